"""Boxes drawn apart on a page (a pohon kinerja): what stands in each, and which joins which."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot

from kaskade_graph.importers.formats.ruled import Tree
from kaskade_graph.importers.formats.words import Box, Rule, Segment, Word, visual_lines

MIN_BOXES = 3
"""Fewer are no drawing."""
_REACH = 5.0
"""How far a line may end from the box that it joins, in points."""
_ALIGNED = 4.0


@dataclass(slots=True)
class DrawnBox:
    """A box with its words; ``level`` counts rows of boxes from the top, ``order`` from the left within one.

    A text beside the boxes of a level is one without a border.
    """

    words: list[Word]
    bordered: bool
    box: Box
    level: int = 0
    order: int = 0
    parts: list[Box] = field(default_factory=list)
    """The cells that rules draw in it."""


@dataclass(slots=True)
class Drawing:
    """Boxes and the pairs of them that lines join, the upper one first."""

    boxes: list[DrawnBox]
    edges: list[tuple[int, int]]
    top: float = field(default=0.0)


def drawing(trees: list[Tree], slants: list[Segment], words: list[Word]) -> tuple[Drawing | None, list[Word]]:
    """Return the drawing that ``trees`` make, None for none, and the words that are not in it.

    There is one when three boxes or more hold text and two of them stand side by side, or lines join some.
    """
    frames = [box for tree in trees for box in tree.boxes]
    inside: dict[int, list[Word]] = {}
    rest: list[Word] = []
    for word in words:
        holders = [i for i, box in enumerate(frames) if box.holds(word)]
        if holders:
            inside.setdefault(min(holders, key=lambda i: frames[i].area), []).append(word)
        else:
            rest.append(word)
    parts = [part for tree in trees for part in tree.parts]
    boxes = [DrawnBox(inside[i], True, frames[i], parts=_within(parts, frames[i])) for i in sorted(inside)]
    connectors = [segment_of(rule) for tree in trees for rule in tree.connectors] + slants
    if len(boxes) < MIN_BOXES or not (_side_by_side(boxes) or connectors):
        return None, words
    rest = _running_out(boxes, _hanging(boxes, rest))
    levels = leveled(boxes)
    rest = _labels(boxes, levels, rest)
    boxes.sort(key=lambda b: (b.level, b.box.left))
    for level in {b.level for b in boxes}:
        for order, one in enumerate(b for b in boxes if b.level == level):
            one.order = order
    return Drawing(boxes, edges_of(boxes, connectors), min(b.box.top for b in boxes)), rest


def _within(parts: list[Box], box: Box) -> list[Box]:
    return [p for p in parts if p.left >= box.left - 1 and p.right <= box.right + 1 and p.top >= box.top - 1
            and p.bottom <= box.bottom + 1]  # fmt: skip


def _side_by_side(boxes: list[DrawnBox]) -> bool:
    return any(
        a.box.right < b.box.left and a.box.top < b.box.bottom and b.box.top < a.box.bottom
        for a in boxes
        for b in boxes
        if a is not b
    )


def _hanging(boxes: list[DrawnBox], words: list[Word]) -> list[Word]:
    """Give a box the lines that run out of it below: their height is cut by its border."""
    rest: list[Word] = []
    for word in words:
        for one in boxes:
            box = one.box
            if (
                box.left - 1 <= word.left
                and word.right <= box.right + 1
                and word.top < box.bottom + 1 < word.bottom + 1
            ):
                one.words.append(word)
                break
        else:
            rest.append(word)
    return rest


def _running_out(boxes: list[DrawnBox], words: list[Word]) -> list[Word]:
    """Give a box the words by which a line in it runs out at its right."""
    rest: list[Word] = []
    for word in sorted(words, key=lambda w: w.left):
        for one in boxes:
            line = [w for w in one.words if abs(w.middle - word.middle) < 0.3 * w.height]
            last = max(line, key=lambda w: w.right, default=None)
            if last is not None and 0 <= word.left - last.right <= 0.6 * last.height:
                one.words.append(word)
                break
        else:
            rest.append(word)
    return rest


def segment_of(rule: Rule) -> Segment:
    """Return a rule as the line from end to end."""
    return (
        (rule.at, rule.start, rule.at, rule.end) if rule.upright else (rule.start, rule.at, rule.end, rule.at)
    )


def leveled(boxes: list[DrawnBox]) -> list[tuple[float, float]]:
    """Number the levels: boxes that overlap in height share one. Return the heights of each level."""
    levels: list[tuple[float, float]] = []
    for one in sorted(boxes, key=lambda b: (b.box.top, b.box.left)):
        top, bottom = one.box.top, one.box.bottom
        if levels and top < levels[-1][1] - 0.3 * (bottom - top):
            levels[-1] = (levels[-1][0], max(levels[-1][1], bottom))
        else:
            levels.append((top, bottom))
        one.level = len(levels) - 1
    return levels


def _labels(boxes: list[DrawnBox], levels: list[tuple[float, float]], words: list[Word]) -> list[Word]:
    """Make boxes without a border of the text at the left or right of a level's boxes."""
    left = min(b.box.left for b in boxes)
    right = max(b.box.right for b in boxes)
    rest: list[Word] = []
    found: dict[tuple[int, bool], list[Word]] = {}
    for word in words:
        level = next(
            (i for i, (top, bottom) in enumerate(levels) if top - 2 <= word.middle <= bottom + 2), None
        )
        if level is None or not (word.right <= left or word.left >= right):
            rest.append(word)
        else:
            found.setdefault((level, word.right <= left), []).append(word)
    for (level, _), share in found.items():
        lines = visual_lines(share)
        box = Box(
            min(w.left for w in share), lines[0][0].top, max(w.right for w in share), lines[-1][0].bottom
        )
        boxes.append(DrawnBox(share, False, box, level))
    return rest


