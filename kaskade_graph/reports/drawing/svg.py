"""Sheets as SVG: one picture that needs nothing else.

The fonts that the text was measured with are inside, whole and unchanged. Viewers that take no fonts from a
picture set the text in one of theirs, pressed into the width that was measured (``textLength``).
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape

from kaskade_graph.errors import Lang
from kaskade_graph.reports.drawing.boxes import Lettering, Petak
from kaskade_graph.reports.drawing.sheets import DrawnSheet, Tempat
from kaskade_graph.reports.drawing_letters import KINDS, Huruf, berkas
from kaskade_graph.reports.office_text import plain

_SELA = 24.0
"""Between sheets one below the other."""
_CLASS: dict[Huruf, str] = {"biasa": "b", "tebal": "t", "miring": "m"}


def to_svg(lembaran: Sequence[DrawnSheet], judul: str, lang: Lang = "id") -> str:
    """Return all sheets as one picture, one below the other."""
    wide = max((s.lebar for s in lembaran), default=1.0)
    high = sum(s.tinggi for s in lembaran) + _SELA * max(len(lembaran) - 1, 0)
    parts, y = [], 0.0
    for lembar in lembaran:
        parts.append(f'<g transform="translate(0 {_n(y)})">\n{"".join(shapes(lembar))}</g>\n')
        y += lembar.tinggi + _SELA
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" lang="{lang}" '
        f'width="{_n(wide)}pt" height="{_n(high or 1.0)}pt" viewBox="0 0 {_n(wide)} {_n(high or 1.0)}">\n'
        f"<title>{text(judul)}</title>\n<style>{style(used(lembaran))}</style>\n{''.join(parts)}</svg>\n"
    )


def used(lembaran: Iterable[DrawnSheet]) -> tuple[Huruf, ...]:
    """Return the kinds of letters that sheets use."""
    found = {w.huruf for s in lembaran for w in s.tulisan}
    return tuple(k for k in KINDS if k in found)


def style(huruf: Iterable[Huruf]) -> str:
    """Return the style sheet of drawings: the fonts themselves, and how text is set."""
    rules = [
        f'@font-face{{font-family:"Kaskade {k}";src:url(data:font/ttf;base64,{_encoded(k)})}}'
        f'.{_CLASS[k]}{{font-family:"Kaskade {k}","Bitstream Vera Sans","DejaVu Sans",Verdana,sans-serif;'
        f"{_like(k)}}}"
        for k in huruf
    ]
    return "".join([*rules, "text{font-kerning:none;font-variant-ligatures:none;white-space:pre}"])


def _like(huruf: Huruf) -> str:
    # The font is already bold or slanted: where it is used, nothing must be made bolder.
    return {"tebal": "font-weight:bold;", "miring": "font-style:italic;"}.get(huruf, "")


@cache
def _encoded(huruf: Huruf) -> str:
    return base64.b64encode(berkas(huruf)).decode()


def shapes(lembar: DrawnSheet) -> Iterator[str]:
    """Yield the elements of one sheet, without a picture around them."""
    yield f'<rect width="{_n(lembar.lebar)}" height="{_n(lembar.tinggi)}" fill="#FFFFFF"/>\n'
    for line in lembar.garis:
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in line.titik)
        yield (
            f'<polyline points="{points}" fill="none" stroke="{line.warna}" stroke-width="{_n(line.tebal)}"/>\n'
        )
    yield from (_rectangle(p) for p in lembar.petak)
    yield from (_line(w) for w in lembar.tulisan)
    yield from (_hint(t) for t in lembar.kotak)


def _rectangle(petak: Petak) -> str:
    size = f'x="{_n(petak.x)}" y="{_n(petak.y)}" width="{_n(petak.lebar)}" height="{_n(petak.tinggi)}"'
    stroke = f' stroke="{petak.garis}" stroke-width="{_n(petak.tebal)}"' if petak.garis else ""
    dash = ' stroke-dasharray="4 3"' if petak.putus else ""
    return f'<rect {size} fill="{petak.isi or "none"}"{stroke}{dash}/>\n'


def _line(word: Lettering) -> str:
    place = f'class="{_CLASS[word.huruf]}" x="{_n(word.x)}" y="{_n(word.y)}" font-size="{_n(word.ukuran)}"'
    length = f'textLength="{_n(word.lebar)}" lengthAdjust="spacingAndGlyphs"' if len(word.teks) > 1 else ""
    return f'<text {place} fill="{word.warna}" {length}>{text(word.teks)}</text>\n'


def _hint(at: Tempat) -> str:
    """Return an unseen rectangle over a box: it gives its name in full, and leads to its sheet."""
    box = (
        f'<rect x="{_n(at.x)}" y="{_n(at.y)}" width="{_n(at.kotak.lebar)}" height="{_n(at.kotak.tinggi)}" '
        f'fill="#FFFFFF" fill-opacity="0"><title>{text(at.nama)}</title></rect>'
    )
    return f"{box}\n"


def text(teks: str) -> str:
    """Return a text for XML: escaped, and without what XML cannot hold."""
    return escape(plain(" ".join(teks.split())))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
