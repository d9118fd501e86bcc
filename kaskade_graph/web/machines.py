"""The addresses for programs: RDF of every thing, a SPARQL endpoint, one operation a question, what there is.

``/sparql`` follows the SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013) for queries; there is no update.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kaskade_graph import __version__
from kaskade_graph.audit.finding import to_json
from kaskade_graph.errors import KaskadeError, Teks, UsageError
from kaskade_graph.linking.diff import diff
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.params import Param
from kaskade_graph.queries.worker import Limits, Raw
from kaskade_graph.reports import changes, rows
from kaskade_graph.usecases.serving import Opened
from kaskade_graph.web import results, view
from kaskade_graph.web.pages import find

RDF = {
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
}
"""Media types of a thing besides HTML, with the ending that names each."""
_RESULTS = "application/sparql-results+json"
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
_slots = asyncio.Semaphore(AT_ONCE)


def accepted(header: str, offered: Sequence[str]) -> str | None:
    """Return which of ``offered`` an Accept header likes best (RFC 9110, 12.5.1), the first on a tie; None for none.

    >>> accepted("text/turtle;q=0.9, text/html;q=0.8", ["text/html", "text/turtle"])
    'text/turtle'
    """
    likes: list[tuple[str, float]] = []
    for part in header.split(",") if header.strip() else ["*/*"]:
        media, *params = (p.strip() for p in part.split(";"))
        weight = next((p[2:] for p in params if p.startswith("q=")), "1")
        try:
            likes.append((media.casefold(), float(weight)))
        except ValueError:
            likes.append((media.casefold(), 0.0))
    scored = [(_liking(o, likes), -n, o) for n, o in enumerate(offered)]
    best = max(scored)
    return best[2] if best[0] > 0 else None


def _liking(media: str, likes: Sequence[tuple[str, float]]) -> float:
    family = media.split("/")[0] + "/*"
    for name in (media, family, "*/*"):
        found = [q for m, q in likes if m == name]
        if found:
            return max(found)
    return 0.0


def thing(request: Request, opened: Opened, iri: str, media: str) -> Response:
    """Return what the collection says of ``iri`` (an edition, or something in it) as RDF."""
    return view.tagged(request, opened.rdf(iri, RDF[media]), f"{media}; charset=utf-8")


# --- SPARQL -----------------------------------------------------------------------------------------------


async def sparql(request: Request) -> Response:
    """Answer a query of the SPARQL 1.1 Protocol; without one, describe the service."""
    try:
        text = await _query_of(request)
    except UsageError as error:
        return _refused(error, 400)
    if text is None:
        return _description(request)
    try:
        async with asyncio.timeout(PATIENCE):
            await _slots.acquire()
    except TimeoutError:
        busy = Teks("terlalu banyak kueri sedang berjalan", "too many queries are running")
        return Response(busy.en + "\n", 503, {"retry-after": "10"}, "text/plain; charset=utf-8")
    try:
        served, limits = view.served(request), Limits()
        _, raw = await run_in_threadpool(served.free, text, limits)
    except UsageError as error:
        return _refused(error, 400)
    except KaskadeError as error:
        return _refused(error, 500)
    finally:
        _slots.release()
    return _result(request, raw)


async def _query_of(request: Request) -> str | None:
    """Return the query of a request, None when there is none; raises :class:`UsageError` as the protocol says."""
    if request.method == "GET":
        values = list(request.query_params.multi_items())
    elif "application/x-www-form-urlencoded" in request.headers.get("content-type", ""):
        form = await request.form(max_files=0, max_fields=20)
        values = [(k, str(v)) for k, v in form.multi_items()]
    elif "application/sparql-query" in request.headers.get("content-type", ""):
        body = (await request.body()).decode("utf-8", "replace")
        values = [*request.query_params.multi_items(), ("query", body)]
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
    if any(n in ("default-graph-uri", "named-graph-uri") for n in names):
        raise UsageError(Teks("dataset tidak dapat dipilih", "the dataset cannot be chosen; use GRAPH"))
    queries = [v for k, v in values if k == "query"]
    if len(queries) > 1:
        raise UsageError(Teks("lebih dari satu query", "more than one query"))
    if not queries and request.method == "POST":
        raise UsageError(Teks("query tidak ada", "there is no query"))
    return queries[0] if queries else None


def _refused(error: KaskadeError, status: int) -> Response:
    return Response(error.text("en") + "\n", status, media_type="text/plain; charset=utf-8")


def _result(request: Request, raw: Raw) -> Response:
    """Return the result in a format that was asked for; 406 where none is."""
    accept = request.headers.get("accept", "")
    headers = {"x-truncated": "true"} if raw.terpotong else {}
    if raw.rows is None and raw.benar is None:
        media = accepted(accept, ["text/turtle", "application/n-triples"])
        if media is None:
            return Response(status_code=406)
        body: str | bytes = raw.nquads if media == "application/n-triples" else _turtle(raw.nquads)
        return Response(body, 200, headers, f"{media}; charset=utf-8")
    media = accepted(accept, list(_ANSWERS))
    if media is None or (raw.benar is not None and _ANSWERS[media] in ("csv", "tsv")):
        return Response(status_code=406)
    return Response(_rows(raw, _ANSWERS[media]), 200, headers, f"{media}; charset=utf-8")


def _rows(raw: Raw, format_: str) -> str:
    if raw.rows is None:
        value = bool(raw.benar)
        return results.boolean_xml(value) if format_ == "xml" else rows.boolean_json(value)
    if format_ == "json":
        return rows.to_json(raw.rows, terpotong=raw.terpotong)
    return {"xml": results.to_xml, "csv": results.to_csv, "tsv": results.to_tsv}[format_](raw.rows)


def _turtle(triples: str) -> bytes:
    from kaskade_graph.usecases.free_query import graph

    return graph(triples, "ttl")


def _description(request: Request) -> Response:
    """Return the service description (SPARQL 1.1 Service Description)."""
    at = f"{request.url.scheme}://{request.url.netloc}/sparql"
    body = f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<{at}#layanan> a sd:Service ;
  sd:endpoint <{at}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat <http://www.w3.org/ns/formats/SPARQL_Results_JSON> ,
    <http://www.w3.org/ns/formats/SPARQL_Results_XML> ,
    <http://www.w3.org/ns/formats/SPARQL_Results_CSV> , <http://www.w3.org/ns/formats/SPARQL_Results_TSV> ,
    <http://www.w3.org/ns/formats/Turtle> , <http://www.w3.org/ns/formats/N-Triples> .
"""
    return view.tagged(request, body.encode(), "text/turtle; charset=utf-8")


