"""A pohon kinerja drawn with the cells of a table, without lines: the widths of boxes tell what hangs under what.

Each box begins with the word of its level, and what hangs under it stands below it, within its width.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kaskade_graph.importers.blocks import Boxes, Cell, Grid, Hints, Spot
from kaskade_graph.importers.tables.boxes.box_text import kind_of
from kaskade_graph.importers.tables.lines.labelled import labelled

_FEWEST_BOXES, _FEWEST_LEVELS = 4, 3
_ARROWS = frozenset("▼↓⬇▾⇩|│")


@dataclass(slots=True)
class _Box:
    """The cells of a box, the first of which begins with the word of its level, and the columns that it covers."""

    cells: list[Cell]
    left: int
    right: int


@dataclass(slots=True)
class CellTree:
    """A drawing taken out of a table: its boxes, the cells that each is made of, arrows, and what is beside it."""

    boxes: Boxes
    made_of: list[list[Cell]]
    arrows: list[Cell] = field(default_factory=list)
    rest: list[Cell] = field(default_factory=list)


def cell_tree(grid: Grid) -> CellTree | None:
    """Return the drawing that a table is, None for any other table.

    It is one when rows of nothing but words of level, or of cells that begin with one, stand below one another, of
    three levels at least, and one of them holds several boxes.
    """
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    begins = {row: cells for row, cells in rows.items() if _is_level(cells)}
    kinds = {_kind(cell) for cells in begins.values() for cell in cells}
    if len(kinds) < _FEWEST_LEVELS or sum(map(len, begins.values())) < _FEWEST_BOXES:
        return None
    if all(len(cells) < 2 for cells in begins.values()):
        return None
    ordered = sorted(begins)
    levels = [[_Box([c], c.column, c.last_column) for c in begins[row]] for row in ordered]
    arrows, rest = _fill(rows, ordered, levels)
    return _tree(levels, arrows, rest)


def _is_level(cells: list[Cell]) -> bool:
    """Whether a row is of boxes of one level; a row of headings names several."""
    kinds = {_kind(cell) for cell in cells}
    return len(kinds) == 1 and None not in kinds


def _kind(cell: Cell) -> str | None:
    found = kind_of(cell.text.strip().split("\n")[0])
    return found[0] if found else None


def _fill(
    rows: dict[int, list[Cell]], ordered: list[int], levels: list[list[_Box]]
) -> tuple[list[Cell], list[Cell]]:
    """Give the cells between rows of levels to the boxes that they stand in; return arrows and what is in none."""
    arrows: list[Cell] = []
    rest: list[Cell] = []
    for row in sorted(rows.keys() - set(ordered)):
        at = sum(begin < row for begin in ordered) - 1
        for cell in rows[row]:
            box = next((b for b in levels[at] if b.left <= cell.column <= b.right), None) if at >= 0 else None
            if set(cell.text.strip()) <= _ARROWS:
                arrows.append(cell)
            elif box is None or cell.row > max(c.last_row for c in box.cells) + 1:
                rest.append(cell)
            else:
                box.cells.append(cell)
    return arrows, rest


def _tree(levels: list[list[_Box]], arrows: list[Cell], rest: list[Cell]) -> CellTree:
    boxes = [(n, b) for n, level in enumerate(levels) for b in level]
    edges: list[tuple[int, int]] = []
    for lower, (n, box) in enumerate(boxes):
        above = [
            i
            for i, (m, b) in enumerate(boxes)
            if m == n - 1 and b.left <= (box.left + box.right) / 2 <= b.right
        ]
        edges += [(i, lower) for i in above[:1]]
    cells = tuple(_cell(n, i, box) for i, (n, box) in enumerate(boxes))
    return CellTree(Boxes(cells, tuple(edges), cells[0].spot), [b.cells for _, b in boxes], arrows, rest)


def _cell(level: int, order: int, box: _Box) -> Cell:
    """Return a box as one cell: its rows are paragraphs, what stands beside one another is parted by a tabulator."""
    rows: dict[int, list[str]] = {}
    for cell in sorted(box.cells, key=lambda c: (c.row, c.column)):
        rows.setdefault(cell.row, []).append(cell.text.strip())
    first, last = box.cells[0].spot, box.cells[-1].spot
    name = first.cell if first is last or not (first.cell and last.cell) else f"{first.cell}:{last.cell}"
    spot = Spot(first.line, last.last_line or last.line, first.page, first.sheet, name, file=first.file)
    text = "\n\n".join(_beside(texts) for _, texts in sorted(rows.items()))
    return Cell(level, order, text, spot, hints=Hints(border=True))


def _beside(texts: list[str]) -> str:
    """Join what stands side by side in a box: a value under a label and its unit, or a measure and its figure."""
    return (" " if labelled(texts[0]) is not None else "\t").join(texts)
