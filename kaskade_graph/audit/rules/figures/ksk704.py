"""KSK704: a target that last year was reached already."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kaskade_graph.analysis.figures import is_percent, of_year
from kaskade_graph.analysis.measured import better as is_better
from kaskade_graph.analysis.measured import compare
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.across.between import same_metric
from kaskade_graph.errors import Teks
from kaskade_graph.language.direction import Kutub, better, is_certain, may_be_less, wanted
from kaskade_graph.linking.wording import unit
from kaskade_graph.model import Arah, Indikator, Jenis, Nilai, Tipe
from kaskade_graph.values_shown import said
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK704",
    nama="target-tidak-menantang",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Target tidak menantang",
        "Target that is not challenging",
    ),
    temuan=Teks(
        "Target yang sama dengan atau lebih ringan daripada realisasi tahun sebelumnya.",
        "A target at or below the realisasi of the year before.",
    ),
    akibat=Teks(
        "Target tercapai tanpa perbaikan kinerja, sehingga capaian 100% tidak berarti apa-apa.",
        "The target is met without any improvement, so an achievement of 100% means nothing.",
    ),
    rekomendasi=Teks(
        "Tetapkan target yang lebih baik daripada realisasi terakhir, atau jelaskan alasannya dalam dokumen.",
        "Set a target that is better than the last realisasi, or give the reason in the document.",
    ),
    contoh=Teks(
        "Realisasi 2021 sebesar 92%, target 2022 sebesar 90%.",
        "A realisasi of 92% in 2021 and a target of 90% for 2022.",
    ),
    kriteria=Teks(
        "Target menantang: lebih baik daripada kinerja yang sudah dicapai.",
        "Targets are challenging: better than the performance already reached.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- lebih tinggi
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, satuan: Persen, realisasi: {2021: 88}, target: {2022: 90}}]}]
--- sudah penuh
tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib, satuan: Persen, realisasi: {2021: 100}, target: {2022: 100}}]}]
--- hitungan rutin yang sama tiap tahun
tujuan: [{nama: Tertib, indikator: [{nama: Jumlah laporan, satuan: Laporan, realisasi: {2021: 12}, target: {2022: 12}}]}]
--- persentase yang tetap dari tahun ke tahun
tahun: 2022
tujuan:
  - nama: Sekolah layak
    indikator:
      - nama: Persentase SD yang memenuhi standar sarana prasarana
        satuan: Persen
        target: {2021: 81, 2022: 81}  #! Target tahun 2022 sebesar 81 sama dengan angka tahun 2021.
--- lebih rendah
tujuan:
  - nama: Tertib
    indikator:
      - nama: Persentase desa tertib
        satuan: Persen
        realisasi: {2021: 92}
        target: {2022: 92}  #! Target tahun 2022 sebesar 92 tidak lebih baik daripada realisasi tahun 2021 sebesar 92.
--- kumulatif yang sudah tercapai pada keadaan awal
tahun: 2022
tujuan:
  - nama: Tertib
    indikator:
      - nama: Jumlah dokter yang dikontrak
        tipe: Kumulatif
        satuan: Orang
        kondisi_awal: {2021: 25}
        target: {2022: 25}  #! Target tahun 2022 sebesar 25 tidak lebih baik daripada keadaan awal tahun 2021 sebesar 25.
--- arah negatif
tujuan:
  - nama: Aman
    indikator:
      - nama: Jumlah gangguan ketertiban
        arah: Negatif
        realisasi: {2021: 5}
        target: {2022: 5}  #! Target tahun 2022 sebesar 5 tidak lebih baik daripada realisasi tahun 2021 sebesar 5.
--- makin sedikit makin baik
tujuan:
  - nama: Layanan cepat
    indikator: [{nama: Rata-rata hari penyelesaian izin, satuan: Hari, realisasi: {2021: 9}, target: {2022: 7}}]
--- arah tidak diketahui: keluaran tidak ditanyakan
kegiatan:
  - nama: Layanan
    indikator: [{nama: Jumlah kunjungan lapangan, satuan: Kali, realisasi: {2021: 9}, target: {2022: 7}}]
--- arah hasil tidak diketahui: yang turun tidak ditanyakan
tujuan:
  - nama: Layanan klinis makin efisien
    indikator: [{nama: Rata-rata lama rawat pasien, satuan: Hari, realisasi: {2021: 4.3}, target: {2022: 4.1}}]
--- realisasi pada kaskade tahun sebelumnya
tahun: 2023
tujuan:
  - nama: Tertib
    indikator:
      - nama: Persentase desa tertib administrasi
        satuan: Persen
        target: {2023: 85}  #! Target tahun 2023 sebesar 85 tidak lebih baik daripada realisasi tahun 2022 sebesar 91,5.
pembanding:
  - tahun: 2022
    tujuan: [{nama: Tertib, indikator: [{nama: Persentase desa tertib administrasi, satuan: Persen, realisasi: {2022: 91.5}}]}]
""",
)


