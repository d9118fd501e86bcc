"""A document as text with positions: what every document reader gives, and the one grammar takes.

A text file, a PDF and a DOCX of the same cascade differ only in where their lines stand, so that is all
that is kept of them: paragraphs, tables of cells, and the place of every line. Readers judge nothing: a
line that means nothing to a cascade is still here, for the import report to account for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line of text at one place.

    ``text`` is as in the source: markup, tabs and outer spaces included for a paragraph, one cell's share of
    the line for a cell. ``line`` counts from 1 in a text file and from 1 on each page of a PDF, and is None
    for DOCX, which has no lines. ``page`` counts from 1: PDF pages, and the pages of a text file that has
    form feeds. ``cell`` is the place in a table of a PDF or DOCX, ``tabel 2 baris 3 kolom 1``, and
    ``paragraf 12`` for a DOCX paragraph outside tables; None elsewhere.
    """

    text: str
    line: int | None = None
    page: int | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; without lines when it is empty or covered by a merged neighbour."""

    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line outside every table; its text is blank for a blank line."""

    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, from the top left; rows may differ in length."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A source file as read. ``berkas`` is its name without folder, ``sha256`` that of its bytes, in hex."""

    berkas: str
    sha256: str
    blocks: tuple[Block, ...]

    def lines(self) -> Iterator[Line]:
        """Iterate over every line once, in the order of the source; tables row by row, cell by cell."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.line
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell.lines
