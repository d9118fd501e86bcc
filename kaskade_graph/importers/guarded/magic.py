"""What a file really is, by its first bytes."""

from __future__ import annotations

from enum import Enum

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown


class Bentuk(Enum):
    """Forms of file that are told by their first bytes, with the name shown to people."""

    PDF = Teks("dokumen PDF", "a PDF document")
    ZIP = Teks("berkas ZIP (atau DOCX, XLSX)", "a ZIP file (or DOCX, XLSX)")
    OLE = Teks(
        "dokumen Office lama (.doc, .xls) atau yang dikunci sandi",
        "an old Office document (.doc, .xls) or one locked with a password",
    )
    RTF = Teks("dokumen RTF", "an RTF document")
    GAMBAR = Teks(
        "gambar (PNG, JPEG, GIF, TIFF, BMP atau WebP)", "a picture (PNG, JPEG, GIF, TIFF, BMP or WebP)"
    )
    ARSIP = Teks("arsip terkompresi (gzip, 7z atau RAR)", "a compressed archive (gzip, 7z or RAR)")


_MAGIC: tuple[tuple[bytes, Bentuk], ...] = (
    (b"%PDF-", Bentuk.PDF),
    (b"PK\x03\x04", Bentuk.ZIP),
    (b"PK\x05\x06", Bentuk.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Bentuk.OLE),
    (b"{\\rtf", Bentuk.RTF),
    (b"\x89PNG\r\n\x1a\n", Bentuk.GAMBAR),
    (b"\xff\xd8\xff", Bentuk.GAMBAR),
    (b"GIF87a", Bentuk.GAMBAR),
    (b"GIF89a", Bentuk.GAMBAR),
    (b"II*\0", Bentuk.GAMBAR),
    (b"MM\0*", Bentuk.GAMBAR),
    (b"\x1f\x8b\x08", Bentuk.ARSIP),
    (b"7z\xbc\xaf\x27\x1c", Bentuk.ARSIP),
    (b"Rar!\x1a\x07", Bentuk.ARSIP),
)
_ADVICE = {
    Bentuk.PDF: Teks("Beri berkas akhiran .pdf.", "Give the file the ending .pdf."),
    Bentuk.ZIP: Teks(
        "Beri akhiran yang benar (.docx, .xlsx), atau buka arsipnya dahulu.",
        "Give it its right ending (.docx, .xlsx), or unpack the archive first.",
    ),
    Bentuk.OLE: Teks(
        "Buka di Word atau LibreOffice (dengan sandinya bila dikunci), lalu simpan sebagai .docx.",
        "Open it in Word or LibreOffice (with its password if locked) and save it as .docx.",
    ),
    Bentuk.RTF: Teks(
        "Buka di Word atau LibreOffice, lalu simpan sebagai .docx.",
        "Open it in Word or LibreOffice and save it as .docx.",
    ),
    Bentuk.GAMBAR: Teks(
        "Jalankan pengenalan teks (OCR) pada gambar itu, lalu simpan sebagai teks atau DOCX.",
        "Run text recognition (OCR) on the picture and save the result as text or DOCX.",
    ),
    Bentuk.ARSIP: Teks("Buka arsipnya dahulu.", "Unpack the archive first."),
}


def bentuk(data: bytes) -> Bentuk | None:
    """Return what ``data`` is by its first bytes, or None when they are no known mark.

    >>> bentuk(b"%PDF-1.7").name
    'PDF'
    """
    if (data[:2] == b"BM" and data[6:10] == b"\0\0\0\0") or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Bentuk.GAMBAR
    # A byte order mark or blank lines before the mark do not make a text of it.
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((b for mark, b in _MAGIC if data.startswith(mark) or head.startswith(mark)), None)


def wrong_form(found: Bentuk, berkas: str, expected: Teks) -> InputError:
    """Return the error that says what the file really is and what to do."""
    name = shown(berkas)
    return InputError(
        Teks(
            f"{name}: bukan {expected.id}, melainkan {found.value.id}",
            f"{name}: not {expected.en} but {found.value.en}",
        ),
        _ADVICE[found],
    )


def require_text(data: bytes, berkas: str) -> None:
    """Raise :class:`InputError` when ``data`` begins with the mark of something other than text."""
    found = bentuk(data)
    if found is not None:
        raise wrong_form(found, berkas, Teks("teks", "text"))
