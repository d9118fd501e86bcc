"""The letters of drawn trees: measured with the fonts that reportlab carries, so that no text leaves its box.

PDF, SVG and HTML carry these fonts with them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from kaskade_graph.text import shown, squeeze

Huruf = Literal["biasa", "tebal", "miring"]
KINDS: tuple[Huruf, ...] = ("biasa", "tebal", "miring")
_FILES = {"biasa": "Vera.ttf", "tebal": "VeraBd.ttf", "miring": "VeraIt.ttf"}


@cache
def font(huruf: Huruf) -> str:
    """Return the name under which reportlab knows the font; the first call registers it."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = f"Kaskade-{huruf}"
    pdfmetrics.registerFont(TTFont(name, _FILES[huruf]))
    return name


def berkas(huruf: Huruf) -> bytes:
    """Return the font itself, a TrueType file."""
    from reportlab.pdfbase import pdfmetrics

    data = pdfmetrics.getFont(font(huruf)).face._ttf_data
    return bytes(data)


@cache
def _letter(huruf: Huruf, letter: str) -> float:
    from reportlab.pdfbase import pdfmetrics

    return float(pdfmetrics.stringWidth(letter, font(huruf), 1000)) / 1000


def width(text: str, huruf: Huruf, ukuran: float) -> float:
    """Return the width of ``text`` in points at ``ukuran`` points; these fonts are set without kerning."""
    return _width(text, huruf) * ukuran


@lru_cache(maxsize=50_000)
def _width(text: str, huruf: Huruf) -> float:
    return sum(_letter(huruf, c) for c in text)


@cache
def _drawable() -> frozenset[int]:
    from reportlab.pdfbase import pdfmetrics

    faces = (frozenset(pdfmetrics.getFont(font(h)).face.charToGlyph) for h in KINDS)
    return frozenset.intersection(*faces) - {0xFFFE, 0xFFFF}


_DRAWN = {"→": "->", "≥": ">=", "≤": "<=", "≠": "<>"}
"""Signs that the fonts may lack, as they are typed without them."""


def plain(text: str) -> str:
    r"""Return ``text`` on one line; what is unseen, or has no letter in the fonts, as its number.

    >>> plain("Layanan\n \u6771 prima\u202e")
    'Layanan \\u6771 prima\\u202e'
    """
    known = _drawable()
    return "".join(
        c if ord(c) in known else _DRAWN.get(c) or c.encode("ascii", "backslashreplace").decode()
        for c in shown(squeeze(text))
    )


def wrap(text: str, huruf: Huruf, ukuran: float, lebar: float) -> list[str]:
    """Break ``text`` into lines of at most ``lebar`` points: between words, and inside what is too long.

    ``lebar`` has room for a letter. The text is passed through :func:`plain`; an empty one has no lines.
    """
    space = width(" ", huruf, ukuran)
    lines: list[str] = []
    room = 0.0
    for word in (part for whole in plain(text).split() for part in _pieces(whole, huruf, ukuran, lebar)):
        wide = width(word, huruf, ukuran)
        if lines and wide + space <= room:
            lines[-1] += f" {word}"
            room -= wide + space
        else:
            lines.append(word)
            room = lebar - wide
    return lines


def _pieces(word: str, huruf: Huruf, ukuran: float, lebar: float) -> list[str]:
    if width(word, huruf, ukuran) <= lebar:
        return [word]
    pieces, room = [""], lebar
    for letter in word:
        wide = width(letter, huruf, ukuran)
        if pieces[-1] and wide > room:
            pieces.append("")
            room = lebar
        pieces[-1] += letter
        room -= wide
    return pieces


def cut(text: str, huruf: Huruf, ukuran: float, lebar: float) -> str:
    """Return ``text`` as one line of at most ``lebar`` points, with an ellipsis where it was longer."""
    line = plain(text)
    if width(line, huruf, ukuran) <= lebar:
        return line
    room = lebar - width("…", huruf, ukuran)
    kept = ""
    for letter in line:
        room -= width(letter, huruf, ukuran)
        if room < 0:
            break
        kept += letter
    return f"{kept.rstrip()}…"
