"""Text files: bytes -> lines with numbers; neighbouring lines with tabs are a table."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.decoding import decode
from kaskade_graph.importers.document import Block, Cell, Document, Line, Paragraph, Table, document_to_json
from kaskade_graph.importers.text_tables import draw
from kaskade_graph.text import shown

MAX_LINES = 200_000
"""A cascade of one unit has some thousand lines; more is not such a document."""
MAX_LINE_CHARS = 100_000
"""Longest line accepted, in characters."""

MAX_COLUMNS = 256
"""Most columns of a table in text; a line with more tabs is no row of one."""

# Only what editors count as a line end, so that the numbers shown are those a person finds there.
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_text(data: bytes, berkas: str) -> Document:
    """Return the text file ``data`` as a document.

    Neighbouring lines that hold a tab are a :class:`Table`, one row each, cut at the tabs and without the
    empty cells at their ends; every other line, blank ones included, is a :class:`Paragraph`, and so is a
    line whose only text stands before its tabs. A matrix drawn with pipes or columns of spaces is a table too
    (:mod:`~.text_tables`). A form feed begins a page. ``berkas`` is named in errors.

    Raises :class:`InputError` when the bytes are not text in UTF-8 (or UTF-16 with its mark), are another
    kind of file, hold no text, or have more or longer lines than allowed, or when the cells of a drawn matrix cannot
    be told.
    """
    name = shown(berkas)
    lines = list(_lines(decode(data, name), name))
    if not any(line.text.strip() for line in lines):
        raise InputError(
            Teks(f"{name}: berkas tidak berisi teks", f"{name}: there is no text in the file"),
            Teks("Periksa apakah berkas yang dipilih sudah benar.", "Check that this is the file you meant."),
        )
    drawn = draw(lines, name)
    return Document(
        berkas,
        hashlib.sha256(data).hexdigest(),
        tuple(_with_tables(drawn.parts)),
        tuple(drawn.borders),
        tuple(drawn.doubts.found),
    )


def parse_to_json(data: bytes, berkas: str) -> dict[str, Any]:
    """Return what :func:`read_text` finds, in the form that leaves a worker."""
    return document_to_json(read_text(data, berkas))


def _with_tables(parts: Iterable[Line | Table]) -> Iterator[Block]:
    for drawn, group in groupby(parts, key=lambda part: isinstance(part, Table)):
        if drawn:
            yield from (part for part in group if isinstance(part, Table))
        else:
            yield from blocks_of(part for part in group if isinstance(part, Line))


def blocks_of(lines: Iterable[Line]) -> Iterator[Block]:
    """Turn lines into paragraphs, and neighbouring lines with tabs into tables."""
    for tabular, group in groupby(lines, key=lambda line: 1 < len(_parts(line.text)) <= MAX_COLUMNS):
        if tabular:
            yield Table(tuple(_row(line) for line in group))
        else:
            for line in group:
                parts = _parts(line.text)
                yield Paragraph(_cut(line, parts[0] if len(parts) == 1 else line.text))


def _parts(text: str) -> list[str]:
    """Split ``text`` at tabs and drop the empty cells at its end, but never the first cell."""
    parts = text.split("\t")
    while len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return parts


def _row(line: Line) -> tuple[Cell, ...]:
    return tuple(Cell((_cut(line, part),)) if part.strip() else Cell() for part in _parts(line.text))


def _cut(line: Line, text: str) -> Line:
    return Line(text, line.line, line.page, line.cell)


def _lines(text: str, berkas: str) -> Iterator[Line]:
    """Number the physical lines, and the pages when there are form feeds."""
    paged = "\f" in text
    page = 1
    physical = _LINE_END.split(text)
    if not physical[-1]:
        physical.pop()
    if len(physical) > MAX_LINES:
        raise InputError(
            Teks(
                f"{berkas}: {len(physical)} baris; paling banyak {MAX_LINES}",
                f"{berkas}: {len(physical)} lines; at most {MAX_LINES} are read",
            )
        )
    for number, whole in enumerate(physical, start=1):
        if len(whole) > MAX_LINE_CHARS:
            raise InputError(
                Teks(
                    f"{berkas}: baris {number} berisi {len(whole)} karakter; paling panjang {MAX_LINE_CHARS}",
                    f"{berkas}: line {number} has {len(whole)} characters; at most {MAX_LINE_CHARS} are read",
                )
            )
        for index, part in enumerate(whole.split("\f")):
            page += index > 0
            if part or not index:
                yield Line(part, number, page if paged else None)
