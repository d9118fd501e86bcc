"""Collections for the tests: small outlines, and the generator of the benchmarks with its known truth."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from kaskade_graph.audit.outline import build_all
from kaskade_graph.model import Kaskade

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def benchmark(name: str) -> Any:
    """Return a module of ``benchmarks/``: the generator and the measurements are scripts, not a package."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return import_module(name)
    finally:
        sys.path.remove(str(BENCHMARKS))


@cache
def generated(kecamatan: int = 6) -> Any:
    """Return a generated collection: ``kaskade``, ``metrics``, ``lines`` and ``defects``."""
    return benchmark("collection").generate(limit=kecamatan)


DUA_TAHUN = """\
tahun: 2021
tujuan:
  - nama: Terwujudnya pelayanan prima
    sasaran:
      - nama: Meningkatnya kualitas pelayanan
        indikator:
          - {nama: Indeks Kepuasan Masyarakat, formulasi: Nilai rata-rata unsur survei}
        program:
          - nama: Program Penyelenggaraan Pemerintahan dan Pelayanan Publik
            kegiatan:
              - nama: Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan
                sub_kegiatan:
                  - nama: Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan
                    indikator:
                      - {nama: Jumlah laporan kegiatan pemerintahan di kecamatan, satuan: Laporan}
                  - nama: Sub kegiatan yang akan dihapus
                    indikator: [Jumlah papan nama yang dicat]
pembanding:
  - tahun: 2022
    tujuan:
      - nama: Terwujudnya pelayanan prima
        sasaran:
          - nama: Meningkatnya kualitas pelayanan
            indikator:
              - {nama: Indeks Kepuasan Masyarakat, formulasi: Jumlah pengaduan yang masuk}
            program:
              - nama: Program Penyelenggaraan Pemerintahan dan Pelayanan Publik
                kegiatan:
                  - nama: Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan
                    sub_kegiatan:
                      - nama: Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan
                        indikator:
                          - {nama: Jumlah laporan kegiatan pemerintahan tingkat kecamatan, satuan: Laporan}
                      - nama: Sub kegiatan yang baru
                        indikator: [Jumlah kursi roda yang dibagikan]
"""


@cache
def dua_tahun() -> tuple[Kaskade, Kaskade]:
    """Return a cascade of 2021 and the one of 2022: one indikator reworded, one sub kegiatan exchanged."""
    before, after = build_all(DUA_TAHUN)
    return before, after
