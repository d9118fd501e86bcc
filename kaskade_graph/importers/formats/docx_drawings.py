"""Shapes anchored in paragraphs of a DOCX file: a drawing of boxes and connectors, or text boxes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaskade_graph.importers.blocks import Boxes, Spot
from kaskade_graph.importers.formats.docx_text import MC, W
from kaskade_graph.importers.formats.docx_vml import collect_vml
from kaskade_graph.importers.formats.shapes import Frame, Shape, Shapes, box_of, frame_of, line_of
from kaskade_graph.importers.formats.words import Box

_EMU = 12_700


def drawn_boxes(paragraphs: list[Any], text_of: Callable[[Any], str], spot: Spot) -> Boxes | None:
    """Return the boxes that the shapes anchored in some ``w:p`` make, None when lines join none of them.

    ``text_of`` gives the text of a ``w:txbxContent``.
    """
    found = Shapes()
    for holder in (one for p in paragraphs for one in p.iter(W + "drawing", W + "pict")):
        if holder.tag == W + "pict":
            # Newer programs print a drawing a second time for older ones.
            if next(holder.iterancestors(MC + "Fallback"), None) is None:
                collect_vml(holder, text_of, spot, found)
            continue
        for anchor in holder:
            offsets = [anchor.find(f"{{*}}position{axis}/{{*}}posOffset") for axis in "HV"]
            x, y = (_number(None if o is None else o.text) for o in offsets)
            extent = anchor.find("{*}extent")
            wide, high = (
                (0.0, 0.0) if extent is None else (_number(extent.get("cx")), _number(extent.get("cy")))
            )
            data = anchor.find("{*}graphic/{*}graphicData")
            if data is not None:
                whole = Box(x / _EMU, y / _EMU, (x + wide) / _EMU, (y + high) / _EMU)
                _collect(data, (x, y, 1.0, 1.0), whole, text_of, spot, found)
    return found.boxes(spot)


def _collect(
    holder: Any, frame: Frame, whole: Box | None, text_of: Callable[[Any], str], spot: Spot, out: Shapes
) -> None:
    """Gather shapes and lines; ``whole`` is the rectangle of one that stands alone in its anchor."""
    for one in holder:
        kind = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        if kind == "wgp" or kind == "grpSp":
            _collect(one, frame_of(one, frame), None, text_of, spot, out)
        elif kind == "wpc":
            _collect(one, frame, None, text_of, spot, out)
        elif kind == "wsp":
            transform = one.find("{*}spPr/{*}xfrm")
            content = one.find(f"{{*}}txbx/{W}txbxContent")
            text = "" if content is None else text_of(content)
            if text.strip():
                box = whole or (None if transform is None else box_of(transform, frame))
                properties = one.find("{*}cNvPr")
                name = "" if properties is None else properties.get("id", "")
                if box is not None:
                    out.filled.append(Shape(box, name, text, spot))
            elif transform is not None and _is_line(one):
                # Alone in its anchor a shape has its own corner at the anchor's.
                left, top, right, bottom = line_of(transform, frame)
                if whole is not None:
                    low_x, low_y = min(left, right), min(top, bottom)
                    left, right = left - low_x + whole.left, right - low_x + whole.left
                    top, bottom = top - low_y + whole.top, bottom - low_y + whole.top
                out.lines.append((left, top, right, bottom))


def _is_line(shape: Any) -> bool:
    geometry = shape.find("{*}spPr/{*}prstGeom")
    form = "" if geometry is None else geometry.get("prst", "")
    return shape.find("{*}cNvCnPr") is not None or form == "line" or "Connector" in form


def _number(text: str | None) -> float:
    try:
        return max(-1e12, min(1e12, float(text or "0")))
    except ValueError:
        return 0.0
