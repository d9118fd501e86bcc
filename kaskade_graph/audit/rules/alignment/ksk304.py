"""KSK304: an element from which no tujuan is reached although it supports something."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks

ATURAN = Aturan(
    kode="KSK304",
    nama="rantai-ke-tujuan-terputus",
    keparahan=Keparahan.ERROR,
    judul=Teks("Rantai ke tujuan terputus", "Chain to the goal broken"),
    temuan=Teks(
        "Unsur yang mendukung sesuatu, tetapi rantainya tidak sampai ke tujuan.",
        "An element that supports something, but whose chain reaches no tujuan.",
    ),
    akibat=Teks(
        "Sumbangannya kepada tujuan unit tidak dapat ditunjukkan.",
        "Its contribution to a goal of the unit cannot be shown.",
    ),
    rekomendasi=Teks(
        "Sambungkan unsur paling atas rantai ini dengan sasaran strategis atau tujuan.",
        "Join the topmost element of this chain to a sasaran strategis or a tujuan.",
    ),
    contoh=Teks(
        "Kegiatan mendukung program, tetapi program tidak mendukung sasaran.",
        "A kegiatan supports a program that supports no sasaran.",
    ),
    kriteria=Teks(
        "Setiap unsur kaskade dapat ditelusuri sampai ke tujuan unit.",
        "Every element can be traced up to a goal of the unit.",
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- sampai ke tujuan
tujuan: [{nama: Terwujudnya pelayanan prima, sasaran: [{nama: Meningkatnya pelayanan, program: [Program Pelayanan]}]}]
--- terputus di program
program:
  - nama: Program Pelayanan Publik
    kegiatan: [Koordinasi]   #! Kegiatan “Koordinasi” mendukung Program “Program Pelayanan Publik”, tetapi rantainya tidak sampai ke Tujuan.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield what supports something and still reaches no Tujuan; what supports nothing is KSK104."""
    for iri in ctx.graf.unreached():
        parents = ctx.graf.parents(iri)
        if not parents:
            continue
        what, above = ctx.sebut(iri), ctx.sebut(parents[0])
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"{what.id} mendukung {above.id}, tetapi rantainya tidak sampai ke Tujuan.",
                f"{what.en} supports {above.en}, but the chain reaches no Tujuan.",
            ),
            terkait=(parents[0],),
        )
