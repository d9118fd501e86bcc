"""The SPARQL endpoint: queries of the SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013); there is no update."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kaskade_graph.errors import KaskadeError, Teks, UsageError
from kaskade_graph.queries.worker import Dataset, QueryLimits, Raw, Stopped
from kaskade_graph.reports import rows
from kaskade_graph.usecases.free_query import graph
from kaskade_graph.web import results, view
from kaskade_graph.web.negotiation import accepted

AT_ONCE = 2
"""Free queries that run at the same time; others wait their turn, and not for ever."""
PATIENCE = 10.0
_ANSWERS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/sparql-results+xml": "xml",
}
_GRAPHS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
    "application/ld+json": "jsonld",
}
_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
GRAPHS_TOLD = 1000
"""Graphs that the service description lists."""
_slots = asyncio.Semaphore(AT_ONCE)


async def endpoint(request: Request) -> Response:
    """Answer a query; without one, describe the service to a program, and lead a reader to the editor."""
    try:
        asked = await _query_of(request)
    except UsageError as error:
        return _refused(error, 400)
    if asked is None:
        return _description(request)
    try:
        async with asyncio.timeout(PATIENCE):
            await _slots.acquire()
    except TimeoutError:
        busy = Teks("terlalu banyak kueri sedang berjalan", "too many queries are running")
        return Response(busy.en + "\n", 503, {"retry-after": "10"}, "text/plain; charset=utf-8")
    try:
        text, dataset = asked
        _, raw = await run_in_threadpool(view.served(request).free, text, QueryLimits(), dataset)
        return await run_in_threadpool(_result, request, raw)
    except UsageError as error:
        # The protocol parts what is wrong with a query (400) from what is asked too much of the service (500).
        return _refused(error, 500 if isinstance(error, Stopped) else 400)
    except KaskadeError as error:
        return _refused(error, 500)
    finally:
        _slots.release()


async def _query_of(request: Request) -> tuple[str, Dataset | None] | None:
    """Return the query of a request and the graphs it names, None when there is none.

    Raises :class:`UsageError` for what the protocol calls malformed (2.1).
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if request.method != "POST":
        values = list(request.query_params.multi_items())
    elif media == "application/x-www-form-urlencoded":
        values = _form(await request.body())
    elif media == "application/sparql-query":
        values = [*request.query_params.multi_items(), ("query", _utf8(await request.body()))]
    else:
        raise UsageError(
            Teks(
                "isi permintaan harus application/sparql-query atau formulir",
                "the body must be application/sparql-query or a form",
            )
        )
    names = [k for k, _ in values]
    if "update" in names:
        raise UsageError(Teks("pembaruan tidak dilayani", "updates are not served"))
    queries = [v for k, v in values if k == "query"]
    if len(queries) > 1:
        raise UsageError(Teks("lebih dari satu query", "more than one query"))
    if not queries and request.method == "POST":
        raise UsageError(Teks("query tidak ada", "there is no query"))
    default, named = (tuple(v for k, v in values if k == f"{n}-graph-uri") for n in ("default", "named"))
    dataset = Dataset(default, named) if default or named else None
    return (queries[0], dataset) if queries else None


def _utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError(Teks("kueri bukan UTF-8", "the query is not UTF-8")) from None


def _form(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_utf8(body), keep_blank_values=True, errors="strict", max_num_fields=200)
    except ValueError:
        raise UsageError(Teks("formulirnya tidak sah", "not a valid form")) from None


def _refused(error: KaskadeError, status: int) -> Response:
    return Response(error.text("en") + "\n", status, media_type="text/plain; charset=utf-8")


def _result(request: Request, raw: Raw) -> Response:
    """Return the result in a format that was asked for; 406 where none is."""
    accept = request.headers.get("accept", "")
    headers = {"vary": "accept"} | ({"x-truncated": "true"} if raw.terpotong else {})
    if raw.rows is None and raw.benar is None:
        media = accepted(accept, list(_GRAPHS))
        if media is None:
            return Response(status_code=406)
        body = graph(raw.nquads, _GRAPHS[media])
        return Response(body, 200, headers, f"{media}; charset=utf-8")
    media = accepted(accept, [m for m, f in _ANSWERS.items() if raw.benar is None or f in ("json", "xml")])
    if media is None:
        return Response(status_code=406)
    return Response(_rows(raw, _ANSWERS[media]), 200, headers, f"{media}; charset=utf-8")


def _rows(raw: Raw, format_: str) -> str:
    if raw.rows is None:
        value = bool(raw.benar)
        return results.boolean_xml(value) if format_ == "xml" else rows.boolean_json(value)
    if format_ == "json":
        return rows.to_json(raw.rows, terpotong=raw.terpotong)
    return {"xml": results.to_xml, "csv": results.to_csv, "tsv": results.to_tsv}[format_](raw.rows)


def _description(request: Request) -> Response:
    """Return the service description (SPARQL 1.1 Service Description), with the graphs there are."""
    if accepted(request.headers.get("accept", ""), ["text/turtle", "text/html"]) == "text/html":
        return RedirectResponse(f"{request.scope.get('root_path', '')}/sparql/tulis", 303)
    root = request.scope.get("root_path", "")
    at = f"{request.url.scheme}://{request.url.netloc}{root}/sparql"
    each, whole = view.served(request).counts
    formats = ", ".join(f"<http://www.w3.org/ns/formats/{f}>" for f in _FORMATS)
    named = "".join(
        f"  sd:namedGraph [ sd:name <{iri}> ; sd:graph [ a sd:Graph ; void:triples {found.triples} ] ] ;\n"
        for iri, found in sorted(each.items())[:GRAPHS_TOLD]
    )
    body = f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
<{at}#layanan> a sd:Service ;
  sd:endpoint <{at}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat {formats} ;
  sd:defaultDataset <{at}#dataset> .
<{at}#dataset> a sd:Dataset ;
{named}  sd:defaultGraph [ a sd:Graph ; void:triples {whole.triples} ] .
"""
    return view.tagged(request, body.encode(), "text/turtle; charset=utf-8")
