"""Tables as a database exports them: one table a level, its rows told apart by keys that other tables name.

What a table holds a row of is said by its name, or by its headings; which columns are keys is said by their headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice, takewhile
from pathlib import Path

from kaskade_graph.importers.blocks import Cell, Grid
from kaskade_graph.importers.columns import KOLOM
from kaskade_graph.importers.tables.headings.heading_patterns import GENERIC
from kaskade_graph.importers.tables.headings.heading_words import named_levels, words
from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, LEVELS, OWN_SASARAN, POSSIBLE
from kaskade_graph.importers.tables.rows import lay, names

INDIKATOR, FIGURES = "indikator", "nilai"
ORDER = (*LEVELS, INDIKATOR, FIGURES)
"""What a table may hold a row of, from the top down."""
TITLES = {k.kunci: k.judul for k in KOLOM}
NAMING = (*(f"kode_{level}" for level in ACTIVITIES), *LEVELS, *OWN_SASARAN)
"""Roles of what names an element: its code, its name, its own sasaran."""
_KEY = re.compile(r"(?:id|uuid|fk|kode)(?: (?P<after>.+))?|(?P<before>.+?) (?:id|uuid|fk|kode)")
_PARENT = re.compile(r"(?:(?:id|uuid|fk|kode) )?(?:parent|induk|atasan)(?: (?:id|uuid|fk|kode))?")
_ABOVE = 5
"""Rows in which headings are looked for."""
_LONG = 60


@dataclass(frozen=True, slots=True)
class Key:
    """What the heading of a key says: ``of`` is what its values tell apart, None where it does not say; ``code`` is
    true for codes, ``parent`` where it says that the values are those of a parent."""

    of: str | None
    code: bool
    parent: bool = False


@dataclass(slots=True, eq=False)
class Table:
    """One table. ``holds`` is of :data:`ORDER`; ``heads`` are its headings and ``rows`` its cells, by column;
    ``above`` are the cells of the headings and of what stands above them. ``keys`` are its columns of keys."""

    grid: Grid
    name: str
    holds: str | None
    heads: dict[int, str]
    rows: list[dict[int, Cell]]
    above: list[Cell]
    keys: dict[int, Key] = field(default_factory=dict)

    def values(self, column: int) -> list[str]:
        """Return what stands in a column, row by row, blank cells left out."""
        return [value for row in self.rows if (value := at(row, column))]

    @property
    def own(self) -> dict[bool, tuple[int, ...]]:
        """The columns that tell its rows apart: of codes (True) and of other keys (False)."""
        out: dict[bool, tuple[int, ...]] = {}
        for column, key in sorted(self.keys.items(), key=lambda k: (k[1].of is not None, k[0])):
            if key.parent or key.of not in (None, self.holds) or key.code in out:
                continue
            found = self.values(column)
            if len(found) == len(self.rows) == len(set(found)) > 0:
                out[key.code] = (column,)
            elif key.code and key.of is not None:
                out |= self._composite()
        return out

    def _composite(self) -> dict[bool, tuple[int, ...]]:
        """Return the codes that tell its rows apart together, where each level carries those above it."""
        codes = tuple(c for c, k in self.keys.items() if k.code and not k.parent)
        whole = [tuple(at(row, c) for c in codes) for row in self.rows]
        return {True: codes} if len(set(whole)) == len(whole) and all(map(all, whole)) else {}

    def role(self, column: int) -> str | None:
        """Return the role of a column in this table; one that is merely possible only where it is what it holds."""
        found = meaning([self.heading(column)])
        sure = found is not None and (found.certainty > POSSIBLE or found.key == self.holds)
        return found.key if found is not None and sure else None

    def heading(self, column: int) -> str:
        """Return the heading of a column with what the table holds, where it says too little by itself."""
        head = self.heads[column]
        key = self.keys.get(column)
        if key is not None and not self._is_code(column):
            return (
                head if meaning([head]) is None or re.fullmatch(r"id|id_\w+|\w+_id", head) else f"id_{head}"
            )
        text = words(head)
        if self.holds in LEVELS:
            if GENERIC.fullmatch(text):
                return TITLES[self.holds]
            if text == "kode" and self.holds in ACTIVITIES:
                return TITLES[f"kode_{self.holds}"]
            if text == "sasaran" and self.holds in ACTIVITIES:
                return TITLES[f"sasaran_{self.holds}"]
        if self.holds == INDIKATOR and GENERIC.fullmatch(text):
            return TITLES[INDIKATOR]
        return head

    def _is_code(self, column: int) -> bool:
        """Whether a key is a code of the nomenclature, which is kept."""
        return self.keys[column].code and any(map(names.CODE.fullmatch, self.values(column)))


def at(row: dict[int, Cell], column: int) -> str:
    """Return what stands in a column of a row, blank where nothing does."""
    return row[column].text.strip() if column in row else ""


def held(text: str) -> str | None:
    """Return what a name says that a table holds a row of, or that a key tells apart.

    >>> held("tb_indikator_kegiatan"), held("ref_sub_giat"), held("users")
    ('indikator', 'sub_kegiatan', None)
    """
    said = words(text)
    if re.search(r"\b(?:target|realisasi|capaian)\b", said):
        return FIGURES
    if re.search(r"\bindikator\b", said):
        return INDIKATOR
    return next(reversed(named_levels(said)), None)


def key_of(heading: str) -> Key | None:
    """Return what the heading of a key says, None for any other.

    >>> key_of("id_sub_giat"), key_of("parent_id").parent, key_of("Nama Program")
    (Key(of='sub_kegiatan', code=False, parent=False), True, None)
    """
    text = words(heading)
    code = "kode" in text.split()
    if _PARENT.fullmatch(text):
        return Key(None, code, parent=True)
    match = _KEY.fullmatch(text)
    if match is None:
        return None
    named = match["after"] or match["before"]
    of = held(named) if named else None
    return Key(of or named, code)


def table_of(grid: Grid) -> Table | None:
    """Return a grid as a table whose headings are one row, or the names of fields; None where no heading is a key."""
    if not _of_database(grid):
        return None
    rows = {row.index: {c: p.cells[0] for c, p in row.pieces.items()} for row in lay.rows_of(grid)}
    first = -1
    heads = dict(grid.keys)
    if not heads:
        for index in islice(rows, _ABOVE):
            texts = {c: cell.text.strip() for c, cell in rows[index].items()}
            plain = all(len(t) < _LONG and not names.is_figure(t) for t in texts.values())
            if len(texts) > 1 and plain and any(map(key_of, texts.values())):
                first, heads = index, texts
                break
    keys = {c: key for c, head in heads.items() if (key := key_of(head)) is not None}
    if not keys or grid.hidden_rows:
        return None
    name = grid.spot.sheet or _file(grid) or grid.spot.cell or ""
    above = [cell for index, row in rows.items() if index <= first for cell in row.values()]
    body = [row for index, row in rows.items() if index > first]
    found = Table(grid, name, held(name), heads, body, above, keys)
    found.holds = found.holds or _by_headings(heads)
    return found if body and found.holds is not None else None


def _of_database(grid: Grid) -> bool:
    """Whether a grid may be a table of keys: no table of a document, and a key among its first texts."""
    if grid.keys:
        return any(map(key_of, grid.keys.values()))
    if not grid.cells or (grid.cells[0].spot.file is None and grid.spot.sheet is None):
        return False
    last = grid.cells[0].row + _ABOVE
    return any(key_of(c.text) for c in takewhile(lambda c: c.row <= last, grid.cells) if len(c.text) < _LONG)


def _file(grid: Grid) -> str:
    source = next((c.spot.file for c in grid.cells if c.spot.file is not None), None)
    return Path(source[0]).stem if source is not None else ""


def _by_headings(heads: dict[int, str]) -> str | None:
    found = {role.key for head in heads.values() if (role := meaning([head])) is not None}
    return INDIKATOR if INDIKATOR in found else next((v for v in reversed(LEVELS) if v in found), None)
