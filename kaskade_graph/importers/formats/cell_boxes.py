"""Boxes drawn with the borders of cells (a pohon kinerja in a workbook): what stands in each, what joins them.

Borders become rules on a plane where each cell is a square; the geometry is that of a page.
"""

from __future__ import annotations

from kaskade_graph.importers.blocks import Boxes, Cell, Hints, Spot
from kaskade_graph.importers.formats.page_boxes import MIN_BOXES, DrawnBox, edges_of, leveled, segment_of
from kaskade_graph.importers.formats.ruled import ruled
from kaskade_graph.importers.formats.sheet import Sheet, address
from kaskade_graph.importers.formats.words import Box, Rule

At = tuple[int, int]
_SIDE = 20.0
"""Side of the square that stands for a cell."""
_FEWEST_LINES = 3
MAX_BORDERED = 20_000
"""Cells with a border of a sheet that may be a drawing; one with more is a table."""
_MOST_LINES = 2_000


def drawn_in_cells(sheet: Sheet) -> Boxes | None:
    """Take the boxes out of a sheet that lines of borders join, None when its borders draw no such thing.

    Boxes are told from a table by the empty cells between them that have a border on one or two sides: the lines.
    """
    if not _may_be_drawn(sheet):
        return None
    _, trees = ruled(_rules(sheet))
    frames = [box for tree in trees for box in tree.boxes]
    held: dict[int, list[At]] = {}
    for at in sorted(sheet.cells):
        row, column = at
        inside = [i for i, box in enumerate(frames) if _holds(box, row, column)]
        if inside:
            held.setdefault(min(inside, key=lambda i: frames[i].area), []).append(at)
    boxes = [DrawnBox([], True, frames[i]) for i in sorted(held)]
    lines = [segment_of(rule) for tree in trees for rule in tree.connectors]
    if len(boxes) < MIN_BOXES or not lines:
        return None
    levels = leveled(boxes)
    edges = edges_of(boxes, lines)
    cells = [
        _cell(sheet, held[i], box.level, n, True)
        for n, (i, box) in enumerate(zip(sorted(held), boxes, strict=True))
    ]
    cells += _beside(sheet, boxes, levels, {at for ats in held.values() for at in ats})
    order = sorted(range(len(cells)), key=lambda i: (cells[i].row, cells[i].column, i))
    place = {old: new for new, old in enumerate(order)}
    return Boxes(
        tuple(cells[i] for i in order),
        tuple(sorted((place[a], place[b]) for a, b in edges)),
        Spot(sheet=sheet.name),
    )


def _may_be_drawn(sheet: Sheet) -> bool:
    if not sheet.borders or len(sheet.borders) > MAX_BORDERED:
        return False
    lines = [at for at, sides in sheet.borders.items() if len(sides) < 3 and at not in sheet.cells]
    merged = sheet.merges if len(lines) <= _MOST_LINES else []
    free = [
        (row, column)
        for row, column in lines
        if not any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in merged)
    ]
    return len(free) >= _FEWEST_LINES and len(lines) <= _MOST_LINES


def _rules(sheet: Sheet) -> list[Rule]:
    """Return the borders as rules; those inside a merged cell are not seen."""
    inner: dict[At, tuple[int, int, int, int]] = {}
    for merge in sheet.merges:
        top, left, bottom, right = merge
        if (bottom - top + 1) * (right - left + 1) <= MAX_BORDERED:
            inner |= {(r, c): merge for r in range(top, bottom + 1) for c in range(left, right + 1)}
    out: list[Rule] = []
    for (row, column), sides in sorted(sheet.borders.items()):
        top, left, bottom, right = inner.get((row, column), (row, column, row, column))
        if "l" in sides and column == left:
            out.append(Rule(True, column * _SIDE, row * _SIDE, (row + 1) * _SIDE))
        if "r" in sides and column == right:
            out.append(Rule(True, (column + 1) * _SIDE, row * _SIDE, (row + 1) * _SIDE))
        if "t" in sides and row == top:
            out.append(Rule(False, row * _SIDE, column * _SIDE, (column + 1) * _SIDE))
        if "b" in sides and row == bottom:
            out.append(Rule(False, (row + 1) * _SIDE, column * _SIDE, (column + 1) * _SIDE))
    return out


def _holds(box: Box, row: int, column: int) -> bool:
    x, y = (column + 0.5) * _SIDE, (row + 0.5) * _SIDE
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _beside(
    sheet: Sheet, boxes: list[DrawnBox], levels: list[tuple[float, float]], used: set[At]
) -> list[Cell]:
    """Return the texts at the left or right of the boxes of a level, which may say of which level it is."""
    left, right = min(b.box.left for b in boxes), max(b.box.right for b in boxes)
    out: list[Cell] = []
    for at in sorted(sheet.cells.keys() - used):
        y, x = (at[0] + 0.5) * _SIDE, (at[1] + 0.5) * _SIDE
        level = next((n for n, (top, bottom) in enumerate(levels) if top <= y <= bottom), None)
        if level is not None and not left <= x <= right:
            out.append(_cell(sheet, [at], level, -1 if x < left else len(boxes), False))
    return out


def _cell(sheet: Sheet, ats: list[At], level: int, order: int, bordered: bool) -> Cell:
    """Return the text of some cells as that of one box, and take them out of the sheet."""
    rows: dict[int, list[str]] = {}
    hidden = sheet.hidden
    for row, column in ats:
        content = sheet.cells.pop((row, column))
        rows.setdefault(row, []).append(content.text)
        hidden = hidden or row in sheet.hidden_rows or column in sheet.hidden_columns
    first, last = (
        (min(r for r, _ in ats), min(c for _, c in ats)),
        (max(r for r, _ in ats), max(c for _, c in ats)),
    )
    where = address(*first) if first == last else f"{address(*first)}:{address(*last)}"
    text = "\n\n".join("\t".join(texts) for _, texts in sorted(rows.items()))
    return Cell(
        level, order, text, Spot(sheet=sheet.name, cell=where), hints=Hints(border=bordered, hidden=hidden)
    )
