"""Blocks as one HTML page that stands by itself, on a screen and on A4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import singledispatch

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports.blocks import model as b
from kaskade_graph.reports.blocks.html_style import SCRIPT, STYLE
from kaskade_graph.reports.html_page import page, text

FINDINGS = "temuan"
"""The anchor of the heading below which findings stand: there is the filter for them."""


def write(report: b.Report, lang: Lang) -> str:
    """Return ``report`` as a page; with findings it has a small script of its own, and reads in full without it."""
    found = [block for block in report.blocks if isinstance(block, b.Finding)]
    body: list[str] = []
    for block in report.blocks:
        body += _parts(block)
        if found and isinstance(block, b.Heading) and block.anchor == FINDINGS:
            body += _filter(found, lang)
    # The cover is as wide as the page; what is below it has margins.
    head = [body.pop(0)] if isinstance(next(iter(report.blocks), None), b.Title) else []
    if found:
        skip = Teks("Langsung ke temuan", "Skip to the findings").pick(lang)
        head.insert(0, f'<a class="lewati" href="#{FINDINGS}">{skip}</a>')
    whole = "\n".join((*head, '<main class="lebar">', *body, "</main>")) + "\n"
    return page(report.title, lang, STYLE, whole, SCRIPT if found else "")


def _filter(found: Sequence[b.Finding], lang: Lang) -> Iterator[str]:
    """Yield the boxes and the field that choose findings, hidden until the script shows them."""
    levels = {f.severity.value: f.word for f in sorted(found, key=lambda f: f.severity.peringkat)}
    pattern = Teks("Tampil {n} dari {m} temuan", "Showing {n} of {m} findings").pick(lang)
    words = Teks("Cari kata dalam temuan", "Find words in the findings").pick(lang)
    yield '<form class="saring" hidden>'
    yield _boxes("tingkat", Teks("Tingkat", "Severity").pick(lang), levels)
    yield _boxes("keluarga", Teks("Pokok", "Subject").pick(lang), dict(sorted(f.family for f in found)))
    yield f'<input type="search" aria-label="{words}" placeholder="{words}">'
    yield f'<output data-pola="{pattern}" aria-live="polite"></output>\n</form>'


def _boxes(name: str, legend: str, values: Mapping[str, str]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{text(value)}" checked> {text(label)}</label>'
        for value, label in values.items()
    )
    return f"<fieldset><legend>{legend}</legend>{boxes}</fieldset>"


@singledispatch
def _parts(block: object) -> Iterator[str]:
    """Yield the elements of one block; a new page is none on a screen, and pictures stand in the naskah."""
    yield from ()


@_parts.register
def _(block: b.Title) -> Iterator[str]:
    about = "".join(f'<p class="edisi">{text(line)}</p>' for line in block.about)
    yield (
        f'<header class="sampul"><div class="lebar">\n<h1>{text(" ".join(block.lines))}</h1>{about}\n'
        "</div></header>"
    )


@_parts.register
def _(block: b.Heading) -> Iterator[str]:
    at = f' id="{text(block.anchor)}"' if block.anchor else ""
    yield f"<h{block.level + 1}{at}>{text(block.text)}</h{block.level + 1}>"


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
def _(block: b.SeverityCounts) -> Iterator[str]:
    cards = "".join(
        f'<div class="{one.severity.value}"><dt>{text(one.name)}</dt><dd class="angka">{one.number}</dd>'
        f"<dd>{text(one.meaning)}</dd></div>"
        for one in block.items
    )
    yield f'<dl class="kartu">{cards}</dl>'
    if block.note:
        yield f"<p><b>{text(block.note)}</b></p>"


@_parts.register
def _(block: b.Finding) -> Iterator[str]:
    level, code = block.severity.value, text(block.family[0])
    marks = [f'<span class="tingkat">{text(block.word)}</span>', f"<span>{text(block.code)}</span>"]
    marks += [f"<span>{text(remark)}</span>" for remark in block.remarks]
    if block.number:
        marks.insert(0, f'<a href="#{text(block.anchor)}">{text(block.number)}</a>')
    at = f' id="{text(block.anchor)}"' if block.anchor else ""
    yield (
        f'<article class="temuan {level}"{at} data-tingkat="{level}" data-keluarga="{code}">\n'
        f'<div class="kepala">{"".join(marks)}</div>\n<h4>{text(block.title)}</h4>'
    )
    if block.element:
        yield f'<p class="unsur">{text(block.element)}</p>'
    items = [f"<dt>{text(label)}</dt><dd>{text(said)}</dd>" for label, said in block.terms]
    seen = [f'<span class="tempat">{text(at)}</span><q>{text(said)}</q>' for at, said in block.evidence]
    if block.left:
        seen.append(f'<span class="tempat">{text(block.left)}</span>')
    if seen:
        quoted = "".join(f"<li>{one}</li>" for one in seen)
        items.append(f'<dt>{text(block.seen)}</dt><dd><ul class="bukti">{quoted}</ul></dd>')
    yield f"<dl>{''.join(items)}</dl>\n</article>"


@_parts.register
def _(block: b.Views) -> Iterator[str]:
    for part in block.page:
        yield from _parts(part)


@_parts.register
def _(block: b.Table) -> Iterator[str]:
    caption = f"<caption>{text(block.caption)}</caption>" if block.caption else ""
    share = 100 / sum(block.widths)
    columns = "".join(f'<col width="{width * share:.0f}%">' for width in block.widths)
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
