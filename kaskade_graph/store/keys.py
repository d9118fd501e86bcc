"""What a store adds to a cascade so that questions compare texts by a key, and follow links by their set.

Comparing folded texts pair by pair inside a query takes an hour where a look-up takes a second, and engines fold
differently. So the derived graph of a cascade in a store holds the key of each name and formula; and one graph,
:data:`RANGKAIAN`, says of each linked indikator which set of links it belongs to, however many links lie between.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph.iri import turunan
from kaskade_graph.model import Jenis
from kaskade_graph.rdf import quad_key
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import iri
from kaskade_graph.text import fold
from kaskade_graph.vocab import ID, KIN, RDF, RDFS

RANGKAIAN = ID + "rangkaian"
"""Name of the graph that holds the sets of linked indikator."""

_SETS = NamedNode(RANGKAIAN)
_MEMBER = NamedNode(KIN.rangkaian)
_OF_UNIT = NamedNode(KIN.rangkaianUnit)
_LINK = NamedNode(KIN.indikatorSama)
_CLASSES = frozenset(NamedNode(c) for c in (*(KIN[j.value] for j in Jenis), KIN.Indikator))
_KEYS = {RDFS.label: NamedNode(KIN.kunci), KIN.formulasi: NamedNode(KIN.kunciFormulasi)}
_MADE = frozenset(key.value for key in _KEYS.values())
_AT_ONCE = 200
Sets = Mapping[str, str]
"""The set of each linked indikator, both by IRI."""


def completed(kaskade: str, quads: Iterable[Quad]) -> list[Quad]:
    """Return the graphs of ``kaskade`` with the keys of its texts, which follow from its own graph alone.

    Keys that are there already are made anew: a text may have been edited since.
    """
    content = list(dict.fromkeys(quads))
    own, derived = NamedNode(kaskade), NamedNode(turunan(kaskade))
    kept: list[Quad] = []
    texts: list[Quad] = []
    named = set()
    for quad in content:  # once: each term is made anew when it is asked for
        predicate = quad.predicate.value
        if predicate in _MADE and quad.graph_name == derived:
            continue
        kept.append(quad)
        if predicate in _KEYS:
            texts.append(quad)
        elif predicate == RDF.type and quad.object in _CLASSES and quad.graph_name == own:
            named.add(quad.subject)
    keys = {
        Quad(q.subject, _KEYS[q.predicate.value], Literal(key), derived)
        for q in texts
        if q.graph_name == own and q.subject in named and isinstance(q.object, Literal)
        if (key := fold(q.object.value))
    }
    return [*kept, *sorted(keys, key=quad_key)]


# --- sets of links ----------------------------------------------------------------------------------------


def links(quads: Iterable[Quad]) -> set[tuple[str, str]]:
    """Return the pairs of indikator (IRIs) that ``quads`` say are the same."""
    return {
        (q.subject.value, q.object.value)
        for q in quads
        if q.predicate == _LINK and isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode)
    }


def sets(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the set of each indikator of ``pairs``; its IRI follows from the least of its members.

    >>> found = sets([("b", "a"), ("c", "b"), ("x", "y")])
    >>> found["a"] == found["c"] != found["x"]
    True
    """
    above: dict[str, str] = {}

    def root(one: str) -> str:
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        above[second] = first
    return {one: _name(root(one)) for one in above}


def _name(least: str) -> str:
    return f"{RANGKAIAN}/{hashlib.sha256(least.encode()).hexdigest()[:16]}"


def set_quads(found: Sets) -> list[Quad]:
    """Return sets as they stand in the graph :data:`RANGKAIAN`: the whole set, and the part that is of one unit."""
    out = []
    for one, name in sorted(found.items()):
        unit = "-".join(one.removeprefix(ID).split("/")[:2])
        out.append(Quad(NamedNode(one), _MEMBER, NamedNode(name), _SETS))
        out.append(Quad(NamedNode(one), _OF_UNIT, NamedNode(f"{name}/{unit}"), _SETS))
    return out


def change(
    store: Store, kaskade: str, old: Iterable[Quad], new: Iterable[Quad]
) -> tuple[list[Quad], list[Quad]]:
    """Return what goes from the sets in ``store``, and what comes, when links of ``kaskade`` change.

    ``old`` are the links in its derived graph as it is in the store, ``new`` as it will be.
    """
    before, after = links(old), links(new)
    if before == after:
        return [], []
    touched = {one for pair in before ^ after for one in pair}
    known = _known(store, touched)
    others = _linked(store, known) if before - after else _chained(known)
    graph = turunan(kaskade)
    remaining = {(a, b) for a, b, where in others if where != graph}
    mine = {p for p in after if p[0] in known or p[1] in known or touched & set(p)}
    now = sets(remaining | mine)
    was, will = set_quads(known), set_quads(now)
    kept = set(was) & set(will)
    return [q for q in was if q not in kept], [q for q in will if q not in kept]


def _known(store: Store, members: Iterable[str]) -> dict[str, str]:
    """Return the sets that any of ``members`` belongs to in ``store``, with all that belong to them."""
    found: dict[str, str] = {}
    for some in _portions(sorted(members)):
        rows = store.select(
            f"SELECT DISTINCT ?a ?s WHERE {{ VALUES (?m) {{ {some} }} GRAPH <{RANGKAIAN}> "
            f"{{ ?m <{KIN.rangkaian}> ?s . ?a <{KIN.rangkaian}> ?s }} }} ORDER BY ?a"
        )
        found |= {row[0].value: row[1].value for row in rows if row[0] and row[1]}
    return found


def _linked(store: Store, members: Iterable[str]) -> set[tuple[str, str, str]]:
    """Return the links that start from ``members`` in ``store``, each with the graph it stands in."""
    out = set()
    for some in _portions(sorted(members)):
        rows = store.select(
            f"SELECT ?a ?b ?g WHERE {{ VALUES (?a) {{ {some} }} "
            f"GRAPH ?g {{ ?a <{KIN.indikatorSama}> ?b }} }} ORDER BY ?a ?b"
        )
        out |= {(row[0].value, row[1].value, row[2].value) for row in rows if row[0] and row[1] and row[2]}
    return out


def _chained(known: Sets) -> set[tuple[str, str, str]]:
    """Return links that hold the sets ``known`` together: enough where no link goes."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one, name in known.items():
        groups[name].append(one)
    return {(members[0], one, "") for members in groups.values() for one in members[1:]}


def _portions(members: Sequence[str]) -> Iterable[str]:
    for at in range(0, len(members), _AT_ONCE):
        yield " ".join(f"({iri(one).n3()})" for one in members[at : at + _AT_ONCE])
