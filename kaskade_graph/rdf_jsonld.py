"""Graphs as JSON-LD 1.1 with the context inside: readable without it, and read back as the same quads."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kaskade_graph.rdf import quad_key
from kaskade_graph.vocab import PREFIXES, RDF, XSD


def to_jsonld(quads: Iterable[Quad]) -> bytes:
    """Return ``quads``, without blank nodes, one object a graph and those of none beside them; sorted."""
    rows = sorted(set(quads), key=quad_key)
    kinds = _kinds(rows)
    graphs: dict[str, dict[str, list[Quad]]] = defaultdict(lambda: defaultdict(list))
    for quad in rows:
        name = "" if isinstance(quad.graph_name, DefaultGraph) else _value(quad.graph_name)
        graphs[name][_value(quad.subject)].append(quad)
    plain = graphs.pop("", {})
    document = {
        "@context": _context(rows, kinds),
        "@graph": [
            *(_node(iri, said, kinds) for iri, said in plain.items()),
            *(
                {"@id": _short(name), "@graph": [_node(iri, said, kinds) for iri, said in nodes.items()]}
                for name, nodes in graphs.items()
            ),
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def _kinds(rows: Sequence[Quad]) -> dict[str, str]:
    """Return for each property the one kind that all its values are of: ``@id``, a datatype, or ""."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in rows:
        found[quad.predicate.value].add(_kind(quad.object))
    return {p: next(iter(k)) if len(k) == 1 else "" for p, k in sorted(found.items())}


def _kind(term: object) -> str:
    if not isinstance(term, Literal):
        return "@id"
    return "@language" if term.language else term.datatype.value


def _context(rows: Sequence[Quad], kinds: dict[str, str]) -> dict[str, Any]:
    """Return the prefixes in use, and how the values of each property are to be read."""
    said = {_value(t) for q in rows for t in (q.subject, q.predicate, q.object, q.graph_name)}
    said |= {_kind(q.object) for q in rows}
    used = {p: base for p, base in sorted(PREFIXES.items()) if any(t.startswith(base) for t in said)}
    typed = {
        _short(p): {"@id": p, "@type": kind if kind == "@id" else _short(kind)}
        for p, kind in kinds.items()
        if kind not in ("", "@language", XSD.string) and p != RDF.type
    }
    return {"@version": 1.1, **used, **typed}


def _node(iri: str, said: Sequence[Quad], kinds: dict[str, str]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _short(iri)}
    values: dict[str, list[Any]] = defaultdict(list)
    for quad in said:
        predicate = quad.predicate.value
        if predicate == RDF.type and not isinstance(quad.object, Literal):
            values["@type"].append(_short(_value(quad.object)))
        else:
            values[_short(predicate)].append(
                _object(quad.object, kinds[predicate] if predicate != RDF.type else "")
            )
    return node | {key: v[0] if len(v) == 1 else v for key, v in values.items()}


def _object(term: object, kind: str) -> Any:
    if not isinstance(term, Literal):
        short = _short(_value(term))
        return short if kind == "@id" else {"@id": short}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if kind == term.datatype.value or term.datatype.value == XSD.string:
        return term.value
    return {"@value": term.value, "@type": _short(term.datatype.value)}


def _short(iri: str) -> str:
    """Return ``iri`` with a prefix where what is left is a plain name."""
    for prefix, base in PREFIXES.items():
        local = iri.removeprefix(base)
        if local != iri and local.replace("_", "").isalnum():
            return f"{prefix}:{local}"
    return iri


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
