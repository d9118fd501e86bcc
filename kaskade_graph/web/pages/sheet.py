"""A brought document as it lies on the page: paragraphs and tables, every text with what it became.

Long documents are shown in parts of :data:`PART` rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.importers.blocks import Boxes, Cell, Grid, Paragraph
from kaskade_graph.importers.tables.document import LaporanBaca
from kaskade_graph.importers.tables.headings.roles import written
from kaskade_graph.importers.tables.mapping.mapped import column_name, row_number
from kaskade_graph.importers.tables.mapping.mapping_text import levels_of
from kaskade_graph.importers.tables.read import TableRead
from kaskade_graph.reports.review.marks import DOUBT, MarkKind, became, kind_of
from kaskade_graph.reports.review.places import anchor, place
from kaskade_graph.usecases.unread_tables import Offer

PART = 400
"""Rows and paragraphs of one part."""
_UNSURE = 0.8


@dataclass(frozen=True, slots=True)
class CellPiece:
    """One cell or paragraph: its text and what was printed in its place, what it became, and where it stands.

    ``place`` is what a correction calls it, ``at`` the anchor. ``rows`` and ``columns`` are what it spans.
    """

    text: str
    printed: str | None
    kind: MarkKind
    said: Teks
    certainty: float
    place: str
    at: str
    rows: int = 1
    columns: int = 1
    hidden: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether its reading is not certain."""
        return self.certainty < DOUBT


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """The role of one column: its letter, how a mapping writes it ("" for none), and whether that is uncertain."""

    letter: str
    role: str
    unsure: bool


@dataclass(slots=True)
class PrintedRow:
    """One row of a table: its cells (None for an empty one), or above its headings the ``roles`` of its columns.

    ``table`` is the number of the table that the roles are of, from 0 over the whole document; ``levels`` say what
    numbers and indents stand for in it (``nomor 1`` -> program).
    """

    number: int
    cells: list[CellPiece | None] = field(default_factory=list)
    table: int = 0
    roles: list[ColumnRole] = field(default_factory=list)
    levels: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Stretch:
    """What is shown together: a heading, a paragraph, or rows of one table; one of the three.

    ``offer`` is what is asked of a table that was not read.
    """

    heading: Teks | None = None
    piece: CellPiece | None = None
    rows: list[PrintedRow] = field(default_factory=list)
    offer: Offer | None = None


def part(
    reports: list[LaporanBaca], start: int, lang: Lang, offered: Sequence[Offer] = ()
) -> tuple[list[Stretch], int]:
    """Return the stretches of the part that begins at row ``start``, and of how many rows the document is."""
    out: list[Stretch] = []
    count, first = 0, 0
    asked = {id(o.grid): o for o in offered}
    for laporan in reports:
        sheet = _Sheet(laporan, first, lang, asked)
        first += len(laporan.tables)
        for block in laporan.blocks.blocks:
            for stretch in sheet.block(block):
                rows = max(len(stretch.rows), 1)
                if stretch.rows:
                    stretch.rows = stretch.rows[max(0, start - count) : max(0, start + PART - count)]
                    if stretch.rows:
                        out.append(stretch)
                elif start <= count < start + PART:
                    out.append(stretch)
                count += rows
    return out, count


def anchors(stretches: list[Stretch]) -> set[str]:
    """Return the anchors of the cells and paragraphs that are shown."""
    pieces = [s.piece for s in stretches] + [c for s in stretches for row in s.rows for c in row.cells]
    return {piece.at for piece in pieces if piece is not None}


def find(reports: list[LaporanBaca], name: str) -> CellPiece | None:
    """Return the cell or paragraph at a place, None where there is none."""
    for laporan in reports:
        sheet = _Sheet(laporan, 0, "id")
        for block in laporan.blocks.blocks:
            for source in [block] if isinstance(block, Paragraph) else block.cells:
                if source.text.strip() and place(source.spot) == name:
                    return sheet.piece(source)
    return None


