"""Blocks -> the lines and tables that the grammar of torn pages reads."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.importers.blocks import Blocks, Boxes, Grid, Spot
from kaskade_graph.importers.blocks import Cell as GridCell
from kaskade_graph.importers.document import Block, Cell, Document, Line, Paragraph, Table

MAX_COLUMNS = 256
"""Most columns of a table; a line with more tabs is no row of one."""


def document_of(blocks: Blocks) -> Document:
    """Return ``blocks`` as a document. Hidden text is left out: the grammar reads what is printed.

    Cells of a grid keep the places of their lines; a grid made of columns of spaces is lines again, since the
    grammar takes a row of a table for what belongs together.
    """
    return Document(blocks.name, blocks.sha256, tuple(_blocks(blocks)))


def _blocks(blocks: Blocks) -> Iterator[Block]:
    for block in blocks.blocks:
        if isinstance(block, Grid):
            if block.exact and block.columns <= MAX_COLUMNS:
                yield Table(tuple(_rows(block)))
            else:
                yield from (Paragraph(line) for line in _lines(block))
        elif isinstance(block, Boxes):
            for cell in block.cells:
                yield from (Paragraph(line) for line in _of_cell(cell).lines)
        elif not block.hints.hidden:
            before, _, after = block.text.partition("\t")
            yield Paragraph(_line(block.text if after.strip() else before, block.spot))


def _line(text: str, spot: Spot) -> Line:
    return Line(text, spot.line, spot.page, spot.cell)


def _of_cell(cell: GridCell) -> Cell:
    """Return a cell with its lines; where the format counts lines, each further one is on the next."""
    spot = cell.spot
    last = spot.last_line or spot.line
    return Cell(
        tuple(
            Line(text, None if spot.line is None else min(spot.line + n, last or 0), spot.page, spot.cell)
            for n, text in enumerate(cell.text.split("\n"))
        )
    )


def _rows(grid: Grid) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows; a merged cell stands once, and a row ends with its last filled cell."""
    at = {(cell.row, cell.column): cell for cell in grid.cells if not cell.hints.hidden}
    ends = dict(sorted(at))
    for row in range(grid.rows):
        found = (at.get((row, column)) for column in range(ends.get(row, 0) + 1))
        yield tuple(Cell() if cell is None else _of_cell(cell) for cell in found)


def _lines(grid: Grid) -> Iterator[Line]:
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if not cell.hints.hidden:
            rows.setdefault(cell.row, []).append(cell)
    for row in range(grid.rows):
        cells = rows.get(row)
        if cells:
            yield _line("  ".join(cell.text.replace("\n", " ") for cell in cells), cells[0].spot)
