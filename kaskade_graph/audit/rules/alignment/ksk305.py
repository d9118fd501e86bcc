"""KSK305: a Sasaran strategis that no program carries out."""

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
    judul=Teks("Sasaran strategis tanpa program", "Sasaran strategis without program"),
    temuan=Teks(
        "Sasaran strategis yang tidak didukung satu program pun.",
        "A sasaran strategis that no program supports.",
    ),
    akibat=Teks(
        "Tidak ada pekerjaan yang mewujudkannya, sehingga capaiannya tidak beralasan.",
        "No work brings it about, so its results have no ground.",
    ),
    rekomendasi=Teks(
        "Tetapkan program yang mewujudkannya, atau hapus sasaran strategis ini dari kaskade.",
        "Name the program that brings it about, or drop it from the cascade.",
    ),
    contoh=Teks(
        "Sasaran strategis tercetak tanpa program di bawahnya.",
        "A sasaran strategis is printed with no program below it.",
    ),
    kriteria=Teks(
        "Setiap sasaran strategis dijabarkan ke dalam program.",
        "Every sasaran strategis is broken down into program.",
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- dijabarkan
sasaran: [{nama: Meningkatnya pelayanan, program: [Program Pelayanan]}]
--- buntu
sasaran: [{nama: Meningkatnya pelayanan}]   #! Sasaran Strategis “Meningkatnya pelayanan” tidak didukung satu program pun.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield every Sasaran strategis that nothing supports."""
    for iri in ctx.graf.dead_ends(Jenis.SASARAN_STRATEGIS):
        what = ctx.sebut(iri)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(f"{what.id} tidak didukung satu program pun.", f"No program supports {what.en}."),
        )
