"""A sasaran strategis that no program carries out."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis

ATURAN = Aturan(
    kode="KSK305",
    nama="sasaran-strategis-tanpa-program",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Sasaran strategis tanpa program",
        "A sasaran strategis without program",
    ),
    temuan=Teks(
        "Sasaran strategis yang tidak didukung oleh satu program pun.",
        "A sasaran strategis that no program supports.",
    ),
    kriteria=Teks(
        "Setiap sasaran strategis dijabarkan ke dalam program.",
        "Every sasaran strategis is broken down into program.",
    ),
    dasar=("PermenPANRB 88/2021", "PermenPANRB 89/2021"),
    akibat=Teks(
        "Tidak ada program dan anggaran yang mewujudkan sasaran strategis.",
        "There is no program and no budget to bring about the sasaran strategis.",
    ),
    rekomendasi=Teks(
        "Tetapkan program yang mewujudkannya, atau tinjau kembali sasaran strategis ini.",
        "Settle on a program that brings it about, or reconsider the sasaran strategis.",
    ),
    contoh=Teks(
        "Sasaran strategis “Meningkatnya kepuasan masyarakat” tercantum tanpa program.",
        "Sasaran strategis “Meningkatnya kepuasan masyarakat” stands without program.",
    ),
    sejak="0.1.0",
    kasus="""
--- sasaran strategis dengan program
sasaran:
  - nama: Meningkatnya kepuasan masyarakat
    program: [Program Pelayanan Publik]
--- sasaran strategis tanpa program
sasaran:
  - Meningkatnya kepuasan masyarakat  #! Sasaran Strategis “Meningkatnya kepuasan masyarakat” tidak mempunyai program yang mendukungnya.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield every sasaran strategis that nothing supports."""
    for iri in ctx.graf.dead_ends(Jenis.SASARAN_STRATEGIS):
        what = ctx.sebut(iri)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"{what.id} tidak mempunyai program yang mendukungnya.",
                f"{what.en} has no program that supports it.",
            ),
        )
