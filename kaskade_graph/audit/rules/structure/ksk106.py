"""KSK106: an element supports something that is not exactly one level up."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import RANTAI
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK106",
    nama="tingkat-kaskade-terlewati",
    keparahan=Keparahan.ERROR,
    judul=Teks("Tingkat kaskade terlewati", "Level of the cascade skipped"),
    temuan=Teks(
        "Unsur yang mendukung unsur bukan tepat satu tingkat di atasnya.",
        "An element that supports one which is not exactly one level up.",
    ),
    akibat=Teks(
        "Rantai dari sub kegiatan ke tujuan tidak dapat ditelusuri tingkat demi tingkat.",
        "The chain from sub kegiatan to tujuan cannot be followed level by level.",
    ),
    rekomendasi=Teks(
        "Kaitkan dengan unsur satu tingkat di atasnya; tambahkan tingkat yang hilang bila perlu.",
        "Link it to an element one level up; add the missing level if need be.",
    ),
    contoh=Teks(
        "Sub kegiatan dikaitkan langsung dengan program.", "A sub kegiatan is linked straight to a program."
    ),
    kriteria=Teks(
        "Kaskade berjenjang dari tujuan, sasaran strategis, program, kegiatan, sampai sub kegiatan.",
        "A cascade runs from tujuan over sasaran strategis, program and kegiatan to sub kegiatan.",
    ),
    dasar=("PermenPANRB 89/2021", "Permendagri 90/2019"),
    sejak="0.1.0",
    kasus="""--- berjenjang
tujuan:
  - nama: Terwujudnya pelayanan prima
    sasaran:
      - nama: Meningkatnya pelayanan
        program: [{nama: Program Pelayanan, kegiatan: [{nama: Koordinasi}]}]
--- program langsung di bawah tujuan
tujuan:
  - nama: Terwujudnya pelayanan prima
    program: [{nama: Program Pelayanan}]   #! Program “Program Pelayanan” mendukung Tujuan “Terwujudnya ...
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each link of ``kin:mendukung`` that does not join neighbouring levels."""
    for unsur in ctx.unsur(*RANTAI):
        for parent in unsur.mendukung:
            above = ctx.kaskade.unsur.get(parent)
            if above is None or above.jenis not in RANTAI:
                continue
            if RANTAI.index(above.jenis) == RANTAI.index(unsur.jenis) - 1:
                continue
            one, other = ctx.sebut(unsur.iri), ctx.sebut(parent)
            expected = RANTAI[max(RANTAI.index(unsur.jenis) - 1, 0)].teks
            yield Cacat(
                unsur=unsur.iri,
                kondisi=Teks(
                    f"{one.id} mendukung {other.id}, bukan {expected.id}.",
                    f"{one.en} supports {other.en}, not a {expected.en}.",
                ),
                kunci=ctx.label(parent),
                properti=(KIN.mendukung,),
                terkait=(parent,),
            )
