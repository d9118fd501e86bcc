"""HTML, CSV, text copied out of a page, and the text layout of poppler."""

from __future__ import annotations

import csv
import html
import io
import subprocess
from pathlib import Path

from benchmarks.reading.page import Break, Page, Para, Table


def to_html(page: Page) -> str:
    """Return a page as the HTML of a site of an office."""
    out = [
        '<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8"><title>Dokumen SAKIP</title></head><body>'
    ]
    for block in page.blocks:
        if isinstance(block, Break):
            out.append("<hr>")
        elif isinstance(block, Para):
            tag = {"title": "h2", "heading": "h4"}.get(block.style, "p")
            out.append(f"<{tag}>{html.escape(block.text)}</{tag}>")
        else:
            out += _html_table(block)
    return "\n".join([*out, "</body></html>"]) + "\n"


def _html_table(table: Table) -> list[str]:
    out = ['<table border="1" cellspacing="0">']
    for y, line in enumerate(table.rows):
        cells = []
        for cell in line:
            if cell is None:
                continue
            tag = "th" if y < table.heads else "td"
            span = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
                f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            )
            text = (
                cell.text
                if cell.text.startswith("<") or "<br>" in cell.text or "&nbsp;" in cell.text
                else html.escape(cell.text)
            )
            cells.append(f"<{tag}{span}>{text.replace(chr(10), '<br>')}</{tag}>")
        out.append("<tr>" + "".join(cells) + "</tr>")
    return [*out, "</table>"]


def _plain(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in line] for line in table.rows]


def to_csv(page: Page, semicolon: bool) -> str:
    """Return a page as CSV: what a spreadsheet saves, spans lost, paragraphs in the first column."""
    out = io.StringIO()
    width = max((b.columns for b in page.blocks if isinstance(b, Table)), default=1)
    writer = csv.writer(out, delimiter=";" if semicolon else ",", lineterminator="\n")
    for block in page.blocks:
        if isinstance(block, Para):
            writer.writerow([block.text, *[""] * (width - 1)])
        elif isinstance(block, Table):
            for line in _plain(block):
                writer.writerow([*line, *[""] * (width - len(line))])
    return out.getvalue()


def to_paste(page: Page) -> str:
    """Return a page as it is pasted out of a browser: tabs between cells, spans lost, one line a row."""
    out = ["Beranda » Dokumen » SAKIP", ""]
    for block in page.blocks:
        if isinstance(block, Para):
            out.append("   " * block.indent + block.text)
        elif isinstance(block, Table):
            for line in _plain(block):
                out.append("\t".join(" ".join(t.split()) for t in line).rstrip())
            out.append("")
    return "\n".join(out) + "\n"


def to_outline(page: Page) -> str:
    """Return paragraphs as a text file, indented as typed."""
    return "\n".join("   " * b.indent + b.text for b in page.blocks if isinstance(b, Para)) + "\n"


def layout_text(pdf: Path) -> str:
    """Return what ``pdftotext -layout`` makes of a PDF."""
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True, timeout=60
    ).stdout
