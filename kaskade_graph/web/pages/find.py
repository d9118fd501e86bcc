"""Search: elements and indikator by words, forgiving of spelling, over the whole collection."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph.text import fold
from kaskade_graph.web import view


def without_server(request: Request) -> Response:
    """Return the page that searches in the browser, of a published collection."""
    return view.page(request, "find_static.html", {})


def show(request: Request) -> Response:
    """Return what ``kata`` may mean."""
    words = request.query_params.get("kata", "").strip()[:200]
    served = view.served(request)
    found, more = served.index.find(words) if fold(words) else ([], False)
    data = {"words": words, "found": found, "more": more, "editions": served.editions}
    return view.page(request, "find.html", data)
