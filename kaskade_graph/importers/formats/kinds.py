"""The formats that are read, how a file of each is recognised, and as what to save the others."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read: what people call it, the endings of its files, ``module:function`` of its reader.

    ``text``: its files are plain text, which only their ending tells apart.
    """

    title: Teks
    endings: tuple[str, ...]
    reader: str
    text: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A format that is not read: what people call it, and what to do instead."""

    title: Teks
    advice: Teks


def _format(id_: str, en: str, endings: str, reader: str, text: bool = False) -> Format:
    return Format(Teks(id_, en), tuple(endings.split()), reader, text)


DOCX = _format("dokumen Word", "Word document", ".docx .docm", "docx:read_docx")
XLSX = _format("buku kerja Excel", "Excel workbook", ".xlsx .xlsm", "xlsx:read_xlsx")
PDF = _format("dokumen PDF", "PDF document", ".pdf", "pdf:read_pdf")
PICTURE = _format("gambar", "picture", ".png .jpg .jpeg .tif .tiff .bmp .webp", "ocr:read_image")
XLS = _format("buku kerja Excel lama", "workbook of old Excel", ".xls", "xls:read_xls")
ODT = _format("dokumen LibreOffice", "LibreOffice document", ".odt", "odt:read_odt")
ODS = _format("lembar kerja LibreOffice", "LibreOffice spreadsheet", ".ods", "ods:read_ods")
CSV = _format(
    "tabel teks (CSV)", "table as text (CSV)", ".csv .tsv .tab", "delimited:read_delimited", text=True
)
HTML = _format("halaman HTML", "HTML page", ".html .htm .mht .mhtml", "html_page:read_html", text=True)
JSON = _format("JSON", "JSON", ".json .jsonl .ndjson", "json_api:read_json", text=True)
TEXT = _format("teks", "text", ".txt .text .md", "plain_text:read_text", text=True)

FORMATS: tuple[Format, ...] = (DOCX, PDF, PICTURE, XLSX, XLS, ODT, ODS, CSV, HTML, JSON, TEXT)


def _advice(id_: str, en: str, ending: str) -> Teks:
    return Teks(
        f"Buka di {id_}, lalu simpan sebagai {ending} (Simpan Sebagai).",
        f"Open it in {en} and save it as {ending} (Save As).",
    )


_AS_DOCX = _advice("Word atau LibreOffice", "Word or LibreOffice", ".docx")
_AS_XLSX = _advice("Excel atau LibreOffice", "Excel or LibreOffice", ".xlsx")
_AS_CSV = Teks(
    "Ekspor tabelnya dari basis data sebagai .csv atau .xlsx, satu berkas per tabel.",
    "Export its tables from the database as .csv or .xlsx, one file a table.",
)
_AS_PDF = Teks(
    "Simpan sebagai PDF, atau salin tabelnya ke Word (.docx) atau Excel (.xlsx).",
    "Save it as PDF, or copy its table to Word (.docx) or Excel (.xlsx).",
)
_OLD_DOC = Unread(Teks("dokumen Word lama (.doc)", "a document of old Word (.doc)"), _AS_DOCX)
_OLD_BOOK = Unread(
    Teks(
        "buku kerja lama (.xls) yang rusak atau terkunci sandi", "an old workbook (.xls), damaged or locked"
    ),
    _AS_XLSX,
)
_SLIDES = Unread(Teks("presentasi PowerPoint", "a PowerPoint presentation"), _AS_PDF)
_SQL = Unread(Teks("salinan basis data (.sql)", "a dump of a database (.sql)"), _AS_CSV)
_ACCESS = Unread(Teks("basis data Access", "an Access database"), _AS_CSV)
_XLSB = Unread(Teks("buku kerja Excel biner (.xlsb)", "a binary Excel workbook (.xlsb)"), _AS_XLSX)
_XML_BOOK = Unread(Teks("buku kerja XML Excel 2003", "an XML workbook of Excel 2003"), _AS_XLSX)
_RTF = Unread(Teks("dokumen RTF", "an RTF document"), _AS_DOCX)
_PACKED = Unread(
    Teks("arsip terkompresi", "a compressed archive"),
    Teks("Buka arsipnya dahulu.", "Unpack the archive first."),
)
_BY_ENDING: dict[str, Unread] = {
    ".doc": _OLD_DOC,
    ".dot": _OLD_DOC,
    ".ppt": _SLIDES,
    ".pptx": _SLIDES,
    ".odp": _SLIDES,
    ".sql": _SQL,
    ".mdb": _ACCESS,
    ".accdb": _ACCESS,
    ".xlsb": _XLSB,
    ".rtf": _RTF,
    ".numbers": Unread(Teks("tabel Numbers", "a Numbers table"), _advice("Numbers", "Numbers", ".xlsx")),
    ".pages": Unread(Teks("dokumen Pages", "a Pages document"), _advice("Pages", "Pages", ".docx")),
    ".wps": Unread(Teks("dokumen WPS", "a WPS document"), _advice("WPS", "WPS", ".docx")),
    ".et": Unread(Teks("tabel WPS", "a WPS table"), _advice("WPS", "WPS", ".xlsx")),
}
_ZIP_PARTS: tuple[tuple[str, Format | Unread], ...] = (
    ("word/", DOCX),
    ("xl/workbook.bin", _XLSB),
    ("xl/", XLSX),
    ("ppt/", _SLIDES),
)
_ODF: dict[bytes, Format | Unread] = {
    b"application/vnd.oasis.opendocument.text": ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": ODS,
    b"application/vnd.oasis.opendocument.presentation": _SLIDES,
}
_MARKS: tuple[tuple[bytes, Format | Unread], ...] = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"{\\rtf", _RTF),
    (b"\x1f\x8b\x08", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"\x00\x01\x00\x00Standard", _ACCESS),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, Format | Unread], ...] = (
    ("Workbook", XLS),
    ("Book", XLS),
    ("WordDocument", _OLD_DOC),
    ("PowerPoint Document", _SLIDES),
)
_FLAGS = re.IGNORECASE | re.DOTALL
_HTML_START = re.compile(
    rb"(?:<!--.{0,2000}?-->|\s)*<(?:!doctype html|html|head|body|table|meta|style|div)\b", _FLAGS
)
_XML_HTML = re.compile(rb"<\?xml[^>]{0,200}>\s*(?:<!DOCTYPE html|<html)", _FLAGS)
_MHTML = re.compile(
    rb"\s*(?:MIME-Version|From|X-Document-Type):.{0,2000}?Content-Type:\s*multipart/related", _FLAGS
)
_SQL_START = re.compile(
    rb"(?:--[^\n]{0,500}\n\s*|/\*.{0,500}?\*/;?\s*){0,40}(?:CREATE TABLE|INSERT INTO|DROP TABLE)\b", _FLAGS
)


def endings() -> tuple[str, ...]:
    """Return the endings of all files that are read."""
    return tuple(ending for one in FORMATS for ending in one.endings)


def recognise(data: bytes, name: str) -> Format:
    """Return the format of ``data``: by its first bytes, by its name where they leave it open.

    Raises :class:`InputError` for a format that is not read, saying as what to save it.
    """
    found = _by_content(data, name)
    ending = PurePath(name).suffix.lower()
    if found is None:
        found = _by_ending(ending)
    if found is None:
        known = ", ".join(endings())
        raise InputError(
            Teks(
                f"{shown(name)}: akhiran {shown(ending) or '(tidak ada)'} tidak dikenal",
                f"{shown(name)}: the ending {shown(ending) or '(none)'} is not known",
            ),
            Teks(f"Yang dapat dibaca: {known}", f"What can be read: {known}"),
        )
    if isinstance(found, Unread):
        raise InputError(
            Teks(
                f"{shown(name)}: {found.title.id}; tidak dapat dibaca langsung",
                f"{shown(name)}: {found.title.en}; cannot be read as it is",
            ),
            found.advice,
        )
    return found


def misnamed(found: Format, name: str) -> Iterator[Teks]:
    """Yield a note when the ending of ``name`` says another format than the file is of."""
    ending = PurePath(name).suffix.lower()
    if ending and ending not in found.endings and (ending in endings() or ending in _BY_ENDING):
        yield Teks(
            f"akhiran {ending}, tetapi isinya {found.title.id}; dibaca menurut isinya",
            f"ends in {ending} but holds: {found.title.en}; read as what it holds",
        )


def _by_content(data: bytes, name: str) -> Format | Unread | None:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(data, name)
    if data.startswith(_OLE):
        return _in_ole(data, name)
    # A byte order mark or blank lines before a mark do not make a text of it.
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if (data[:2] == b"BM" and data[6:10] == b"\0\0\0\0") or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return PICTURE
    for mark, found in _MARKS:
        if head.startswith(mark):
            return found
    if _XML_HTML.match(head) or _HTML_START.match(head) or _MHTML.match(head):
        return HTML
    if head.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096]:
        return _XML_BOOK
    if _SQL_START.match(head):
        return _SQL
    return None


def _by_ending(ending: str) -> Format | Unread | None:
    """Return what the ending says, of files whose content leaves it open."""
    if ending in (".xls", ".xlsx"):
        return CSV  # text, as web applications name their exports
    for one in FORMATS:
        if ending in one.endings and one.text:
            return one
    if not ending:
        return TEXT
    return _BY_ENDING.get(ending)


def _in_zip(data: bytes, name: str) -> Format | Unread:
    import zipfile

    from kaskade_graph.importers.formats.archive import damaged, locked

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
            if any(one.flag_bits & 1 for one in archive.infolist()):
                raise locked(name)
            kind = b""
            if "mimetype" in archive.NameToInfo and archive.NameToInfo["mimetype"].file_size < 200:
                kind = archive.read("mimetype").strip()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        why = Teks("arsipnya tidak utuh", f"its archive is not whole: {error}")
        raise damaged(name, why) from None
    if kind in _ODF:
        return _ODF[kind]
    for start, found in _ZIP_PARTS:
        if any(part.startswith(start) for part in parts):
            return found
    if "content.xml" in parts:
        return ODS if PurePath(name).suffix.lower() == ".ods" else ODT
    return _PACKED


def _in_ole(data: bytes, name: str) -> Format | Unread:
    """Return what a compound file holds, by the names of its streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        from kaskade_graph.importers.formats.archive import locked

        raise locked(name)
    for stream, found in _OLE_STREAMS:
        if (stream + "\0").encode("utf-16-le") in data:
            return found
    ending = PurePath(name).suffix.lower()
    return _OLD_BOOK if ending in (*XLS.endings, *XLSX.endings) else _BY_ENDING.get(ending, _OLD_DOC)
