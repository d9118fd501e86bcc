"""Bytes -> text: UTF-8, or what a byte order mark says; what is not text is named with its place."""

from __future__ import annotations

import codecs
import re

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.guarded.magic import require_text
from kaskade_graph.text import shown

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
