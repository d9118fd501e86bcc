"""The hash of a graph: the same content has the same hash, whatever engine kept it.

Engines keep numbers as numbers and give ``"1.50"`` back as ``"1.5"``; so values are hashed, not digits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph.rdf import graph_names
from kaskade_graph.vocab import XSD

_NUMBERS = (XSD.decimal, XSD.integer)
_BY_VALUE = {*_NUMBERS, XSD.boolean}
_BOOLEANS = {"1": "true", "0": "false"}


def content_hash(quads: Iterable[Quad]) -> str:
    """Return the sha256 of ``quads`` as sorted N-Quads. There are no blank nodes, so equal means equal."""
    lines = sorted({_line(q) for q in quads})
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def count(quads: Iterable[Quad]) -> int:
    """Return how many quads an engine keeps of these: numbers of one value are one."""
    return len({_line(q) for q in quads})


def hashes(kaskade: str, quads: Iterable[Quad]) -> tuple[str, ...]:
    """Return the hash of each graph of a cascade, in the order of ``graph_names``; "" for an empty one."""
    parts: dict[str, list[Quad]] = {name: [] for name in graph_names(kaskade)}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value in parts:
            parts[quad.graph_name.value].append(quad)
    return tuple(content_hash(part) if part else "" for part in parts.values())


def _line(quad: Quad) -> str:
    # The engine writes the whole quad at once; the default graph alone it does not name, nor xsd:string.
    whole = str(quad)
    if XSD.base in whole:
        value = quad.object
        if isinstance(value, Literal) and value.datatype.value in _BY_VALUE:
            return f"{quad.subject} {quad.predicate} {_value(value)} {quad.graph_name} ."
    return f"{whole} ." if isinstance(quad.graph_name, NamedNode) else f"{whole} {quad.graph_name} ."


def _value(term: object) -> str:
    if isinstance(term, Literal):
        datatype = term.datatype.value
        if datatype in _NUMBERS:
            return f'"{number(term.value)}"^^<{datatype}>'
        if datatype == XSD.boolean:
            return f'"{_BOOLEANS.get(term.value, term.value)}"^^<{datatype}>'
    return str(term)


def number(text: str) -> str:
    """Return a number as it is written shortest; anything else as it is.

    >>> number("1.50"), number("007"), number("x")
    ('1.5', '7', 'x')
    """
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or "e" in text.lower():
        return text
    plain = format(number, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain
