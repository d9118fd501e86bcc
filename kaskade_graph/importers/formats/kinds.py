"""The formats that are read, how a file of each is recognised, and as what to save the others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.formats.archive import damaged, locked
from kaskade_graph.text import shown


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read: what people call it, the endings of its files, ``module:function`` of its reader."""

    title: Teks
    endings: tuple[str, ...]
    reader: str


DOCX = Format(Teks("dokumen Word", "Word document"), (".docx", ".docm"), "docx:read_docx")
XLSX = Format(Teks("buku kerja Excel", "Excel workbook"), (".xlsx", ".xlsm"), "xlsx:read_xlsx")

FORMATS: tuple[Format, ...] = (DOCX, XLSX)

_WORD = Teks(
    "Buka di Word atau LibreOffice, lalu simpan sebagai .docx.",
    "Open it in Word or LibreOffice and save it as .docx.",
)
_EXCEL = Teks(
    "Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx.",
    "Open it in Excel or LibreOffice and save it as .xlsx.",
)
_UNPACK = Teks("Buka arsipnya dahulu.", "Unpack the archive first.")
_ZIP_PARTS: tuple[tuple[str, Format], ...] = (("word/", DOCX), ("xl/", XLSX))


def endings() -> tuple[str, ...]:
    """Return the endings of all files that are read."""
    return tuple(ending for one in FORMATS for ending in one.endings)


def recognise(data: bytes, name: str) -> Format:
    """Return the format of ``data``: by its first bytes, by its name where they leave it open.

    Raises :class:`InputError` for a format that is not read, saying as what to save it.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(data, name)
    raise _unread(name, Teks("bukan format yang dibaca", "not of a format that is read"), _list())


def misnamed(found: Format, name: str) -> Iterator[Teks]:
    """Yield a note when the ending of ``name`` says another format than the file is of."""
    ending = PurePath(name).suffix.lower()
    if ending and ending not in found.endings and ending in endings():
        yield Teks(
            f"akhiran {ending}, tetapi isinya {found.title.id}; dibaca menurut isinya",
            f"ends in {ending} but holds a {found.title.en}; read as what it holds",
        )


def _in_zip(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
            if any(one.flag_bits & 1 for one in archive.infolist()):
                raise locked(name)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        why = Teks(f"arsipnya tidak utuh: {error}", f"its archive is not whole: {error}")
        raise damaged(name, why) from None
    for start, found in _ZIP_PARTS:
        if any(part.startswith(start) for part in parts):
            return found
    raise _unread(name, Teks("arsip ZIP biasa", "a plain ZIP archive"), _UNPACK)


def _list() -> Teks:
    known = ", ".join(endings())
    return Teks(f"Yang dapat dibaca: {known}", f"What can be read: {known}")


def _unread(name: str, what: Teks, advice: Teks) -> InputError:
    return InputError(
        Teks(f"{shown(name)}: {what.id}; tidak dibaca", f"{shown(name)}: {what.en}; not read"), advice
    )
