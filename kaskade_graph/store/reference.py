"""The official nomenclature as a graph of a store: what questions about the official way look into."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode, Quad

from kaskade_graph import rdf_files, resources
from kaskade_graph.store.protocol import Change, Store
from kaskade_graph.vocab import ID

NOMENKLATUR = ID + "nomenklatur"
"""Name of the graph that holds every edition, and the matches between them."""


@cache
def quads() -> tuple[Quad, ...]:
    """Return the bundled nomenclature, all in the graph :data:`NOMENKLATUR`."""
    graph = NamedNode(NOMENKLATUR)
    return tuple(
        Quad(q.subject, q.predicate, q.object, graph)
        for path in resources.nomenklatur_graf()
        for q in rdf_files.read(path)
    )


def missing(store: Store) -> bool:
    """Say whether ``store`` holds no nomenclature."""
    return not store.ask(f"ASK {{ GRAPH <{NOMENKLATUR}> {{ ?s ?p ?o }} }}")


def put(store: Store) -> None:
    """Write the nomenclature into ``store``, in place of what was there."""
    store.apply(Change(replace=(NOMENKLATUR,), insert=quads()))
