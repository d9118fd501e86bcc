"""KSK108: elements that support one another in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK108",
    nama="kaskade-melingkar",
    keparahan=Keparahan.ERROR,
    judul=Teks("Kaskade melingkar", "Circular cascade"),
    temuan=Teks(
        "Unsur yang melalui rantai dukungan mendukung dirinya sendiri.",
        "An element that supports itself through a chain of support.",
    ),
    akibat=Teks(
        "Tidak ada puncak yang dapat dituju, dan capaian terhitung berulang.",
        "There is no top to reach, and results are counted over and over.",
    ),
    rekomendasi=Teks(
        "Putuskan salah satu kaitan sehingga rantai berakhir pada tujuan.",
        "Cut one of the links, so that the chain ends at a tujuan.",
    ),
    contoh=Teks("Kegiatan A mendukung B, dan B mendukung A.", "Kegiatan A supports B, and B supports A."),
    kriteria=Teks(
        "Rantai dukungan berakhir pada tujuan unit kerja.",
        "The chain of support ends at a tujuan of the unit.",
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- tidak melingkar
tujuan: [{nama: Terwujudnya pelayanan prima, sasaran: [{nama: Meningkatnya pelayanan}]}]
--- melingkar
@turtle
<murni/kegiatan/a> a kin:Kegiatan ; rdfs:label "A" ; kin:mendukung <murni/kegiatan/b> .
<murni/kegiatan/b> a kin:Kegiatan ; rdfs:label "B" ; kin:mendukung <murni/kegiatan/a> .
#! murni/kegiatan/a: Kegiatan “A” mendukung dirinya sendiri melalui Kegiatan “B”.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each knot of elements once, at its first element."""
    for cycle in ctx.graf.cycles():
        first, *through = [ctx.sebut(iri) for iri in cycle]
        over_id, over_en = ", ".join(t.id for t in through), ", ".join(t.en for t in through)
        yield Cacat(
            unsur=cycle[0],
            kondisi=Teks(
                f"{first.id} mendukung dirinya sendiri" + (f" melalui {over_id}." if through else "."),
                f"{first.en} supports itself" + (f" through {over_en}." if through else "."),
            ),
            properti=(KIN.mendukung,),
            terkait=tuple(cycle[1:]),
        )
