"""How fast tables are read, against openpyxl's read-only mode alone, and how much memory 100,000 rows take.

Run: python benchmarks/sheets_read.py [ROWS]

Three things are timed on a workbook in the columns of the template: openpyxl yielding the values of every
row; the reader of this package yielding its cells; and a whole import, with checks, evidence and official
names, of as many rows as a cascade may have. Each runs in a process of its own; the best of three is
reported, and the peak memory of that process.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kaskade_graph.importers.columns import BARIS_IDENTITAS, IDENTITAS, KOLOM, LEMBAR
from kaskade_graph.importers.sheets.reading import MAX_REKAMAN

ROWS = 100_000
REPEAT = 3


def make(path: Path, rows: int) -> None:
    """Write a workbook with ``rows`` indikator, 40 a sub kegiatan."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(LEMBAR)
    heads = [k.judul for k in KOLOM] + [
        "Target 2021",
        *(f"Realisasi 2021 TW {q}" for q in ("I", "II", "III", "IV")),
    ]
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
    from kaskade_graph.importers.sheets.source import buka

    found = baca_tabel(buka(path))
    return len(found.kaskade.indikator) if found else 0


WAYS: dict[str, Callable[[Path], int]] = {
    "openpyxl read-only": with_openpyxl,
    "reader": with_reader,
    "whole import": with_import,
}


def main() -> None:
    """Time each way in a process of its own and print a table."""
    whole = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    first = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name in WAYS:
            rows = min(whole, MAX_REKAMAN - 1) if name == "whole import" else whole
            path = Path(folder) / f"{rows}.xlsx"
            if not path.exists():
                # Not in this process: a child's peak memory begins with that of its parent.
                subprocess.run([sys.executable, __file__, "--make", str(path), str(rows)], check=True)
            seconds, memory = min(_run(name, path) for _ in range(REPEAT))
            speed = rows / seconds
            first = first or speed
            size = path.stat().st_size / 2**20
            took = f"{speed:7.0f} rows/s, {first / speed:5.2f} x, {memory:4.0f} MB of memory"
            print(f"{name:20} {rows:7} rows, {size:4.1f} MB: {took}")


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
    elif sys.argv[1:2] == ["--make"]:
        make(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
