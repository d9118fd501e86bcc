"""The first page: which cascades there are, a row a unit and a column a year, with what the audit found."""

from __future__ import annotations

import datetime
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kaskade_graph.errors import KaskadeError, Teks, UsageError
from kaskade_graph.store.edition import Edition
from kaskade_graph.text import shown
from kaskade_graph.usecases.audit_states import State
from kaskade_graph.usecases.serving import Served
from kaskade_graph.web import view

SHOWN = 100
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class CascadeMark:
    """One cascade in the matrix: its edition, and how it stands (None when that is not known).

    ``earlier`` when that is only what an earlier audit said of it.
    """

    edition: Edition
    state: State | None
    earlier: bool = False

    @property
    def weight(self) -> float:
        """How much there is to put right for its size; -1 where that is not known."""
        return self.state.weight if self.state else -1.0

    @property
    def fresh(self) -> int:
        """The findings that are new since an earlier audit."""
        return self.state.changes.get("baru", 0) if self.state else 0


ORDERS: dict[str, Callable[[CascadeRow], tuple[float, ...]]] = {
    "": lambda row: (row.rank or math.inf,),
    "baru": lambda row: (-sum(m.fresh for m in row.marks()), -row.weight),
    "selesai": lambda row: (
        -sum(m.state.changes.get("selesai", 0) for m in row.marks() if m.state),
        -row.weight,
    ),
}
"""Orders besides that of the region: gravest first (unless another is asked for), most new, most put right first."""


@dataclass(frozen=True, slots=True)
class CascadeRow:
    """One unit: its last edition, its cascades by year, and its weight and rank by the gravest of them.

    The weight is -1 and the rank None where none has been audited.
    """

    last: Edition
    years: dict[int, list[CascadeMark]]
    weight: float
    rank: int | None = None

    def marks(self) -> Iterator[CascadeMark]:
        """Yield its cascades."""
        return (m for found in self.years.values() for m in found)


def show(request: Request, error: KaskadeError | None = None) -> Response:
    """Return the first page. ``kata`` narrows it by words of units; ``urut`` orders it, see :data:`ORDERS`;
    ``kode`` by region."""
    served = view.served(request)
    words = request.query_params.get("kata", "").casefold().split()
    units: dict[str, list[Edition]] = defaultdict(list)
    for edition in served.editions.values():
        if all(w in f"{edition.nama_unit} {edition.kode_wilayah}".casefold() for w in words):
            units[edition.unit].append(edition)
    table = []
    for found in units.values():
        years: dict[int, list[CascadeMark]] = defaultdict(list)
        for edition in found:
            years[edition.tahun].append(CascadeMark(edition, *served.state(edition.iri)))
        worst = max((m.weight for ms in years.values() for m in ms), default=-1.0)
        table.append(CascadeRow(found[-1], years, worst))
    table = _ranked(table)
    order = request.query_params.get("urut", "")
    if order in ORDERS and not view.is_static(request):
        table.sort(key=ORDERS[order])
    marks = [m for row in table for m in row.marks() if m.state is not None]
    start = _start(request)
    return view.page(
        request,
        "collection.html",
        {
            "rows": table if view.is_static(request) else table[start : start + SHOWN],
            "years": sorted({e.tahun for e in served.editions.values()}),
            "count": len(table),
            "start": start,
            "shown_rows": max(SHOWN, len(table)) if view.is_static(request) else SHOWN,
            "totals": _sum(m.state.counts for m in marks if m.state),
            "changes": _sum(m.state.changes for m in marks if m.state),
            "known": len(marks),
            "earlier": sum(m.earlier for m in marks),
            "order": order,
            "orders": _order_names(served),
            "kept": served.kept,
            "galat": error,
            "named": served.names_of_others(),
            "words": request.query_params.get("kata", ""),
            "audited": sum(served.audited(iri) is not None for iri in served.editions),
        },
        200 if error is None else 422,
    )


def _ranked(table: list[CascadeRow]) -> list[CascadeRow]:
    """Return the rows with the rank of their gravest cascade among all, as the overview of an audit has it."""
    marks = [m for row in table for m in row.marks() if m.state]
    order = sorted(marks, key=lambda m: (-m.weight, m.edition.nama_unit, m.edition.tahun, m.edition.versi))
    places = {m.edition.iri: n for n, m in enumerate(order, 1)}
    return [
        replace(row, rank=min((places[m.edition.iri] for m in row.marks() if m.state), default=None))
        for row in table
    ]


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    return sum((Counter(c) for c in counts), Counter())


def _order_names(served: Served) -> dict[str, Teks]:
    names = {
        "": Teks("temuan terberat dulu", "gravest findings first"),
        "kode": Teks("kode wilayah", "region code"),
    }
    if served.kept is not None:
        names["baru"] = Teks("temuan baru terbanyak dulu", "most new findings first")
        names["selesai"] = Teks("perbaikan terbanyak dulu", "most put right first")
    return names


async def keep(request: Request) -> Response:
    """Take the JSON of an earlier audit, against which all audits are held from now on; without one, none is."""
    from kaskade_graph.usecases.kept_audits import KeptAudits

    sent = await request.form(max_files=1, max_fields=5)
    upload = sent.get("hasil")
    try:
        if isinstance(upload, UploadFile) and upload.filename:
            data, name = await upload.read(), shown(upload.filename)[:100]
            kept = await run_in_threadpool(KeptAudits.of_json, name, data, datetime.date.today())
        elif str(sent.get("tindakan", "")) == "lepas":
            kept = None
        else:
            raise UsageError(Teks("pilih satu berkas dahulu", "choose a file first"))
    except KaskadeError as error:
        return await run_in_threadpool(show, request, error)
    await run_in_threadpool(view.served(request).compare_with, kept)
    # Pages that were made before do not say what has changed.
    request.app.state.kept.clear()
    return RedirectResponse(f"{request.scope.get('root_path', '')}/", 303)


def _start(request: Request) -> int:
    value = request.query_params.get("mulai", "0")
    return int(value) if value.isdecimal() and len(value) < 9 else 0
