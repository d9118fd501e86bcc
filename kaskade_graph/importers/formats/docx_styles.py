"""What the styles of a DOCX file say of a paragraph: its list, whether it is bold, its indent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaskade_graph.importers.formats.docx_text import W, number, on, value

_MAX_CHAIN = 20
"""Styles that may be based on one another; more is a circle."""
TWIPS_A_LEVEL = 360
"""Word indents in steps of a quarter or half an inch; a quarter is one level."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style gives, its own or that of the style below it; None where nothing is said."""

    list_id: str | None = None
    level: int | None = None
    bold: bool | None = None
    indent: int | None = None
    border: bool = False


_NONE = ParagraphStyle()


class Styles:
    """The styles of one document, by id; ``root`` is the root of its part, None when there is none."""

    def __init__(self, root: Any) -> None:
        elements = {} if root is None else {str(s.get(W + "styleId")): s for s in root.iterfind(W + "style")}
        self._styles = {style_id: _resolved(style_id, elements) for style_id in elements}
        self.default = next((i for i, s in elements.items() if _is_default(s)), "")

    def of(self, style_id: str | None) -> ParagraphStyle:
        """Return the style called ``style_id``, the default one for None."""
        return self._styles.get(style_id or self.default, _NONE)


def _is_default(style: Any) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true")


def _resolved(style_id: str, elements: dict[str, Any]) -> ParagraphStyle:
    list_id = level = bold = indent = None
    border = False
    at = style_id
    for _ in range(_MAX_CHAIN):
        style = elements.get(at)
        if style is None:
            break
        if list_id is None:
            list_id = value(style, "pPr", "numPr", "numId")
        if level is None:
            level = number(style, "pPr", "numPr", "ilvl")
        if bold is None:
            bold = on(style, "rPr", "b")
        if indent is None:
            indent = left_indent(style)
        border = border or has_border(style.find(f"{W}tblPr/{W}tblBorders"))
        at = value(style, "basedOn") or ""
    return ParagraphStyle(list_id, level, bold, indent, border)


def left_indent(element: Any) -> int | None:
    """Return the left indent of the paragraph or style ``element`` in levels, None when it says nothing."""
    found = element.find(f"{W}pPr/{W}ind")
    if found is None:
        return None
    text = found.get(W + "left") or found.get(W + "start") or ""
    return min(int(text), 30_000) // TWIPS_A_LEVEL if text.isdecimal() and len(text) < 7 else None


def has_border(borders: Any) -> bool:
    """Say whether an element of borders draws any line."""
    return borders is not None and any(
        side.get(W + "val", "none") not in ("nil", "none") for side in borders if isinstance(side.tag, str)
    )
