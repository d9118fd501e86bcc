"""The SPARQL endpoint as the W3C's suite for the protocol tries it, and as clients in use ask it.

The cases follow the query part of the SPARQL 1.1 protocol tests, with graphs that are here instead of elsewhere;
those of updates have no counterpart, since there are none over HTTP.
"""

from __future__ import annotations

import shutil
import subprocess
from xml.etree import ElementTree

import pyoxigraph
import pytest
import rdflib
from httpx import Response
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, RDFXML, TURTLE, XML, SPARQLWrapper
from starlette.testclient import TestClient

from kaskade_graph.usecases.serving import Served
from tests.web.conftest import SOKARAJA

ASK = "ASK { GRAPH ?g { ?s ?p ?o } }"
ASK_DEFAULT = "ASK { ?s a <https://w3id.org/kinerja/ns#Tujuan> }"
SELECT = "SELECT ?s WHERE { GRAPH ?g { ?s a <https://w3id.org/kinerja/ns#Tujuan> } }"
CONSTRUCT = "CONSTRUCT { ?s a ?c } WHERE { GRAPH ?g { ?s a ?c } } LIMIT 5"
CASCADE = "https://w3id.org/kinerja" + SOKARAJA
EVIDENCE = CASCADE + "/bukti"
FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"


def form(client: TestClient, body: str | bytes, media: str | None = FORM) -> Response:
    """Send a body as it stands."""
    return client.post("/sparql", content=body, headers={"content-type": media} if media else {})


def test_query_get(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": ASK})
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] in (
        "application/sparql-results+json",
        "application/sparql-results+xml",
    )


def test_query_post_form(client: TestClient) -> None:
    assert form(client, "query=ASK%20%7B%7D").json()["boolean"] is True
    assert form(client, "query=ASK%20%7B%7D", f"{FORM}; charset=UTF-8").status_code == 200


def test_query_post_direct(client: TestClient) -> None:
    assert form(client, "ASK {}", DIRECT).json()["boolean"] is True
    assert form(client, ASK_DEFAULT, f"{DIRECT}; charset=utf-8").json()["boolean"] is True


@pytest.mark.parametrize("way", ["get", "form", "direct"])
@pytest.mark.parametrize(
    ("query", "default", "named", "wanted"),
    [
        # query_dataset_default_graph, _default_graphs, _named_graphs, _full
        (ASK_DEFAULT, [CASCADE], [], True),
        (ASK_DEFAULT, [EVIDENCE], [], False),
        (ASK_DEFAULT, [EVIDENCE, CASCADE], [], True),
        (ASK_DEFAULT, [], [CASCADE], False),
        (ASK, [CASCADE], [], False),
        (ASK, [], [CASCADE, EVIDENCE], True),
        (f"ASK {{ GRAPH <{EVIDENCE}> {{ ?s ?p ?o }} }}", [CASCADE], [EVIDENCE], True),
        (f"ASK {{ GRAPH <{EVIDENCE}> {{ ?s ?p ?o }} }}", [EVIDENCE], [CASCADE], False),
    ],
)
def test_query_dataset(
    client: TestClient, query: str, default: list[str], named: list[str], wanted: bool, way: str
) -> None:
    graphs = {"default-graph-uri": default, "named-graph-uri": named}
    if way == "get":
        answer = client.get("/sparql", params={"query": query, **graphs})
    elif way == "form":
        answer = client.post("/sparql", data={"query": query, **graphs})
    else:
        answer = client.post("/sparql", params=graphs, content=query, headers={"content-type": DIRECT})
    assert answer.status_code == 200, answer.text
    assert answer.json()["boolean"] is wanted


