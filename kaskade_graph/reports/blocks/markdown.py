"""Blocks as Markdown, in which texts are only text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from kaskade_graph.reports.blocks import model as b
from kaskade_graph.reports.markdown_text import escape

_LONGEST = 200
"""Characters of a quotation below a finding."""


def write(report: b.Report) -> str:
    """Return ``report`` as Markdown."""
    lines = [line for block in report.blocks for line in _lines(block)]
    return "\n".join(lines).strip("\n") + "\n"


@singledispatch
def _lines(block: object) -> Iterator[str]:
    """Yield the lines of one block; pictures, pages and signatures have none here."""
    yield from ()


@_lines.register
def _(block: b.Title) -> Iterator[str]:
    yield from (f"# {escape(' '.join(block.lines))}", "")
    if block.about:
        yield from (*(f"{escape(line)}  " for line in block.about), "")


@_lines.register
def _(block: b.Heading) -> Iterator[str]:
    yield from (f"{'#' * (block.level + 1)} {escape(block.text)}", "")


@_lines.register
def _(block: b.Paragraph) -> Iterator[str]:
    yield from (escape(block.text), "")


@_lines.register
def _(block: b.Badge) -> Iterator[str]:
    yield from (f"**{escape(block.word)}** {escape(block.text)}", "")


@_lines.register
def _(block: b.Labelled) -> Iterator[str]:
    yield from (*(f"- **{escape(label)}** {escape(text)}" for label, text in block.items), "")


@_lines.register
def _(block: b.Numbered) -> Iterator[str]:
    for n, (strong, text) in enumerate(block.items, 1):
        yield f"{n}. " + (f"**{escape(strong)}** " if strong else "") + escape(text)
    yield ""


@_lines.register
def _(block: b.Points) -> Iterator[str]:
    least = min((p.level for p in block.items), default=1)
    yield from (*(f"{'  ' * (p.level - least)}- {escape(p.text)}" for p in block.items), "")


@_lines.register
def _(block: b.SeverityCounts) -> Iterator[str]:
    yield from (f"**{escape(block.text)}**", "")


@_lines.register
def _(block: b.Finding) -> Iterator[str]:
    remarks = f" ({escape(', '.join(block.remarks))})" if block.remarks else ""
    yield f"- **{escape(block.word)} {escape(block.code)}** {escape(block.title)}{remarks}"
    for label, text in block.terms:
        yield f"  - *{escape(label)}:* {escape(text)}" if label else f"  - {escape(text)}"
    for place, quotation in block.evidence:
        cut = quotation if len(quotation) <= _LONGEST else f"{quotation[:_LONGEST].rstrip()} ..."
        yield f"  - {escape(place)}: “{escape(cut)}”"
    yield from (f"  - {block.left}", "") if block.left else ("",)


@_lines.register
def _(block: b.Views) -> Iterator[str]:
    for part in block.page:
        yield from _lines(part)


@_lines.register
def _(block: b.Table) -> Iterator[str]:
    if block.caption:
        yield from (f"**{escape(block.caption)}**", "")
    yield f"| {' | '.join(escape(h) for h in block.heads)} |"
    yield f"| {' | '.join('---:' if n in block.numbers else '---' for n in range(len(block.heads)))} |"
    for row in block.rows:
        yield f"| {' | '.join(_cell(b.cell(c)) for c in row)} |"
    yield ""


def _cell(cell: b.Cell) -> str:
    around = "~~" if cell.side == "old" else "**"
    body = "<br>".join(
        "".join(_part(part, around if marked else "") for part, marked in line) for line in cell.lines()
    )
    text = f"[{body}](<{cell.link}>)" if cell.link and not cell.link.startswith("#") else body
    text = f"**{text}**" if cell.bold and text else text
    return f"**{escape(cell.above)}**<br>{text}" if cell.above else text


def _part(text: str, around: str) -> str:
    """Return a part of a line, marked by ``around``; white space at its ends stays outside of the marks."""
    inner = escape(text)
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    return f"{before}{around}{inner}{around}{after}" if inner else before
