"""Text files: bytes -> lines with numbers; neighbouring lines with tabs are a table."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.document import Block, Cell, Document, Line, Paragraph, Table
from kaskade_graph.importers.magic import require_text
from kaskade_graph.text import shown

MAX_LINES = 200_000
"""A cascade of one unit has some thousand lines; more is not such a document."""
MAX_LINE_CHARS = 100_000
"""Longest line accepted, in characters."""

# Only what editors count as a line end, so that the numbers shown are those a person finds there.
_LINE_END = re.compile(r"\r\n|\r|\n")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS = Teks(
    "Simpan ulang sebagai UTF-8: di Notepad, Simpan Sebagai, Pengodean: UTF-8.",
    "Save it again as UTF-8: in Notepad, Save As, Encoding: UTF-8.",
)


def read_text(data: bytes, berkas: str) -> Document:
    """Return the text file ``data`` as a document.

    Neighbouring lines that hold a tab are a :class:`Table`, one row each, cut at the tabs and without the
    empty cells at their ends; every other line, blank ones included, is a :class:`Paragraph`, and so is a
    line whose only text stands before its tabs. A form feed begins a page. ``berkas`` is named in errors.

    Raises :class:`InputError` when the bytes are not text in UTF-8 (or UTF-16 with its mark), are another
    kind of file, hold no text, or have more or longer lines than allowed.
    """
    name = shown(berkas)
    lines = list(_lines(decode(data, name), name))
    if not any(line.text.strip() for line in lines):
        raise InputError(
            Teks(f"{name}: berkas tidak berisi teks", f"{name}: there is no text in the file"),
            Teks("Periksa apakah berkas yang dipilih sudah benar.", "Check that this is the file you meant."),
        )
    return Document(berkas, hashlib.sha256(data).hexdigest(), tuple(blocks_of(lines)))


def blocks_of(lines: Iterable[Line]) -> Iterator[Block]:
    """Turn lines into paragraphs, and neighbouring lines with tabs into tables."""
    for tabular, group in groupby(lines, key=lambda line: len(_parts(line.text)) > 1):
        if tabular:
            yield Table(tuple(_row(line) for line in group))
        else:
            for line in group:
                yield Paragraph(_cut(line, _parts(line.text)[0]))


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


def decode(data: bytes, berkas: str) -> str:
    """Return ``data`` as text: UTF-8, or what its byte order mark says. ``berkas`` is named in errors.

    Raises :class:`InputError` naming line and byte when it is not text in that encoding.
    """
    require_text(data, berkas)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, berkas)
    if b"\0" in data:
        offset = data.index(b"\0")
        where = data.count(b"\n", 0, offset) + 1
        hint = Teks("", "")
        if _utf16_without_mark(data):
            hint = Teks("; mungkin UTF-16 tanpa penanda", "; probably UTF-16 without its mark")
        raise InputError(
            Teks(
                f"{berkas}: baris {where}, byte ke-{offset + 1}: byte nol, jadi bukan teks{hint.id}",
                f"{berkas}: line {where}, byte {offset + 1}: a zero byte, so this is not text{hint.en}",
            ),
            _SAVE_AS,
        )
    return _strict(data, "utf-8", berkas)


def _utf16_without_mark(data: bytes) -> bool:
    """Whether every second byte is mostly zero, as Latin text in UTF-16 has it."""
    head = data[:4096]
    return max(head[0::2].count(0), head[1::2].count(0)) > len(head) // 4


def _strict(data: bytes, encoding: str, berkas: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_decodable(data, encoding, error, berkas) from None


def _not_decodable(data: bytes, encoding: str, error: UnicodeDecodeError, berkas: str) -> InputError:
    before = data[: error.start].decode(encoding, "replace")
    line = len(_LINE_END.split(before))
    if encoding != "utf-8":
        return InputError(
            Teks(
                f"{berkas}: baris {line}: bukan {encoding.upper()} yang sah, berlainan dengan penandanya",
                f"{berkas}: line {line}: not valid {encoding.upper()}, which its mark says it is",
            ),
            _SAVE_AS,
        )
    byte = data[error.start]
    likely, character = _likely(byte)
    return InputError(
        Teks(
            f"{berkas}: baris {line}, byte ke-{error.start + 1} (0x{byte:02x}) bukan UTF-8; "
            f"mungkin {likely}, di mana byte itu {character}",
            f"{berkas}: line {line}, byte {error.start + 1} (0x{byte:02x}) is not UTF-8; "
            f"probably {likely}, in which that byte is {character}",
        ),
        _SAVE_AS,
    )


def _likely(byte: int) -> tuple[str, str]:
    """Name the encoding that office software most often leaves, and what it makes of ``byte``."""
    try:
        return "Windows-1252", shown(repr(bytes((byte,)).decode("cp1252")))
    except UnicodeDecodeError:
        return "Latin-1 (ISO-8859-1)", shown(repr(bytes((byte,)).decode("latin-1")))
