"""Blocks as one HTML page that stands by itself, on a screen and on A4."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from kaskade_graph.errors import Lang
from kaskade_graph.reports.blocks import model as b
from kaskade_graph.reports.html_page import page, text

_STYLE = """
body { font: 16px/1.5 "Noto Sans", "Segoe UI", system-ui, sans-serif; color: #1a1a1a; margin: 0 auto;
  max-width: 76rem; padding: 1.5rem; }
header { border-bottom: 3px solid #1f3a5f; margin-bottom: 1.2rem; }
h1 { font-size: 1.7rem; color: #1f3a5f; margin: 0 0 .2rem; } h2 { font-size: 1.3rem; color: #1f3a5f; }
h3, h4 { color: #1f3a5f; margin-bottom: .4rem; } .about, small, .small { color: #404a57; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 1.4rem; font-size: .92rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid #bfc5cc; padding: .35rem .55rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
thead th { background: #1f3a5f; color: #fff; overflow-wrap: normal; } td.n, th.n { text-align: right; }
td.error { background: #f4b6b0; } td.warning { background: #ffe29a; } td.info { background: #cfe2f3; }
del { background: #f7c9c9; } ins { background: #c4e9cb; text-decoration: none; }
td.t1 { padding-left: 1.2rem; } td.t2 { padding-left: 1.9rem; } td.t3 { padding-left: 2.6rem; }
td.t4 { padding-left: 3.3rem; } td.t5 { padding-left: 4rem; } td.t6 { padding-left: 4.7rem; }
.total td { font-weight: 700; background: #eef1f4; } .above { display: block; font-weight: 700; }
dt { font-weight: 700; } dd { margin: 0 0 .5rem; }
.sign { display: flex; justify-content: space-around; margin: 2rem 0; text-align: center; break-inside: avoid; }
@page { size: A4 landscape; margin: 14mm; }
@media print { body { font-size: 9.5pt; max-width: none; padding: 0; } .wide { overflow: visible; }
  tr, dl { break-inside: avoid; } h2, h3, h4, caption { break-after: avoid; } thead { display: table-header-group; }
  th, td { print-color-adjust: exact; -webkit-print-color-adjust: exact; } a { color: inherit; } }
"""


def write(report: b.Report, lang: Lang) -> str:
    """Return ``report`` as a page."""
    return page(
        report.title, lang, _STYLE, "\n".join(part for x in report.blocks for part in _parts(x)) + "\n"
    )


@singledispatch
def _parts(block: object) -> Iterator[str]:
    """Yield the elements of one block; a new page is none on a screen, and pictures stand in the naskah."""
    yield from ()


@_parts.register
def _(block: b.Title) -> Iterator[str]:
    about = "".join(f'<p class="about">{text(line)}</p>' for line in block.about)
    yield f"<header><h1>{text(' '.join(block.lines))}</h1>{about}</header>"


@_parts.register
def _(block: b.Heading) -> Iterator[str]:
    yield f"<h{block.level + 1}>{text(block.text)}</h{block.level + 1}>"


@_parts.register
def _(block: b.Paragraph) -> Iterator[str]:
    yield f'<p class="small">{text(block.text)}</p>' if block.small else f"<p>{text(block.text)}</p>"


@_parts.register
def _(block: b.Badge) -> Iterator[str]:
    yield f"<p><b>{text(block.word)}</b> {text(block.text)}</p>"


@_parts.register
def _(block: b.Labelled) -> Iterator[str]:
    yield "<dl>" + "".join(f"<dt>{text(k)}</dt><dd>{_lines(v)}</dd>" for k, v in block.items) + "</dl>"


@_parts.register
def _(block: b.Numbered) -> Iterator[str]:
    items = (f"<li>{f'<b>{text(k)}</b> ' if k else ''}{text(v)}</li>" for k, v in block.items)
    yield f"<ol>{''.join(items)}</ol>"


@_parts.register
def _(block: b.Points) -> Iterator[str]:
    depth, out = min((p.level for p in block.items), default=1) - 1, ""
    first = depth
    for point in block.items:
        out += "<ul>" * (point.level - depth) or "</li>" + "</ul></li>" * (depth - point.level)
        out += f"<li>{text(point.text)}"
        depth = point.level
    yield out + "</li></ul>" * (depth - first)


@_parts.register
def _(block: b.Views) -> Iterator[str]:
    yield from _parts(block.page)


@_parts.register
def _(block: b.Table) -> Iterator[str]:
    caption = f"<caption>{text(block.caption)}</caption>" if block.caption else ""
    share = 100 / sum(block.widths)
    columns = "".join(f'<col style="width:{width * share:.0f}%">' for width in block.widths)
    heads = "".join(f'<th scope="col"{_number(block, at)}>{text(h)}</th>' for at, h in enumerate(block.heads))
    rows = []
    for n, row in enumerate(block.rows, 1):
        cells = "".join(_cell(b.cell(c), _number(block, at)) for at, c in enumerate(row))
        last = ' class="total"' if block.total and n == len(block.rows) else ""
        rows.append(f"<tr{last}>{cells}</tr>")
    yield (
        f'<div class="wide"><table>{caption}<colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


@_parts.register
def _(block: b.Signatures) -> Iterator[str]:
    columns = "".join(f"<div>{_lines(chr(10).join(lines))}</div>" for lines in block.columns)
    yield f'<div class="sign">{columns}</div>'


def _number(block: b.Table, at: int) -> str:
    return ' class="n"' if at in block.numbers else ""


def _cell(cell: b.Cell, look: str) -> str:
    look = (
        f' class="{cell.colour.value}"'
        if cell.colour
        else f' class="t{min(cell.indent, 6)}"'
        if cell.indent
        else look
    )
    above = f'<span class="above">{text(cell.above)}</span>' if cell.above else ""
    body = "<br>".join("".join(_part(cell, *part) for part in line) for line in cell.lines())
    body = f'<a href="{text(cell.link)}">{body}</a>' if cell.link else body
    return f"<td{look}>{above}{f'<b>{body}</b>' if cell.bold else body}</td>"


def _lines(value: str) -> str:
    return "<br>".join(text(line) for line in value.split("\n"))


def _part(cell: b.Cell, part: str, marked: bool) -> str:
    """Return a part of a line; white space at its ends stays, and outside of the mark."""
    inner = text(part)
    before, after = (" " if end.isspace() else "" for end in (part[:1], part[-1:]))
    tag = "del" if cell.side == "old" else "ins"
    return (
        f"{before}<{tag}>{inner}</{tag}>{after}"
        if marked and inner
        else f"{before}{inner}{after if inner else ''}"
    )
