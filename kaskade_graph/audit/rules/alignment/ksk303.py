"""KSK303: a Kegiatan that no sub kegiatan carries out."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis

ATURAN = Aturan(
    kode="KSK303",
    nama="kegiatan-tanpa-sub-kegiatan",
    keparahan=Keparahan.ERROR,
    judul=Teks("Kegiatan tanpa sub kegiatan", "Kegiatan without sub kegiatan"),
    temuan=Teks(
        "Kegiatan yang tidak didukung satu sub kegiatan pun.", "A kegiatan that no sub kegiatan supports."
    ),
    akibat=Teks(
        "Tidak ada pekerjaan yang mewujudkannya, sehingga capaiannya tidak beralasan.",
        "No work brings it about, so its results have no ground.",
    ),
    rekomendasi=Teks(
        "Tetapkan sub kegiatan yang mewujudkannya, atau hapus kegiatan ini dari kaskade.",
        "Name the sub kegiatan that brings it about, or drop it from the cascade.",
    ),
    contoh=Teks(
        "Kegiatan tercetak tanpa sub kegiatan di bawahnya.",
        "A kegiatan is printed with no sub kegiatan below it.",
    ),
    kriteria=Teks(
        "Setiap kegiatan dijabarkan ke dalam sub kegiatan.",
        "Every kegiatan is broken down into sub kegiatan.",
    ),
    dasar=("PermenPANRB 89/2021",),
    sejak="0.1.0",
    kasus="""--- dijabarkan
kegiatan: [{nama: Koordinasi, sub_kegiatan: [Rapat]}]
--- buntu
kegiatan: [{nama: Koordinasi}]   #! Kegiatan “Koordinasi” tidak didukung satu sub kegiatan pun.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield every Kegiatan that nothing supports."""
    for iri in ctx.graf.dead_ends(Jenis.KEGIATAN):
        what = ctx.sebut(iri)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"{what.id} tidak didukung satu sub kegiatan pun.", f"No sub kegiatan supports {what.en}."
            ),
        )
