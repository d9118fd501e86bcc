"""The first page: which cascades there are, a row a unit and a column a year, with what the audit found."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph.audit.finding import count
from kaskade_graph.audit.gravity import burden
from kaskade_graph.store.edition import Edition
from kaskade_graph.usecases.serving import Served
from kaskade_graph.web import view

SHOWN = 100
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One cascade in the matrix: its edition, and the counts of its findings by severity; None when not audited.

    ``weight`` ranks it: errors count 5, warnings 2, remarks 1, a hundred indikator.
    """

    edition: Edition
    counts: dict[str, int] | None
    weight: float | None


def mark(served: Served, edition: Edition) -> Mark:
    """Return the mark of one cascade, from its audit if that has been made."""
    hasil = served.audited(edition.iri)
    if hasil is None:
        return Mark(edition, None, None)
    return Mark(edition, count(hasil.temuan), burden(hasil))


def show(request: Request) -> Response:
    """Return the first page. ``kata`` narrows it by words of units; ``urut=temuan`` ranks by what was found."""
    served = view.served(request)
    words = request.query_params.get("kata", "").casefold().split()
    units: dict[str, list[Edition]] = defaultdict(list)
    for edition in served.editions.values():
        if all(w in f"{edition.nama_unit} {edition.kode_wilayah}".casefold() for w in words):
            units[edition.unit].append(edition)
    table = []
    for found in units.values():
        years: dict[int, list[Mark]] = defaultdict(list)
        for edition in found:
            years[edition.tahun].append(mark(served, edition))
        worst = max((m.weight for ms in years.values() for m in ms if m.weight is not None), default=-1.0)
        table.append((found[-1], years, worst))
    if request.query_params.get("urut") == "temuan":
        table.sort(key=lambda row: -row[2])
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
            "totals": sum(
                (Counter(m.counts) for _, ys, _ in table for ms in ys.values() for m in ms), Counter()
            ),
            "named": served.names_of_others(),
            "words": request.query_params.get("kata", ""),
            "audited": sum(served.audited(iri) is not None for iri in served.editions),
        },
    )


def _start(request: Request) -> int:
    value = request.query_params.get("mulai", "0")
    return int(value) if value.isdecimal() and len(value) < 9 else 0
