"""Blocks as a Word document: headings, tables and numbers that Word knows as such.

Everything is made with styles, so an office can put its own letterhead and fonts on it.
"""

from __future__ import annotations

import io
from functools import singledispatchmethod
from itertools import zip_longest
from typing import Any

from kaskade_graph.reports.blocks import model as b
from kaskade_graph.reports.blocks.docx_styles import MARGIN, PANJANG, PENDEK, field, prepare, shade
from kaskade_graph.reports.blocks.docx_tables import add_table, keep_together
from kaskade_graph.reports.office_text import TANGGAL, undated
from kaskade_graph.reports.worksheet_columns import WARNA

_KEPALA = 1_150_000
"""What a heading and a caption above a picture take of its page, in EMU: 3.2 cm."""


STEP = 216000
"""What one level of an outline is set in, in EMU: 0.6 cm."""


def write(isi: b.Report) -> bytes:
    """Return ``isi`` as a Word document; the same blocks give the same bytes."""
    import docx

    document = docx.Document()
    prepare(document)
    _DocxWriter(document, isi).write()
    core = document.core_properties
    core.author = core.last_modified_by = "kaskade"
    core.title, core.comments = isi.title[:255], ""
    core.created = core.modified = TANGGAL
    core.revision = 1
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())


class _DocxWriter:
    """Sets one report; ``wide`` says that pages lie."""

    def __init__(self, document: Any, isi: b.Report) -> None:
        self.document, self.isi = document, isi
        self.wide = self.before_table = False
        self.captions = 0

    def write(self) -> None:
        self.section(self.document.sections[0])
        blocks = list(self.isi.paged())
        for block, after in zip_longest(blocks, blocks[1:]):
            self.before_table = isinstance(after, b.Table)
            self.add(block)

    def section(self, section: Any) -> None:
        """Set the size of the page, its header and its footer; ."""
        from docx.enum.section import WD_ORIENT
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        section.orientation = WD_ORIENT.LANDSCAPE if self.wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (PANJANG, PENDEK) if self.wide else (PENDEK, PANJANG)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        head.text, head.style = self.isi.head, self.document.styles["Header"]
        page, of = self.isi.page
        foot.style, foot.alignment = self.document.styles["Footer"], WD_ALIGN_PARAGRAPH.RIGHT
        foot.add_run(f"{page} ")
        field(foot, "PAGE")
        foot.add_run(f" {of} ")
        field(foot, "NUMPAGES")

    @property
    def room(self) -> int:
        """The width between the margins, in EMU."""
        return int((PANJANG if self.wide else PENDEK) - 2 * MARGIN)

    def paragraph(self, text: str = "", style: str = "Normal") -> Any:
        return self.document.add_paragraph(text, style=style)

    @singledispatchmethod
    def add(self, block: Any) -> None:
        raise TypeError(type(block).__name__)

    @add.register
    def _(self, block: b.Title) -> None:
        for line in block.lines:
            self.paragraph(line, "Title")
        for line in block.about:
            self.paragraph(line, "Subtitle")
        if block.blanks:
            self.paragraph("     ".join(block.blanks), "Isian Judul")

    @add.register
    def _(self, block: b.Heading) -> None:
        self.document.add_heading(block.text, block.level)

    @add.register
    def _(self, block: b.Paragraph) -> None:
        self.paragraph(block.text, "Catatan" if block.small else "Normal")

    @add.register
    def _(self, block: b.Badge) -> None:
        line = self.paragraph(style="Lencana")
        tag = line.add_run(f" {block.word} ")
        tag.bold = True
        shade(tag._r.get_or_add_rPr(), WARNA[block.severity])
        line.add_run(f"  {block.text}")
        line.paragraph_format.keep_with_next = True

    @add.register
    def _(self, block: b.Labelled) -> None:
        for n, (label, text) in enumerate(block.items, 1):
            first, *more = text.split("\n")
            line = self.paragraph(style="Uraian")
            # A finding is not torn apart, nor from the table that it opens.
            line.paragraph_format.keep_together = True
            line.paragraph_format.keep_with_next = n < len(block.items) or self.before_table
            line.add_run(label).bold = True
            line.add_run(f"\t{first}")
            for part in more:
                line.add_run().add_break()
                line.add_run(part)

    @add.register
    def _(self, block: b.Numbered) -> None:
        for n, (strong, text) in enumerate(block.items, 1):
            line = self.paragraph(style="Butir")
            line.add_run(f"{n}.\t")
            if strong:
                line.add_run(f"{strong} ").bold = True
            line.add_run(text)

    @add.register
    def _(self, block: b.Points) -> None:
        for point in block.items:
            line = self.paragraph(style="Butir")
            line.paragraph_format.left_indent = STEP * point.level
            line.paragraph_format.first_line_indent = -STEP if point.dot else 0
            line.paragraph_format.tab_stops.add_tab_stop(STEP * point.level)
            line.add_run(f"•\t{point.text}" if point.dot else point.text)

    @add.register
    def _(self, block: b.Table) -> None:
        if block.caption:
            self.captions += 1
            self.paragraph(f"{self.captions}. {block.caption}", "Caption")
        add_table(self.document, block, self.room)
        self.paragraph(style="Sela")

    @add.register
    def _(self, block: b.Picture) -> None:
        self.paragraph(block.caption, "Caption").paragraph_format.keep_with_next = True
        picture = self.document.add_picture(io.BytesIO(block.png), width=self.room)
        high = (PENDEK if self.wide else PANJANG) - 2 * MARGIN - _KEPALA
        if picture.height > high:
            picture.width, picture.height = int(picture.width * high / picture.height), high

    @add.register
    def _(self, block: b.NewPage) -> None:
        if block.landscape == self.wide:
            self.paragraph(style="Sela").add_run().add_break(_page())
            return
        self.wide = block.landscape
        self.section(self.document.add_section())

    @add.register
    def _(self, block: b.Signatures) -> None:
        keep_together(self.document, block, self.room)


def _page() -> Any:
    from docx.enum.text import WD_BREAK

    return WD_BREAK.PAGE
