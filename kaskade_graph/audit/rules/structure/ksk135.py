"""KSK135: a value or a period that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph import scales
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Kutipan, Nilai
from kaskade_graph.vocab import KIN, PROV, UMUM_ID

ATURAN = Aturan(
    kode="KSK135",
    nama="nilai-atau-kurun-tidak-mungkin",
    keparahan=Keparahan.ERROR,
    judul=Teks("Nilai atau kurun yang tidak mungkin", "A value or a period that cannot be"),
    temuan=Teks(
        "Nilai tahun yang jauh di luar masa pemerintahan daerah, kondisi awal sesudah kurunnya, kurun yang berakhir sebelum mulai, predikat yang tidak ada dalam skalanya, nilai dengan dua arti sekaligus, uang kurang dari nol, atau bukti sumber yang tempatnya tidak mungkin.",
        "A value of a year far outside that of regional government, a baseline after its period, a period that ends before it begins, a grade that its scale does not have, a value with two meanings at once, money below nothing, or evidence whose place cannot be.",
    ),
    akibat=Teks(
        "Nilai itu tidak dapat dibandingkan atau dihitung, dan perbandingannya menyesatkan.",
        "The value cannot be compared or computed, and comparisons with it mislead.",
    ),
    rekomendasi=Teks(
        "Betulkan tahun atau nilainya menurut dokumen.", "Correct the year or the value by the document."
    ),
    contoh=Teks("Target tahun 1821.", "A target of the year 1821."),
    kriteria=Teks(
        "Setiap nilai mempunyai satu arti dan tahun yang mungkin.",
        "Every value has one meaning and a year that can be.",
    ),
    dasar=("Ontologi kinerja",),
    sejak="0.2.0",
    kasus="""--- tahun yang wajar
tujuan: [{nama: Tertib, indikator: [{nama: Jumlah pengaduan, target: {2021: 5}, kondisi_awal: {2020: 9}}]}]
--- tahun yang tidak mungkin
tujuan: [{nama: Tertib, indikator: [{nama: Jumlah pengaduan, target: {1821: 5}}]}]   #! Target kinerja tahun 1821 pada Indikator “Jumlah pengaduan” bertahun 1821, yang tidak mungkin.
--- kondisi awal sesudah kurunnya
tujuan: [{nama: Tertib, indikator: [{nama: Jumlah pengaduan, kondisi_awal: {2030: 9}}]}]   #! Kondisi awal tahun 2030 pada Indikator “Jumlah pengaduan” sesudah akhir kurun, 2021.
""",
)
_FIRST, _LAST = 1945, 2099
_HASH = re.compile("[0-9a-f]{64}")


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the values and the period that cannot be."""
    kaskade = ctx.kaskade
    end = max(kaskade.tahun, kaskade.tahun_akhir or 0)
    if kaskade.tahun_akhir is not None and kaskade.tahun_akhir < kaskade.tahun:
        yield Cacat(
            unsur=kaskade.iri,
            kondisi=Teks(
                f"Kurun dokumen berakhir pada {kaskade.tahun_akhir}, sebelum mulai pada {kaskade.tahun}.",
                f"The period of the document ends in {kaskade.tahun_akhir}, before it begins in {kaskade.tahun}.",
            ),
            kunci="kurun",
        )
    for indikator in ctx.indikator:
        for nilai in (*indikator.target, *indikator.realisasi, *indikator.kondisi_awal):
            late = end if kaskade.tahun and nilai in indikator.kondisi_awal else 0
            for why in _impossible(nilai, late):
                what = ctx.sebut(nilai.iri)
                yield Cacat(
                    unsur=indikator.iri,
                    kondisi=Teks(f"{what.id} {why.id}.", f"{what.en} {why.en}."),
                    kunci=f"{nilai.tahun} {why.id}",
                    properti=(KIN.memilikiTarget,),
                )
    yield from _money(ctx)
    yield from _evidence(ctx)


def _money(ctx: Konteks) -> Iterator[Cacat]:
    """Yield budgets and money spent below nothing."""
    for unsur in ctx.unsur():
        for nilai in (*unsur.anggaran, *unsur.realisasi_anggaran):
            if nilai.nilai is not None and nilai.nilai < 0:
                what = ctx.sebut(nilai.iri)
                yield Cacat(
                    unsur=unsur.iri,
                    kondisi=Teks(f"{what.id} kurang dari nol.", f"{what.en} is below nothing."),
                    kunci=f"{nilai.tahun} {nilai.triwulan} uang",
                    properti=(KIN.memilikiAnggaran,),
                )


def _evidence(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements whose evidence is at a place that cannot be, each once a reason."""
    told: set[tuple[str, str]] = set()
    for quote in ctx.kaskade.bukti:
        for why in _no_place(quote):
            if (quote.unsur, why.id) not in told:
                told.add((quote.unsur, why.id))
                what = ctx.sebut(quote.unsur)
                yield Cacat(
                    unsur=quote.unsur,
                    kondisi=Teks(f"Bukti {what.id} {why.id}.", f"The evidence of {what.en} {why.en}."),
                    kunci=f"bukti {why.id}",
                    properti=(PROV.wasDerivedFrom,),
                )


def _no_place(quote: Kutipan) -> Iterator[Teks]:
    if quote.baris is not None and not 1 <= quote.baris[0] <= quote.baris[1]:
        yield Teks("menunjuk baris yang tidak mungkin", "names lines that cannot be")
    if quote.halaman is not None and quote.halaman < 1:
        yield Teks("menunjuk halaman yang tidak mungkin", "names a page that cannot be")
    if not 0 <= quote.keyakinan <= 1:
        yield Teks("berkeyakinan di luar 0 sampai 1", "has a certainty outside 0 to 1")
    if not quote.berkas:
        yield Teks("tidak menyebut berkasnya", "does not name its file")
    if quote.sha256 and not _HASH.fullmatch(quote.sha256):
        yield Teks("menyebut sidik berkas yang bukan SHA-256", "names a hash of the file that is no SHA-256")


def _impossible(nilai: Nilai, end: int) -> Iterator[Teks]:
    """Yield why a value cannot be; ``end`` is the last year of the period, for a baseline."""
    year = nilai.tahun
    if year and not _FIRST <= year <= _LAST:
        yield Teks(f"bertahun {year}, yang tidak mungkin", f"is of the year {year}, which cannot be")
    elif end and year > end:
        yield Teks(f"sesudah akhir kurun, {end}", f"comes after the end of the period, {end}")
    grade = nilai.peringkat
    if grade is not None and grade.startswith(f"{UMUM_ID}skala/") and scales.by_iri(grade) is None:
        yield Teks("berpredikat yang tidak ada dalam skalanya", "has a grade that its scale does not have")
    bound = nilai.batas_bawah is not None or nilai.batas_atas is not None
    if nilai.nilai is not None and nilai.penyebut:
        yield Teks(
            "dipahami sebagai angka dan sebagai perbandingan", "is understood as a figure and as a ratio"
        )
    if nilai.nilai is not None and bound:
        yield Teks("dipahami sebagai angka dan sebagai batas", "is understood as a figure and as a bound")
    if nilai.batas_terbuka and not bound:
        yield Teks("berbatas terbuka tanpa batas", "has an open bound and no bound")
    if nilai.akhir_periode and nilai.triwulan is not None:
        yield Teks(
            "bertriwulan padahal untuk akhir kurun", "has a quarter though it is for the end of the period"
        )
