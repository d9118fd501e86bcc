"""KSK707: one figure reported for several indikator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from kaskade_graph.analysis.figures import ROMAN, number, significant
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis, Nilai

ATURAN = Aturan(
    kode="KSK707",
    nama="realisasi-seragam",
    keparahan=Keparahan.INFO,
    judul=Teks(
        "Realisasi yang sama pada beberapa indikator",
        "The same realisasi on several indikator",
    ),
    temuan=Teks(
        "Beberapa indikator satu sub kegiatan dengan angka realisasi yang sama persis.",
        "Several indikator of one sub kegiatan with exactly the same figure of realisasi.",
    ),
    akibat=Teks(
        "Angka mungkin disalin, bukan diukur; hanya satu indikator yang sebenarnya dipantau.",
        "The figure may be copied rather than measured; only one indikator is really watched.",
    ),
    rekomendasi=Teks(
        "Periksa bukti pengukuran tiap indikator, dan hapus indikator yang mengukur hal yang sama.",
        "Check the evidence of each measurement, and drop an indikator that measures the same.",
    ),
    contoh=Teks(
        "Tiga indikator satu sub kegiatan semuanya terealisasi 87,35.",
        "Three indikator of one sub kegiatan all with a realisasi of 87.35.",
    ),
    kriteria=Teks(
        "Realisasi tiap indikator diukur sendiri dari sumber datanya.",
        "The realisasi of each indikator is measured on its own from its source of data.",
    ),
    dasar=("PermenPANRB 53/2014",),
    sejak="0.1.0",
    kasus="""--- angka bulat kecil wajar sama
program: [{nama: P, kegiatan: [{nama: K, sub_kegiatan: [{nama: S, indikator: [{nama: Jumlah laporan, realisasi: {2021: 12}}, {nama: Jumlah rapat, realisasi: {2021: 12}}]}]}]}]
--- seratus persen wajar sama
program: [{nama: P, kegiatan: [{nama: K, sub_kegiatan: [{nama: S, indikator: [{nama: Persentase laporan, realisasi: {2021: 100}}, {nama: Persentase rapat, realisasi: {2021: 100}}]}]}]}]
--- angka khas yang berulang pada satu triwulan
program:
  - nama: P
    kegiatan:
      - nama: K
        sub_kegiatan:
          - nama: Pembinaan Desa
            indikator:
              - {nama: Persentase laporan, realisasi: {2021 TW2: 43.75}}  #! Realisasi tahun 2021 triwulan II sebesar 43,75 sama persis pada 2 indikator: “Persentase laporan”, “Indeks rapat”.
              - {nama: Indeks rapat, realisasi: {2021 TW2: 43.75}}
--- angka khas yang berulang
program:
  - nama: P
    kegiatan:
      - nama: K
        sub_kegiatan:
          - nama: Pembinaan Desa
            indikator:
              - {nama: Persentase laporan, realisasi: {2021: 87.35}}  #! Realisasi tahun 2021 sebesar 87,35 sama persis pada 2 indikator: “Persentase laporan”, “Indeks rapat”.
              - {nama: Indeks rapat, realisasi: {2021: 87.35}}
""",
)


_DIGITS = 3
"""Digits that say something, from which on two equal figures are hardly chance."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each sub kegiatan several of whose indikator have one telling figure."""
    for unsur in ctx.unsur(Jenis.SUB_KEGIATAN):
        book: dict[tuple[int, int, Decimal], list[tuple[str, Nilai]]] = defaultdict(list)
        for iri in ctx.graf.indikator(unsur.iri):
            for nilai in ctx.kaskade.indikator[iri].realisasi:
                if nilai.nilai is not None and significant(nilai.nilai) >= _DIGITS:
                    book[nilai.tahun, nilai.triwulan or 0, nilai.nilai].append((iri, nilai))
        for (year, quarter, figure), found in sorted(book.items()):
            if len(found) > 1:
                names = ", ".join(f"“{ctx.label(i)}”" for i, _ in found)
                tw = f" triwulan {ROMAN[quarter]}" if quarter else ""
                of = f"quarter {ROMAN[quarter]} of {year}" if quarter else str(year)
                yield Cacat(
                    unsur=unsur.iri,
                    kondisi=Teks(
                        f"Realisasi tahun {year}{tw} sebesar {number(figure)} sama persis pada {len(found)} "
                        f"indikator: {names}.",
                        f"The realisasi of {of}, {number(figure)}, is exactly the same on {len(found)} "
                        f"indikator: {names}.",
                    ),
                    kunci=f"{tw.strip()} {figure}".strip(),
                    terkait=tuple(i for i, _ in found),
                    bukti=ctx.bukti_nilai(*(n for _, n in found)),
                )
