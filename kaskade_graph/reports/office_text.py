"""Texts of users as Office documents can hold them, and Office archives without the moment of their making."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

from kaskade_graph.text import shown

TANGGAL = datetime.datetime(2000, 1, 1)
"""The date every document is stamped with: the same findings give the same bytes."""
SEL = 32_767
"""Characters that a cell of a spreadsheet holds."""

_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return ``text`` with what cannot be seen, or cannot stand in XML, as escapes; line ends are kept.

    >>> plain("a\\u202eb\\x00\\n=1+1")
    'a\\\\u202eb\\\\x00\\n=1+1'
    """
    lines = (shown(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _NOT_XML.sub(lambda m: f"\\u{ord(m.group()):04x}", "\n".join(lines))


def cell(text: str) -> str:
    """Return ``text`` for a cell of a spreadsheet: :func:`plain`, cut where a cell ends."""
    seen = plain(text)
    # Excel counts UTF-16 units: a character outside the basic plane is two.
    if len(seen) + sum(c > "\uffff" for c in seen) > SEL:
        seen = seen.encode("utf-16-le")[: (SEL - 2) * 2].decode("utf-16-le", "ignore") + " …"
    return seen


def sheet_name(text: str) -> str:
    """Return a text of ours as the name of a sheet: at most 31 characters, cut after a word.

    >>> sheet_name("Between years and between kecamatan")
    'Between years and between'
    """
    return text if len(text) <= 31 else text[:32].rsplit(" ", 1)[0].rstrip(" ,")


def undated(archive: bytes) -> bytes:
    """Return an Office archive with its members dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o600 << 16
            new.writestr(info, old.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()
