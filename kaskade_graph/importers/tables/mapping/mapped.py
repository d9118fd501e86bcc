"""A mapping applied: to which table each of its parts belongs, and what it changes in the reading of that table."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.blocks import Block, Blocks, Cell, Grid, Paragraph, Spot
from kaskade_graph.importers.column_letters import column_letters, column_number
from kaskade_graph.importers.tables.headings.roles import LEVELS, Role
from kaskade_graph.importers.tables.headings.segments import Segment
from kaskade_graph.importers.tables.mapping.mapping import Correction, Mapping, TableMap
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.rows import lay, names
from kaskade_graph.importers.tables.rows.lay import Row
from kaskade_graph.text import shown, squeeze

Made = dict[int, tuple[Correction, str]]
"""Corrections that were made, each with what is printed, by the id of the cell or line."""
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")


def _offset(grid: Grid) -> tuple[int, int]:
    """Return by how much rows and columns of the sheet differ from those of the grid."""
    if grid.made:
        return 0, 0
    for cell in grid.cells:
        match = _REFERENCE.fullmatch(cell.spot.cell or "")
        if match:
            return int(match[2]) - 1 - cell.row, column_number(match[1]) - cell.column
    return 0, 0


def column_name(grid: Grid, column: int) -> str:
    """Return the letters of a column as the sheet has them, or counted from A in a document."""
    return column_letters(column + _offset(grid)[1])


def row_number(grid: Grid, row: int) -> int:
    """Return the number of a row as the sheet has it, or counted from 1 in a document."""
    return row + _offset(grid)[0] + 1


def headings_of(segment: Segment) -> tuple[str, ...]:
    """Return the headings of a table, folded: what makes it out in another file."""
    return tuple(names.folded(" ".join(p)) for _, p in sorted(segment.parts().items()))


def part_for(mapping: Mapping | None, segment: Segment, grid: Grid, number: int) -> TableMap | None:
    """Return the part of a mapping that is for a table: by its headings, else by its place."""
    if mapping is None:
        return None
    here = headings_of(segment)
    for part in mapping.tables:
        if part.headings and tuple(map(names.folded, part.headings)) == here:
            return part
    heads = [row_number(grid, row.index) for row in segment.heads]
    first = row_number(grid, segment.rows[0].index) if segment.rows else None
    for part in mapping.tables:
        if part.headings or not _is_here(part, grid, number):
            continue
        # A table is known by its first row of headings; by its first row of data where it has none.
        if part.heads[0] in heads if part.heads else part.first in (None, *([] if heads else [first])):
            return part
    return None


def _is_here(part: TableMap, grid: Grid, number: int) -> bool:
    if part.sheet is not None and part.sheet != grid.spot.sheet:
        return False
    return part.number is None or part.number == number


def apply(part: TableMap, plan: Plan, grid: Grid) -> None:
    """Put what a mapping says in the place of what was concluded."""
    columns = {column_name(grid, c): c for c in range(grid.columns)}
    headed = {names.folded(text): c for c, text in reversed(plan.headings.items())}
    named = {n: columns.get(n.upper(), headed.get(names.folded(n))) for n in part.roles}
    if part.leave_rest and None in named.values():
        raise _no_column(next(n for n, c in named.items() if c is None), plan)
    rest = Role("dipahami", grounds="peta")
    plan.roles = dict.fromkeys(plan.headings, rest) if part.leave_rest else {}
    plan.roles |= {c: part.roles[n] for n, c in named.items() if c is not None}
    for column in [c for c, r in plan.roles.items() if r.key == "abaikan"]:
        plan.roles[column] = replace(plan.roles[column], key="dipahami")
    plan.skip = frozenset(names.folded(t) for t in part.skip)
    plan.mapped = part
    if part.numbered:
        plan.learnt |= {("urut", level): "nomor" for level in LEVELS}
    for said, level in part.levels.items():
        kind, _, value = said.partition(" ")
        key: object = int(value) if value.isdigit() else value
        if kind == "kolom":
            key = columns.get(value, value)
        plan.learnt["tingkat", (kind, key)] = level


def _no_column(name: str, plan: Plan) -> InputError:
    there = ", ".join(shown(text[:60]) for text in plan.headings.values())
    return InputError(
        Teks(f"peta: tidak ada kolom {shown(name)!r}", f"mapping: there is no column {shown(name)!r}"),
        Teks(
            f"Pakai huruf kolom (B) atau salah satu judul: {there}",
            f"Use the letter of a column (B) or one of the headings: {there}",
        ),
    )


def forced(grid: Grid, mapping: Mapping | None, number: int, found: list[Segment]) -> list[Segment]:
    """Return the stretches of a grid with the tables that a mapping places in it by rows: under rows of headings, or
    from a first row of data where it has none."""
    parts = [
        p
        for p in (mapping.tables if mapping else ())
        if _begins(p) and not p.headings and _is_here(p, grid, number)
    ]
    known = {row_number(grid, s.heads[0].index) for s in found if s.heads}
    parts = [p for p in parts if p.heads is None or p.heads[0] not in known]
    return [made for segment in found for made in _split(segment, grid, parts)] if parts else found


def _begins(part: TableMap) -> int | None:
    return part.heads[0] if part.heads else part.first


def _split(segment: Segment, grid: Grid, parts: list[TableMap]) -> list[Segment]:
    """Return a stretch parted where tables of a mapping begin; rows of later pages stay with the last of them."""
    here = set(map(id, grid.cells))
    numbering = [segment.numbering] if segment.numbering else []
    rows = [*segment.heads, *numbering, *segment.repeated, *segment.rows]
    own = sorted((r for r in rows if any(id(c) in here for c in r.cells())), key=lambda r: r.index)
    at = {row_number(grid, r.index) for r in own}
    starting = {start: p for p in parts if (start := _begins(p)) in at}
    if not starting:
        return [segment]
    out, part = [Segment(exact=grid.exact)], None
    for row in own:
        number = row_number(grid, row.index)
        if number in starting:
            part = starting[number]
            out.append(Segment(exact=grid.exact, keys={} if part.heads else _unheaded(own)))
        elif part is not None and part.last is not None and number > part.last:
            part = None
            out.append(Segment(exact=grid.exact))
        heading = part is not None and part.heads is not None and number <= part.heads[1]
        (out[-1].heads if heading else out[-1].rows).append(row)
    out[-1].rows += [r for r in rows if all(r is not o for o in own)]
    return [s for s in out if s.heads or s.rows]


def _unheaded(rows: list[Row]) -> dict[int, list[str]]:
    """Return headings that say nothing, for a table without any: a mapping says what its columns hold."""
    return {column: [""] for column in lay.columns_of(rows)}


def corrected(blocks: Blocks, mapping: Mapping) -> tuple[Blocks, Made]:
    """Return the blocks with the corrections made, and each with what was printed, by the id of its cell or line.

    Raises :class:`InputError` for a correction of a place that is not there, or where another text stands.
    """
    left = list(mapping.corrections)
    made: Made = {}
    out: list[Block] = []
    for block in blocks.blocks if left else ():
        if isinstance(block, Grid):
            block = replace(block, cells=[_corrected(c, left, made, mapping) for c in block.cells])
        elif isinstance(block, Paragraph):
            block = _corrected(block, left, made, mapping)
        out.append(block)
    if left:
        raise InputError(
            Teks(
                f"{mapping.name}: koreksi untuk {shown(left[0].cell)!r}: tempat itu tidak ada dalam dokumen",
                f"{mapping.name}: correction of {shown(left[0].cell)!r}: there is no such place in the document",
            ),
            Teks(
                "Tempat ditulis seperti pada halaman --review.",
                "Places are written as on the page of --review.",
            ),
        )
    return (replace(blocks, blocks=out) if made else blocks), made


def within(made: Made, blocks: Blocks) -> Made:
    """Return the corrections that were made in these blocks."""
    sources = (s for b in blocks.blocks for s in ((b,) if isinstance(b, Paragraph) else b.cells))
    return {id(s): made[id(s)] for s in sources if id(s) in made} if made else made


_Source = TypeVar("_Source", Cell, Paragraph)


def _corrected(source: _Source, left: list[Correction], made: Made, mapping: Mapping) -> _Source:
    fix = next((c for c in left if is_at(c, source.spot)), None)
    if fix is None:
        return source
    left.remove(fix)
    if fix.printed is not None and squeeze(fix.printed) != squeeze(source.text):
        raise InputError(
            Teks(
                f"{mapping.name}: koreksi untuk {fix.cell}: di sana tercetak {shown(source.text[:60])!r}, "
                f"bukan {shown(fix.printed[:60])!r}",
                f"{mapping.name}: correction of {fix.cell}: {shown(source.text[:60])!r} is printed there, "
                f"not {shown(fix.printed[:60])!r}",
            ),
            Teks(
                "Dokumennya berubah sejak koreksi dibuat: periksa lagi.",
                "The document has changed since the correction was made: check it again.",
            ),
        )
    new = source if fix.text is None else _with_text(source, fix.text)
    made[id(new)] = (fix, source.text)
    return new


def _with_text(source: _Source, text: str) -> _Source:
    if isinstance(source, Cell):
        return replace(source, text=text, number=None)
    return replace(source, text=text)


def is_at(fix: Correction, spot: Spot) -> bool:
    """Say whether a correction is for what stands at a place."""
    if spot.cell:
        return fix.cell == spot.cell and fix.sheet in (None, spot.sheet)
    return fix.cell in place_names(spot)


def place_names(spot: Spot) -> tuple[str, ...]:
    """Return how the line of a document may be named: with its page, and by its line alone.

    >>> place_names(Spot(line=7, page=2))
    ('hlm. 2 baris 7', 'p. 2 line 7', 'baris 7', 'line 7')
    """
    if spot.line is None:
        return ()
    lines = (f"baris {spot.line}", f"line {spot.line}")
    if spot.page is None:
        return lines
    return (f"hlm. {spot.page} {lines[0]}", f"p. {spot.page} {lines[1]}", *lines)
