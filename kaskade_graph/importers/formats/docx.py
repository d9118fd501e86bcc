"""DOCX: paragraphs and tables in the order of the document, by walking rows and cells of its XML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import PLAIN, Block, Boxes, Hints, Paragraph, Spot
from kaskade_graph.importers.formats.archive import Archive, open_archive, related
from kaskade_graph.importers.formats.docx_drawings import drawn_boxes
from kaskade_graph.importers.formats.docx_numbering import Numbering
from kaskade_graph.importers.formats.docx_styles import Styles, left_indent
from kaskade_graph.importers.formats.docx_tables import TableWalk
from kaskade_graph.importers.formats.docx_text import W, children, inline, value
from kaskade_graph.importers.formats.marks import struck_out

_KIND = Teks("dokumen Word (.docx)", "a Word document (.docx)")
_HIDDEN = Hints(hidden=True)


def read_docx(data: bytes, name: str) -> tuple[list[Block], list[Teks]]:
    """Return paragraphs and tables of a DOCX file, with what there is to tell.

    Page headers come first, then the body with its text boxes, then footnotes and page footers. Numbers and
    bullets that Word makes are put before the text they stand at. A line break ends a paragraph; in a cell it
    is a line feed. Text that is not printed (property vanish, under a merged cell) is hidden; deletions under
    review, comments and pictures are left out and told.

    Raises :class:`InputError` when the file is damaged, locked, or larger than the limits.
    """
    archive = open_archive(data, name)
    main = archive.main_part(_KIND)
    relations = archive.relations(main)
    parts = dict(relations.values())
    root = archive.xml(main)
    styles = Styles(archive.xml(parts["styles"]) if "styles" in parts else None)
    numbering = Numbering(archive.xml(parts["numbering"]) if "numbering" in parts else None, styles)
    walk = Walk(styles, numbering)
    above = _margins(archive, root, relations, walk, "header", "kepala halaman")
    body = root.find(W + "body")
    blocks = [*above, *(walk.blocks(body) if body is not None else ())]
    for kind, place in (("footnotes", "catatan kaki"), ("endnotes", "catatan akhir")):
        if kind in parts:
            blocks += _footnotes(archive.xml(parts[kind]), walk, place)
    blocks += _margins(archive, root, relations, walk, "footer", "kaki halaman")
    return blocks, list(_notes(walk, parts))


@dataclass(slots=True)
class Walk:
    """Walks the document once, counting paragraphs and tables.

    ``place`` is where it is, when that is not the body (``kepala halaman``).
    """

    styles: Styles
    numbering: Numbering
    paragraphs: int = 0
    tables: int = 0
    deleted: int = 0
    struck: int = 0
    pictures: int = 0
    place: str = ""
    hidden: list[Paragraph] = field(default_factory=list)

    def blocks(self, container: Any) -> Iterator[Block]:
        """Yield the blocks of the body, a header, a text box."""
        anchored: list[tuple[Any, list[Any]]] = []
        first = Spot()
        for child in children(container, {W + "p", W + "tbl"}):
            if child.tag == W + "tbl":
                yield from self._taken(anchored, first)
                yield from TableWalk(self, child).blocks()
            else:
                self.paragraphs += not self.place
                place = self.place or f"paragraf {self.paragraphs}"
                text, hints, boxes = self.text(child, place)
                spot = Spot(cell=place)
                if text.strip():
                    yield from self._taken(anchored, first)
                yield from (Paragraph(line, spot, hints) for line in text.split("\n"))
                # Shapes of one drawing may be anchored in several paragraphs that say nothing themselves.
                first = first if anchored else spot
                anchored.append((child, boxes))
            yield from self.take_hidden()
        yield from self._taken(anchored, first)

    def _taken(self, anchored: list[tuple[Any, list[Any]]], spot: Spot) -> Iterator[Block]:
        """Yield the text boxes gathered so far, and forget them: as drawings where lines join them, else in order."""
        parts = [([p], boxes) for p, boxes in anchored if boxes]
        alone = [self._drawing(*part, spot) for part in parts]
        if not any(alone) and len(parts) > 1:
            parts = [([p for p, _ in anchored], [box for _, boxes in parts for box in boxes])]
            alone = [self._drawing(*part, spot) for part in parts]
        anchored.clear()
        for (_, boxes), drawn in zip(parts, alone, strict=True):
            if drawn is not None:
                yield drawn
                continue
            for box in boxes:
                yield from self.blocks(box)

    def _drawing(self, paragraphs: list[Any], boxes: list[Any], spot: Spot) -> Boxes | None:
        drawn = drawn_boxes(paragraphs, self._box_text, spot) if len(boxes) > 2 else None
        return drawn if drawn is not None and len(drawn.cells) == len(boxes) else None

    def _box_text(self, content: Any) -> str:
        return "\n\n".join(self.text(p, "")[0] for p in content.iter(W + "p")).strip("\n")

    def text(self, element: Any, place: str) -> tuple[str, Hints, list[Any]]:
        """Return the text of a paragraph with its number or bullet, its hints, and the boxes anchored in it."""
        style = self.styles.of(value(element, "pPr", "pStyle"))
        found = inline(element, bool(style.bold))
        label, level = self.numbering.label(element)
        self.deleted += found.deleted
        self.struck += found.struck
        self.pictures += found.pictures
        if found.hidden.strip():
            self.hidden.append(Paragraph(found.hidden, Spot(cell=place), _HIDDEN))
        text = found.text
        if label and text.strip():
            text = f"{label} {text}"
        indent = left_indent(element)
        if indent is None:
            indent = style.indent or 0
        indent = max(indent, level)
        hints = Hints(bold=True, indent=indent) if found.bold else Hints(indent=indent) if indent else PLAIN
        return text, hints, found.boxes

    def hide(self, text: str, place: str) -> None:
        """Keep ``text``, which is in the file and not printed, for after the block it is in."""
        if text.strip():
            self.hidden.append(Paragraph(text, Spot(cell=place), _HIDDEN))

    def take_hidden(self) -> list[Paragraph]:
        """Return the hidden text met since, and forget it."""
        found, self.hidden = self.hidden, []
        return found


def _margins(
    archive: Archive, root: Any, relations: dict[str, tuple[str, str]], walk: Walk, kind: str, place: str
) -> list[Block]:
    """Return the text of page headers or footers, each part once."""
    out: list[Block] = []
    done: set[str] = set()
    for reference in root.iter(f"{W}{kind}Reference"):
        found = related(reference, relations)
        if found is None or found[1] in done:
            continue
        done.add(found[1])
        walk.place = place
        out += [
            b for b in walk.blocks(archive.xml(found[1])) if not isinstance(b, Paragraph) or b.text.strip()
        ]
    walk.place = ""
    return out


def _footnotes(root: Any, walk: Walk, place: str) -> Iterator[Block]:
    for number, one in enumerate((n for n in root if n.get(W + "type") is None), start=1):
        walk.place = f"{place} {number}"
        yield from (b for b in walk.blocks(one) if not isinstance(b, Paragraph) or b.text.strip())
    walk.place = ""


def _notes(walk: Walk, parts: dict[str, str]) -> Iterator[Teks]:
    if walk.deleted:
        count = walk.deleted
        yield Teks(
            f"{count} penghapusan yang dilacak (Track Changes) tidak dibaca",
            f"{count} tracked deletions (Track Changes) are not read",
        )
    yield from struck_out(walk.struck)
    if "comments" in parts:
        yield Teks("komentar tidak dibaca", "comments are not read")
    if walk.pictures:
        yield Teks(f"{walk.pictures} gambar tidak dibaca", f"{walk.pictures} pictures are not read")
