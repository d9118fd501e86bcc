"""Rows of an answer as a terminal table, CSV, TSV, SPARQL results JSON, Markdown, HTML or an XLSX workbook."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Sequence
from typing import Literal

from kaskade_graph.errors import Lang, Teks, UsageError
from kaskade_graph.queries.saved import ResultColumn
from kaskade_graph.reports.row_words import (
    DIGITS,
    FORMULA,
    NUMBER,
    as_read,
    as_word,
    heading,
    is_number,
    is_numeric,
    term_text,
)
from kaskade_graph.store.terms import Rows

_MANY = 2_000
"""Rows from which a terminal table is drawn plainly."""
_CELL_LIMIT = 32_767
_ROW_LIMIT = 1_048_575
_WIDEST = 60


FORMATS = ("table", "csv", "tsv", "json", "md", "html", "xlsx")
"""Formats of rows; the first is the default."""
TERPOTONG = "https://w3id.org/kinerja/id/jawaban/terpotong"
"""In ``head.link`` of SPARQL results JSON: the answer was cut at a limit, and there is more."""
_STYLE = (
    "body{font:15px/1.45 sans-serif;margin:2rem}table{border-collapse:collapse}"
    "th,td{border:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top}th{background:#eee}"
    "td.n{text-align:right}"
)


def render(
    rows: Rows,
    columns: Sequence[ResultColumn],
    format_: str,
    lang: Lang,
    *,
    width: int = 120,
    color: bool = False,
    terpotong: bool = False,
) -> str | bytes:
    """Return ``rows`` in one of :data:`FORMATS`; ``terpotong`` marks an answer that was cut in JSON."""
    if format_ == "json":
        return to_json(rows, terpotong=terpotong)
    if format_ == "xlsx":
        return to_xlsx(rows, columns, lang)
    if format_ == "table":
        return to_table(rows, columns, lang, width=width, color=color)
    return {"csv": to_csv, "tsv": to_tsv, "md": to_markdown, "html": to_html}[format_](rows, columns, lang)


def to_table(
    rows: Rows, columns: Sequence[ResultColumn], lang: Lang, *, width: int = 120, color: bool = False
) -> str:
    """Return a table for a terminal ``width`` characters wide.

    A column of IRIs whose header names a label column is left out: the label stands for it.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    at, body = as_read(rows, columns, lang)
    if len(body) > _MANY:
        return _long_table([heading(rows.columns[i], columns, lang) for i in at], body, width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for i in at:
        side: Literal["right", "left"] = "right" if is_numeric(rows, i) else "left"
        table.add_column(Text(heading(rows.columns[i], columns, lang)), overflow="fold", justify=side)
    for cells in body:
        table.add_row(*map(Text, cells))
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


def _long_table(head: list[str], body: list[list[str]], width: int) -> str:
    """Return a table of many rows: as :func:`to_table` draws them, but in a second rather than half a minute."""
    from textwrap import wrap

    lines = [[" ".join(cell.split()) for cell in cells] for cells in (head, *body)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    room = max(width - 3 * (len(head) - 1), len(head))
    while sum(widths) > room:
        widest = widths.index(max(widths))
        second = max([w for w in widths if w < widths[widest]], default=1)
        widths[widest] = max(widths[widest] - (sum(widths) - room), second, 1)
    out = []
    for cells in lines:
        parts = [
            [c] if len(c) <= w else wrap(c, w, break_on_hyphens=False)
            for c, w in zip(cells, widths, strict=True)
        ]
        for i in range(max(map(len, parts))):
            line = (p[i] if i < len(p) else "" for p in parts)
            out.append("   ".join(f"{c:<{w}}" for c, w in zip(line, widths, strict=True)).rstrip())
        if len(out) and cells is lines[0]:
            out.append("─" * (sum(widths) + 3 * (len(widths) - 1)))
    return "\n".join(out) + "\n"


def to_csv(rows: Rows, columns: Sequence[ResultColumn], lang: Lang) -> str:
    """Return CSV with the titles of the columns; a cell that a spreadsheet would run begins with ``'``.

    Figures are as they are in the data, whatever the language: a program reads them.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_harmless(heading(name, columns, lang)) for name in rows.columns])
    writer.writerows([[_harmless(as_word(cell, columns, lang)) for cell in row] for row in rows])
    return out.getvalue()


def to_tsv(rows: Rows, columns: Sequence[ResultColumn], lang: Lang) -> str:
    """Return tab-separated values for a spreadsheet: as CSV, white space in a cell made single spaces."""
    lines = [
        [heading(name, columns, lang) for name in rows.columns],
        *([as_word(c, columns, lang) for c in r] for r in rows),
    ]
    return "".join("\t".join(_harmless(" ".join(cell.split())) for cell in line) + "\n" for line in lines)


def to_markdown(rows: Rows, columns: Sequence[ResultColumn], lang: Lang) -> str:
    """Return a Markdown table of the columns that a person reads, in which texts are only text."""
    from kaskade_graph.reports.markdown_text import escape

    at, read = as_read(rows, columns, lang)
    head = [escape(heading(rows.columns[i], columns, lang)) for i in at]
    body = [[escape(cell) for cell in cells] for cells in read]
    lines = [head, ["---:" if is_numeric(rows, i) else "---" for i in at], *body]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def to_html(rows: Rows, columns: Sequence[ResultColumn], lang: Lang) -> str:
    """Return one HTML page with a table; nothing is loaded, and every text is escaped."""
    from kaskade_graph.reports.html_page import page, text

    at, read = as_read(rows, columns, lang)
    head = "".join(f'<th scope="col">{text(heading(rows.columns[i], columns, lang))}</th>' for i in at)
    kinds = [' class="n"' if is_numeric(rows, i) else "" for i in at]
    body = "".join(
        f"<tr>{''.join(f'<td{k}>{text(c)}</td>' for k, c in zip(kinds, cells, strict=True))}</tr>\n"
        for cells in read
    )
    title = "Jawaban" if lang == "id" else "Answer"
    table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    return page(title, lang, _STYLE, table)


def to_json(rows: Rows, *, terpotong: bool = False) -> str:
    """Return SPARQL 1.1 Query Results JSON; of an answer that was cut, ``head`` links to :data:`TERPOTONG`."""
    data = rows.to_json()
    if terpotong:
        data["head"]["link"] = [TERPOTONG]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def boolean_json(benar: bool) -> str:
    """Return the answer of an ASK as SPARQL 1.1 Query Results JSON."""
    return json.dumps({"head": {}, "boolean": benar}) + "\n"


def to_xlsx(rows: Rows, columns: Sequence[ResultColumn], lang: Lang) -> bytes:
    """Return a workbook of one sheet: figures as numbers, all else a text, never a formula or a link.

    The same answer gives the same bytes.

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
    head, body, figure = (
        book.add_format({"bold": True, "text_wrap": True}),
        book.add_format({"text_wrap": True, "valign": "top"}),
        book.add_format({"valign": "top"}),
    )
    titles = [heading(name, columns, lang) for name in rows.columns]
    for at, title in enumerate(titles):
        sheet.write_string(0, at, _fitting(title), head)
    for line, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            if is_number(cell) and len(term_text(cell)) <= DIGITS:
                sheet.write_number(line, at, float(term_text(cell)), figure)
            else:
                sheet.write_string(line, at, _fitting(as_word(cell, columns, lang)), body)
    for at, title in enumerate(titles):
        longest = max((len(term_text(row[at])) for row in rows), default=0)
        sheet.set_column(at, at, min(max(len(title), longest, 8) + 2, _WIDEST))
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def _fitting(cell: str) -> str:
    return cell if len(cell) <= _CELL_LIMIT else cell[: _CELL_LIMIT - 3] + "..."
