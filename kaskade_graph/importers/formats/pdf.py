"""PDF: ruled tables, columns without rules, boxes, and lines of text, by the geometry of the page alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.blocks import Block
from kaskade_graph.importers.formats import ocr, ocr_asked
from kaskade_graph.importers.formats.archive import damaged, locked
from kaskade_graph.importers.formats.page_layout import Layout, feet
from kaskade_graph.importers.formats.pdf_page import PageReader
from kaskade_graph.importers.formats.words import Page, Word
from kaskade_graph.text import shown

MAX_PAGES = 500
"""A cascade of one unit has some ten pages; a Renstra has two hundred."""
MAX_WORDS = 500_000
_SCAN = 0.5
"""Share of a page that pictures cover on a scan."""
_FULL = 0.85
_LAYER = 0.5
"""How sure letters are that a recogniser of unknown kind left in a file."""


def read_pdf(data: bytes, name: str) -> tuple[list[Block], list[Teks]]:
    """Return the tables and lines of a PDF, with what there is to tell.

    A table that runs over a page break is one grid on each page. Text that OCR left in the file (drawn invisibly,
    or over a picture of the whole page) is recognised anew, or kept with a certainty below print where nothing
    can recognise it.

    Raises :class:`InputError` when the file is damaged, locked, too large, or holds only pictures and nothing is
    installed to recognise them.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise locked(name) from None
        raise damaged(name, str(error)) from None
    return _Reader(document, name).read()


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page before anything is recognised: ``scan`` is a picture without text, ``layer`` one with text of another
    OCR (``hidden`` words are drawn invisibly)."""

    raw: Any
    page: Page
    hidden: list[Word]
    scan: bool
    layer: bool


class _Reader:
    def __init__(self, document: Any, name: str) -> None:
        self.document, self.name = document, name
        self.layout = Layout()
        self.scanned: list[int] = []
        self.unread: list[int] = []
        self.layered: list[int] = []
        self.invisible: list[int] = []
        self.words = 0

    def read(self) -> tuple[list[Block], list[Teks]]:
        if len(self.document) > MAX_PAGES:
            raise InputError(
                Teks(
                    f"{shown(self.name)}: {len(self.document)} halaman; paling banyak {MAX_PAGES}",
                    f"{shown(self.name)}: {len(self.document)} pages; at most {MAX_PAGES} are read",
                ),
                Teks("Ambil halaman kaskadenya saja.", "Keep only the pages of the cascade."),
            )
        found = [self._page(number) for number in range(1, len(self.document) + 1)]
        pictures = sum(one.scan or one.layer for one in found)
        recognise = ocr.available() and (ocr_asked.asked() or pictures <= ocr.AT_ONCE)
        below = feet([one.page for one in found])
        for number, one in enumerate(found, start=1):
            page = self._printed(number, one, recognise)
            self.words += len(page.words)
            if self.words > MAX_WORDS:
                what = Teks(f"lebih dari {MAX_WORDS} kata", f"more than {MAX_WORDS} words")
                raise InputError(Teks(f"{shown(self.name)}: {what.id}", f"{shown(self.name)}: {what.en}"))
            self.layout.add(page, number, below[number - 1])
        if not self.layout.blocks and self.unread:
            raise _only_pictures(self.name, self.unread)
        return self.layout.blocks, list(self._notes())

    def _page(self, number: int) -> _Seen:
        """Return what stands on a page, and whether that is a picture."""
        import pypdfium2 as pdfium

        try:
            raw = self.document[number - 1]
        except pdfium.PdfiumError as error:
            raise damaged(self.name, Teks(f"halaman {number}: {error}", f"page {number}: {error}")) from None
        reader = PageReader(raw)
        page = reader.read()
        layer = page.pictured >= _SCAN and not page.words and bool(reader.hidden)
        layer = layer or (page.pictured >= _FULL and bool(page.words))
        scan = page.pictured >= _SCAN and not page.words and not reader.hidden
        _check_letters(reader, page, number, self.name)
        return _Seen(raw, page, reader.hidden, scan, layer)

    def _printed(self, number: int, one: _Seen, recognise: bool) -> Page:
        """Return a page as printed, its letters recognised where it is a picture and ``recognise`` says so."""
        page = one.page
        if (one.layer or one.scan) and recognise:
            self.scanned.append(number)
            return ocr.read_page(one.raw, page)
        if one.layer:
            self.layered.append(number)
            page.words = [replace(w, certainty=_LAYER) for w in (*page.words, *one.hidden)]
        elif one.scan:
            self.unread.append(number)
        elif one.hidden:
            self.invisible.append(number)
        return page

    def _notes(self) -> Iterator[Teks]:
        how = ocr.how()
        if self.invisible:
            told = _listed(self.invisible)
            yield Teks(
                f"halaman {told} memuat teks yang tidak tampak; teks itu tidak dibaca",
                f"page {told} holds text that is not seen; it was not read",
            )
        if self.scanned:
            told = _listed(self.scanned)
            yield Teks(
                f"halaman {told} adalah gambar; hurufnya dikenali dengan OCR, periksa terhadap aslinya",
                f"page {told} is a picture; its letters were recognised by OCR, check them against the original",
            )
        if self.layered:
            told = _listed(self.layered)
            yield Teks(
                f"halaman {told} adalah gambar dengan teks dari OCR lain, yang belum tentu benar. {how.id}",
                f"page {told} is a picture with text of another OCR, which need not be right. {how.en}",
            )
        if self.unread:
            told = _listed(self.unread)
            yield Teks(
                f"halaman {told} adalah gambar dan tidak dibaca. {how.id}",
                f"page {told} is a picture and was not read. {how.en}",
            )


def _check_letters(reader: PageReader, page: Page, number: int, name: str) -> None:
    """Refuse a page whose font does not say which characters its glyphs are."""
    letters = sum(len(word.text) for word in page.words)
    if reader.unmapped > max(10, letters // 4):
        raise InputError(
            Teks(
                f"{shown(name)}: halaman {number}: hurufnya tidak dapat dikenali (fon tanpa tabel Unicode)",
                f"{shown(name)}: page {number}: its letters cannot be told (a font without Unicode table)",
            ),
            Teks(
                "Minta berkas asalnya (DOCX), atau cetak ke gambar dan jalankan OCR.",
                "Ask for the original file (DOCX), or print it to pictures and run OCR.",
            ),
        )


def _only_pictures(name: str, pages: list[int]) -> InputError:
    told = _listed(pages)
    return InputError(
        Teks(
            f"{shown(name)}: halaman {told} berupa gambar tanpa teks (hasil pindai)",
            f"{shown(name)}: page {told} is a picture without text (a scan)",
        ),
        ocr.how(),
    )


def _listed(pages: list[int]) -> str:
    return ", ".join(map(str, pages[:20])) + (" ..." if len(pages) > 20 else "")