def said(reports: list[LaporanBaca]) -> dict[tuple[int, str], str]:
    """Return the roles and levels that the tables were read by, by number of the table and letter or ``nomor 1``."""
    out: dict[tuple[int, str], str] = {}
    for number, table in enumerate(t for r in reports for t in r.tables):
        out |= {(number, column_name(table.grid, c)): written(r) for c, r in table.plan.roles.items()}
        out |= {(number, kind): level for kind, level in levels_of(table).items()}
    return out


def role_rows(reports: list[LaporanBaca]) -> int:
    """Return how many tables were read."""
    return sum(len(r.tables) for r in reports)


class _Sheet:
    def __init__(
        self, laporan: LaporanBaca, first: int, lang: Lang, asked: Mapping[int, Offer] | None = None
    ) -> None:
        self.laporan, self.first, self.lang, self.asked = laporan, first, lang, asked or {}
        self.page: int | None = None

    def block(self, block: Paragraph | Grid | Boxes) -> Iterator[Stretch]:
        number = block.spot.page
        if number is not None and number != self.page:
            self.page = number
            yield Stretch(heading=Teks(f"Halaman {number}", f"Page {number}"))
        if isinstance(block, Grid):
            if block.spot.sheet:
                yield Stretch(heading=Teks(f"Lembar {block.spot.sheet}", f"Sheet {block.spot.sheet}"))
            yield Stretch(rows=self._rows(block), offer=self.asked.get(id(block)))
            return
        for source in [block] if isinstance(block, Paragraph) else block.cells:
            if source.text.strip():
                yield Stretch(piece=self.piece(source))

    def piece(self, source: Cell | Paragraph) -> CellPiece:
        entry = self.laporan.ledger.entry(source)
        by_hand = self.laporan.by_hand.get(id(source))
        spot = source.spot
        rows, columns = (source.rows, source.columns) if isinstance(source, Cell) else (1, 1)
        return CellPiece(
            source.text,
            by_hand[1] if by_hand else None,
            kind_of(entry),
            became(entry),
            entry.certainty,
            place(spot),
            anchor(spot),
            rows,
            columns,
        )

    def _rows(self, grid: Grid) -> list[PrintedRow]:
        # The roles stand above the headings; above the first row of a table that has none.
        heads = {
            (t.segment.heads or t.segment.rows)[0].index: n
            for n, t in enumerate(self.laporan.tables)
            if t.grid is grid and (t.segment.heads or t.segment.rows)
        }
        starts = {(c.row, c.column): c for c in grid.cells}
        covered: set[tuple[int, int]] = set()
        out = []
        for row in range(grid.rows):
            if row in heads:
                out.append(self._roles(heads[row], grid))
            made = PrintedRow(row_number(grid, row))
            for column in range(grid.columns):
                if (row, column) not in covered:
                    made.cells.append(self._cell(starts.get((row, column)), covered))
            if any(made.cells):
                out.append(made)
        return out

    def _cell(self, cell: Cell | None, covered: set[tuple[int, int]]) -> CellPiece | None:
        if cell is None:
            return None
        rows = range(cell.row, cell.last_row + 1)
        covered.update((y, x) for y in rows for x in range(cell.column, cell.last_column + 1))
        return self.piece(cell) if cell.text.strip() or cell.rows > 1 or cell.columns > 1 else None

    def _roles(self, number: int, grid: Grid) -> PrintedRow:
        table: TableRead = self.laporan.tables[number]
        doubted = {column for column, _ in table.plan.doubts}
        roles = []
        for column in range(grid.columns):
            role = table.plan.roles.get(column)
            unsure = column in doubted or (role is not None and role.certainty < _UNSURE)
            roles.append(ColumnRole(column_name(grid, column), written(role) if role else "", unsure))
        return PrintedRow(0, table=self.first + number, roles=roles, levels=levels_of(table))
