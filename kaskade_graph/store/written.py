"""Whether a store holds what was written into it: counted after, since an engine may lose some and say nothing."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kaskade_graph.errors import StoreError, Teks
from kaskade_graph.rdf import graph_names
from kaskade_graph.store import hashing, keys
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import iri
from kaskade_graph.text import shown


def check(store: Store, kaskade: str, quads: Iterable[Quad]) -> None:
    """Raise :class:`StoreError` when a graph of ``kaskade`` holds more or fewer triples than ``quads`` has for it."""
    sent = keys.completed(kaskade, quads)
    names = graph_names(kaskade)
    graphs = " ".join(f"({iri(name).n3()})" for name in names)
    counted = store.select(
        f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES (?g) {{ {graphs} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
    )
    held = dict(zip(counted.values("g"), counted.values("n"), strict=True))
    for name in names:
        wanted = hashing.count(q for q in sent if q.graph_name == NamedNode(name))
        found = int(held.get(name, "0"))
        if found != wanted:
            raise StoreError(
                Teks(
                    f"penyimpanan {store.nama}: graf {shown(name)} memuat {found} triple, yang dikirim {wanted}",
                    f"the store {store.nama}: the graph {shown(name)} holds {found} triples, {wanted} were sent",
                ),
                Teks("Kirim lagi: kaskade push --force.", "Send it again: kaskade push --force."),
            )
