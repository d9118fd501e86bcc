"""Blocks for a terminal: tables in columns, every text wrapped at the width that there is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from itertools import zip_longest

from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.reports.blocks import model as b
from kaskade_graph.text import shown, squeeze

_GAP = 2
"""Spaces between columns."""
_BOLD, _DIM = "1", "2"
_BRIEF = 2
"""Lines that the condition of a brief finding has."""
_GRAVITY = {Keparahan.ERROR: "31", Keparahan.WARNING: "33", Keparahan.INFO: "36"}
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
    lines = [line.rstrip() for block in report.blocks for line in _lines(block, look)]
    # Blocks part themselves from what is around them: between two of them one empty line is enough.
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).strip("\n") + "\n"


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
    yield from (look.paint(line, _DIM if block.small else "") for line in _wrapped(block.text, look.width))


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
        yield from (look.paint(part, _SIDES.get(point.side, "") or _gravity(point.colour)) for part in lines)


@_lines.register
def _(block: b.SeverityCounts, look: _Look) -> Iterator[str]:
    said = block.line(lambda one: look.paint(f"{one.number} {one.counted}", _GRAVITY[one.severity]))
    yield from [said] if look.color else _wrapped(said, look.width)


@_lines.register
def _(block: b.Finding, look: _Look) -> Iterator[str]:
    remarks = f" ({', '.join(block.remarks)})" if block.remarks else ""
    head = f"{block.word} {block.code} {block.title}{remarks}"
    if block.brief:
        head = _short(f"{head} · {block.element}" if block.element else head, look.width - 2)
    first, *more = _indented(head, look.width, "  ")
    yield first.replace(block.word, look.paint(block.word, _gravity(block.severity)), 1)
    yield from more
    for label, text in block.terms:
        said = _indented(f"{label}: {text}" if label else text, look.width, "    ", "    ")
        if block.brief and len(said) > _BRIEF:
            said = [*said[: _BRIEF - 1], said[_BRIEF - 1][: look.width - 4].rstrip(" ,;") + " ..."]
        yield from said
    for place, quotation in block.evidence:
        yield from _place(shown(place), quotation, look.width)
    if block.left:
        yield look.paint(f"    {block.left}", _DIM)
    if not block.brief:
        yield ""


def _gravity(severity: Keparahan | None) -> str:
    return _GRAVITY[severity] if severity else ""


def _indented(text: str, width: int, first: str, rest: str = "    ") -> list[str]:
    return textwrap.wrap(shown(squeeze(text)), width, initial_indent=first, subsequent_indent=rest)


def _place(place: str, quotation: str, width: int) -> Iterator[str]:
    room = width - len(place) - 8
    # Where the place is long the quotation goes below it.
    if room < 30:
        yield from (f"    {place}", f"      “{_short(quotation, width - 8)}”")
    else:
        yield f"    {place}  “{_short(quotation, room)}”"


def _short(text: str, width: int) -> str:
    flat = shown(squeeze(text))
    return flat if len(flat) <= width else flat[: width - 4].rstrip() + " ..."


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
    if (
        sum(widths) + _GAP * (len(widths) - 1) > look.width
    ):  # too many columns for this terminal: a line a cell
        for row in cells[1:]:
            lines = (f"{head}: {text}" for head, text in zip(cells[0], row, strict=True) if text)
            yield from ("", *(part for line in lines for part in _wrapped(line, look.width, "  ")))
        return
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