# --- one operation a question -----------------------------------------------------------------------------


def question(request: Request) -> Response:
    """Answer a saved question as SPARQL 1.1 results JSON."""
    served = view.served(request)
    asked = served.questions.get(request.path_params["id"])
    given = {k: request.query_params.getlist(k) for k in request.query_params if k not in ("limit", "offset")}
    try:
        limit, offset = (_whole(request, n) for n in ("limit", "offset"))
        found = answering.answer(served.store, served.questions, asked, given, limit=limit, offset=offset)
    except KaskadeError as error:
        return _json_error(error)
    return view.tagged(request, rows.to_json(found.rows).encode(), "application/sparql-results+json")


def _whole(request: Request, name: str) -> int | None:
    value = request.query_params.get(name)
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise UsageError(Teks(f"{name} harus bilangan bulat", f"{name} must be a whole number"))
    return int(value)


def audit(request: Request) -> Response:
    """Return the findings of one cascade (``kaskade``, its IRI) in the fixed JSON form."""
    iri = request.query_params.get("kaskade", "")
    served = view.served(request)
    if iri not in served.editions:
        return _json_error(UsageError(Teks("kaskade tidak ada di koleksi ini", "no such cascade here")), 404)
    body = json.dumps(to_json([served.audit(iri)], view.language(request)), ensure_ascii=False)
    return view.tagged(request, body.encode(), "application/json")


