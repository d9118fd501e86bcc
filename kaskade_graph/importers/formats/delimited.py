"""CSV and TSV: one grid, every cell text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.blocks import Block
from kaskade_graph.importers.column_letters import MAX_COLUMNS
from kaskade_graph.importers.formats.archive import too_large
from kaskade_graph.importers.formats.sheet import MAX_CELLS, Content, Sheet
from kaskade_graph.importers.guarded.decoding import decode
from kaskade_graph.text import shown

DELIMITERS = ",;\t|"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula; an apostrophe before it keeps it from that."""
_NULL = frozenset({"NULL", "\\N"})
"""How databases write an empty cell."""
_MAX_FIELD = 1_000_000


def read_delimited(data: bytes, name: str) -> tuple[list[Block], list[Teks]]:
    """Return delimited text as one grid; the delimiter is the one that parts the first lines most evenly.

    An apostrophe before ``= + - @`` is taken off, ``NULL`` of a database is an empty cell. Raises
    :class:`InputError` for bytes that are not text, for an unclosed quotation mark, and past the limits.
    """
    text = decode(data, shown(name)).replace("\r\n", "\n").replace("\r", "\n")
    sheet = Sheet(None)
    empty = 0
    for row, (first, last, values) in enumerate(_records(text, guess_delimiter(text), name)):
        sheet.lines[row] = (first, last)
        if len(values) > MAX_COLUMNS:
            count = len(values)
            raise too_large(name, Teks(f"{count} kolom di baris {first}", f"{count} columns in line {first}"))
        for column, value in enumerate(values):
            empty += value in _NULL
            if value.strip() and value not in _NULL:
                sheet.cells[row, column] = Content(_without_guard(value))
        if len(sheet.cells) > MAX_CELLS:
            raise too_large(name, Teks(f"lebih dari {MAX_CELLS} sel", f"more than {MAX_CELLS} cells"))
    notes = [Teks(f"{empty} sel NULL dianggap kosong", f"{empty} cells NULL taken as empty")] if empty else []
    return list(sheet.blocks(name)), notes


def guess_delimiter(text: str) -> str:
    """Return the delimiter: the candidate that gives the most columns in the most equal rows.

    >>> guess_delimiter("a;b;c\\n1,5;2;3\\n")
    ';'
    """
    # A mark of Excel's own says it outright.
    if text[:4] == "sep=" and text[4:5] in DELIMITERS:
        return text[4]
    first = text[:20_000].splitlines(keepends=True)[:50]

    def score(delimiter: str) -> tuple[int, int]:
        try:
            lengths = [len(row) for row in csv.reader(first, delimiter=delimiter) if row]
        except csv.Error:
            return (0, 0)
        common = max(set(lengths), key=lambda n: (lengths.count(n), n), default=1)
        return (lengths.count(common) if common > 1 else 0, common)

    return max(DELIMITERS, key=lambda d: (*score(d), -DELIMITERS.index(d)))


def _records(text: str, delimiter: str, name: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield first line, last line and values of each record."""
    csv.field_size_limit(_MAX_FIELD)
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True)
    before = 0
    try:
        for values in reader:
            if before or not (values and values[0].startswith("sep=")):
                yield before + 1, reader.line_num, values
            before = reader.line_num
    except csv.Error as error:
        raise InputError(
            Teks(
                f"{shown(name)}: baris {before + 1}: CSV tidak sah ({error})",
                f"{shown(name)}: line {before + 1}: not valid CSV ({error})",
            ),
            Teks(
                "Periksa tanda petik yang tidak ditutup di sekitar baris itu.",
                "Look for an unclosed quotation mark near that line.",
            ),
        ) from None


def _without_guard(text: str) -> str:
    return text[1:] if text[0] == "'" and text.lstrip("'").startswith(FORMULA_STARTS) else text
