"""Shapes drawn in Office files (text boxes, connectors) -> boxes joined by lines, where they are a drawing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kaskade_graph.importers.blocks import Boxes, Cell, Hints, Spot
from kaskade_graph.importers.formats.page_boxes import MIN_BOXES, DrawnBox, edges_of, leveled
from kaskade_graph.importers.formats.words import Box, Segment

_EMU = 12_700
"""Parts of a point in which Office measures drawings."""
Frame = tuple[float, float, float, float]
"""How the coordinates of a group become those of the drawing: x0, y0, and what they are multiplied by."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape with text: its rectangle in points, its id in the file, its text, its place."""

    box: Box
    id: str
    text: str
    spot: Spot


@dataclass(slots=True)
class Shapes:
    """The shapes of one drawing: those with text, lines between them, and pairs of ids that connectors name."""

    filled: list[Shape] = field(default_factory=list)
    lines: list[Segment] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def boxes(self, spot: Spot) -> Boxes | None:
        """Return them as boxes joined by lines; None when they are fewer than three or nothing joins them."""
        if len(self.filled) < MIN_BOXES or not (self.lines or self.pairs):
            return None
        order = sorted(self.filled, key=lambda s: (s.box.top, s.box.left))
        drawn = [DrawnBox([], True, shape.box) for shape in order]
        leveled(drawn)
        at = {shape.id: index for index, shape in enumerate(order)}
        edges = {
            (
                min(at[a], at[b], key=lambda i: order[i].box.top),
                max(at[a], at[b], key=lambda i: order[i].box.top),
            )
            for a, b in self.pairs
            if a in at and b in at and a != b
        }
        found = sorted(edges) or edges_of(drawn, self.lines)
        cells = []
        for index, shape in enumerate(order):
            beside = [d for d in drawn if d.level == drawn[index].level and d.box.left < shape.box.left]
            cells.append(
                Cell(drawn[index].level, len(beside), shape.text, shape.spot, hints=Hints(border=True))
            )
        return Boxes(tuple(cells), tuple(found), spot)


def frame_of(group: Any, outer: Frame) -> Frame:
    """Return the frame inside a group whose properties hold ``a:xfrm``."""
    transform = group.find("{*}grpSpPr/{*}xfrm")
    if transform is None:
        return outer
    left, top, wide, high = _rectangle(transform, "off", "ext")
    child_left, child_top, child_wide, child_high = _rectangle(transform, "chOff", "chExt")
    across = outer[2] * (wide / child_wide if child_wide else 1.0)
    down = outer[3] * (high / child_high if child_high else 1.0)
    x, y = outer[0] + left * outer[2], outer[1] + top * outer[3]
    return x - child_left * across, y - child_top * down, across, down


def box_of(transform: Any, frame: Frame) -> Box:
    """Return the rectangle that ``a:xfrm`` gives, in points."""
    left, top, wide, high = _rectangle(transform, "off", "ext")
    x, y = frame[0] + left * frame[2], frame[1] + top * frame[3]
    return Box(x / _EMU, y / _EMU, (x + wide * frame[2]) / _EMU, (y + high * frame[3]) / _EMU)


def line_of(transform: Any, frame: Frame) -> Segment:
    """Return the line that a connector draws, from end to end; a bent one goes between the same ends."""
    box = box_of(transform, frame)
    flipped = (transform.get("flipH") in ("1", "true")) != (transform.get("flipV") in ("1", "true"))
    turned = transform.get("rot", "0").lstrip("-") in ("5400000", "16200000")
    if turned:  # by a quarter, about its middle
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        wide, high = box.bottom - box.top, box.right - box.left
        box = Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        flipped = not flipped
    return (
        (box.right, box.top, box.left, box.bottom) if flipped else (box.left, box.top, box.right, box.bottom)
    )


def _rectangle(transform: Any, offset: str, extent: str) -> tuple[float, float, float, float]:
    at, size = transform.find(f"{{*}}{offset}"), transform.find(f"{{*}}{extent}")
    return _number(at, "x"), _number(at, "y"), _number(size, "cx"), _number(size, "cy")


def _number(element: Any, name: str) -> float:
    text = "" if element is None else element.get(name, "")
    try:
        return max(-1e12, min(1e12, float(text)))
    except ValueError:
        return 0.0
