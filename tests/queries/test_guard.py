"""The guard and the engines see one query: held by texts that once passed, and by a short run of the fuzzer."""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kaskade_graph.errors import UsageError
from kaskade_graph.queries import guard
from kaskade_graph.queries.library import Library
from kaskade_graph.store import grammar

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import guard_fuzz

ATTACKS = sorted((Path(__file__).parent / "serangan").glob("*.rq"))


@pytest.mark.parametrize("path", ATTACKS, ids=lambda p: p.stem)
def test_what_once_passed_is_refused(path: Path) -> None:
    with pytest.raises(UsageError, match="SPARQL refused"):
        guard.accept(path.read_text(encoding="utf-8"))


def test_the_fuzzer_sees_what_it_looks_for() -> None:
    """Given to the engines as typed, the attack is a fault: a run that finds none says something."""
    with guard_fuzz.listening() as (url, calls):
        engines = guard_fuzz.Engines(calls)
        assert engines.fault(f"SELECT * WHERE {{ FILTER(1<2)SERVICE#>\n<{url}>{{ ?s ?p ?o }} }}")
        assert "rdflib sees" in str(guard_fuzz.Engines([]).fault("SELECT * FROM <urn:x> WHERE { ?s ?p ?o }"))


@pytest.mark.parametrize("seed", [2, 3])
def test_engines_and_guard_agree(seed: int) -> None:
    with guard_fuzz.listening() as (url, calls):
        counts, wrong = guard_fuzz.fuzz(3, seed, {}, url, calls)
    assert wrong is None, wrong
    assert counts["pyoxigraph"], counts


def test_every_saved_question_passes_and_means_the_same() -> None:
    store = ox.Store()
    for query in Library().all():
        written = guard.accept(query.body).sparql
        assert guard.accept(written).sparql == written
        first, second = store.query(query.body), store.query(written)
        assert isinstance(first, ox.QuerySolutions)
        assert isinstance(second, ox.QuerySolutions)
        assert [v.value for v in first.variables] == [v.value for v in second.variables]
        assert grammar.projected(query.body) == tuple(v.value for v in first.variables)


@pytest.mark.parametrize(
    ("sparql", "why"),
    [
        ("SELECT * WHERE { ?s ?p ?o FILTER(<bif:http_get>('x')) }", "may not be called"),
        ("SELECT * WHERE { ?s <java:org.x.Y> ?o }", "not one of http, https or urn"),
        ("SELECT * WHERE { GRAPH <file:///etc/passwd> { ?s ?p ?o } }", "not one of http, https or urn"),
        ("SELECT * WHERE { BIND(<http://x/f>(1) AS ?y) }", "may not be called"),
        ('DEFINE get:soft "soft" SELECT * WHERE { ?s ?p ?o }', "neither SELECT"),
        (
            "SELECT * WHERE { LATERAL { ?s ?p ?o } }",
            "'LATERAL' is not part of SPARQL 1.1 (line 1, column 18)",
        ),
        ("SELECT * WHERE { ?s bif:contains 'x' }", "the prefix bif: is not declared"),
        ("ASK { ?s ?p 'a\\\\u0022' }", "a text with a"),
        ("ASK { FILTER(" + " || ".join("1" * 1000) + ") }", "chained"),
    ],
)
def test_refused_with_a_reason(sparql: str, why: str) -> None:
    with pytest.raises(UsageError) as caught:
        guard.accept(sparql)
    assert why in caught.value.text("en")


def test_texts_and_numbers_stay_what_they_are() -> None:
    sparql = "SELECT ?a ?b ?c ?d WHERE { VALUES (?a ?b ?c ?d) { ('''é \"x\"\n\\t'''@id -1.50 '7'^^xsd:gYear true) } }"
    found = [
        list(ox.Store().query(text))
        for text in (  # type: ignore[arg-type, call-overload]
            "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> " + sparql,
            guard.accept(sparql).sparql,
        )
    ]
    assert [list(row) for row in found[0]] == [list(row) for row in found[1]]
