"""KSK133: what refers to itself, and a region code that the register does not have."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph import wilayah
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.text import shown
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK133",
    nama="merujuk-yang-tidak-mungkin",
    keparahan=Keparahan.ERROR,
    judul=Teks("Merujuk yang tidak mungkin", "A reference to what cannot be"),
    temuan=Teks(
        "Indikator yang menjadi komponen formulanya sendiri, unsur yang mendukung dirinya sendiri, atau unit dengan kode wilayah yang tidak terdaftar.",
        "An indikator that is a component of its own formula, an element that supports itself, or a unit whose region code is not in the register.",
    ),
    akibat=Teks(
        "Perhitungan berputar tanpa akhir, atau kinerja tidak dapat dikaitkan dengan daerahnya.",
        "Calculations go round without end, or performance cannot be tied to its region.",
    ),
    rekomendasi=Teks(
        "Perbaiki rujukannya, atau kode wilayahnya.", "Correct the reference, or the region code."
    ),
    contoh=Teks(
        "Kode wilayah 33.99.19, yang tidak ada dalam daftar.",
        "The region code 33.99.19, which is not in the register.",
    ),
    kriteria=Teks(
        "Setiap rujukan menunjuk hal lain yang ada.", "Every reference points to something else that exists."
    ),
    dasar=("Ontologi kinerja",),
    sejak="0.2.0",
    kasus="""--- komponen lain
tujuan: [{nama: Tertib, indikator: [Persentase desa tertib]}]
--- komponen sendiri
@turtle
<murni/tujuan/t> a kin:Tujuan ; rdfs:label "Tertib" ; kin:diukurOleh <murni/indikator/i> .
<murni/indikator/i> a kin:Indikator ; rdfs:label "Jumlah pengaduan" ; kin:komponenFormula <murni/indikator/i> .
#! murni/indikator/i: Indikator “Jumlah pengaduan” merujuk dirinya sendiri.
""",
)
_EXAMPLES = "99"
"""No province has this number: regions of examples have it."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield what refers to itself, and the cascade whose region is not in the register."""
    for iri, links in _links(ctx):
        if iri in links:
            what = ctx.sebut(iri)
            yield Cacat(
                unsur=iri,
                kondisi=Teks(f"{what.id} merujuk dirinya sendiri.", f"{what.en} refers to itself."),
                properti=(RDFS.label,),
            )
    kode = ctx.kaskade.unit.kode_wilayah
    if kode and not kode.startswith(_EXAMPLES) and not _known(kode):
        what = ctx.sebut(ctx.kaskade.iri)
        yield Cacat(
            unsur=ctx.kaskade.iri,
            kondisi=Teks(
                f"Kode wilayah “{shown(kode[:40])}” pada {what.id} tidak terdaftar.",
                f"The region code “{shown(kode[:40])}” of {what.en} is not in the register.",
            ),
            kunci="wilayah",
            properti=(KIN.kodeWilayah,),
        )


def _known(kode: str) -> bool:
    """Whether the register has the region; a desa is known by its kecamatan."""
    register = wilayah.load()
    return kode in register or (kode.count(".") == 3 and kode.rpartition(".")[0] in register)


def _links(ctx: Konteks) -> Iterator[tuple[str, list[str]]]:
    for indikator in ctx.indikator:
        yield indikator.iri, [*indikator.komponen_formula, *indikator.indikator_sama]
    for unsur in ctx.kaskade.unsur.values():
        yield unsur.iri, [*unsur.mendukung_juga, *unsur.mendukung_daerah]
