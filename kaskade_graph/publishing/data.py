"""The files of triples of a published collection."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad, Triple

from kaskade_graph import rdf_files

DUMPS = ("trig", "nq")
"""Endings of the files that hold a whole cascade, with the names of its graphs."""


def turtle(triples: Iterable[Triple]) -> bytes:
    """Return triples as Turtle."""
    return rdf_files.serialise([Quad(t.subject, t.predicate, t.object) for t in triples], "ttl")


def json_ld(triples: Iterable[Triple]) -> bytes:
    """Return triples as JSON-LD."""
    return rdf_files.serialise([Quad(t.subject, t.predicate, t.object) for t in triples], "jsonld")


def of_quads(quads: Iterable[Quad]) -> dict[str, bytes]:
    """Return what ``quads`` say, the names of their graphs left out, as files by ending: ``ttl`` and ``jsonld``."""
    triples = {q.triple for q in quads}
    return {"ttl": turtle(triples), "jsonld": json_ld(triples)}


def dump(quads: Iterable[Quad], ending: str) -> bytes:
    """Return a whole cascade as a file of one of :data:`DUMPS`."""
    return rdf_files.serialise(list(quads), "trig" if ending == "trig" else "nq")
