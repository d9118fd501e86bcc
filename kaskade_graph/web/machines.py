"""The addresses for programs besides ``/sparql``: RDF of every thing, one operation a question, what there is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kaskade_graph import __version__
from kaskade_graph.audit.finding import to_json
from kaskade_graph.errors import (
    AmbiguousName,
    InputError,
    KaskadeError,
    StoreError,
    Teks,
    UnknownName,
    UsageError,
)
from kaskade_graph.linking.diff import diff
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.params import Param
from kaskade_graph.queries.worker import Stopped
from kaskade_graph.reports import changes, rows
from kaskade_graph.usecases.serving import Opened
from kaskade_graph.web import view
from kaskade_graph.web.later import RDF

_RESULTS = "application/sparql-results+json"


def thing(request: Request, opened: Opened, iri: str, media: str) -> Response:
    """Return what the collection says of ``iri`` (an edition, or something in it) as RDF."""
    return view.tagged(request, opened.rdf(iri, RDF[media]), f"{media}; charset=utf-8")


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
        # A parameter that there is none of is no resource that is missing.
        return refused(error, None if given.keys() <= {p.nama for p in asked.params} else 400)
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
    if (missing := _missing(request, "audit")) is not None:
        return missing
    iri = request.query_params.get("kaskade", "")
    served = view.served(request)
    if iri not in served.editions:
        return refused(UnknownName(Teks("kaskade tidak ada di koleksi ini", "no such cascade here")))
    body = json.dumps(to_json([served.audit(iri)], view.language(request)), ensure_ascii=False)
    return view.tagged(request, body.encode(), "application/json")


def search(request: Request) -> Response:
    """Return what ``kata`` may mean, best first."""
    if (missing := _missing(request, "cari")) is not None:
        return missing
    words = request.query_params.get("kata", "")[:200]
    served = view.served(request)
    found = served.index.find(words)[0] if words.strip() else []
    data = [{"iri": e.iri, "nama": e.nama, "kode": e.kode or None, "kaskade": e.kaskade} for e in found]
    return view.tagged(request, json.dumps({"hasil": data}, ensure_ascii=False).encode(), "application/json")


def compare(request: Request) -> Response:
    """Return what changed between the editions ``dari`` and ``ke`` (IRIs)."""
    served = view.served(request)
    if (missing := _missing(request, "banding")) is not None:
        return missing
    chosen = [request.query_params.get(n, "") for n in ("dari", "ke")]
    if not all(iri in served.editions for iri in chosen):
        return refused(UnknownName(Teks("kaskade tidak ada di koleksi ini", "no such cascade here")))
    old, new = (served.opened(iri).kaskade for iri in chosen)
    selisih = diff(old, new)
    return view.tagged(request, changes.to_json(selisih, view.language(request)).encode(), "application/json")


def _missing(request: Request, operation: str) -> Response | None:
    """Return the refusal of a request that lacks a parameter, None for one that has them all."""
    needed = next(names for name, names, _ in _OTHERS if name == operation)
    for name in needed:
        if name not in request.query_params:
            return refused(UsageError(Teks(f"{name} belum diisi", f"{name} is missing")))
    return None


def status_of(error: KaskadeError) -> int:
    """Return the status that a refusal has for a program."""
    known = {UnknownName: 404, AmbiguousName: 409, StoreError: 502, InputError: 422, Stopped: 500}
    return known.get(type(error), 400)


def refused(
    error: KaskadeError, status: int | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a refusal as JSON, in both languages, with what there is to choose where a name fits several things."""
    said: dict[str, Any] = {"galat": error.pesan.id, "error": error.pesan.en}
    if isinstance(error, AmbiguousName):
        said["pilihan"] = [{"nilai": str(key), "nama": label} for key, label, _ in error.candidates]
    return JSONResponse(said, status or status_of(error), headers)


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
                "responses": {"200": result, **_PROBLEMS},
            }
        }
    for name, needed, title in _OTHERS:
        paths[f"/api/{name}"] = {
            "get": {
                "operationId": name,
                "summary": title.pick(lang),
                "parameters": [_string(n) for n in needed],
                "responses": {"200": _JSON, **_PROBLEMS},
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
_PROBLEMS = dict.fromkeys(("400", "404", "409", "500", "502"), _PROBLEM)
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
