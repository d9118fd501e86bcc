"""Which graphs a question can possibly look into, so that an engine need not try them all.

A question about one cascade reaches it through the catalogue, and an engine that does not see that early joins
the whole store: seconds on a thousand cascades, where a few milliseconds are enough. So the scope is looked
up before, and the engine is told the graphs of those cascades. The answer is the same.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kaskade_graph.iri import edition_of, temuan_graf
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.queries.sparqltext import Bindings, rows_text
from kaskade_graph.rdf import graph_names
from kaskade_graph.store.grammar import tokens
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import Term, iri
from kaskade_graph.vocab import BERLAKU, KATALOG, KIN

LARGEST = 300
"""Most cascades that are named to an engine; a wider question is asked of the whole store."""
FEW = 20
"""From more cascades on it is asked whether they are most of the store: naming them then takes longer than not."""

_SCOPE = re.compile(r"\?lingkup\s+kin:mencakup\s+(\?\w+)")
_GRAPH = re.compile(r"\bGRAPH\s+(\?\w+|<[^>]*>|\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fokus:
    """A question, with bindings narrowed where that changes nothing, and its graphs (None: any)."""

    query: SavedQuery
    bindings: Bindings
    graphs: tuple[str, ...] | None = None


def focus(store: Store, query: SavedQuery, bindings: Bindings) -> Fokus:
    """Return where ``query`` with ``bindings`` has to look in ``store``."""
    if "lingkup" not in {p.nama for p in query.params} or not _stays_in_scope(query.body):
        return Fokus(query, bindings)
    scope = bindings.get("lingkup") or (iri(BERLAKU),)
    home = _home(query, bindings)
    if home is not None and _editions(store, scope, home):
        return Fokus(_about(query, home), {**bindings, "lingkup": [iri(home)]}, _graphs(query, [home]))
    editions = _editions(store, scope)
    if len(editions) > LARGEST or (len(editions) > FEW and 2 * len(editions) > _held(store)):
        return Fokus(query, bindings)
    if len(editions) == 1:
        return Fokus(_about(query, editions[0]), bindings, _graphs(query, editions))
    return Fokus(query, bindings, _graphs(query, editions))


def _about(query: SavedQuery, cascade: str) -> SavedQuery:
    """Return ``query`` with the graph of the one cascade it can be about named where its variable stands.

    An engine that does not know the graph may start from a class in all of them, and takes longer the more
    cascades there are.
    """
    name = iri(cascade).n3()
    body = "".join(name if part is None else part for part in _around_graph(query.body))
    return replace(query, body=body)


@lru_cache(maxsize=256)
def _around_graph(body: str) -> tuple[str | None, ...]:
    """Return a query in parts, with None where a graph is named by the variable of the cascade.

    The query is one part when the variable is used there in other ways than in patterns: it gets its value from
    the graph, and would have none.
    """
    (variable,) = _SCOPE.findall(body)
    stream = list(tokens(body))
    parts: list[str | None] = []
    last, inside = 0, 0
    for before, token in itertools.pairwise(stream):
        word = before.text.upper()
        inside += (token.text == "{" and (inside > 0 or word == variable.upper())) - (
            token.text == "}" and inside > 0
        )
        if token.text != variable:
            continue
        if word == "GRAPH":
            parts += [body[last : token.start], None]
            last = token.end
        elif inside and (before.text not in "{}.;" and (before.kind == "sign" or word == "AS")):
            return (body,)
    several = sum(token.text.upper() == "SELECT" for token in stream) > 1
    return (body,) if several else (*parts, body[last:])


@lru_cache(maxsize=256)
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
            home = edition_of(term.value) if term is not None and term.kind == "uri" else None
            if term is not None and home not in (None, term.value) and param.nama != "lingkup":
                found.add(home)
    return found.pop() if len(found) == 1 else None


def _editions(store: Store, scope: Sequence[Term | None], only: str | None = None) -> list[str]:
    """Return the cascades that ``scope`` covers, or ``only`` if it is among them.

    An edition covers itself alone, so that it need not be looked up: one that is not there answers nothing.
    """
    own = [t.value for t in scope if t is not None and edition_of(t.value) == t.value]
    if len(own) == len(scope):
        return sorted({*own} & {only} if only else {*own})
    scopes = rows_text(["lingkup"], {"lingkup": scope})
    cascade = iri(only).n3() if only else "?kaskade"
    pattern = f"VALUES (?lingkup) {{ {scopes} }} GRAPH <{KATALOG}> {{ ?lingkup <{KIN.mencakup}> {cascade} }}"
    if only:
        return [only] if store.ask(f"ASK {{ {pattern} }}") else []
    return store.select(f"SELECT DISTINCT ?kaskade WHERE {{ {pattern} }} ORDER BY ?kaskade").values("kaskade")


def _held(store: Store) -> int:
    """Return how many editions ``store`` holds."""
    counted = f"SELECT (COUNT(?k) AS ?n) WHERE {{ GRAPH <{KATALOG}> {{ ?k a <{KIN.Kaskade}> }} }}"
    return int(store.select(counted).values("n")[0])


def _graphs(query: SavedQuery, editions: Sequence[str]) -> tuple[str, ...]:
    """Return the graphs that ``query`` names, and those of ``editions`` that it speaks of: fewer are faster."""
    named, beside = _spoken_of(query.body)
    own = (name for e in editions for name in (graph_names(e) if beside else (e,)))
    audits = (temuan_graf(e) for e in editions if temuan_graf("") in query.body)
    return (*named, *own, *audits)


@lru_cache(maxsize=256)
def _spoken_of(body: str) -> tuple[tuple[str, ...], bool]:
    """Return the graphs that a query names, and whether it looks beside the cascades in its scope."""
    graphs = _GRAPH.findall(body)
    scopes = _SCOPE.findall(body)
    beside = any(g.startswith("?") for g in graphs if g not in scopes)
    return tuple(sorted({KATALOG, *(g.strip("<>") for g in graphs if g.startswith("<"))})), beside
