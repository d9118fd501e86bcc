"""KSK803: last year's realisasi, to the digit."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.analysis.figures import number, of_year, significant
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.across.between import before, same_metric
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK803",
    nama="realisasi-sama-dengan-tahun-lalu",
    keparahan=Keparahan.WARNING,
    judul=Teks("Realisasi persis sama dengan tahun sebelumnya", "Realisasi exactly that of the year before"),
    temuan=Teks(
        "Realisasi indikator sama dengan tahun sebelumnya sampai angka terakhir.",
        "The realisasi of an indikator is that of the year before to the last digit.",
    ),
    akibat=Teks(
        "Angka mungkin disalin, bukan diukur, sehingga capaian tahun ini tidak diketahui.",
        "The figure may have been copied, not measured, so this year's achievement is not known.",
    ),
    rekomendasi=Teks(
        "Periksa sumber datanya, dan ganti dengan hasil pengukuran tahun ini.",
        "Check the data source, and replace the figure with this year's measurement.",
    ),
    contoh=Teks(
        "Indeks kepuasan 83,27 pada tahun 2022 dan 83,27 lagi pada tahun 2023.",
        "A satisfaction index of 83.27 in 2022 and 83.27 again in 2023.",
    ),
    kriteria=Teks(
        "Realisasi adalah hasil pengukuran pada tahun yang dilaporkan.",
        "A realisasi is the result of measuring in the year reported.",
    ),
    dasar=("PermenPANRB 53/2014",),
    sejak="0.1.0",
    kasus="""--- angka lain
tahun: 2023
tujuan: [{nama: Puas, indikator: [{nama: Indeks kepuasan masyarakat, realisasi: {2023: 83.31}}]}]
pembanding:
  - tahun: 2022
    tujuan: [{nama: Puas, indikator: [{nama: Indeks kepuasan masyarakat, realisasi: {2022: 83.27}}]}]
--- angka bulat yang wajar berulang
tahun: 2023
tujuan: [{nama: Tertib, indikator: [{nama: Jumlah laporan keuangan, realisasi: {2023: 12}}]}]
pembanding:
  - tahun: 2022
    tujuan: [{nama: Tertib, indikator: [{nama: Jumlah laporan keuangan, realisasi: {2022: 12}}]}]
--- angka yang sama sampai dua desimal
tahun: 2023
tujuan:
  - nama: Puas
    indikator:
      - nama: Indeks kepuasan masyarakat
        realisasi: {2023: 83.27}  #! Realisasi tahun 2023 sebesar 83,27 persis sama dengan realisasi tahun 2022.
pembanding:
  - tahun: 2022
    tujuan: [{nama: Puas, indikator: [{nama: Indeks kepuasan masyarakat, realisasi: {2022: 83.27}}]}]
""",
)
DIGITS = 3
"""Digits that say something, from which a figure does not come twice by chance: 12 reports do, 83,27 do not."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield realisasi with enough digits that repeat last year's."""
    earlier = before(ctx)
    for pair in same_metric(ctx):
        if earlier is None:
            return
        now = of_year(pair.kini.realisasi, ctx.kaskade.tahun)
        was = of_year(pair.lalu.realisasi, earlier.tahun)
        if now is None or was is None or now.nilai is None:
            continue
        if now.nilai != was.nilai or significant(now.nilai) < DIGITS:
            continue
        figure = number(now.nilai)
        yield Cacat(
            unsur=pair.kini.iri,
            kondisi=Teks(
                f"Realisasi tahun {now.tahun} sebesar {figure} persis sama dengan realisasi tahun {was.tahun}.",
                f"The realisasi of {now.tahun}, {figure}, is exactly that of {was.tahun}.",
            ),
            properti=(KIN.memilikiRealisasi,),
            bukti=ctx.bukti_nilai(now),
            keyakinan=min(pair.keyakinan, 0.5 + 0.15 * (significant(now.nilai) - DIGITS + 1)),
        )
