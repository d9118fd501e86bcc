"""What the styles of an XLSX file say of a cell: how its number is printed, bold, fill, border, indent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from kaskade_graph.importers.blocks import PLAIN, Hints
from kaskade_graph.importers.formats.sheet import plain

_T = TypeVar("_T")
# Built-in formats (ECMA-376 part 1, 18.8.30): dates and times, and percentages.
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERCENTAGES = frozenset({9, 10})
# Colours and conditions in brackets are not printed; [h], [mm], [ss] are times; [$Rp-421] prints Rp.
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|(\[(?:h+|m+|s+)\])|\[[^\]]*\]|_.|\*.', re.IGNORECASE
)
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_DIGITS = re.compile(r"[#0?][#0?,.]*")
_MAX_FORMAT = 300


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a number is printed: as a date, as a percentage, between words (``0 "dokumen"``)."""

    date: bool = False
    percent: bool = False
    before: str = ""
    after: str = ""

    def show(self, number: Decimal, epoch_1904: bool) -> tuple[str, Decimal | None]:
        """Return ``number`` as text, and the number that is read there: 85 for 85 %, None for a date."""
        if self.date:
            return moment(number, epoch_1904), None
        if self.percent:
            number *= 100
        return f"{self.before}{plain(number)}{'%' if self.percent else ''}{self.after}", number


GENERAL = NumberFormat()


def number_format(code: str) -> NumberFormat:
    """Say what a number format code makes of a number.

    >>> number_format('dd/mm/yyyy').date, number_format('0.0%').percent
    (True, True)
    >>> number_format('"Rp" #,##0').before, number_format('0 "dokumen"').after
    ('Rp ', ' dokumen')
    """
    first = _section(code[:_MAX_FORMAT])
    bare = _TOKEN.sub(lambda m: m.group(4) or "", first)
    if "%" in bare:
        return NumberFormat(percent=True)
    if _DATE_LETTERS.search(bare.replace("General", "")):
        return NumberFormat(date=True)
    # What is quoted is put aside, so that digits in it are not taken for the number's.
    said: list[str] = []

    def aside(match: re.Match[str]) -> str:
        said.append(match.group(1) or match.group(2) or match.group(3) or "")
        return f"\x00{len(said) - 1}\x01" if said[-1] else " "

    marked = _TOKEN.sub(aside, first).replace("General", "0")
    digits = _DIGITS.search(re.sub(r"\x00\d+\x01", lambda m: "\x02" * len(m.group()), marked))
    if digits is None:
        return GENERAL
    before, after = marked[: digits.start()], marked[digits.end() :]
    if _DIGITS.search(re.sub(r"\x00\d+\x01", "", after)):
        return GENERAL  # a fraction, an exponent, digits in groups

    def back(text: str) -> str:
        return re.sub(r"\x00(\d+)\x01", lambda m: said[int(m.group(1))], text)

    before, after = back(before).lstrip(), back(after).rstrip()
    return NumberFormat(before=before if before.strip("( ") else "", after=after if after.strip(") ") else "")


def _section(code: str) -> str:
    """Return the part of a format code for positive numbers: what stands before the first free semicolon."""
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code, maxsplit=1)[0]


def moment(number: Decimal, epoch_1904: bool) -> str:
    """Return the date or time that a serial number stands for, in ISO 8601; the number itself out of range."""
    try:
        serial = float(number)
        if serial < 0:
            raise OverflowError
        seconds = round(serial * 86400)
        if serial < 1 and not epoch_1904:
            return time(seconds // 3600 % 24, seconds // 60 % 60, seconds % 60).isoformat()
        # The 1900 system has a 29 February 1900, so day 60 and later are one day ahead.
        start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30 if serial >= 60 else 31)
        found = start + timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        return plain(number)
    return found.date().isoformat() if found.time() == time() else found.isoformat(sep=" ")


