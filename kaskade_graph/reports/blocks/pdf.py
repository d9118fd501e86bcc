"""Blocks as PDF, set by reportlab.

The font is the one reportlab carries, embedded, so that the pages look the same everywhere. The document has an
outline of its headings.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import singledispatchmethod
from itertools import zip_longest
from typing import Any
from xml.sax.saxutils import escape

from kaskade_graph.reports.blocks import model as b
from kaskade_graph.reports.blocks.pdf_pages import ABU, GARIS, GELAP, MARGIN, decorated, new_document
from kaskade_graph.reports.drawing_letters import font, plain, width
from kaskade_graph.reports.worksheet_columns import WARNA

_TINGGI = {False: 640.0, True: 440.0}
"""Points of height that any page has, standing and lying: what is higher is split over pages."""


def write(isi: b.Report) -> bytes:
    """Return ``isi`` as PDF; the same blocks give the same bytes."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import Frame, PageTemplate

    decorate = decorated(isi)
    for _ in range(2):  # the second pass knows how many pages there are
        out = io.BytesIO()
        document = new_document(out, plain(isi.title))
        document.addPageTemplates(
            [
                PageTemplate(
                    name,
                    [Frame(MARGIN, 50, w - 2 * MARGIN, h - 100, 0, 0, 0, 0)],
                    onPage=decorate,
                    pagesize=(w, h),
                )
                for name, (w, h) in (("tegak", A4), ("lanskap", landscape(A4)))
            ]
        )
        document.build(_PdfWriter(isi).story())
    return out.getvalue()


