"""The cascade as a graph: whatever links a cascade holds, nothing is lost and nothing loops."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.analysis.graph import Dangling, GrafKaskade
from kaskade_graph.analysis.places import place_of
from kaskade_graph.audit.outline import build
from kaskade_graph.model import Indikator, Jenis, Kaskade, Kutipan, UnitKerja, Unsur
from kaskade_graph.vocab import KIN
from tests.audit.bahan import CONTOH, sokaraja

NODES = [f"n{i}" for i in range(6)]


@st.composite
def cascades(draw: st.DrawFn) -> Kaskade:
    """Cascades with any links: cycles, two parents, links to nowhere."""
    kaskade = Kaskade("k", UnitKerja("u", "99.99.99", "kecamatan", "Kecamatan Contoh"), 2021)
    links = st.lists(st.sampled_from([*NODES, "hilang"]), max_size=3, unique=True)
    for iri in NODES:
        jenis = draw(st.sampled_from(list(Jenis)))
        unsur = Unsur(iri, jenis, label=iri, mendukung=draw(links), memiliki_sasaran=draw(links))
        unsur.diukur_oleh = draw(st.lists(st.sampled_from(["i0", "i1", "hilang"]), max_size=2, unique=True))
        kaskade.unsur[iri] = unsur
    kaskade.indikator = {i: Indikator(i, label=i) for i in ("i0", "i1")}
    return kaskade


@given(cascades())
def test_order_holds_everything_once(kaskade: Kaskade) -> None:
    order = GrafKaskade(kaskade).order
    assert set(order) == {*kaskade.unsur, *kaskade.indikator}
    assert sorted(order.values()) == list(range(len(order)))


@given(cascades())
def test_ancestors_and_descendants_are_those_of_networkx(kaskade: Kaskade) -> None:
    graf = GrafKaskade(kaskade)
    chain = nx.DiGraph(
        (a, b) for a, b, relasi in graf.nx.edges(data="relasi") if relasi == "mendukung" and a != b
    )
    chain.add_nodes_from(kaskade.unsur)
    for iri in kaskade.unsur:
        assert set(graf.ancestors(iri)) == nx.descendants(chain, iri)
        assert set(graf.descendants(iri)) == nx.ancestors(chain, iri)


@given(cascades())
def test_cycles_are_cycles_and_all_of_them_are_met(kaskade: Kaskade) -> None:
    graf = GrafKaskade(kaskade)
    cycles = graf.cycles()
    for cycle in cycles:
        for here, above in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
            assert above in graf.parents(here)
    on_a_cycle = {i for i in kaskade.unsur if i in graf.parents(i) or i in _beyond(graf, i)}
    assert bool(cycles) == bool(on_a_cycle)
    assert {i for cycle in cycles for i in cycle} <= on_a_cycle


def _beyond(graf: GrafKaskade, iri: str) -> set[str]:
    return {up for parent in graf.parents(iri) for up in (parent, *graf.ancestors(parent)) if parent != iri}


@given(cascades())
def test_paths_end_where_they_should_and_visit_nothing_twice(kaskade: Kaskade) -> None:
    graf = GrafKaskade(kaskade)
    for iri in (*kaskade.unsur, *kaskade.indikator):
        path = graf.path(iri)
        assert path[-1] == iri
        assert len(set(path)) == len(path)
        graf.owner(iri)
        graf.level(iri)
        graf.names(iri)


@given(cascades())
def test_links_to_nowhere_are_told_and_not_followed(kaskade: Kaskade) -> None:
    graf = GrafKaskade(kaskade)
    told = {(d.subjek, d.properti) for d in graf.dangling}
    expected = {
        (u.iri, prop)
        for u in kaskade.unsur.values()
        for prop, links in (
            (KIN.mendukung, u.mendukung),
            (KIN.memilikiSasaran, u.memiliki_sasaran),
            (KIN.diukurOleh, u.diukur_oleh),
        )
        if "hilang" in links
    }
    assert told == expected
    assert "hilang" not in graf.nx


def test_the_real_document_is_one_tree() -> None:
    graf = GrafKaskade(sokaraja())
    assert graf.dangling == graf.cycles() == graf.orphans() == graf.unreached() == []
    assert len(graf.children(next(sokaraja().of(Jenis.SASARAN_STRATEGIS)).iri, Jenis.PROGRAM)) == 5
    assert nx.is_directed_acyclic_graph(graf.nx)
    assert nx.number_weakly_connected_components(graf.nx) == 1
    assert [len(graf.dead_ends(j)) for j in (Jenis.TUJUAN, Jenis.PROGRAM, Jenis.KEGIATAN)] == [0, 0, 0]
    assert {graf.level(i) for i in sokaraja().indikator} == {
        Jenis.TUJUAN,
        Jenis.SASARAN_STRATEGIS,
        Jenis.PROGRAM,
        Jenis.KEGIATAN,
        Jenis.SUB_KEGIATAN,
    }


def test_neighbours_of_a_small_cascade() -> None:
    kaskade = build(CONTOH)
    graf = GrafKaskade(kaskade)
    label = {(u.label or u.jenis): iri for iri, u in kaskade.unsur.items()}
    program, kegiatan = label["Program Pelayanan Publik"], label["Koordinasi Pelayanan"]
    (sasaran,) = graf.sasaran(kegiatan)
    (indikator,) = graf.indikator(kegiatan)
    assert graf.measured(indikator) == sasaran
    assert graf.owner(indikator) == graf.owner(sasaran) == graf.owner(kegiatan) == kegiatan
    assert graf.parents(kegiatan) == [program]
    assert graf.ancestors(kegiatan)[0] == program
    assert graf.names(indikator)[:3] == [
        "jumlah warga yang dilayani",
        "terkoordinasinya pelayanan",
        "koordinasi pelayanan",
    ]
    assert graf.level(indikator) is Jenis.KEGIATAN


def test_a_link_to_an_indikator_as_parent_is_told() -> None:
    kaskade = build("program: [Program A]\nindikator: [Jumlah A]")
    (program,), (indikator,) = kaskade.unsur.values(), kaskade.indikator
    program.mendukung = [indikator]
    assert GrafKaskade(kaskade).dangling == [Dangling(program.iri, KIN.mendukung, indikator)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"baris": (9, 9)}, {"baris": (10, 12)}),
        ({"sel": "C9"}, {"sel": "C10"}),
        ({"halaman": 2}, {"halaman": 10}),
    ],
)
def test_places_count_numbers_as_numbers(first: dict[str, object], second: dict[str, object]) -> None:
    one, other = (
        Kutipan("u", "p", "a.txt", "", "", **place)  # type: ignore[arg-type]
        for place in (first, second)
    )
    assert place_of(one) < place_of(other)
