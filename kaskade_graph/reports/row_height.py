"""How high a row of a spreadsheet must be for its wrapped texts: LibreOffice does not work it out on opening.

Widths are those of Helvetica, whose letters are as wide as those of Arial and Liberation Sans.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

HURUF = "Arial"
"""The font of worksheets, and ``UKURAN`` its size in points."""
UKURAN = 10
HIGHEST = 409.0
"""The highest row that a spreadsheet has, in points."""

_LINE = 1.29
"""The height of a line, as a multiple of the size of its letters."""
_DIGIT = 5.25
"""The width of a digit in points, by which columns are measured: 7 pixels."""
_MARGIN = 1.06
"""Programs set letters a little apart: texts are taken to be this much wider."""


def height(cells: Iterable[tuple[str, float, float]]) -> float:
    """Return the height in points of a row with these texts.

    Each comes with the width of its column in characters, and its size in points.
    """
    most = max((lines(text, width, size) * size for text, width, size in cells), default=UKURAN)
    return min(HIGHEST, round(most * _LINE) + 3)


@lru_cache(maxsize=4096)
def lines(text: str, width: float, size: float = UKURAN) -> int:
    """Return how many lines ``text`` takes in a column that is ``width`` characters wide."""
    room = (width * _DIGIT - 1) / _MARGIN * UKURAN / size
    return sum(_wrapped(paragraph, room) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, room: float) -> int:
    count, used, space = 1, 0.0, _wide(" ")
    for word in paragraph.split(" "):
        wide = _wide(word)
        if used and used + space + wide <= room:
            used += space + wide
        elif not used and count == 1 and wide <= room:
            used = wide
        else:
            count += (1 if used else 0) + max(math.ceil(wide / room) - 1, 0)
            used = wide % room if wide > room else wide
    return count


def _wide(text: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, "Helvetica", UKURAN))
