"""Lines of pieces -> the tables whose columns only white space holds apart, on a page or in text.

The columns of a stretch of lines are the fewest cuts that part what its lines part and cross as little as may be: a
heading over several columns is crossed by some, a text that fills its column to the edge is joined to its neighbour
now and then, and neither decides. Which printed lines make one cell is not decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

_MIN_COLUMNS = 3
_MIN_ROWS = 3
_MAX_BLANK = 2
"""Blank lines that a table may hold between its rows."""
_MAX_PIECES = 200
_MAX_PLACES = 500
"""Places at which texts of one stretch begin; more are no columns."""
_MAX_SPLITS = 24
_SENTENCE = 30
"""A line of one piece longer than this, in letters, may be a sentence between tables."""
_WIDE = 0.4
"""Part of the width of a page that a line of one piece fills to be a sentence."""
_A_CUT = 0.05
_A_HEADING = 0.1
"""What it costs to cut through a piece above the first figures: a heading may be over several columns."""
_SPLIT = 2.0
"""What it must save, in lines that contradict, to take a stretch for two tables."""
_MOST_WRONG = 0.34
_HEADING_LINES = 12


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
Line = list[Piece]


@dataclass(frozen=True, slots=True)
class Laid:
    """A piece in its table: the columns, from 0, that it covers."""

    piece: Piece
    first: int
    last: int


@dataclass(slots=True)
class Region:
    """A table: its lines from ``first`` to ``last`` (not included), each piece in the columns that it covers."""

    first: int
    last: int
    columns: list[Span]
    lines: list[list[Laid]]


@dataclass(frozen=True, slots=True)
class Scale:
    """Measures of a page or text: width of a ``letter``, and how ``near`` to a column touches it."""

    letter: float = 1.0
    near: float = 0.99


def regions(lines: list[Line], scale: Scale, pages: Collection[int] = (0,)) -> list[Region]:
    """Return the tables among ``lines`` (empty for blank ones), in order; ``pages`` are the lines that begin one."""
    found: list[Region] = []
    for first, last in _stretches(lines):
        found += _Page(lines, scale, frozenset(pages)).tables(first, last)
    return found


def _stretches(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of lines that neither gaps part nor sentences."""
    first = last = blank = wide = 0
    edges = [x for line in lines if line for x in (line[0].start, line[-1].end)]
    wide_from = (max(edges, default=0.0) - min(edges, default=0.0)) * _WIDE
    for at, line in enumerate(lines):
        blank = 0 if line else blank + 1
        wide = wide + (len(line) == 1 and line[0].end - line[0].start > wide_from) if len(line) < 2 else 0
        if blank > _MAX_BLANK or wide > 1:
            if last > first:
                yield first, last
            first = last = at + 1
        elif line:
            last = at + 1
    if last > first:
        yield first, last


@dataclass(slots=True)
class _Cuts:
    """Where columns of a stretch are parted, and how many lines contradict."""

    places: list[float]
    wrong: float

    def span(self, piece: Piece, near: float = 0.0) -> tuple[int, int]:
        """Return the first and last column that a piece lies in."""
        first = bisect_right(self.places, piece.start)
        return first, max(first, bisect_left(self.places, piece.end - near))


