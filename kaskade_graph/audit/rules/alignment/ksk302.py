"""A program that no kegiatan carries out."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis

ATURAN = Aturan(
    kode="KSK302",
    nama="program-tanpa-kegiatan",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Program tanpa kegiatan",
        "A program without kegiatan",
    ),
    temuan=Teks(
        "Program yang tidak didukung oleh satu kegiatan pun.",
        "A program that no kegiatan supports.",
    ),
    kriteria=Teks(
        "Setiap program dijabarkan ke dalam kegiatan.",
        "Every program is broken down into kegiatan.",
    ),
    dasar=("PermenPANRB 88/2021", "PermenPANRB 89/2021"),
    akibat=Teks(
        "Tidak ada kegiatan dan anggaran yang mewujudkan sasaran program.",
        "There is no kegiatan and no budget to bring about the sasaran of the program.",
    ),
    rekomendasi=Teks(
        "Tetapkan kegiatan yang mewujudkan sasaran program, atau keluarkan program ini dari kaskade.",
        "Settle on kegiatan that bring about its sasaran, or take the program out of the cascade.",
    ),
    contoh=Teks(
        "Program “Pelayanan Publik” tercantum tanpa kegiatan.",
        "Program “Pelayanan Publik” stands without kegiatan.",
    ),
    sejak="0.1.0",
    kasus="""
--- program dengan kegiatan
program:
  - nama: Program Pelayanan Publik
    kegiatan: [Koordinasi Pelayanan]
--- program tanpa kegiatan
program:
  - Program Pelayanan Publik  #! Program “Program Pelayanan Publik” tidak mempunyai kegiatan yang mendukungnya.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield every program that nothing supports."""
    for iri in ctx.graf.dead_ends(Jenis.PROGRAM):
        what = ctx.sebut(iri)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"{what.id} tidak mempunyai kegiatan yang mendukungnya.",
                f"{what.en} has no kegiatan that supports it.",
            ),
        )
