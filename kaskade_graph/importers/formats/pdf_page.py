"""The words, rules, fills and pictures of one PDF page, by pypdfium2.

Why not pdfplumber: docs/decisions/0022-formats.md.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from kaskade_graph.importers.formats.words import Box, Page, Rule, Word

_THIN = 2.6
"""A filled rectangle thinner than this, in points, is a rule."""
_ROUNDED = 8
"""Pieces of the outline of a rectangle with rounded corners, at least."""
_STRAIGHT = 0.75
_MAX_OBJECTS = 60_000
_MAX_DEPTH = 6
_MAX_SLANTS = 500
"""Most slanted lines of a page that may join boxes; a picture drawn of lines has more."""
_INVISIBLE = 3
_GAP = 0.45
"""Space between letters, in parts of their size, that parts words even where no space is written."""

Point = tuple[float, float]
Turn = Callable[[float, float], Point]


class PageReader:
    """Reads one page of an open document. ``hidden`` words are drawn invisibly, as OCR leaves them."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self._raw, self._page = raw, page
        width, height = page.get_size()
        self.page = Page(width, height)
        self.hidden: list[Word] = []
        self.unmapped = 0
        self._turn = _turning(page.get_rotation(), page.get_bbox(), width, height)
        self._count = 0

    def read(self) -> Page:
        """Return what stands on the page; invisible words are put in ``hidden``."""
        self._words()
        self._objects(_Page(self._raw, self._page.raw), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)
        return self.page

    # --- words

    def _words(self) -> None:
        raw = self._raw
        text = self._page.get_textpage()
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        letters: list[str] = []
        box = [0.0, 0.0, 0.0, 0.0]
        first = 0
        size = 1.0
        baseline = 0.0
        for index in range(raw.FPDFText_CountChars(text.raw)):
            code = raw.FPDFText_GetUnicode(text.raw, index)
            if code in (0, 0xFFFD):
                self.unmapped += 1
            if code in (0x20, 0xA0, 0x0A, 0x0D, 0x09, 0x00, 0x3000) or 0x2000 <= code <= 0x200B:
                self._end(text, letters, box, first, size)
                letters = []
                continue
            raw.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
            x0, y0 = self._turn(left.value, bottom.value)
            x1, y1 = self._turn(right.value, top.value)
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            # Dots and raised letters lie off the line; what lies far off is on another one.
            apart = x0 - box[2] > _GAP * size or x0 < box[0] - size or abs(y1 - baseline) > size
            if letters and apart:
                self._end(text, letters, box, first, size)
                letters = []
            if not letters:
                first, size, baseline = index, self._size(text, index), y1
                box = [x0, y0, x1, y1]
            else:
                box = [min(box[0], x0), min(box[1], y0), max(box[2], x1), max(box[3], y1)]
            # PDFium writes the hyphen that ends a line as U+0002 or U+FFFE.
            letters.append("-" if code in (0x02, 0xFFFE) else chr(code) if code < 0x110000 else "\ufffd")
        self._end(text, letters, box, first, size)

    def _size(self, text: Any, index: int) -> float:
        """Return the height of the font as printed, in points."""
        matrix = self._raw.FS_MATRIX()
        size = float(self._raw.FPDFText_GetFontSize(text.raw, index))
        if self._raw.FPDFText_GetMatrix(text.raw, index, matrix):
            size *= (matrix.c**2 + matrix.d**2) ** 0.5
        return size if 1.0 < size < 1_000 else 10.0

    def _end(self, text: Any, letters: list[str], box: list[float], first: int, size: float) -> None:
        if not letters:
            return
        # Fonts may map glyphs to halves of surrogate pairs, which no encoding can write.
        word = "".join(letters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        raw = self._raw
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, first, x, y)
        _, baseline = self._turn(x.value, y.value)
        top, bottom = baseline - 0.8 * size, baseline + 0.2 * size
        if not top <= (box[1] + box[3]) / 2 <= bottom:  # written upwards or downwards
            top, bottom = box[1], box[3]
        found = Word(word, box[0], top, box[2], bottom, self._bold(text, first))
        drawn = raw.FPDFText_GetTextObject(text.raw, first)
        invisible = drawn and raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
        (self.hidden if invisible else self.page.words).append(found)

    def _bold(self, text: Any, index: int) -> bool:
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        self._raw.FPDFText_GetFontInfo(text.raw, index, name, 128, flags)
        return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))

    # --- rules, fills, pictures

    def _objects(self, holder: Any, matrix: tuple[float, ...], depth: int) -> None:
        raw = self._raw
        for item in holder:
            self._count += 1
            if self._count > _MAX_OBJECTS:
                return
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(item, _times(_matrix(raw, item), matrix))
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._picture(item, matrix)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
                self._objects(_Form(raw, item), _times(_matrix(raw, item), matrix), depth + 1)

    def _picture(self, item: Any, matrix: tuple[float, ...]) -> None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not self._raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return
        corners = [
            self._turn(*_at(matrix, x, y))
            for x in (left.value, right.value)
            for y in (bottom.value, top.value)
        ]
        xs = [min(max(x, 0.0), self.page.width) for x, _ in corners]
        ys = [min(max(y, 0.0), self.page.height) for _, y in corners]
        share = (max(xs) - min(xs)) * (max(ys) - min(ys)) / max(self.page.width * self.page.height, 1.0)
        self.page.pictured = min(1.0, self.page.pictured + share)

    def _path(self, item: Any, matrix: tuple[float, ...]) -> None:
        raw = self._raw
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        if not raw.FPDFPath_GetDrawMode(item, mode, stroked) or not (mode.value or stroked.value):
            return
        lines = [
            (self._turn(*_at(matrix, *a)), self._turn(*_at(matrix, *b))) for a, b in _segments(raw, item)
        ]
        if stroked.value and self._colour(raw.FPDFPageObj_GetStrokeColor, item) not in (None, "ffffff"):
            self._stroke(lines)
        elif mode.value:
            self._fill(lines, self._colour(raw.FPDFPageObj_GetFillColor, item))

    def _stroke(self, lines: list[tuple[Point, Point]]) -> None:
        for (x0, y0), (x1, y1) in _squared(lines):
            if abs(y0 - y1) <= _STRAIGHT < abs(x0 - x1):
                self.page.rules.append(Rule(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) <= _STRAIGHT < abs(y0 - y1):
                self.page.rules.append(Rule(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1)))
            elif abs(x0 - x1) > _STRAIGHT and len(self.page.slants) < _MAX_SLANTS:
                self.page.slants.append((x0, y0, x1, y1))

    def _fill(self, lines: list[tuple[Point, Point]], colour: str | None) -> None:
        if not lines or colour is None:
            return
        xs = [x for line in lines for x, _ in line]
        ys = [y for line in lines for _, y in line]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        wide, high = box.right - box.left, box.bottom - box.top
        if colour == "ffffff":
            return
        if high <= _THIN < wide:
            self.page.rules.append(Rule(False, (box.top + box.bottom) / 2, box.left, box.right))
        elif wide <= _THIN < high:
            self.page.rules.append(Rule(True, (box.left + box.right) / 2, box.top, box.bottom))
        elif len(lines) <= 6 and wide > _THIN and high > _THIN:
            self.page.fills.append((box, colour))

    def _colour(self, get: Any, item: Any) -> str | None:
        """Return the colour of a path in hexadecimal, None when nothing is seen of it."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not get(item, red, green, blue, alpha):
            return "000000"
        if alpha.value == 0:
            return None
        return f"{red.value:02x}{green.value:02x}{blue.value:02x}"


class _Page:
    """The objects of a page."""

    def __init__(self, raw: Any, page: Any) -> None:
        self._raw, self._page = raw, page

    def __iter__(self) -> Iterator[Any]:
        for index in range(self._raw.FPDFPage_CountObjects(self._page)):
            yield self._raw.FPDFPage_GetObject(self._page, index)


class _Form:
    """The objects of a form, which is a piece of page that may be drawn several times."""

    def __init__(self, raw: Any, form: Any) -> None:
        self._raw, self._form = raw, form

    def __iter__(self) -> Iterator[Any]:
        for index in range(self._raw.FPDFFormObj_CountObjects(self._form)):
            yield self._raw.FPDFFormObj_GetObject(self._form, index)


def _matrix(raw: Any, item: Any) -> tuple[float, ...]:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(m: tuple[float, ...], n: tuple[float, ...]) -> tuple[float, ...]:
    """Return the matrix that does first ``m``, then ``n``."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _at(m: tuple[float, ...], x: float, y: float) -> Point:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _segments(raw: Any, item: Any) -> Iterator[tuple[Point, Point]]:
    """Yield the straight pieces of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(item), 2_000)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        else:  # a curve goes near the points that shape it
            yield before, point
        if raw.FPDFPathSegment_GetClose(segment) and point != start:
            yield point, start
        before = point


def _squared(lines: list[tuple[Point, Point]]) -> list[tuple[Point, Point]]:
    """Return a rectangle with rounded corners as one with square corners; all else as it is."""
    if len(lines) < _ROUNDED:
        return lines
    xs, ys = ([point[i] for line in lines for point in line] for i in (0, 1))
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    sides = [(a, b) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)]
    for a, b in sides:
        axis = 0 if a[1] == b[1] else 1
        on = [one for one in lines if all(abs(p[1 - axis] - a[1 - axis]) <= _STRAIGHT for p in one)]
        if max((abs(p[axis] - q[axis]) for p, q in on), default=0.0) < abs(a[axis] - b[axis]) / 2:
            return lines
    return sides


def _turning(rotation: int, bbox: tuple[float, ...], width: float, height: float) -> Turn:
    """Return how a point of the file (from the bottom left) becomes one of the page as seen (from the top left)."""
    left, bottom, right, top = bbox
    if rotation == 90:
        return lambda x, y: (y - bottom, x - left)
    if rotation == 180:
        return lambda x, y: (right - x, y - bottom)
    if rotation == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)
