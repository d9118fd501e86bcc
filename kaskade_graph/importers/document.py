"""A document as text with positions: what every document reader gives, and the one grammar takes.

A text file, a PDF and a DOCX of the same cascade differ only in where their lines stand, so that is all
that is kept of them: paragraphs, tables of cells, and the place of every line. Readers judge nothing: a
line that means nothing to a cascade is still here, for the import report to account for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


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
    """A source file as read. ``berkas`` is its name without folder, ``sha256`` that of its bytes, in hex.

    ``borders`` are lines of text that only draw a table; ``doubts`` the numbers of lines whose place in a
    table is not certain, each with the reason.
    """

    berkas: str
    sha256: str
    blocks: tuple[Block, ...]
    borders: tuple[Line, ...] = ()
    doubts: tuple[tuple[int, str], ...] = ()

    def lines(self) -> Iterator[Line]:
        """Iterate over every line once, in the order of the source; tables row by row, cell by cell."""
        if not self.borders:
            yield from self._of_blocks()
            return
        yield from sorted([*self._of_blocks(), *self.borders], key=lambda line: line.line or 0)

    def _of_blocks(self) -> Iterator[Line]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.line
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell.lines


def document_to_json(document: Document) -> dict[str, Any]:
    """Return ``document`` as lists, strings and numbers: the form in which it leaves a worker process."""
    return {
        "berkas": document.berkas,
        "sha256": document.sha256,
        "blocks": [
            _line_out(block.line)
            if isinstance(block, Paragraph)
            else {"rows": [[[_line_out(line) for line in cell.lines] for cell in row] for row in block.rows]}
            for block in document.blocks
        ],
        "borders": [_line_out(line) for line in document.borders],
        "doubts": [list(doubt) for doubt in document.doubts],
    }


def document_from_json(value: Any) -> Document:
    """Return the document that :func:`document_to_json` wrote."""
    blocks = tuple(
        Paragraph(Line(*item))
        if isinstance(item, list)
        else Table(
            tuple(tuple(Cell(tuple(Line(*line) for line in cell)) for cell in row) for row in item["rows"])
        )
        for item in value["blocks"]
    )
    borders = tuple(Line(*line) for line in value["borders"])
    doubts = tuple((int(number), str(why)) for number, why in value["doubts"])
    return Document(value["berkas"], value["sha256"], blocks, borders, doubts)


def _line_out(line: Line) -> list[Any]:
    return [line.text, line.line, line.page, line.cell]
