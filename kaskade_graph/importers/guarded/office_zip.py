"""Checks on an Office file (DOCX, XLSX) before any library opens it: it is a ZIP of XML from outside."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown

MAX_ENTRIES = 5_000
MAX_UNZIPPED = 200 * 1024 * 1024
"""Largest total of unpacked bytes."""
MAX_XML = 64 * 1024 * 1024
"""Largest total of unpacked XML."""
MAX_RATIO = 250
"""An entry over 1 MB that shrank more than this was made to fill the memory; others shrink 10 to 50 times."""

_DAMAGED = Teks(
    "Unduh ulang, atau buka lalu simpan ulang.", "Download it again, or open it and save it again."
)
_SUSPECT = Teks(
    "Buka di Word, Excel atau LibreOffice, lalu simpan ulang.",
    "Open it in Word, Excel or LibreOffice and save it again.",
)


def check_office_zip(data: bytes, berkas: str, needed: str, kind: Teks) -> None:
    """Check that ``data`` is a sane Office file with an entry under ``needed`` (``word/``, ``xl/``).

    ``kind`` names what is expected, for messages. Refused are damaged and locked archives, ones that unpack
    to more than allowed, and XML that is not well formed or has a DOCTYPE, by which entities would expand.

    Raises :class:`InputError`.
    """
    name = shown(berkas)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, name)
            _check_kind(archive, name, needed, kind)
            for entry in archive.infolist():
                _check_entry(entry.filename, archive.read(entry), name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise InputError(
            Teks(
                f"{name}: arsipnya rusak ({type(error).__name__})",
                f"{name}: its archive is damaged ({type(error).__name__})",
            ),
            _DAMAGED,
        ) from None


def _check_sizes(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise zipfile.BadZipFile
    unzipped = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if _is_xml(entry.filename))
    squeezed = any(e.file_size > 2**20 and e.file_size > MAX_RATIO * max(e.compress_size, 1) for e in entries)
    if len(entries) > MAX_ENTRIES or unzipped > MAX_UNZIPPED or xml > MAX_XML or squeezed:
        raise InputError(
            Teks(
                f"{name}: menjadi {unzipped} byte dalam {len(entries)} bagian; tidak dibuka",
                f"{name}: unpacks to {unzipped} bytes in {len(entries)} parts; not opened",
            ),
            _SUSPECT,
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError(
            Teks(f"{name}: dikunci dengan sandi", f"{name}: locked with a password"),
            Teks("Buka dengan sandinya, lalu simpan tanpa sandi.", "Open it and save it without password."),
        )


def _check_kind(archive: zipfile.ZipFile, name: str, needed: str, kind: Teks) -> None:
    names = archive.namelist()
    if "[Content_Types].xml" in names and any(entry.startswith(needed) for entry in names):
        return
    forms = {
        "word/": Teks("dokumen Word (.docx)", "a Word document (.docx)"),
        "xl/": Teks("buku kerja Excel (.xlsx)", "an Excel workbook (.xlsx)"),
        "ppt/": Teks("presentasi PowerPoint (.pptx)", "a PowerPoint presentation (.pptx)"),
        "content.xml": Teks("dokumen LibreOffice (.odt, .ods)", "a LibreOffice document (.odt, .ods)"),
    }
    found = next((form for start, form in forms.items() if any(n.startswith(start) for n in names)), None)
    found = found or Teks("arsip ZIP biasa", "a plain ZIP archive")
    raise InputError(
        Teks(f"{name}: bukan {kind.id}, melainkan {found.id}", f"{name}: not {kind.en} but {found.en}"),
        Teks(f"Simpan sebagai {kind.id}.", f"Save it as {kind.en}."),
    )


def _is_xml(entry: str) -> bool:
    return entry.lower().endswith((".xml", ".rels", ".vml"))


def _check_entry(entry: str, content: bytes, name: str) -> None:
    from defusedxml.common import DefusedXmlException
    from defusedxml.sax import parseString

    where = f"{name}, {shown(entry)}"
    try:
        if _is_xml(entry):
            parseString(content, ContentHandler(), forbid_dtd=True)
        # A part may be declared to be XML whatever its name is.
        elif any("<!DOCTYPE".encode(encoding) in content for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
            raise DefusedXmlException
    except DefusedXmlException:
        raise InputError(
            Teks(f"{where}: memuat DOCTYPE; tidak dibuka", f"{where}: has a DOCTYPE; not opened"), _SUSPECT
        ) from None
    except SAXParseException as error:
        raise InputError(
            Teks(
                f"{where}: XML rusak pada baris {error.getLineNumber()}",
                f"{where}: damaged XML at line {error.getLineNumber()}",
            ),
            _DAMAGED,
        ) from None
