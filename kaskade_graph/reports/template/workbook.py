"""The sheets of the template. Everything is written as text or number: no formula stands in a cell.

Drop-downs only warn: names are kept as the office has them, and what departs is for the audit to say.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kaskade_graph.errors import InputError, Lang, Teks
from kaskade_graph.importers.sheets.columns import BARIS_IDENTITAS, IDENTITAS, KOLOM, LEMBAR, Kolom, Periode
from kaskade_graph.importers.sheets.grid import angka
from kaskade_graph.importers.sheets.table import Isian, TabelKaskade, as_table
from kaskade_graph.model import Kaskade
from kaskade_graph.nomenklatur import Nomenklatur, load
from kaskade_graph.reports.template import guide
from kaskade_graph.reports.template.lists import (
    DAFTAR,
    PILIHAN,
    SATUAN,
    TIPE,
    Daftar,
    codes_below,
    column,
    lists,
    names_of,
)
from kaskade_graph.text import shown

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

KOSONG = 300
"""Empty rows that are laid out, drop-downs and all, below what is filled in."""
_TERPANJANG = 32_767
_LEBAR = {"tujuan": 30, "sasaran_strategis": 30, "program": 34, "kegiatan": 34, "sub_kegiatan": 38}
_LEBAR |= {"sasaran_program": 30, "sasaran_kegiatan": 30, "sasaran_sub_kegiatan": 30}
_LEBAR |= {"indikator": 40, "formulasi": 40, "sumber_data": 26, "keterangan": 24, "pagu": 16}
_BIASA = 18
_BARIS = 10
"""The most lines of text that a row makes room for."""
_HURUF = 105
"""Characters in a line of the instructions."""
_INDUK = {"program": None, "kegiatan": "program", "sub_kegiatan": "kegiatan"}


def to_xlsx(
    kaskade: Kaskade | None = None,
    identitas: Sequence[tuple[str, str]] = (),
    tahun: int | None = None,
    lang: Lang = "id",
    register: Nomenklatur | None = None,
) -> bytes:
    """Return the workbook, filled from ``kaskade`` or empty with the rows of ``identitas`` (label, value).

    ``tahun`` says for which year columns of figures are laid out and which edition of the nomenclature the
    drop-downs offer; that of the cascade when there is one. The same input gives the same bytes.

    Raises :class:`InputError` for a text that is too long for a cell.
    """
    import xlsxwriter

    register = register or load()
    year = kaskade.tahun if kaskade else tahun or 0
    table = as_table(kaskade) if kaskade else TabelKaskade(list(identitas), [*KOLOM], [])
    columns = [*table.kolom, *(p for p in _periods(year) if p not in table.kolom)]
    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **plain})
    book.set_properties({"created": datetime.datetime(2000, 1, 1), "title": "Kaskade kinerja"})
    edisi = register.edition_for(year) if year else register.editions()[-1]
    _Book(book, lists(register, edisi), lang).write(table, columns, _example(register, edisi), year)
    book.close()
    return out.getvalue()


def _periods(tahun: int) -> list[Periode]:
    """Return the columns of figures for one year: target, realisasi, and realisasi a quarter."""
    year = tahun or None
    quarters = [Periode("realisasi", year, tw) for tw in (1, 2, 3, 4)]
    return [Periode("target", year, None), Periode("realisasi", year, None), *quarters]


def _example(register: Nomenklatur, edisi: str) -> list[dict[str, str | int]]:
    rows = []
    for row in guide.CONTOH:
        konsep = register.get(edisi, str(row.get("kode_program", "")))
        rows.append({**row, "program": konsep.nama} if konsep else dict(row))
    return rows


class _Book:
    def __init__(self, book: Workbook, daftar: Daftar, lang: Lang) -> None:
        self._book, self._daftar, self._lang = book, daftar, lang
        wrap = {"text_wrap": True, "valign": "top"}
        self._head = book.add_format({**wrap, "bold": True, "bg_color": "#DCE6EF", "border": 1})
        self._text = book.add_format({**wrap, "num_format": "@"})
        self._number = book.add_format({"valign": "top", "num_format": "#,##0.####"})
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._input = book.add_format({"num_format": "@", "bg_color": "#FFF8E1", "border": 1})

    def write(
        self,
        table: TabelKaskade,
        columns: Sequence[Kolom | Periode],
        example: Sequence[dict[str, str | int]],
        year: int,
    ) -> None:
        """Write all sheets; the first that a person sees is the one to read."""
        self._guide(self._book.add_worksheet("Petunjuk"))
        self._identity(self._book.add_worksheet(IDENTITAS), table.identitas)
        sheet = self._book.add_worksheet(LEMBAR)
        self._headings(sheet, columns)
        widths = [_width(kolom) for kolom in columns]
        for at, row in enumerate(table.baris, 1):
            self._row(sheet, at, row, widths)
        last = len(table.baris) + KOSONG
        self._choices(sheet, columns, last)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        self._example(columns, example)
        self._lists()

    def _guide(self, sheet: Worksheet) -> None:
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, 110, self._book.add_format({"text_wrap": True, "valign": "top"}))
        sheet.write_string(0, 0, guide.JUDUL.pick(self._lang), self._title)
        lines = [*(t.pick(self._lang) for t in guide.LANGKAH), ""]
        lines += [f"{name}: {text.pick(self._lang)}" for name, text in guide.ISTILAH]
        for at, line in enumerate(lines, 2):
            sheet.write_string(at, 0, line)
            # Not every program makes room for wrapped text on its own.
            sheet.set_row(at, 15.5 * -(-len(line) // _HURUF))

    def _identity(self, sheet: Worksheet, rows: Sequence[tuple[str, str]]) -> None:
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, 60)
        sheet.fit_to_pages(1, 0)
        values = dict(rows)
        for at, label in enumerate(BARIS_IDENTITAS.values()):
            sheet.write_string(at, 0, label, self._head)
            sheet.write_string(at, 1, _fitting(values.get(label, ""), label), self._input)

    def _headings(self, sheet: Worksheet, columns: Sequence[Kolom | Periode]) -> None:
        for at, kolom in enumerate(columns):
            figures = isinstance(kolom, Periode) or kolom.kunci == "pagu"
            sheet.set_column(at, at, _width(kolom), self._number if figures else self._text)
            sheet.write_string(0, at, kolom.judul, self._head)
        sheet.set_row(0, 32)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(2, 0)
        sheet.repeat_rows(0)

    def _row(self, sheet: Worksheet, at: int, row: Sequence[Isian], widths: Sequence[int]) -> None:
        # Not every program makes room for wrapped text on its own; a cell of 40 lines would hide all others.
        lines = max(
            (-(-len(v) // w) for v, w in zip(row, widths, strict=False) if isinstance(v, str)), default=1
        )
        sheet.set_row(at, 15.0 * min(max(lines, 1), _BARIS))
        for column_, value in enumerate(row):
            if isinstance(value, Decimal) and Decimal(repr(float(value))) == value:
                sheet.write_number(at, column_, float(value), self._number)
            elif isinstance(value, Decimal):
                # A spreadsheet keeps 15 digits; more of them are kept as text.
                sheet.write_string(at, column_, angka(value).replace(".", ","), self._text)
            elif value is not None:
                sheet.write_string(at, column_, _fitting(value, f"{LEMBAR} {at + 1}"), self._text)

    def _choices(self, sheet: Worksheet, columns: Sequence[Kolom | Periode], last: int) -> None:
        at = {k.kunci: n for n, k in enumerate(columns) if isinstance(k, Kolom)}
        for level, above in _INDUK.items():
            code = _cell(at[f"kode_{level}"])
            parent = None if above is None else _cell(at[f"kode_{above}"])
            self._list(sheet, at[f"kode_{level}"], last, f"={codes_below(parent)}")
            self._list(sheet, at[level], last, f"={names_of(code, parent)}")
        count = len(self._daftar.satuan)
        self._list(sheet, at["satuan"], last, f"={column(SATUAN, 1, count)}")
        self._list(sheet, at["tipe"], last, f"={column(PILIHAN, 1, len(TIPE))}")
        self._list(sheet, at["arah"], last, f"={column(PILIHAN, len(TIPE) + 1, 2)}")

    def _list(self, sheet: Worksheet, column_: int, last: int, source: str) -> None:
        words = Teks(
            "Isian ini tidak ada dalam daftar. Tetap pakai?", "This is not in the list. Use it all the same?"
        )
        rule: dict[str, Any] = {"validate": "list", "source": source, "error_type": "warning"}
        title = Teks("Di luar daftar", "Not in the list").pick(self._lang)
        rule |= {"error_title": title, "error_message": words.pick(self._lang)}
        sheet.data_validation(1, column_, last, column_, rule)

    def _example(self, columns: Sequence[Kolom | Periode], rows: Sequence[dict[str, str | int]]) -> None:
        sheet = self._book.add_worksheet("Contoh")
        self._headings(sheet, columns)
        for at, row in enumerate(rows, 1):
            for column_, kolom in enumerate(columns):
                yearly = isinstance(kolom, Periode) and kolom.triwulan is None
                key = kolom.jenis if isinstance(kolom, Periode) else kolom.kunci
                value = row.get(key) if yearly or isinstance(kolom, Kolom) else None
                if isinstance(value, int):
                    sheet.write_number(at, column_, value, self._number)
                elif value is not None:
                    sheet.write_string(at, column_, value, self._text)

    def _lists(self) -> None:
        sheet = self._book.add_worksheet(DAFTAR)
        for at, row in enumerate(self._daftar.resmi):
            for column_, value in enumerate(row):
                sheet.write_string(at, column_, value)
        for column_, values in ((SATUAN, self._daftar.satuan), (PILIHAN, self._daftar.pilihan)):
            for at, value in enumerate(values):
                sheet.write_string(at, column_, value)
        sheet.hide()


def _width(kolom: Kolom | Periode) -> int:
    return _LEBAR.get(kolom.kunci, _BIASA) if isinstance(kolom, Kolom) else 14


def _cell(column_: int) -> str:
    """Return the reference of a cell of the first row below the headings, its column fixed."""
    from xlsxwriter.utility import xl_col_to_name

    return f"${xl_col_to_name(column_)}2"


def _fitting(text: str, where: str) -> str:
    if len(text) <= _TERPANJANG:
        return text
    start = shown(text[:40])
    raise InputError(
        Teks(
            f"{where}: teks {len(text)} huruf tidak muat dalam satu sel: {start} ...",
            f"{where}: a text of {len(text)} characters does not fit into a cell: {start} ...",
        ),
        Teks(
            "Sel lembar kerja memuat paling banyak 32.767 huruf.", "A cell holds 32,767 characters at most."
        ),
    )
