"""An element that supports something, and still reaches no tujuan."""

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
    judul=Teks(
        "Rantai ke tujuan terputus",
        "The chain to a tujuan is broken",
    ),
    temuan=Teks(
        "Unsur yang mendukung unsur di atasnya, tetapi rantainya tidak sampai ke tujuan.",
        "An element that supports one above it, but whose chain reaches no tujuan.",
    ),
    kriteria=Teks(
        "Setiap unsur kaskade dapat ditelusuri sampai ke tujuan unit kerja.",
        "Every element of a cascade can be followed up to a tujuan of the unit.",
    ),
    dasar=("PermenPANRB 88/2021", "PermenPANRB 89/2021"),
    akibat=Teks(
        "Sumbangan seluruh unsur pada rantai ini terhadap tujuan tidak dapat ditunjukkan.",
        "What the elements of this chain contribute to a tujuan cannot be shown.",
    ),
    rekomendasi=Teks(
        "Sambungkan unsur teratas rantai ini dengan sasaran strategis atau tujuan yang didukungnya.",
        "Join the topmost element of the chain to the sasaran strategis or tujuan it supports.",
    ),
    contoh=Teks(
        "Kegiatan mendukung program, tetapi program itu tidak mendukung sasaran strategis.",
        "A kegiatan supports a program, and the program supports no sasaran strategis.",
    ),
    sejak="0.1.0",
    kasus="""
--- sampai ke tujuan
tujuan:
  - nama: Terwujudnya pelayanan prima
    sasaran:
      - nama: Meningkatnya kepuasan masyarakat
        program: [Program Pelayanan Publik]
--- terputus di program; yang di bawahnya disebut sekali
program:
  - nama: Program Pelayanan Publik  #! Rantai yang berpangkal pada Program “Program Pelayanan Publik” tidak sampai ke tujuan; 3 unsur di bawahnya ikut terputus.
    kegiatan:
      - nama: Koordinasi Pelayanan
        sub_kegiatan: [Pelayanan Nonperizinan]
      - Pengaduan Masyarakat
--- tanpa apa pun di bawahnya adalah aturan lain
program: [Program Pelayanan Publik]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the top of each chain that reaches no tujuan, once for all below it."""
    lost = ctx.graf.unreached()
    for iri in lost:
        below = [i for i in ctx.graf.descendants(iri) if i in lost]
        if ctx.graf.parents(iri) or not below:
            continue
        top = ctx.sebut(iri)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"Rantai yang berpangkal pada {top.id} tidak sampai ke tujuan; "
                f"{len(below)} unsur di bawahnya ikut terputus.",
                f"The chain that begins at {top.en} reaches no tujuan; {len(below)} elements below are cut off "
                "with it.",
            ),
            terkait=tuple(ctx.graf.children(iri)[:2]),
        )
