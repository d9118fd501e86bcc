"""Every bundled question is clean, and each thing lint refuses is refused in an otherwise clean one."""

from __future__ import annotations

import pytest

from kaskade_graph.queries import saved
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.lint import lint

HEADER = """#+ title: {id: Judul, en: Title}
#+ params:
#+   s: {type: iri}
#+ columns:
#+   a: {id: A, en: A}
"""
BODY = """SELECT ?a WHERE { VALUES (?s) { (UNDEF) } GRAPH ?g { ?a a ?s } } ORDER BY ?a"""


def faults(body: str, header: str = HEADER) -> set[str]:
    return {f.aturan for f in lint(saved.parse("uji", header + body, "uji.rq"))}


@pytest.mark.parametrize("query", Library().all(), ids=lambda q: q.id)
def test_bundled_questions_are_clean(query: saved.SavedQuery) -> None:
    assert lint(query) == []
    assert query.pertanyaan is not None
    assert query.tags
    assert query.columns
    assert all(p.judul for p in query.params)


def test_the_good_one_is_clean() -> None:
    assert faults(BODY) == set()


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("syntax", "SELECT ?a WHERE { "),
        ("syntax", "DELETE WHERE { GRAPH ?g { ?a ?b ?c } }"),
        ("syntax", "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }"),
        ("syntax", "LOAD <http://example.org/x>"),
        ("syntax", "SELECT ?a WHERE " + "{" * 60 + " ?a ?b ?c " + "}" * 60 + " ORDER BY ?a"),
        ("select", "ASK { VALUES (?s) { (UNDEF) } GRAPH ?g { ?a a ?s } }"),
        ("select", "CONSTRUCT { ?a a ?s } WHERE { VALUES (?s) { (UNDEF) } GRAPH ?g { ?a a ?s } }"),
        ("from", BODY.replace("WHERE", "FROM <http://example.org/x> WHERE")),
        ("from", BODY.replace("WHERE", "FROM NAMED <file:///etc/passwd> WHERE")),
        (
            "service",
            BODY.replace("GRAPH ?g { ?a a ?s }", "GRAPH ?g { ?a a ?s } SERVICE <http://x.org/> { ?a ?b ?c }"),
        ),
        ("service", BODY.replace("?a a ?s }", "?a a ?s OPTIONAL { SERVICE SILENT ?a { ?a ?b ?c } } }")),
        ("select-star", BODY.replace("SELECT ?a", "SELECT *")),
        ("order", BODY.replace("ORDER BY ?a", "")),
        ("limit", BODY + " LIMIT 5"),
        ("trailing-values", BODY + " VALUES ?s { <urn:x> }"),
        ("outside-graph", BODY.replace("GRAPH ?g { ?a a ?s }", "?a a ?s")),
        ("outside-graph", BODY.replace("} } ORDER", "} FILTER NOT EXISTS { ?a ?b ?s } } ORDER")),
        ("unstable", BODY.replace("SELECT ?a WHERE", "SELECT (SAMPLE(?x) AS ?a) WHERE")),
        ("unstable", BODY.replace("} } ORDER", "} BIND(NOW() AS ?n) } ORDER")),
        ("regex", BODY.replace("} } ORDER", '} FILTER(REGEX(?a, "(a+)+b")) } ORDER')),
        ("values", BODY.replace("VALUES (?s) { (UNDEF) }", "VALUES (?s ?k) { (UNDEF 1) }")),
        ("param-block", "SELECT ?a WHERE { GRAPH ?g { ?a a ?s } } ORDER BY ?a"),
        ("default", BODY.replace("UNDEF", "<urn:x>")),
        (
            "param-negated",
            "SELECT ?a WHERE { VALUES (?s) { (UNDEF) } GRAPH ?g { ?a a ?t } "
            "FILTER NOT EXISTS { GRAPH ?g { ?a a ?s } } } ORDER BY ?a",
        ),
        (
            "param-negated",
            "SELECT ?a WHERE { VALUES (?s) { (UNDEF) } GRAPH ?g { ?a a ?t } MINUS { GRAPH ?g { ?a a ?s } } } "
            "ORDER BY ?a",
        ),
        (
            "subselect",
            "SELECT ?a WHERE { VALUES (?s) { (UNDEF) } { SELECT ?a ?s WHERE { GRAPH ?g { ?a a ?s } } } } "
            "ORDER BY ?a",
        ),
        (
            "subselect",
            "SELECT ?a WHERE { VALUES (?s) { (UNDEF) } GRAPH ?g { ?a a ?s } "
            "{ SELECT ?a WHERE { GRAPH ?g { ?a ?b ?c } } } } ORDER BY ?a",
        ),
        (
            "param-block",
            "SELECT ?a WHERE { GRAPH ?h { ?a a ?s } { SELECT ?a ?s WHERE "
            "{ VALUES (?s) { (UNDEF) } GRAPH ?g { ?a a ?s } } } } ORDER BY ?a",
        ),
        ("columns", BODY.replace("SELECT ?a", "SELECT ?a ?g")),
    ],
)
def test_refused(rule: str, body: str) -> None:
    assert rule in faults(body)


def test_a_sub_select_that_repeats_the_block_is_fine() -> None:
    body = (
        "SELECT ?a WHERE { VALUES (?s) { (UNDEF) } GRAPH ?g { ?a a ?s } "
        "{ SELECT ?a WHERE { VALUES (?s) { (UNDEF) } GRAPH ?h { ?a a ?s } } } } ORDER BY ?a"
    )
    assert faults(body) == set()


def test_a_parameter_without_a_query_variable() -> None:
    header = HEADER.replace("#+ columns", "#+   tahun: {type: year}\n#+ columns")
    assert {"param-block", "param-negated"} <= faults(BODY, header)
