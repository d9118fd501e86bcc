"""The sheets of the template. Everything is written as text or number: no formula stands in a cell.

Drop-downs only warn: names are kept as the office has them, and what departs is for the audit to say.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kaskade_graph import fields
from kaskade_graph.errors import InputError, Lang, Teks
from kaskade_graph.importers.columns import (
    BARIS_DOKUMEN,
    BARIS_IDENTITAS,
    IDENTITAS,
    KOLOM,
    LEMBAR,
    Kolom,
    Periode,
)
from kaskade_graph.importers.formats.sheet import plain
from kaskade_graph.importers.sheets.table import Isian, TabelKaskade, as_table
from kaskade_graph.model import Kaskade, Tipe
from kaskade_graph.registers.nomenklatur import Nomenklatur, load
from kaskade_graph.reports.template import guide
from kaskade_graph.reports.template.columns_help import ISI, JUDUL, KELOMPOK, kunci, urutan, warna
from kaskade_graph.reports.template.lists import (
    DAFTAR,
    PILIHAN,
    SATUAN,
    TemplateLists,
    codes_below,
    column,
    lists,
    names,
    names_of,
)
from kaskade_graph.text import shown

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

KOSONG = 300
"""Empty rows that are laid out, drop-downs and all, below what is filled in."""
_TERPANJANG = 32_767
_LEBAR = {"tujuan": 30, "sasaran_strategis": 30, "program": 34, "kegiatan": 34, "sub_kegiatan": 38}
_LEBAR |= {"sasaran_program": 30, "sasaran_kegiatan": 30, "sasaran_sub_kegiatan": 30}
_LEBAR |= {
    "indikator": 40,
    **{k: c.width for k, c in fields.COLUMNS.items()},
}
_BIASA = 18
_LEBAR_PETUNJUK = (30, 74, 28)
_TERPANJANG_JUDUL = 32
"""Characters that the title of a hint beside a cell may have."""
_BARIS = 10
"""The most lines of text that a row makes room for."""
_HURUF = 128
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
    new = [p for p in _periods(year, kaskade is None) if p not in table.kolom]
    table = _ordered(TabelKaskade(table.identitas, [*table.kolom, *new], table.baris))
    out = io.BytesIO()
    texts_only = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **texts_only})
    book.set_properties({"created": datetime.datetime(2000, 1, 1), "title": "Kaskade kinerja"})
    edisi = register.edition_for(year) if year else register.editions()[-1]
    _TemplateBook(book, lists(register, edisi), lang).write(table, _example(register, edisi))
    book.close()
    return out.getvalue()


def _periods(tahun: int, before: bool) -> list[Periode]:
    """Return the columns of figures for one year: target, realisasi, and realisasi a quarter.

    ``before``: the realisasi of the year before stands first, which a target is measured against.
    """
    year = tahun or None
    quarters = [Periode("realisasi", year, tw) for tw in (1, 2, 3, 4)]
    last = [Periode("realisasi", year - 1, None)] if before and year else []
    return [*last, Periode("target", year, None), Periode("realisasi", year, None), *quarters]


def _ordered(table: TabelKaskade) -> TabelKaskade:
    """Return the table with its columns in the order of their groups, those of one group as they were."""
    order = sorted(range(len(table.kolom)), key=lambda at: (urutan(table.kolom[at]), at))
    rows = [[row[at] if at < len(row) else None for at in order] for row in table.baris]
    return TabelKaskade(table.identitas, [table.kolom[at] for at in order], rows)


def _example(register: Nomenklatur, edisi: str) -> list[dict[str, str | int]]:
    """Return the rows of the example; a code becomes code and name as the edition has them."""
    out: list[dict[str, str | int]] = []
    for row in guide.CONTOH:
        filled = dict(row)
        for level in _INDUK:
            code = str(row.get(level, ""))
            # The newest edition has four digits where those before have two.
            konsep = register.get(edisi, code) or register.get(edisi, f"{code[:-2]}00{code[-2:]}")
            if code and konsep:
                filled |= {level: konsep.nama, f"kode_{level}": konsep.kode}
        out.append(filled)
    return out


class _TemplateBook:
    def __init__(self, book: Workbook, daftar: TemplateLists, lang: Lang) -> None:
        self._book, self._daftar, self._lang = book, daftar, lang
        wrap = {"text_wrap": True, "valign": "top"}
        self._head = book.add_format({**wrap, "bold": True, "bg_color": "#DCE6EF", "border": 1})
        colours = dict.fromkeys(k.warna for k in KELOMPOK)
        self._heads = {
            c: book.add_format({**wrap, "bold": True, "bg_color": c, "border": 1}) for c in colours
        }
        self._cells = {c: book.add_format({**wrap, "bg_color": c, "border": 1}) for c in colours}
        self._text = book.add_format({**wrap, "num_format": "@"})
        self._plain = book.add_format({**wrap, "border": 1})
        self._number = book.add_format({"valign": "top"})
        self._money = book.add_format({"valign": "top", "num_format": "#,##0"})
        self._step = book.add_format(wrap)
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._input = book.add_format({"num_format": "@", "bg_color": "#FFF8E1", "border": 1})

    def write(self, table: TabelKaskade, example: Sequence[dict[str, str | int]]) -> None:
        """Write all sheets; the first that a person sees is the one to read."""
        self._guide(self._book.add_worksheet("Petunjuk"))
        self._identity(self._book.add_worksheet(IDENTITAS), table.identitas)
        sheet = self._book.add_worksheet(LEMBAR)
        self._headings(sheet, table.kolom)
        widths = [_width(kolom) for kolom in table.kolom]
        for at, row in enumerate(table.baris, 1):
            self._row(sheet, at, row, table.kolom, widths)
        last = len(table.baris) + KOSONG
        self._choices(sheet, table.kolom, last)
        sheet.autofilter(0, 0, last, len(table.kolom) - 1)
        self._example(table.kolom, example)
        self._lists()

    def _guide(self, sheet: Worksheet) -> None:
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for at, width in enumerate(_LEBAR_PETUNJUK):
            sheet.set_column(at, at, width)
        sheet.write_string(0, 0, guide.JUDUL.pick(self._lang), self._title)
        row = 2
        for step in guide.LANGKAH:
            line = step.pick(self._lang)
            sheet.merge_range(row, 0, row, 2, line, self._step)
            # Not every program makes room for wrapped text on its own.
            sheet.set_row(row, 15.5 * -(-len(line) // _HURUF))
            row += 1
        row += 1
        for at, head in enumerate(guide.KOLOM_JUDUL):
            sheet.write_string(row, at, head.pick(self._lang), self._head)
        for group in KELOMPOK:
            for key in group.kunci:
                row += 1
                text = ISI[key].pick(self._lang)
                sheet.write_string(row, 0, JUDUL[key], self._cells[group.warna])
                sheet.write_string(row, 1, text, self._plain)
                sheet.write_string(row, 2, group.nama.pick(self._lang), self._cells[group.warna])
                sheet.set_row(row, 15.5 * -(-len(text) // _LEBAR_PETUNJUK[1]))

    def _identity(self, sheet: Worksheet, rows: Sequence[tuple[str, str]]) -> None:
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, 60)
        sheet.fit_to_pages(1, 0)
        values = dict(rows)
        for at, label in enumerate((BARIS_IDENTITAS | BARIS_DOKUMEN).values()):
            sheet.write_string(at, 0, label, self._head)
            sheet.write_string(at, 1, _fitting(values.get(label, ""), label), self._input)

    def _headings(self, sheet: Worksheet, columns: Sequence[Kolom | Periode]) -> None:
        for at, kolom in enumerate(columns):
            sheet.set_column(at, at, _width(kolom), self._format(kolom))
            sheet.write_string(0, at, kolom.judul, self._heads[warna(kolom)])
        sheet.set_row(0, 32)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(2, 0)
        sheet.repeat_rows(0)

    def _format(self, kolom: Kolom | Periode) -> Format:
        if isinstance(kolom, Periode):
            return self._number
        return self._money if kolom.kunci == "pagu" else self._text

    def _row(
        self,
        sheet: Worksheet,
        at: int,
        row: Sequence[Isian],
        columns: Sequence[Kolom | Periode],
        widths: Sequence[int],
    ) -> None:
        # Not every program makes room for wrapped text on its own; a cell of 40 lines would hide all others.
        lines = max(
            (-(-len(v) // w) for v, w in zip(row, widths, strict=False) if isinstance(v, str)), default=1
        )
        sheet.set_row(at, 15.0 * min(max(lines, 1), _BARIS))
        for column_, value in enumerate(row):
            if isinstance(value, Decimal) and Decimal(repr(float(value))) == value:
                whole = value == value.to_integral_value()
                sheet.write_number(
                    at, column_, float(value), self._format(columns[column_]) if whole else self._number
                )
            elif isinstance(value, Decimal):
                # A spreadsheet keeps 15 digits; more of them are kept as text.
                sheet.write_string(at, column_, plain(value).replace(".", ","), self._text)
            elif value is not None:
                sheet.write_string(at, column_, _fitting(value, f"{LEMBAR} {at + 1}"), self._text)

    def _choices(self, sheet: Worksheet, columns: Sequence[Kolom | Periode], last: int) -> None:
        at = {k.kunci: n for n, k in enumerate(columns) if isinstance(k, Kolom)}
        for name, where in names(self._daftar).items():
            self._book.define_name(name, f"={where}")
        source: dict[str, str] = {}
        for level, above in _INDUK.items():
            code = _cell(at[f"kode_{level}"])
            parent = None if above is None else (_cell(at[f"kode_{above}"]), _cell(at[above]))
            source |= {f"kode_{level}": codes_below(parent), level: names_of(code, parent)}
        source["satuan"] = column(SATUAN, 1, len(self._daftar.satuan))
        source["tipe"] = column(PILIHAN, 1, len(Tipe))
        source["arah"] = column(PILIHAN, len(Tipe) + 1, 2)
        for n, kolom in enumerate(columns):
            self._rule(sheet, n, last, kolom, source.get(kunci(kolom)))

    def _rule(
        self, sheet: Worksheet, column_: int, last: int, kolom: Kolom | Periode, source: str | None
    ) -> None:
        """Say beside a cell what goes into it, and offer what there is to choose from."""
        rule: dict[str, Any] = {"validate": "any", "input_title": kolom.judul[:_TERPANJANG_JUDUL]}
        rule["input_message"] = ISI[kunci(kolom)].pick(self._lang)
        if source is not None:
            words = Teks(
                "Isian ini tidak ada dalam daftar. Tetap pakai?",
                "This is not in the list. Use it all the same?",
            )
            title = Teks("Di luar daftar", "Not in the list").pick(self._lang)
            rule |= {"validate": "list", "source": f"={source}", "error_type": "warning"}
            rule |= {"error_title": title, "error_message": words.pick(self._lang)}
        sheet.data_validation(1, column_, last, column_, rule)

    def _example(self, columns: Sequence[Kolom | Periode], rows: Sequence[dict[str, str | int]]) -> None:
        sheet = self._book.add_worksheet("Contoh")
        self._headings(sheet, columns)
        widths = [_width(kolom) for kolom in columns]
        for at, row in enumerate(rows, 1):
            values = [_example_value(row, kolom, columns) for kolom in columns]
            cells = [Decimal(v) if isinstance(v, int) else v for v in values]
            self._row(sheet, at, cells, columns, widths)

    def _lists(self) -> None:
        sheet = self._book.add_worksheet(DAFTAR)
        for at, row in enumerate(self._daftar.resmi):
            for column_, value in enumerate(row):
                sheet.write_string(at, column_, value)
        for column_, values in ((SATUAN, self._daftar.satuan), (PILIHAN, self._daftar.pilihan)):
            for at, value in enumerate(values):
                sheet.write_string(at, column_, value)
        sheet.hide()


def _example_value(
    row: dict[str, str | int], kolom: Kolom | Periode, columns: Sequence[Kolom | Periode]
) -> str | int | None:
    """Return what the example says in a column; the realisasi it has is that of the year before the target."""
    if isinstance(kolom, Kolom):
        return row.get(kolom.kunci)
    years = [p.tahun or 0 for p in columns if isinstance(p, Periode) and p.jenis == "realisasi"]
    if kolom.triwulan is not None or (kolom.jenis == "realisasi" and (kolom.tahun or 0) != min(years)):
        return None
    return row.get(kolom.jenis)


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
