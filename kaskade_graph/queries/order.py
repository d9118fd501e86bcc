"""The order of an answer, made here where it can be: the same on every engine, and cheaper than by most.

An engine evaluates the expressions of ORDER BY for every comparison, and looks the terms up on disk for it: that is
more than half of the time a question over many cascades takes. Only an order over columns that are in the answer is
taken over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache, total_ordering
from heapq import nsmallest
from typing import Any, NamedTuple

from kaskade_graph.store.terms import Row, Rows, Term
from kaskade_graph.vocab import XSD

_TEXT = r'STR\((?:\?\w+|COALESCE\(\?\w+, ""\))\)'
_KEY = rf"(?:DESC\((?:{_TEXT}|\?\w+)\)|{_TEXT}|\?\w+)"
_CLAUSE = re.compile(rf"\nORDER BY((?:\s+{_KEY})+)\s*\Z")
_NUMBERS = frozenset((XSD.integer, XSD.decimal, XSD.double, XSD.float))
_UNBOUND, _BLANK, _IRI, _NUMBER, _OTHER = range(5)
"""The order of SPARQL; of literals numbers come first."""


class OrderKey(NamedTuple):
    """A column that an answer is ordered by: its text or its value, and whether the greatest comes first."""

    column: str
    text: bool = True
    down: bool = False


@lru_cache(maxsize=256)
def parted(body: str, columns: tuple[str, ...]) -> tuple[str, tuple[OrderKey, ...]]:
    """Return a query without its ORDER BY, and what it orders by; as it is, and nothing, when not possible.

    >>> parted("SELECT ?a WHERE { }\\nORDER BY STR(?a)", ("a",))
    ('SELECT ?a WHERE { }', (OrderKey(column='a', text=True, down=False),))
    >>> parted("SELECT ?a WHERE { }\\nORDER BY STR(?b)", ("a",))[1]
    ()
    """
    clause = _CLAUSE.search(body)
    keys = tuple(map(_key, re.findall(_KEY, clause[1]))) if clause else ()
    if clause is None or not {k.column for k in keys} <= set(columns):
        return body, ()
    return body[: clause.start()], keys


def _key(text: str) -> OrderKey:
    name = re.search(r"\?(\w+)", text)
    assert name is not None  # as _KEY has it
    return OrderKey(name[1], "STR(" in text, text.startswith("DESC"))


def ordered(found: Rows, keys: Sequence[OrderKey]) -> Rows:
    """Return rows ordered by ``keys``, and by the text of the other columns where these are alike."""
    return Rows(found.columns, tuple(sorted(found.rows, key=_by(found.columns, keys)))) if keys else found


def first(
    columns: Sequence[str], rows: Iterable[Row], keys: Sequence[OrderKey], start: int, stop: int
) -> Rows:
    """Return rows ``start`` to ``stop`` of those in the order of :func:`ordered`; no more of them are held."""
    return Rows(tuple(columns), tuple(nsmallest(stop, rows, key=_by(columns, keys))[start:]))


def _by(columns: Sequence[str], keys: Sequence[OrderKey]) -> Callable[[Row], list[Any]]:
    known = {k.column for k in keys}
    every = [*keys, *(OrderKey(name) for name in columns if name not in known)]
    at = [(list(columns).index(k.column), k) for k in every]

    def key(row: Row) -> list[Any]:
        return [_place(row[i], k) for i, k in at]

    return key


def _place(cell: Term | None, key: OrderKey) -> Any:
    place: Any = (cell.value if cell else "") if key.text else _value(cell)
    return _Down(place) if key.down else place


def _value(cell: Term | None) -> tuple[int, Any]:
    if cell is None:
        return _UNBOUND, ""
    if cell.kind != "literal":
        return (_BLANK if cell.kind == "bnode" else _IRI), cell.value
    if cell.datatype in _NUMBERS:
        try:
            number = Decimal(cell.value)
        except InvalidOperation:  # INF, and what only says that it is a number
            return _OTHER, cell.value
        return (_OTHER, cell.value) if number.is_nan() else (_NUMBER, number)
    return _OTHER, cell.value


@total_ordering
class _Down:
    """A value that sorts the other way round."""

    __slots__ = ("of",)

    def __init__(self, of: Any) -> None:
        self.of = of

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Down) and self.of == other.of

    def __lt__(self, other: _Down) -> bool:
        return bool(other.of < self.of)

    __hash__ = None  # type: ignore[assignment]  # it is only compared