def edges_of(boxes: list[DrawnBox], connectors: list[Segment]) -> list[tuple[int, int]]:
    """Return which box is joined to which below it, by lines; where there are none, by standing under it."""
    edges: set[tuple[int, int]] = set()
    for group in _strands(connectors):
        edges |= _joined_by(boxes, group)
    if not edges:
        for b, one in enumerate(boxes):
            above = [
                a
                for a, other in enumerate(boxes)
                if other.bordered
                and one.bordered
                and other.level < one.level
                and abs(other.box.left - one.box.left) <= _ALIGNED
                and abs(other.box.right - one.box.right) <= _ALIGNED
            ]
            if above:
                edges.add((max(above, key=lambda a: boxes[a].level), b))
    return sorted(edges)


def _joined_by(boxes: list[DrawnBox], group: list[Segment]) -> set[tuple[int, int]]:
    """Return which boxes the lines of one strand join: from the foot of the upper to the heads of the lower.

    Where lines run down beside a column of boxes and branch to their sides, all of these hang under the topmost; what
    runs from a right side to left sides joins a box to those at its right.
    """
    sides = {
        i: found
        for i, one in enumerate(boxes)
        if one.bordered and (found := {s for line in group for s in _sides(one.box, line)})
    }
    feet = {i for i, found in sides.items() if "b" in found}
    heads = {i for i, found in sides.items() if "b" not in found}
    if feet and heads and max(boxes[i].level for i in feet) < min(boxes[i].level for i in heads):
        return {(a, b) for a in feet for b in heads}
    across = {i for i, found in sides.items() if found == {"r"}}
    if across and sides.keys() - across and all(sides[i] == {"l"} for i in sides.keys() - across):
        return {(a, b) for a in across for b in sides.keys() - across}
    if len(feet) <= 1 and sides:
        top = min(sides, key=lambda i: (boxes[i].box.top, i))
        beside = all(sides[i] <= {"l", "r"} for i in sides if i != top)
        if beside and (not feet or feet == {top}):
            return {(top, b) for b in sides if b != top}
    out: set[tuple[int, int]] = set()
    levels = sorted({boxes[i].level for i in sides})
    for upper, lower in pairwise(levels):
        for a in (i for i in sides if boxes[i].level == upper):
            out |= {(a, b) for b in sides if boxes[b].level == lower}
    return out


def _strands(lines: list[Segment]) -> list[list[Segment]]:
    """Return connectors that touch one another, together."""
    groups: list[list[Segment]] = []
    for line in lines:
        near = [group for group in groups if any(_touch(line, other) for other in group)]
        merged = [line, *(one for group in near for one in group)]
        groups = [group for group in groups if not any(group is one for one in near)]
        groups.append(merged)
    return groups


def _touch(a: Segment, b: Segment) -> bool:
    """Whether one of two lines ends on the other."""
    ends = [(a[:2], b), (a[2:], b), (b[:2], a), (b[2:], a)]
    return any(_distance(end[0], end[1], line) <= _REACH for end, line in ends)


def _distance(x: float, y: float, line: Segment) -> float:
    """Return how far a point is from a line."""
    x0, y0, x1, y1 = line
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    along = 0.0 if not length else max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length))
    return hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))


def _sides(box: Box, line: Segment) -> set[str]:
    """Return the sides of a box (t, b, l, r) at which a line ends."""
    out: set[str] = set()
    for x, y in (line[:2], line[2:]):
        near = (
            max(box.left - x, x - box.right, 0.0) <= _REACH
            and max(box.top - y, y - box.bottom, 0.0) <= _REACH
        )
        far = {
            "t": abs(y - box.top),
            "b": abs(y - box.bottom),
            "l": abs(x - box.left),
            "r": abs(x - box.right),
        }
        if near and min(far.values()) <= _REACH:
            out.add(min(far, key=lambda side: far[side]))
    return out
