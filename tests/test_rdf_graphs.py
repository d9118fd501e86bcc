"""A cascade that went through Turtle is the same cascade."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad

from kaskade_graph import rdf, rdf_files
from kaskade_graph.model import Kutipan
from kaskade_graph.rdf_graphs import into_graphs
from kaskade_graph.vocab import RDFS
from tests.store import contoh


def test_turtle_and_back_is_the_same_three_graphs() -> None:
    kaskade = contoh.kaskade()
    first = next(iter(kaskade.unsur))
    kaskade.bukti.append(Kutipan(first, RDFS.label, "a.txt", "00", "1. Mewujudkan", baris=(3, 3)))
    quads = rdf.to_quads(kaskade)
    assert len({q.graph_name for q in quads}) == 3
    plain = rdf_files.parse(rdf_files.serialise(quads, "ttl"), "ttl", "a.ttl")
    assert set(into_graphs(plain)) == set(quads)


def test_two_editions_of_one_unit_are_told_apart() -> None:
    quads = [*rdf.to_quads(contoh.kaskade()), *rdf.to_quads(contoh.kaskade(versi="perubahan-1"))]
    plain = rdf_files.parse(rdf_files.serialise(quads, "nt"), "nt", "a.nt")
    assert set(into_graphs(plain)) == set(quads)


def test_what_belongs_to_no_cascade_stays_where_it_is() -> None:
    node = NamedNode("https://example.org/a")
    other = [Quad(node, node, node), Quad(node, node, node, node)]
    assert set(into_graphs([*other, *rdf.to_quads(contoh.kaskade())])) >= set(other)
    assert set(into_graphs(other)) == set(other)
