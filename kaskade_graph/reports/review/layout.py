"""The document as it lies on the page: paragraphs and tables in order, each text with what it became."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.importers.blocks import Boxes, Cell, Grid, Paragraph
from kaskade_graph.importers.tables.document import LaporanBaca
from kaskade_graph.importers.tables.ledger import Entry
from kaskade_graph.importers.tables.read import TableRead
from kaskade_graph.reports.html_page import text
from kaskade_graph.reports.review.marks import DOUBT, MarkKind, became, kind_of
from kaskade_graph.reports.review.places import anchor, place
from kaskade_graph.reports.review.roles import role_name

_UNSURE_ROLE = 0.8
_EMPTY = "<td></td>"


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Draws the blocks of one reading."""

    laporan: LaporanBaca
    lang: Lang

    def say(self, indonesia: str, english: str) -> str:
        """Return a text of the page in its language, escaped."""
        return text(Teks(indonesia, english).pick(self.lang))

    def html(self) -> Iterator[str]:
        """Yield the document."""
        at: int | None = None
        for block in self.laporan.blocks.blocks:
            number = block.spot.page
            if number is not None and number != at:
                at = number
                yield f"<h3>{self.say(f'Halaman {number}', f'Page {number}')}</h3>"
            if isinstance(block, Paragraph):
                yield self._paragraph(block)
            elif isinstance(block, Boxes):
                yield from (self._paragraph(cell) for cell in block.cells)
            else:
                yield from self._grid(block)

    def _entry(self, source: Cell | Paragraph) -> Entry:
        return self.laporan.ledger.entry(source)

    def _printed(self, source: Cell | Paragraph) -> str:
        """Return the text of a cell or line; one that was corrected by hand with what is printed, and by whom."""
        found = self.laporan.by_hand.get(id(source))
        if found is None:
            return _lines(source.text)
        fix, printed = found
        by = " ".join(filter(None, (fix.by, fix.when))) or Teks("tanpa nama", "no name").pick(self.lang)
        note = self.say(f"koreksi tangan ({by}): {fix.what}", f"corrected by hand ({by}): {fix.what}")
        text_ = _lines(printed) if fix.text is None else f"<del>{_lines(printed)}</del> {_lines(source.text)}"
        return f'<span class="koreksi">{text_}</span><span class="jadi">{note}</span>'

    def _attributes(self, entry: Entry, *classes: str) -> str:
        spot = entry.source.spot
        names = " ".join([kind_of(entry).key, *filter(None, classes), *_doubtful(entry)])
        tip = text(f"{place(spot, self.lang)}: {became(entry).pick(self.lang)}")
        return f'class="{names}" id="{anchor(spot)}" title="{tip}"'

    def _paragraph(self, source: Cell | Paragraph) -> str:
        if not source.text.strip():
            return ""
        entry = self._entry(source)
        said = _said(entry, self.lang) if kind_of(entry).key != "struktur" else ""
        return (
            f"<p {self._attributes(entry, 'teks')}>{_mark(kind_of(entry))}{self._printed(source)}{said}</p>"
        )

    def _grid(self, grid: Grid) -> Iterator[str]:
        if grid.spot.sheet:
            yield f"<h3>{self.say(f'Lembar {grid.spot.sheet}', f'Sheet {grid.spot.sheet}')}</h3>"
        heads = {
            t.segment.heads[0].index: t for t in self.laporan.tables if t.grid is grid and t.segment.heads
        }
        starts = {(c.row, c.column): c for c in grid.cells}
        continued = self._continued(grid)
        if continued is not None:
            heads[min(c.row for c in grid.cells)] = continued
        covered: set[tuple[int, int]] = set()
        yield '<div class="bungkus"><table class="lembar">'
        for row in range(grid.rows):
            if row in heads:
                yield self._roles(heads[row], grid)
            line = [
                self._cell(starts.get((row, column)), grid, covered)
                for column in range(grid.columns)
                if (row, column) not in covered
            ]
            if any(cell != _EMPTY for cell in line):
                yield f'<tr><th class="baris">{row + 1}</th>{"".join(line)}</tr>'
        yield "</table></div>"

    def _continued(self, grid: Grid) -> TableRead | None:
        """Return the table that goes on in this grid from the one before, over a page."""
        first = min(grid.cells, key=lambda c: (c.row, c.column), default=None)
        for table in self.laporan.tables:
            if table.grid is not grid and any(
                first is cell for row in table.segment.rows for cell in row.cells()
            ):
                return table
        return None

    def _roles(self, table: TableRead, grid: Grid) -> str:
        doubted = {column for column, _ in table.plan.doubts}
        cells = []
        for column in range(grid.columns):
            role = table.plan.roles.get(column)
            name = role_name(role, self.lang) if role else self.say("tidak dikenali", "not recognised")
            unsure = column in doubted or (role is not None and role.certainty < _UNSURE_ROLE)
            cells.append(f"<th{' class=ragu' if unsure else ''}>{name}</th>")
        number = self.say(f"tabel {table.number}", f"table {table.number}")
        return f'<tr class="peran"><th>{number}</th>{"".join(cells)}</tr>'

    def _cell(self, cell: Cell | None, grid: Grid, covered: set[tuple[int, int]]) -> str:
        if cell is None:
            return _EMPTY
        covered |= {
            (y, x)
            for y in range(cell.row, cell.last_row + 1)
            for x in range(cell.column, cell.last_column + 1)
        }
        span = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        span += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        if not cell.text.strip():
            return f"<td{span}></td>"
        entry = self._entry(cell)
        kind = kind_of(entry)
        hidden = "tersembunyi" if cell.row in grid.hidden_rows else ""
        said = "" if kind.key == "struktur" else _said(entry, self.lang)
        return f"<td{span} {self._attributes(entry, hidden)}>{_mark(kind)}{self._printed(cell)}{said}</td>"


def _doubtful(entry: Entry) -> list[str]:
    return ["ragu"] if entry.certainty < DOUBT else []


def _said(entry: Entry, lang: Lang) -> str:
    sure = f" {entry.certainty:.0%}" if _doubtful(entry) else ""
    return f'<span class="jadi">{text(became(entry).pick(lang))}{sure}</span>'


def _mark(kind: MarkKind) -> str:
    return f'<span class="m">{text(kind.mark)}</span>' if kind.mark else ""


def _lines(value: str) -> str:
    return "<br>".join(text(line) for line in value.split("\n"))