_FULL = 100


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield targets that are no better than the last realisasi, in this cascade or in that of the year before."""
    earlier = {pair.kini.iri: pair.lalu.realisasi for pair in same_metric(ctx)}
    for indikator in ctx.indikator:
        yield from _standing_still(ctx, indikator)
        way = _way(ctx, indikator)
        for target in (n for n in indikator.target if n.whole_year):
            own = of_year((*indikator.realisasi, *indikator.kondisi_awal), target.tahun - 1)
            last = own or of_year(earlier.get(indikator.iri, ()), target.tahun - 1)
            asked = last is not None and _is_asked(ctx, indikator, way, target, last)
            added = last is not None and _is_added_up(indikator, target, last)
            if last is None or not (asked or added or _lax(indikator, way, target, last)):
                continue
            if own is not None and not added and way is not Kutub.TAK_TENTU and compare(target, own):
                continue  # going the wrong way is told by KSK703
            what = _BASELINE if last in indikator.kondisi_awal else _RESULT
            yield Cacat(
                unsur=indikator.iri,
                kondisi=Teks(
                    f"Target tahun {target.tahun} sebesar {said(target)} tidak lebih baik daripada "
                    f"{what.id} tahun {last.tahun} sebesar {said(last)}.",
                    f"The target of {target.tahun}, {said(target)}, is no better than the {what.en} of "
                    f"{last.tahun}, {said(last)}.",
                ),
                properti=(KIN.memilikiTarget,),
                bukti=ctx.bukti_nilai(target, last),
                keparahan=Keparahan.INFO if asked and not added else None,
                keyakinan=0.6 if asked and not added else 1.0,
                pasti=not asked and not added and _is_certain(ctx, indikator),
            )


_BASELINE, _RESULT = Teks("keadaan awal", "baseline"), Teks("realisasi", "realisasi")
_RESULTS = (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM)


def _is_asked(ctx: Konteks, indikator: Indikator, way: Kutub, target: Nilai, last: Nilai) -> bool:
    """Whether a result of which it is not known which way is better is to be less than it was: for the reader to say."""
    if way is not Kutub.TAK_TENTU or ctx.graf.level(indikator.iri) not in _RESULTS:
        return False
    if may_be_less(indikator.label or ""):
        return False
    if unit(target.satuan or indikator.satuan) != unit(last.satuan or indikator.satuan):
        return False
    return target.nilai is not None and last.nilai is not None and target.nilai < last.nilai


def _is_added_up(indikator: Indikator, target: Nilai, last: Nilai) -> bool:
    """Whether what is counted on from year to year had come as far as the target before the year began."""
    if indikator.tipe is not Tipe.KUMULATIF or target.nilai is None or last.nilai is None:
        return False
    counted = not is_percent(target.satuan or indikator.satuan) and indikator.arah is not Arah.NEGATIF
    return counted and last in indikator.kondisi_awal and target.nilai <= last.nilai


def _is_certain(ctx: Konteks, indikator: Indikator) -> bool:
    sasaran = ctx.graf.measured(indikator.iri)
    about = ctx.label(sasaran) if sasaran else ""
    return indikator.arah is not None or is_certain(indikator.label or "", about)


def _way(ctx: Konteks, indikator: Indikator) -> Kutub:
    """Which way is better: as stated, else as worded; where it is neither, no target is called too low."""
    if indikator.arah is not None:
        return Kutub.RENDAH if indikator.arah is Arah.NEGATIF else Kutub.TINGGI
    sasaran = ctx.graf.measured(indikator.iri)
    return wanted(indikator.label or "", ctx.label(sasaran) if sasaran else "")


def _standing_still(ctx: Konteks, indikator: Indikator) -> Iterator[Cacat]:
    """The first target that equals that of the year before, of a rate that has a better way and room for it."""
    years = sorted((n for n in indikator.target if n.whole_year), key=lambda n: n.tahun)
    percent = any(is_percent(n.satuan or indikator.satuan) for n in years)
    if not percent or better(indikator.label or "") is not Kutub.TINGGI:
        return
    for before, after in pairwise(years):
        full = after.nilai is None or after.nilai >= _FULL
        if before.nilai != after.nilai or full or after.tahun > ctx.kaskade.tahun:
            continue
        yield Cacat(
            unsur=indikator.iri,
            kondisi=Teks(
                f"Target tahun {after.tahun} sebesar {said(after)} sama dengan angka tahun {before.tahun}.",
                f"The target of {after.tahun}, {said(after)}, is the figure of {before.tahun}.",
            ),
            properti=(KIN.memilikiTarget,),
            bukti=ctx.bukti_nilai(after, before),
            kunci="tetap",
            keyakinan=0.7,
            pasti=indikator.arah is not None,
        )
        return


def _lax(indikator: Indikator, way: Kutub, target: Nilai, last: Nilai) -> bool:
    if unit(target.satuan or indikator.satuan) != unit(last.satuan or indikator.satuan):
        return False
    if target.nilai is None or last.nilai is None:
        # A bound or a range that the last figure meets, and the best grade kept, are no lack of ambition.
        return is_better(target, last, indikator.arah) == -1
    if way is Kutub.RENDAH:
        return target.nilai > last.nilai or (target.nilai == last.nilai != 0)
    rate = is_percent(target.satuan or indikator.satuan)
    if way is Kutub.TAK_TENTU or (rate and target.nilai >= _FULL):
        return False
    # Work done as often every year (twelve reports) is no lack of ambition; doing less of it is.
    routine = target.nilai == last.nilai and target.nilai == int(target.nilai) and not rate
    return target.nilai < last.nilai or (target.nilai == last.nilai and not routine)
