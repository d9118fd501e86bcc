"""KSK710: an achievement far from its target."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.analysis.figures import number, of_year
from kaskade_graph.analysis.measured import achievement
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.values_shown import said
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK710",
    nama="capaian-jauh-dari-target",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Capaian jauh dari target",
        "Achievement far from the target",
    ),
    temuan=Teks(
        "Capaian, dihitung menurut arah indikator, di bawah 50% atau di atas 150%.",
        "An achievement, computed by the direction of the indikator, below 50% or above 150%.",
    ),
    akibat=Teks(
        "Target tidak ditetapkan dari data kinerja, atau angka realisasinya keliru.",
        "The target was not set from performance data, or the realisasi is wrong.",
    ),
    rekomendasi=Teks(
        "Periksa angka realisasi; bila benar, jelaskan penyebabnya dan perbaiki dasar penetapan target.",
        "Check the realisasi; if it is right, explain why and mend the way targets are set.",
    ),
    contoh=Teks(
        "Target 10 desa, realisasi 25 desa: capaian 250%.",
        "A target of 10 villages and a realisasi of 25: 250% achieved.",
    ),
    kriteria=Teks(
        "Target ditetapkan berdasarkan data kinerja sehingga dapat dicapai dan menantang.",
        "Targets rest on performance data, so that they can be reached and challenge.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- wajar
tujuan: [{nama: Tertib, indikator: [{nama: Jumlah desa tertib, target: {2021: 10}, realisasi: {2021: 9}}]}]
--- arah negatif, lebih sedikit lebih baik
tujuan: [{nama: Aman, indikator: [{nama: Jumlah gangguan, arah: Negatif, target: {2021: 10}, realisasi: {2021: 8}}]}]
--- jauh di atas
tujuan:
  - nama: Tertib
    indikator:
      - nama: Jumlah desa tertib
        target: {2021: 10}
        realisasi: {2021: 25}  #! Capaian tahun 2021 sebesar 250% (target 10, realisasi 25).
--- jauh di bawah, arah negatif
tujuan:
  - nama: Aman
    indikator:
      - nama: Jumlah gangguan
        arah: Negatif
        target: {2021: 10}
        realisasi: {2021: 18}  #! Capaian tahun 2021 sebesar 20% (target 10, realisasi 18, arah Negatif).
""",
)


_LOW, _HIGH = 50, 150
"""Percent between which an achievement is nothing to ask about."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each year of an indikator whose achievement is far off."""
    for indikator in ctx.indikator:
        for nilai in (n for n in indikator.realisasi if n.triwulan is None):
            target = of_year(indikator.target, nilai.tahun)
            share = achievement(target, nilai, indikator.arah) if target else None
            if target is None or share is None or _LOW <= share <= _HIGH:
                continue
            arah = (
                (f", arah {indikator.arah}", f", direction {indikator.arah}") if indikator.arah else ("", "")
            )
            figures = said(target), said(nilai)
            yield Cacat(
                unsur=indikator.iri,
                kondisi=Teks(
                    f"Capaian tahun {nilai.tahun} sebesar {number(share)}% (target {figures[0]}, realisasi "
                    f"{figures[1]}{arah[0]}).",
                    f"The achievement of {nilai.tahun} is {number(share)}% (target {figures[0]}, realisasi "
                    f"{figures[1]}{arah[1]}).",
                ),
                kunci=str(nilai.tahun),
                properti=(KIN.memilikiRealisasi,),
                bukti=ctx.bukti_nilai(nilai, target),
            )
