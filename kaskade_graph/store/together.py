"""Cascades with all that questions look into, as one set of quads: for engines that never see ``kaskade``.

Beside the cascades stand the catalogue, the keys of texts, the sets of links and the official nomenclature, as a
store holds them; and the labels of the terms and the regions that are used, in the graph :data:`ISTILAH`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import ontology_terms
from kaskade_graph.errors import Teks
from kaskade_graph.iri import wilayah_iri
from kaskade_graph.rdf import quad_key
from kaskade_graph.registers import regions
from kaskade_graph.store import catalogue, embedded, reference
from kaskade_graph.vocab import KIN, RDFS, SKOS

ISTILAH = KIN.base.rstrip("#")
"""Name of the graph with the labels of terms and regions: that of the ontology."""


def together(cascades: Iterable[tuple[str, list[Quad]]]) -> list[Quad]:
    """Return ``cascades`` (IRI and quads of each) and what questions look into beside them, in order."""
    store = embedded.memory()
    catalogue.put_all(store, cascades)
    reference.put(store)
    held = [q for name in store.graphs() for q in store.quads([name])]
    return sorted({*held, *_labels(held), *_regions(held)}, key=quad_key)


def _labels(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the labels of the terms of the ontology that ``quads`` use as property or value."""
    used = {n.value for q in quads for n in (q.predicate, q.object) if isinstance(n, NamedNode)}
    for term in ontology_terms.terms().values():
        if term.iri in used:
            yield from _said(term.iri, RDFS.label, term.label)


def _regions(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the names of the regions that units stand in, and of those above them."""
    said = (q.object for q in quads if q.predicate.value == KIN.kodeWilayah)
    codes = {code.value for code in said if isinstance(code, Literal)}
    parts = [code.split(".") for code in codes]
    for code in sorted({".".join(part[:n]) for part in parts for n in range(1, len(part) + 1)}):
        region = regions.get(code)
        if region is None:
            continue
        node, graph = NamedNode(wilayah_iri(code)), NamedNode(ISTILAH)
        yield Quad(node, NamedNode(SKOS.prefLabel), Literal(region.nama, language="id"), graph)
        yield Quad(node, NamedNode(SKOS.notation), Literal(code), graph)
        if "." in code:
            above = NamedNode(wilayah_iri(code.rpartition(".")[0]))
            yield Quad(node, NamedNode(SKOS.broader), above, graph)


def _said(iri: str, predicate: str, text: Teks) -> Iterator[Quad]:
    for lang, words in (("id", text.id), ("en", text.en)):
        yield Quad(NamedNode(iri), NamedNode(predicate), Literal(words, language=lang), NamedNode(ISTILAH))
