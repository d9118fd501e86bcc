"""Graphs as RDF/XML, for tools that read nothing else. It holds no names of graphs, so they flow together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, serialize

from kaskade_graph.rdf import quad_key
from kaskade_graph.vocab import PREFIXES

_ROOT = re.compile(rb"<([\w:]+)((?: xmlns:\w+=\"[^\"]*\")+)>")


def to_rdfxml(quads: Iterable[Quad]) -> bytes:
    """Return the triples of ``quads``, sorted, each once; the same triples give the same bytes."""
    rows = sorted({Quad(*q.triple) for q in quads}, key=quad_key)
    said = {q.predicate.value for q in rows}
    used = {p: base for p, base in PREFIXES.items() if any(t.startswith(base) for t in said)}
    data = serialize((q.triple for q in rows), format=RdfFormat.RDF_XML, prefixes=used) or b""
    # The serialiser promises no order of the prefixes.
    return _ROOT.sub(lambda m: b" ".join([b"<" + m[1], *sorted(m[2].split())]) + b">", data, count=1) + b"\n"
