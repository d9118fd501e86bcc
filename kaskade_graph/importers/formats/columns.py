"""Lines of pieces -> the tables whose columns only white space holds apart, on a page or in text.

Lines with all columns filled give the columns; their gaps have to hold over the lines around. A line of one
piece across several columns ends the table. Which printed lines make one cell is not decided here.
"""

from __future__ import annotations

from dataclasses import dataclass

_MIN_COLUMNS = 3
_MIN_ROWS = 3
_MAX_BLANK = 2
"""Blank lines that a table may hold between its rows."""
_MAX_PIECES = 200
_SENTENCE = 30
_APART = 3
"""A piece longer than this beside a table is a sentence; pieces further apart are not of one column (letters)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that stand together: where they start and end, and where each of them does."""

    words: tuple[tuple[float, float, str], ...]

    @property
    def start(self) -> float:
        """Where its first word begins."""
        return self.words[0][0]

    @property
    def end(self) -> float:
        """Where its last word ends."""
        return self.words[-1][1]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word for _, _, word in self.words)


Span = tuple[float, float]


@dataclass(slots=True)
class Region:
    """A table: its lines from ``first`` to ``last`` (not included), cut into pieces that lie in one column each."""

    first: int
    last: int
    columns: list[Span]
    lines: list[list[Piece]]

    def column(self, piece: Piece) -> int:
        """Return the column that a piece of the region lies in."""
        return next(i for i, (left, right) in enumerate(self.columns) if left <= piece.start <= right)


@dataclass(frozen=True, slots=True)
class Scale:
    """Measures of a page or text: width of a ``letter``, and how ``near`` to a column touches it."""

    letter: float = 1.0
    near: float = 0.99


def regions(lines: list[list[Piece]], scale: Scale) -> list[Region]:
    """Return the tables among ``lines`` (empty for blank ones), in order."""
    found: list[Region] = []
    at = floor = 0
    while at < len(lines):
        region = _region(lines, at, scale)
        if region is None:
            at += 1
            continue
        _upwards(lines, region, floor, scale)
        found.append(region)
        at = floor = region.last
    return found


def _region(lines: list[list[Piece]], start: int, scale: Scale) -> Region | None:
    """Return the table whose first line with all columns is ``start``, None for none."""
    if not _MIN_COLUMNS <= len(lines[start]) <= _MAX_PIECES:
        return None
    columns = [(p.start, p.end) for p in lines[start]]
    out = [lines[start]]
    blank = rows = filled = 0
    last = start + 1
    for end in range(start, len(lines)):
        if not lines[end]:
            blank += 1
            if blank > _MAX_BLANK:
                break
            if end > start:
                out.append([])
            continue
        grown = _grown(columns, lines[end], scale)
        if grown is None:
            columns = _merged(columns, lines[end], out, scale)
            grown = _grown(columns, lines[end], scale)
        if grown is None:
            break
        columns, pieces = grown
        if end > start:
            out.append(pieces)
        blank, last = 0, end + 1
        rows += 1
        filled += len(pieces) >= min(_MIN_COLUMNS, len(columns))
    # Two lines side by side by chance (signatures) are no table; nor are labels with colons.
    if rows < _MIN_ROWS or filled < 2 or _are_labels(out[: last - start]):
        return None
    return Region(start, last, columns, out[: last - start])


def _upwards(lines: list[list[Piece]], region: Region, floor: int, scale: Scale) -> None:
    """Take in the lines above that fit in the columns: headings of two lines may fill few of them on the first."""
    while region.first > floor and len(lines[region.first - 1]) > 1:
        grown = _grown(region.columns, lines[region.first - 1], scale)
        if grown is None:
            break
        region.columns, pieces = grown
        region.lines.insert(0, pieces)
        region.first -= 1


def _grown(columns: list[Span], line: list[Piece], scale: Scale) -> tuple[list[Span], list[Piece]] | None:
    """Return the columns with a further line in them, and its pieces; None when it does not fit in them."""
    out = list(columns)
    pieces: list[Piece] = []
    taken: dict[int, float] = {}
    waiting = list(reversed(line))
    while waiting:
        piece = waiting.pop()
        touched = [
            i
            for i, (left, right) in enumerate(out)
            if piece.start < right + scale.near and piece.end > left - scale.near
        ]
        if len(touched) > 1:
            parts = _cut(piece, out[touched[-1]][0], scale)
            if parts is None:
                return None
            waiting += reversed(parts)
            continue
        if not touched:
            if len(line) == 1 and piece.end - piece.start > _SENTENCE * scale.letter:
                return None
            at = next((i for i, (left, _) in enumerate(out) if left > piece.start), len(out))
            out.insert(at, (piece.start, piece.end))
            taken = {i + (i >= at): end for i, end in taken.items()}
        else:
            at = touched[0]
            if at in taken and piece.start - taken[at] > _APART * scale.letter:
                return None
            out[at] = (min(out[at][0], piece.start), max(out[at][1], piece.end))
        taken[at] = piece.end
        pieces.append(piece)
    return out, pieces


def _merged(columns: list[Span], line: list[Piece], lines: list[list[Piece]], scale: Scale) -> list[Span]:
    """Return the columns with two neighbours as one where a piece of a full line lies in both, and no line has a text
    in each: a heading is centred over a column whose first texts are short."""
    if len(line) < max(_MIN_COLUMNS, len(columns) - 2):
        return columns
    out = list(columns)
    for piece in line:
        at = [i for i, span in enumerate(out) if _touches(piece, span, scale)]
        if len(at) != 2:
            continue
        one, other = (out[i] for i in at)
        if not any(_filled(found, one) and _filled(found, other) for found in lines):
            out[at[0] : at[1] + 1] = [(one[0], other[1])]
    return out


def _touches(piece: Piece, span: Span, scale: Scale) -> bool:
    return piece.start < span[1] + scale.near and piece.end > span[0] - scale.near


def _filled(line: list[Piece], span: Span) -> bool:
    return any(span[0] <= piece.start <= span[1] for piece in line)


def _cut(piece: Piece, left: float, scale: Scale) -> tuple[Piece, Piece] | None:
    """Cut a piece at the word that begins where a column does: its neighbour fills its column to the edge."""
    for index, (start, _, _) in enumerate(piece.words):
        if index and abs(start - left) <= 0.5 * scale.near:
            return Piece(piece.words[:index]), Piece(piece.words[index:])
    return None


def _are_labels(lines: list[list[Piece]]) -> bool:
    """Whether the lines are labels, colons and values rather than a table."""
    filled = [line for line in lines if line]
    return sum(len(line) > 1 and line[1].text.startswith(":") for line in filled) * 2 > len(filled)
