"""A kegiatan that no sub kegiatan carries out."""

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
    judul=Teks(
        "Kegiatan tanpa sub kegiatan",
        "A kegiatan without sub kegiatan",
    ),
    temuan=Teks(
        "Kegiatan yang tidak didukung oleh satu sub kegiatan pun.",
        "A kegiatan that no sub kegiatan supports.",
    ),
    kriteria=Teks(
        "Setiap kegiatan dijabarkan ke dalam sub kegiatan.",
        "Every kegiatan is broken down into sub kegiatan.",
    ),
    dasar=("PermenPANRB 88/2021", "PermenPANRB 89/2021"),
    akibat=Teks(
        "Tidak ada sub kegiatan dan anggaran yang mewujudkan sasaran kegiatan.",
        "There is no sub kegiatan and no budget to bring about the sasaran of the kegiatan.",
    ),
    rekomendasi=Teks(
        "Tetapkan sub kegiatan sesuai nomenklatur, atau keluarkan kegiatan ini dari kaskade.",
        "Settle on sub kegiatan from the nomenclature, or take the kegiatan out of the cascade.",
    ),
    contoh=Teks(
        "Kegiatan “Koordinasi” tercantum tanpa sub kegiatan.",
        "Kegiatan “Koordinasi” stands without sub kegiatan.",
    ),
    sejak="0.1.0",
    kasus="""
--- kegiatan dengan sub kegiatan
kegiatan:
  - nama: Koordinasi Pelayanan
    sub_kegiatan: [Pelayanan Nonperizinan]
--- kegiatan tanpa sub kegiatan
kegiatan:
  - Koordinasi Pelayanan  #! Kegiatan “Koordinasi Pelayanan” tidak mempunyai sub kegiatan yang mendukungnya.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield every kegiatan that nothing supports."""
    for iri in ctx.graf.dead_ends(Jenis.KEGIATAN):
        what = ctx.sebut(iri)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"{what.id} tidak mempunyai sub kegiatan yang mendukungnya.",
                f"{what.en} has no sub kegiatan that supports it.",
            ),
        )
