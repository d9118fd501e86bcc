from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.queries import sparqltext
from kaskade_graph.store import embedded
from kaskade_graph.store.terms import Term, iri, text

QUERY = (
    'SELECT ?a ?b WHERE { VALUES (?a ?b) { (UNDEF UNDEF) } BIND("VALUES (?a) { (1) }" AS ?c) } ORDER BY ?a'
)


def test_only_the_block_of_the_parameters_is_filled() -> None:
    query = 'SELECT ?a WHERE { # VALUES (?a) { (UNDEF) }\n VALUES ?k { "x}" } VALUES ?a { UNDEF } }'
    filled = sparqltext.fill(query, {"a": [text("y")]})
    assert filled == 'SELECT ?a WHERE { # VALUES (?a) { (UNDEF) }\n VALUES ?k { "x}" } VALUES ?a { ("y") } }'


def test_a_sub_select_is_filled_alike() -> None:
    query = "SELECT * { VALUES (?a) {(UNDEF)} { SELECT ?b { VALUES (?a) { (UNDEF) } } } }"
    assert sparqltext.fill(query, {"a": [iri("urn:x")]}).count("(<urn:x>)") == 2


@given(st.text(max_size=80), st.text(max_size=40))
def test_what_goes_in_as_a_value_comes_out_as_that_value(first: str, second: str) -> None:
    """Whatever a person types stays one literal: it never ends the block or begins a clause."""
    filled = sparqltext.fill(QUERY, {"a": [text(first)], "b": [text(second)]})
    found = embedded.memory().select(filled)
    assert found.rows == ((text(first), text(second)),)


@given(st.text(max_size=60))
def test_an_iri_goes_in_whole_or_not_at_all(value: str) -> None:
    try:
        written = iri("https://example.org/" + value).n3()
    except ValueError:
        return
    found = embedded.memory().select(f"SELECT ?a WHERE {{ VALUES (?a) {{ ({written}) }} }}")
    assert found.rows == ((iri("https://example.org/" + value),),)


def test_combinations_and_undef() -> None:
    rows = sparqltext.rows_text(["a", "b"], {"a": [text("1"), text("2")], "b": [None]})
    assert rows == '("1" UNDEF) ("2" UNDEF)'


def test_missing_prefixes_are_added_once() -> None:
    text_ = "PREFIX kin: <urn:k> SELECT ?a WHERE { GRAPH ?g { ?a a kin:X ; rdfs:label 'dcat:x' } }"
    assert sparqltext.with_prefixes(text_) == "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n" + text_
    ox.Store().query(sparqltext.with_prefixes(text_))


@pytest.mark.parametrize(("limit", "offset"), [(-1, None), (None, -5)])
def test_a_page_is_never_negative(limit: int | None, offset: int | None) -> None:
    with pytest.raises(ValueError, match="negative"):
        sparqltext.paged("SELECT * {}", limit, offset)


@pytest.mark.parametrize(
    "term",
    [
        Term("bnode", "b0"),
        iri("tanpa-skema"),
        iri("urn:x> } DROP ALL #"),
        Term("literal", "x", "", "en-^^<urn:x>"),
        Term("literal", "x", "urn:x> <"),
    ],
)
def test_terms_that_cannot_be_written_are_refused(term: Term) -> None:
    with pytest.raises(ValueError, match=r"."):
        term.n3()
