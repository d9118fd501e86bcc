"""What workbooks of every format share: filled cells of a sheet become grids that are no larger than their text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import PLAIN, Block, Cell, Grid, Hints, Kind, Paragraph, Spot
from kaskade_graph.importers.column_letters import column_letters
from kaskade_graph.importers.formats.archive import too_large
from kaskade_graph.importers.formats.marks import struck_out

MAX_ROWS = 1_048_576
MAX_CELLS = 500_000
"""Most filled cells of a file. A cascade of a large office has some ten thousand."""
MAX_COVERED = 4_000_000
"""Most coordinates that the merged cells of a grid cover."""
_ROW_GAP = 500
_COLUMN_GAP = 200
"""Empty rows or columns after which something else begins; nobody sees two such parts as one table."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one cell holds: see :class:`~kaskade_graph.importers.blocks.Cell`."""

    text: str
    number: Decimal | None = None
    hints: Hints = PLAIN
    kind: Kind | None = None


@dataclass(slots=True)
class Sheet:
    """A sheet as its format has it: rows and columns from 0, ``merges`` as top, left, bottom, right.

    ``name`` is None where the format has no sheets (CSV).
    """

    name: str | None
    cells: dict[tuple[int, int], Content] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    lines: dict[int, tuple[int, int]] = field(default_factory=dict)
    """First and last line of the file that a row stands on, where the format has lines."""
    borders: dict[tuple[int, int], str] = field(default_factory=dict)
    """The sides (of ``lrtb``) at which a cell, filled or not, has a border, where the format was asked for them."""
    struck: int = 0
    """How many texts are struck out: they are not among ``cells``."""

    def blocks(self, name: str) -> Iterator[Block]:
        """Yield the grids of the sheet, parted where much is empty; ``name`` is the file's, for messages.

        Text under a merged cell, which no program shows, follows as hidden paragraphs.
        """
        if len(self.cells) > MAX_CELLS:
            count = len(self.cells)
            raise too_large(name, Teks(f"berisi {count} sel terisi", f"has {count} filled cells"))
        spans, under = self._spans()
        rows = sorted({row for row, _ in self.cells})
        for first, last in _runs(rows, _ROW_GAP):
            part = [at for at in self.cells if first <= at[0] <= last and at not in under]
            for left, right in _runs(sorted({column for _, column in part}), _COLUMN_GAP):
                yield self._grid(name, [at for at in part if left <= at[1] <= right], spans)
        for at in sorted(under):
            hints = replace(self.cells[at].hints, hidden=True)
            yield Paragraph(self.cells[at].text, Spot(sheet=self.name, cell=address(*at)), hints)

    def _spans(self) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
        """Return the last row and column of each merged cell, and the filled coordinates under one."""
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        under: set[tuple[int, int]] = set()
        if not self.cells:
            return spans, under
        bottom = max(row for row, _ in self.cells)
        right = max(column for _, column in self.cells)
        for top, left, last_row, last_column in self.merges:
            last_row, last_column = min(last_row, bottom), min(last_column, right)
            if (top, left) not in self.cells or last_row < top or last_column < left:
                continue  # an empty cell, however large, says nothing
            if (top, left) in spans:
                continue
            spans[top, left] = (last_row, last_column)
            area = (last_row - top + 1) * (last_column - left + 1)
            if area <= len(self.cells):
                found = {
                    (r, c) for r in range(top, last_row + 1) for c in range(left, last_column + 1)
                } & self.cells.keys()
            else:
                found = {at for at in self.cells if top <= at[0] <= last_row and left <= at[1] <= last_column}
            under |= found - {(top, left)}
        return spans, under

    def _grid(
        self, name: str, part: list[tuple[int, int]], spans: dict[tuple[int, int], tuple[int, int]]
    ) -> Grid:
        part.sort()
        first = part[0][0] if part[0][0] > _ROW_GAP else 0
        left = min(column for _, column in part)
        left = left if left > _COLUMN_GAP else 0
        last_row, last_column = part[-1][0], max(column for _, column in part)
        cells: list[Cell] = []
        covered = 0
        for row, column in part:
            content = self.cells[row, column]
            bottom, right = spans.get((row, column), (row, column))
            bottom, right = min(bottom, last_row), min(right, last_column)
            covered += (bottom - row + 1) * (right - column + 1)
            hints = content.hints
            if self.hidden or row in self.hidden_rows or column in self.hidden_columns:
                hints = replace(hints, hidden=True)
            line, last_line = self.lines.get(row, (None, None))
            spot = Spot(line, last_line, sheet=self.name, cell=address(row, column))
            cells.append(
                Cell(
                    row - first,
                    column - left,
                    content.text,
                    spot,
                    bottom - row + 1,
                    right - column + 1,
                    content.number,
                    hints,
                    content.kind,
                )
            )
        if covered > MAX_COVERED:
            raise too_large(
                name,
                Teks(f"sel gabungannya meliputi {covered} sel", f"its merged cells cover {covered} cells"),
            )
        return Grid(
            last_row - first + 1,
            last_column - left + 1,
            cells,
            spot=Spot(sheet=self.name, cell=f"{address(first, left)}:{address(last_row, last_column)}"),
            hidden_rows=frozenset(r - first for r in self.hidden_rows if first <= r <= last_row),
            hidden_columns=frozenset(c - left for c in self.hidden_columns if left <= c <= last_column),
        )

    def notes(self) -> Iterator[Teks]:
        """Yield what a reader has to be told of texts struck out and of hidden parts that hold text."""
        name = self.name or ""
        yield from struck_out(self.struck)
        if not self.cells:
            return
        if self.hidden:
            yield Teks(f"lembar {name!r} tersembunyi", f"sheet {name!r} is hidden")
            return
        rows = sorted({row for row, _ in self.cells} & self.hidden_rows)
        if rows:
            told = _ranges(rows, lambda row: str(row + 1))
            yield Teks(
                f"lembar {name!r}: {len(rows)} baris tersembunyi: {told}",
                f"sheet {name!r}: {len(rows)} hidden rows: {told}",
            )
        columns = sorted({column for _, column in self.cells} & self.hidden_columns)
        if columns:
            told = _ranges(columns, column_letters)
            yield Teks(
                f"lembar {name!r}: {len(columns)} kolom tersembunyi: {told}",
                f"sheet {name!r}: {len(columns)} hidden columns: {told}",
            )


def _runs(sorted_numbers: list[int], gap: int) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of numbers that no gap parts.

    >>> list(_runs([0, 3, 900, 901], 500))
    [(0, 3), (900, 901)]
    """
    if not sorted_numbers:
        return
    first = before = sorted_numbers[0]
    for number in sorted_numbers:
        if number - before > gap:
            yield first, before
            first = number
        before = number
    yield first, before


def _ranges(numbers: Iterable[int], name: Callable[[int], str]) -> str:
    """Name numbers, neighbours as a range: ``4, 7-9``."""
    return ", ".join(
        name(first) if first == last else f"{name(first)}-{name(last)}"
        for first, last in _runs(list(numbers), 1)
    )


def address(row: int, column: int) -> str:
    """Return the address of a cell whose row and column count from 0.

    >>> address(6, 2), address(0, 27)
    ('C7', 'AB1')
    """
    return f"{column_letters(column)}{row + 1}"


def plain(number: Decimal) -> str:
    """Write a number without exponent, trailing zeros or separators of thousands, with a decimal point.

    >>> plain(Decimal("1.50E+3")), plain(Decimal("-0.0"))
    ('1500', '0')
    """
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
