"""A file with the cascades of several units, one after another: parted at the titles that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kaskade_graph.importers.blocks import Block, Blocks, Cell, Grid, Paragraph
from kaskade_graph.importers.tables.headings.segments import Segment, segments
from kaskade_graph.importers.tables.identity import TITLE
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.tables.rows.bodies import is_office
from kaskade_graph.importers.tables.rows.lay import Row
from kaskade_graph.importers.title import BELOW, heading_of
from kaskade_graph.text import fold

_LONGEST = 200
_WHOLE = re.compile(
    r"(?:kecamatan|kapanewon|distrik|kelurahan|kalurahan|dinas|badan|inspektorat|sekretariat|biro) \S.*$",
    re.IGNORECASE,
)
"""A line of a letterhead that is the name of a unit."""
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]?")


def by_unit(blocks: Blocks) -> list[Blocks]:
    """Return the parts of a file that are of one unit each; the file itself when all of it is of one.

    A part begins with a title that names another unit than the one before. A single title that differs from most
    is a slip of who copied it, and parts nothing.
    """
    parted = _by_bands(blocks)
    if parted:
        return parted
    marks: list[tuple[int, str]] = []
    for at, block in enumerate(blocks.blocks):
        marks += [(at, unit) for unit in _named(block)]
    # A kelurahan or a biro names what it is part of beside it.
    marks = [(at, unit) for at, unit in marks if BELOW.match(unit)] or marks
    order = list(dict.fromkeys(unit for _, unit in marks))
    if len(order) < 2 or not _one_run_each(marks):
        return [blocks]
    begins = [next(at for at, u in marks if u == unit) for unit in order]
    if any(not _has_table(blocks.blocks[a:b]) for a, b in _stretches(begins, len(blocks.blocks))):
        return [blocks]
    begins[0] = 0
    return [replace(blocks, blocks=blocks.blocks[a:b]) for a, b in _stretches(begins, len(blocks.blocks))]


def _by_bands(blocks: Blocks) -> list[Blocks]:
    """Return the parts of a file of one table in which rows of their own name the unit of the rows below them."""
    grids = [b for b in blocks.blocks if isinstance(b, Grid)]
    headed = [s for g in grids for s in segments(g) if s.headed]
    if len(grids) != 1 or len(headed) != 1:
        return []
    bands = [(row.index, cell) for row in headed[0].rows if (cell := _band(row)) is not None]
    if len({fold(cell.text) for _, cell in bands}) < 2 or bands[0][0] != headed[0].rows[0].index:
        return []
    ends = [*(index for index, _ in bands[1:]), grids[0].rows]
    return [_part(blocks, grids[0], bands[0][0], *band, end) for band, end in zip(bands, ends, strict=True)]


def _band(row: Row) -> Cell | None:
    """Return the cell of a row that says nothing but the name of a unit, with a number before it at most."""
    texts = [p for p in row.own() if not _NUMBER.fullmatch(p.value)]
    if len(texts) != 1 or len(texts[0].cells) != 1 or len(texts[0].value.split()) < 2:
        return None
    return texts[0].cells[0] if is_office(texts[0].value) else None


def _part(blocks: Blocks, grid: Grid, heads: int, at: int, band: Cell, end: int) -> Blocks:
    """Return the part below one band: what stands above all of them, the name of the unit, and its rows."""
    kept = [c for c in grid.cells if c.row < heads or at < c.row < end]
    name = Paragraph(band.text, band.spot)
    out: list[Block] = []
    for block in blocks.blocks:
        out += [name, replace(grid, cells=kept)] if block is grid else [block]
    return replace(blocks, blocks=out)


def _stretches(begins: list[int], end: int) -> Iterator[tuple[int, int]]:
    return zip(begins, [*begins[1:], end], strict=True)


def _one_run_each(marks: list[tuple[int, str]]) -> bool:
    """Whether the titles of each unit stand together: units in turn are pages of one document."""
    runs = [unit for n, (_, unit) in enumerate(marks) if n == 0 or marks[n - 1][1] != unit]
    return len(runs) == len(set(runs))


def _named(block: Block) -> Iterator[str]:
    """Yield the units that titles in a block name."""
    if isinstance(block, Paragraph):
        lines = block.text.split("\n")
    elif isinstance(block, Grid):
        lines = _title_rows(segments(block))
    else:
        return
    if isinstance(block, Grid) and not any(
        TITLE.search(line) and heading_of([line], []).unit for line in lines
    ):
        lines = [line for line in lines if _WHOLE.match(line.strip())][-1:]
    for line in lines:
        text = names.value(line)
        if 0 < len(text) < _LONGEST and (
            TITLE.search(text) or (isinstance(block, Grid) and _WHOLE.match(text))
        ):
            heading = heading_of([text], [])
            if heading.unit and not heading.unit[:1].islower():
                yield fold(heading.unit)


def _title_rows(found: list[Segment]) -> list[str]:
    if not found or found[0].headed:
        return []
    return [p.value for row in found[0].rows for p in row.own()]


def _has_table(blocks: list[Block]) -> bool:
    return any(isinstance(b, Grid) and any(s.headed for s in segments(b)) for b in blocks)
