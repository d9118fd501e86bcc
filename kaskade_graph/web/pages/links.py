"""Links between indikator under review: accepted or rejected one after the other, by mouse or by keyboard."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kaskade_graph.errors import KaskadeError
from kaskade_graph.linking.links import Tautan
from kaskade_graph.usecases.reviewing import SURE, Review, too_many
from kaskade_graph.usecases.serving import Served
from kaskade_graph.web import view

PAGE = 25
LINKED = 30
"""Cascades that links are found for while a reader waits."""
NAME = "peninjau"
"""The cookie that keeps the name of the reviewer."""


def show(request: Request) -> Response:
    """Return the links that wait for a decision, the least sure first, or those decided (``yang=sudah``)."""
    review: Review | None = request.app.state.review
    if request.query_params.get("bentuk") == "tsv" and review is not None:
        name = 'attachment; filename="tautan.sssom.tsv"'
        return view.tagged(
            request,
            review.text().encode(),
            "text/tab-separated-values; charset=utf-8",
            content_disposition=name,
        )
    decided = request.query_params.get("yang") == "sudah"
    found = [] if review is None else review.decided() if decided else review.waiting()
    start = int(s) if (s := request.query_params.get("mulai", "0")).isdecimal() and len(s) < 9 else 0
    served = view.served(request)
    rows = [
        (t, [_side(served, e.iri, e.kaskade) for e in (t.subjek, t.objek)])
        for t in found[start : start + PAGE]
    ]
    data = {
        "review": review,
        "rows": rows,
        "of": len(found),
        "start": start,
        "page_rows": PAGE,
        "decided": decided,
        "sure": SURE,
        "name": request.cookies.get(NAME, ""),
        "galat": request.query_params.get("galat"),
    }
    return view.page(request, "links.html", data)


def _side(served: Served, iri: str, kaskade: str) -> dict[str, object] | None:
    """Return what a reviewer needs to know of one end, None when its cascade is not served."""
    if kaskade not in served.editions:
        return None
    opened = served.opened(kaskade)
    item = opened.kaskade.indikator.get(iri)
    return {"item": item, "edition": opened.edition, "graf": opened.graf, "path": opened.graf.path(iri)[:-1]}


async def decide(request: Request) -> Response:
    """Record a decision, and go on with the next link."""
    form = await request.form(max_files=0, max_fields=10)
    review: Review | None = request.app.state.review
    by, action = str(form.get("oleh", "")), str(form.get("keputusan", ""))
    root = request.scope.get("root_path", "")
    back = f"{root}/tautan" + ("?yang=sudah" if form.get("yang") == "sudah" else "")
    if review is None or action not in ("terima", "tolak", "batal"):
        return RedirectResponse(f"{root}/tautan", 303)
    accept = {"terima": True, "tolak": False, "batal": None}[action]
    try:
        await run_in_threadpool(
            review.decide, str(form.get("id", "")), accept, by, str(form.get("catatan", ""))
        )
    except KaskadeError as error:
        return view.page(request, "error.html", {"error": error}, 400)
    answer: Response = RedirectResponse(back, 303)
    if "application/json" in request.headers.get("accept", ""):
        answer = Response(status_code=204)
    answer.set_cookie(NAME, by[:200].encode("ascii", "ignore").decode(), httponly=True, samesite="strict")
    return answer


async def find(request: Request) -> Response:
    """Find the links of a small collection; they are kept in memory until taken along."""
    served = view.served(request)
    if len(served.editions) > LINKED:
        return view.page(request, "error.html", {"error": too_many(len(served.editions), LINKED)}, 400)
    kaskade = [served.opened(iri).kaskade for iri in served.editions]
    request.app.state.review = await run_in_threadpool(Review.found, kaskade)
    return RedirectResponse(f"{request.scope.get('root_path', '')}/tautan", 303)


def as_text(tautan: Tautan) -> str:
    """Return both names of a link in a line."""
    return f"{tautan.subjek.label} = {tautan.objek.label}"