@dataclass(frozen=True, slots=True)
class _Page:
    """Lines of one or more pages, and the tables of a stretch of them."""

    lines: list[Line]
    scale: Scale
    pages: frozenset[int]

    def tables(self, first: int, last: int) -> list[Region]:
        rows = [i for i in range(first, last) if len(self.lines[i]) > 1]
        if len(rows) < 2 or not any(len(self.lines[i]) >= _MIN_COLUMNS for i in rows):
            return []
        # At the head of a page the last row of the one before may go on.
        first = first if first in self.pages and all(self.lines[first : rows[0]]) else rows[0]
        cuts = _cuts(self.lines[first:last], self.scale)
        if cuts is None:
            return []
        parted = self._parted(first, last, cuts)
        if parted is not None:
            return self.tables(first, parted) + self.tables(parted, last)
        broken = _prose(self.lines, first, last, cuts)
        if broken is not None:
            return self.tables(first, broken[0]) + self.tables(broken[1], last)
        region = self._region(first, last, cuts)
        return [region] if region is not None else []

    def _parted(self, first: int, last: int, cuts: _Cuts) -> int | None:
        """Return the line at which a stretch is better taken for two tables, None for none."""
        if cuts.wrong <= _SPLIT:
            return None
        places = list(self._places(first, last))
        step = max(1, len(places) // _MAX_SPLITS)
        best: tuple[float, int] | None = None
        for at, doubt in places[::step]:
            halves = self.lines[first:at], self.lines[at:last]
            if min(map(_rows, halves)) >= _MIN_ROWS:
                wrong = sum(h.wrong for half in halves if (h := _cuts(half, self.scale)) is not None) + doubt
                best = min(best or (wrong, at), (wrong, at))
        return best[1] if best is not None and best[0] + _SPLIT < cuts.wrong else None

    def _places(self, first: int, last: int) -> Iterator[tuple[int, float]]:
        """Yield where another table may begin, with the doubt: headings again, a page, a row below single texts."""
        seen: set[str] = set()
        alone = 0
        for at in range(first, last):
            text = " ".join(p.text for p in self.lines[at])
            if at > first and (at in self.pages or (len(self.lines[at]) > 1 and text in seen)):
                yield at, 0.0
            elif alone and len(self.lines[at]) > 1:
                yield at, 0.5 / alone
            alone = 0 if len(self.lines[at]) > 1 else alone + 1
            if len(self.lines[at]) >= _MIN_COLUMNS:
                seen.add(text)

    def _region(self, first: int, last: int, cuts: _Cuts) -> Region | None:
        """Return the table of a stretch, without what stands above it; None when it is none."""
        lines = self.lines
        while first < last and not (
            (first in self.pages and lines[first]) or _begins(lines[first : min(first + 2, last)])
        ):
            first += 1
        last = self._foot(first, last, cuts)
        body = lines[first:last]
        rows = [line for line in body if line]
        columns = len(cuts.places) + 1
        filled = sum(len(line) >= min(_MIN_COLUMNS, columns) for line in rows)
        # Two lines side by side by chance (signatures) are no table; nor are labels with colons.
        if columns < _MIN_COLUMNS or len(rows) < _MIN_ROWS or filled < 2 or _are_labels(rows):
            return None
        if cuts.wrong > max(_SPLIT, _MOST_WRONG * len(rows)):
            return None
        return _Laying(body, cuts, self.scale).region(first)

    def _foot(self, first: int, last: int, cuts: _Cuts) -> int:
        """Return where a table ends: with the lines that go on below its last full row, in one column each."""
        lines = self.lines
        at = max((i for i in range(first, last) if len(lines[i]) > 1), default=first) + 1
        while at < last:
            at += not lines[at] and at + 1 in self.pages and at + 1 < last
            if len(lines[at]) != 1 or _across(lines[at][0], cuts):
                break
            at += 1
        return at


def _begins(lines: list[Line]) -> bool:
    """Whether a table may begin with these lines: three texts on one, or two and three below."""
    if len(lines[0]) == 2 and len(lines) > 1:
        return len(lines[1]) >= _MIN_COLUMNS and not lines[0][1].text.startswith(":")
    return len(lines[0]) >= _MIN_COLUMNS


def _cuts(lines: list[Line], scale: Scale) -> _Cuts | None:
    """Return the cheapest cuts: a line whose neighbours are not parted costs one, and so does a piece cut through."""
    gaps: Counter[Span] = Counter()
    pieces: defaultdict[Span, float] = defaultdict(float)
    while lines and len(lines[-1]) < 2:  # what stands alone below the last row may be a signature
        lines = lines[:-1]
    if not lines:
        return None
    heads = set(_headings(lines))
    for at, line in enumerate(lines):
        if not _counts(line, scale):
            continue
        for piece, after in zip(line, [*line[1:], None], strict=True):
            weight = _A_HEADING if at in heads else 1.0
            pieces[_placed(piece.start, scale), _placed(piece.end, scale)] += weight
            if after is not None:
                gaps[_placed(piece.end, scale), _placed(after.start, scale)] += 1
    begins: dict[float, float] = {}
    for piece in (piece for line in lines if _counts(line, scale) for piece in line):
        place = _placed(piece.start, scale)
        begins[place] = min(begins.get(place, piece.start), piece.start)
    places = sorted(begins)[1:]
    if not places or len(places) > _MAX_PLACES:
        return None
    through = [sum(n for (a, b), n in pieces.items() if a < x < b) for x in places]
    ordered = sorted(gaps.items(), key=lambda g: g[0][1])
    best: list[tuple[float, int]] = []
    ends = [*places, float("inf")]
    before = [float("-inf"), *places]
    best = [(0.0, -1)]
    costs = [_uncut(ordered, x, ends) for x in before]
    for at in range(len(ends)):
        here = _A_CUT + through[at] if at < len(places) else 0.0
        best.append(min((best[k][0] + costs[k][at] + here, k) for k in range(at + 1)))
    out: list[float] = []
    at = best[-1][1]
    while at > 0:
        out.insert(0, begins[places[at - 1]] - 0.01 * scale.letter)
        at = best[at][1]
    return _Cuts(out, best[-1][0] - _A_CUT * len(out))


def _counts(line: Line, scale: Scale) -> bool:
    """Whether a line says where columns are: not one of a single long text."""
    alone = len(line) == 1 and line[0].end - line[0].start > _SENTENCE * scale.letter
    return 0 < len(line) <= _MAX_PIECES and not alone


def _placed(x: float, scale: Scale) -> float:
    """Return a place to the nearest half of a letter."""
    return round(x / scale.letter * 2) * scale.letter / 2


def _uncut(gaps: list[tuple[Span, int]], left: float, ends: list[float]) -> list[float]:
    """Return how many gaps lie right of ``left`` and left of each of ``ends``."""
    out: list[float] = []
    count = at = 0
    for end in ends:
        while at < len(gaps) and gaps[at][0][1] < end:
            count += gaps[at][1] if gaps[at][0][0] > left else 0
            at += 1
        out.append(count)
    return out


def _rows(lines: list[Line]) -> int:
    return sum(len(line) >= _MIN_COLUMNS for line in lines)


def _prose(lines: list[Line], first: int, last: int, cuts: _Cuts) -> tuple[int, int] | None:
    """Return the first stretch of text across the columns: of two lines or more, or at an end."""
    at = first
    while at < last:
        end = at
        while end < last and (not lines[end] or (len(lines[end]) == 1 and _across(lines[end][0], cuts))):
            end += 1
        count = sum(bool(line) for line in lines[at:end])
        if count > 1 or (count and (at == first or end == last)):
            return at, end
        at = max(end, at + 1)
    return None


def _across(piece: Piece, cuts: _Cuts) -> bool:
    first, last = cuts.span(piece)
    return last > first


@dataclass(slots=True)
class _Laying:
    lines: list[Line]
    cuts: _Cuts
    scale: Scale
    columns: list[Span] = field(default_factory=list)

    def region(self, first: int) -> Region:
        edges: dict[int, list[Span]] = {}
        for line in self.lines:
            for piece in line:
                left, right = self.cuts.span(piece, self.scale.near)
                if left == right:
                    edges.setdefault(left, []).append((piece.start, piece.end))
        used = sorted(edges)
        self.cuts = _Cuts([self.cuts.places[c - 1] for c in used[1:]], self.cuts.wrong)
        self.columns = [(min(a for a, _ in edges[c]), max(b for _, b in edges[c])) for c in used]
        laid = [[one for piece in line for one in self._laid(piece)] for line in self.lines]
        for at in _headings(self.lines):
            laid[at] = self._centred(at, laid)
        return Region(first, first + len(self.lines), self.columns, laid)

    def _laid(self, piece: Piece) -> Iterator[Laid]:
        """Lay a piece in its columns, cut where its neighbour fills its column to the edge."""
        first, last = self.cuts.span(piece, self.scale.near)
        first, last = min(first, len(self.columns) - 1), min(last, len(self.columns) - 1)
        for column in range(last, first, -1):
            left = self.columns[column][0]
            for index, (start, _, _) in enumerate(piece.words):
                if index and abs(start - left) <= 0.5 * self.scale.near:
                    yield from self._laid(Piece(piece.words[:index]))
                    yield from self._laid(Piece(piece.words[index:]))
                    return
        yield Laid(piece, first, last)

    def _centred(self, at: int, laid: list[list[Laid]]) -> list[Laid]:
        """Return a line of headings, each over the free columns in whose middle it stands."""
        line = laid[at]
        below = {
            c for other in laid[at + 1 : at + 4] for one in other for c in range(one.first, one.last + 1)
        }
        out: list[Laid] = []
        for n, one in enumerate(line):
            low = line[n - 1].last + 1 if n else 0
            high = line[n + 1].first - 1 if n + 1 < len(line) else len(self.columns) - 1
            low = max(low, out[-1].last + 1) if out else low
            best = (self._off(one, one.first, one.last), one.first, one.last)
            for first in range(one.first, low - 1, -1):
                for last in range(one.last, high + 1):
                    inside = range(first, last + 1)
                    if last > first and all(c in below for c in inside):
                        off = self._off(one, first, last)
                        if off + self.scale.letter < best[0]:
                            best = (off, first, last)
            out.append(Laid(one.piece, best[1], best[2]))
        return out

    def _off(self, one: Laid, first: int, last: int) -> float:
        middle = (self.columns[first][0] + self.columns[last][1]) / 2
        return abs((one.piece.start + one.piece.end) / 2 - middle)


def _headings(lines: list[Line]) -> Iterator[int]:
    """Yield the lines above the first figures, also where they are printed again."""
    top = [p.text for p in lines[0]]
    going = 0
    for at, line in enumerate(lines):
        if line and [p.text for p in line] == top:
            going = _HEADING_LINES
        if going and any(_is_figure(p.text) for p in line):
            going = 0
        if going:
            going -= 1
            yield at


def _is_figure(text: str) -> bool:
    return re.search(r"\d", text) is not None and re.fullmatch(r"\D*(?:19|20)\d\d\D*", text) is None


def _are_labels(lines: list[Line]) -> bool:
    """Whether the lines are labels, colons and values rather than a table."""
    return sum(len(line) > 1 and line[1].text.startswith(":") for line in lines) * 2 > len(lines)
