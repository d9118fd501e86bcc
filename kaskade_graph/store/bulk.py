"""Many cascades into a store at once: what is new to an embedded store goes past its log, the catalogue after it.

A transaction a cascade writes everything twice, into the log and into the tables. Graphs that a store does not hold
yet can go straight into the tables. That is no transaction, so the catalogue says that they are there only once they
are: whoever is killed in between leaves graphs that no question reaches, and the next load puts them in their place.
"""

from __future__ import annotations

from pyoxigraph import Quad

from kaskade_graph.rdf import graph_names
from kaskade_graph.store import catalogue, catalogue_quads, keys, reference
from kaskade_graph.store.catalogue import Tulisan
from kaskade_graph.store.edition import Edition, describe
from kaskade_graph.store.embedded import EmbeddedStore
from kaskade_graph.store.protocol import Change, Store
from kaskade_graph.store.terms import iri

AT_ONCE = 40_000
"""Quads that are kept back before they are written: those of some sixteen cascades without evidence."""


class Bulk:
    """Cascades on their way into ``store``. :meth:`flush` is called at the end, also after an error."""

    def __init__(self, store: Store, *, force: bool = False) -> None:
        self._store = store
        self._into = store if isinstance(store, EmbeddedStore) and not force else None
        self._force = force
        self._waiting: list[tuple[Edition, list[Quad]]] = []
        self._count = 0

    def put(self, kaskade: str, quads: list[Quad], digests: tuple[str, ...]) -> list[Tulisan]:
        """Write a cascade now or a little later, and return what became of those that are written by now.

        ``quads`` are its graphs with the keys of their texts (:func:`~kaskade_graph.store.keys.completed`),
        ``digests`` their hashes. Raises :class:`InputError` for a cascade without unit or year.
        """
        edition = describe(kaskade, quads, digests)
        if self._is_new(edition, quads):
            self._waiting.append((edition, quads))
            self._count += len(quads)
            return self.flush() if self._count >= AT_ONCE else []
        done = self.flush()
        return [*done, catalogue.put(self._store, kaskade, quads, force=self._force, digests=digests)]

    def flush(self) -> list[Tulisan]:
        """Write what was kept back."""
        waiting, self._waiting, self._count = self._waiting, [], 0
        if not waiting or self._into is None:
            return []
        content = [q for _, quads in waiting for q in quads]
        self._into.fill(content)
        editions = catalogue_quads.expected(edition for edition, _ in waiting)
        self._store.apply(Change(insert=(*editions, *reference.used(content))))
        return [Tulisan.BARU] * len(waiting)

    def _is_new(self, edition: Edition, quads: list[Quad]) -> bool:
        """Whether the store holds nothing that this cascade touches: then the order of writing does not matter."""
        beside = (edition.unit, edition.tahun)
        if self._into is None or any((e.unit, e.tahun) == beside for e, _ in self._waiting):
            return False
        if keys.links(quads) or catalogue.beside(self._store, edition):
            return False
        graphs = " ".join(iri(name).n3() for name in graph_names(edition.iri))
        return not self._store.ask(f"ASK {{ VALUES ?g {{ {graphs} }} GRAPH ?g {{ ?s ?p ?o }} }}")
