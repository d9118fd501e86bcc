"""The tables of a report as a workbook: a sheet each, with filters, printed on A4 landscape.

Every text is written as text: no formula, and no address but that of a file in the same folder that is ours.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.reports.blocks import model as b
from kaskade_graph.reports.office_text import TANGGAL, cell, sheet_name
from kaskade_graph.reports.row_height import HURUF, UKURAN, height
from kaskade_graph.reports.worksheet_columns import WARNA

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_A4 = 9
_ROOM = 140
"""Characters that the columns of a sheet share."""
_ARROW = 2
"""Characters of a heading's width that the arrow of its filter covers."""
_BOLD = UKURAN * 1.1
"""Bold letters take the room of plain ones this large."""


def write(report: b.Report) -> bytes:
    """Return the workbook; the same blocks give the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    font = {"default_format_properties": {"font_name": HURUF, "font_size": UKURAN}}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **off, **font})
    book.set_properties({"created": TANGGAL, "title": report.title[:255]})
    sheets = _TableSheets(book, report)
    for heading, table in report.tables():
        sheets.add(table, table.sheet or heading or report.title)
    if not book.worksheets():
        sheets.add(b.Table("", (report.title,), (), (1,)), report.title)
    book.close()
    return out.getvalue()


class _TableSheets:
    def __init__(self, book: Workbook, report: b.Report) -> None:
        self.book, self.report = book, report
        base = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFC5CC"}
        self.head = book.add_format({**base, "bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF"})
        self.body = book.add_format(base)
        self.bold = book.add_format({**base, "bold": True})
        figure = {**base, "align": "right", "indent": 1}
        self.whole = book.add_format({**figure, "num_format": "#,##0"})
        # Of a whole number this format leaves the sign of decimals behind: "128.".
        self.number = book.add_format({**figure, "num_format": "#,##0.##"})
        self.link = book.add_format({**base, "font_color": "#1F4E9E", "underline": 1})
        self.grave = {k: book.add_format({**base, "bold": True, "bg_color": WARNA[k]}) for k in Keparahan}
        fills: dict[b.Side, str] = {"old": "#FBE9E9", "new": "#E5F5E8"}
        self.sides = {k: book.add_format({**base, "bg_color": fill}) for k, fill in fills.items()}
        self.names: set[str] = set()

    def add(self, table: b.Table, name: str) -> None:
        """Write one table on a sheet of its own."""
        sheet = self.book.add_worksheet(self._name(name))
        widths = [max(6, _ROOM * w / sum(table.widths)) for w in table.widths]
        for at, (head, width) in enumerate(zip(table.heads, widths, strict=True)):
            sheet.write_string(0, at, cell(head), self.head)
            sheet.set_column(at, at, width)
        heads = zip(table.heads, widths, strict=True)
        sheet.set_row(0, height((head, max(width - _ARROW, 4), _BOLD) for head, width in heads))
        for line, row in enumerate(table.rows, 1):
            cells = [b.cell(c) for c in row]
            texts = [_text(c) for c in cells]
            sheet.set_row(line, height((t, w, UKURAN) for t, w in zip(texts, widths, strict=True)))
            for at, one in enumerate(cells):
                self._write(sheet, line, at, one, at in table.numbers)
        sheet.freeze_panes(1, 1)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        page, of = self.report.page
        sheet.set_header(f"&L&9{cell(self.report.head).replace('&', '&&')[:200]}")
        sheet.set_footer(f"&R&9{page} &P {of} &N")

    def _write(self, sheet: Any, line: int, at: int, one: b.Cell, number: bool) -> None:
        text = cell(_text(one))
        look = self.grave[one.colour] if one.colour else self.bold if one.bold else self.body
        look = self.sides.get(one.side, look)
        value = _number(one.text) if number else None
        if one.link:
            sheet.write_url(line, at, f"external:{one.link}", self.link, text)
        elif value is not None:
            sheet.write_number(line, at, value, self.whole if value.is_integer() else self.number)
        else:
            sheet.write_string(line, at, text, look)

    def _name(self, text: str) -> str:
        base = sheet_name("".join(" " if c in "[]:*?/\\'" else c for c in text).strip())
        name, n = base, 2
        while name.casefold() in self.names:
            name, n = f"{base[:27]} {n}", n + 1
        self.names.add(name.casefold())
        return name


def _text(one: b.Cell) -> str:
    return "\n".join(part for part in (one.above, one.text) if part)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
