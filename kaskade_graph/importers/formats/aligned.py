"""Tables whose columns are only held apart by spaces, as ``pdftotext -layout`` writes them.

Lines with all columns filled give the columns; their gaps have to hold over the lines around. A line of one
piece across several columns ends the table. One printed line is one row of the grid: which lines make one cell
is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kaskade_graph.importers.blocks import Block, Cell, Grid, Hints, Paragraph, Spot

Line = tuple[str, Spot]
_PIECE = re.compile(r"\S+(?: \S+)*")
_MIN_COLUMNS = 3
_MAX_BLANK = 2
"""Blank lines that a table may hold between its rows."""
_MAX_PIECES = 200


@dataclass(slots=True)
class _Piece:
    start: int
    end: int
    text: str


def aligned(lines: list[Line]) -> list[Block]:
    """Return lines as paragraphs, and those that make a table as grids that are not exact."""
    pieces = [_pieces(text) for text, _ in lines]
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        end, columns = _region(pieces, at)
        if end > at:
            first, columns = _upwards(pieces, at, at - _free(blocks), columns)
            del blocks[len(blocks) - (at - first) :]
            blocks.append(_grid(lines[first:end], pieces[first:end], columns))
            at = end
        else:
            blocks.append(_paragraph(*lines[at]))
            at += 1
    return blocks


def _pieces(text: str) -> list[_Piece]:
    """Cut a line where two or more spaces stand.

    >>> [p.text for p in _pieces("1.  Nama program     85")]
    ['1.', 'Nama program', '85']
    """
    if "  " not in text.strip():
        return [_Piece(m.start(), m.end(), m.group()) for m in re.finditer(r"\S.*\S|\S", text)]
    return [_Piece(m.start(), m.end(), m.group()) for m in _PIECE.finditer(text)]


def _paragraph(text: str, spot: Spot) -> Paragraph:
    indent = len(text) - len(text.lstrip(" "))
    return Paragraph(text, spot, Hints(indent=indent)) if indent and text.strip() else Paragraph(text, spot)


def _region(pieces: list[list[_Piece]], start: int) -> tuple[int, list[tuple[int, int]]]:
    """Return where the table that begins at ``start`` ends, and its columns; ``start`` itself for no table.

    A column is the span from the first to the last character that any line has in it.
    """
    if not _MIN_COLUMNS <= len(pieces[start]) <= _MAX_PIECES:
        return start, []
    columns = [(p.start, p.end) for p in pieces[start]]
    end, blank = start + 1, 0
    rows = filled = 1
    last = end
    while end < len(pieces):
        line = pieces[end]
        if not line:
            blank += 1
            if blank > _MAX_BLANK:
                break
        else:
            grown = _grown(columns, line)
            if grown is None:
                break
            columns, blank = grown, 0
            rows += 1
            filled += len(line) >= min(_MIN_COLUMNS, len(columns))
            last = end + 1
        end += 1
    # Two lines side by side by chance (signatures) are no table.
    if rows < 3 or filled < 2 or _is_labels(pieces[start:last]):
        return start, []
    return last, columns


def _free(blocks: list[Block]) -> int:
    """Count the lines at the end that are in no table yet."""
    return next((n for n, block in enumerate(reversed(blocks)) if isinstance(block, Grid)), len(blocks))


def _upwards(
    pieces: list[list[_Piece]], start: int, floor: int, columns: list[tuple[int, int]]
) -> tuple[int, list[tuple[int, int]]]:
    """Take in the lines above that fit in the columns: a heading of two lines may fill few of them on its first."""
    while start > floor and len(pieces[start - 1]) > 1:
        grown = _grown(columns, pieces[start - 1])
        if grown is None:
            break
        start, columns = start - 1, grown
    return start, columns


def _grown(columns: list[tuple[int, int]], line: list[_Piece]) -> list[tuple[int, int]] | None:
    """Return the columns with a further line in them; None when it does not fit in them."""
    out = list(columns)
    taken: dict[int, int] = {}
    for piece in line:
        touched = [
            i for i, (left, right) in enumerate(out) if piece.start < right + 1 and piece.end > left - 1
        ]
        if len(touched) > 1:
            return None
        if not touched:
            if len(line) == 1 and piece.end - piece.start > 30:
                return None  # a sentence beside the table
            at = next((i for i, (left, _) in enumerate(out) if left > piece.start), len(out))
            out.insert(at, (piece.start, piece.end))
            taken = {i + (i >= at): end for i, end in taken.items()}
            taken[at] = piece.end
            continue
        (at,) = touched
        if at in taken and piece.start - taken[at] > 3:
            return None  # two pieces far apart in one column: the columns are not those of this line
        taken[at] = piece.end
        out[at] = (min(out[at][0], piece.start), max(out[at][1], piece.end))
    return out


def _is_labels(pieces: list[list[_Piece]]) -> bool:
    """Whether the lines are labels, colons and values rather than a table."""
    lines = [line for line in pieces if line]
    return sum(len(line) > 1 and line[1].text.startswith(":") for line in lines) * 2 > len(lines)


def _grid(lines: list[Line], pieces: list[list[_Piece]], columns: list[tuple[int, int]]) -> Grid:
    cells = list(_cells(lines, pieces, columns))
    first, last = lines[0][1], lines[-1][1]
    return Grid(
        len(lines),
        len(columns),
        cells,
        exact=False,
        spot=Spot(line=first.line, last_line=last.line, page=first.page),
    )


def _cells(lines: list[Line], pieces: list[list[_Piece]], columns: list[tuple[int, int]]) -> Iterator[Cell]:
    for row, ((_, spot), line) in enumerate(zip(lines, pieces, strict=True)):
        texts: dict[int, list[_Piece]] = {}
        for piece in line:
            at = next(
                i
                for i, (left, right) in enumerate(columns)
                if piece.start < right + 1 and piece.end > left - 1
            )
            texts.setdefault(at, []).append(piece)
        for column, found in sorted(texts.items()):
            indent = found[0].start - columns[column][0]
            yield Cell(
                row, column, "  ".join(p.text for p in found), spot, hints=Hints(indent=max(0, indent))
            )
