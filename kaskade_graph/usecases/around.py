"""What is known of a thing that need not be an element: a quotation, a value, a unit, an official entry."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad

from kaskade_graph import rdf_files
from kaskade_graph.errors import Lang
from kaskade_graph.publishing import parts
from kaskade_graph.publishing.parts import Bagian
from kaskade_graph.store import reference
from kaskade_graph.store.terms import iri as iri_term
from kaskade_graph.usecases.serving import Served
from kaskade_graph.vocab import RDFS

USES = 300
"""Uses of an official entry that are told; thousands of cascades may have the same."""
_USES = f"""SELECT DISTINCT ?unsur ?hubungan WHERE {{ GRAPH ?g {{ ?unsur ?hubungan @this }} }}
ORDER BY ?unsur LIMIT {USES}"""
_LABELS = f"""SELECT ?unsur (MIN(?nama) AS ?n) WHERE {{
  VALUES ?unsur {{ @these }} GRAPH ?g {{ ?unsur <{RDFS.label}> ?nama }} }} GROUP BY ?unsur ORDER BY ?unsur"""


def about(served: Served, iri: str, lang: Lang) -> tuple[Bagian, dict[str, str]] | None:
    """Return what the collection says of a thing, and what the things around it are called, by IRI.

    None where nothing is said of it.
    """
    quads, called = _around(served, iri, lang)
    found = parts.part(iri, quads)
    if found is None:
        return None
    return found, called | {e.iri: e.label for e in served.editions.values()}


def _around(served: Served, iri: str, lang: Lang) -> tuple[list[Quad], dict[str, str]]:
    if not served.outside(iri):
        own = list(served.opened(served.edition_of(iri).iri).quads)
        return own, parts.names(own, lang)
    if iri == reference.NOMENKLATUR or not iri.startswith(f"{reference.NOMENKLATUR}/"):
        units = [e.iri for e in served.editions.values() if e.unit == iri]
        own = [q for e in units for q in served.opened(e).quads]
        return own, parts.names(own, lang)
    graph = NamedNode(reference.NOMENKLATUR)
    rows = [
        (s.value, p.value)
        for s, p in served.store.select(_USES.replace("@this", iri_term(iri).n3()))
        if s and p
    ]
    used = [Quad(NamedNode(s), NamedNode(p), NamedNode(iri), graph) for s, p in rows]
    official = parts.names(reference.quads(), lang)
    return [*reference.quads(), *used], official | _labels(served, {s for s, _ in rows})


def _labels(served: Served, iris: set[str]) -> dict[str, str]:
    if not iris:
        return {}
    values = " ".join(iri_term(i).n3() for i in sorted(iris))
    found = served.store.select(_LABELS.replace("@these", values))
    return {i.value: name.value for i, name in found if i and name}


def rdf(bagian: Bagian, format_: str) -> bytes:
    """Return what is known of a thing as ``ttl``, ``nt`` or ``jsonld``."""
    return rdf_files.serialise(bagian.quads, next(f for f in rdf_files.FORMATS if f == format_))
