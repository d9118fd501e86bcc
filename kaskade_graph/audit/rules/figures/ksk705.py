"""KSK705: a realisasi that nothing was promised for."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.values_shown import said
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK705",
    nama="realisasi-tanpa-target",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Realisasi tanpa target",
        "Realisasi without a target",
    ),
    temuan=Teks(
        "Realisasi tahun kaskade atau sesudahnya yang tidak mempunyai target pada tahun itu. Realisasi tahun "
        "sebelumnya adalah pembanding, dan tidak memerlukan target.",
        "A realisasi of the year of the cascade, or a later one, that has no target in that year. That of an "
        "earlier year is what targets are measured against, and needs none.",
    ),
    akibat=Teks(
        "Capaian tidak dapat dihitung dan kinerja tidak dapat dipertanggungjawabkan.",
        "The achievement cannot be computed, and the performance cannot be accounted for.",
    ),
    rekomendasi=Teks(
        "Cantumkan target tahun itu menurut perjanjian kinerja.",
        "Add the target of that year from the performance agreement.",
    ),
    contoh=Teks(
        "Realisasi 2021 sebesar 88 persen tanpa target 2021.",
        "A realisasi of 88 percent in 2021 without a target for 2021.",
    ),
    kriteria=Teks(
        "Realisasi dilaporkan terhadap target yang diperjanjikan.",
        "Realisasi is reported against the target that was agreed.",
    ),
    dasar=("PermenPANRB 53/2014",),
    sejak="0.1.0",
    kasus="""--- dengan target
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, target: {2021: 90}, realisasi: {2021: 88, 2021 TW1: 20}}]}]
--- tahun sebelumnya sebagai pembanding
tahun: 2022
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, target: {2022: 90}, realisasi: {2021: 88}}]}]
--- tanpa target
tujuan:
  - nama: Tertib
    indikator:
      - nama: Persentase desa tertib
        target: {2022: 90}
        realisasi: {2021: 88}  #! Realisasi tahun 2021 sebesar 88 tidak mempunyai target.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each year of an indikator that has a realisasi and no target."""
    for indikator in ctx.indikator:
        promised = {n.tahun for n in indikator.target}
        seen: set[int] = set()
        for nilai in sorted(indikator.realisasi, key=lambda n: (n.tahun, n.triwulan or 0)):
            if nilai.tahun in promised or nilai.tahun in seen or nilai.tahun < ctx.kaskade.tahun:
                continue
            seen.add(nilai.tahun)
            yield Cacat(
                unsur=indikator.iri,
                kondisi=Teks(
                    f"Realisasi tahun {nilai.tahun} sebesar {said(nilai)} tidak mempunyai target.",
                    f"The realisasi of {nilai.tahun}, {said(nilai)}, has no target.",
                ),
                kunci=str(nilai.tahun),
                properti=(KIN.memilikiRealisasi,),
                bukti=ctx.bukti_nilai(nilai),
            )
