"""Which graphs a question can possibly look into, so that an engine need not try them all.

A question about one cascade reaches it through the catalogue, and an engine that does not see that early joins
the whole store: seconds on a thousand cascades, where a few milliseconds are enough. So the scope is looked
up before, and the engine is told the graphs of those cascades. The answer is the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.queries.sparqltext import Bindings, rows_text
from kaskade_graph.rdf import graph_names
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import Term, iri
from kaskade_graph.vocab import BERLAKU, ID, KATALOG, KIN

LARGEST = 300
"""Most cascades that are named to an engine; a wider question is asked of the whole store."""

_SCOPE = re.compile(r"\?lingkup\s+kin:mencakup\s+(\?\w+)")
_GRAPH = re.compile(r"\bGRAPH\s+(\?\w+|<[^>]*>|\S+)", re.IGNORECASE)
_ELEMENT = re.compile(re.escape(ID) + r"\d[\d.]*/[^/]+/\d{4}/[^/]+(?=/)")


@dataclass(frozen=True, slots=True)
class Fokus:
    """The bindings of a question, narrowed where that changes nothing, and its graphs (None: any)."""

    bindings: Bindings
    graphs: tuple[str, ...] | None = None


def focus(store: Store, query: SavedQuery, bindings: Bindings) -> Fokus:
    """Return where ``query`` with ``bindings`` has to look in ``store``."""
    if "lingkup" not in {p.nama for p in query.params} or not _stays_in_scope(query.body):
        return Fokus(bindings)
    scope = bindings.get("lingkup") or (iri(BERLAKU),)
    home = _home(query, bindings)
    if home is not None and _editions(store, scope, home):
        return Fokus({**bindings, "lingkup": [iri(home)]}, _graphs(query, [home]))
    editions = _editions(store, scope)
    if len(editions) > LARGEST:
        return Fokus(bindings)
    return Fokus(bindings, _graphs(query, editions))


def _stays_in_scope(body: str) -> bool:
    """Say whether every graph that is not named is one of a cascade that the scope covers."""
    scopes = _SCOPE.findall(body)
    if len(scopes) != 1 or any(g[0] not in "?<" for g in _GRAPH.findall(body)):
        return False
    cascade = re.escape(scopes[0])
    for name in {g for g in _GRAPH.findall(body) if g.startswith("?")} - set(scopes):
        graph = re.escape(name)
        by_name = rf'BIND\(IRI\(CONCAT\(STR\({cascade}\), "/\w+"\)\) AS {graph}\)'
        if not re.search(rf"{by_name}|{graph} dcterms:isPartOf {cascade}\b", body):
            return False
    return True


def _home(query: SavedQuery, bindings: Bindings) -> str | None:
    """Return the one cascade whose elements the parameters are; None when there is none, or several."""
    found = set()
    for param in query.params:
        for term in bindings.get(param.nama, ()):
            match = _ELEMENT.match(term.value) if term is not None and term.kind == "uri" else None
            if match and param.nama != "lingkup":
                found.add(match.group())
    return found.pop() if len(found) == 1 else None


def _editions(store: Store, scope: Sequence[Term | None], only: str | None = None) -> list[str]:
    """Return the cascades that ``scope`` covers, or ``only`` if it is among them."""
    scopes = rows_text(["lingkup"], {"lingkup": scope})
    cascade = iri(only).n3() if only else "?kaskade"
    pattern = f"VALUES (?lingkup) {{ {scopes} }} GRAPH <{KATALOG}> {{ ?lingkup <{KIN.mencakup}> {cascade} }}"
    if only:
        return [only] if store.ask(f"ASK {{ {pattern} }}") else []
    return store.select(f"SELECT DISTINCT ?kaskade WHERE {{ {pattern} }} ORDER BY ?kaskade").values("kaskade")


def _graphs(query: SavedQuery, editions: Sequence[str]) -> tuple[str, ...]:
    """Return the graphs that ``query`` names, and those of ``editions`` that it speaks of: fewer are faster."""
    named = {g.strip("<>") for g in _GRAPH.findall(query.body) if g.startswith("<")}
    beside = any(g.startswith("?") for g in _GRAPH.findall(query.body) if g not in _SCOPE.findall(query.body))
    own = (name for e in editions for name in (graph_names(e) if beside else (e,)))
    return (*sorted(named | {KATALOG}), *own)
