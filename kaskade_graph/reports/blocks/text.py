"""Blocks for a terminal: tables in columns, every text wrapped at the width that there is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from functools import singledispatch
from itertools import zip_longest

from kaskade_graph.reports.blocks import model as b
from kaskade_graph.text import shown

_GAP = 2
"""Spaces between columns."""


def write(report: b.Report, width: int = 100) -> str:
    """Return ``report`` as text at most ``width`` columns wide, where its tables allow that."""
    lines = [line for block in report.blocks for line in _lines(block, width)]
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


@singledispatch
def _lines(block: object, width: int) -> Iterator[str]:
    """Yield the lines of one block; pictures, pages and signatures have none on a terminal."""
    yield from ()


@_lines.register
def _(block: b.Title, width: int) -> Iterator[str]:
    yield ""
    for line in (*block.lines, *block.about):
        yield from _wrapped(line, width)


@_lines.register
def _(block: b.Heading, width: int) -> Iterator[str]:
    yield ""
    yield from _wrapped(block.text, width)


@_lines.register
def _(block: b.Paragraph, width: int) -> Iterator[str]:
    yield from _wrapped(block.text, width)


@_lines.register
def _(block: b.Badge, width: int) -> Iterator[str]:
    yield from _wrapped(f"{block.word} {block.text}", width)


@_lines.register
def _(block: b.Labelled, width: int) -> Iterator[str]:
    for label, text in block.items:
        yield from _wrapped(f"{label}: {text}", width, "  ")


@_lines.register
def _(block: b.Numbered, width: int) -> Iterator[str]:
    for n, (strong, text) in enumerate(block.items, 1):
        yield from _wrapped(f"{n}. {strong} {text}".replace("  ", " "), width, "   ")


@_lines.register
def _(block: b.Points, width: int) -> Iterator[str]:
    for point in block.items:
        lead = "    " * point.level + ("• " if point.dot else "")
        line = lead + shown(point.text)
        if len(line) <= width:
            yield line
        else:
            yield from textwrap.wrap(line, width, subsequent_indent=" " * len(lead), break_on_hyphens=False)


@_lines.register
def _(block: b.Table, width: int) -> Iterator[str]:
    yield ""
    if block.caption:
        yield from _wrapped(block.caption, width)
    cells = [[_cell(b.cell(c)) for c in row] for row in (block.heads, *block.rows)]
    widths = _widths(block, cells, width)
    yield from _row(cells[0], widths, block.numbers)
    yield "-" * (sum(widths) + _GAP * (len(widths) - 1))
    tall = any(len(_wrapped(text, w)) > 1 for row in cells[1:] for text, w in zip(row, widths, strict=True))
    for n, row in enumerate(cells[1:]):
        if tall and n:
            yield ""
        yield from _row(row, widths, block.numbers)


def _cell(cell: b.Cell) -> str:
    text = "\n".join(part for part in (cell.above, cell.text) if part)
    return "\n".join(shown(line) for line in text.split("\n"))


def _widths(block: b.Table, cells: list[list[str]], width: int) -> list[int]:
    """Return the width of each column: what its longest line and word want, within its share of the room."""
    room = width - _GAP * (len(block.heads) - 1)
    longest = [max(len(line) for row in cells for line in row[at].split("\n")) for at in range(len(cells[0]))]
    if sum(longest) <= room:
        return longest
    word = [max((len(w) for row in cells for w in row[at].split()), default=1) for at in range(len(cells[0]))]
    least = [min(w, 16) for w in word]
    spare = max(room - sum(least), 0)
    wanted = [
        max(long - low, 0) * share for long, low, share in zip(longest, least, block.widths, strict=True)
    ]
    total = sum(wanted) or 1
    return [
        min(long, low + int(spare * w / total)) for long, low, w in zip(longest, least, wanted, strict=True)
    ]


def _row(cells: list[str], widths: list[int], numbers: tuple[int, ...]) -> Iterator[str]:
    columns = [_wrapped(text, w) for text, w in zip(cells, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        yield (" " * _GAP).join(
            part.rjust(w) if at in numbers else part.ljust(w)
            for at, (part, w) in enumerate(zip(parts, widths, strict=True))
        )


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return [
        part
        for line in text.split("\n")
        for part in textwrap.wrap(shown(line), max(width, 8), subsequent_indent=indent) or [""]
    ]
