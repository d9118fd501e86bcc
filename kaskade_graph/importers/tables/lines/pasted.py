"""A table copied from a web page with one field a line: the headings below one another, then the fields of each row.

A row begins with a word of level where the first heading is that of levels, else with a running number or a code.
What it has beyond its fields are further indikator of the same element, whose other cells were merged. Rows that do
not fit end the table: what follows stays lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kaskade_graph.importers.blocks import Block, Blocks, Cell, Grid, Paragraph
from kaskade_graph.importers.tables.headings.columns import MEASURE
from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.headings.roles import LEVELS, LIKELY, Role
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.tables.rows.row_codes import WORD_OF_LEVEL

_FEWEST = 4
"""Headings below one another that are those of a table."""
_LONGEST_HEADING = 40
_OF_INDIKATOR = frozenset(
    ("indikator", "satuan", "nilai", "formulasi", "tipe", "sumber_data", "arah", "keterangan")
)
_NAMES = frozenset((*LEVELS, "nama"))
_STARTS = {
    "nomor": re.compile(r"\d{1,3}[.)]?"),
    "kode": re.compile(r"[0-9X]{1,2}\.[0-9X]{2}(?:\.[0-9X]{1,2}){0,3}(?:\.[0-9X]{2,5})?"),
}


def gathered(blocks: Blocks) -> Blocks:
    """Return a file with such tables as grids; the file itself when it has none, or has tables of its own."""
    if any(not isinstance(block, Paragraph) or "\n" in block.text for block in blocks.blocks):
        return blocks
    lines = [block for block in blocks.blocks if isinstance(block, Paragraph)]
    out: list[Block] = []
    at = 0
    while at < len(lines):
        roles = _headings(lines, at)
        table = _table(lines, at, roles) if roles else None
        if table is None:
            out.append(lines[at])
            at += 1
        else:
            grid, at = table
            out.append(grid)
    return replace(blocks, blocks=out) if len(out) < len(lines) else blocks


def _headings(lines: list[Paragraph], at: int) -> list[Role]:
    """Return what the headings from a line on mean, nothing when they are none of a table of ours."""
    out: list[Role] = []
    for line in lines[at:]:
        text = line.text.strip()
        if any(role.key == "indikator" for role in out) and _starts(line, out[0]):
            break
        role = meaning([text]) if 0 < len(text) <= _LONGEST_HEADING else None
        if role is None or (role.certainty < LIKELY and role.key not in ("nama", "sasaran", "tingkat")):
            break
        out.append(role)
    keys = [role.key for role in out]
    fits = len(out) >= _FEWEST and "indikator" in keys and not _NAMES.isdisjoint(keys)
    return out if fits and (keys[0] == "tingkat" or keys[0] in _STARTS) else []


def _table(lines: list[Paragraph], at: int, roles: list[Role]) -> tuple[Grid, int] | None:
    """Return the table below headings, and the line behind it; None when fewer than two rows are there."""
    width = len(roles)
    cells = [_cell(0, column, lines[at + column]) for column in range(width)]
    row, whole, end = 0, 0, at + width
    while (start := _next_filled(lines, end)) is not None and _starts(lines[start], roles[0]):
        fields = list(_fields(lines, start, roles))
        rows = _rows(fields, roles)
        for columns in rows:
            row += 1
            cells += [_cell(row, column, line) for column, line in columns]
        whole += bool(rows)
        rest = fields[sum(map(len, rows)) :]
        end = lines.index(fields[-1], start) + 1
        after = _next_filled(lines, end)
        goes_on = after is not None and _starts(lines[after], roles[0])
        if rest and (goes_on or not rows or MEASURE.search(rest[0].text)):
            # Fields that do not fit are of nothing: no heading is above them, and they are told.
            row += 1
            cells += [_cell(row, width + n, line) for n, line in enumerate(rest)]
        elif rest:
            end = lines.index(rest[0], start)
    if whole < 2:
        return None
    columns_ = max(cell.column for cell in cells) + 1
    return Grid(row + 1, columns_, _spanning(cells, width, row), spot=lines[at].spot), end


def _cell(row: int, column: int, line: Paragraph) -> Cell:
    return Cell(row, column, line.text, line.spot, hints=line.hints)


def _next_filled(lines: list[Paragraph], at: int) -> int | None:
    return next((n for n in range(at, len(lines)) if lines[n].text.strip()), None)


def _starts(line: Paragraph, first: Role) -> bool:
    text = line.text.strip()
    if first.key == "tingkat":
        return WORD_OF_LEVEL.fullmatch(text) is not None
    start = _STARTS.get(first.key)
    return start is not None and start.fullmatch(text) is not None


def _fields(lines: list[Paragraph], start: int, roles: list[Role]) -> Iterator[Paragraph]:
    """Yield the fields from a row's first to the next row's first, or to the first blank line behind a whole row."""
    yield lines[start]
    count = 1
    for line in lines[start + 1 :]:
        enough = count >= len(roles)
        if (enough and not line.text.strip()) or (
            _starts(line, roles[0]) and (enough or roles[0].key != "nomor")
        ):
            return
        if line.text.strip():
            count += 1
            yield line


def _rows(fields: list[Paragraph], roles: list[Role]) -> list[list[tuple[int, Paragraph]]]:
    """Return the fields of an element as rows: the first whole, each further one of an indikator alone."""
    if len(fields) < len(roles):
        return []
    rows = [list(enumerate(fields[: len(roles)]))]
    own = [column for column, role in enumerate(roles) if role.key in _OF_INDIKATOR]
    rest = fields[len(roles) :]
    figure = next((n for n, column in enumerate(own) if roles[column].key == "nilai"), None)
    while len(rest) >= len(own):
        part = rest[: len(own)]
        if names.is_figure(part[0].text) or (figure is not None and not _may_be_target(part[figure].text)):
            break
        rows.append(list(zip(own, part, strict=True)))
        rest = rest[len(own) :]
    return rows


def _may_be_target(text: str) -> bool:
    """Whether a text may be a target: short, with a figure, a grade or a mark for none."""
    return len(text) < _LONGEST_HEADING and (
        bool(re.search(r"\d|^\W*$", text)) or bool(re.fullmatch(r"\s*[A-Z]{1,3}[+-]?\s*", text))
    )


def _spanning(cells: list[Cell], width: int, last: int) -> list[Cell]:
    """Return the cells, each reaching down over the rows in which its column is not given again."""
    out: list[Cell] = []
    out += [cell for cell in cells if cell.column >= width]
    for column in range(width):
        here = [cell for cell in cells if cell.column == column]
        for cell, below in zip(here, [*here[1:], None], strict=True):
            out.append(replace(cell, rows=(below.row if below else last + 1) - cell.row))
    return sorted(out, key=lambda cell: (cell.row, cell.column))
