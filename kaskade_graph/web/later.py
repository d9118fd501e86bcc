"""Pages that are imported when they are first asked for, so that the first one is there sooner."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import Response

RDF = {
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
}
"""Media types of a thing besides HTML, with the ending that names each."""
_BESIDE = ("machines", "sparql")
"""Modules that answer programs: they stand beside the pages."""
_PAGES = (
    "cascade",
    "element",
    "reports",
    "rules",
    "ask",
    "find",
    "thing",
    "copies",
    "compare",
    "evaluation",
    "links",
    "terms",
    "bring",
)


def loaded(module: str) -> Any:
    """Return the module of a page, or one that answers programs."""
    below = "" if module in _BESIDE else "pages."
    return import_module(f"kaskade_graph.web.{below}{module}")


def answer(module: str, name: str, *given: object) -> Response:
    """Return what a function of such a module answers."""
    return cast(Response, getattr(loaded(module), name)(*given))


def later(module: str, name: str) -> Callable[[Request], Response]:
    """Return a page that is imported when it is asked for."""

    def page(request: Request) -> Response:
        return answer(module, name, request)

    return page


def later_async(module: str, name: str) -> Callable[[Request], Awaitable[Response]]:
    """Return the same of a page that waits for its input by itself."""

    async def page(request: Request) -> Response:
        return cast(Response, await getattr(loaded(module), name)(request))

    return page


def asks(request: Request) -> bool:
    """Say whether a program asks, and wants its refusals as JSON."""
    return request.url.path.removeprefix(request.scope.get("root_path", "")).startswith(("/api/", "/sparql"))


def load_all() -> None:
    """Import every page, while nobody waits."""
    for module in (*_PAGES, *_BESIDE):
        loaded(module)
