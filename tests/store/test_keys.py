"""Keys of texts and sets of links in a store: the same, in whatever order cascades come and go."""

from __future__ import annotations

from random import Random

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import rdf
from kaskade_graph.iri import turunan
from kaskade_graph.model import Indikator, Kaskade, Kecocokan
from kaskade_graph.store import catalogue, embedded, keys
from kaskade_graph.vocab import KIN, RDFS, SEMAPV
from tests.store.contoh import kaskade


def _cascades() -> list[Kaskade]:
    """Five years of one unit and one of another, each with one indikator linked to the year before."""
    out = [kaskade(tahun=2020 + i) for i in range(5)] + [kaskade("33.02.09", "Somagede", 2024)]
    firsts = [_first(k).iri for k in out]
    for i in range(1, len(out)):
        out[i].kecocokan.append(
            Kecocokan(firsts[i], KIN.indikatorSama, firsts[i - 1], SEMAPV.MappingReview, 1.0)
        )
    return out


def _first(one: Kaskade) -> Indikator:
    return min(one.indikator.values(), key=lambda i: i.iri)


def _sets(store: embedded.EmbeddedStore) -> set[Quad]:
    return set(store.quads([keys.RANGKAIAN]))


def _whole(cascades: list[Kaskade]) -> set[Quad]:
    return set(keys.set_quads(keys.sets(keys.links(q for k in cascades for q in rdf.to_quads(k)))))


def test_sets_do_not_depend_on_the_order() -> None:
    cascades = _cascades()
    for seed in range(6):
        order = Random(seed).sample(cascades, len(cascades))
        store = embedded.memory()
        for at, one in enumerate(order, 1):
            catalogue.put(store, one.iri, rdf.to_quads(one))
            assert _sets(store) == _whole(order[:at])
        for at, one in enumerate(order):
            (edition,) = catalogue.covered(store, one.iri)
            catalogue.remove(store, edition)
            assert _sets(store) == _whole(order[at + 1 :])


def test_a_link_that_goes_parts_the_set() -> None:
    cascades = _cascades()
    store = embedded.memory()
    for one in cascades:
        catalogue.put(store, one.iri, rdf.to_quads(one))
    cascades[2].kecocokan = [k for k in cascades[2].kecocokan if k.predikat != KIN.indikatorSama]
    catalogue.put(store, cascades[2].iri, rdf.to_quads(cascades[2]))
    assert _sets(store) == _whole(cascades)
    assert len({q.object for q in _sets(store) if q.predicate.value == KIN.rangkaian}) == 2


def test_a_stale_key_is_made_anew() -> None:
    one = kaskade()
    item = _first(one)
    graph = NamedNode(turunan(one.iri))
    stale = Quad(NamedNode(item.iri), NamedNode(KIN.kunci), Literal("yang lama"), graph)
    made = keys.completed(one.iri, [*rdf.to_quads(one), stale])
    assert stale not in made
    assert keys.completed(one.iri, made) == made
    labels = {q.subject for q in made if q.predicate.value == RDFS.label and q.graph_name != graph}
    assert {q.subject for q in made if q.predicate.value == KIN.kunci} <= labels
