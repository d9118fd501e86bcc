"""Same inputs, same answers: every engine against the embedded store in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import rdf
from kaskade_graph.analysis.measured import achievement_of
from kaskade_graph.errors import StoreError, UsageError
from kaskade_graph.model import Kaskade
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.library import Library
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.store import catalogue, catalogue_quads, hashing, keys
from kaskade_graph.store.catalogue import Tulisan
from kaskade_graph.store.location import Lokasi
from kaskade_graph.store.protocol import Change, Store
from kaskade_graph.store.remote import RemoteStore
from kaskade_graph.store.terms import Rows
from kaskade_graph.vocab import BERLAKU, KATALOG, KIN, XSD
from tests.store import engines
from tests.store.conftest import ENGINES, Filled
from tests.store.contoh import kaskade
from tests.store.nilai import NILAI, nilai

OTHERS = ENGINES[1:]
LIBRARY = Library()
GRAF = "https://example.org/graf"
REFUSED: set[tuple[str, str]] = set()
"""What an engine cannot do, and says so."""


@pytest.fixture(params=OTHERS)
def store(request: pytest.FixtureRequest, filled: Filled) -> Store:
    """Each engine but the one the others are compared with."""
    return filled(request.param)


@pytest.fixture
def memory(filled: Filled) -> Store:
    """The embedded store in memory."""
    return filled("memory")


def _same(found: Rows, expected: Rows) -> None:
    assert found.columns == expected.columns
    assert _plain(found) == _plain(expected)


def _plain(found: Rows) -> list[tuple[tuple[str, str, str], ...]]:
    """Return rows with numbers by value, in an order that no collation decides."""
    return sorted(
        tuple(
            ("", "", "") if c is None else (c.kind, hashing.number(c.value), c.datatype or c.lang)
            for c in row
        )
        for row in found
    )


@pytest.mark.parametrize("query_id", [q.id for q in LIBRARY.all()])
def test_every_question_has_the_same_answer(store: Store, memory: Store, query_id: str) -> None:
    query = LIBRARY.get(query_id)
    unknown = [p.nama for p in query.params if p.nama not in NILAI]
    assert not unknown, f"tests/store/nilai.py has no value for the parameter {unknown} of {query_id}"
    given = {p.nama: [nilai(query_id, p.nama)] for p in query.params}
    required = {p.nama: given[p.nama] for p in query.params if p.wajib and p.bawaan is None}
    if (store.nama, query_id) in REFUSED:
        with pytest.raises(StoreError):
            answering.answer(store, LIBRARY, query, required)
        return
    count = 0
    for values in (given, required):
        expected = answering.answer(memory, LIBRARY, query, values).rows
        _same(answering.answer(store, LIBRARY, query, values).rows, expected)
        count += len(expected)
    assert count, "nothing was compared: give it a value that has an answer"
    if not required:  # as written in its file, which no graph is named for
        text = answering.compose(query, {})
        _same(store.select(text), memory.select(text))


def test_the_league_ranks_by_the_direction_of_the_indikator(memory: Store, asked: list[Kaskade]) -> None:
    given = {name: [nilai("liga-sub-kegiatan", name)] for name in ("lingkup", "resmi")}
    found = answering.answer(memory, LIBRARY, LIBRARY.get("liga-sub-kegiatan"), given).rows
    shown = {i: Decimal(c) for i, c in zip(found.values("indikator"), found.values("capaian"), strict=True)}
    known = {iri: item for k in asked for iri, item in k.indikator.items()}
    assert shown == {iri: achievement_of(known[iri], 2023) for iri in shown}
    assert list(shown.values()) == sorted(shown.values(), reverse=True)
    assert {known[iri].label for iri in shown} >= {"Jumlah Keluhan", "Jumlah Kesalahan", "Jumlah Permohonan"}
    assert "Jumlah Sengketa" not in {known[iri].label for iri in shown}


def test_graphs_come_back_as_they_went(store: Store, asked: list[Kaskade]) -> None:
    assert {e.iri for e in catalogue.editions(store)} == {k.iri for k in asked}
    for one, edition in zip(sorted(asked, key=lambda k: k.iri), catalogue.editions(store), strict=True):
        names = rdf.graph_names(one.iri)
        quads = store.quads(names)
        assert hashing.hashes(one.iri, quads) == edition.hashes
        assert hashing.content_hash(quads) == hashing.content_hash(keys.completed(one.iri, rdf.to_quads(one)))
        assert from_quads(quads) == from_quads(rdf.to_quads(one))
        assert {n for n in names if any(q.graph_name == NamedNode(n) for q in quads)} <= set(store.graphs())
    actual, wanted = set(store.quads([KATALOG])), set(catalogue_quads.expected(catalogue.editions(store)))
    assert wanted <= actual
    assert all(catalogue_quads.is_shared(q) for q in actual - wanted)
    assert store.quads([f"{GRAF}/tidak-ada"]) == []


def test_the_current_editions(store: Store) -> None:
    current = [e.label for e in catalogue.covered(store, BERLAKU)]
    assert "Kecamatan Sokaraja 2022 (perubahan-1)" in current
    assert "Kecamatan Sokaraja 2022 (murni)" not in current


def test_putting_again_removing_and_putting_back(store: Store) -> None:
    one = kaskade("33.02.01", "Lumbir", 2030)
    before = store.quads([KATALOG])
    quads = rdf.to_quads(one)
    assert catalogue.put(store, one.iri, quads) is Tulisan.BARU
    assert catalogue.put(store, one.iri, quads) is Tulisan.SAMA
    other = rdf.to_quads(kaskade("33.02.01", "Lumbir", 2030, tanpa="Musyawarah Desa"))
    assert catalogue.put(store, one.iri, other) is Tulisan.DIGANTI
    assert hashing.content_hash(store.quads(rdf.graph_names(one.iri))) == hashing.content_hash(
        keys.completed(one.iri, other)
    )
    assert catalogue.put(store, one.iri, other, force=True) is Tulisan.DIGANTI
    (edition,) = catalogue.covered(store, one.iri)
    catalogue.remove(store, edition)
    assert not set(rdf.graph_names(one.iri)) & set(store.graphs())
    names_of_scopes = set(store.quads([KATALOG])) - set(before)
    assert all("/wilayah/" in str(q.subject) or "/tahun/" in str(q.subject) for q in names_of_scopes)


TEXTS = (
    "Meningkatnya “mutu” é ñ 日本 🌾",
    "ends with \\ and \"quotes\" and 'these'",
    "a\nline\tand\rmore",
    "<b>&amp;</b>",
    "} UNION { ?s ?p ?o } #",
    " spaces ",
    "",
)


def test_texts_survive(store: Store) -> None:
    graph, subject = NamedNode(GRAF), NamedNode(f"{GRAF}/é")
    terms = [
        *(Literal(text) for text in TEXTS),
        *(Literal(text, language="id") for text in TEXTS[:3]),
        Literal("2021", datatype=NamedNode(XSD.gYear)),
        Literal("85.50", datatype=NamedNode(XSD.decimal)),
        Literal("12345678901234.75", datatype=NamedNode(XSD.decimal)),
        Literal("true", datatype=NamedNode(XSD.boolean)),
    ]
    quads = [Quad(subject, NamedNode(f"{GRAF}#p{i}"), term, graph) for i, term in enumerate(terms)]
    store.apply(Change(replace=(GRAF,), insert=tuple(quads)))
    try:
        assert hashing.content_hash(store.quads([GRAF])) == hashing.content_hash(quads)
    finally:
        store.apply(Change(replace=(GRAF,)))
    assert GRAF not in store.graphs()


def test_a_change_may_be_repeated(store: Store) -> None:
    graph = NamedNode(GRAF)
    one, two, three = (Quad(NamedNode(f"{GRAF}/{n}"), NamedNode(f"{GRAF}#p"), graph, graph) for n in "abc")
    store.apply(Change(insert=(one, two)))
    for _ in range(2):
        store.apply(Change(delete=(one,), insert=(two, three)))
        assert set(store.quads([GRAF])) == {two, three}
    store.apply(Change(delete=(two, three)))
    assert store.quads([GRAF]) == []


def test_ask_and_construct(store: Store) -> None:
    assert store.ask("ASK {}")
    assert not store.ask(f"ASK {{ GRAPH <{GRAF}/x> {{ ?s ?p ?o }} }}")
    iri = kaskade("33.02.09", "Somagede", 2022).iri
    made = store.construct(
        f"CONSTRUCT {{ ?s <urn:label> ?o }} WHERE {{ GRAPH <{iri}> "
        "{ ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o } }"
    )
    assert len(made) == len(made_in_memory(iri))


def made_in_memory(iri: str) -> Sequence[Quad]:
    quads = rdf.to_quads(kaskade("33.02.09", "Somagede", 2022))
    return [q for q in quads if q.graph_name == NamedNode(iri) and q.predicate.value.endswith("#label")]


def test_undef_and_sub_selects(store: Store, memory: Store) -> None:
    for blocks in ("(UNDEF)", f'("{2022}")', '("2021") ("2022")'):
        text = f"""
