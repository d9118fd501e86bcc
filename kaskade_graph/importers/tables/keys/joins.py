"""Tables that name each other by keys, joined before they are read: each row says whose it is as if it were printed.

The tables of a database (files of a folder, sheets of a workbook, lists of an export) hold one level each, and a key
for the row above. Joined, each is a table like any other, with the names of the elements above in columns of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Mapping_
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.blocks import Block, Blocks, Cell, Grid, Spot
from kaskade_graph.importers.tables.headings.heading_words import words
from kaskade_graph.importers.tables.headings.roles import LEVELS, OWN_SASARAN
from kaskade_graph.importers.tables.keys import keyed
from kaskade_graph.importers.tables.keys.keyed import (
    FIGURES,
    INDIKATOR,
    NAMING,
    ORDER,
    TITLES,
    Key,
    Table,
    at,
)
from kaskade_graph.importers.tables.mapping.mapping import JoinMap, Mapping
from kaskade_graph.text import shown

_FITS = 0.8
"""The part of the keys of a column that the other table has to have, for the two to be joined."""
_DEEPEST = 20
_Known = TypeVar("_Known")
_ORPHAN = "kunci tanpa baris induk"


@dataclass(frozen=True, slots=True)
class Join:
    """A table of which ``columns`` name rows of ``upper``, by its columns ``keys``. ``said`` is false where no
    heading says so, and the values fit."""

    table: Table
    columns: tuple[int, ...]
    upper: Table
    keys: tuple[int, ...]
    said: bool = True


@dataclass(slots=True)
class Joined:
    """The blocks of a file with its tables joined: ``copies`` are the cells that stand in more than one place, each
    with the cell that it is; ``aside`` the cells that stand in no table now, and what they are."""

    blocks: Blocks
    joins: list[Join] = field(default_factory=list)
    copies: list[tuple[Cell, Cell]] = field(default_factory=list)
    aside: list[tuple[Cell, str]] = field(default_factory=list)


def joined(blocks: Blocks, mapping: Mapping | None = None) -> Joined:
    """Return the blocks of a file with those tables joined that name each other by keys, or as ``mapping`` says.

    Raises :class:`InputError` where it names a table or a column that is not there.
    """
    tables = [t for grid in blocks.grids() if (t := keyed.table_of(grid)) is not None]
    names = Counter(t.name for t in tables)
    tables = [
        t for t in tables if names[t.name] == 1
    ]  # lists side by side in the objects of one list have one name
    if mapping is not None and mapping.joins is not None:
        joins = [_as_said(said, tables, mapping.name) for said in mapping.joins]
    else:
        joins = [j for table in tables for j in _joins(table, tables)] if len(tables) > 1 else []
    return _Joiner(blocks, joins).run() if joins else Joined(blocks)


def _as_said(said: JoinMap, tables: Sequence[Table], name: str) -> Join:
    by_name = {t.name: t for t in tables}
    table, upper = (_there(by_name, n, f"{name}: gabung") for n in (said.table, said.upper))
    one, other = ({h: c for c, h in reversed(t.heads.items())} for t in (table, upper))
    columns = tuple(_there(one, c, f"{name}: gabung, {said.table}") for c in said.columns)
    return Join(
        table, columns, upper, tuple(_there(other, k, f"{name}: gabung, {said.upper}") for k in said.keys)
    )


def _there(known: Mapping_[str, _Known], name: str, at_: str) -> _Known:
    if name in known:
        return known[name]
    listed = ", ".join(map(shown, known))
    raise InputError(
        Teks(f"{at_}: {shown(name)!r} tidak ada", f"{at_}: there is no {shown(name)!r}"),
        Teks(f"Yang ada: {listed}", f"There are: {listed}"),
    )


def _joins(table: Table, tables: Sequence[Table]) -> Iterator[Join]:
    """Yield what the keys of a table name, one table for each."""
    own = table.own.get(False, ())
    named = {table.role(c) for c in table.heads}
    for column, key in table.keys.items():
        if column in own or (key.of is None and not key.parent):
            continue
        fitting = [
            join
            for upper in tables
            if upper is not table
            and (join := _join(table, column, key, upper)) is not None
            and (upper.holds != table.holds or table.holds not in named)
        ]
        best = min(fitting, key=lambda j: _rank(j, key), default=None)
        if best is not None:
            yield best


def _rank(join: Join, key: Key) -> tuple[bool, int]:
    """Tell which of several tables a key names: the one of that very name, else the lowest."""
    heading = words(join.table.heads[join.columns[-1]])
    apart = words(join.upper.name) not in heading
    return apart, -ORDER.index(join.upper.holds or "")


def _join(table: Table, column: int, key: Key, upper: Table) -> Join | None:
    """Return how a column of keys names the rows of another table, None where it does not."""
    keys = upper.own.get(key.code)
    if keys is None or (column in table.own.get(True, ()) and len(table.own[True]) == 1):
        return None
    higher = ORDER.index(upper.holds or "") - ORDER.index(table.holds or "")
    if higher > 0 or (key.parent and higher == 0) or (not key.parent and key.of != upper.holds):
        return None
    columns: tuple[int, ...] = (column,)
    if len(keys) > 1:
        by_heading = {words(head): c for c, head in table.heads.items()}
        found = [by_heading.get(words(upper.heads[k])) for k in keys]
        if None in found or column not in found:
            return None
        columns = tuple(c for c in found if c is not None)
    asked = [v for row in table.rows if all(v := tuple(at(row, c) for c in columns))]
    there = {tuple(at(row, k) for k in keys) for row in upper.rows}
    found_there = sum(v in there for v in asked)
    # A key that says what it names is believed as soon as it names something: what names nothing is told by its row.
    if not found_there or (key.parent and found_there < _FITS * len(asked)):
        return None
    return Join(table, columns, upper, keys, not key.parent)


_Line = tuple[dict[int, Cell], dict[str, Cell]]
"""A row of a table, and the cells that name what it is of."""


class _Joiner:
    """Puts the names of the rows above into the rows of each table."""

    def __init__(self, blocks: Blocks, joins: list[Join]) -> None:
        self.out = Joined(blocks, joins)
        self.joins: dict[int, list[Join]] = {}
        for join in joins:
            self.joins.setdefault(id(join.table), []).append(join)
        self.rows = {
            (id(j.upper), j.keys): {tuple(at(r, k) for k in j.keys): r for r in reversed(j.upper.rows)}
            for j in joins
        }

    def run(self) -> Joined:
        blocks, joins = self.out.blocks, self.out.joins
        tables = {id(t): t for j in joins for t in (j.upper, j.table)}
        ordered = sorted(tables.values(), key=lambda t: ORDER.index(t.holds or ""))
        made = [grid for table in ordered for grid in self._grids(table)]
        grids = {id(t.grid) for t in tables.values()}
        kept: list[Block] = []
        for block in blocks.blocks:
            if id(block) not in grids:
                kept.append(block)
            elif made:
                kept += made
                made = []
        self.out.blocks = replace(blocks, blocks=kept, notes=[*blocks.notes, *map(_told, joins)])
        return self.out

    def _grids(self, table: Table) -> list[Grid]:
        """Return a table with the names of what is above its rows in columns of its own.

        Rows that name other levels than the others do, since a key is blank or names nothing, are a table of their
        own: else the reader would carry the names of the row before down to them.
        """
        self.out.aside += [(cell, "judul kolom") for cell in table.above]
        left_out = self._not_named(table)
        own = {table.role(c) for c in table.heads}
        groups: dict[frozenset[str], list[_Line]] = {}
        for row in table.rows:
            if id(row) in left_out:
                self.out.aside += [(cell, "baris daftar acuan yang tidak dirujuk") for cell in row.values()]
            else:
                above = {k: c for k, c in self._names_above(table, row).items() if k not in own}
                groups.setdefault(frozenset(above), []).append((row, above))
        return [self._grid(table, lines) for lines in groups.values()]

    def _grid(self, table: Table, lines: list[_Line]) -> Grid:
        """Return rows of a table, which name the same levels above, as one that is read like any other."""
        columns = [k for k in (*NAMING, INDIKATOR) if k in lines[0][1]]
        orphans = {c for row, _ in lines for c in self._orphans(table, row)}
        keys = {n: TITLES[k] for n, k in enumerate(columns)}
        place = {c: n for n, c in enumerate(sorted(table.heads), len(keys))}
        keys |= {n: table.heading(c) for c, n in place.items()}
        lost = {c: n for n, c in enumerate(sorted(orphans), len(keys))}
        keys |= {n: f"{_ORPHAN}: {table.heads[c]}" for c, n in lost.items()}
        cells: list[Cell] = []
        for index, (row, above) in enumerate(lines):
            cells += [self._copy(above[k], index, n) for n, k in enumerate(columns)]
            without = self._orphans(table, row)
            for column, cell in row.items():
                if column in place:
                    cells.append(self._copy(cell, index, (lost if column in without else place)[column]))
        cells.sort(key=lambda c: (c.row, c.column))
        return Grid(len(lines), len(keys), cells, spot=Spot(sheet=table.name), keys=keys, made=True)

    def _copy(self, cell: Cell, row: int, column: int) -> Cell:
        copy = replace(cell, row=row, column=column, rows=1, columns=1)
        self.out.copies.append((copy, cell))
        return copy

    def _upper(self, join: Join, row: dict[int, Cell]) -> dict[int, Cell] | None:
        return self.rows[id(join.upper), join.keys].get(tuple(at(row, c) for c in join.columns))

    def _names_above(self, table: Table, row: dict[int, Cell], depth: int = 0) -> dict[str, Cell]:
        """Return the cells that name what a row is of, by role: the element that its keys name, and those above."""
        out: dict[str, Cell] = {}
        for join in self.joins.get(id(table), ()) if depth < _DEEPEST else ():
            upper = self._upper(join, row)
            if upper is None:
                continue
            for column in join.upper.heads:
                role = join.upper.role(column)
                if column in upper and self._is_named(role, table, join.upper):
                    assert role is not None
                    out.setdefault(role, upper[column])
            above = self._names_above(join.upper, upper, depth + 1)
            out |= {r: c for r, c in above.items() if r not in out and self._is_named(r, table, join.upper)}
        return out

    def _is_named(self, role: str | None, table: Table, upper: Table) -> bool:
        """Whether what has a role above a row belongs to its name: the own sasaran of an element to its indikator,
        and an indikator to its figures."""
        if role == INDIKATOR:
            return table.holds == FIGURES and upper.holds == INDIKATOR
        if role in OWN_SASARAN:
            return table.holds in (INDIKATOR, FIGURES)
        return role in NAMING

    def _orphans(self, table: Table, row: dict[int, Cell]) -> set[int]:
        """Return the columns of a row whose key names no row of the other table."""
        return {
            join.columns[-1]
            for join in self.joins.get(id(table), ())
            if all(at(row, c) for c in join.columns) and self._upper(join, row) is None
        }

    def _not_named(self, table: Table) -> set[int]:
        """Return the rows of a list of references that no other table names: a table that names nothing itself, and
        whose rows other tables put under elements of a level above."""
        if id(table) in self.joins or table.holds not in LEVELS:
            return set()
        top = ORDER.index(table.holds)
        linking = [
            join
            for join in self.out.joins
            if join.upper is table
            and any(ORDER.index(j.upper.holds or "") < top for j in self.joins[id(join.table)])
        ]
        if not linking:
            return set()
        named = {id(self._upper(join, row)) for join in linking for row in join.table.rows}
        return {id(row) for row in table.rows} - named


def _told(join: Join) -> Teks:
    """Return what is told of a join."""
    what = f"{shown(join.table.name)}.{shown('+'.join(join.table.heads[c] for c in join.columns))}"
    to = f"{shown(join.upper.name)}.{shown('+'.join(join.upper.heads[k] for k in join.keys))}"
    if join.said:
        return Teks(f"Digabung: {what} = {to}", f"Joined: {what} = {to}")
    return Teks(
        f"Digabung: {what} = {to}, karena nilainya cocok; judul kolomnya tidak menyebutnya",
        f"Joined: {what} = {to}, for their values fit; the heading does not say so",
    )