class _PdfWriter:
    def __init__(self, isi: b.Report) -> None:
        self.isi = isi
        self.wide = False
        self.headings = self.captions = 0

    def story(self) -> list[Any]:
        """Return everything, in order; a heading, what it opens, and the first row of its table on one page."""
        out: list[Any] = []
        held: list[Any] = []
        blocks = list(self.isi.paged())
        for block, after in zip_longest(blocks, blocks[1:]):
            made = [*self.add(block)]
            opens = isinstance(block, b.Heading | b.Badge)
            if opens or (isinstance(block, b.Labelled | b.Paragraph) and isinstance(after, b.Table)):
                held += made
                continue
            if held or isinstance(block, b.Table):
                held.insert(0, self.room_for([*held, *(made[:1] if isinstance(block, b.Numbered) else made)]))
            out += [*held, *made]
            held = []
        return [*out, *held]

    def room_for(self, parts: Sequence[Any]) -> Any:
        """Return a page break that happens where ``parts`` would not fit; of a table its first row counts."""
        from reportlab.platypus import CondPageBreak, Table

        height = 0.0
        for part in parts:
            _, whole = part.wrap(self.room, 1e6)
            ruled = isinstance(part, Table) and part.repeatRows
            height += (
                sum(part._rowHeights[:2]) if ruled else whole + part.getSpaceBefore() + part.getSpaceAfter()
            )
        return CondPageBreak(min(height, _TINGGI[self.wide]))

    def style(
        self, size: float, *, bold: bool = False, colour: str = "#1A1A1A", after: float = 0, before: float = 0,
        left: float = 0, hang: float = 0, align: int = 0,
    ) -> Any:  # fmt: skip
        from reportlab.lib.styles import ParagraphStyle

        return ParagraphStyle(
            "x", fontName=font("tebal" if bold else "biasa"), fontSize=size, leading=size * 1.35, textColor=colour,
            spaceAfter=after, spaceBefore=before, leftIndent=left, firstLineIndent=-hang, alignment=align,
            splitLongWords=True,
        )  # fmt: skip

    def text(self, text: str, style: Any, *, bold_part: str = "") -> Any:
        """Return a paragraph of plain text; line breaks in it are kept."""
        from reportlab.platypus import Paragraph

        body = "<br/>".join(escape(plain(line)) for line in text.split("\n"))
        head = f'<font name="{font("tebal")}">{escape(plain(bold_part))}</font> ' if bold_part else ""
        return Paragraph(head + body, style)

    def marked(self, cell: b.Cell, style: Any) -> Any:
        """Return the text of a cell with what the other side does not have struck out, or underlined."""
        from reportlab.platypus import Paragraph

        tag = "strike" if cell.side == "old" else "u"
        lines = (
            "".join(f"<{tag}>{text}</{tag}>" if marked else text for text, marked in parts)
            for parts in ([(_part(p), m) for p, m in line] for line in cell.lines())
        )
        return Paragraph("<br/>".join(lines), style)

    @property
    def room(self) -> float:
        """The width between the margins, in points."""
        from reportlab.lib.pagesizes import A4

        return float(A4[1] if self.wide else A4[0]) - 2 * MARGIN

    @singledispatchmethod
    def add(self, block: Any) -> Iterator[Any]:
        raise TypeError(type(block).__name__)

    @add.register
    def _(self, block: b.Title) -> Iterator[Any]:
        for line in block.lines:
            yield self.text(line, self.style(15, bold=True, colour=GELAP, align=1))
        for line in block.about:
            yield self.text(line, self.style(12, colour=ABU, align=1, before=2))
        if block.blanks:
            yield self.text("     ".join(block.blanks), self.style(9.5, align=1, before=6, after=6))

    @add.register
    def _(self, block: b.Heading) -> Iterator[Any]:
        self.headings += 1
        size, before = {1: (13, 12), 2: (11, 9)}.get(block.level, (10, 8))
        heading = self.text(block.text, self.style(size, bold=True, colour=GELAP, before=before, after=5))
        heading.level, heading.number = block.level, self.headings
        yield heading

    @add.register
    def _(self, block: b.Paragraph) -> Iterator[Any]:
        small = block.small
        yield self.text(
            block.text, self.style(8 if small else 9.5, colour=ABU if small else "#1A1A1A", after=6)
        )

    @add.register
    def _(self, block: b.Badge) -> Iterator[Any]:
        from reportlab.platypus import Paragraph

        colour = WARNA[block.severity]
        tag = f'<font backColor="{colour}" name="{font("tebal")}"> {escape(plain(block.word))} </font>'
        yield Paragraph(f"{tag}  {escape(plain(block.text))}", self.style(8.5, colour=ABU, after=4))

    @add.register
    def _(self, block: b.Labelled) -> Iterator[Any]:
        from reportlab.platypus import Spacer, Table, TableStyle

        bold, body = self.style(9.5, bold=True), self.style(9.5)
        first = 10 + max((width(label, "tebal", 9.5) for label, _ in block.items), default=0)
        for label, text in block.items:
            cells = [[self.text(label, bold), self.text(text, body)]]
            table = Table(cells, [first, self.room - first], splitInRow=1)
            table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(0, 2)]))
            yield table
        yield Spacer(1, 4)

    @add.register
    def _(self, block: b.Points) -> Iterator[Any]:
        for point in block.items:
            look = self.style(9.5, left=14 * point.level, hang=8 if point.dot else 0, after=3)
            yield self.text(f"• {point.text}" if point.dot else point.text, look)

    @add.register
    def _(self, block: b.Numbered) -> Iterator[Any]:
        for n, (strong, text) in enumerate(block.items, 1):
            yield self.text(
                text, self.style(9.5, left=24, hang=24, after=4), bold_part=f"{n}. {strong}".strip()
            )

    @add.register
    def _(self, block: b.Table) -> Iterator[Any]:
        from reportlab.platypus import Spacer

        if block.caption:
            self.captions += 1
            style = self.style(8.5, bold=True, colour=ABU, before=8, after=3)
            yield self.text(f"{self.captions}. {block.caption}", style)
        yield self.table(block)
        yield Spacer(1, 8)

    def table(self, block: b.Table) -> Any:
        from reportlab.platypus import Table, TableStyle

        widths = [self.room * w / sum(block.widths) for w in block.widths]
        head = [self.text(h, self.style(8, bold=True, colour="#FFFFFF")) for h in block.heads]
        looks: list[Any] = [
            ("BACKGROUND", (0, 0), (-1, 0), GELAP),
            ("GRID", (0, 0), (-1, -1), 0.5, GARIS),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *_padding(4, 3),
        ]
        rows = [head]
        for at, cells in enumerate(block.rows, 1):
            total = block.total and at == len(block.rows)
            row: list[Any] = []
            for column, cell in enumerate(cells):
                one = cell if isinstance(cell, b.Cell) else b.Cell(cell, bold=total)
                style = self.style(
                    8, bold=one.bold, left=8 * one.indent, align=2 if column in block.numbers else 0
                )
                text = self.marked(one, style) if one.marks else self.text(one.text, style)
                above = (
                    [self.text(one.above, self.style(8, bold=True, left=8 * one.indent))] if one.above else []
                )
                row.append([*above, text])
                if one.colour:
                    looks.append(("BACKGROUND", (column, at), (column, at), WARNA[one.colour]))
            rows.append(row)
        table = Table(rows, widths, repeatRows=1)
        table.setStyle(TableStyle(looks))
        table.wrap(self.room, 1e6)
        # Only what no page holds is torn: reportlab would rather tear a row than begin a page with it.
        table.splitInRow = max(table._rowHeights) + table._rowHeights[0] > _TINGGI[self.wide]
        return table

    @add.register
    def _(self, block: b.Picture) -> Iterator[Any]:
        from reportlab.platypus import Image

        yield self.text(block.caption, self.style(8.5, bold=True, colour=ABU, after=3))
        picture = Image(io.BytesIO(block.png))
        picture._restrictSize(self.room, _TINGGI[self.wide])
        yield picture

    @add.register
    def _(self, block: b.NewPage) -> Iterator[Any]:
        from reportlab.platypus import NextPageTemplate, PageBreak

        self.wide = block.landscape
        yield NextPageTemplate("lanskap" if block.landscape else "tegak")
        yield PageBreak()

    @add.register
    def _(self, block: b.Signatures) -> Iterator[Any]:
        from reportlab.platypus import KeepTogether, Spacer, Table

        style = self.style(9.5, align=1)
        cells = [[self.text("\n".join(line or " " for line in lines), style) for lines in block.columns]]
        yield KeepTogether(
            [Spacer(1, 30), Table(cells, [self.room / len(block.columns)] * len(block.columns))]
        )


def _part(text: str) -> str:
    """Return a part of a line; the spaces at its ends stay."""
    inner = escape(plain(text))
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    return f"{before}{inner}{after}" if inner else before


def _padding(side: float, height: float) -> list[Any]:
    every = ((0, 0), (-1, -1))
    return [
        ("LEFTPADDING", *every, side),
        ("RIGHTPADDING", *every, side),
        ("TOPPADDING", *every, height),
        ("BOTTOMPADDING", *every, height),
    ]
