"""The official nomenclature as a graph of a store: what questions about the official way look into."""

from __future__ import annotations

from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import nomenklatur, nomenklatur_graf, rdf_files, resources
from kaskade_graph.store.protocol import Change, Store
from kaskade_graph.vocab import UMUM_ID

NOMENKLATUR = UMUM_ID + "nomenklatur"
"""Name of the graph that holds every edition, and the matches between them."""


def quads() -> tuple[Quad, ...]:
    """Return the nomenclature, all in the graph :data:`NOMENKLATUR`: the bundled one, and what was added to it."""
    return _quads(nomenklatur.load(), nomenklatur.added())


@cache
def _quads(register: nomenklatur.Nomenklatur, added: bool) -> tuple[Quad, ...]:
    graph = NamedNode(NOMENKLATUR)
    if added:
        editions = (t for edisi in register.editions() for t in nomenklatur_graf.scheme(register, edisi))
        made = (*editions, *nomenklatur_graf.correspondences(register))
        return tuple(
            Quad(NamedNode(s), NamedNode(p), o if isinstance(o, Literal) else NamedNode(o), graph)
            for s, p, o in made
        )
    return tuple(
        Quad(q.subject, q.predicate, q.object, graph)
        for path in resources.nomenklatur_graf()
        for q in rdf_files.read(path)
    )


def missing(store: Store) -> bool:
    """Say whether ``store`` lacks a program of the nomenclature, and so the urusan or edition it belongs to."""
    register = nomenklatur.load()
    programs = [k.iri for edisi in register.editions() for k in register.all(edisi) if k.induk is None]
    named = " ".join(f"<{iri}>" for iri in programs)
    return store.ask(
        f"ASK {{ VALUES ?k {{ {named} }} FILTER NOT EXISTS {{ GRAPH <{NOMENKLATUR}> {{ ?k ?p ?o }} }} }}"
    )


def put(store: Store) -> None:
    """Write the nomenclature into ``store``, in place of what was there."""
    store.apply(Change(replace=(NOMENKLATUR,), insert=quads()))