SELECT ?kaskade ?jumlah WHERE {{
  VALUES (?tahun) {{ {blocks} }}
  {{ SELECT ?kaskade ?tahun (COUNT(?unsur) AS ?jumlah) WHERE {{
    VALUES (?tahun) {{ {blocks} }}
    GRAPH <{KATALOG}> {{ ?kaskade <{KIN.tahun}> ?t }}
    GRAPH ?kaskade {{ ?unsur <{KIN.mendukung}> ?atas }}
    FILTER(STR(?t) = ?tahun || !BOUND(?tahun))
  }} GROUP BY ?kaskade ?tahun }}
}} ORDER BY ?kaskade"""
        expected = memory.select(text)
        assert len(expected) > 1
        _same(store.select(text), expected)


def _many(rows: int) -> tuple[Change, str]:
    graph, name = NamedNode(GRAF), NamedNode(f"{GRAF}#n")
    quads = [Quad(NamedNode(f"{GRAF}/{i}"), name, Literal(f"baris ke-{i} é"), graph) for i in range(rows)]
    return Change(replace=(GRAF,), insert=tuple(quads)), (
        f"SELECT ?s ?o WHERE {{ GRAPH <{GRAF}> {{ ?s ?p ?o }} }} ORDER BY ?s"
    )


def test_ten_thousand_rows(store: Store) -> None:
    change, text = _many(10_000)
    store.apply(change)
    try:
        found = store.select(text)
        assert len(found) == 10_000
        assert set(found.values("o")) == {f"baris ke-{i} é" for i in range(10_000)}
        assert len(store.quads([GRAF])) == 10_000
    finally:
        store.apply(Change(replace=(GRAF,)))


def test_rows_that_the_server_leaves_out_are_an_error(filled: Filled) -> None:
    store = filled("virtuoso")
    change, text = _many(engines.ROWS + 1)
    store.apply(change)
    try:
        with pytest.raises(StoreError, match="only part of the answer"):
            store.select(text)
        # A graph is read over the Graph Store Protocol, which has no such limit.
        assert len(store.quads([GRAF])) == engines.ROWS + 1
    finally:
        store.apply(Change(replace=(GRAF,)))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_wrong_query_is_wrong_usage(filled: Filled, engine: str) -> None:
    with pytest.raises(UsageError):
        filled(engine).select("SELECT ?a WHERE { ?a ?b")


@pytest.mark.parametrize("auth", ["none", "basic", "digest"])
def test_access_denied(
    filled: Filled, place: Callable[[str], Lokasi], monkeypatch: pytest.MonkeyPatch, auth: str
) -> None:
    filled("virtuoso")
    monkeypatch.setenv("KASKADE_SALAH", "bukan-rahasia-42")
    wrong = replace(place("virtuoso"), auth=auth, secret_env="KASKADE_SALAH")
    for act in (lambda s: s.ask("ASK {}"), lambda s: s.apply(_many(1)[0])):
        with pytest.raises(StoreError, match="access denied") as caught:
            act(RemoteStore(wrong, writable=True))
        assert caught.value.exit_code == 4
        assert "bukan-rahasia-42" not in caught.value.text("id") + caught.value.text("en")
