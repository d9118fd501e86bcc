"""Links between indikator under review: accepted or rejected one after the other, by mouse or by keyboard."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

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
    words = request.query_params.get("kata", "").strip()[:200]
    order = request.query_params.get("urut", "")
    found = [] if review is None else review.decided() if decided else review.waiting()
    if words:
        found = [t for t in found if _has(t, words.casefold().split())]
    if order == "yakin":
        found = sorted(found, key=lambda t: -t.keyakinan)
    start = int(s) if (s := request.query_params.get("mulai", "0")).isdecimal() and len(s) < 9 else 0
    # Decided links are gone from their page: where it is empty by now, the last one that is not is shown.
    start = min(start, (max(len(found), 1) - 1) // PAGE * PAGE)
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
        "words": words,
        "order": order,
        "sure": SURE,
        "name": view.kept(request, NAME),
        "galat": request.query_params.get("galat"),
    }
    return view.page(request, "links.html", data)


def _has(tautan: Tautan, words: list[str]) -> bool:
    ends = (tautan.subjek, tautan.objek)
    said = " ".join(f"{e.label} {e.kaskade}" for e in ends).casefold()
    return all(w in said for w in words)


def _side(served: Served, iri: str, kaskade: str) -> dict[str, object] | None:
    """Return what a reviewer needs to know of one end, None when its cascade is not served."""
    if kaskade not in served.editions:
        return None
    opened = served.opened(kaskade)
    item = opened.kaskade.indikator.get(iri)
    return {"item": item, "edition": opened.edition, "graf": opened.graf, "path": opened.graf.path(iri)[:-1]}


async def decide(request: Request) -> Response:
    """Record a decision, and go on with the next link; or keep the name of the reviewer (``nama``)."""
    form = await request.form(max_files=0, max_fields=10)
    review: Review | None = request.app.state.review
    by = str(form.get("oleh", "")).strip() or view.kept(request, NAME)
    action = str(form.get("keputusan", ""))
    back = f"{request.scope.get('root_path', '')}/tautan?{_page_of(str(form.get('kembali', '')))}"
    if review is None or action not in ("terima", "tolak", "batal", "nama"):
        return RedirectResponse(back, 303)
    if action in ("terima", "tolak") and not by:
        return RedirectResponse(f"{back}&galat=nama", 303)
    if action != "nama":
        accept = {"terima": True, "tolak": False, "batal": None}[action]
        key, note = str(form.get("id", "")), str(form.get("catatan", ""))
        try:
            await run_in_threadpool(review.decide, key, accept, by, note)
        except KaskadeError as error:
            return await run_in_threadpool(view.page, request, "error.html", {"error": error}, 400)
    answer: Response = RedirectResponse(back, 303)
    if "application/json" in request.headers.get("accept", ""):
        answer = Response(status_code=204)
    answer.set_cookie(NAME, view.cookie(by), httponly=True, samesite="strict")
    return answer


def _page_of(query: str) -> str:
    """Return the part of an address that says which links were looked at."""
    kept = [(k, v) for k, v in parse_qsl(query[:1000]) if k in ("yang", "kata", "urut", "mulai")]
    return urlencode(kept)


async def find(request: Request) -> Response:
    """Find the links of a small collection; they are kept in memory until taken along."""
    served = view.served(request)
    if len(served.editions) > LINKED:
        return view.page(request, "error.html", {"error": too_many(len(served.editions), LINKED)}, 400)
    kaskade = [served.opened(iri).kaskade for iri in served.editions]
    request.app.state.review = await run_in_threadpool(Review.found, kaskade)
    return RedirectResponse(f"{request.scope.get('root_path', '')}/tautan", 303)
