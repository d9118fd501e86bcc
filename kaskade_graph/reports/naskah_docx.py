"""The Naskah Hasil Evaluasi as a Word document: headings, tables and numbers that Word knows as such.

Everything is made with styles, so an office can put its own letterhead and fonts on it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import singledispatchmethod
from itertools import zip_longest
from typing import Any

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang
from kaskade_graph.reports.kertas_kerja_kolom import WARNA
from kaskade_graph.reports.naskah import blok as b
from kaskade_graph.reports.naskah.isi import naskah
from kaskade_graph.reports.naskah_docx_gaya import (
    MARGIN,
    PANJANG,
    PENDEK,
    TURUN,
    bookmark,
    contents,
    field,
    prepare,
    shade,
)
from kaskade_graph.reports.naskah_docx_tabel import add_table, keep_together
from kaskade_graph.reports.office_text import TANGGAL, undated

_KEPALA = 1_150_000
"""What a heading and a caption above a picture take of its page, in EMU: 3.2 cm."""


def to_docx(hasil: Sequence[Hasil], lang: Lang = "id") -> bytes:
    """Return the document; the same findings give the same bytes."""
    return write(naskah(hasil, lang))


def write(isi: b.Naskah) -> bytes:
    """Return ``isi`` as a Word document."""
    import docx

    document = docx.Document()
    prepare(document)
    _Writer(document, isi).write()
    core = document.core_properties
    core.author = core.last_modified_by = "kaskade"
    core.title, core.comments = isi.judul[:255], ""
    core.created = core.modified = TANGGAL
    core.revision = 1
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())


class _Writer:
    """Sets one report; ``wide`` says that pages lie."""

    def __init__(self, document: Any, isi: b.Naskah) -> None:
        self.document, self.isi = document, isi
        self.wide = self.before_table = False
        self.headings = 0
        self.captions = 0

    def write(self) -> None:
        self.section(self.document.sections[0])
        for block, after in zip_longest(self.isi.blok, self.isi.blok[1:]):
            self.before_table = isinstance(after, b.Tabel)
            self.add(block)

    def section(self, section: Any) -> None:
        """Set the size of the page, its header and its footer; the title page has neither."""
        from docx.enum.section import WD_ORIENT
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        section.orientation = WD_ORIENT.LANDSCAPE if self.wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (PANJANG, PENDEK) if self.wide else (PENDEK, PANJANG)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        section.different_first_page_header_footer = not self.wide
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        head.text, head.style = self.isi.kepala, self.document.styles["Header"]
        page, of = self.isi.halaman
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
    def _(self, block: b.Sampul) -> None:
        for n, line in enumerate(block.judul):
            self.paragraph(line, "Title").paragraph_format.space_before = 0 if n else TURUN
        for line in block.tentang:
            self.paragraph(line, "Subtitle")
        for n, line in enumerate(block.isian):
            self.paragraph(line, "Isian Sampul").paragraph_format.space_before = None if n else TURUN
        self.paragraph(block.catatan, "Catatan Sampul").add_run().add_break(_page())

    @add.register
    def _(self, block: b.DaftarIsi) -> None:
        self.paragraph(block.judul, "Judul Daftar Isi")
        entries = [x for x in self.isi.blok if isinstance(x, b.Judul)]
        listed = [(n, x.tingkat, x.teks) for n, x in enumerate(entries, 1) if x.tingkat <= 2]
        contents(self.document, listed, self.room)

    @add.register
    def _(self, block: b.Judul) -> None:
        self.headings += 1
        heading = self.document.add_heading(block.teks, block.tingkat)
        bookmark(heading, self.headings)
        # The first chapter and the annexes begin a page: the latter by their section.
        if block.tingkat == 1 and self.headings == 1:
            heading.paragraph_format.page_break_before = True

    @add.register
    def _(self, block: b.Paragraf) -> None:
        self.paragraph(block.teks, "Catatan" if block.kecil else "Normal")

    @add.register
    def _(self, block: b.Lencana) -> None:
        line = self.paragraph(style="Lencana")
        tag = line.add_run(f" {block.kata} ")
        tag.bold = True
        shade(tag._r.get_or_add_rPr(), WARNA[block.keparahan])
        line.add_run(f"  {block.teks}")
        line.paragraph_format.keep_with_next = True

    @add.register
    def _(self, block: b.Uraian) -> None:
        for n, (label, text) in enumerate(block.butir, 1):
            first, *more = text.split("\n")
            line = self.paragraph(style="Uraian")
            # A finding is not torn apart, nor from the table that it opens.
            line.paragraph_format.keep_together = True
            line.paragraph_format.keep_with_next = n < len(block.butir) or self.before_table
            line.add_run(label).bold = True
            line.add_run(f"\t{first}")
            for part in more:
                line.add_run().add_break()
                line.add_run(part)

    @add.register
    def _(self, block: b.Daftar) -> None:
        for n, (strong, text) in enumerate(block.butir, 1):
            line = self.paragraph(style="Butir")
            line.add_run(f"{n}.\t")
            if strong:
                line.add_run(f"{strong} ").bold = True
            line.add_run(text)

    @add.register
    def _(self, block: b.Tabel) -> None:
        if block.keterangan:
            self.captions += 1
            self.paragraph(f"{self.captions}. {block.keterangan}", "Caption")
        add_table(self.document, block, self.room)
        self.paragraph(style="Sela")

    @add.register
    def _(self, block: b.Gambar) -> None:
        self.paragraph(block.keterangan, "Caption").paragraph_format.keep_with_next = True
        picture = self.document.add_picture(io.BytesIO(block.png), width=self.room)
        high = (PENDEK if self.wide else PANJANG) - 2 * MARGIN - _KEPALA
        if picture.height > high:
            picture.width, picture.height = int(picture.width * high / picture.height), high

    @add.register
    def _(self, block: b.Bagian) -> None:
        self.wide = block.lanskap
        self.section(self.document.add_section())

    @add.register
    def _(self, block: b.TandaTangan) -> None:
        keep_together(self.document, block, self.room)


def _page() -> Any:
    from docx.enum.text import WD_BREAK

    return WD_BREAK.PAGE
