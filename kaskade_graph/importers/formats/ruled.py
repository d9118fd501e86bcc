"""Rules on a page -> the tables and boxes that they draw. Geometry alone; shaded rectangles are no cells.

Rules that touch belong together. Between their heights and distances lie the smallest rectangles; those that no
rule parts are one cell. What can be reached from outside without crossing a rule is open, and no cell; tables that
a page break leaves open are closed at the ends of their rules first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kaskade_graph.importers.formats.words import Box, Rule

_SNAP = 2.5
"""Rules nearer than this, in points, are one: double lines, the two edges of a thin rectangle."""
_TOUCH = 3.0
"""How far rules may miss one another where they meet."""
_SHORTEST = 4.0
_OPEN_END = 5.0
"""How far rules reach past the last one across them when a side of the table was left open."""
MAX_RULES = 20_000
"""Most rules of a page; a map or a chart has more, and is no table."""
_MAX_ATOMS = 250_000
_BOX_GAP = 8.0
_MAX_BOX_CELLS = 12


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell of a ruled table: first row and column from 0, how many it spans, its rectangle."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(slots=True)
class Ruled:
    """A table as its rules draw it."""

    rows: int
    columns: int
    cells: list[RuledCell]
    box: Box


@dataclass(slots=True)
class Tree:
    """Boxes apart from one another, and the rules between them that are no border of one."""

    boxes: list[Box]
    connectors: list[Rule] = field(default_factory=list)
    parts: list[Box] = field(default_factory=list)
    """The cells that rules inside the boxes draw."""


def ruled(rules: Iterable[Rule]) -> tuple[list[Ruled], list[Tree]]:
    """Return the tables that ``rules`` draw, and the boxes that are no tables, from the top."""
    kept = [rule for rule in rules if rule.end - rule.start >= _SHORTEST]
    if len(kept) > MAX_RULES:
        return [], []
    level, upright = _merged([r for r in kept if not r.upright]), _merged([r for r in kept if r.upright])
    tables: list[Ruled] = []
    trees: list[Tree] = []
    for across, down in _touching(level, upright):
        raw = _Atoms.of(across, down)
        if raw is None:
            continue
        apart = raw.apart()
        if apart is not None:
            trees.append(apart)
            continue
        closed = _Atoms.of(*_closed(across, down))
        if closed is not None:
            table = closed.table()
            if table is not None:
                tables.append(table)
    tables.sort(key=lambda t: (t.box.top, t.box.left))
    return tables, trees


def _merged(rules: list[Rule]) -> list[Rule]:
    """Put rules at one place on one line, and those that go on where another ends together."""
    rules = sorted(rules, key=lambda r: r.at)
    out: list[Rule] = []
    at = 0
    while at < len(rules):
        end = at + 1
        while end < len(rules) and rules[end].at - rules[at].at <= _SNAP:
            end += 1
        group = sorted(rules[at:end], key=lambda r: r.start)
        place = sum(r.at for r in group) / len(group)
        start, stop = group[0].start, group[0].end
        for rule in group[1:]:
            if rule.start > stop + _TOUCH:
                out.append(Rule(group[0].upright, place, start, stop))
                start, stop = rule.start, rule.end
            stop = max(stop, rule.end)
        out.append(Rule(group[0].upright, place, start, stop))
        at = end
    return out


def _touching(level: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the groups of rules that hang together, each with rules of both directions."""
    parent = list(range(len(level) + len(upright)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    places = [rule.at for rule in upright]
    for index, rule in enumerate(level):
        first, last = bisect_left(places, rule.start - _TOUCH), bisect_right(places, rule.end + _TOUCH)
        for other in range(first, last):
            if upright[other].start - _TOUCH <= rule.at <= upright[other].end + _TOUCH:
                parent[root(index)] = root(len(level) + other)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate([*level, *upright]):
        groups.setdefault(root(index), ([], []))[index >= len(level)].append(rule)
    yield from (group for group in groups.values() if group[0] and group[1])


def _closed(across: list[Rule], down: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Add the sides that were left open, at the ends of the rules that reach there."""
    return across + _ends(across, down), down + _ends(down, across)


def _ends(sides: list[Rule], reaching: list[Rule]) -> list[Rule]:
    """Return the rules that are missing among ``sides``, where ``reaching`` go on past the outermost."""
    out = []
    first, last = min(r.at for r in sides), max(r.at for r in sides)
    for end, far in ((min(r.start for r in reaching), False), (max(r.end for r in reaching), True)):
        past = end - last if far else first - end
        there = [r for r in reaching if abs((r.end if far else r.start) - end) <= _TOUCH]
        # The side may be missing as a whole, or in places: under cells that go on over the page.
        if len(there) > 1 and (past > _OPEN_END or abs(past) <= _TOUCH):
            low, high = min(r.at for r in there), max(r.at for r in there)
            # A side that is open to the left or right has its own rules reach as far as the table does.
            # One side is in one place, however roughly a scan has drawn it.
            where = (last if far else first) if abs(past) <= _TOUCH else end
            out.append(Rule(sides[0].upright, where, low, high))
    return out


Atom = tuple[int, int]


class _Atoms:
    """The smallest rectangles between rules, and which of them no rule parts."""

    def __init__(self, across: list[Rule], down: list[Rule]) -> None:
        self.across, self.down = across, down
        self.ys = _places(across)
        self.xs = _places(down)
        self.height, self.width = len(self.ys) - 1, len(self.xs) - 1
        self.over = [[False] * self.width for _ in self.ys]
        """Whether a rule lies over each atom (and, in the last row, under it)."""
        self.beside = [[False] * (self.width + 1) for _ in range(self.height)]
        for rule in across:
            row = _nearest(self.ys, rule.at)
            for column in _covered(self.xs, rule):
                self.over[row][column] = True
        for rule in down:
            column = _nearest(self.xs, rule.at)
            for row in _covered(self.ys, rule):
                self.beside[row][column] = True
        self.region: dict[Atom, int] = {}
        self.members: list[list[Atom]] = []
        self.open: set[int] = set()
        self._flood()

    @classmethod
    def of(cls, across: list[Rule], down: list[Rule]) -> _Atoms | None:
        """Return the atoms between rules, None when there are none or too many."""
        height, width = len(_places(across)) - 1, len(_places(down)) - 1
        return cls(across, down) if 0 < height * width <= _MAX_ATOMS else None

    def _flood(self) -> None:
        for row in range(self.height):
            for column in range(self.width):
                if (row, column) not in self.region:
                    self._fill((row, column))

    def _fill(self, start: Atom) -> None:
        number = len(self.members)
        found = [start]
        self.region[start] = number
        for at in found:
            for near in self._joined(at):
                if near is None:
                    self.open.add(number)
                elif near not in self.region:
                    self.region[near] = number
                    found.append(near)
        self.members.append(found)

    def _joined(self, at: Atom) -> Iterator[Atom | None]:
        """Yield the neighbours that no rule parts from an atom; None for the outside."""
        row, column = at
        if not self.over[row][column]:
            yield (row - 1, column) if row else None
        if not self.over[row + 1][column]:
            yield (row + 1, column) if row + 1 < self.height else None
        if not self.beside[row][column]:
            yield (row, column - 1) if column else None
        if not self.beside[row][column + 1]:
            yield (row, column + 1) if column + 1 < self.width else None

    def table(self) -> Ruled | None:
        """Return the table of the closed regions; None when there is only one: a frame."""
        cells: list[RuledCell] = []
        for number, members in enumerate(self.members):
            if number not in self.open:
                cells += [self._cell(*part) for part in _rectangles(members)]
        if len(cells) < 2:
            return None
        cells.sort(key=lambda c: (c.row, c.column))
        box = Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
        return Ruled(self.height, self.width, cells, box)

    def _cell(self, top: int, left: int, bottom: int, right: int) -> RuledCell:
        box = Box(self.xs[left], self.ys[top], self.xs[right + 1], self.ys[bottom + 1])
        return RuledCell(top, left, bottom - top + 1, right - left + 1, box)

    def apart(self) -> Tree | None:
        """Return the closed regions as boxes when they do not hang together as a table does."""
        groups = self._groups()
        boxes = [self._around(group) for group in groups]
        beyond = [rule for rule in (*self.across, *self.down) if not _on_border(rule, boxes)]
        single = len(groups) == 1 and not beyond and self._is_stack(groups[0])
        parts = [self._around([one]) for group in groups for one in group]
        return Tree(boxes, beyond, parts) if single or self._is_tree(groups, boxes) else None

    def _groups(self) -> list[list[int]]:
        """Return the closed regions that share a border, together."""
        near: dict[int, set[int]] = {n: set() for n in range(len(self.members)) if n not in self.open}
        for (row, column), number in self.region.items():
            for other in (self.region.get((row + 1, column)), self.region.get((row, column + 1))):
                if other is not None and other != number and other in near and number in near:
                    near[number].add(other)
                    near[other].add(number)
        groups: list[list[int]] = []
        seen: set[int] = set()
        for start in near:
            if start in seen:
                continue
            seen.add(start)
            group = [start]
            for one in group:
                group += sorted(near[one] - seen)
                seen |= near[one]
            groups.append(group)
        return groups

    def _is_stack(self, group: list[int]) -> bool:
        """Whether some cells are a box of few lines one under the other."""
        box = self._around(group)
        widths = [self._around([one]) for one in group]
        return len(group) <= 4 and all(w.left == box.left and w.right == box.right for w in widths)

    def _is_tree(self, groups: list[list[int]], boxes: list[Box]) -> bool:
        if len(groups) < 2 or any(len(group) > _MAX_BOX_CELLS for group in groups):
            return False
        whole = Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
        if sum(box.area for box in boxes) > 0.75 * whole.area:
            return False
        return any(
            b.left - a.right >= _BOX_GAP or b.top - a.bottom >= _BOX_GAP
            for a in boxes
            for b in boxes
            if a is not b
        )

    def _around(self, group: list[int]) -> Box:
        atoms = [atom for one in group for atom in self.members[one]]
        rows, columns = [r for r, _ in atoms], [c for _, c in atoms]
        return Box(
            self.xs[min(columns)], self.ys[min(rows)], self.xs[max(columns) + 1], self.ys[max(rows) + 1]
        )


def _places(rules: list[Rule]) -> list[float]:
    out: list[float] = []
    for place in sorted(rule.at for rule in rules):
        if not out or place - out[-1] > _SNAP:
            out.append(place)
    return out


def _nearest(places: list[float], at: float) -> int:
    index = bisect_left(places, at)
    if index and (index == len(places) or at - places[index - 1] < places[index] - at):
        return index - 1
    return index


def _covered(places: list[float], rule: Rule) -> range:
    """Return the intervals between ``places`` that a rule covers."""
    first = bisect_left(places, rule.start - _TOUCH)
    last = bisect_right(places, rule.end + _TOUCH) - 1
    return range(first, max(first, last))


def _rectangles(atoms: list[Atom]) -> Iterator[tuple[int, int, int, int]]:
    """Cut a region into rectangles (top, left, bottom, right): one, unless it has corners of its own."""
    left_over = set(atoms)
    while left_over:
        top, left = min(left_over)
        right = left
        while (top, right + 1) in left_over:
            right += 1
        bottom = top
        while all((bottom + 1, column) in left_over for column in range(left, right + 1)):
            bottom += 1
        left_over -= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        yield top, left, bottom, right


def _on_border(rule: Rule, boxes: list[Box]) -> bool:
    for box in boxes:
        edges, low, high = (
            ((box.left, box.right), box.top, box.bottom)
            if rule.upright
            else ((box.top, box.bottom), box.left, box.right)
        )
        inside = edges[0] - _TOUCH <= rule.at <= edges[1] + _TOUCH
        if inside and rule.start >= low - _TOUCH and rule.end <= high + _TOUCH:
            return True
    return False
