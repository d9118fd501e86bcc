"""Shapes that older programs draw in a DOCX file (VML: ``v:rect``, ``v:line``, ``v:group``) as boxes and lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kaskade_graph.importers.blocks import Spot
from kaskade_graph.importers.formats.docx_text import W
from kaskade_graph.importers.formats.shapes import Frame, Shape, Shapes
from kaskade_graph.importers.formats.words import Box

_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "pc": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}
_LENGTH = re.compile(r"\s*(-?\d{0,9}(?:\.\d{0,9})?)\s*(px|pt|pc|in|cm|mm|)\s*")
_WHOLE: Frame = (0.0, 0.0, 1.0, 1.0)
_CONNECTORS = frozenset(f"#_x0000_t{kind}" for kind in range(32, 39))
_SHAPES = frozenset(("rect", "roundrect", "shape", "oval"))


def collect_vml(holder: Any, text_of: Callable[[Any], str], spot: Spot, out: Shapes) -> None:
    """Add the shapes of a ``w:pict`` or ``v:group`` to ``out``; ``text_of`` gives the text of a text box."""
    _collect(holder, None, text_of, spot, out)


def _collect(
    holder: Any, frame: Frame | None, text_of: Callable[[Any], str], spot: Spot, out: Shapes
) -> None:
    for one in holder:
        kind = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        if kind == "group":
            _collect(one, _inside(one, frame), text_of, spot, out)
        elif kind == "line":
            ends = [_pair(one.get(end, ""), frame) for end in ("from", "to")]
            out.lines.append((*ends[0], *ends[1]))
        elif kind in _SHAPES:
            box, style = _box(one, frame)
            content = one.find(f".//{W}txbxContent")
            text = "" if content is None else text_of(content)
            if text.strip():
                out.filled.append(Shape(box, one.get("id", ""), text, spot))
            elif one.get("type") in _CONNECTORS or any(a.endswith("}connectortype") for a in one.attrib):
                flipped = ("x" in style.get("flip", "")) != ("y" in style.get("flip", ""))
                left, right = (box.right, box.left) if flipped else (box.left, box.right)
                out.lines.append((left, box.top, right, box.bottom))


def _style(shape: Any) -> dict[str, str]:
    pairs = (one.partition(":") for one in shape.get("style", "").split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs}


def _box(shape: Any, frame: Frame | None) -> tuple[Box, dict[str, str]]:
    """Return the rectangle of a shape in points, and its style."""
    style = _style(shape)
    x, y, wide, high = (
        _length(style.get(margin, style.get(name, "0")), frame is not None)
        for margin, name in (("margin-left", "left"), ("margin-top", "top"), ("", "width"), ("", "height"))
    )
    left, top, across, down = frame or _WHOLE
    at_x, at_y = left + x * across, top + y * down
    return Box(at_x, at_y, at_x + wide * across, at_y + high * down), style


def _inside(group: Any, outer: Frame | None) -> Frame:
    """Return how the coordinates in a group become points."""
    box, _ = _box(group, outer)
    x, y = _numbers(group.get("coordorigin", "0,0"))
    wide, high = _numbers(group.get("coordsize", "1000,1000"))
    across = (box.right - box.left) / wide if wide else 1.0
    down = (box.bottom - box.top) / high if high else 1.0
    return box.left - x * across, box.top - y * down, across, down


def _pair(text: str, frame: Frame | None) -> tuple[float, float]:
    first, _, second = text.partition(",")
    x, y = (_length(part, frame is not None) for part in (first, second))
    left, top, across, down = frame or _WHOLE
    return left + x * across, top + y * down


def _numbers(text: str) -> tuple[float, float]:
    first, _, second = text.partition(",")
    return _length(first, True), _length(second, True)


def _length(text: str, bare: bool) -> float:
    """Return a length in points; a ``bare`` one, inside a group, in the units of the group."""
    found = _LENGTH.fullmatch(text)
    if found is None or found[1] in ("", "-", ".", "-."):
        return 0.0
    return float(found[1]) * (1.0 if bare and not found[2] else _POINTS[found[2]])
