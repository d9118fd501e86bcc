"""The cascades of a place, one after the other: what tree, show, audit and their like go through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from pyoxigraph import Quad

from kaskade_graph import rdf
from kaskade_graph.model import Kaskade
from kaskade_graph.store import catalogue
from kaskade_graph.store.edition import Edition
from kaskade_graph.store.protocol import Store
from kaskade_graph.usecases.opening import Place
from kaskade_graph.vocab import BERLAKU


def cascades(place: Place) -> Iterator[Kaskade]:
    """Yield the cascades of ``place``, sorted by IRI, only one in memory at a time.

    ``place.catatan`` and ``place.gagal`` are filled when the first one is there.
    """
    for _, kaskade, _ in graphs(place):
        yield kaskade


def graphs(place: Place) -> Iterator[tuple[Edition, Kaskade, list[Quad]]]:
    """Yield the cascades of ``place`` as :func:`cascades` does, with their graphs."""
    with closing(place.open()) as store:
        for edition in asked(place, store):
            yield from read(store, edition)


def read(store: Store, edition: Edition) -> Iterator[tuple[Edition, Kaskade, list[Quad]]]:
    """Yield the one cascade of ``edition``: nothing when its graphs are gone."""
    quads = store.quads(rdf.graph_names(edition.iri))
    for kaskade in rdf.from_quads(quads):
        yield edition, kaskade, quads


def asked(place: Place, store: Store) -> list[Edition]:
    """Return the editions of ``store`` that ``place`` asks for.

    Without ``lingkup``: all that were read from files, and of a store the current ones. Words are resolved
    as the ``lingkup`` of a saved question is; raises :class:`~kaskade_graph.errors.UnknownName` and
    :class:`~kaskade_graph.errors.AmbiguousName`.
    """
    if place.lingkup is None:
        return catalogue.covered(store, BERLAKU) if place.from_store else catalogue.editions(store)
    return catalogue.covered(store, scope(store, place.lingkup))


def scope(store: Store, words: str) -> str:
    """Return the IRI of the scope or edition that ``words`` name in ``store``."""
    from kaskade_graph.queries import answer
    from kaskade_graph.queries.library import Library
    from kaskade_graph.queries.params import looks_like_iri
    from kaskade_graph.queries.resolve import candidates, resolve

    if looks_like_iri(words):
        return words.strip().strip("<>")
    listing = answer.compose(Library().get("daftar-lingkup"), {})
    return resolve(words, candidates(store.select(listing)), "lingkup").term.value
