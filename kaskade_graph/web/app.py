"""Which address is which page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, cast

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kaskade_graph.errors import InputError, KaskadeError, Lang, StoreError, Teks, UnknownName
from kaskade_graph.text import shown
from kaskade_graph.vocab import ID, UMUM_ID
from kaskade_graph.web import view
from kaskade_graph.web.desk import Desk
from kaskade_graph.web.kept import MOST_BYTES, Kept
from kaskade_graph.web.later import RDF, answer, asks, later, later_async
from kaskade_graph.web.negotiation import accepted
from kaskade_graph.web.safety import Safety

if TYPE_CHECKING:
    from kaskade_graph.usecases.bringing import Brought
    from kaskade_graph.usecases.reviewing import Review
    from kaskade_graph.usecases.serving import Served

Page = Callable[[Request], Response]


def build(served: Served, lang: Lang, hosts: Sequence[str] = (), review: Review | None = None) -> Starlette:
    """Return the application over ``served``; ``hosts`` are further names that it may be reached by."""

    def pages(brought: Brought) -> Starlette:
        own = [
            Route("/peran", later_async("bring", "roles"), methods=["POST"]),
            Route("/koreksi", later_async("bring", "mend"), methods=["POST"]),
            Route("/peta", _threaded(later("bring", "mapping")), methods=["GET"]),
        ]
        made = _app(brought.served, lang, [], brought=brought, first=later("bring", "read"), more=own)
        made.state.desk = desk
        return made

    desk = Desk(pages)
    app = _app(
        served,
        lang,
        [
            Middleware(Safety, hosts=tuple(hosts)),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=4),
        ],
        more=[
            Route("/bawa", _threaded(later("bring", "form")), methods=["GET"]),
            Route("/bawa", later_async("bring", "take"), methods=["POST"]),
            Mount("/bawa", desk),
        ],
    )
    app.state.review, app.state.desk = review, desk
    return app


def _app(
    served: Served,
    lang: Lang,
    middleware: Sequence[Middleware],
    *,
    brought: Brought | None = None,
    first: Page | None = None,
    more: Sequence[BaseRoute] = (),
) -> Starlette:
    """Return the pages over ``served``; ``first`` is the page they begin with, where it is not the collection."""
    app = Starlette(
        routes=[*more, *_routes(first or later("collection", "show"))],
        middleware=list(middleware),
        exception_handlers={KaskadeError: _error, HTTPException: _status},
    )
    app.state.served, app.state.lang, app.state.review, app.state.brought = served, lang, None, brought
    app.state.kept = Kept(MOST_BYTES if brought is None else MOST_BYTES // 20)
    return app


def _routes(first: Page) -> list[BaseRoute]:
    pages: list[tuple[str, Page]] = [
        ("/", first),
        ("/temuan", later("reports", "findings")),
        ("/laporan", later("reports", "taken")),
        ("/gambar", later("reports", "drawn")),
        ("/nilai", later("evaluation", "show")),
        ("/aturan", later("rules", "listing")),
        ("/aturan/{kode}", later("rules", "one")),
        ("/tanya", later("ask", "listing")),
        ("/tanya/{id}", later("ask", "one")),
        ("/banding", later("compare", "show")),
        ("/tautan", later("links", "show")),
        ("/cari", later("find", "show")),
        ("/salinan", later("copies", "show")),
        ("/bahasa", later("ask", "language")),
        ("/sparql/tulis", later("reports", "editor")),
        ("/ns", later("terms", "show")),
        ("/ns/{nama}", later("terms", "one")),
        ("/.well-known/void", later("reports", "void")),
        ("/api/openapi.json", later("machines", "openapi")),
        ("/api/tanya/{id}", later("machines", "question")),
        ("/api/audit", later("machines", "audit")),
        ("/api/cari", later("machines", "search")),
        ("/api/banding", later("machines", "compare")),
    ]
    return [
        Route("/id/{at:path}", kept_thing, methods=["GET"]),
        *(Route(path, _threaded(page), methods=["GET"]) for path, page in pages),
        Route("/hasil", later_async("collection", "keep"), methods=["POST"]),
        Route("/tautan", later_async("links", "decide"), methods=["POST"]),
        Route("/tautan/cari", later_async("links", "find"), methods=["POST"]),
        Route("/sparql", later_async("sparql", "endpoint"), methods=["GET", "POST"]),
        Mount("/statis", StaticFiles(directory=view.HERE / "static")),
    ]


def _threaded(page: Page) -> Callable[[Request], Awaitable[Response]]:
    """Run a page in a thread: reading and auditing take their time, and others are served meanwhile."""

    async def threaded(request: Request) -> Response:
        return await run_in_threadpool(page, request)

    return threaded


async def kept_thing(request: Request) -> Response:
    """Return the page or the RDF of a thing, the one made before where nothing can have changed since."""
    served, kept = view.served(request), cast(Kept, request.app.state.kept)
    iri = _iri(request)
    # What the page says depends on these alone: the address, the reader's wishes, and whether there is an audit.
    wishes = (view.language(request), request.headers.get("accept", ""), request.scope.get("root_path", ""))
    edition = None if served.outside(iri) else served.edition_of(iri).iri
    key = (
        request.url.path,
        request.url.query,
        *wishes,
        edition is not None and served.audited(edition) is not None,
    )
    found = kept.get(key)
    if found is None:
        found = await run_in_threadpool(thing, request)
        kept.put(key, found)
    if found.status_code == 200 and found.headers.get("etag", "-") in request.headers.get(
        "if-none-match", ""
    ):
        return Response(status_code=304, headers={n: found.headers[n] for n in ("etag", "vary")})
    return found


def _iri(request: Request) -> str:
    at = str(request.path_params["at"]).rstrip("/")
    # Official entries are everybody's: they keep their IRIs under a base of one's own.
    return (UMUM_ID if at.startswith("nomenklatur/") else ID) + at


def thing(request: Request) -> Response:
    """Return the page of a cascade or of something in it, or its RDF, as the reader likes best."""
    iri = _iri(request)
    served = view.served(request)
    ending = request.query_params.get("bentuk", "")
    media = next((m for m in RDF if RDF[m] == ending), None) or accepted(
        request.headers.get("accept", ""), ["text/html", *RDF]
    )
    if media is None:
        return Response(status_code=406)
    opened = None if served.outside(iri) else served.opened(served.edition_of(iri).iri)
    if opened is not None and (iri == opened.edition.iri or opened.graf.item(iri) is not None):
        if media in RDF:
            return answer("machines", "thing", request, opened, iri, media)
        return (
            answer("cascade", "show", request, opened)
            if iri == opened.edition.iri
            else answer("element", "show", request, opened, iri)
        )
    from kaskade_graph.usecases import around  # is seldom asked for, and loads much

    found = around.about(served, iri, view.language(request))
    if found is None:
        told = Teks(f"tidak ada di koleksi ini: {shown(iri)}", f"not in this collection: {shown(iri)}")
        raise UnknownName(told)
    if media in RDF:
        body = around.rdf(found[0], RDF[media])
        return view.tagged(request, body, f"{media}; charset=utf-8")
    return answer("thing", "show", request, *found)


async def _error(request: Request, error: Exception) -> Response:
    assert isinstance(error, KaskadeError)
    status = {UnknownName: 404, StoreError: 502, InputError: 422}.get(type(error), 400)
    if asks(request):
        return answer("machines", "refused", error, status)
    return await run_in_threadpool(view.page, request, "error.html", {"error": error}, status)


async def _status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404 and request.url.path != "/" and request.url.path.endswith("/"):
        return RedirectResponse(request.url.path.rstrip("/"), 308)
    told = UnknownName(Teks("halaman ini tidak ada", "there is no such page"))
    if error.status_code == 405:
        told = UnknownName(Teks("cara meminta ini tidak dilayani", "this method is not served"))
    if asks(request):
        return answer("machines", "refused", told, error.status_code, error.headers)
    if error.status_code in (404, 405):
        page = await run_in_threadpool(view.page, request, "error.html", {"error": told}, error.status_code)
        page.headers.update(error.headers or {})
        return page
    return Response(error.detail + "\n", error.status_code, media_type="text/plain; charset=utf-8")
