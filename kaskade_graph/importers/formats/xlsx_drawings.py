"""Text that lies over the cells of a sheet: shapes and text boxes, and comments, which are only told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Block, Paragraph, Spot
from kaskade_graph.importers.formats.archive import Archive
from kaskade_graph.importers.formats.sheet import Sheet, address


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
    for anchor in root:
        row, column = (_index(anchor.find(f"{{*}}from/{{*}}{name}")) for name in ("row", "col"))
        spot = Spot(sheet=sheet.name, cell=f"kotak di {address(row, column)}")
        for body in anchor.iter("{*}txBody"):
            lines = [
                "".join(t.text or "" for t in paragraph.iter("{*}t")) for paragraph in body.iterfind("{*}p")
            ]
            text = "\n".join(lines).strip("\n")
            if text.strip():
                yield Paragraph(text, spot)


def _index(element: Any) -> int:
    text = "" if element is None else (element.text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 8 else 0
