"""JSON of an API or an export: lists of objects as grids whose columns are the names of fields.

A list inside the objects of a list makes a grid of its own, in which the fields of the outer object span the
rows of the inner ones; lists side by side make several such grids.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Block, Cell, Grid, Paragraph, Spot
from kaskade_graph.importers.formats.archive import damaged, too_large
from kaskade_graph.importers.formats.sheet import MAX_CELLS
from kaskade_graph.importers.guarded.decoding import decode
from kaskade_graph.text import shown

MAX_FIELDS = 2_000
"""Most different fields of one list; tables have some dozen."""
MAX_DEPTH = 60


_CODE = re.compile(r"[0-9X]{1,4}(?:\.[0-9X]{1,4})+")


class _ByCode(list[Any]):
    """Objects that stand under their codes, ``{"7.01.02": {"nama": ...}}``: rows like those of a list."""

    def __init__(self, found: dict[str, Any]) -> None:
        super().__init__({"kode": code} | value for code, value in found.items())
        self.codes = tuple(found)


class _Number(str):
    """A number as it is written."""


def read_json(data: bytes, name: str) -> tuple[list[Block], list[Teks]]:
    """Return the lists of objects in a JSON file as grids, everything else as paragraphs ``name: value``.

    One object a line (JSON lines) is read too. Places are paths: ``data[0].indikator[1].target``. Raises
    :class:`InputError` when it is not JSON, or past the limits.
    """
    value = _load(decode(data, shown(name)), name)
    return list(_Walk(name).value(value, "", 0)), []


def _load(text: str, name: str) -> Any:
    try:
        return _parsed(text)
    except RecursionError:
        raise damaged(name, Teks("JSON bersarang terlalu dalam", "JSON nested too deeply")) from None
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            if len(lines) > 1 and lines[0].lstrip().startswith("{"):
                return [_parsed(line) for line in lines]
        except (json.JSONDecodeError, RecursionError):
            pass
        raise damaged(
            name,
            Teks(
                f"baris {error.lineno}, kolom {error.colno}: bukan JSON yang sah ({error.msg})",
                f"line {error.lineno}, column {error.colno}: not valid JSON ({error.msg})",
            ),
        ) from None


def _parsed(text: str) -> Any:
    return json.loads(
        text, parse_float=_Number, parse_int=_Number, parse_constant=str, object_pairs_hook=_object
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _ByCode:
    """Keep a name that is there twice: the second is not lost, and is not the first."""
    out: dict[str, Any] = {}
    for key, value in pairs:
        name, count = key, 1
        while name in out:
            count += 1
            name = f"{key} ({count})"
        out[name] = value
    by_code = bool(out) and all(isinstance(v, dict) and _CODE.fullmatch(k) for k, v in out.items())
    return _ByCode(out) if by_code else out


def _objects(value: Any) -> bool:
    """Whether ``value`` is a list that holds objects: rows of a table."""
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _holds_rows(value: Any, depth: int = 0) -> bool:
    if depth > MAX_DEPTH:
        return False
    if isinstance(value, dict):
        return any(_holds_rows(one, depth + 1) for one in value.values())
    return _objects(value) or (isinstance(value, list) and any(isinstance(one, list) for one in value))


@dataclass(slots=True)
class _Row:
    """One row of a table: own ``fields`` (name -> path, value), and its ``lists`` by name."""

    fields: dict[str, tuple[str, Any]] = field(default_factory=dict)
    lists: dict[str, list[_Row]] = field(default_factory=dict)

    def height(self, chain: tuple[str, ...]) -> int:
        """Count the rows that it takes in the grid of the lists named by ``chain``."""
        inner = self.lists.get(chain[0], []) if chain else []
        return max(1, sum(row.height(chain[1:]) for row in inner))


class _Walk:
    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0

    def value(self, value: Any, path: str, depth: int) -> Iterator[Block]:
        """Yield what a value outside every table becomes."""
        self._check(depth)
        if _objects(value):
            yield from self.grids(self.rows(value, path, depth), path)
        elif isinstance(value, list) and any(isinstance(one, list) for one in value):
            yield self.matrix(value, path)
        elif isinstance(value, dict) and (_holds_rows(value) or path):
            for key, one in value.items():
                yield from self.value(one, f"{path}.{key}" if path else key, depth + 1)
        elif isinstance(value, dict):
            yield from self.grids(self.rows([value], path, depth), path)
        else:
            text = _text(value)
            if text.strip():
                yield Paragraph(f"{path}: {text}" if path else text, Spot(cell=path or None))

    def rows(self, values: list[Any], path: str, depth: int) -> list[_Row]:
        """Return the objects of a list as rows."""
        out: list[_Row] = []
        for index, value in enumerate(values):
            row = _Row()
            at = f"{path}[{values.codes[index]}]" if isinstance(values, _ByCode) else f"{path}[{index}]"
            self._fill(row, value, at, "", depth + 1)
            out.append(row)
        return out

    def _fill(self, row: _Row, value: Any, path: str, key: str, depth: int) -> None:
        self._check(depth)
        if isinstance(value, dict):
            for name, one in value.items():
                self._fill(row, one, f"{path}.{name}", f"{key}.{name}" if key else name, depth + 1)
        elif _objects(value):
            row.lists[key] = self.rows(value, path, depth)
        else:
            text = _text(value)
            if text.strip():
                self.count += 1
                if self.count > MAX_CELLS:
                    raise too_large(
                        self.name, Teks(f"lebih dari {MAX_CELLS} nilai", f"more than {MAX_CELLS} values")
                    )
                row.fields[key or "nilai"] = (path, value)

    def _check(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise damaged(self.name, Teks("JSON bersarang terlalu dalam", "JSON nested too deeply"))

    def grids(self, rows: list[_Row], path: str) -> Iterator[Grid]:
        """Yield a grid for each chain of lists in ``rows``; rows without any list are in the first."""
        chains = _chains(rows) or [()]
        for number, chain in enumerate(chains):
            rest = chains[number + 1 :] if number == 0 else []
            yield self.grid([r for r in rows if _belongs(r, chain, number == 0, rest)], chain, path)

    def grid(self, rows: list[_Row], chain: tuple[str, ...], path: str) -> Grid:
        """Return the grid of ``rows`` with the lists that ``chain`` names inside them."""
        columns: dict[tuple[int, str], int] = {}
        _columns(rows, chain, 0, columns)
        if len(columns) > MAX_FIELDS:
            count = len(columns)
            raise too_large(self.name, Teks(f"{count} macam ruas", f"{count} different fields"))
        order = sorted(columns, key=lambda c: (c[0], columns[c]))
        at = {column: index for index, column in enumerate(order)}
        cells: list[Cell] = []
        height = 0
        for row in rows:
            height += _lay(row, chain, 0, height, at, cells)
            if len(cells) > MAX_CELLS:
                raise too_large(
                    self.name, Teks(f"lebih dari {MAX_CELLS} sel", f"more than {MAX_CELLS} cells")
                )
        cells.sort(key=lambda c: (c.row, c.column))
        keys = {at[depth, key]: ".".join((*chain[:depth], key)) for depth, key in order}
        return Grid(height, len(order), cells, spot=Spot(cell=path or None), keys=keys)

    def matrix(self, value: list[Any], path: str) -> Grid:
        """Return a list of lists as a grid without names."""
        cells: list[Cell] = []
        width = 0
        for r, row in enumerate(value):
            values = row if isinstance(row, list) else [row]
            width = max(width, len(values))
            for c, one in enumerate(values):
                text = _text(one)
                if text.strip():
                    cells.append(Cell(r, c, text, Spot(cell=f"{path}[{r}][{c}]"), number=_number(one)))
        if width > MAX_FIELDS:
            raise too_large(self.name, Teks(f"{width} kolom", f"{width} columns"))
        return Grid(len(value), width, cells, spot=Spot(cell=path or None))


def _chains(rows: list[_Row]) -> list[tuple[str, ...]]:
    """Return the chains of names by which lists lie inside one another, each to its end."""
    inner: dict[str, list[_Row]] = {}
    for row in rows:
        for name, found in row.lists.items():
            inner.setdefault(name, []).extend(found)
    return [(name, *rest) for name, found in inner.items() for rest in _chains(found) or [()]]


def _belongs(row: _Row, chain: tuple[str, ...], first: bool, rest: list[tuple[str, ...]]) -> bool:
    """Whether a row is in the grid of ``chain``: it has that list, or none at all and this is the first."""
    if not chain or chain[0] in row.lists:
        return True
    return first and not any(other[0] in row.lists for other in rest)


def _columns(rows: list[_Row], chain: tuple[str, ...], depth: int, out: dict[tuple[int, str], int]) -> None:
    for row in rows:
        for key in row.fields:
            out.setdefault((depth, key), len(out))
        if chain:
            _columns(row.lists.get(chain[0], []), chain[1:], depth + 1, out)


def _lay(
    row: _Row, chain: tuple[str, ...], depth: int, top: int, at: dict[tuple[int, str], int], cells: list[Cell]
) -> int:
    """Put a row and the rows inside it into ``cells``; return how many rows of the grid it takes."""
    height = row.height(chain)
    for key, (path, value) in row.fields.items():
        cells.append(Cell(top, at[depth, key], _text(value), Spot(cell=path), height, number=_number(value)))
    if chain:
        below = top
        for inner in row.lists.get(chain[0], []):
            below += _lay(inner, chain[1:], depth + 1, below, at, cells)
    return height


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        texts = [text for text in map(_text, value) if text.strip()]
        # Several in one cell are a list, and are shown as one: else they would pass for lines of one text.
        return "\n".join(f"• {text}" for text in texts) if len(texts) > 1 else "".join(texts)
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_text(one)}" for key, one in value.items() if _text(one).strip())
    return str(value)


def _number(value: Any) -> Decimal | None:
    if not isinstance(value, _Number):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) <= 300 else None