def test_graphs_that_are_not_here_are_not_fetched(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": ASK, "default-graph-uri": "http://192.0.2.1/data0.rdf"})
    assert answer.status_code == 400
    assert "no such graph" in answer.text


@pytest.mark.parametrize(
    ("query", "allowed"),
    [
        (SELECT, {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"}),
        (ASK, {"application/sparql-results+json", "application/sparql-results+xml"}),
        (CONSTRUCT, {"text/turtle", "application/rdf+xml", "application/n-triples"}),
        (f"DESCRIBE <{CASCADE}>", {"text/turtle", "application/rdf+xml", "application/n-triples"}),
    ],
)
def test_query_content_type(client: TestClient, query: str, allowed: set[str]) -> None:
    for media in (None, *sorted(allowed)):
        headers = {"accept": media} if media else {}
        answer = client.get("/sparql", params={"query": query}, headers=headers)
        assert answer.status_code == 200
        got = answer.headers["content-type"].split(";")[0]
        assert got == media if media else got in allowed


def test_rdf_xml_of_a_graph_is_read_back(client: TestClient) -> None:
    headers = {"accept": "application/rdf+xml"}
    xml = client.get("/sparql", params={"query": CONSTRUCT}, headers=headers)
    assert len(list(pyoxigraph.parse(xml.content, format=pyoxigraph.RdfFormat.RDF_XML))) == 5


# What the suite expects to be refused: bad_query_method, bad_multiple_queries, bad_query_wrong_media_type,
# bad_query_missing_form_type, bad_query_missing_direct_type, bad_query_non_utf8, bad_query_syntax.


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_bad_query_method(client: TestClient, method: str) -> None:
    answer = client.request(method, "/sparql", content="query=ASK%20%7B%7D", headers={"content-type": FORM})
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


def test_bad_multiple_queries(client: TestClient) -> None:
    assert form(client, "query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D").status_code == 400
    assert client.get("/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D").status_code == 400
    assert (
        client.post("/sparql?query=ASK{}", content="ASK {}", headers={"content-type": DIRECT}).status_code
        == 400
    )


@pytest.mark.parametrize("media", ["text/plain", "application/json", "application/sparql-update", None])
def test_bad_media_type(client: TestClient, media: str | None) -> None:
    assert form(client, "query=ASK%20%7B%7D", media).status_code == 400
    assert form(client, "ASK {}", media).status_code == 400


def test_bad_query_non_utf8(client: TestClient) -> None:
    assert form(client, "ASK {}".encode("utf-16"), f"{DIRECT}; charset=UTF-16").status_code == 400
    assert form(client, b"query=%FF%FEA").status_code == 400


@pytest.mark.parametrize("query", ["ASK {", "SELECT nonsense", "", "INSERT DATA { <a:a> <a:b> <a:c> }"])
def test_bad_query_syntax(client: TestClient, query: str) -> None:
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")


def test_updates_are_refused(client: TestClient) -> None:
    assert form(client, "update=CLEAR%20ALL").status_code == 400
    assert form(client, "CLEAR ALL", "application/sparql-update").status_code == 400
    assert client.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 400


def test_a_query_that_asks_too_much_is_the_services_refusal(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kaskade_graph.queries.worker import QueryLimits
    from kaskade_graph.web import sparql

    monkeypatch.setattr(sparql, "QueryLimits", lambda: QueryLimits(seconds=1))
    runaway = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    answer = client.get("/sparql", params={"query": runaway})
    assert answer.status_code == 500
    assert "stopped" in answer.text


def test_service_description(client: TestClient, served: Served) -> None:
    graph = rdflib.Graph().parse(data=client.get("/sparql").text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert str(graph.value(service, sd.endpoint)).endswith("/sparql")
    assert {str(o) for o in graph.objects(None, sd.name)} == set(served.editions)
    reader = client.get("/sparql", headers={"accept": "text/html"}, follow_redirects=False)
    assert reader.headers["location"] == "/sparql/tulis"


def test_void_counts(client: TestClient, served: Served) -> None:
    graph = rdflib.Graph().parse(data=client.get("/.well-known/void").text, format="turtle")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    for iri in served.editions:
        said = int(str(graph.value(rdflib.URIRef(iri), void.triples)))
        assert said == len({q.triple for q in served.opened(iri).quads})
    classes = {
        str(graph.value(p, void["class"])): int(str(n)) for p, n in graph.subject_objects(void.entities)
    }
    assert classes["https://w3id.org/kinerja/ns#SubKegiatan"] == 27


# --- clients in use, against a running server -------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper(address: str, method: str) -> None:
    wrapper = SPARQLWrapper(f"{address}sparql")
    wrapper.setMethod(method)
    wrapper.setQuery(SELECT)
    wrapper.setReturnFormat(JSON)
    assert len(wrapper.queryAndConvert()["results"]["bindings"]) == 3
    wrapper.setReturnFormat(XML)
    assert len(wrapper.queryAndConvert().getElementsByTagName("result")) == 3
    wrapper.setReturnFormat(CSV)
    assert wrapper.queryAndConvert().count(b"\n") == 4
    wrapper.setQuery(CONSTRUCT)
    for made in (TURTLE, RDFXML):
        wrapper.setReturnFormat(made)
        found = wrapper.queryAndConvert()
        assert len(found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found)) == 5


def test_sparqlwrapper_sends_directly(address: str) -> None:
    wrapper = SPARQLWrapper(f"{address}sparql", returnFormat=JSON)
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(POSTDIRECTLY)
    wrapper.addDefaultGraph(EVIDENCE)
    wrapper.setQuery(ASK_DEFAULT)
    assert wrapper.queryAndConvert()["boolean"] is False


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_store(address: str, method: str) -> None:
    store = SPARQLStore(f"{address}sparql", method=method)
    graph = rdflib.Graph(store)
    assert len(list(graph.query(SELECT))) == 3
    assert graph.query(ASK).askAnswer is True
    one = rdflib.Graph(SPARQLStore(f"{address}sparql", method=method, context_aware=True), identifier=CASCADE)
    assert (
        len(list(one.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/kinerja/ns#SubKegiatan"))))
        == 27
    )
    assert len(graph.query(CONSTRUCT).graph) == 5


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl(address: str) -> None:
    def curl(*how: str) -> str:
        command = ["curl", "-sS", "--fail-with-body", *how, f"{address}sparql"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert curl("--data-urlencode", f"query={SELECT}", "-G").startswith("{")
    assert curl("--data-urlencode", f"query={SELECT}", "-H", "accept: text/csv").count("\n") == 4
    xml = curl("-H", f"content-type: {DIRECT}", "-H", "accept: application/sparql-results+xml", "-d", SELECT)
    assert len(ElementTree.fromstring(xml)[1]) == 3
    assert "sd:Service" in curl()
