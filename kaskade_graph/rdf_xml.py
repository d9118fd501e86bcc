"""Graphs as RDF/XML, for tools that read nothing else. It holds no names of graphs, so they flow together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kaskade_graph.rdf import quad_key
from kaskade_graph.text import for_xml
from kaskade_graph.vocab import PREFIXES

_ROOT = re.compile(rb"<([\w:]+)((?: xmlns:\w+=\"[^\"]*\")+)>")


def to_rdfxml(quads: Iterable[Quad]) -> bytes:
    """Return the triples of ``quads``, sorted, each once; the same triples give the same bytes.

    Characters that XML cannot hold are shown as escapes.
    """
    rows = sorted({Quad(q.subject, q.predicate, _for_xml(q.object)) for q in quads}, key=quad_key)
    said = {q.predicate.value for q in rows}
    used = {p: base for p, base in PREFIXES.items() if any(t.startswith(base) for t in said)}
    data = serialize((q.triple for q in rows), format=RdfFormat.RDF_XML, prefixes=used) or b""
    # The serialiser promises no order of the prefixes.
    return _ROOT.sub(lambda m: b" ".join([b"<" + m[1], *sorted(m[2].split())]) + b">", data, count=1) + b"\n"


def _for_xml(term: NamedNode | BlankNode | Literal | Triple) -> NamedNode | BlankNode | Literal | Triple:
    if not isinstance(term, Literal):
        return term
    value = for_xml(term.value)
    if value == term.value:
        return term
    return Literal(value, language=term.language) if term.language else Literal(value, datatype=term.datatype)