def search(request: Request) -> Response:
    """Return what ``kata`` may mean, best first."""
    words = request.query_params.get("kata", "")[:200]
    served = view.served(request)
    found = find.index(served).find(words)[: find.MOST] if words.strip() else []
    data = [{"iri": e.iri, "nama": e.nama, "kode": e.kode or None, "kaskade": e.kaskade} for e in found]
    return view.tagged(request, json.dumps({"hasil": data}, ensure_ascii=False).encode(), "application/json")


def compare(request: Request) -> Response:
    """Return what changed between the editions ``dari`` and ``ke`` (IRIs)."""
    served = view.served(request)
    chosen = [request.query_params.get(n, "") for n in ("dari", "ke")]
    if not all(iri in served.editions for iri in chosen):
        return _json_error(UsageError(Teks("kaskade tidak ada di koleksi ini", "no such cascade here")), 404)
    old, new = (served.opened(iri).kaskade for iri in chosen)
    selisih = diff(old, new)
    return view.tagged(request, changes.to_json(selisih, view.language(request)).encode(), "application/json")


def _json_error(error: KaskadeError, status: int = 400) -> Response:
    return JSONResponse({"galat": error.pesan.id, "error": error.pesan.en}, status)


def openapi(request: Request) -> Response:
    """Return the description of ``/api`` (OpenAPI 3.1)."""
    lang = view.language(request)
    result = {
        "description": "SPARQL 1.1 Query Results JSON",
        "content": {_RESULTS: {"schema": {"type": "object"}}},
    }
    paths: dict[str, Any] = {}
    for asked in view.served(request).questions.all():
        params = [_parameter(p, lang) for p in asked.params] + [_page(n) for n in ("limit", "offset")]
        paths[f"/api/tanya/{asked.id}"] = {
            "get": {
                "operationId": asked.id,
                "summary": asked.judul.pick(lang),
                "tags": list(asked.tags),
                "parameters": params,
                "responses": {"200": result, "400": _PROBLEM},
            }
        }
    for name, needed, title in _OTHERS:
        paths[f"/api/{name}"] = {
            "get": {
                "operationId": name,
                "summary": title.pick(lang),
                "parameters": [_string(n) for n in needed],
                "responses": {"200": _JSON, "400": _PROBLEM, "404": _PROBLEM},
            }
        }
    info = {
        "title": "kaskade-graph",
        "version": __version__,
        "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    }
    body = json.dumps({"openapi": "3.1.0", "info": info, "paths": paths}, ensure_ascii=False, indent=1)
    return view.tagged(request, body.encode(), "application/json")


_JSON = {"description": "JSON", "content": {"application/json": {"schema": {"type": "object"}}}}
_PROBLEM = {"description": "Galat / error", "content": {"application/json": {"schema": {"type": "object"}}}}
_OTHERS = (
    ("audit", ("kaskade",), Teks("Temuan satu kaskade", "Findings of one cascade")),
    ("cari", ("kata",), Teks("Cari unsur dan indikator", "Search elements and indikator")),
    ("banding", ("dari", "ke"), Teks("Bandingkan dua edisi", "Compare two editions")),
)


def _string(name: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": True, "schema": {"type": "string"}}


def _page(name: str) -> dict[str, Any]:
    schema = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _parameter(param: Param, lang: Any) -> dict[str, Any]:
    schema: Mapping[str, Any] = (
        {"type": "array", "items": {"type": "string"}} if param.banyak else {"type": "string"}
    )
    title = {"description": param.judul.pick(lang)} if param.judul else {}
    return {
        "name": param.nama,
        "in": "query",
        "required": param.wajib and param.bawaan is None,
        "schema": schema,
        **title,
    }
