"""KSK703: targets that move the wrong way from year to year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kaskade_graph.analysis.measured import compare
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.language.direction import Kutub, is_certain, is_plain, wanted
from kaskade_graph.model import Arah, Indikator, Nilai
from kaskade_graph.values_shown import said
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
        "Target tahunan yang menurun padahal indikatornya makin tinggi makin baik, atau menaik padahal makin rendah makin baik, menurut arah yang dinyatakan atau menurut rumusannya.",
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
    keliru=Teks(
        "Sasaran menghendaki sebaliknya, misalnya lebih banyak pelanggaran yang terungkap.",
        "The sasaran asks for the opposite, such as more violations brought to light.",
    ),
    kasus="""--- naik
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, arah: Positif, target: {2021: 80, 2022: 85, 2023: 85}}]}]
--- negatif dan turun
tujuan: [{nama: Aman, indikator: [{nama: Jumlah pengaduan, arah: Negatif, target: {2021: 9, 2022: 7}}]}]
--- banyaknya pekerjaan tidak berarah
tujuan: [{nama: Aman, indikator: [{nama: Jumlah pelatihan, target: {2021: 9, 2022: 7}}]}]
--- yang ditunda, yang ditolak balik, dan yang dibandingkan tidak berarah pasti
tujuan: [{nama: Aman, indikator: [{nama: Persentase penundaan operasi elektif, target: {2021: 5, 2022: 4}}, {nama: Persentase pasien yang tidak dirujuk ulang, target: {2021: 94, 2022: 95}}, {nama: Nilai kerugian daerah per satu miliar rupiah belanja yang diaudit, target: {2021: 9, 2022: 7}}]}]
--- arah dari rumusan
tujuan:
  - nama: Meningkatnya mutu sekolah
    indikator:
      - nama: Angka putus sekolah
        target:
          2021: 0.02  #! Target naik dari 0,02 (2021) menjadi 0,05 (2022), padahal menurut rumusannya indikator ini makin rendah makin baik.
          2022: 0.05
--- realisasi tahun lalu sebagai keadaan awal
tahun: 2022
tujuan:
  - nama: Menurunnya pelanggaran
    indikator:
      - nama: Jumlah pelanggaran perda
        target: {2022: 45}
        realisasi: {2021: 30}  #! Target naik dari 30 (2021) menjadi 45 (2022), padahal menurut rumusannya indikator ini makin rendah makin baik.
--- batas pada sisi yang baik
tujuan:
  - nama: Cepat
    indikator:
      - {nama: Jumlah pelanggaran perda, target: {2021: ≤ 5}}
      - nama: Jumlah gangguan ketertiban
        target: {2021: ≥ 24}  #! Target tahun 2021 ditetapkan paling sedikit (≥ 24), padahal menurut rumusannya indikator ini makin rendah makin baik.
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
    """Yield the first step of each indikator's yearly figures that goes the wrong way.

    The direction is the one stated, else the one the wording plainly has; where it has none, nothing is wrong.
    """
    for indikator in ctx.indikator:
        kutub, why, sure = _better(ctx, indikator)
        if kutub is Kutub.TAK_TENTU:
            continue
        yield from _bounded(ctx, indikator, kutub, why, sure)
        for before, after in pairwise(_figures(indikator)):
            step = compare(after, before)
            fell = step == -1
            if not step or fell == (kutub is Kutub.RENDAH):
                continue
            words = ("turun", "falls") if fell else ("naik", "rises")
            yield Cacat(
                unsur=indikator.iri,
                kondisi=Teks(
                    f"Target {words[0]} dari {said(before)} ({before.tahun}) menjadi "
                    f"{said(after)} ({after.tahun}), padahal {why.id}.",
                    f"The target {words[1]} from {said(before)} ({before.tahun}) to "
                    f"{said(after)} ({after.tahun}), although {why.en}.",
                ),
                properti=(KIN.memilikiTarget,),
                bukti=ctx.bukti_nilai(before, after),
                keparahan=None if indikator.arah is not None else Keparahan.ERROR,
                pasti=sure,
                keyakinan=1.0 if indikator.arah is not None else 0.85,
            )
            break


def _bounded(ctx: Konteks, indikator: Indikator, kutub: Kutub, why: Teks, sure: bool) -> Iterator[Cacat]:
    """A target that is bounded on the good side: at least so much of what should be little."""
    for nilai in indikator.target:
        least, most = nilai.batas_bawah is not None, nilai.batas_atas is not None
        if least == most or least != (kutub is Kutub.RENDAH) or nilai.peringkat is not None:
            continue
        word = ("paling sedikit", "at least") if least else ("paling banyak", "at most")
        yield Cacat(
            unsur=indikator.iri,
            kondisi=Teks(
                f"Target tahun {nilai.tahun} ditetapkan {word[0]} ({said(nilai)}), padahal {why.id}.",
                f"The target of {nilai.tahun} is {word[1]} so much ({said(nilai)}), although {why.en}.",
            ),
            kunci=f"batas {nilai.tahun} {nilai.triwulan or ''}",
            properti=(KIN.memilikiTarget,),
            bukti=ctx.bukti_nilai(nilai),
            keparahan=None if indikator.arah is not None else Keparahan.ERROR,
            keyakinan=0.85,
            pasti=sure,
        )
        return


def _better(ctx: Konteks, indikator: Indikator) -> tuple[Kutub, Teks, bool]:
    """Which way is better, why, and whether that is certain."""
    if indikator.arah is not None:
        kutub = Kutub.RENDAH if indikator.arah is Arah.NEGATIF else Kutub.TINGGI
        return kutub, Teks(f"arah indikator {indikator.arah}", f"the direction is {indikator.arah}"), True
    sasaran = ctx.graf.measured(indikator.iri)
    about = ctx.label(sasaran) if sasaran else ""
    plain = is_plain(indikator.label or "", about)
    kutub = wanted(indikator.label or "", about) if plain else Kutub.TAK_TENTU
    way = ("tinggi", "higher") if kutub is Kutub.TINGGI else ("rendah", "lower")
    why = Teks(
        f"menurut rumusannya indikator ini makin {way[0]} makin baik",
        f"as worded the {way[1]} it is, the better",
    )
    return kutub, why, is_certain(indikator.label or "", about)


def _figures(indikator: Indikator) -> list[Nilai]:
    """The figures of the years in one unit: the targets, and before the first of them the realisasi as baseline.

    The end of the plan comes last, whatever its year: where none is printed, it bears that of the edition.
    """
    targets = sorted(
        (n for n in indikator.target if n.triwulan is None), key=lambda n: (bool(n.akhir_periode), n.tahun)
    )
    first = targets[0].tahun if targets else 0
    known = [
        n
        for n in (*indikator.kondisi_awal, *indikator.realisasi)
        if n.triwulan is None and 0 < n.tahun < first
    ]
    baseline = [max(known, key=lambda n: n.tahun)] if known else []
    units = {n.satuan for n in (*baseline, *targets) if n.satuan}
    return [*baseline, *targets] if len(units) < 2 else []
