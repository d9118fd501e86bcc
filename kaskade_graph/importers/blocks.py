"""What every format becomes: paragraphs and grids in reading order. Nothing here knows what a cascade is.

A reader of a format decides only where text stands: which lines are paragraphs, which cells a grid has, what
they span, and what the format itself says of them (a number, a fill, a hidden row). What a text means is
decided afterwards, once for all formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from kaskade_graph.errors import Teks


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text stands in its source, as far as the format can tell.

    ``line`` counts from 1 over the whole file (text, CSV, HTML, the lines of a PDF); ``page`` counts from 1;
    ``sheet`` is the name of a sheet; ``cell`` a spreadsheet reference (``C7``) or, in a document,
    ``tabel 2 baris 3 kolom 1``. ``box`` is left, top, right, bottom in points, where a page has geometry.
    ``file`` is the name and sha256 of the file, where a document is several.
    """

    line: int | None = None
    last_line: int | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None
    file: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What a format says of a text besides its letters: evidence for a reading, never a reading of its own.

    ``indent`` is in levels where the format has levels, else in characters of leading white space. ``fill``
    is a colour in hexadecimal, None for none. ``hidden`` is true in a hidden row, column or sheet.
    ``certainty`` is below 1 where the letters themselves are a guess (a scan).
    """

    bold: bool = False
    fill: str | None = None
    border: bool = False
    indent: int = 0
    hidden: bool = False
    certainty: float = 1.0


PLAIN = Hints()


class Kind(StrEnum):
    """What a workbook says a cell holds, where that is neither text nor a number as it should be."""

    DATE = "date"
    YES_NO = "yes or no"
    FAILED = "failed formula"
    UNCOMPUTED = "formula without result"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell over all coordinates that it spans; ``row`` and ``column`` (from 0) are its first.

    ``text`` is as printed, lines of the cell parted by a line feed. ``number`` is what the format stores where
    it stores numbers (a percentage of a spreadsheet as it is shown: 85 for 85 %). ``kind`` is None for text and
    numbers; of a date ``text`` is ISO 8601.
    """

    row: int
    column: int
    text: str
    spot: Spot
    rows: int = 1
    columns: int = 1
    number: Decimal | None = None
    hints: Hints = PLAIN
    kind: Kind | None = None

    @property
    def last_row(self) -> int:
        """The last row that the cell covers."""
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        """The last column that the cell covers."""
        return self.column + self.columns - 1


@dataclass(slots=True)
class Grid:
    """A table as it lies: ``cells`` in order of row and column, empty ones left out.

    ``exact`` is true where the format itself has cells (DOCX, HTML, a workbook, a ruled PDF), false where they
    were made from alignment or geometry and one printed cell may have come out as several. ``hidden_rows`` and
    ``hidden_columns`` (from 0) are those that the file hides. ``keys`` are the headings that a format gives by
    itself (the names of JSON fields), by column. ``made`` is true for one that was made from several: its cells keep
    the places that they were printed at.
    """

    rows: int
    columns: int
    cells: list[Cell]
    exact: bool = True
    spot: Spot = field(default_factory=Spot)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    keys: dict[int, str] = field(default_factory=dict)
    made: bool = False

    def at(self) -> dict[tuple[int, int], Cell]:
        """Return the cell over each coordinate that is covered by one."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or paragraph outside all grids, its white space as printed."""

    text: str
    spot: Spot
    hints: Hints = PLAIN


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes joined by lines (a pohon kinerja as drawn): ``edges`` are pairs of indices, upper box first."""

    cells: tuple[Cell, ...]
    edges: tuple[tuple[int, int], ...]
    spot: Spot


Block = Paragraph | Grid | Boxes


@dataclass(slots=True)
class Blocks:
    """A file as blocks in reading order. ``notes`` are what the reader of the format has to tell."""

    name: str
    sha256: str
    blocks: list[Block]
    notes: list[Teks] = field(default_factory=list)

    def grids(self) -> Iterator[Grid]:
        """Iterate over the grids."""
        return (b for b in self.blocks if isinstance(b, Grid))
