"""KSK703: targets that move the wrong way from year to year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kaskade_graph.analysis.angka import number
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Arah
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK703",
    nama="target-berlawanan-arah",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Target bergerak berlawanan dengan arah indikator",
        "Targets move against the direction of the indikator",
    ),
    temuan=Teks(
        "Target tahunan yang menurun padahal arah indikator positif, atau menaik padahal arahnya negatif.",
        "Yearly targets that fall although the direction is positive, or rise although it is negative.",
    ),
    akibat=Teks(
        "Unit merencanakan kinerja yang memburuk, atau arah indikator keliru dan capaian dihitung terbalik.",
        "The unit plans to get worse, or the direction is wrong and the achievement is computed upside down.",
    ),
    rekomendasi=Teks(
        "Periksa arah indikator; bila sudah benar, susun ulang target agar membaik dari tahun ke tahun.",
        "Check the direction of the indikator; if it is right, set targets that improve from year to year.",
    ),
    contoh=Teks(
        "Target pengaduan 5, 7, dan 9, padahal arahnya negatif.",
        "Targets for complaints of 5, 7 and 9, although the direction is negative.",
    ),
    kriteria=Teks(
        "Target sejalan dengan arah indikator dan menunjukkan peningkatan kinerja.",
        "Targets follow the direction of the indikator and show better performance.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- naik
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, arah: Positif, target: {2021: 80, 2022: 85, 2023: 85}}]}]
--- negatif dan turun
tujuan: [{nama: Aman, indikator: [{nama: Jumlah pengaduan, arah: Negatif, target: {2021: 9, 2022: 7}}]}]
--- arah tidak disebut
tujuan: [{nama: Aman, indikator: [{nama: Jumlah pelatihan, target: {2021: 9, 2022: 7}}]}]
--- positif tetapi turun
tujuan:
  - nama: Tertib
    indikator:
      - nama: Persentase desa tertib
        arah: Positif
        target:
          2021: 85  #! Target turun dari 85 (2021) menjadi 80 (2022), padahal arah indikator Positif.
          2022: 80
          2023: 90
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the first step of each indikator's yearly targets that goes the wrong way."""
    for indikator in ctx.indikator:
        years = sorted((n for n in indikator.target if n.triwulan is None), key=lambda n: n.tahun)
        for before, after in pairwise(years):
            fell = after.nilai < before.nilai
            if (
                indikator.arah is None
                or after.nilai == before.nilai
                or fell == (indikator.arah is Arah.NEGATIF)
            ):
                continue
            words = ("turun", "falls") if fell else ("naik", "rises")
            yield Cacat(
                unsur=indikator.iri,
                kondisi=Teks(
                    f"Target {words[0]} dari {number(before.nilai)} ({before.tahun}) menjadi "
                    f"{number(after.nilai)} ({after.tahun}), padahal arah indikator {indikator.arah}.",
                    f"The target {words[1]} from {number(before.nilai)} ({before.tahun}) to "
                    f"{number(after.nilai)} ({after.tahun}), although the direction is {indikator.arah}.",
                ),
                properti=(KIN.memilikiTarget,),
                bukti=ctx.bukti_nilai(before, after),
            )
            break
