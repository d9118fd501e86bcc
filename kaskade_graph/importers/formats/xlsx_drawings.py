"""Text that lies over the cells of a sheet: shapes and text boxes, and comments, which are only told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Block, Paragraph, Spot
from kaskade_graph.importers.formats.archive import Archive
from kaskade_graph.importers.formats.shapes import Frame, Shape, Shapes, box_of, frame_of, line_of
from kaskade_graph.importers.formats.sheet import Sheet, address
from kaskade_graph.importers.formats.words import Box

_WHOLE: Frame = (0.0, 0.0, 1.0, 1.0)
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


def drawing_blocks(archive: Archive, part: str, sheet: Sheet, notes: list[Teks]) -> list[Block]:
    """Return the text of the shapes of the sheet in ``part``, and add to ``notes`` what is left out."""
    out: list[Block] = []
    left_out: list[Teks] = []
    for kind, target in archive.relations(part).values():
        if kind == "drawing":
            root = archive.xml(target)
            out += _shapes(root, sheet)
            if any(True for _ in root.iter("{*}pic")):
                left_out.append(Teks("gambar", "pictures"))
            if any(True for _ in root.iter("{*}graphicFrame")):
                left_out.append(Teks("grafik", "charts"))
        elif kind in ("comments", "threadedComment"):
            left_out.append(Teks("komentar sel", "cell comments"))
    if left_out:
        id_, en = (", ".join(dict.fromkeys(w)) for w in ((t.id for t in left_out), (t.en for t in left_out)))
        title = sheet.name or ""
        notes.append(Teks(f"lembar {title!r}: tidak dibaca: {id_}", f"sheet {title!r}: not read: {en}"))
    return out


def _shapes(root: Any, sheet: Sheet) -> Iterator[Block]:
    found = Shapes()
    for anchor in root:
        row, column = (_index(anchor.find(f"{{*}}from/{{*}}{name}")) for name in ("row", "col"))
        _collect(anchor, _WHOLE, Spot(sheet=sheet.name, cell=f"kotak di {address(row, column)}"), found)
    boxes = found.boxes(Spot(sheet=sheet.name))
    if boxes is not None:
        yield boxes
    else:
        yield from (Paragraph(shape.text, shape.spot) for shape in found.filled)


def _collect(holder: Any, frame: Frame, spot: Spot, out: Shapes) -> None:
    """Gather the shapes and connectors in an anchor or group."""
    for one in holder:
        kind = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        transform = one.find("{*}spPr/{*}xfrm")
        if kind == "grpSp":
            _collect(one, frame_of(one, frame), spot, out)
        elif kind == "cxnSp":
            ends = [one.find(f"{{*}}nvCxnSpPr/{{*}}cNvCxnSpPr/{{*}}{end}") for end in ("stCxn", "endCxn")]
            if ends[0] is not None and ends[1] is not None:
                out.pairs.append((ends[0].get("id", ""), ends[1].get("id", "")))
            elif transform is not None:
                out.lines.append(line_of(transform, frame))
        elif kind == "sp":
            text = _text(one)
            if text.strip():
                box = _NOWHERE if transform is None else box_of(transform, frame)
                properties = one.find("{*}nvSpPr/{*}cNvPr")
                out.filled.append(
                    Shape(box, "" if properties is None else properties.get("id", ""), text, spot)
                )
            elif transform is not None and _is_line(one):
                out.lines.append(line_of(transform, frame))
        elif kind == "AlternateContent" and len(one):
            _collect(one[0], frame, spot, out)


def _text(shape: Any) -> str:
    body = shape.find("{*}txBody")
    paragraphs = [] if body is None else body.iterfind("{*}p")
    return "\n\n".join("".join(t.text or "" for t in p.iter("{*}t")) for p in paragraphs).strip("\n")


def _is_line(shape: Any) -> bool:
    geometry = shape.find("{*}spPr/{*}prstGeom")
    form = "" if geometry is None else geometry.get("prst", "")
    return form == "line" or "Connector" in form


def _index(element: Any) -> int:
    text = "" if element is None else (element.text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 8 else 0
