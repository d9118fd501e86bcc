"""DOCX files: paragraphs and tables in the order of the document, with their places.

Read are the body, content controls, hyperlinks, insertions under review, and text boxes. Not read are headers
and footers, footnotes, comments, field codes, and deletions under review: a reader of the document does not
count them to the cascade.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.document import Block, Cell, Document, Line, Table, from_json, to_json
from kaskade_graph.importers.docx_numbering import Numbering
from kaskade_graph.importers.docx_text import MC, Inline, W, inline, number
from kaskade_graph.importers.office_zip import check_office_zip
from kaskade_graph.importers.sandbox import run_limited
from kaskade_graph.importers.text_file import blocks_of
from kaskade_graph.text import shown

MAX_COLUMNS = 64
"""Most columns that a merged cell may claim; Word itself allows 63."""
_THROUGH = {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"}
_THROUGH |= {MC + "AlternateContent", MC + "Choice"}
"""Elements around paragraphs, rows and cells that do not matter to what is read."""


def read_docx(data: bytes, berkas: str) -> Document:
    """Return the DOCX ``data`` as a document; it is parsed in a worker process with limits.

    A manual line break ends a line. A merged cell stands once, its other positions are empty. A table in a
    cell of a table with one column stands for itself (an outer table that only makes the layout); any other
    gives its lines to the cell. Numbers and bullets that Word makes are put before the text they stand at.
    Paragraphs with tabs make tables as in a text file.

    Raises :class:`InputError` when the file is damaged, locked, of another kind, too large, or without text.
    """
    blocks = from_json(run_limited("kaskade_graph.importers.docx_file:parse_to_json", data, berkas))
    return Document(berkas, hashlib.sha256(data).hexdigest(), blocks)


def parse_to_json(data: bytes, berkas: str) -> list[Any]:
    """Return what :func:`parse_docx` finds, in the form that leaves a worker."""
    return to_json(parse_docx(data, berkas))


def parse_docx(data: bytes, berkas: str) -> tuple[Block, ...]:
    """Return the blocks of the DOCX ``data``, parsed in this process without limits on time and memory."""
    import docx

    name = shown(berkas)
    kind = Teks("dokumen Word (.docx)", "a Word document (.docx)")
    check_office_zip(data, berkas, "word/", kind)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = tuple(_Walk(Numbering(document)).body(document.element.body))
    except Exception as error:  # what python-docx raises on damaged parts is not enumerable
        raise InputError(
            Teks(
                f"{name}: dokumen Word tidak dapat dibaca ({type(error).__name__})",
                f"{name}: the Word document cannot be read ({type(error).__name__})",
            ),
            Teks(
                "Buka di Word atau LibreOffice, lalu simpan ulang sebagai Dokumen Word (.docx).",
                "Open it in Word or LibreOffice and save it again as Word Document (.docx).",
            ),
        ) from None
    if not any(line.text.strip() for line in Document(berkas, "", blocks).lines()):
        raise InputError(
            Teks(f"{name}: tidak ada teks di dalamnya", f"{name}: there is no text in it"),
            Teks("Bila isinya gambar, jalankan OCR.", "If it holds pictures, run OCR."),
        )
    return blocks


class _Walk:
    """Walks the body once, counting paragraphs and tables."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.paragraphs = 0
        self.tables = 0

    def body(self, container: Any) -> Iterator[Block]:
        """Yield the blocks of the body; neighbouring paragraphs with tabs become tables."""
        for is_line, group in groupby(self.parts(container), key=lambda part: isinstance(part, Line)):
            if is_line:
                yield from blocks_of(part for part in group if isinstance(part, Line))
            else:
                yield from (part for part in group if isinstance(part, Table))

    def parts(self, container: Any) -> Iterator[Line | Table]:
        """Yield the lines and tables in a body or text box."""
        for child in _children(container, {W + "p", W + "tbl"}):
            if child.tag == W + "tbl":
                yield from self.table(child)
                continue
            self.paragraphs += 1
            place = f"paragraf {self.paragraphs}"
            found = self.inline(child)
            yield from (Line(text, cell=place) for text in found.lines())
            for box in found.boxes:
                yield from self.parts(box)

    def inline(self, paragraph: Any) -> Inline:
        """Return the text of a paragraph, with its number or bullet."""
        found = inline(paragraph)
        found.prefix(self.numbering.label(paragraph))
        return found

    def table(self, table: Any) -> Iterator[Line | Table]:
        """Yield a table, or what stands in it when it only makes the layout."""
        rows = list(_children(table, {W + "tr"}))
        cells = [list(_children(row, {W + "tc"})) for row in rows]
        if all(len(row) <= 1 for row in cells) and any(_has_table(cell) for row in cells for cell in row):
            for row in cells:
                for cell in row:
                    yield from self.parts(cell)
            return
        self.tables += 1
        place = f"tabel {self.tables} baris"
        yield Table(tuple(tuple(self.row(row, f"{place} {r}")) for r, row in enumerate(rows, start=1)))

    def row(self, row: Any, place: str) -> Iterator[Cell]:
        """Yield the cells of a row, empty ones where a merged cell goes on."""
        column = 1
        for _ in range(min(number(row, "trPr", "gridBefore") or 0, MAX_COLUMNS)):
            yield Cell()
            column += 1
        for cell in _children(row, {W + "tc"}):
            yield Cell(tuple(_trimmed([*self.cell_lines(cell, f"{place} kolom {column}")])))
            span = max(1, min(number(cell, "tcPr", "gridSpan") or 1, MAX_COLUMNS))
            yield from (Cell() for _ in range(span - 1))
            column += span

    def cell_lines(self, cell: Any, place: str) -> Iterator[Line]:
        """Yield the lines of a cell, of tables in it too."""
        for child in _children(cell, {W + "p", W + "tbl"}):
            if child.tag == W + "tbl":
                for row in _children(child, {W + "tr"}):
                    for inner in _children(row, {W + "tc"}):
                        yield from _trimmed([*self.cell_lines(inner, place)])
                continue
            found = self.inline(child)
            yield from (Line(text, cell=place) for text in found.lines())
            for box in found.boxes:
                yield from self.cell_lines(box, place)


def _children(element: Any, tags: set[str]) -> Iterator[Any]:
    """Yield the children with one of ``tags``, looking through what only wraps them."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _THROUGH or child.tag == MC + "AlternateContent":
            yield from _children(child, tags)


def _has_table(cell: Any) -> bool:
    return any(True for _ in _children(cell, {W + "tbl"}))


def _trimmed(lines: list[Line]) -> list[Line]:
    """Drop the blank lines at both ends: Word ends every cell with a paragraph."""
    while lines and not lines[-1].text.strip():
        lines.pop()
    while lines and not lines[0].text.strip():
        lines.pop(0)
    return lines
