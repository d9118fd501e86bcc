"""The blocks that a report is made of. Their texts are plain: nothing in them is markup.

Every format is one writer over the same blocks, so that what Word, PDF and a page say cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.errors import Lang, Teks


@dataclass(frozen=True, slots=True)
class Title:
    """What stands at the top of the first page: the kind of document, what it is about, and lines to fill in."""

    lines: tuple[str, ...]
    about: tuple[str, ...]
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` is 1 for a chapter, 2 and 3 below it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``small`` is for remarks."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """What a finding is, under its heading: severity in its colour, then code and number."""

    severity: Keparahan
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """Labelled paragraphs, such as Kondisi and Kriteria; a text may have several lines."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered list; each item is a part in bold and the rest."""

    items: tuple[tuple[str, str], ...]


Side = Literal["", "old", "new"]
"""Which of two sides that are compared a text is of."""


@dataclass(frozen=True, slots=True)
class Point:
    """One line of an outline: how deep it stands (1 at the top), its text, and whether a dot stands before it.

    ``sign`` is one character in the margin; a list with signs is set closely, from level 0, and ``side`` colours it.
    """

    level: int
    text: str
    dot: bool = False
    sign: str = ""
    side: Side = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Lines that stand below one another as in an outline."""

    items: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than text: indented by ``indent`` levels, bold, or in the colour of a severity.

    ``above`` is a line in bold above the text; ``link`` the place in the same folder that the text leads to.
    ``marks`` are the parts (start, end) of ``text`` that the other side does not have.
    """

    text: str
    above: str = ""
    indent: int = 0
    bold: bool = False
    colour: Keparahan | None = None
    link: str = ""
    side: Side = ""
    marks: tuple[tuple[int, int], ...] = ()

    def lines(self) -> Iterator[list[tuple[str, bool]]]:
        """Yield each line of the text as parts, and whether each is marked.

        >>> list(Cell("a b", marks=((2, 3),)).lines())
        [[('a ', False), ('b', True)]]
        """
        start = 0
        for line in self.text.split("\n"):
            end = start + len(line)
            inside = [(max(a, start), min(b, end)) for a, b in self.marks if a < end and b > start]
            edges = sorted({start, end, *(edge for span in inside for edge in span)})
            spans = pairwise(edges) if line else [(start, start)]
            yield [(self.text[a:b], any(x <= a < y for x, y in inside)) for a, b in spans]
            start = end + 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its caption. ``widths`` are relative widths; ``numbers`` the columns of numbers.

    ``total`` says that the last row is the total; ``sheet`` is what a workbook calls the sheet of this table.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    widths: tuple[float, ...]
    numbers: tuple[int, ...] = ()
    total: bool = False
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG), set as large as the page allows."""

    caption: str
    png: bytes


@dataclass(frozen=True, slots=True)
class NewPage:
    """From here on a new page, and pages lie or stand."""

    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Where people sign: columns of lines, with blanks for names."""

    columns: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Views:
    """One content in the shapes that suit: lines for a terminal, a table for a page, another for a workbook."""

    outline: Points
    page: Points | Table
    sheet: Table


Block = (
    Title
    | Heading
    | Paragraph
    | Badge
    | Labelled
    | Numbered
    | Points
    | Table
    | Picture
    | NewPage
    | Signatures
    | Views
)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; ``head`` is what every page says at its top, ``page`` how page numbers are worded."""

    title: str
    head: str
    page: tuple[str, str]
    blocks: tuple[Block, ...]

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Yield each table with the heading that it stands under."""
        heading = ""
        for block in self.blocks:
            if isinstance(block, Heading):
                heading = block.text
            elif isinstance(block, Table | Views):
                yield heading, block if isinstance(block, Table) else block.sheet


PAGES: Mapping[Lang, tuple[str, str]] = {"id": ("Halaman", "dari"), "en": ("Page", "of")}
"""How page numbers are worded."""


def listed(parts: Sequence[str], lang: Lang) -> str:
    """Return ``parts`` as they stand in a sentence."""
    also = Teks("dan", "and").pick(lang)
    return f" {also} ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])}, {also} {parts[-1]}"


def cell(given: str | Cell, *, bold: bool = False) -> Cell:
    """Return a cell of a table as such."""
    return given if isinstance(given, Cell) else Cell(given, bold=bold)
