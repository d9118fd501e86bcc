"""Hidden rows are left out of a reading, hidden columns are read; both are told."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Cell, Grid
from kaskade_graph.importers.column_letters import column_letters
from kaskade_graph.importers.tables import lay
from kaskade_graph.importers.tables.ledger import Ledger


def hidden(grid: Grid, ledger: Ledger) -> Iterator[Teks]:
    """Account for the hidden rows of a grid, and yield what is told of them and of hidden columns."""
    cells = lay.hidden_cells(grid)
    where = f" ({grid.spot.sheet})" if grid.spot.sheet else ""
    if cells:
        ledger.structure(cells, "baris tersembunyi")
        rows = ", ".join(str(r) for r in sorted({_printed_row(c) for c in cells}))
        count = len({c.row for c in cells})
        yield Teks(
            f"{count} baris tersembunyi dilewati{where}: {rows}",
            f"{count} hidden rows left out{where}: {rows}",
        )
    shown = [c for c in sorted(grid.hidden_columns) if any(x.column == c for x in grid.cells)]
    if shown:
        letters = ", ".join(map(column_letters, shown))
        yield Teks(
            f"kolom tersembunyi tetap dibaca{where}: {letters}",
            f"hidden columns are read{where}: {letters}",
        )


def _printed_row(cell: Cell) -> int:
    digits = (cell.spot.cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdigit() else cell.row + 1
