"""ODT: paragraphs, lists with their numbers, and tables in the order of the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Block, Hints, Paragraph, Spot
from kaskade_graph.importers.formats.marks import struck_out
from kaskade_graph.importers.formats.odf_text import (
    FO,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    Inliner,
    Odf,
    bold_styles,
    open_odf,
    struck_styles,
    styles_of,
)
from kaskade_graph.importers.formats.ods import levels
from kaskade_graph.importers.formats.odt_lists import Lists
from kaskade_graph.importers.formats.spans import Spanned, lay

_KIND = Teks("dokumen LibreOffice (.odt)", "a LibreOffice document (.odt)")
_MAX_REPEAT = 64


def read_odt(data: bytes, name: str) -> tuple[list[Block], list[Teks]]:
    """Return paragraphs and tables of an ODT file, with what there is to tell.

    Page headers come first, then the body with its text boxes and footnotes, then page footers. Raises
    :class:`InputError` when it is damaged, locked, or larger than the limits.
    """
    odf = open_odf(data, name, "text", _KIND)
    walk = _Walk(odf)
    blocks = list(_margins(odf, walk, "header", "kepala halaman"))
    blocks += walk.blocks(odf.body)
    for number, note in enumerate(walk.notes, start=1):
        walk.place = f"catatan kaki {number}"
        body = note.find(TEXT + "note-body")
        blocks += [] if body is None else _filled(walk.blocks(body))
    blocks += _margins(odf, walk, "footer", "kaki halaman")
    return blocks, list(_told(odf, walk))


def _margins(odf: Odf, walk: _Walk, kind: str, place: str) -> Iterator[Block]:
    """Yield the text of page headers or footers, equal ones once."""
    walk.place = place
    done: set[str] = set()
    for root in odf.styles:
        for master in root.iter(STYLE + "master-page"):
            for part in master:
                if part.tag in (STYLE + kind, STYLE + kind + "-left", STYLE + kind + "-first"):
                    text = "".join(part.itertext())
                    if text not in done:
                        done.add(text)
                        yield from _filled(walk.blocks(part))
    walk.place = ""


def _filled(blocks: Iterator[Block]) -> list[Block]:
    return [b for b in blocks if not isinstance(b, Paragraph) or b.text.strip()]


class _Walk:
    """Walks the document once, counting paragraphs and tables; ``place`` is set outside the body."""

    def __init__(self, odf: Odf) -> None:
        self.inliner = Inliner(odf)
        self.struck_styles = struck_styles(odf, "paragraph")
        self.bold = bold_styles(odf, "paragraph")
        self.indents = {name: _indent(style) for name, style in styles_of(odf, "paragraph")}
        self.fills = {name: _fill(style) for name, style in styles_of(odf, "table-cell")}
        self.lists = Lists(odf)
        self.place = ""
        self.paragraphs = self.tables = self.pictures = self.comments = self.struck = 0
        self.notes: list[Any] = []

    def blocks(self, container: Any) -> Iterator[Block]:
        """Yield the blocks of the body, a header, a text box."""
        for child, label, level in self.lists.items(container):
            if child.tag == TABLE + "table":
                yield from self.table(child)
                continue
            self.paragraphs += not self.place
            spot = Spot(cell=self.place or f"paragraf {self.paragraphs}")
            text, hints, boxes = self.paragraph(child, label, level)
            for line in text.split("\n"):
                yield Paragraph(line, spot, hints)
            for box in boxes:
                yield from self.blocks(box)

    def paragraph(self, element: Any, label: str, level: int) -> tuple[str, Hints, list[Any]]:
        """Return the text of a paragraph with its label, its hints, and the boxes anchored in it."""
        style = element.get(TEXT + "style-name", "")
        found = self.inliner.read(element, bool(self.bold.get(style)), bool(self.struck_styles.get(style)))
        self.pictures += found.pictures
        self.comments += found.comments
        self.struck += found.struck
        self.notes += found.notes
        text = f"{label} {found.text}" if label and found.text.strip() else found.text
        return text, Hints(bold=found.bold, indent=max(level, self.indents.get(style, 0))), found.boxes

    def table(self, table: Any) -> Iterator[Block]:
        """Yield the grid of a table, then what stands nested in its cells."""
        self.tables += not self.place
        place = f"{self.place} tabel" if self.place else f"tabel {self.tables}"
        inner: list[Block] = []
        rows = []
        for row in _rows(table):
            times = _count(row, "number-rows-repeated")
            for _ in range(min(times, _MAX_REPEAT)):
                rows.append([cell for one in row for cell in self._cell(one, inner)])
        grid = lay(rows, place, set(), Spot(cell=place))
        if grid.cells:
            yield grid
        yield from inner

    def _cell(self, cell: Any, inner: list[Block]) -> Iterator[Spanned]:
        if cell.tag != TABLE + "table-cell":  # covered cells are where another spans
            return
        lines: list[str] = []
        first: Hints | None = None
        bold = True
        for child, label, level in self.lists.items(cell):
            if child.tag == TABLE + "table":
                inner += self.table(child)
                continue
            text, hints, boxes = self.paragraph(child, label, level)
            if text.strip():
                first = first or hints
                bold = bold and hints.bold
            lines += text.split("\n")
            for box in boxes:
                inner += self.blocks(box)
        first = first or Hints()
        hints = Hints(
            bold and first.bold, self.fills.get(cell.get(TABLE + "style-name", "")), indent=first.indent
        )
        one = Spanned(
            "\n".join(lines).strip("\n"),
            _count(cell, "number-rows-spanned"),
            _count(cell, "number-columns-spanned"),
            hints,
        )
        for _ in range(min(_count(cell, "number-columns-repeated"), _MAX_REPEAT)):
            yield one


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in (TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"):
            yield from _rows(child)


def _count(element: Any, name: str) -> int:
    text = element.get(TABLE + name, "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1


def _indent(style: Any) -> int:
    properties = style.find(STYLE + "paragraph-properties")
    return 0 if properties is None else levels(properties.get(FO + "margin-left", ""))


def _fill(style: Any) -> str | None:
    properties = style.find(STYLE + "table-cell-properties")
    colour = "" if properties is None else properties.get(FO + "background-color", "")
    return colour[1:].lower() if len(colour) == 7 and colour.lower() != "#ffffff" else None


def _told(odf: Odf, walk: _Walk) -> Iterator[Teks]:
    if any(True for _ in odf.body.iter(TEXT + "deletion")):
        yield Teks("penghapusan yang dilacak tidak dibaca", "tracked deletions are not read")
    yield from struck_out(walk.struck)
    if walk.comments or any(True for _ in odf.body.iter(OFFICE + "annotation")):
        yield Teks("komentar tidak dibaca", "comments are not read")
    if walk.pictures:
        yield Teks(f"{walk.pictures} gambar tidak dibaca", f"{walk.pictures} pictures are not read")
