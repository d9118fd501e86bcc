"""XLS as blocks, on a workbook written by LibreOffice: numbers, percentages, merged and hidden cells; damage."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

from kaskade_graph.errors import InputError
from kaskade_graph.importers.formats import door, wire
from tests.importers.formats.laid import only_grid, rows

FILE = Path(__file__).parent / "faults" / "contoh.xls"


def test_a_workbook_of_old_excel() -> None:
    found = wire.from_json(door.parse(FILE.read_bytes(), "contoh.xls"))
    grid = only_grid(found)
    assert rows(grid) == [
        ["Kecamatan Sokaraja Tahun 2024", "", ""],
        ["Sasaran", "Target", "Satuan"],
        ["Meningkatnya pelayanan", "85%", "Persen"],
        ["Lama", "3", "Unit"],
    ]
    at = grid.at()
    assert (at[0, 0].columns, at[2, 1].number, at[3, 1].number) == (3, Decimal(85), Decimal(3))
    assert (at[1, 0].hints.bold, at[1, 0].hints.fill) == (True, "d9e2f3")
    assert grid.hidden_rows == {3}
    assert "hidden rows: 4" in found.notes[0].en


def test_damaged_workbooks_are_read_or_named() -> None:
    whole = FILE.read_bytes()
    rng = random.Random(1)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(5):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            door.parse(bytes(data), "contoh.xls")
        except InputError as error:
            assert "contoh.xls" in error.pesan.en
