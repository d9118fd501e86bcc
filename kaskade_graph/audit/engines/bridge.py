"""From pyoxigraph, which parses quickly, to rdflib, which pyshacl needs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kaskade_graph.vocab import XSD


def to_rdflib(quads: Iterable[ox.Quad | ox.Triple]) -> Graph:
    """Return ``quads`` as one rdflib graph, their graph names dropped.

    A plain string is given without its datatype: rdflib holds ``"a"`` and ``"a"^^xsd:string`` for two
    terms, and a shape that lists the first would refuse the second.
    """
    graph = Graph(bind_namespaces="none")
    for quad in quads:
        graph.add((to_term(quad.subject), _iri(quad.predicate.value), to_term(quad.object)))
    return graph


def to_term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Return one term for rdflib; lexical forms stay as they are, valid or not."""
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        return Literal(
            term.value, datatype=None if datatype == XSD.string else _iri(datatype), normalize=False
        )
    return Literal(str(term))


@lru_cache(maxsize=10_000)
def _iri(value: str) -> URIRef:
    """Return the term of an IRI, the same one each time: rdflib looks at every letter to make it."""
    return URIRef(value)
