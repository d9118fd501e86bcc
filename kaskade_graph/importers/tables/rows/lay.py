"""A grid as rows of pieces: cells with their texts cleaned, over all rows that they span, loose lines joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kaskade_graph.importers.blocks import Cell, Grid, Spot
from kaskade_graph.importers.tables.rows import names


@dataclass(slots=True, eq=False)
class Piece:
    """What one cell, or lines of one printed cell, say in a row. ``own`` is false below its first row.

    ``text`` is clean, lines parted by line feeds; ``quote`` is as printed.
    """

    text: str
    quote: str
    cells: tuple[Cell, ...]
    own: bool = True

    @property
    def spot(self) -> Spot:
        """Where it begins."""
        return self.cells[0].spot

    @property
    def column(self) -> int:
        """The first column that it covers."""
        return self.cells[0].column

    @property
    def last_column(self) -> int:
        """The last column that it covers."""
        return max(c.last_column for c in self.cells)

    @property
    def number(self) -> Decimal | None:
        """The number that the format stores, of a single cell."""
        return self.cells[0].number if len(self.cells) == 1 else None

    @property
    def indent(self) -> int:
        """How far it is indented."""
        return self.cells[0].hints.indent

    @property
    def value(self) -> str:
        """Its text on one line."""
        return " ".join(self.text.split())


@dataclass(slots=True, eq=False)
class Row:
    """A row as read: ``pieces`` by each column that they cover. ``index`` is its first row in the grid."""

    index: int
    pieces: dict[int, Piece] = field(default_factory=dict)

    def own(self) -> list[Piece]:
        """Return what begins on this row, from left to right."""
        seen: list[Piece] = []
        for column in sorted(self.pieces):
            piece = self.pieces[column]
            if piece.own and all(piece is not s for s in seen):
                seen.append(piece)
        return seen

    def cells(self) -> tuple[Cell, ...]:
        """Return the cells that begin on this row."""
        return tuple(c for piece in self.own() for c in piece.cells)

    @property
    def text(self) -> str:
        """All that begins on this row, on one line."""
        return " ".join(p.value for p in self.own())


def rows_of(grid: Grid) -> list[Row]:
    """Return all rows of a grid that hold anything, hidden ones left out."""
    rows: dict[int, Row] = {}
    for cell in grid.cells:
        text = names.clean(cell.text)
        if not text:
            continue
        first = cell.row
        while first in grid.hidden_rows and first < cell.last_row:
            first += 1
        for index in range(first, cell.last_row + 1):
            if index in grid.hidden_rows:
                continue
            piece = Piece(text, cell.text, (cell,), own=index == first)
            row = rows.setdefault(index, Row(index))
            for column in range(cell.column, cell.last_column + 1):
                row.pieces.setdefault(column, piece)
    return [rows[i] for i in sorted(rows) if rows[i].own()]


def hidden_cells(grid: Grid) -> tuple[Cell, ...]:
    """Return the cells that stand in hidden rows alone."""
    return tuple(c for c in grid.cells if all(r in grid.hidden_rows for r in range(c.row, c.last_row + 1)))


def joined(pieces: Iterable[Piece]) -> Piece:
    """Return one piece of several that are one printed cell."""
    parts = list(pieces)
    if len(parts) == 1:
        return parts[0]
    return Piece(
        "\n".join(p.text for p in parts),
        "\n".join(p.quote for p in parts),
        tuple(c for p in parts for c in p.cells),
        own=any(p.own for p in parts),
    )


def joined_rows(rows: list[Row]) -> Row:
    """Return one row of several lines of it."""
    if len(rows) == 1:
        return rows[0]
    out = Row(rows[0].index)
    columns = sorted({c for row in rows for c in row.pieces})
    made: dict[tuple[int, ...], Piece] = {}
    for column in columns:
        stack: list[Piece] = []
        for row in rows:
            piece = row.pieces.get(column)
            if piece is not None and all(piece.cells != s.cells for s in stack):
                stack.append(piece)
        key = tuple(id(c) for p in stack for c in p.cells)
        out.pieces[column] = made.setdefault(key, joined(stack))
    return out


def spot_range(piece: Piece) -> Spot:
    """Return the place of a piece with its last line."""
    first = piece.cells[0].spot
    lines = [s.last_line or s.line for s in (c.spot for c in piece.cells) if s.line and s.page == first.page]
    last = max((line for line in lines if line), default=None)
    return replace(first, last_line=last) if last != first.line else first


def columns_of(rows: Iterable[Row]) -> list[int]:
    """Return the columns in which anything stands."""
    return sorted({c for row in rows for c in row.pieces})


def pieces_in(rows: Iterable[Row], column: int) -> Iterator[Piece]:
    """Yield what begins in a column, row by row."""
    for row in rows:
        piece = row.pieces.get(column)
        if piece is not None and piece.own and piece.column == column:
            yield piece
