"""KSK302: a Program that no kegiatan carries out."""

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
    judul=Teks("Program tanpa kegiatan", "Program without kegiatan"),
    temuan=Teks("Program yang tidak didukung satu kegiatan pun.", "A program that no kegiatan supports."),
    akibat=Teks(
        "Tidak ada pekerjaan yang mewujudkannya, sehingga capaiannya tidak beralasan.",
        "No work brings it about, so its results have no ground.",
    ),
    rekomendasi=Teks(
        "Tetapkan kegiatan yang mewujudkannya, atau hapus program ini dari kaskade.",
        "Name the kegiatan that brings it about, or drop it from the cascade.",
    ),
    contoh=Teks(
        "Program tercetak tanpa kegiatan di bawahnya.", "A program is printed with no kegiatan below it."
    ),
    kriteria=Teks(
        "Setiap program dijabarkan ke dalam kegiatan.", "Every program is broken down into kegiatan."
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- dijabarkan
program: [{nama: Program Pelayanan Publik, kegiatan: [Koordinasi]}]
--- buntu
program: [{nama: Program Pelayanan Publik}]   #! Program “Program Pelayanan Publik” tidak didukung satu kegiatan pun.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield every Program that nothing supports."""
    for iri in ctx.graf.dead_ends(Jenis.PROGRAM):
        what = ctx.sebut(iri)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(f"{what.id} tidak didukung satu kegiatan pun.", f"No kegiatan supports {what.en}."),
        )
