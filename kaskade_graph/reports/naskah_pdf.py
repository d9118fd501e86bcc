"""The Naskah Hasil Evaluasi as PDF: the same blocks as the Word document, set by reportlab.

The font is the one reportlab carries, embedded, so that the pages look the same everywhere. The document has an
outline and a table of contents with page numbers.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import singledispatchmethod
from itertools import zip_longest
from typing import Any
from xml.sax.saxutils import escape

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang
from kaskade_graph.reports.kertas_kerja_kolom import WARNA
from kaskade_graph.reports.naskah import blok as b
from kaskade_graph.reports.naskah.isi import naskah
from kaskade_graph.reports.pohon_huruf import font, plain, width

_MARGIN = 62.0
"""2.2 cm, in points."""
_GELAP, _ABU, _GARIS = "#1F3A5F", "#404A57", "#BFC5CC"
_TINGGI = {False: 640.0, True: 440.0}
"""Points of height that any page has, standing and lying: what is higher is split over pages."""


def to_pdf(hasil: Sequence[Hasil], lang: Lang = "id") -> bytes:
    """Return the document; the same findings give the same bytes."""
    return write(naskah(hasil, lang))


def write(isi: b.Naskah) -> bytes:
    """Return ``isi`` as PDF."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import Frame, PageTemplate

    out = io.BytesIO()
    document = _document(out, plain(isi.judul))
    decorate = _margins(isi)
    document.addPageTemplates(
        [
            PageTemplate(
                name,
                [Frame(_MARGIN, 50, w - 2 * _MARGIN, h - 100, 0, 0, 0, 0)],
                onPage=decorate,
                pagesize=(w, h),
            )
            for name, (w, h) in (("tegak", A4), ("lanskap", landscape(A4)))
        ]
    )
    document.multiBuild(_Writer(isi).story())
    return out.getvalue()


