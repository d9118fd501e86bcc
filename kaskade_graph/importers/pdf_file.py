"""PDF files: ruled tables, columns without rules, and lines of text, with page and line numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.document import Block, Document, Table, from_json, to_json
from kaskade_graph.importers.pdf_layout import Rules, page_blocks
from kaskade_graph.importers.pdf_words import Box, Word
from kaskade_graph.importers.sandbox import run_limited
from kaskade_graph.text import shown

MAX_PAGES = 300
"""A cascade of one unit has some ten pages."""
MAX_WORDS = 500_000
"""Most words read from one file."""

_OCR = Teks(
    "Jalankan pengenalan teks (OCR), misalnya dengan OCRmyPDF, atau minta berkas asalnya (DOCX).",
    "Run text recognition (OCR), for example OCRmyPDF, or ask for the original file (DOCX).",
)


def read_pdf(data: bytes, berkas: str) -> Document:
    """Return the PDF ``data`` as a document; it is parsed in a worker process with limits.

    Lines are numbered by their height on the page, so that the lines of neighbouring cells share numbers.
    A table that runs over a page break is one table on each page.

    Raises :class:`InputError` when the file is damaged, locked with a password, too large, or holds pages
    that are pictures without text.
    """
    blocks = from_json(run_limited("kaskade_graph.importers.pdf_file:parse_to_json", data, berkas))
    return Document(berkas, hashlib.sha256(data).hexdigest(), blocks)


def parse_to_json(data: bytes, berkas: str) -> list[Any]:
    """Return what :func:`parse_pdf` finds, in the form that leaves a worker."""
    return to_json(parse_pdf(data, berkas))


def parse_pdf(data: bytes, berkas: str) -> tuple[Block, ...]:
    """Return the blocks of the PDF ``data``, parsed in this process without limits on time and memory."""
    name = shown(berkas)
    try:
        return tuple(_blocks(data, name))
    except InputError:
        raise
    except Exception as error:  # what pdfminer raises on damaged files is not enumerable
        raise _unreadable(error, name) from None


def _blocks(data: bytes, name: str) -> Iterator[Block]:
    import io

    import pdfplumber

    tables = words_seen = 0
    pictures: list[int] = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            _check_size(number, words_seen, name)
            words = [_word(w) for w in page.extract_words(keep_blank_chars=False, use_text_flow=False)]
            words_seen += len(words)
            if not words and _is_picture(page):
                pictures.append(number)
            _check_mapped(words, number, name)
            for block in page_blocks(words, _rules(page), number, tables):
                tables += isinstance(block, Table)
                yield block
            page.close()
    if pictures or not words_seen:
        raise _no_text(pictures, name)


def _check_size(pages: int, words: int, name: str) -> None:
    if pages > MAX_PAGES:
        raise InputError(
            Teks(f"{name}: lebih dari {MAX_PAGES} halaman", f"{name}: more than {MAX_PAGES} pages"),
            Teks("Ambil halaman kaskadenya saja.", "Keep only the pages of the cascade."),
        )
    if words > MAX_WORDS:
        raise InputError(Teks(f"{name}: lebih dari {MAX_WORDS} kata", f"{name}: more than {MAX_WORDS} words"))


def _word(found: dict[str, Any]) -> Word:
    # Fonts may map glyphs to halves of surrogate pairs, which no encoding can write.
    text = str(found["text"]).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Word(text, float(found["x0"]), float(found["top"]), float(found["x1"]), float(found["bottom"]))


def _rules(page: Any) -> list[Rules]:
    """Return the ruled tables of a page as rows of cell boxes."""
    out = []
    for table in page.find_tables():
        rows = tuple(
            tuple(None if c is None else Box(*map(float, c)) for c in row.cells) for row in table.rows
        )
        if sum(cell is not None for row in rows for cell in row) > 1:  # one cell alone is a frame
            out.append(Rules(Box(*map(float, table.bbox)), rows))
    return out


def _is_picture(page: Any) -> bool:
    """Whether pictures cover most of the page, as on a scan."""
    area = sum(abs((i["x1"] - i["x0"]) * (i["bottom"] - i["top"])) for i in page.images)
    return bool(area > 0.5 * float(page.width) * float(page.height))


def _check_mapped(words: list[Word], page: int, name: str) -> None:
    """Refuse a page whose font does not say which characters its glyphs are."""
    unmapped = sum("(cid:" in word.text for word in words)
    if unmapped > max(3, len(words) // 4):
        raise InputError(
            Teks(
                f"{name}: halaman {page}: hurufnya tidak dapat dikenali (fon tanpa tabel Unicode)",
                f"{name}: page {page}: its letters cannot be told (a font without Unicode table)",
            ),
            _OCR,
        )


def _no_text(pages: list[int], name: str) -> InputError:
    if not pages:
        return InputError(
            Teks(f"{name}: tidak ada teks di dalamnya", f"{name}: there is no text in it"), _OCR
        )
    listed = ", ".join(map(str, pages[:20])) + (" ..." if len(pages) > 20 else "")
    return InputError(
        Teks(
            f"{name}: halaman {listed} berupa gambar tanpa teks (hasil pindai)",
            f"{name}: page {listed} is a picture without text (a scan)",
        ),
        _OCR,
    )


def _unreadable(error: Exception, name: str) -> InputError:
    chain = {
        type(e).__name__ for e in (error, error.__cause__, error.__context__, *error.args) if e is not None
    }
    if chain & {"PDFPasswordIncorrect", "PDFEncryptionError"}:
        return InputError(
            Teks(f"{name}: PDF ini dikunci dengan sandi", f"{name}: this PDF is locked with a password"),
            Teks(
                "Buka dengan sandinya, lalu simpan atau cetak ke PDF tanpa sandi.",
                "Open it with its password, and save or print it to a PDF without one.",
            ),
        )
    return InputError(
        Teks(
            f"{name}: PDF rusak atau tidak lengkap ({type(error).__name__})",
            f"{name}: the PDF is damaged or incomplete ({type(error).__name__})",
        ),
        Teks("Unduh ulang, atau buka lalu simpan ulang.", "Download it again, or open it and save it again."),
    )
