"""The addresses for programs: negotiation, the SPARQL protocol, the API."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from kaskade_graph.usecases.serving import Served
from kaskade_graph.web.negotiation import accepted
from tests.web.conftest import SOKARAJA

ASK = "ASK { GRAPH ?g { ?s a kin:Tujuan } }"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s a kin:SubKegiatan } }"


@pytest.mark.parametrize(
    ("accept", "media", "format_"),
    [
        ("text/turtle", "text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_a_thing_in_rdf(client: TestClient, accept: str, media: str, format_: pyoxigraph.RdfFormat) -> None:
    answer = client.get(SOKARAJA, headers={"accept": accept})
    assert answer.headers["content-type"].startswith(media)
    assert len(list(pyoxigraph.parse(answer.content, format=format_))) > 500


def test_browsers_get_html(client: TestClient) -> None:
    answer = client.get(SOKARAJA, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.headers["content-type"].startswith("text/html")
    assert client.get(SOKARAJA, headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("header", "wanted"),
    [("", "a/b"), ("*/*", "a/b"), ("c/d;q=0.9,a/*;q=0.1", "c/d"), ("a/b;q=0", None), ("c/d;q=x", None)],
)
def test_negotiation(header: str, wanted: str | None) -> None:
    assert accepted(header, ["a/b", "c/d"]) == wanted


@pytest.mark.parametrize("way", ["get", "form", "body"])
def test_sparql_protocol(client: TestClient, way: str) -> None:
    if way == "get":
        answer = client.get("/sparql", params={"query": COUNT})
    elif way == "form":
        answer = client.post("/sparql", data={"query": COUNT})
    else:
        answer = client.post("/sparql", content=COUNT, headers={"content-type": "application/sparql-query"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/sparql-results+json")
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "27"


@pytest.mark.parametrize("media", ["application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_sparql_formats(client: TestClient, media: str) -> None:
    answer = client.get("/sparql", params={"query": COUNT}, headers={"accept": media})
    assert answer.headers["content-type"].startswith(media)
    assert "27" in answer.text
    if media.endswith("xml"):
        ElementTree.fromstring(answer.text)


def test_sparql_ask_and_construct(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": ASK}).json()["boolean"] is True
    made = client.get(
        "/sparql", params={"query": "CONSTRUCT { ?s a ?c } WHERE { GRAPH ?g { ?s a ?c } } LIMIT 5"}
    )
    assert made.headers["content-type"].startswith("text/turtle")
    assert len(list(pyoxigraph.parse(made.content, format=pyoxigraph.RdfFormat.TURTLE))) == 5


@pytest.mark.parametrize(
    "query",
    [
        "SELECT nonsense",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "SELECT * WHERE { SERVICE <http://192.0.2.1/> { ?s ?p ?o } }",
        "SELECT * FROM <http://192.0.2.1/> WHERE { ?s ?p ?o }",
        "(" * 6000,
    ],
)
def test_sparql_refuses(client: TestClient, query: str) -> None:
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")


def test_api_answers_as_the_page_does(client: TestClient, served: Served) -> None:
    found = client.get("/api/tanya/daftar-indikator").json()["results"]["bindings"]
    assert len(found) == 46
    assert len(client.get("/api/tanya/daftar-indikator?limit=5").json()["results"]["bindings"]) == 5
    assert client.get("/api/tanya/daftar-indikator?limit=-1").status_code == 400
    assert client.get("/api/tanya/daftar-indikator?apa=1").status_code == 400
    iri = next(iter(served.editions))
    assert client.get("/api/audit", params={"kaskade": iri}).json()["ringkasan"]["temuan"] > 100
    assert client.get("/api/audit?kaskade=x").status_code == 404
    assert client.get("/api/cari?kata=peralatan").json()["hasil"]


def test_openapi_names_every_question(client: TestClient, served: Served) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {f"/api/tanya/{q.id}" for q in served.questions.all()} <= set(paths)
    json.dumps(paths)