def _document(out: io.BytesIO, judul: str) -> Any:
    """Return an empty document that notes headings for outline and contents as they are placed."""
    from reportlab.platypus import BaseDocTemplate

    class Document(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
        def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - the name is reportlab's
            """Tell outline and contents of a heading."""
            level = getattr(flowable, "tingkat", None)
            if level is not None:
                text, key = flowable.getPlainText(), f"judul-{flowable.nomor}"
                self.canv.bookmarkPage(key)
                self.canv.addOutlineEntry(text, key, level - 1, closed=level > 1)
                if level <= 2:
                    self.notify("TOCEntry", (level - 1, escape(text), self.page, key))

    return Document(out, invariant=1, title=judul, author="kaskade", initialFontName=font("biasa"))


def _margins(isi: b.Naskah) -> Callable[[Any, Any], None]:
    """Return what draws the head and the page number; how many pages there are, the second pass knows."""
    numbers: dict[str, int] = {}

    def decorate(canvas: Any, document: Any) -> None:
        across, high = canvas._pagesize
        canvas.saveState()
        canvas.setFont(font("biasa"), 7.5)
        canvas.setFillColor(_ABU)
        if document.page > 1:
            canvas.drawString(_MARGIN, high - 36, plain(isi.kepala)[:120])
        page, of = isi.halaman
        total = numbers.get("pages")
        text = f"{page} {document.page} {of} {total}" if total else f"{page} {document.page}"
        canvas.drawRightString(across - _MARGIN, 30, plain(text))
        canvas.restoreState()
        numbers["pages"] = max(numbers.get("pages", 0), document.page)

    return decorate


class _Writer:
    def __init__(self, isi: b.Naskah) -> None:
        from reportlab.platypus.tableofcontents import TableOfContents

        self.isi = isi
        self.wide = False
        self.headings = self.captions = 0
        self.contents = TableOfContents()
        self.contents.levelStyles = [self.style(10, after=3), self.style(9.5, after=2, left=18)]

    def story(self) -> list[Any]:
        """Return everything, in order; a heading, what it opens, and the first row of its table on one page."""
        out: list[Any] = []
        held: list[Any] = []
        for block, after in zip_longest(self.isi.blok, self.isi.blok[1:]):
            made = [*self.add(block)]
            opens = isinstance(block, b.Judul | b.Lencana)
            if opens or (isinstance(block, b.Uraian | b.Paragraf) and isinstance(after, b.Tabel)):
                held += made
                continue
            if held or isinstance(block, b.Tabel):
                held.insert(0, self.room_for([*held, *(made[:1] if isinstance(block, b.Daftar) else made)]))
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

    @property
    def room(self) -> float:
        """The width between the margins, in points."""
        from reportlab.lib.pagesizes import A4

        return float(A4[1] if self.wide else A4[0]) - 2 * _MARGIN

    @singledispatchmethod
    def add(self, block: Any) -> Iterator[Any]:
        raise TypeError(type(block).__name__)

    @add.register
    def _(self, block: b.Sampul) -> Iterator[Any]:
        from reportlab.platypus import PageBreak, Spacer

        yield Spacer(1, 150)
        for line in block.judul:
            yield self.text(line, self.style(22, bold=True, colour=_GELAP, align=1, after=4))
        yield Spacer(1, 24)
        for line in block.tentang:
            yield self.text(line, self.style(15, colour=_ABU, align=1, after=6))
        yield Spacer(1, 130)
        for line in block.isian:
            yield self.text(line, self.style(11, left=110, after=8))
        yield Spacer(1, 90)
        yield self.text(block.catatan, self.style(8.5, colour=_ABU, align=1))
        yield PageBreak()

    @add.register
    def _(self, block: b.DaftarIsi) -> Iterator[Any]:
        from reportlab.platypus import PageBreak

        yield self.text(block.judul, self.style(15, bold=True, colour=_GELAP, after=10))
        yield self.contents
        yield PageBreak()

    @add.register
    def _(self, block: b.Judul) -> Iterator[Any]:
        self.headings += 1
        size, before = {1: (15, 18), 2: (12, 14)}.get(block.tingkat, (10.5, 12))
        heading = self.text(block.teks, self.style(size, bold=True, colour=_GELAP, before=before, after=5))
        heading.tingkat, heading.nomor = block.tingkat, self.headings
        yield heading

    @add.register
    def _(self, block: b.Paragraf) -> Iterator[Any]:
        small = block.kecil
        yield self.text(
            block.teks, self.style(8 if small else 9.5, colour=_ABU if small else "#1A1A1A", after=6)
        )

    @add.register
    def _(self, block: b.Lencana) -> Iterator[Any]:
        from reportlab.platypus import Paragraph

        colour = WARNA[block.keparahan]
        tag = f'<font backColor="{colour}" name="{font("tebal")}"> {escape(plain(block.kata))} </font>'
        yield Paragraph(f"{tag}  {escape(plain(block.teks))}", self.style(8.5, colour=_ABU, after=4))

    @add.register
    def _(self, block: b.Uraian) -> Iterator[Any]:
        from reportlab.platypus import Spacer, Table, TableStyle

        bold, body = self.style(9.5, bold=True), self.style(9.5)
        first = 10 + max((width(label, "tebal", 9.5) for label, _ in block.butir), default=0)
        for label, text in block.butir:
            cells = [[self.text(label, bold), self.text(text, body)]]
            table = Table(cells, [first, self.room - first], splitInRow=1)
            table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(0, 2)]))
            yield table
        yield Spacer(1, 4)

    @add.register
    def _(self, block: b.Daftar) -> Iterator[Any]:
        for n, (strong, text) in enumerate(block.butir, 1):
            yield self.text(
                text, self.style(9.5, left=24, hang=24, after=4), bold_part=f"{n}. {strong}".strip()
            )

    @add.register
    def _(self, block: b.Tabel) -> Iterator[Any]:
        from reportlab.platypus import Spacer

        if block.keterangan:
            self.captions += 1
            style = self.style(8.5, bold=True, colour=_ABU, before=8, after=3)
            yield self.text(f"{self.captions}. {block.keterangan}", style)
        yield self.table(block)
        yield Spacer(1, 8)

    def table(self, block: b.Tabel) -> Any:
        from reportlab.platypus import Table, TableStyle

        widths = [self.room * w / sum(block.lebar) for w in block.lebar]
        head = [self.text(h, self.style(8, bold=True, colour="#FFFFFF")) for h in block.kepala]
        looks: list[Any] = [
            ("BACKGROUND", (0, 0), (-1, 0), _GELAP),
            ("GRID", (0, 0), (-1, -1), 0.5, _GARIS),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *_padding(4, 3),
        ]
        rows = [head]
        for at, cells in enumerate(block.baris, 1):
            total = block.jumlah and at == len(block.baris)
            row: list[Any] = []
            for column, cell in enumerate(cells):
                one = cell if isinstance(cell, b.Sel) else b.Sel(cell, tebal=total)
                style = self.style(
                    8, bold=one.tebal, left=8 * one.inden, align=2 if column in block.angka else 0
                )
                text = self.text(one.teks, style)
                above = [self.text(one.atas, self.style(8, bold=True))] if one.atas else []
                row.append([*above, text])
                if one.warna:
                    looks.append(("BACKGROUND", (column, at), (column, at), WARNA[one.warna]))
            rows.append(row)
        table = Table(rows, widths, repeatRows=1)
        table.setStyle(TableStyle(looks))
        table.wrap(self.room, 1e6)
        # Only what no page holds is torn: reportlab would rather tear a row than begin a page with it.
        table.splitInRow = max(table._rowHeights) + table._rowHeights[0] > _TINGGI[self.wide]
        return table

    @add.register
    def _(self, block: b.Gambar) -> Iterator[Any]:
        from reportlab.platypus import Image

        yield self.text(block.keterangan, self.style(8.5, bold=True, colour=_ABU, after=3))
        picture = Image(io.BytesIO(block.png))
        picture._restrictSize(self.room, _TINGGI[self.wide])
        yield picture

    @add.register
    def _(self, block: b.Bagian) -> Iterator[Any]:
        from reportlab.platypus import NextPageTemplate, PageBreak

        self.wide = block.lanskap
        yield NextPageTemplate("lanskap" if block.lanskap else "tegak")
        yield PageBreak()

    @add.register
    def _(self, block: b.TandaTangan) -> Iterator[Any]:
        from reportlab.platypus import KeepTogether, Spacer, Table

        style = self.style(9.5, align=1)
        cells = [[self.text("\n".join(line or " " for line in lines), style) for lines in block.kolom]]
        yield KeepTogether([Spacer(1, 30), Table(cells, [self.room / len(block.kolom)] * len(block.kolom))])


def _padding(side: float, height: float) -> list[Any]:
    every = ((0, 0), (-1, -1))
    return [
        ("LEFTPADDING", *every, side),
        ("RIGHTPADDING", *every, side),
        ("TOPPADDING", *every, height),
        ("BOTTOMPADDING", *every, height),
    ]
