"""The blocks that a report is made of. Their texts are plain: nothing in them is markup.

Every format is one writer over the same blocks, so that what Word, PDF and a page say cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
    """A heading; ``level`` is 1 for a chapter, 2 and 3 below it; ``anchor`` is what links of the page call it."""

    level: int
    text: str
    anchor: str = ""


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
    colour: Keparahan | None = None


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
class Count:
    """How many there are of a severity: its name as a heading, what the number counts, and what is to be done."""

    severity: Keparahan
    number: int
    name: str
    counted: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class SeverityCounts:
    """How many findings there are by severity; ``label`` stands before, ``note`` after them."""

    items: tuple[Count, ...]
    label: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """The numbers in one line."""
        return self.line(lambda one: f"{one.number} {one.counted}")

    def line(self, each: Callable[[Count], str]) -> str:
        """Return the numbers in one line, each as ``each`` gives it."""
        said = ", ".join(each(one) for one in self.items)
        return (f"{self.label}: " if self.label else "") + said + (f"; {self.note}" if self.note else "")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: what its rule is called, what is the case, what is said of that, and where it is seen.

    ``terms`` are labelled texts, the condition first; where that needs no label it is empty. ``evidence`` are places
    and what stands there, with ``seen`` as its label; ``left`` says how many more there are. ``brief`` asks for three
    lines or so. ``family`` is the code and the name of the rules that this one belongs to.
    """

    severity: Keparahan
    code: str
    title: str
    terms: tuple[tuple[str, str], ...]
    word: str
    remarks: tuple[str, ...] = ()
    element: str = ""
    evidence: tuple[tuple[str, str], ...] = ()
    seen: str = ""
    left: str = ""
    brief: bool = False
    anchor: str = ""
    number: str = ""
    family: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Views:
    """One content in the shapes that suit: lines for a terminal, blocks for a page, a table for a workbook."""

    outline: Points
    page: tuple[Points | Table | Heading | Labelled, ...]
    sheet: Table | None = None


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
    | SeverityCounts
    | Finding
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
            table = block.sheet if isinstance(block, Views) else block
            if isinstance(table, Table):
                yield heading, table

    def paged(self) -> Iterator[Block]:
        """Yield the blocks as pages of an office have them: of plain paragraphs, lists and tables."""
        for block in self.blocks:
            if isinstance(block, Views):
                yield from block.page
            elif isinstance(block, SeverityCounts):
                yield Paragraph(block.text)
            elif isinstance(block, Finding):
                yield Heading(3, block.title)
                yield Badge(block.severity, block.word, " · ".join((block.code, *block.remarks)))
                quoted = (f"{place}: “{text}”" for place, text in block.evidence)
                seen = "\n".join((*quoted, *([block.left] if block.left else ())))
                yield Labelled((*block.terms, *(((block.seen, seen),) if seen else ())))
            else:
                yield block


PAGES: Mapping[Lang, tuple[str, str]] = {"id": ("Halaman", "dari"), "en": ("Page", "of")}
"""How page numbers are worded."""


def listed(parts: Sequence[str], lang: Lang) -> str:
    """Return ``parts`` as they stand in a sentence."""
    also = Teks("dan", "and").pick(lang)
    return f" {also} ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])}, {also} {parts[-1]}"


def cell(given: str | Cell, *, bold: bool = False) -> Cell:
    """Return a cell of a table as such."""
    return given if isinstance(given, Cell) else Cell(given, bold=bold)
