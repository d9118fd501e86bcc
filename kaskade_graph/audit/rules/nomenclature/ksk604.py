"""KSK604: a code of an edition that was not yet in force."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.resmi import LEVELS, OfficialRegister, named, register
from kaskade_graph.errors import Teks
from kaskade_graph.likeness import likeness
from kaskade_graph.model import Unsur
from kaskade_graph.registers import nomenklatur_counterparts
from kaskade_graph.registers.nomenklatur import Konsep
from kaskade_graph.registers.urusan import title
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK604",
    nama="kode-belum-berlaku",
    keparahan=Keparahan.WARNING,
    judul=Teks("Kode dari edisi yang belum berlaku", "Code of an edition not yet in force"),
    temuan=Teks(
        "Kode yang tercetak adalah kode edisi nomenklatur yang baru berlaku sesudah tahun itu.",
        "The code printed is that of an edition that came into force after that year.",
    ),
    akibat=Teks(
        "Kaskade tidak bertemu dengan RKA, DPA, dan laporan tahun itu; tampak disusun sesudah tahunnya lewat.",
        "The cascade does not meet the budget documents of its year, and looks as if made after it.",
    ),
    rekomendasi=Teks(
        "Ganti dengan kode edisi yang berlaku pada tahun itu.",
        "Replace it with the code of the edition in force in that year.",
    ),
    contoh=Teks(
        "Sub kegiatan tahun 2021 berkode 7.01.01.2.02.0001, bentuk kode yang dipakai SIPD tahun 2025.",
        "A sub kegiatan of 2021 with the code 7.01.01.2.02.0001, a form that SIPD uses in 2025.",
    ),
    kriteria=Teks(
        "Kode program, kegiatan, dan sub kegiatan mengikuti nomenklatur yang berlaku pada tahun itu.",
        "The codes of program, kegiatan and sub kegiatan follow the nomenclature in force in that year.",
    ),
    dasar=("Permendagri 90/2019", "Kepmendagri 050-3708/2020"),
    sejak="0.1.0",
    kolaps=True,
    kondisi_kolaps=Teks(
        "Kode {rincian} berasal dari edisi nomenklatur yang belum berlaku pada tahun dokumen ini.",
        "The codes of {rincian} are of an edition not yet in force in the year of this document.",
    ),
    kasus="""--- kode yang berlaku
sub_kegiatan: [{nama: Penyediaan Gaji dan Tunjangan ASN, kode: 7.01.01.2.02.01}]
--- kode edisi 2025 pada tahunnya
tahun: 2025
sub_kegiatan: [{nama: Penyediaan Gaji dan Tunjangan ASN, kode: 7.01.01.2.02.0001}]
--- kode edisi 2025 pada tahun 2024, yang edisinya sendiri tidak tersedia
tahun: 2024
sub_kegiatan: [{nama: Penyediaan Gaji dan Tunjangan ASN, kode: 7.01.01.2.02.0001}]
--- kode edisi 2025 pada tahun 2021
sub_kegiatan:
  - nama: Penyediaan Gaji dan Tunjangan ASN
    kode: 7.01.01.2.02.0001  #! Kode 7.01.01.2.02.0001 berasal dari Nomenklatur SIPD tahun 2025, sedangkan kaskade ini untuk tahun 2021.
""",
)
_NAMED = 0.84
"""Likeness of the printed name and the official one, from which the code is taken to be meant."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements whose code and name agree in a later edition, and whose code this one has not."""
    found = register(ctx)
    # Where the edition of the year itself is not held, one between may have brought the code already.
    if found is None or found.keyakinan < 1:
        return
    editions = found.buku.editions()
    later = editions[editions.index(found.edisi) + 1 :]
    for unsur in ctx.unsur(*LEVELS):
        if unsur.kode and unsur.label and found.buku.get(found.edisi, unsur.kode) is None:
            konsep = next((k for e in later if (k := found.buku.get(e, unsur.kode)) is not None), None)
            if konsep is not None and likeness(fold(unsur.label), fold(konsep.nama)) >= _NAMED:
                yield _cacat(ctx, found, unsur, konsep)


def _cacat(ctx: Konteks, found: OfficialRegister, unsur: Unsur, konsep: Konsep) -> Cacat:
    of, tahun = title(konsep.edisi), ctx.kaskade.tahun
    now = next(iter(nomenklatur_counterparts.padanan(konsep, found.edisi, found.buku)), None)
    return Cacat(
        unsur=unsur.iri,
        kondisi=Teks(
            f"Kode {konsep.kode} berasal dari {of.id}, sedangkan kaskade ini untuk tahun {tahun}.",
            f"The code {konsep.kode} is of the {of.en}, but this cascade is for {tahun}.",
        ),
        rekomendasi=None
        if now is None
        else Teks(f"Ganti dengan {named(now.konsep)}.", f"Replace it with {named(now.konsep)}."),
        properti=(KIN.kode,),
        keyakinan=found.keyakinan,
    )