@dataclass(frozen=True, slots=True)
class Style:
    """One cell format: how its number is printed, and the hints it gives."""

    format: NumberFormat = GENERAL
    hints: Hints = PLAIN
    sides: str = ""
    """The sides, of ``lrtb``, that have a border."""
    struck: bool = False


def read_styles(root: Any, theme: list[str]) -> list[Style]:
    """Return the cell formats of ``styles.xml`` in the order that cells refer to them.

    ``theme`` are the colours of the theme, in hexadecimal.
    """
    formats = {str(n): NumberFormat(date=True) for n in _DATES}
    formats |= {str(n): NumberFormat(percent=True) for n in _PERCENTAGES}
    for one in root.iterfind("{*}numFmts/{*}numFmt"):
        formats[one.get("numFmtId", "")] = number_format(one.get("formatCode", ""))
    bold = [on(font.find("{*}b")) for font in root.iterfind("{*}fonts/{*}font")]
    struck = [on(font.find("{*}strike")) for font in root.iterfind("{*}fonts/{*}font")]
    fills = [_fill(fill, theme) for fill in root.iterfind("{*}fills/{*}fill")]
    borders = [_sides(one) for one in root.iterfind("{*}borders/{*}border")]
    return [
        Style(
            formats.get(xf.get("numFmtId", "0"), GENERAL),
            Hints(
                bold=_pick(bold, xf.get("fontId"), False),
                fill=_pick(fills, xf.get("fillId"), None),
                border=bool(_pick(borders, xf.get("borderId"), "")),
                indent=_indent(xf.find("{*}alignment")),
            ),
            _pick(borders, xf.get("borderId"), ""),
            _pick(struck, xf.get("fontId"), False),
        )
        for xf in root.iterfind("{*}cellXfs/{*}xf")
    ]


def _sides(border: Any) -> str:
    names = {"left": "l", "start": "l", "right": "r", "end": "r", "top": "t", "bottom": "b"}
    found = (
        names.get(side.tag.rpartition("}")[2], "")
        for side in border
        if side.get("style") not in (None, "none")
    )
    return "".join(found)


def read_theme(root: Any) -> list[str]:
    """Return the colours of a theme in the order in which cells name them (light before dark)."""
    scheme = root.find("{*}themeElements/{*}clrScheme")
    if scheme is None:
        return []
    colours = [(one[0].get("lastClr") or one[0].get("val") or "") if len(one) else "" for one in scheme]
    if len(colours) > 3:
        colours[0:4] = [colours[1], colours[0], colours[3], colours[2]]
    return colours


def _fill(fill: Any, theme: list[str]) -> str | None:
    pattern = fill.find("{*}patternFill")
    if pattern is None or pattern.get("patternType", "none") == "none":
        return None
    colour = pattern.find("{*}fgColor")
    if colour is None:
        return None
    rgb = colour.get("rgb", "")[-6:] or _pick(theme, colour.get("theme"), "")
    if not re.fullmatch("[0-9A-Fa-f]{6}", rgb):
        return None
    try:
        tint = max(-1.0, min(1.0, float(colour.get("tint", "0"))))
    except ValueError:
        tint = 0.0
    if tint != tint:
        tint = 0.0
    target = 255 if tint > 0 else 0
    mixed = (round(p + (target - p) * abs(tint)) for p in bytes.fromhex(rgb))
    found = "".join(f"{p:02x}" for p in mixed)
    return None if found == "ffffff" else found


def on(element: Any) -> bool:
    """Return whether an element that is a switch is there and on."""
    return element is not None and element.get("val", "1") not in ("0", "false")


def _indent(alignment: Any) -> int:
    text = "" if alignment is None else alignment.get("indent", "")
    return int(text) if text.isdecimal() and len(text) < 4 else 0


def _pick(values: list[_T], index: str | None, default: _T) -> _T:
    if index is None or not index.isdecimal() or len(index) > 6 or int(index) >= len(values):
        return default
    return values[int(index)]
