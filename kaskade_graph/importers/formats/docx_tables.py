"""A table of a DOCX file as a grid: spans, merged cells, rows that begin late or are torn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kaskade_graph.importers.blocks import PLAIN, Block, Cell, Grid, Hints, Spot
from kaskade_graph.importers.formats.docx_styles import has_border
from kaskade_graph.importers.formats.docx_text import W, children, number, on, value

if TYPE_CHECKING:
    from kaskade_graph.importers.formats.docx import Walk

MAX_COLUMNS = 64
"""Most columns that a merged cell may claim; Word itself allows 63."""


class TableWalk:
    """Walks the rows and cells of one ``w:tbl``; tables and text boxes in its cells follow it."""

    def __init__(self, walk: Walk, table: Any, within: str = "") -> None:
        self.walk, self.table, self.within = walk, table, within
        style = walk.styles.of(value(table, "tblPr", "tblStyle") or "-")
        self.border = style.border or has_border(table.find(f"{W}tblPr/{W}tblBorders"))
        self.cells: list[Cell] = []
        self.open: dict[int, int] = {}
        """Column -> index of the cell that goes on below there."""
        self.width = 0
        self.inner: list[Block] = []
        self.hidden_rows: set[int] = set()
        self.place = ""

    def blocks(self) -> Iterator[Block]:
        """Yield the grid, unless it is empty, then what stands nested in its cells."""
        above = self.within or self.walk.place
        self.walk.tables += not above
        self.place = f"{above} tabel" if above else f"tabel {self.walk.tables}"
        rows = list(self._rows())
        for index, row in enumerate(rows):
            self._row(row, index)
        if self.cells:
            yield Grid(
                len(rows),
                self.width,
                sorted((c for c in self.cells if c.text.strip()), key=lambda c: (c.row, c.column)),
                spot=Spot(cell=self.place),
                hidden_rows=frozenset(self.hidden_rows),
            )
        yield from self.inner

    def _rows(self) -> Iterator[Any]:
        for row in children(self.table, {W + "tr"}):
            if row.find(f"{W}trPr/{W}del") is None:
                yield row
            else:
                self.walk.deleted += 1

    def _row(self, row: Any, index: int) -> None:
        if on(row, "trPr", "hidden"):
            self.hidden_rows.add(index)
        column = min(number(row, "trPr", "gridBefore") or 0, MAX_COLUMNS)
        before: int | None = None
        still_open: dict[int, int] = {}
        for element in children(row, {W + "tc"}):
            span = max(1, min(number(element, "tcPr", "gridSpan") or 1, MAX_COLUMNS))
            if _merge(element, "hMerge") == "continue" and before is not None:
                self._widen(before, element, index, span)
            else:
                before = self._cell(element, index, column, span, still_open)
            column += span
        self.open = still_open
        self.width = max(self.width, column)

    def _cell(self, element: Any, row: int, column: int, span: int, still_open: dict[int, int]) -> int:
        """Read a cell, or let the one above go on; return its index."""
        place = f"{self.place} baris {row + 1} kolom {column + 1}"
        merge = _merge(element, "vMerge")
        text, hints = self._content(element, place)
        above = self.open.get(column)
        if merge == "continue" and above is not None and self.cells[above].columns == span:
            cell = self.cells[above]
            self.cells[above] = replace(cell, rows=row - cell.row + 1)
            self.walk.hide(text, place)  # Word shows none of it
            still_open[column] = above
            return above
        if row in self.hidden_rows:
            hints = replace(hints, hidden=True)
        self.cells.append(Cell(row, column, text, Spot(cell=place), columns=span, hints=hints))
        if merge is not None:
            still_open[column] = len(self.cells) - 1
        return len(self.cells) - 1

    def _widen(self, before: int, element: Any, row: int, span: int) -> None:
        cell = self.cells[before]
        text, _ = self._content(element, f"{self.place} baris {row + 1} kolom {cell.column + 1}")
        self.walk.hide(text, cell.spot.cell or "")
        self.cells[before] = replace(cell, columns=cell.columns + span)

    def _content(self, element: Any, place: str) -> tuple[str, Hints]:
        """Return the text and hints of a cell; tables and boxes in it are put aside."""
        lines: list[str] = []
        first: Hints = PLAIN
        bold = True
        for child in children(element, {W + "p", W + "tbl"}):
            if child.tag == W + "tbl":
                self.inner += TableWalk(self.walk, child, place).blocks()
                continue
            text, hints, boxes = self.walk.text(child, place)
            if text.strip():
                first = first if any(line.strip() for line in lines) else hints
                bold = bold and hints.bold
            lines += text.split("\n")
            for box in boxes:
                self.inner += self.walk.blocks(box)
        # Word ends every cell with a paragraph, often an empty one.
        while lines and not lines[-1].strip():
            lines.pop()
        while lines and not lines[0].strip():
            lines.pop(0)
        fill = element.find(f"{W}tcPr/{W}shd")
        border = self.border or has_border(element.find(f"{W}tcPr/{W}tcBorders"))
        return "\n".join(lines), Hints(bold and bool(lines), _colour(fill), border, first.indent)


def _merge(element: Any, name: str) -> str | None:
    """Return ``restart`` or ``continue`` for a merged cell, None for any other."""
    found = element.find(f"{W}tcPr/{W}{name}")
    return None if found is None else found.get(W + "val", "continue")


def _colour(shading: Any) -> str | None:
    text = "" if shading is None else shading.get(W + "fill", "").lower()
    return text if len(text) == 6 and text != "ffffff" and text != "auto" else None
