"""Questions: asked in one's own words, or as a form; answers as tables that sort and can be taken along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kaskade_graph.errors import AmbiguousName, KaskadeError, Teks
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.answer import BoundAnswer
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.store import embedded, reference
from kaskade_graph.store.terms import Row, Rows
from kaskade_graph.store.without_persons import within
from kaskade_graph.usecases import asking, query
from kaskade_graph.usecases.serving import Served
from kaskade_graph.web import view

GROUPS = {
    "perencana": Teks("Untuk perencana", "For planners"),
    "auditor": Teks("Untuk auditor", "For auditors"),
    "data": Teks("Tentang data", "About the data"),
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 200
"""Rows of a page of an answer."""
TAKEN = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": XLSX,
}
"""Formats an answer can be taken along in."""


def listing(request: Request) -> Response:
    """Return the questions, or the answer to a sentence in ``kalimat``."""
    sentence = request.query_params.get("kalimat", "").strip()
    groups: dict[str, list[SavedQuery]] = {}
    for one in view.served(request).questions.all():
        groups.setdefault(one.tags[0] if one.tags else "data", []).append(one)
    data = {"groups": groups, "names": GROUPS, "kalimat": sentence, "galat": None}
    if not sentence:
        return view.page(request, "questions.html", data)
    served = view.served(request)
    try:
        _needed(served, list(served.questions.all()))
        found, notes = asking.ask(served.store, served.questions, sentence, {}, limit=None, offset=None)
    except KaskadeError as error:
        return view.page(request, "questions.html", data | {"galat": _told(error)})
    return _answer(request, found, {"kalimat": sentence, "notes": notes, "given": {}})


def _told(error: KaskadeError) -> dict[str, object]:
    """Return a refusal as the page shows it: what it says, and what there is to choose, as links where it is one."""
    choices = []
    if isinstance(error, AmbiguousName):
        choices = [(str(key), label, _link(str(key))) for key, label, _ in error.candidates]
    return {"error": error, "choices": choices}


def _link(command: str) -> str | None:
    """Return the address of the question that a command asks.

    >>> _link('kaskade query pagu-program --param lingkup="Sokaraja 2021"')
    '/tanya/pagu-program?lingkup=Sokaraja+2021'
    """
    import shlex
    from urllib.parse import urlencode

    try:
        words = shlex.split(command)
    except ValueError:
        return None
    if words[:2] != ["kaskade", "query"] or len(words) < 3:
        return None
    params = [w.partition("=")[::2] for flag, w in pairwise(words) if flag == "--param"]
    return f"/tanya/{words[2]}" + (f"?{urlencode(params)}" if params else "")


def one(request: Request) -> Response:
    """Return the form of one question, with its answer once everything it needs is there."""
    served = view.served(request)
    asked = served.questions.get(request.path_params["id"])
    given = _given(request, asked)
    missing = [p for p in asked.params if p.wajib and p.bawaan is None and p.nama not in given]
    data = {
        "query": asked,
        "given": given,
        "choices": _choices(served, asked),
        "missing": missing,
        "galat": None,
    }
    if missing:
        return view.page(request, "question.html", data | {"answer": None})
    try:
        _needed(served, [asked])
        found = answering.answer(served.store, served.questions, asked, given)
    except KaskadeError as error:
        return view.page(request, "question.html", data | {"answer": None, "galat": _told(error)})
    return _answer(request, found, data | {"notes": []})


def _given(request: Request, asked: SavedQuery) -> dict[str, list[str]]:
    found = {p.nama: [v for v in request.query_params.getlist(p.nama) if v.strip()] for p in asked.params}
    return {name: values for name, values in found.items() if values}


def _choices(served: Served, asked: SavedQuery) -> dict[str, list[tuple[str, str]]]:
    """Return what each parameter may be, where a question lists it and the list is short enough to pick from."""
    out = {}
    for param in asked.params:
        if param.pilihan is None:
            continue
        found = answering.choices_of(served.store, served.questions, param, {})
        out[param.nama] = [(c.term.value, c.judul) for c in found] if len(found) <= MOST else []
    return out


def _needed(served: Served, queries: list[SavedQuery]) -> None:
    """See to it that a question about official names finds them, where the store is ours to add to."""
    needs = any(f"<{reference.NOMENKLATUR}>" in q.body for q in queries)
    if (
        needs
        and isinstance(within(served.store), embedded.EmbeddedStore)
        and served.store.writable
        and reference.missing(served.store)
    ):
        reference.put(served.store)


def _answer(request: Request, found: BoundAnswer, data: Mapping[str, object]) -> Response:
    """Return an answer: as a file in one of :data:`TAKEN`, else as a table, sorted and by pages."""
    chosen = request.query_params.get("bentuk", "")
    found = replace(found, rows=_sorted(request, found.rows))
    if chosen in TAKEN:
        body = query.render(found, chosen, view.language(request))
        raw = body.encode() if isinstance(body, str) else body
        name = f'attachment; filename="{found.query.id}.{chosen}"'
        return view.tagged(request, raw, TAKEN[chosen], content_disposition=name)
    start = int(s) if (s := request.query_params.get("mulai", "0")).isdecimal() and len(s) < 9 else 0
    served = view.served(request)
    shown = {
        "answer": found,
        "left_out": answering.left_out(served.store, served.questions, found),
        "query": found.query,
        "rows": found.rows.rows[start : start + MOST],
        "start": start,
        "most": MOST,
        "taken": TAKEN,
        "galat": None,
    }
    return view.page(request, "answer.html", {**data, **shown})


def _sorted(request: Request, rows: Rows) -> Rows:
    column = request.query_params.get("urut", "")
    if column not in rows.columns:
        return rows
    at = rows.columns.index(column)
    down = request.query_params.get("arah") == "turun"
    return replace(rows, rows=tuple(sorted(rows.rows, key=lambda row: _key(row, at), reverse=down)))


def _key(row: Row, at: int) -> tuple[int, float, str]:
    cell = row[at]
    if cell is None:
        return 2, 0.0, ""
    try:
        return 0, float(cell.value), ""
    except ValueError:
        return 1, 0.0, cell.value.casefold()


def language(request: Request) -> Response:
    """Keep the language that the reader chose, and go back to the page that was open."""
    chosen = "en" if request.query_params.get("ke") == "en" else "id"
    back = request.query_params.get("kembali", "/")
    # Only a path of this server: never an address that the link brought along.
    back = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    answer = RedirectResponse(back, 303)
    answer.set_cookie(view.COOKIE, chosen, max_age=31_536_000, httponly=True, samesite="strict")
    return answer
