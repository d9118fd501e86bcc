"""KSK802: the target of a metric is lower than that of the year before."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.analysis.figures import of_year
from kaskade_graph.analysis.measured import compare
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.across.between import before, same_metric
from kaskade_graph.errors import Teks
from kaskade_graph.language.direction import Kutub, better
from kaskade_graph.linking.wording import unit
from kaskade_graph.model import Arah
from kaskade_graph.values_shown import said
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK802",
    nama="target-diturunkan",
    keparahan=Keparahan.WARNING,
    judul=Teks("Target diturunkan dari tahun sebelumnya", "Target lowered from the year before"),
    temuan=Teks(
        "Target indikator yang sama lebih ringan daripada target tahun sebelumnya.",
        "The target of the same indikator is easier than that of the year before.",
    ),
    akibat=Teks(
        "Capaian dapat tampak naik meskipun kinerjanya tidak lebih baik.",
        "The achievement may seem to rise although the performance is no better.",
    ),
    rekomendasi=Teks(
        "Tetapkan target yang sekurang-kurangnya sama dengan tahun sebelumnya, atau jelaskan alasannya "
        "dalam dokumen.",
        "Set a target at least equal to that of the year before, or give the reason in the document.",
    ),
    contoh=Teks(
        "Target 90% pada tahun 2022 menjadi 85% pada tahun 2023.",
        "A target of 90% in 2022 becomes 85% in 2023.",
    ),
    kriteria=Teks(
        "Target menantang dan menunjukkan peningkatan kinerja dari tahun ke tahun.",
        "Targets are challenging and show better performance from year to year.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- target naik
tahun: 2023
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib administrasi, target: {2023: 92}}]}]
pembanding:
  - tahun: 2022
    tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib administrasi, target: {2022: 90}}]}]
--- target turun
tahun: 2023
tujuan:
  - nama: Tertib
    indikator:
      - nama: Presentase desa yang tertib administrasi
        target: {2023: 85.5}   #! Target tahun 2023 sebesar 85,5 lebih rendah daripada target tahun 2022 sebesar 90.
pembanding:
  - tahun: 2022
    tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib administrasi, target: {2022: 90}}]}]
--- pelanggaran dan pegawai yang berkurang bukan target yang diturunkan
tahun: 2023
tujuan: [{nama: Aman, indikator: [{nama: Jumlah pelanggaran perda, target: {2023: 5}}, {nama: Jumlah ASN penerima gaji, target: {2023: 17}}]}]
pembanding:
  - tahun: 2022
    tujuan: [{nama: Aman, indikator: [{nama: Jumlah pelanggaran perda, target: {2022: 8}}, {nama: Jumlah ASN penerima gaji, target: {2022: 19}}]}]
--- arah negatif, target turun berarti lebih menantang
tahun: 2023
tujuan: [{nama: Aman, indikator: [{nama: Jumlah gangguan ketertiban, arah: Negatif, target: {2023: 5}}]}]
pembanding:
  - tahun: 2022
    tujuan: [{nama: Aman, indikator: [{nama: Jumlah gangguan ketertiban, arah: Negatif, target: {2022: 8}}]}]
--- satuan lain tidak dibandingkan
tahun: 2023
tujuan: [{nama: Tertib, indikator: [{nama: Cakupan desa tertib, satuan: Desa, target: {2023: 10}}]}]
pembanding:
  - tahun: 2022
    tujuan: [{nama: Tertib, indikator: [{nama: Cakupan desa tertib, satuan: Persen, target: {2022: 90}}]}]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield targets that are easier than last year's, by the direction of the indikator."""
    earlier = before(ctx)
    for pair in same_metric(ctx):
        if earlier is None:
            return
        now = of_year(pair.kini.target, ctx.kaskade.tahun)
        was = of_year(pair.lalu.target, earlier.tahun)
        if now is None or was is None or _unit(pair.kini, now.satuan) != _unit(pair.lalu, was.satuan):
            continue
        arah = pair.kini.arah or pair.lalu.arah
        step = compare(now, was)
        down = step == -1
        if not step or not _easier(arah, pair.kini.label or "", down):
            continue
        words = ("lebih rendah", "lower") if down else ("lebih tinggi", "higher")
        yield Cacat(
            unsur=pair.kini.iri,
            kondisi=Teks(
                f"Target tahun {now.tahun} sebesar {said(now)} {words[0]} daripada target tahun "
                f"{was.tahun} sebesar {said(was)}.",
                f"The target of {now.tahun}, {said(now)}, is {words[1]} than that of {was.tahun}, "
                f"{said(was)}.",
            ),
            properti=(KIN.memilikiTarget,),
            bukti=ctx.bukti_nilai(now),
            keyakinan=pair.keyakinan,
        )


def _easier(arah: Arah | None, nama: str, down: bool) -> bool:
    """Whether a figure that fell, or rose, is easier to reach: by the direction stated, else by the wording.

    Of what has no better way, less work is no easier target where people or things are only counted.
    """
    if arah is not None:
        return down is not (arah is Arah.NEGATIF)
    kutub = better(nama)
    return down is (kutub is Kutub.TINGGI) if kutub is not Kutub.TAK_TENTU else False


def _unit(indikator: object, satuan: str | None) -> str | None:
    return unit(satuan or getattr(indikator, "satuan", None))
