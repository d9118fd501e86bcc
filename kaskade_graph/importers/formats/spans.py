"""Rows of cells that span others, as HTML and ODF write them, laid out as a grid."""

from __future__ import annotations

from dataclasses import dataclass

from kaskade_graph.importers.blocks import PLAIN, Cell, Grid, Hints, Spot

MAX_COLUMNS = 2_000
"""Most columns that spans of a table in a document may reach."""


@dataclass(frozen=True, slots=True)
class Spanned:
    """One cell as it is written: its text, how many rows and columns it claims, its line in the file."""

    text: str
    rows: int = 1
    columns: int = 1
    hints: Hints = PLAIN
    line: int | None = None


def lay(rows: list[list[Spanned]], place: str, hidden: set[int], spot: Spot) -> Grid:
    """Return the grid of ``rows``: each cell goes to the first column that no cell from above covers.

    Spans end with the table. ``place`` names the table in the places of cells; ``hidden`` are rows from 0.
    """
    cells: list[Cell] = []
    free_from: list[int] = []
    """By column, the first row that no cell from above covers."""
    width = 0
    for index, row in enumerate(rows):
        column = 0
        for one in row:
            while column < len(free_from) and free_from[column] > index:
                column += 1
            height = max(1, min(one.rows, len(rows) - index))
            columns = _fitting(free_from, index, column, one.columns)
            if one.text.strip():
                where = Spot(line=one.line, cell=f"{place} baris {index + 1} kolom {column + 1}")
                cells.append(Cell(index, column, one.text, where, height, columns, hints=one.hints))
            free_from.extend([0] * (column + columns - len(free_from)))
            free_from[column : column + columns] = [index + height] * columns
            column += columns
            width = max(width, column)
    cells.sort(key=lambda c: (c.row, c.column))
    return Grid(len(rows), width, cells, spot=spot, hidden_rows=frozenset(hidden))


def _fitting(free_from: list[int], row: int, column: int, wanted: int) -> int:
    """Return how many columns a cell gets: no more than are free beside one another."""
    columns = 1
    while (
        columns < wanted
        and column + columns < MAX_COLUMNS
        and not (column + columns < len(free_from) and free_from[column + columns] > row)
    ):
        columns += 1
    return columns
