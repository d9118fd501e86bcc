"""Tables without rules: lines whose words leave wide gaps and start again at the same places.

A region of lines is taken for a table when at least two of them have wide gaps and share two or more
starting places. Rows are told by the distance between lines: lines of one row stand closer together than
rows do. Where all distances are equal, a line that starts in the first column begins a row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kaskade_graph.importers.pdf_words import Word

_Lines = Sequence[list[Word]]
Row = list[list[list[Word]]]
"""One row: for each column, the words of each of its lines."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that was found by its columns."""

    rows: list[Row]


_GAP = 1.0
"""Distance between words that separates columns, in font sizes; words of a text stand about 0.3 apart."""
_ALIGNED = 0.5
"""How far apart two starts of one column may be, in font sizes."""
_ROW_GAP = 1.25
"""Lines further apart than this, in distances of neighbouring lines of one cell, are separate rows."""
_LINE_HEIGHT = 1.7
"""Largest distance between lines of one cell, in font sizes."""
_ROW_HEIGHT = 4.0
"""Largest distance from a row to one with text in a single column other than the first, in font sizes."""


def find_columns(lines: _Lines) -> Iterator[list[Word] | Grid]:
    """Split lines into those that stand alone and tables, in order."""
    at = 0
    while at < len(lines):
        starts, end = _region(lines, at)
        if end - at > 1:
            yield Grid(list(_rows(lines[at:end], starts)))
            at = end
        else:
            yield lines[at]
            at += 1


def _segments(line: list[Word]) -> list[list[Word]]:
    parts = [[line[0]]]
    for before, word in pairwise(line):
        if word.x0 - before.x1 > _GAP * max(before.height, word.height):
            parts.append([])
        parts[-1].append(word)
    return parts


def _region(lines: _Lines, at: int) -> tuple[list[float], int]:
    """Return the column starts of the table that begins at line ``at`` and the line after its end.

    The end is ``at`` when there is none.
    """
    starts = [part[0].x0 for part in _segments(lines[at])]
    if len(starts) < 2:
        return starts, at
    tolerance = _ALIGNED * lines[at][0].height
    tabular, end = 1, at + 1
    for index in range(at + 1, len(lines)):
        parts = _segments(lines[index])
        near = {s for s in (_near(starts, part[0].x0, tolerance) for part in parts) if s is not None}
        if len(near) > 1:
            new = [part[0].x0 for part in parts if _near(starts, part[0].x0, tolerance) is None]
            starts = sorted([*starts, *new])
            tabular, end = tabular + 1, index + 1
        elif not _continues(parts, starts, tolerance, lines[index - 1], lines[index]):
            break
        elif near != {starts[0]} or _tight(lines[at : index + 1]):
            end = index + 1
        # Any other line in the first column alone is part of the table only when more of it follows.
    return (starts, end) if tabular > 1 else (starts, at)


def _tight(lines: _Lines) -> bool:
    """Whether the last line stands as close as lines of one row do, where rows stand further apart."""
    *pitches, last = (_pitch(a, b) for a, b in pairwise(lines))
    return bool(pitches) and last <= _ROW_GAP * min(pitches) and max(pitches) > _ROW_GAP * min(pitches)


def _near(starts: list[float], x: float, tolerance: float) -> float | None:
    return next((s for s in starts if abs(s - x) <= tolerance), None)


def _continues(
    parts: list[list[Word]], starts: list[float], tolerance: float, before: list[Word], line: list[Word]
) -> bool:
    """Whether a line with text in one column goes on with the table.

    In the first column that may as well be text after the table, so there it must stand as close as the
    lines of one cell.
    """
    start = _near(starts, parts[0][0].x0, tolerance)
    if len(parts) > 1 or start is None:
        return False
    furthest = _LINE_HEIGHT if start == starts[0] else _ROW_HEIGHT
    if _pitch(before, line) > furthest * line[0].height:
        return False
    following = [s for s in starts if s > start]
    return not following or line[-1].x1 < following[0]


def _pitch(before: list[Word], line: list[Word]) -> float:
    return line[0].middle - before[0].middle


def _rows(lines: _Lines, starts: list[float]) -> Iterator[Row]:
    tolerance = _ALIGNED * lines[0][0].height
    placed = [_place(line, starts, tolerance) for line in lines]
    first = 0
    breaks = _breaks(lines, placed)
    for index in range(1, len(lines) + 1):
        if index == len(lines) or breaks[index]:
            columns = zip(*placed[first:index], strict=True)
            yield [[words for words in column if words] for column in columns]
            first = index


def _place(line: list[Word], starts: list[float], tolerance: float) -> list[list[Word]]:
    """Share the words of a line out to the columns."""
    columns: list[list[Word]] = [[] for _ in starts]
    for part in _segments(line):
        column = max(0, bisect_right(starts, part[0].x0 + tolerance) - 1)
        for word in part:
            # A full cell leaves less than a wide gap before the next column.
            if column + 1 < len(starts) and abs(word.x0 - starts[column + 1]) <= tolerance / 2:
                column += 1
            columns[column].append(word)
    return columns


def _breaks(lines: _Lines, placed: list[list[list[Word]]]) -> list[bool]:
    """Say of each line whether it begins a row."""
    pitches = [_pitch(a, b) for a, b in pairwise(lines)]
    base = max(min(pitches), lines[0][0].height)
    apart = [pitch > _ROW_GAP * base or pitch > _LINE_HEIGHT * lines[0][0].height for pitch in pitches]
    if not any(apart):
        apart = [bool(columns[0]) for columns in placed[1:]]
    return [True, *apart]
