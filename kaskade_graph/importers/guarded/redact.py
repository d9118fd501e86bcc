"""Blocks without personal data: what every format gives passes through here before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kaskade_graph import personal
from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Block, Blocks, Boxes, Cell, Grid, Paragraph, Spot
from kaskade_graph.personal import Known, PersonalKind, Span, Tally
from kaskade_graph.text import fold, shown

_Found = dict[int, list[list[Span]]]
"""By the place of a cell in its grid (of a paragraph among the blocks): the spans of each of its lines."""
_NAMES = re.compile(r"nama(?: (?:lengkap|pejabat|pegawai|pns|asn))?(?: (?:nip|jabatan|dan nip))?")
_HEADING_ROWS = 20
_BESIDE = re.compile(r"(?:nip|nik|pangkat|golongan|gol|jabatan)\b.*")


def redact(blocks: Blocks) -> Blocks:
    """Return ``blocks`` with names and numbers of persons masked; how many and where is told.

    Nothing is changed where personal data was asked for (:func:`kaskade_graph.personal.wanted`).
    """
    if personal.wanted():
        return blocks
    tally = Tally()
    out = list(blocks.blocks)
    _paragraphs(out, tally)
    for at, block in enumerate(out):
        if isinstance(block, Grid):
            out[at] = _grid(block, tally)
        elif isinstance(block, Boxes):
            out[at] = replace(block, cells=tuple(_alone(cell, tally) for cell in block.cells))
    _known(out, tally)
    personal.tell(tally)
    return Blocks(personal.mask(blocks.name), blocks.sha256, out, blocks.notes)


def _known(blocks: list[Block], tally: Tally) -> None:
    """Mask, everywhere, the names that one place of the document told for certain."""
    known = Known(tally.names)
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            text, spans = known.masked(block.text)
            tally.add(spans, place(block.spot))
            blocks[at] = replace(block, text=text) if spans else block
        elif isinstance(block, Grid):
            blocks[at] = replace(block, cells=[_cell(cell, known, tally) for cell in block.cells])
        else:
            blocks[at] = replace(block, cells=tuple(_cell(cell, known, tally) for cell in block.cells))


def _cell(cell: Cell, known: Known, tally: Tally) -> Cell:
    text, spans = known.masked(cell.text)
    tally.add(spans, place(cell.spot))
    return replace(cell, text=text) if spans else cell


def _paragraphs(blocks: list[Block], tally: Tally) -> None:
    """Mask the paragraphs; all are looked at together, and the tables between them are passed over."""
    lines: list[str] = []
    owner: list[int] = []
    for n, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            parts = block.text.split("\n")
            lines += parts
            owner += [n] * len(parts)
    found: _Found = {}
    for n, spans in zip(owner, personal.find(lines), strict=True):
        found.setdefault(n, []).append(spans)
    for n, each in found.items():
        block = blocks[n]
        if not any(each) or not isinstance(block, Paragraph):
            continue
        parts = block.text.split("\n")
        for spans, part in zip(each, parts, strict=True):
            tally.add(spans, place(block.spot), part)
        blocks[n] = replace(block, text="\n".join(map(personal.put, parts, each)))


def _grid(grid: Grid, tally: Tally) -> Grid:
    """Return the table with its cells masked, itself when there is nothing to mask."""
    found = _in_grid(grid, tally)
    if not found:
        return grid
    cells = [
        replace(cell, text=found[n], number=None, kind=None) if n in found else cell
        for n, cell in enumerate(grid.cells)
    ]
    return replace(grid, cells=cells)


def masked_cells(grid: Grid) -> dict[tuple[int, int], str]:
    """Return the new text of the cells of ``grid`` that hold personal data, by row and column; it is told."""
    tally = Tally()
    found = _in_grid(grid, tally)
    personal.tell(tally)
    return {(grid.cells[n].row, grid.cells[n].column): text for n, text in found.items()}


def _in_grid(grid: Grid, tally: Tally) -> dict[int, str]:
    """Return the new text of cells: columns are read downwards and rows across, for a name stands either way."""
    found: _Found = {}
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for n, cell in enumerate(grid.cells):
        by_row.setdefault(cell.row, []).append(n)
        by_column.setdefault(cell.column, []).append(n)
    for cells in by_column.values():
        _down(grid, cells, found)
    _across(grid, by_row, found)
    _listed(grid, by_row, by_column, found)
    out = {}
    for n in sorted(found):
        spans = [personal.merged(one) for one in found[n]]
        if any(spans):
            lines = grid.cells[n].text.split("\n")
            for one, line in zip(spans, lines, strict=True):
                tally.add(one, place(grid.cells[n].spot), line)
            out[n] = "\n".join(map(personal.put, lines, spans))
    return out


def _add(grid: Grid, found: _Found, n: int, line: int, spans: Sequence[Span]) -> None:
    if spans:
        lines = found.setdefault(n, [[] for _ in grid.cells[n].text.split("\n")])
        lines[line] += spans


def _down(grid: Grid, cells: Sequence[int], found: _Found) -> None:
    lines, owner = [], []
    for n in cells:
        for k, line in enumerate(grid.cells[n].text.split("\n")):
            lines.append(line)
            owner.append((n, k))
    for (n, k), spans in zip(owner, personal.find(lines), strict=True):
        _add(grid, found, n, k, spans)


def _across(grid: Grid, by_row: dict[int, list[int]], found: _Found) -> None:
    """Look at the rows, cells set apart by tabs; what is found in a row goes back to its cells."""
    rows = [by_row[row] for row in sorted(by_row)]
    lines = ["\t".join(grid.cells[n].text.replace("\n", " ") for n in row) for row in rows]
    for row, spans in zip(rows, personal.find(lines), strict=True):
        if not spans:
            continue
        start = 0
        for n in row:
            for k, line in enumerate(grid.cells[n].text.split("\n")):
                end = start + len(line)
                inside = [
                    Span(max(s.start, start) - start, min(s.end, end) - start, s.jenis)
                    for s in spans
                    if s.start < end
                    and s.end > start
                    # Numbers of neighbouring cells are no number of a person, however many digits they have together.
                    and (s.jenis is PersonalKind.NAMA or (s.start >= start and s.end <= end))
                ]
                _add(grid, found, n, k, inside)
                start = end + 1


def _listed(grid: Grid, by_row: dict[int, list[int]], by_column: dict[int, list[int]], found: _Found) -> None:
    """Mask the column ``Nama`` of a list of persons: a table with a column of NIP, rank or post beside it."""
    for row in sorted(by_row)[:_HEADING_ROWS]:
        words = {n: fold(grid.cells[n].text) for n in by_row[row]}
        if not any(_BESIDE.fullmatch(word) for word in words.values()):
            continue
        for n in (n for n, word in words.items() if _NAMES.fullmatch(word)):
            for below in (m for m in by_column[grid.cells[n].column] if grid.cells[m].row > row):
                for k, line in enumerate(grid.cells[below].text.split("\n")):
                    if personal.is_name(line):
                        text = line.strip()
                        start = line.index(text)
                        _add(grid, found, below, k, [Span(start, start + len(text), PersonalKind.NAMA)])


def _alone(cell: Cell, tally: Tally) -> Cell:
    lines = cell.text.split("\n")
    found = personal.find(lines)
    for line, spans in zip(lines, found, strict=True):
        tally.add(spans, place(cell.spot), line)
    return replace(cell, text="\n".join(map(personal.put, lines, found))) if any(found) else cell


def place(spot: Spot) -> Teks | None:
    """Return a place as messages name it; None where the format tells none."""
    if spot.cell and spot.sheet:
        where = shown(f"{spot.sheet}!{spot.cell}")
        return Teks(where, where)
    if spot.line is not None:
        page = (f"halaman {spot.page} ", f"page {spot.page} ") if spot.page else ("", "")
        return Teks(f"{page[0]}baris {spot.line}", f"{page[1]}line {spot.line}")
    if spot.cell:
        where = shown(spot.cell)
        english = where.replace("tabel", "table").replace("baris", "row").replace("kolom", "column")
        return Teks(where, english.replace("paragraf", "paragraph"))
    return Teks(f"halaman {spot.page}", f"page {spot.page}") if spot.page else None
