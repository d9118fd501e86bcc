"""KSK612: a code that does not continue the code of its parent."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.nomenclature.resmi import register
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK612",
    nama="kode-bukan-turunan-induk",
    keparahan=Keparahan.ERROR,
    judul=Teks("Kode bukan turunan kode induk", "Code does not continue its parent's"),
    temuan=Teks(
        "Kegiatan atau sub kegiatan yang kodenya tidak diawali kode unsur di atasnya.",
        "A kegiatan or sub kegiatan whose code does not begin with that of the element above it.",
    ),
    akibat=Teks(
        "Unsur tampak berada di bawah program atau kegiatan lain; anggarannya dapat terhitung di sana.",
        "The element seems to belong under another program or kegiatan; its budget may be counted there.",
    ),
    rekomendasi=Teks(
        "Perbaiki kodenya, atau pindahkan unsur ke bawah induk menurut kodenya.",
        "Correct the code, or move the element under the parent that its code names.",
    ),
    contoh=Teks(
        "Kegiatan berkode 1.04.03.2.01 di bawah program berkode 1.04.02.",
        "A kegiatan with the code 1.04.03.2.01 under a program with the code 1.04.02.",
    ),
    kriteria=Teks(
        "Kode kegiatan diawali kode programnya, dan kode sub kegiatan diawali kode kegiatannya.",
        "The code of a kegiatan begins with that of its program, and so does a sub kegiatan's with its kegiatan's.",
    ),
    dasar=("Permendagri 90/2019",),
    sejak="0.1.0",
    kasus="""--- turunan
program:
  - nama: Program Perumahan
    kode: 1.04.02
    kegiatan:
      - {nama: Pendataan Rumah, kode: 1.04.02.2.01, sub_kegiatan: [{nama: Survei Rumah, kode: 1.04.02.2.01.01}]}
--- tanpa kode urusan di depan
program:
  - nama: Program Perumahan
    kode: "02"
    kegiatan: [{nama: Pendataan Rumah, kode: "2.01"}]
--- nama resmi dengan kodenya adalah aturan lain
kegiatan:
  - nama: Administrasi Umum Perangkat Daerah
    kode: 7.01.01.2.06
    sub_kegiatan: [{nama: Penyediaan Gaji dan Tunjangan ASN, kode: 7.01.01.2.02.01}]
--- bukan turunan
program:
  - nama: Program Perumahan
    kode: 1.04.02
    kegiatan:
      - nama: Pendataan Rumah
        kode: 1.04.03.2.01  #! Kode 1.04.03.2.01 pada Kegiatan “Pendataan Rumah” bukan turunan kode 1.04.02 milik Program “Program Perumahan”.
""",
)
_WHOLE = 3
"""Parts from which on a code is whole: urusan, bidang and program."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements with a whole code that departs from the parent's; KSK603 judges official entries."""
    known = register(ctx)
    placed = known.tercatat if known else {}
    for unsur in ctx.unsur(Jenis.KEGIATAN, Jenis.SUB_KEGIATAN):
        kode = _parts(unsur.kode)
        for iri in ctx.graf.parents(unsur.iri):
            above = ctx.kaskade.unsur.get(iri)
            induk = _parts(above.kode if above else None)
            if len(induk) < _WHOLE or len(kode) < _WHOLE or kode[: len(induk)] == induk:
                continue
            if unsur.iri in placed and iri in placed:
                continue
            what, whose = ctx.sebut(unsur.iri), ctx.sebut(iri)
            yield Cacat(
                unsur=unsur.iri,
                kondisi=Teks(
                    f"Kode {unsur.kode} pada {what.id} bukan turunan kode {above.kode if above else ''} milik {whose.id}.",
                    f"The code {unsur.kode} of {what.en} does not continue {above.kode if above else ''} of {whose.en}.",
                ),
                properti=(KIN.kode,),
                terkait=(iri,),
            )


def _parts(kode: str | None) -> list[str]:
    """The parts of a code as numbers without leading zeros."""
    return [p.lstrip("0") or "0" for p in (kode or "").strip(" .").split(".") if p]
