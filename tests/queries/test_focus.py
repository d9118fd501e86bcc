"""Naming the graphs of a question to the engine changes how fast it answers, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.focus import focus
from kaskade_graph.queries.library import Library
from kaskade_graph.store.embedded import EmbeddedStore
from kaskade_graph.store.terms import Term, iri
from kaskade_graph.vocab import BERLAKU, KATALOG
from tests.store.contoh import kaskade, store
from tests.store.nilai import NILAI

LIBRARY = Library()
SOMAGEDE = kaskade("33.02.09", "Somagede", 2022)
SCOPES = (BERLAKU, SOMAGEDE.iri, kaskade("33.02.09", "Somagede", 2021).iri, f"{KATALOG}/tahun/2022")


@pytest.fixture(scope="module")
def several() -> EmbeddedStore:
    """A store with two units in two years, and a revision."""
    return store(
        SOMAGEDE,
        kaskade("33.02.09", "Somagede", 2021),
        kaskade("33.02.19", "Sokaraja", 2022),
        kaskade("33.02.19", "Sokaraja", 2022, "perubahan-1", tanpa="Musyawarah Desa"),
    )


@pytest.mark.parametrize("query", LIBRARY.all(), ids=lambda q: q.id)
@pytest.mark.parametrize("scope", SCOPES)
def test_the_answer_is_the_same(several: EmbeddedStore, query: answering.SavedQuery, scope: str) -> None:
    given = {p.nama: [NILAI[p.nama]] for p in query.params if p.nama != "lingkup"}
    if any(p.nama == "lingkup" for p in query.params):
        given["lingkup"] = [scope]
    found = answering.answer(several, LIBRARY, query, given)
    bindings = {p.nama: [_term(p, given[p.nama][0])] for p in query.params}
    assert found.rows == several.select(answering.compose(query, bindings))


def _term(param: answering.Param, value: str) -> Term:
    return param.term(value)


def test_an_element_names_its_cascade(several: EmbeddedStore) -> None:
    query = LIBRARY.get("sub-kegiatan-pendukung")
    where = focus(several, query, {"sasaran": [iri(NILAI["sasaran"])]})
    assert where.bindings["lingkup"] == [iri(SOMAGEDE.iri)]
    assert where.graphs == (KATALOG, SOMAGEDE.iri)
    beside = focus(several, LIBRARY.get("asal-nilai"), {"unsur": [iri(NILAI["unsur"])]})
    assert beside.graphs == (KATALOG, SOMAGEDE.iri, f"{SOMAGEDE.iri}/turunan", f"{SOMAGEDE.iri}/bukti")


def test_an_element_outside_of_the_scope_stays_outside(several: EmbeddedStore) -> None:
    query = LIBRARY.get("sub-kegiatan-pendukung")
    other = kaskade("33.02.19", "Sokaraja", 2022).iri
    found = answering.answer(several, LIBRARY, query, {"sasaran": [NILAI["sasaran"]], "lingkup": [other]})
    assert len(found.rows) == 0


def test_a_question_that_looks_beyond_its_scope_is_asked_of_all(several: EmbeddedStore) -> None:
    query = LIBRARY.get("cara-kecamatan-lain")
    assert focus(several, query, {"lingkup": [iri(SOMAGEDE.iri)]}).graphs is None


def test_the_one_cascade_is_named_where_its_graph_stands(several: EmbeddedStore) -> None:
    where = focus(several, LIBRARY.get("indikator-unsur"), {"lingkup": [iri(SOMAGEDE.iri)]})
    assert f"GRAPH <{SOMAGEDE.iri}> {{" in where.query.body
    assert "GRAPH ?kaskade" not in where.query.body


@pytest.mark.parametrize(
    "inner",
    ['BIND(CONCAT("in ", STR(?kaskade)) AS ?nama)', "BIND(?x AS ?nama) FILTER(?kaskade != ?x)"],
)
def test_a_graph_that_gives_its_name_keeps_its_variable(several: EmbeddedStore, inner: str) -> None:
    """Inside of ``GRAPH <...>`` the variable would have no value yet."""
    query = LIBRARY.get("daftar-unsur")
    scope = "VALUES (?lingkup) { (UNDEF) } GRAPH <https://w3id.org/kinerja/id/katalog> "
    body = f"SELECT ?nama WHERE {{ {scope} {{ ?lingkup kin:mencakup ?kaskade }} "
    query = replace(
        query, body=body + f"GRAPH ?kaskade {{ ?x a kin:Program . {inner} }} }}\nORDER BY STR(?nama)"
    )
    found = answering.answer(several, LIBRARY, query, {"lingkup": [SOMAGEDE.iri]})
    assert "GRAPH ?kaskade" in found.sparql
    assert len(found.rows) > 0
