"""Rows of an answer as a terminal table, CSV, TSV, SPARQL results JSON, Markdown, HTML or an XLSX workbook."""

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


FORMATS = ("table", "csv", "tsv", "json", "md", "html", "xlsx")
"""Formats of rows; the first is the default."""
TERPOTONG = "https://w3id.org/kinerja/id/jawaban/terpotong"
"""In ``head.link`` of SPARQL results JSON: the answer was cut at a limit, and there is more."""
_STYLE = (
    "body{font:15px/1.45 sans-serif;margin:2rem}table{border-collapse:collapse}"
    "th,td{border:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top}th{background:#eee}"
)


def render(
    rows: Rows,
    columns: Sequence[Column],
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
    rows: Rows, columns: Sequence[Column], lang: Lang, *, width: int = 120, color: bool = False
) -> str:
    """Return a table for a terminal ``width`` characters wide.

    A column of IRIs whose header names a label column is left out: the label stands for it.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    at = _visible(rows, columns)
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


def to_tsv(rows: Rows, columns: Sequence[Column], lang: Lang) -> str:
    """Return tab-separated values for a spreadsheet: as CSV, white space in a cell made single spaces."""
    lines = [[_title(name, columns, lang) for name in rows.columns], *([_text(c) for c in r] for r in rows)]
    return "".join("\t".join(_harmless(" ".join(cell.split())) for cell in line) + "\n" for line in lines)


def to_markdown(rows: Rows, columns: Sequence[Column], lang: Lang) -> str:
    """Return a Markdown table of the columns that a person reads, in which texts are only text."""
    from kaskade_graph.reports.markdown_text import escape

    at = _visible(rows, columns)
    head = [escape(_title(rows.columns[i], columns, lang)) for i in at]
    body = [[escape(_brief(row[i])) for i in at] for row in rows]
    lines = [head, ["---"] * len(at), *body]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def to_html(rows: Rows, columns: Sequence[Column], lang: Lang) -> str:
    """Return one HTML page with a table; nothing is loaded, and every text is escaped."""
    from kaskade_graph.reports.html_page import page, text

    at = _visible(rows, columns)
    head = "".join(f'<th scope="col">{text(_title(rows.columns[i], columns, lang))}</th>' for i in at)
    body = "".join(f"<tr>{''.join(f'<td>{text(_brief(row[i]))}</td>' for i in at)}</tr>\n" for row in rows)
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


def _visible(rows: Rows, columns: Sequence[Column]) -> list[int]:
    """Return the places of the columns that a person reads: an IRI gives way to its label."""
    hidden = {c.nama for c in columns if c.label in rows.columns}
    return [i for i, name in enumerate(rows.columns) if name not in hidden]


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
