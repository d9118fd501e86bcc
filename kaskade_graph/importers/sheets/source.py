"""One door for table files: a path -> :class:`~.grid.Buku`, by the ending of its name and its first bytes."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.magic import Bentuk, bentuk, wrong_form
from kaskade_graph.importers.reader import read_bytes
from kaskade_graph.importers.sheets.delimited import baca_csv
from kaskade_graph.importers.sheets.grid import Buku
from kaskade_graph.importers.sheets.limits import rusak
from kaskade_graph.importers.sheets.nested import baca_json
from kaskade_graph.importers.sheets.ods import baca_ods
from kaskade_graph.importers.sheets.xlsx import baca_xlsx
from kaskade_graph.text import shown

_Pembaca = Callable[[bytes, str, str], Buku]
_PEMBACA: dict[str, tuple[_Pembaca, Bentuk | None]] = {
    ".xlsx": (baca_xlsx, Bentuk.ZIP),
    ".xlsm": (baca_xlsx, Bentuk.ZIP),
    ".ods": (baca_ods, Bentuk.ZIP),
    ".csv": (baca_csv, None),
    ".tsv": (baca_csv, None),
    ".json": (baca_json, None),
}
AKHIRAN = tuple(_PEMBACA)
"""Endings of the names of table files that can be read."""
_BUKU_KERJA = Teks("buku kerja (.xlsx, .ods)", "a workbook (.xlsx, .ods)")


def buka(path: Path) -> Buku:
    """Open the table file at ``path``.

    Raises :class:`InputError` when it is missing, too large, damaged, locked, of another kind than its
    name says, or of a kind that is not read.
    """
    data = read_bytes(path)
    akhiran = path.suffix.lower()
    bacaan = _PEMBACA.get(akhiran)
    if bacaan is None and akhiran == ".xls":
        raise _salah_bentuk(data, bentuk(data), path.name)
    if bacaan is None:
        raise InputError(
            Teks(
                f"{shown(path.name)}: akhiran {shown(akhiran) or '(tidak ada)'} bukan tabel yang dikenal",
                f"{shown(path.name)}: the ending {shown(akhiran) or '(none)'} is no known kind of table",
            ),
            Teks(
                f"Simpan ulang sebagai .xlsx; yang dapat dibaca: {', '.join(AKHIRAN)}",
                f"Save it again as .xlsx; what can be read: {', '.join(AKHIRAN)}",
            ),
        )
    baca, harus = bacaan
    ini = bentuk(data)
    if harus is not None and ini is not harus:
        raise _salah_bentuk(data, ini, path.name)
    try:
        return baca(data, path.name, hashlib.sha256(data).hexdigest())
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, LookupError) as error:
        raise rusak(path.name, str(error)) from None


def _salah_bentuk(data: bytes, ini: Bentuk | None, nama: str) -> InputError:
    if ini is Bentuk.OLE:
        return InputError(
            Teks(
                f"{shown(nama)}: buku kerja lama (.xls) atau terkunci sandi",
                f"{shown(nama)}: an old workbook (.xls), or one locked with a password",
            ),
            Teks(
                "Buka dengan sandinya di Excel atau LibreOffice, lalu simpan sebagai .xlsx tanpa sandi.",
                "Open it, with its password, in Excel or LibreOffice and save it as .xlsx without one.",
            ),
        )
    if ini is not None:
        return wrong_form(ini, nama, _BUKU_KERJA)
    html = b"<" in data[:1] or data[:512].lstrip().lower().startswith((b"<html", b"<table", b"<!doctype"))
    apa = Teks("halaman HTML", "an HTML page") if html else Teks("teks biasa", "plain text")
    return InputError(
        Teks(
            f"{shown(nama)}: bukan buku kerja melainkan {apa.id}, walau namanya menyatakan itu",
            f"{shown(nama)}: not a workbook but {apa.en}, although its name says so",
        ),
        Teks(
            "Buka di Excel atau LibreOffice lalu simpan ulang sebagai .xlsx.",
            "Open it in Excel or LibreOffice and save it again as .xlsx.",
        ),
    )
