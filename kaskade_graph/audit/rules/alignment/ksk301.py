"""An indikator that measures nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks

ATURAN = Aturan(
    kode="KSK301",
    nama="indikator-yatim",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Indikator yatim",
        "An orphan indikator",
    ),
    temuan=Teks(
        "Indikator yang tidak mengukur tujuan atau sasaran mana pun.",
        "An indikator that measures no tujuan and no sasaran.",
    ),
    kriteria=Teks(
        "Setiap indikator mengukur satu tujuan atau sasaran.",
        "Every indikator measures one tujuan or sasaran.",
    ),
    dasar=("PermenPANRB 53/2014", "PermenPANRB 88/2021"),
    akibat=Teks(
        "Indikator ini diukur dan dilaporkan tanpa menunjukkan keberhasilan apa pun.",
        "It is measured and reported without showing the success of anything.",
    ),
    rekomendasi=Teks(
        "Tempatkan indikator ini pada tujuan atau sasaran yang diukurnya, atau hapus.",
        "Put the indikator with the tujuan or sasaran it measures, or remove it.",
    ),
    contoh=Teks(
        "Indikator “Jumlah laporan” tercantum di luar tabel tujuan dan sasaran.",
        "Indikator “Jumlah laporan” stands outside the tables of tujuan and sasaran.",
    ),
    sejak="0.1.0",
    kasus="""
--- indikator melekat pada sasaran
sasaran:
  - nama: Meningkatnya kepuasan masyarakat
    indikator: [Indeks Kepuasan Masyarakat]
--- indikator lepas
indikator:
  - Jumlah laporan  #! Indikator “Jumlah laporan” tidak mengukur tujuan atau sasaran mana pun.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each indikator that no tujuan or sasaran is measured by."""
    for iri in ctx.graf.orphans():
        name = ctx.sebut(iri)
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"{name.id} tidak mengukur tujuan atau sasaran mana pun.",
                f"{name.en} measures no tujuan and no sasaran.",
            ),
        )
