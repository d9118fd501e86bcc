"""Anything that has an address and is no element: a quotation, a value, a unit, an entry of the nomenclature.

What is said of it, and what leads to it, in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph import ontology_terms
from kaskade_graph.publishing.parts import Bagian, Said, home
from kaskade_graph.publishing.words import word
from kaskade_graph.text import shown
from kaskade_graph.vocab import DCTERMS, ID, KIN, RDF, RDFS
from kaskade_graph.web import view

_HIDDEN = frozenset((RDF.type, RDFS.label))
_TWICE = frozenset((KIN.untukUnsur,))
"""What leads to a thing and is said by the thing itself too."""
_NUMBERS = frozenset((KIN.pagu, KIN.nilai))
MOST = 300
"""Values of one relation that are listed."""


@dataclass(frozen=True, order=True, slots=True)
class Value:
    """One value: its text, the IRI that it links to ("" for none), and the cascade of that, where it is another."""

    text: str
    iri: str = ""
    where: str = ""


def show(request: Request, bagian: Bagian, names: Mapping[str, str]) -> Response:
    """Return the page of a thing; ``names`` says what things are called."""
    lang = view.language(request)

    def rows(facts: Iterable[Said], *, outward: bool) -> list[tuple[str, list[Value], int]]:
        found: dict[str, set[Value]] = defaultdict(set)
        for said in facts:
            if said.predicate not in (_HIDDEN if outward else _TWICE):
                found[word(said.predicate, outward=outward).pick(lang)].add(value(said))
        return [(label, sorted(vs)[:MOST], len(vs)) for label, vs in sorted(found.items())]

    def value(said: Said) -> Value:
        if said.iri is None:
            number = said.predicate in _NUMBERS
            return Value(view.number_text(said.text) if number else shown(said.text))
        if said.iri.startswith((KIN.base, RDFS.base, DCTERMS.base)):
            return Value(ontology_terms.label(said.iri).pick(lang))
        called = names.get(said.iri) or (_short(said.iri) if said.iri.startswith(ID) else said.iri)
        at = home(said.iri)
        where = names.get(at, "") if at not in (home(bagian.iri), said.iri) else ""
        return Value(shown(called), said.iri, shown(where))

    own = [k for k in bagian.jenis if k.startswith(KIN.base)]
    data = {
        "iri": bagian.iri,
        "name": shown(names.get(bagian.iri) or _short(bagian.iri)),
        "kinds": ", ".join(word(k, outward=True).pick(lang) for k in own or bagian.jenis),
        "edition": home(bagian.iri) if home(bagian.iri) != bagian.iri else "",
        "edition_name": shown(names.get(home(bagian.iri), "")),
        "says": rows(bagian.says(), outward=True),
        "into": rows(bagian.said_of(), outward=False),
    }
    return view.page(request, "thing.html", data)


def _short(iri: str) -> str:
    return "/".join(iri.rsplit("/", 2)[-2:])
