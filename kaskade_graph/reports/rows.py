"""Rows of an answer as a terminal table, CSV, SPARQL results JSON, or an XLSX workbook."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Sequence

from kaskade_graph.errors import Lang, Teks, UsageError
from kaskade_graph.queries.saved import Column
from kaskade_graph.store.terms import Rows, Term
from kaskade_graph.text import shown
from kaskade_graph.vocab import ID, PREFIXES

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_CELL_LIMIT = 32_767
_ROW_LIMIT = 1_048_575
_WIDEST = 60


def to_table(
    rows: Rows, columns: Sequence[Column], lang: Lang, *, width: int = 120, color: bool = False
) -> str:
    """Return a table for a terminal ``width`` characters wide.

    A column of IRIs whose header names a label column is left out: the label stands for it.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    hidden = {c.nama for c in columns if c.label in rows.columns}
    at = [i for i, name in enumerate(rows.columns) if name not in hidden]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for i in at:
        table.add_column(Text(_title(rows.columns[i], columns, lang)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_brief(row[i])) for i in at))
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        legacy_windows=False,
    )
    console.print(table)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().strip("\n").splitlines())


def to_csv(rows: Rows, columns: Sequence[Column], lang: Lang) -> str:
    """Return CSV with the titles of the columns; a cell that a spreadsheet would run begins with ``'``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_harmless(_title(name, columns, lang)) for name in rows.columns])
    writer.writerows([[_harmless(_text(cell)) for cell in row] for row in rows])
    return out.getvalue()


def to_json(rows: Rows) -> str:
    """Return SPARQL 1.1 Query Results JSON."""
    return json.dumps(rows.to_json(), ensure_ascii=False, indent=1) + "\n"


def to_xlsx(rows: Rows, columns: Sequence[Column], lang: Lang) -> bytes:
    """Return a workbook of one sheet: every cell a text, never a formula or a link; the same bytes each time.

    A text longer than a cell can hold is cut and ends in ``...``. Raises :class:`UsageError` for more rows
    than a sheet can hold.
    """
    import xlsxwriter

    if len(rows) > _ROW_LIMIT:
        raise UsageError(
            Teks(
                f"{len(rows)} baris tidak muat di satu lembar XLSX",
                f"{len(rows)} rows do not fit one XLSX sheet",
            ),
            Teks("Pakai --format csv, atau --limit.", "Use --format csv, or --limit."),
        )
    out = io.BytesIO()
    off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"in_memory": True, **off})
    book.set_properties({"created": datetime.datetime(2000, 1, 1)})
    sheet = book.add_worksheet("Jawaban" if lang == "id" else "Answer")
    head, body = (
        book.add_format({"bold": True, "text_wrap": True}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    titles = [_title(name, columns, lang) for name in rows.columns]
    for line, cells in enumerate([titles, *([_text(c) for c in row] for row in rows)]):
        for at, cell in enumerate(cells):
            sheet.write_string(line, at, _fitting(cell), body if line else head)
    for at, title in enumerate(titles):
        longest = max((len(_text(row[at])) for row in rows), default=0)
        sheet.set_column(at, at, min(max(len(title), longest, 8) + 2, _WIDEST))
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _title(name: str, columns: Sequence[Column], lang: Lang) -> str:
    column = next((c for c in columns if c.nama == name), None)
    return shown(column.judul.pick(lang) if column else name)


def _text(cell: Term | None) -> str:
    return "" if cell is None else shown(cell.value)


def _brief(cell: Term | None) -> str:
    """Return a cell as short as it can be read: data IRIs without their base, terms with a prefix."""
    if cell is None or cell.kind != "uri":
        return _text(cell)
    for prefix, base in (("", ID), *((f"{p}:", b) for p, b in PREFIXES.items())):
        if cell.value.startswith(base):
            return shown(prefix + cell.value.removeprefix(base))
    return shown(cell.value)


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _fitting(cell: str) -> str:
    return cell if len(cell) <= _CELL_LIMIT else cell[: _CELL_LIMIT - 3] + "..."
