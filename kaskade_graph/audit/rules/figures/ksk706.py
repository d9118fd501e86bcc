"""KSK706: a running total that falls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kaskade_graph.analysis.figures import ROMAN, of_year
from kaskade_graph.analysis.measured import compare
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Nilai, Tipe
from kaskade_graph.values_shown import said
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK706",
    nama="kumulatif-menurun",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Angka kumulatif yang menurun",
        "Cumulative figure that falls",
    ),
    temuan=Teks(
        "Indikator kumulatif yang angka triwulannya lebih kecil daripada triwulan sebelumnya, kecuali bila "
        "jumlah triwulannya sama dengan angka setahun.",
        "A cumulative indikator whose figure of a quarter is smaller than that of the quarter before, unless the "
        "quarters add up to the figure of the year.",
    ),
    akibat=Teks(
        "Angka yang dijumlahkan tidak mungkin berkurang: salah satu triwulan keliru, atau tipenya"
        " bukan kumulatif.",
        "A running total cannot shrink: one quarter is wrong, or the type is not cumulative.",
    ),
    rekomendasi=Teks(
        "Periksa angka kedua triwulan; bila tiap angka hanya memuat triwulannya sendiri, tulis jumlah "
        "sampai dengan triwulan itu.",
        "Check both quarters; if each figure holds only its own quarter, write the total up to that quarter.",
    ),
    contoh=Teks(
        "Triwulan I 25, triwulan II 20, bertipe Kumulatif.",
        "Quarter I 25, quarter II 20, typed Kumulatif.",
    ),
    kriteria=Teks(
        "Angka kumulatif sekurang-kurangnya sama dengan angka triwulan sebelumnya.",
        "A cumulative figure is at least that of the quarter before.",
    ),
    dasar=("PermenPANRB 53/2014",),
    sejak="0.1.0",
    kasus="""--- menaik
tujuan: [{nama: Tertib, indikator: [{nama: Jumlah laporan, tipe: Kumulatif, realisasi: {2021 TW1: 3, 2021 TW2: 6, 2021 TW3: 6}}]}]
--- non kumulatif boleh turun
tujuan: [{nama: Tertib, indikator: [{nama: Jumlah laporan, tipe: Non Kumulatif, realisasi: {2021 TW1: 3, 2021 TW2: 2}}]}]
--- angka tiap triwulan, berjumlah angka setahun
tujuan: [{nama: Tertib, indikator: [{nama: Jumlah laporan, tipe: Kumulatif, realisasi: {2021: 9, 2021 TW1: 3, 2021 TW2: 2, 2021 TW3: 2, 2021 TW4: 2}}]}]
--- menurun
tujuan:
  - nama: Tertib
    indikator:
      - nama: Jumlah laporan
        tipe: Kumulatif
        realisasi:
          2021 TW1: 6  #! Realisasi kumulatif turun dari 6 pada triwulan I menjadi 4 pada triwulan II tahun 2021.
          2021 TW2: 4
""",
)


_WORDS = {KIN.memilikiTarget: ("Target", "target"), KIN.memilikiRealisasi: ("Realisasi", "realisasi")}


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each year in which a cumulative figure falls from one quarter to the next."""
    for indikator in ctx.indikator:
        if indikator.tipe is Tipe.KUMULATIF:
            yield from _falls(ctx, indikator.iri, KIN.memilikiTarget, indikator.target)
            yield from _falls(ctx, indikator.iri, KIN.memilikiRealisasi, indikator.realisasi)


def _falls(ctx: Konteks, iri: str, properti: str, values: list[Nilai]) -> Iterator[Cacat]:
    quarters = sorted((n for n in values if n.triwulan), key=lambda n: (n.tahun, n.triwulan or 0))
    # Some offices write what each quarter added; the figure of the year tells.
    seen = {y for y in {n.tahun for n in quarters} if _adds_up(values, y)}
    for before, after in pairwise(quarters):
        if before.tahun != after.tahun or compare(after, before) != -1 or after.tahun in seen:
            continue
        seen.add(after.tahun)
        words, (first, second) = _WORDS[properti], (ROMAN[n.triwulan or 0] for n in (before, after))
        yield Cacat(
            unsur=iri,
            kondisi=Teks(
                f"{words[0]} kumulatif turun dari {said(before)} pada triwulan {first} menjadi "
                f"{said(after)} pada triwulan {second} tahun {after.tahun}.",
                f"The cumulative {words[1]} falls from {said(before)} in quarter {first} to "
                f"{said(after)} in quarter {second} of {after.tahun}.",
            ),
            kunci=f"{words[1]} {after.tahun}",
            properti=(properti,),
            bukti=ctx.bukti_nilai(before, after),
        )


def _adds_up(values: list[Nilai], tahun: int) -> bool:
    whole = of_year(values, tahun)
    return whole is not None and whole.nilai == sum(
        n.nilai or 0 for n in values if n.tahun == tahun and n.triwulan
    )
