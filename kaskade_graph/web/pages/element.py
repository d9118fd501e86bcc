"""One element or indikator at its own address: what it says, what it supports, over the years, and its findings."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph.analysis.cards import kartu
from kaskade_graph.analysis.impact import dampak
from kaskade_graph.model import Indikator, Nilai
from kaskade_graph.store.terms import iri as iri_term
from kaskade_graph.usecases.serving import Opened, Served, standing
from kaskade_graph.vocab import KIN, SKOS
from kaskade_graph.web import view

_LINKED = f"""
SELECT DISTINCT ?lain ?hubungan WHERE {{
  {{ GRAPH ?g {{ @this ?hubungan ?lain }} }} UNION {{ GRAPH ?g {{ ?lain ?hubungan @this }} }}
  VALUES ?hubungan {{ <{KIN.indikatorSama}> <{SKOS.exactMatch}> <{SKOS.closeMatch}> <{SKOS.relatedMatch}> }}
}} ORDER BY ?lain"""
WIDTH, HEIGHT = 320, 90


@dataclass(frozen=True, slots=True)
class Bar:
    """One value in a small chart: where it stands, in units of the drawing, and what it says."""

    x: float
    y: float
    height: float
    width: float
    kind: str
    label: str


def show(request: Request, opened: Opened, iri: str) -> Response:
    """Return the page of ``iri``, an element or indikator of ``opened``."""
    served = view.served(request)
    graf = opened.graf
    item = graf.item(iri)
    own = {iri, *graf.sasaran(iri)}
    hasil = None if view.is_static(request) else served.audit_soon(opened.edition.iri)
    findings = standing(hasil)
    here = {*own, *graf.indikator(iri)}
    data = {
        "opened": opened,
        "graf": graf,
        "kartu": kartu(graf, iri),
        "item": item,
        "audited": hasil is not None,
        "iri": iri,
        "temuan": [t for i in here for t in findings.get(i, ())],
        "bars": chart(item) if isinstance(item, Indikator) else [],
        "chart": (WIDTH, HEIGHT),
        "linked": _linked(served, iri),
        "dampak": None if isinstance(item, Indikator) else dampak(graf, [iri]),
        "induk": graf.measured(iri) if isinstance(item, Indikator) else None,
        "pemilik": graf.owner(iri) if isinstance(item, Indikator) else graf.pelaksana(iri),
    }
    return view.page(request, "element.html", data)


def _linked(served: Served, iri: str) -> list[tuple[Opened, str, str]]:
    """Return what is linked with an element in other cascades: cascade, IRI, kind of link."""
    found = []
    for lain, hubungan in served.store.select(_LINKED.replace("@this", iri_term(iri).n3())):
        if lain is None or hubungan is None:
            continue
        edition = next((e for e in served.editions if lain.value.startswith(e + "/")), None)
        if edition is not None:
            opened = served.opened(edition)
            if opened.graf.item(lain.value) is not None:
                found.append((opened, lain.value, hubungan.value))
    return sorted(found, key=lambda f: (f[0].edition.unit, f[0].edition.tahun, f[1]))


def chart(indikator: Indikator) -> list[Bar]:
    """Return target and realisasi a year as bars; nothing where there is one figure only."""
    years: dict[int, dict[str, Decimal]] = {}
    for kind, values in (("target", indikator.target), ("realisasi", indikator.realisasi)):
        for value in values:
            if value.whole_year and _plain(value) is not None:
                years.setdefault(value.tahun, {})[kind] = _plain(value) or Decimal(0)
    figures = [f for pair in years.values() for f in pair.values()]
    if len(figures) < 2 or max(figures) <= 0 or min(figures) < 0:
        return []
    top, step = max(figures), WIDTH / len(years)
    bars = []
    for at, year in enumerate(sorted(years)):
        for n, (kind, figure) in enumerate(sorted(years[year].items(), reverse=True)):
            height = float(figure / top) * (HEIGHT - 30)
            width = min(step / 3, 28.0)
            x = at * step + step / 2 + (n - len(years[year]) / 2) * width
            bars.append(
                Bar(
                    round(x, 1),
                    round(HEIGHT - 16 - height, 1),
                    round(height, 1),
                    round(width, 1),
                    kind,
                    f"{year}: {figure}",
                )
            )
    return bars


def _plain(value: Nilai) -> Decimal | None:
    return value.nilai
