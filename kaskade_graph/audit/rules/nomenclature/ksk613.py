"""KSK613: a code that no edition of the nomenclature has."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.resmi import LEVELS, OfficialRegister, named, register
from kaskade_graph.errors import Teks
from kaskade_graph.model import Unsur
from kaskade_graph.registers.nomenklatur import Konsep
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK613",
    nama="kode-tidak-dikenal",
    keparahan=Keparahan.WARNING,
    judul=Teks("Kode tidak dikenal", "Unknown code"),
    temuan=Teks(
        "Kode yang tidak ada dalam edisi nomenklatur mana pun, padahal bidangnya dikenal.",
        "A code that no edition has, although its bidang is known.",
    ),
    akibat=Teks(
        "Unsur tidak dapat ditelusuri dalam SIPD, RKA, dan DPA melalui kodenya.",
        "The element cannot be traced in SIPD and the budget documents by its code.",
    ),
    rekomendasi=Teks(
        "Periksa kodenya pada nomenklatur yang berlaku.", "Check the code in the nomenclature in force."
    ),
    contoh=Teks(
        "Kode 7.01.09 pada sebuah program kecamatan.", "The code 7.01.09 with a program of a kecamatan."
    ),
    kriteria=Teks(
        "Kode yang tercetak ada dalam nomenklatur yang berlaku pada tahun itu.",
        "A code printed is in the nomenclature in force in that year.",
    ),
    dasar=("Permendagri 90/2019", "Kepmendagri 050-3708/2020"),
    sejak="0.1.0",
    kasus="""--- dikenal
program: [{nama: Program Pemberdayaan Masyarakat Desa dan Kelurahan, kode: 7.01.03}]
--- bidang yang daftarnya tidak tersedia
program: [{nama: Program Pengembangan Perumahan, kode: 1.04.02}]
--- kode edisi lain adalah aturan lain
sub_kegiatan: [{nama: Penyediaan Gaji dan Tunjangan ASN, kode: 7.01.01.2.02.0001}]
--- tidak dikenal
program:
  - nama: Program Pemberdayaan Masyarakat Desa dan Kelurahan
    kode: 7.01.09  #! Kode 7.01.09 pada Program “Program Pemberdayaan Masyarakat Desa dan Kelurahan” tidak ada dalam edisi nomenklatur mana pun.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements whose code is of a bidang held, but in no edition."""
    found = register(ctx)
    if found is None or found.namanya_saja:
        return
    yield from _of_another(ctx, found)
    for unsur in ctx.unsur(*LEVELS):
        kode = unsur.kode or ""
        held = any(found.buku.get(e, ".".join(kode.split(".")[:2])) for e in found.buku.editions())
        if not held or any(found.buku.get(e, kode) for e in found.buku.editions()):
            continue
        what, meant = ctx.sebut(unsur.iri), _meant(found, unsur)
        yield Cacat(
            unsur=unsur.iri,
            kondisi=Teks(
                f"Kode {kode} pada {what.id} tidak ada dalam edisi nomenklatur mana pun.",
                f"The code {kode} of {what.en} is in no edition of the nomenclature.",
            ),
            rekomendasi=None if meant is None else Teks(f"Tulis {named(meant)}.", f"Write {named(meant)}."),
            properti=(KIN.kode,),
            keyakinan=min(0.9, found.keyakinan),
        )


def _of_another(ctx: Konteks, found: OfficialRegister) -> Iterator[Cacat]:
    """An element that has the name of one entry and the code of another, both of the edition in force."""
    for item in found.tercatat.values():
        kode = item.unsur.kode or ""
        other = found.buku.get(found.edisi, kode)
        if other is None or other.kode == item.konsep.kode or other.jenis is not item.konsep.jenis:
            continue
        if fold(item.unsur.label or "") != fold(item.konsep.nama) or fold(other.nama) == fold(
            item.konsep.nama
        ):
            continue
        what = ctx.sebut(item.unsur.iri)
        yield Cacat(
            unsur=item.unsur.iri,
            kondisi=Teks(
                f"Kode {kode} pada {what.id} adalah kode {named(other)}.",
                f"The code {kode} of {what.en} is that of {named(other)}.",
            ),
            rekomendasi=Teks(f"Tulis {named(item.konsep)}.", f"Write {named(item.konsep)}."),
            properti=(KIN.kode,),
            keyakinan=min(0.9, found.keyakinan),
            keparahan=Keparahan.ERROR,
        )


def _meant(found: OfficialRegister, unsur: Unsur) -> Konsep | None:
    item = found.tercatat.get(unsur.iri)
    return item.konsep if item else None
