"""A copy of the table with the refused cells marked and commented, and a sheet that lists them.

A workbook keeps its formulas and formats; what is no XLSX, or is very large, is copied by its values. It is
mended there, and imported again as it is.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kaskade_graph import personal
from kaskade_graph.errors import InputError, Lang, Teks
from kaskade_graph.importers.blocks import Cell, Grid, Spot
from kaskade_graph.importers.grid import MAX_TEKS, Buku, kolom_nomor
from kaskade_graph.importers.guarded.office_zip import check_office_zip
from kaskade_graph.importers.guarded.reader import read_bytes
from kaskade_graph.importers.guarded.redact import masked_cells
from kaskade_graph.importers.refused import Penolakan
from kaskade_graph.importers.sheets.source import buka
from kaskade_graph.reports.refused import JUDUL, row
from kaskade_graph.text import shown

if TYPE_CHECKING:
    from openpyxl import Workbook

LEMBAR = Teks("Ditolak", "Refused")
_WARNA = "FFFFC7CE"
_MAX_ASLI = 2 * 1024 * 1024
"""Packed bytes above which a workbook is copied by its values: openpyxl holds 50 times its XML in memory."""
_MAX_BARIS = 100_000
_MAX_CATATAN = 2_000
_SEL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_TANGGAL = datetime.datetime(2000, 1, 1)
_LEBAR = (16, 20, 40, 50, 24, 50, 20)


def to_xlsx(penolakan: Sequence[Penolakan], sumber: Sequence[Path], lang: Lang) -> bytes:
    """Return the workbook; the same bytes for the same input.

    ``sumber`` are the files that were read. Raises :class:`InputError` when one can no longer be read.
    """
    book = _original(sumber[0]) if len(sumber) == 1 else None
    if book is not None and not personal.wanted():
        _without_persons(book)
    if book is None:
        book = _values([buka(path) for path in sumber])
    several = len(sumber) > 1
    for one in penolakan:
        _mark(book, one, several, lang)
    _list(book, penolakan, several, lang)
    book.properties.creator = "kaskade"
    book.properties.lastModifiedBy = None
    book.properties.created = _TANGGAL
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue())


def _without_persons(book: Workbook) -> None:
    """Mask the names and numbers of persons in the cells of a workbook, and leave its comments out."""
    for sheet in book.worksheets:
        cells = {
            (r, c): cell
            for r, row in enumerate(sheet.iter_rows(), 1)
            for c, cell in enumerate(row, 1)
            if cell.value is not None or cell.comment is not None
        }
        found = masked_cells(Grid(0, 0, [Cell(*at, str(c.value or ""), Spot()) for at, c in cells.items()]))
        for at, cell in cells.items():
            if at in found:
                cell.value = found[at]
            if cell.comment is not None:
                cell.comment = None


def _original(path: Path) -> Workbook | None:
    """Return the workbook as it is, None when it is none or too large to be held as a whole."""
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return None
    data = read_bytes(path)
    if len(data) > _MAX_ASLI:
        return None
    try:
        check_office_zip(data, path.name, "xl/", Teks("buku kerja Excel", "an Excel workbook"))
        import openpyxl

        return openpyxl.load_workbook(io.BytesIO(data))
    except InputError:
        return None
    except Exception:
        # openpyxl stumbles over details that this package does not read; the values are then copied.
        return None


def _values(buku: list[Buku]) -> Workbook:
    import openpyxl

    book = openpyxl.Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    for one in buku:
        for lembar in one.lembar:
            sheet = book.create_sheet(_title(_name(one, lembar.nama, len(buku) > 1)))
            for baris in islice(lembar.buka(), _MAX_BARIS):
                for kolom, sel in baris.sel.items():
                    _put(
                        sheet.cell(baris.nomor, kolom), sel.isi if isinstance(sel.isi, Decimal) else sel.teks
                    )
    return book


def _name(buku: Buku, lembar: str | None, several: bool) -> str:
    stem = Path(buku.berkas).stem
    return stem if lembar is None else f"{stem} {lembar}" if several else lembar


def _title(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\\x00-\x1f]", "_", name)[:31] or "Lembar"


def _put(cell: Any, value: object) -> None:
    """Write a value; a text stays a text even where it looks like a formula."""
    if isinstance(value, str):
        value = shown(value)[:MAX_TEKS]
        cell.value = value
        cell.data_type = "s"
    else:
        cell.value = value


def _mark(book: Workbook, one: Penolakan, several: bool, lang: Lang) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    found = _SEL.fullmatch(one.sel)
    if found is None:
        return
    name = one.lembar
    if several:
        name = _title(f"{Path(one.berkas).stem} {one.lembar}" if one.lembar else Path(one.berkas).stem)
    sheet = book[name] if name in book.sheetnames else book.worksheets[0]
    cell = sheet.cell(int(found[2]), kolom_nomor(found[1]))
    if type(cell).__name__ == "MergedCell":
        return
    cell.fill = PatternFill("solid", start_color=_WARNA, end_color=_WARNA)
    text = f"{one.alasan.pick(lang)}. {one.saran.pick(lang)}"
    if one.terdekat:
        text += f"\n{JUDUL[4].pick(lang)}: {one.terdekat}"
    cell.comment = Comment(shown_lines(text)[:_MAX_CATATAN], "kaskade", height=120, width=320)


def shown_lines(text: str) -> str:
    """Make invisible characters visible, line ends apart."""
    return "\n".join(shown(line) for line in text.split("\n"))


def _list(book: Workbook, penolakan: Sequence[Penolakan], several: bool, lang: Lang) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet = book.create_sheet(LEMBAR.pick(lang))
    rows = [[title.pick(lang) for title in JUDUL], *(row(p, lang, several) for p in penolakan)]
    for line, cells in enumerate(rows, start=1):
        for at, text in enumerate(cells, start=1):
            cell = sheet.cell(line, at)
            _put(cell, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if line == 1:
                cell.font = Font(bold=True)
    for at, width in enumerate(_LEBAR, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _undated(archive: bytes) -> bytes:
    """Return the workbook with the moment of saving taken out of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*",
                    rb"\g<1>" + f"{_TANGGAL:%Y-%m-%dT%H:%M:%SZ}".encode(),
                    content,
                )
            new.writestr(zipfile.ZipInfo(entry.filename), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
