"""Blocks for a terminal: tables in columns, every text wrapped at the width that there is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from itertools import zip_longest

from kaskade_graph.reports.blocks import model as b
from kaskade_graph.text import shown

_GAP = 2
"""Spaces between columns."""
_BOLD = "1"
_SIDES: dict[b.Side, str] = {"old": "31", "new": "32"}


@dataclass(frozen=True, slots=True)
class _Look:
    """How wide the terminal is, and whether it has colours."""

    width: int
    color: bool = False

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and code else text


def write(report: b.Report, width: int = 100, *, color: bool = False) -> str:
    """Return ``report`` as text at most ``width`` columns wide, where its tables allow that."""
    look = _Look(width, color)
    lines = [line for block in report.blocks for line in _lines(block, look)]
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


@singledispatch
def _lines(block: object, look: _Look) -> Iterator[str]:
    """Yield the lines of one block; pictures, pages and signatures have none on a terminal."""
    yield from ()


@_lines.register
def _(block: b.Title, look: _Look) -> Iterator[str]:
    yield ""
    for line in (*block.lines, *block.about):
        yield from (look.paint(part, _BOLD) for part in _wrapped(line, look.width))


@_lines.register
def _(block: b.Heading, look: _Look) -> Iterator[str]:
    yield ""
    yield from (look.paint(part, _BOLD) for part in _wrapped(block.text, look.width))


@_lines.register
def _(block: b.Paragraph, look: _Look) -> Iterator[str]:
    yield from _wrapped(block.text, look.width)


@_lines.register
def _(block: b.Badge, look: _Look) -> Iterator[str]:
    yield from _wrapped(f"{block.word} {block.text}", look.width)


@_lines.register
def _(block: b.Labelled, look: _Look) -> Iterator[str]:
    for label, text in block.items:
        yield from _wrapped(f"{label}: {text}", look.width, "  ")


@_lines.register
def _(block: b.Numbered, look: _Look) -> Iterator[str]:
    for n, (strong, text) in enumerate(block.items, 1):
        yield from _wrapped(f"{n}. {strong} {text}".replace("  ", " "), look.width, "   ")


@_lines.register
def _(block: b.Points, look: _Look) -> Iterator[str]:
    for point in block.items:
        lead = f"{point.sign} {'  ' * point.level}" if point.sign else "    " * point.level
        lead += "• " if point.dot else ""
        hang = " " * (len(lead) + (2 if point.sign else 0))
        line = lead + shown(point.text)
        lines = [line]
        if len(line) > look.width:
            lines = textwrap.wrap(line, look.width, subsequent_indent=hang, break_on_hyphens=False)
        yield from (look.paint(part, _SIDES.get(point.side, "")) for part in lines)


@_lines.register
def _(block: b.Views, look: _Look) -> Iterator[str]:
    yield from _lines(block.outline, look)


@_lines.register
def _(block: b.Table, look: _Look) -> Iterator[str]:
    yield ""
    if block.caption:
        yield from _wrapped(block.caption, look.width)
    cells = [[_cell(b.cell(c)) for c in row] for row in (block.heads, *block.rows)]
    widths = _widths(block, cells, look.width)
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
