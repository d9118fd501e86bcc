"""How fast tables are read, against openpyxl's read-only mode alone, and how much memory 100,000 rows take.

Run: python benchmarks/sheets_read.py [ROWS]

Three things are timed on one workbook in the columns of the template: openpyxl yielding the values of every
row; the reader of this package yielding its cells; and a whole import, with checks, evidence and official
names. Each runs in a process of its own; the best of three is reported, and the peak memory of that process.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kaskade_graph.importers.sheets.columns import BARIS_IDENTITAS, IDENTITAS, KOLOM, LEMBAR

ROWS = 100_000
REPEAT = 3


def make(path: Path, rows: int) -> None:
    """Write a workbook with ``rows`` indikator, 40 a sub kegiatan, in constant memory."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": False})
    sheet = book.add_worksheet(LEMBAR)
    heads = [k.judul for k in KOLOM] + ["Target 2021", *(f"Realisasi 2021 TW {q}" for q in ("I", "II", "III", "IV"))]
    sheet.write_row(0, 0, heads)
    for n in range(rows):
        program, kegiatan, sub = n // 4000, n // 400, n // 40
        cells: dict[str, object] = {
            "tujuan": "Meningkatnya tata kelola pemerintahan",
            "sasaran_strategis": "Meningkatnya kualitas pelayanan publik",
            "program": f"PROGRAM PELAYANAN UMUM {program}",
            "sasaran_program": f"Meningkatnya pelayanan {program}",
            "kegiatan": f"Penyelenggaraan Kegiatan Pelayanan {kegiatan}",
            "sasaran_kegiatan": f"Terselenggaranya pelayanan {kegiatan}",
            "sub_kegiatan": f"Koordinasi Penyusunan Laporan Pelayanan {sub}",
            "sasaran_sub_kegiatan": f"Tersusunnya laporan pelayanan {sub}",
            "indikator": f"Jumlah laporan pelayanan yang disusun {n}",
            "formulasi": "Jumlah laporan yang disusun dalam satu tahun",
            "tipe": "Non Kumulatif",
            "arah": "Positif",
            "satuan": "Laporan",
            "sumber_data": "Laporan Seksi Pelayanan Umum",
            "penanggung_jawab": "Kepala Seksi Pelayanan Umum",
            "pagu": 1_500_000 + sub,
        }
        sheet.write_row(n + 1, 0, [cells.get(k.kunci) for k in KOLOM] + [12, 3, 6, 9, 12])
    identity = book.add_worksheet(IDENTITAS)
    identity.write_row(0, 0, [BARIS_IDENTITAS["unit"], "33.02.19"])
    identity.write_row(1, 0, [BARIS_IDENTITAS["tahun"], "2021"])
    book.close()


def with_openpyxl(path: Path) -> int:
    """Iterate over the values of every row in read-only mode."""
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    return sum(len(row) for row in book[LEMBAR].iter_rows(values_only=True))


def with_reader(path: Path) -> int:
    """Iterate over the cells of every row with the reader of this package."""
    from kaskade_graph.importers.sheets.source import buka

    return sum(len(row.sel) for row in buka(path).lembar[0].buka())


def with_import(path: Path) -> int:
    """Import the table as a cascade."""
    from kaskade_graph.importers.sheets.reading import baca_tabel

    return len(baca_tabel(path).kaskade.indikator)


WAYS: dict[str, Callable[[Path], int]] = {
    "openpyxl read-only": with_openpyxl,
    "reader": with_reader,
    "whole import": with_import,
}


def main() -> None:
    """Time each way in a process of its own and print a table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.xlsx"
        make(path, rows)
        print(f"{rows} rows, {len(KOLOM) + 5} columns, {path.stat().st_size / 2**20:.1f} MB")
        first = 0.0
        for name in WAYS:
            runs = [_run(name, path) for _ in range(REPEAT)]
            seconds, memory = min(runs)
            first = first or seconds
            print(f"{name:20} {rows / seconds:9.0f} rows/s  {seconds / first:5.2f} x  {memory:6.0f} MB")


def _run(name: str, path: Path) -> tuple[float, float]:
    done = subprocess.run(
        [sys.executable, __file__, "--one", name, str(path)], capture_output=True, text=True, check=True
    )
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def _one(name: str, path: Path) -> None:
    start = time.perf_counter()
    WAYS[name](path)
    seconds = time.perf_counter() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
