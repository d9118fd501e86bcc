"""The cascades of a place, one after the other: what tree, show and their like go through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from kaskade_graph import rdf
from kaskade_graph.model import Kaskade
from kaskade_graph.store import catalogue
from kaskade_graph.usecases.opening import Place


def cascades(place: Place) -> Iterator[Kaskade]:
    """Yield every cascade in ``place``, sorted by IRI, only one in memory at a time.

    ``place.catatan`` and ``place.gagal`` are filled when the first one is there.
    """
    with closing(place.open()) as store:
        for edition in catalogue.editions(store):
            yield from rdf.from_quads(store.quads(rdf.graph_names(edition.iri)))
