"""Tables drawn in plain text, with pipes or with columns of spaces, as the cells that tabs give.

Only a table whose titles are those of a matrix is taken (:mod:`~.matrix_columns`); all other lines stay as they
are. Pipes say where the cells are. Columns of spaces are told by the titles: between two of them, one place must
be blank on every line. Where there are several such places the table is doubtful, where there is none it is
refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from kaskade_graph.importers.document import Line, Table
from kaskade_graph.importers.matrix_columns import Row
from kaskade_graph.importers.text_rows import (
    TITLE_LINES,
    Doubts,
    Strip,
    join,
    refused,
    title_lines,
    without_tail,
)

_PIPE = re.compile(r"(?<!\\)[|│║]")
_BORDER = frozenset("|│║+-=:─═┼╬├┤┌┐└┘┬┴╔╗╚╝╠╣╦╩╪╫ ")
_PIECE = re.compile(r"[^ ]+(?: [^ ]+)*")
_TITLE_LONGEST = 60
_FIGURES = re.compile(r"\d  +\d")


@dataclass(slots=True)
class Drawn:
    """A text file with its drawn tables: ``parts`` in order, and the lines that are only borders."""

    parts: list[Line | Table] = field(default_factory=list)
    borders: list[Line] = field(default_factory=list)
    doubts: Doubts = field(default_factory=Doubts)


def draw(lines: Sequence[Line], berkas: str) -> Drawn:
    """Find the tables drawn with pipes or spaces in ``lines``.

    Raises InputError, naming ``berkas`` and the line, when the titles are those of a matrix and its cells
    cannot be told.
    """
    drawn, at = Drawn(), 0
    while at < len(lines):
        end = _pipes(lines, at) or _aligned(lines, at)
        if end:
            taken = (
                _piped(lines[at:end]) if _is_pipe(lines[at]) else _spaced(lines[at:end], drawn.doubts, berkas)
            )
            _take(taken, lines[at:end], drawn, berkas)
            at = end
        else:
            drawn.parts.append(lines[at])
            at += 1
    return drawn


def _take(strips: list[Strip], lines: Sequence[Line], drawn: Drawn, berkas: str) -> None:
    """Add one region to what is drawn: its tables, and the lines before, between and after them."""
    titles = next((n for n in range(len(strips)) if title_lines(strips[n : n + TITLE_LINES])), None)
    if titles is None:
        drawn.parts += lines
        return
    kept = strips[titles:]
    used = title_lines(kept[:TITLE_LINES])
    for strip in kept:
        if len(strip.cells) > len(kept[0].cells):
            count, expected = len(strip.cells), len(kept[0].cells)
            raise refused(
                berkas,
                strip.line,
                f"{count} kolom, judulnya {expected}",
                f"{count} columns under {expected} titles",
            )
    rows = join(_even(kept), used, any(map(_is_border, lines)), drawn.doubts, berkas)
    drawn.borders += [line for line in lines if _is_border(line)]
    drawn.parts += _in_place(rows, {id(s.line) for s in kept}, lines)


def _in_place(rows: list[Row], taken: set[int], lines: Sequence[Line]) -> Iterator[Line | Table]:
    """The rows as tables, apart where a line stands between them that is none of theirs."""
    first = {min(li.line or 0 for cell in row for li in cell.lines): row for row in rows}
    run: list[Row] = []
    blank: list[Line] = []
    for line in lines:
        if id(line) in taken:
            if line.line in first:
                run.append(first.pop(line.line))
            blank = []
        elif not line.text.strip():
            blank.append(line)
        elif not _is_border(line):
            if run:
                yield Table(tuple(run))
            yield from blank
            yield line
            run, blank = [], []
    if run:
        yield Table(tuple(run))
    yield from blank


def _even(strips: Sequence[Strip]) -> list[Strip]:
    width = len(strips[0].cells)
    return [Strip((*s.cells, *[None] * (width - len(s.cells))), s.group, s.line) for s in strips]


def _cell(line: Line, begin: int, end: int) -> Line | None:
    text = line.text[begin:end].strip()
    if len(text) > 4 and text.startswith("**") and text.endswith("**"):
        text = text[2:-2].strip()
    return Line(text, line.line, line.page, line.cell) if text else None


# --- pipes ------------------------------------------------------------------------------------------------


def _is_border(line: Line) -> bool:
    return len(line.text.strip()) > 2 and set(line.text) <= _BORDER and not set(line.text) <= set("-=: ")


def _is_pipe(line: Line) -> bool:
    return "\t" not in line.text and (_is_border(line) or len(_PIPE.findall(line.text)) > 1)


def _pipes(lines: Sequence[Line], at: int) -> int | None:
    """The end of the table of pipes that begins at ``at``; a row of titles like the first begins another."""
    end = at
    while end < len(lines) and _is_pipe(lines[end]):
        end += 1
    return end if end - at > 1 else None


def _piped(lines: Sequence[Line]) -> list[Strip]:
    strips: list[Strip] = []
    group = 0
    for line in lines:
        if _is_border(line):
            group += 1
            continue
        cuts = [match.span() for match in _PIPE.finditer(line.text)]
        ends = [(0, 0), *cuts, (len(line.text), len(line.text))]
        cells = [_cell(line, a[1], b[0]) for a, b in pairwise(ends)]
        if not line.text[: cuts[0][0]].strip():
            cells.pop(0)
        if not line.text[cuts[-1][1] :].strip():
            cells.pop()
        strips.append(Strip(tuple(cells), group, line))
    return strips


# --- columns of spaces ------------------------------------------------------------------------------------

_Span = tuple[int, int]


def _spans(line: Line) -> list[_Span]:
    return [match.span() for match in _PIECE.finditer(line.text)]


def _title_spans(lines: Sequence[Line]) -> tuple[list[_Span], int]:
    """Where the titles that begin ``lines`` stand, and how many lines they take; 0 when there are none."""
    best: tuple[list[_Span], int] = ([], 0)
    if not any("indikator" in line.text.casefold() for line in lines):
        return best
    spans: list[_Span] = []
    for count, line in enumerate(lines, start=1):
        own = _spans(line)
        if not own or "\t" in line.text or any(e - b > _TITLE_LONGEST for b, e in own):
            break
        spans = _merged([*spans, *own])
        if len(spans) < 3:
            continue
        cells = [tuple(_cell(li, b, e) for b, e in spans) for li in lines[:count]]
        taken = title_lines([Strip(c, 0, li) for c, li in zip(cells, lines, strict=False)])
        if taken == count:
            best = spans, count
        elif best[1]:
            break
    return best


def _cut(line: Line, cuts: list[int]) -> tuple[Line | None, ...]:
    return tuple(_cell(line, b, e) for b, e in pairwise([*cuts, len(line.text) + 1]))


def _merged(spans: list[_Span]) -> list[_Span]:
    out: list[_Span] = []
    for begin, end in sorted(spans):
        if out and begin < out[-1][1] + 1:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((begin, end))
    return out


def _aligned(lines: Sequence[Line], at: int) -> int | None:
    """The end of the region under titles set apart by spaces, when they begin at ``at``."""
    if len(_spans(lines[at])) < 2 or not _title_spans(lines[at : at + TITLE_LINES])[1]:
        return None
    titles = lines[at].text.split()
    end = at + 1
    while end < len(lines) and "\t" not in lines[end].text and not _is_pipe(lines[end]):
        if lines[end].text.split() == titles:
            break
        end += 1
    return end


def _spaced(lines: Sequence[Line], doubts: Doubts, berkas: str) -> list[Strip]:
    titles, used = _title_spans(lines[:TITLE_LINES])
    kept = without_tail(_strips(lines, titles, used, 3, Doubts())[0], used)
    # What stands below the table has its own gaps: the columns are told again without it.
    within = lines[: next(n for n, line in enumerate(lines) if line is kept[-1].line) + 1]
    strips, cuts = _strips(within, titles, used, 2, doubts)
    out: list[Strip] = []
    for n, strip in enumerate(strips):
        line = strip.line
        if any(cell and _FIGURES.search(cell.text) for cell in strip.cells):
            raise refused(berkas, line, "dua angka di bawah satu judul kolom", "two figures under one title")
        if strip.cells:
            out.append(strip)
        elif n < used or len(_spans(line)) > 1 or _only_touches(line, cuts):
            raise refused(berkas, line, "kolom-kolomnya saling bersentuhan", "columns run into each other")
    return out


def _strips(
    lines: Sequence[Line], titles: list[_Span], used: int, parts: int, doubts: Doubts
) -> tuple[list[Strip], list[int]]:
    """Cut lines at the borders between titles, and return the borders; no cells for a line across them.

    Only lines of at least ``parts`` pieces say where the borders are.
    """
    tabular = [line for line in lines[used:] if len(_spans(line)) >= parts]
    cuts = [0, *(_border(a, b, lines, tabular, doubts) for a, b in pairwise(titles))]
    starts = {begin for begin, _ in titles}
    strips: list[Strip] = []
    group = 0
    for line in lines:
        if not line.text.strip():
            group += bool(strips) and strips[-1].group == group
            continue
        met = {cut for begin, end in _spans(line) for cut in cuts if begin < cut < end}
        across = any(line.text[cut - 1] != " " for cut in met)
        strips.append(Strip((() if across or met - starts else _cut(line, cuts)), group, line))
        if met and not across:
            doubts.add(line, "kolom hanya dipisah satu spasi dari kolom di sebelahnya")
    return strips, cuts


def _border(a: _Span, b: _Span, lines: Sequence[Line], tabular: Sequence[Line], doubts: Doubts) -> int:
    """The place between two titles that is blank on all lines, or on most."""
    covered = [0] * (b[0] - a[1] + 1)
    for line in tabular:
        for begin, end in (m.span() for m in re.finditer(r"[^ ]+", line.text)):
            if begin < b[0] and end > a[1]:
                covered[max(begin, a[1]) - a[1]] += 1
                covered[min(end, b[0]) - a[1]] -= 1
    counts = list(accumulate(covered))[:-1]
    runs = list(_runs(counts, min(counts), a[1]))
    wide = [run for run in runs if run[1] - run[0] > 1] or runs
    if len(wide) > 1:
        for line in lines:
            doubts.add(line, f"batas kolom di antara {a[1] + 1} dan {b[0]} tidak pasti")
    return next((run for run in wide if run[1] == b[0]), max(wide, key=lambda run: run[1] - run[0]))[1]


def _runs(counts: list[int], least: int, offset: int) -> Iterator[_Span]:
    begin: int | None = None
    for n, count in enumerate([*counts, least + 1]):
        if count == least and begin is None:
            begin = n
        elif count != least and begin is not None:
            yield begin + offset, n + offset
            begin = None


def _only_touches(line: Line, cuts: list[int]) -> bool:
    """Whether a line without wide gaps has no word across a border: cells side by side, not a sentence."""
    return all(line.text[cut - 1] == " " for cut in cuts[1:] if cut < len(line.text))
