"""Elements of many cascades are found by what they are called, as by reading each cascade whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kaskade_graph import rdf
from kaskade_graph.errors import AmbiguousName
from kaskade_graph.queries.resolve import Candidate
from kaskade_graph.store import catalogue, embedded
from kaskade_graph.usecases import elements
from tests.queries.koleksi import cascades


def _plain(found: list[Candidate]) -> dict[str, Candidate]:
    return {c.term.value: replace(c, induk=tuple(sorted(set(c.induk)))) for c in found}


def test_both_ways_find_the_same() -> None:
    kept = embedded.memory()
    some = cascades()[:3]
    catalogue.put_all(kept, [(k.iri, rdf.to_quads(k)) for k in some])
    editions = catalogue.editions(kept)
    iri = next(iter(some[0].unsur))
    words = [iri, iri.removeprefix(some[0].iri + "/"), "penyediaan gaji"]
    exact, home, candidates = elements._look(kept, editions, words)
    quick_exact, quick_home, quick = elements._look_over(kept, editions, words)
    assert quick_exact[iri] == exact[iri] == [iri]
    assert {w: sorted(i) for w, i in quick_exact.items()} == {w: sorted(i) for w, i in exact.items()}
    assert _plain(quick) == _plain(candidates)
    assert {i: e.iri for i, e in quick_home.items()} == {i: e.iri for i, e in home.items()}


def test_the_end_of_an_iri_that_stands_in_several_cascades_is_asked_back() -> None:
    kept = embedded.memory()
    some = cascades()[:3]
    catalogue.put_all(kept, [(k.iri, rdf.to_quads(k)) for k in some])
    whole = next(iter(some[0].unsur))
    end = whole.removeprefix(some[0].iri + "/")
    with pytest.raises(AmbiguousName) as told:
        elements.find(kept, catalogue.editions(kept), [end])
    assert [iri for iri, _, _ in told.value.candidates] == [f"{k.iri}/{end}" for k in some]
    ((_, found),) = elements.find(kept, catalogue.editions(kept), [whole])
    assert found == whole
