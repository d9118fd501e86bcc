"""Text: lines as paragraphs; neighbouring lines drawn as a table (tabs, pipes, columns of spaces) as grids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.blocks import Block, Cell, Grid, Spot
from kaskade_graph.importers.formats.aligned import aligned
from kaskade_graph.importers.formats.piped import is_piped, piped
from kaskade_graph.importers.guarded.decoding import decode
from kaskade_graph.text import shown

MAX_LINES = 200_000
"""A cascade of one unit has some thousand lines; more is not such a document."""
MAX_LINE_CHARS = 100_000
"""Longest line accepted, in characters."""
# Only what editors count as a line end, so that the numbers shown are those a person finds there.
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_text(data: bytes, name: str) -> tuple[list[Block], list[Teks]]:
    """Return a text as paragraphs, one a line with blank ones, and grids.

    Lines with tabs are a grid whose cells are exactly what stands between the tabs, so that the line can be had
    again from them. Lines between pipes are one too. Columns of spaces give a grid that is not exact. A form
    feed begins a page.

    Raises :class:`InputError` when the bytes are not text, or have more or longer lines than allowed.
    """
    lines = list(_lines(decode(data, shown(name)), shown(name)))
    blocks: list[Block] = []
    for kind, group in groupby(lines, key=_kind):
        found = list(group)
        if kind == "tabs":
            blocks.append(_tabbed(found))
        elif kind == "pipes":
            blocks += piped(found)
        else:
            blocks += aligned(found)
    return blocks, []


def _kind(line: tuple[str, Spot]) -> str:
    if line[0].partition("\t")[2].strip():
        return "tabs"
    return "pipes" if is_piped(line[0]) else "lines"


def _tabbed(lines: list[tuple[str, Spot]]) -> Grid:
    cells = []
    width = 0
    for row, (text, spot) in enumerate(lines):
        parts = text.split("\t")
        while len(parts) > 1 and not parts[-1].strip():
            parts.pop()
        width = max(width, len(parts))
        cells += [Cell(row, column, part, spot) for column, part in enumerate(parts) if part.strip()]
    first, last = lines[0][1], lines[-1][1]
    return Grid(len(lines), width, cells, spot=Spot(line=first.line, last_line=last.line, page=first.page))


def _lines(text: str, name: str) -> Iterator[tuple[str, Spot]]:
    """Number the physical lines, and the pages when there are form feeds."""
    paged = "\f" in text
    page = 1
    physical = _LINE_END.split(text)
    if not physical[-1]:
        physical.pop()
    if len(physical) > MAX_LINES:
        raise InputError(
            Teks(
                f"{name}: {len(physical)} baris; paling banyak {MAX_LINES}",
                f"{name}: {len(physical)} lines; at most {MAX_LINES} are read",
            )
        )
    for number, whole in enumerate(physical, start=1):
        if len(whole) > MAX_LINE_CHARS:
            raise InputError(
                Teks(
                    f"{name}: baris {number} berisi {len(whole)} karakter; paling panjang {MAX_LINE_CHARS}",
                    f"{name}: line {number} has {len(whole)} characters; at most {MAX_LINE_CHARS} are read",
                )
            )
        for index, part in enumerate(whole.split("\f")):
            page += index > 0
            if part or not index:
                yield part, Spot(line=number, page=page if paged else None)
