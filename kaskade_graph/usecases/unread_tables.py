"""Tables of a document that were not read: what a person is asked of each, and what the answer means.

A table is known by its place: the number of the table in the file, counted as the reader of tables counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.importers.blocks import Grid
from kaskade_graph.importers.tables.document import LaporanBaca
from kaskade_graph.importers.tables.ledger import Fate
from kaskade_graph.importers.tables.mapping.mapped import column_name, row_number
from kaskade_graph.importers.tables.rows import lay, names
from kaskade_graph.importers.tables.rows.lay import Row
from kaskade_graph.text import shown
from kaskade_graph.usecases.mending import NewTable

_SAMPLES = 3
_ROWS = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class UnreadColumn:
    """One column: its letter, and its first texts."""

    letter: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A table that was not read. ``heads`` is the row that seems to hold its headings, None for none; ``first`` is
    its first row. ``texts`` are those of the first row, to tell whether another page prints the same headings."""

    number: int
    grid: Grid
    columns: tuple[UnreadColumn, ...]
    heads: int | None
    first: int
    texts: tuple[str, ...]


def offers(laporan: LaporanBaca) -> list[Offer]:
    """Return the tables of a document of which nothing was read, or not the part that is left."""
    return [
        o for n, grid in enumerate(laporan.blocks.grids(), 1) if (o := _offer(laporan, grid, n)) is not None
    ]


def _offer(laporan: LaporanBaca, grid: Grid, number: int) -> Offer | None:
    read = {r.index for t in laporan.tables if t.grid is grid for r in _rows(t.segment.heads, t.segment.rows)}
    rows = [r for r in lay.rows_of(grid) if r.index not in read]
    if read or any(laporan.ledger.entry(c).fate is Fate.FACT for c in grid.cells):
        # Titles and signatures stand beside tables: only what should have been read is asked about.
        rows = [r for r in rows if any(laporan.ledger.entry(c).fate is Fate.UNREAD for c in r.cells())]
    columns = lay.columns_of(rows)
    if len(columns) < 2 or len(rows) < 2:
        return None
    heads = next((r for r in rows[:-1] if _may_be_headings(r, len(columns))), None)
    return Offer(
        number,
        grid,
        tuple(UnreadColumn(column_name(grid, c), _samples(rows, c)) for c in columns),
        row_number(grid, heads.index) if heads is not None else None,
        row_number(grid, rows[0].index),
        tuple(p.value for p in rows[0].own()),
    )


def _rows(heads: Sequence[Row], rows: Sequence[Row]) -> Iterator[Row]:
    yield from heads
    yield from rows


def _samples(rows: Sequence[Row], column: int) -> tuple[str, ...]:
    found = dict.fromkeys(p.value for p in lay.pieces_in(rows, column))
    return tuple(found)[:_SAMPLES]


def _may_be_headings(row: Row, columns: int) -> bool:
    own = row.own()
    return len(own) * 2 > columns and not any(names.is_figure(p.value) for p in own)


def told(
    found: Sequence[Offer], roles: Mapping[int, Mapping[str, str]], heads: Mapping[int, str]
) -> list[NewTable]:
    """Return what a person says of tables: ``roles`` by number of the table and letter, ``heads`` the rows of its
    headings as written (``4``, ``4-5``, or nothing for none).

    The tables right after one, of as many columns and with nothing said of them, are its next pages. Raises
    :class:`UsageError` for rows that are no rows.
    """
    out: list[NewTable] = []
    going_on: tuple[Offer, NewTable] | None = None
    for one in found:
        own = {letter: role for letter, role in roles.get(one.number, {}).items() if role}
        if own:
            made = NewTable(
                one.number, one.grid.spot.sheet, _heads(heads.get(one.number, "")), one.first, own
            )
            going_on = one, made
            out.append(made)
        elif going_on is not None and _is_next_page(one, going_on[0], out[-1].number):
            again = (one.first, one.first) if one.texts == going_on[0].texts and going_on[1].heads else None
            out.append(NewTable(one.number, None, again, one.first, going_on[1].roles))
        else:
            going_on = None
    return out


def _is_next_page(one: Offer, begun: Offer, last: int) -> bool:
    return one.number == last + 1 and one.grid.spot.sheet is None and one.grid.columns == begun.grid.columns


def _heads(text: str) -> tuple[int, int] | None:
    if not text.strip():
        return None
    match = _ROWS.fullmatch(text.strip())
    if match is None or int(match[2] or match[1]) < int(match[1]):
        raise UsageError(
            Teks(
                f"baris judul {shown(text)!r} tidak dipahami",
                f"the rows of headings {shown(text)!r} are not understood",
            ),
            Teks(
                "Tulis nomor barisnya, misalnya 4 atau 4-5.", "Write the number of the row, such as 4 or 4-5."
            ),
        )
    return int(match[1]), int(match[2] or match[1])
