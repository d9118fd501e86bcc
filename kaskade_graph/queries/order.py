"""The order of an answer, made here where it can be: the same on every engine, and cheaper than by most.

An engine evaluates the expressions of ORDER BY for every comparison; with few rows that is half of the time a
question takes. Only an order over the text of columns that are in the answer is taken over; with LIMIT or
OFFSET the engine has to know it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kaskade_graph.store.terms import Row, Rows

_KEY = r'STR\((?:\?(\w+)|COALESCE\(\?(\w+), ""\))\)'
_CLAUSE = re.compile(rf"\nORDER BY((?:\s+{_KEY})+)\s*\Z")


@lru_cache(maxsize=256)
def parted(body: str, columns: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return a query without its ORDER BY, and the columns it orders by; as it is, and none, when not possible.

    >>> parted("SELECT ?a WHERE { }\\nORDER BY STR(?a)", ("a",))
    ('SELECT ?a WHERE { }', ('a',))
    >>> parted("SELECT ?a WHERE { }\\nORDER BY STR(?b)", ("a",))[1]
    ()
    """
    clause = _CLAUSE.search(body)
    names = tuple(a or b for a, b in re.findall(_KEY, clause[1])) if clause else ()
    if clause is None or not set(names) <= set(columns):
        return body, ()
    return body[: clause.start()], names


def ordered(found: Rows, names: tuple[str, ...]) -> Rows:
    """Return rows ordered by the text of the columns ``names``, and of the others where these are alike."""
    at = [found.columns.index(name) for name in names]
    at += [i for i in range(len(found.columns)) if i not in at]

    def key(row: Row) -> list[str]:
        return [cell.value if (cell := row[i]) else "" for i in at]

    return Rows(found.columns, tuple(sorted(found.rows, key=key))) if names else found
