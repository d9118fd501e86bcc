"""Findings over the whole collection, reports to take along, the editor of queries, and what the collection is."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph import ontology_terms
from kaskade_graph.errors import Teks, UnknownName, UsageError
from kaskade_graph.publishing import describe
from kaskade_graph.reports.formats import BENTUK
from kaskade_graph.web import view
from kaskade_graph.web.pages.cascade import chosen_findings, everything

PAGE = 100
DRAWN = {"pdf": "application/pdf", "svg": "image/svg+xml", "png": "image/png"}
_MEDIA = {
    "json": "application/json",
    "sarif": "application/sarif+json",
    "junit": "application/xml",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def findings(request: Request) -> Response:
    """Return the findings of every cascade that has been audited, filtered."""
    served = view.served(request)
    found = list(everything(served))
    chosen = chosen_findings(request, [t for _, t in found])
    kept = {id(t) for t in chosen["chosen"]}  # type: ignore[attr-defined]
    rows = [(o, t) for o, t in found if id(t) in kept]
    start = int(s) if (s := request.query_params.get("mulai", "0")).isdecimal() and len(s) < 9 else 0
    waiting = [e for e in served.editions.values() if served.audited(e.iri) is None]
    data = {
        **chosen,
        "rows": rows[start : start + PAGE],
        "count": len(rows),
        "start": start,
        "page_rows": PAGE,
    }
    return view.page(request, "findings.html", data | {"waiting": waiting})


def taken(request: Request) -> Response:
    """Return the report of one cascade (``kaskade``) as a file, in any format of ``kaskade audit``.

    Without ``kaskade`` it is of every cascade that has been audited.
    """
    served = view.served(request)
    iri, chosen = (request.query_params.get(n, "") for n in ("kaskade", "bentuk"))
    if (iri and iri not in served.editions) or chosen not in BENTUK:
        raise UnknownName(Teks("laporan itu tidak ada", "there is no such report"))
    if chosen == "text":
        raise UsageError(Teks("pilih bentuk lain", "choose another format"))
    audits = [served.audit(iri)] if iri else [a for e in served.editions if (a := served.audited(e))]
    result = BENTUK[chosen].render(audits, view.language(request))
    body = result.encode() if isinstance(result, str) else result
    edition = served.editions.get(iri)
    ending = (*BENTUK[chosen].akhiran, chosen)[0]
    what = f"{edition.kode_wilayah}-{edition.tahun}-{edition.versi}" if edition else "koleksi"
    name = f"temuan-{what}.{ending}"
    media = _MEDIA.get(chosen, "text/plain; charset=utf-8")
    return view.tagged(request, body, media, content_disposition=f'attachment; filename="{name}"')


def drawn(request: Request) -> Response:
    """Return one cascade drawn on sheets of paper (``bentuk`` pdf, svg or png); ``temuan=0`` leaves findings out."""
    served = view.served(request)
    iri, chosen = (request.query_params.get(n, "") for n in ("kaskade", "bentuk"))
    if iri not in served.editions or chosen not in DRAWN:
        raise UnknownName(Teks("gambar itu tidak ada", "there is no such drawing"))
    with_findings = request.query_params.get("temuan") != "0"
    body = served.drawing(iri, chosen, view.language(request), findings=with_findings)
    edition = served.editions[iri]
    name = f"pohon-{edition.kode_wilayah}-{edition.tahun}-{edition.versi}.{chosen}"
    return view.tagged(request, body, DRAWN[chosen], content_disposition=f'inline; filename="{name}"')


def editor(request: Request) -> Response:
    """Return the page that SPARQL is written on; its examples are the saved questions."""
    served = view.served(request)
    chosen = request.query_params.get("contoh", "")
    known = {q.id: q for q in served.questions.all()}
    lang = view.language(request)
    terms = [[f"kin:{t.nama}", t.label.pick(lang)] for t in ontology_terms.terms().values()]
    data = {
        "queries": list(known.values()),
        "chosen": known.get(chosen),
        "terms": json.dumps(terms, ensure_ascii=False),
        # Made when a release is built; without it there is a plain text area.
        "bundled": (view.HERE / "static" / "editor.js").is_file(),
    }
    return view.page(request, "editor.html", data)


def void(request: Request) -> Response:
    """Return what the collection is, as DCAT and VoID."""
    from kaskade_graph.usecases.free_query import graph

    served = view.served(request)
    base = f"{request.url.scheme}://{request.url.netloc}/"
    each, whole = served.counts
    isi = [
        describe.Published(
            e,
            each.get(e.iri, describe.Counts(0, 0, 0)),
            {ending: f"{base[:-1]}{view.href(e.iri)}?bentuk={ending}" for ending in ("ttl", "jsonld")},
        )
        for e in served.editions.values()
    ]
    triples = describe.describe(isi, whole, base)
    lines = "".join(f"{t} .\n" for t in triples)
    return view.tagged(request, graph(lines, "ttl"), "text/turtle; charset=utf-8")
