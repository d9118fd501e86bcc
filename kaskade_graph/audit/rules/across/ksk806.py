"""KSK806: codes of an edition of the nomenclature that is no longer in force."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.likeness import likeness
from kaskade_graph.model import Jenis, Unsur
from kaskade_graph.registers import nomenklatur, nomenklatur_counterparts, nomenklatur_transition
from kaskade_graph.registers.nomenklatur import Konsep, Nomenklatur
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK806",
    nama="kode-edisi-lama",
    keparahan=Keparahan.WARNING,
    judul=Teks("Kode dari edisi nomenklatur yang lama", "Codes of a superseded nomenclature"),
    temuan=Teks(
        "Kode yang tercetak adalah kode edisi nomenklatur sebelum edisi yang berlaku pada tahun itu.",
        "The codes printed are those of an edition before the one in force in that year.",
    ),
    akibat=Teks(
        "Kaskade tidak bertemu dengan RKA, DPA dan laporan yang memakai kode yang berlaku.",
        "The cascade does not meet the budget documents and reports, which use the codes in force.",
    ),
    rekomendasi=Teks(
        "Ganti dengan kode edisi yang berlaku.", "Replace them with the codes of the edition in force."
    ),
    contoh=Teks(
        "Penyediaan komponen instalasi listrik tahun 2021 masih berkode 7.01.01.2.03.12, bukan 7.01.01.2.06.01.",
        "Provision of lighting components of 2021 still has the code 7.01.01.2.03.12, not 7.01.01.2.06.01.",
    ),
    kriteria=Teks(
        "Program, kegiatan dan sub kegiatan memakai kode nomenklatur yang berlaku pada tahun anggaran itu.",
        "Program, kegiatan and sub kegiatan use the codes in force in the budget year.",
    ),
    dasar=("Permendagri 90/2019", "Kepmendagri 050-3708/2020"),
    sejak="0.1.0",
    kasus="""--- kode yang berlaku
sub_kegiatan:
  - {nama: Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor, kode: 7.01.01.2.06.01}
--- kode edisi 2019 pada tahun 2021
sub_kegiatan:
  - nama: Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor
    kode: 7.01.01.2.03.12  #! Kode 7.01.01.2.03.12 berasal dari edisi 90-2019; dalam edisi 050-3708-2020 kodenya 7.01.01.2.06.01.
--- kode yang sama dalam kedua edisi
sub_kegiatan:
  - {nama: Penyediaan Gaji dan Tunjangan ASN, kode: 7.01.01.2.02.01}
--- kode yang bukan milik nama ini dalam edisi mana pun
sub_kegiatan:
  - {nama: Penyediaan Gaji dan Tunjangan ASN, kode: 7.01.01.2.09.09}
""",
)
_NAMED = 0.84
"""Likeness of the printed name and the official one, from which the code is taken to be meant."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield elements whose code and name agree in an older edition, and not in the one in force."""
    register = nomenklatur.load()
    edisi = register.edition_for(ctx.kaskade.tahun)
    editions = register.editions()
    older = list(reversed(editions[: editions.index(edisi)]))
    for unsur in ctx.unsur(Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN):
        if not unsur.kode or not unsur.label or _is(register, edisi, unsur) is not None:
            continue
        found = next((k for e in older if (k := _is(register, e, unsur)) is not None), None)
        if found is not None:
            yield _defect(unsur, found, edisi, register)


def _is(register: Nomenklatur, edisi: str, unsur: Unsur) -> Konsep | None:
    konsep = register.get(edisi, unsur.kode or "")
    if konsep is None or likeness(fold(unsur.label or ""), fold(konsep.nama)) < _NAMED:
        return None
    return konsep


def _defect(unsur: Unsur, konsep: Konsep, edisi: str, register: Nomenklatur) -> Cacat:
    now = next(iter(nomenklatur_counterparts.padanan(konsep, edisi, register)), None)
    kondisi = Teks(
        f"Kode {konsep.kode} berasal dari edisi {konsep.edisi}",
        f"The code {konsep.kode} is of the edition {konsep.edisi}",
    )
    if now is None:
        became = (
            nomenklatur_transition.load().get(konsep.kode)
            if konsep.edisi == nomenklatur_transition.EDISI
            else None
        )
        why = (f": {became.teks.id}", f": it {became.teks.en}") if became else ("", "")
        return Cacat(
            unsur=unsur.iri,
            kondisi=Teks(
                f"{kondisi.id}, dan tidak ada padanannya dalam edisi {edisi}{why[0]}.",
                f"{kondisi.en}, and has no counterpart in the edition {edisi}{why[1]}.",
            ),
            properti=(KIN.kode,),
        )
    kode, nama = now.konsep.kode, now.konsep.nama
    return Cacat(
        unsur=unsur.iri,
        kondisi=Teks(
            f"{kondisi.id}; dalam edisi {edisi} kodenya {kode}.",
            f"{kondisi.en}; in the edition {edisi} it is {kode}.",
        ),
        rekomendasi=Teks(f"Ganti dengan {kode} {nama}.", f"Replace it with {kode} {nama}."),
        properti=(KIN.kode,),
        keyakinan=now.keyakinan,
    )
