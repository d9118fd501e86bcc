"""What was written is counted after: an engine that loses a triple, or keeps one too many, is found out."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kaskade_graph import rdf
from kaskade_graph.errors import StoreError
from kaskade_graph.store import catalogue, embedded, written
from kaskade_graph.store.protocol import Change
from tests.store.contoh import kaskade


def test_a_triple_less_or_more_is_told() -> None:
    one = kaskade()
    store = embedded.memory()
    quads = rdf.to_quads(one)
    catalogue.put(store, one.iri, quads)
    written.check(store, one.iri, quads)
    with pytest.raises(StoreError, match="were sent") as told:
        written.check(store, one.iri, quads[:-1])
    assert told.value.exit_code == 4
    lost = next(q for q in quads if q.graph_name == NamedNode(one.iri))
    store.apply(Change(delete=(lost,)))
    with pytest.raises(StoreError, match="were sent"):
        written.check(store, one.iri, quads)
