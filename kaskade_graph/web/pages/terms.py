"""The terms of the ontology as a page: each at the fragment that its IRI names."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph import ontology_terms, resources
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import KIN
from kaskade_graph.web import view
from kaskade_graph.web.negotiation import accepted

KINDS = {
    "class": Teks("Kelas", "Classes"),
    "property": Teks("Hubungan dan isian", "Relations and values"),
    "individual": Teks("Nilai tetap", "Fixed values"),
}


def show(request: Request) -> Response:
    """Return the page of terms, or the ontology as Turtle where that is liked better."""
    media = accepted(request.headers.get("accept", ""), ["text/turtle", "text/html"])
    if request.query_params.get("bentuk") == "ttl" or media != "text/html":
        return view.tagged(request, resources.ontology().read_bytes(), "text/turtle; charset=utf-8")
    return page(request)


def one(request: Request) -> Response:
    """Return the page of one term."""
    found = ontology_terms.terms()
    term = found.get(KIN[request.path_params["nama"]])
    if term is None:
        raise HTTPException(404)
    return term_page(request, term)


def term_page(request: Request, term: ontology_terms.Istilah) -> Response:
    """Return the page of ``term``: what it means, what it goes with, and a worked example."""
    found = list(ontology_terms.terms().values())
    back = [t.iri for t in found if term.iri in t.kebalikan]
    used = [t for t in found if term.iri in (*t.domain, *t.range)]
    narrower = [t.iri for t in found if term.iri in t.induk]
    shown = {"x": term, "back": [*term.kebalikan, *back], "used": used, "narrower": narrower}
    return view.page(request, "term.html", {**shown, "names": {t.iri: t.nama for t in found}})


def page(request: Request) -> Response:
    """Return the page of terms."""
    found = list(ontology_terms.terms().values())
    kinds = [(name, [t for t in found if t.macam == kind]) for kind, name in KINDS.items()]
    return view.page(request, "terms.html", {"kinds": kinds, "names": {t.iri: t.nama for t in found}})
