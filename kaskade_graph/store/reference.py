"""The official nomenclature as a graph of a store: what questions about the official way look into.

It holds the work of kecamatan whole, and of the list of all urusan the entries that cascades of the store are, with
what stands above them: the whole list is a hundred times as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import rdf_files, resources, scales, scales_graph
from kaskade_graph.iri import nomenklatur_iri
from kaskade_graph.registers import nomenklatur, nomenklatur_graph, urusan
from kaskade_graph.store import hashing
from kaskade_graph.store.protocol import Change, Store
from kaskade_graph.vocab import KIN, SKOS, UMUM_ID

NOMENKLATUR = UMUM_ID + "nomenklatur"
"""Name of the graph that holds every edition, and the matches between them."""
_USED = (
    f"SELECT DISTINCT ?k WHERE {{ GRAPH ?g {{ ?u <{KIN.nomenklatur}>|<{KIN.peringkat}> ?k }} }} ORDER BY ?k"
)


def quads() -> tuple[Quad, ...]:
    """Return the nomenclature, all in the graph :data:`NOMENKLATUR`: the bundled one, and what was added to it."""
    return _quads(nomenklatur.load(), nomenklatur.added())


@cache
def _quads(register: nomenklatur.Nomenklatur, added: bool) -> tuple[Quad, ...]:
    graph = NamedNode(NOMENKLATUR)
    if added:
        editions = (t for edisi in register.editions() for t in nomenklatur_graph.scheme(register, edisi))
        made = (*editions, *nomenklatur_graph.correspondences(register))
        return tuple(
            Quad(NamedNode(s), NamedNode(p), o if isinstance(o, Literal) else NamedNode(o), graph)
            for s, p, o in made
        )
    return tuple(
        Quad(q.subject, q.predicate, q.object, graph)
        for path in resources.nomenklatur_graf()
        for q in rdf_files.read(path)
    )


def used(quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """Return the entries of the list of all urusan that ``quads`` say elements to be, with what stands above them."""
    return entries(
        q.object.value
        for q in quads
        if q.predicate.value in (KIN.nomenklatur, KIN.peringkat) and isinstance(q.object, NamedNode)
    )


def entries(concepts: Iterable[str]) -> tuple[Quad, ...]:
    """Return what is said of ``concepts`` that are not among the work of kecamatan, and of those above them.

    Of a grade, its scale with the order of all its grades: without, nobody can say whether a target was reached.
    """
    graph, own = NamedNode(NOMENKLATUR), set(nomenklatur.load().editions())
    concepts = list(concepts)
    grades = [grade for grade in map(scales.by_iri, concepts) if grade is not None]
    found: dict[str, Quad] = {str(q): q for q in _orders({grade.skala for grade in grades})}
    todo = {iri for iri in concepts if iri.startswith(f"{NOMENKLATUR}/")}
    done: set[str] = set()
    while todo:
        iri = todo.pop()
        done.add(iri)
        edisi, _, kode = iri.removeprefix(f"{NOMENKLATUR}/").partition("/")
        if edisi in own and nomenklatur.load().get(edisi, kode) is not None:
            continue
        konsep = urusan.by_iri(iri)
        if konsep is None:
            continue
        for s, p, o in nomenklatur_graph.concept(konsep, nomenklatur_iri(edisi)):
            quad = Quad(NamedNode(s), NamedNode(p), o if isinstance(o, Literal) else NamedNode(o), graph)
            found[str(quad)] = quad
        if konsep.induk is not None and (above := nomenklatur_iri(edisi, konsep.induk)) not in done:
            todo.add(above)
    return tuple(found[key] for key in sorted(found))


def _orders(names: Iterable[str]) -> Iterator[Quad]:
    """Yield the scale, order and scores of each grade of the scales ``names``."""
    told = {SKOS.inScheme, KIN.urutan, KIN.batasBawah, KIN.batasAtas}
    wanted = tuple(f"{scales.skala_iri(name)}/" for name in names)
    for s, p, o in scales_graph.triples() if wanted else ():
        if p in told and s.startswith(wanted):
            yield Quad(
                NamedNode(s),
                NamedNode(p),
                o if isinstance(o, Literal) else NamedNode(o),
                NamedNode(NOMENKLATUR),
            )


def expected(store: Store) -> set[Quad]:
    """Return what the graph of ``store`` has to hold: the bundled entries, and those that its cascades are."""
    return {*quads(), *entries(store.select(_USED).values("k"))}


def current(store: Store) -> bool:
    """Say whether the graph of ``store`` is :func:`expected`; engines may write figures in another way."""
    held = hashing.content_hash(store.quads([NOMENKLATUR]))
    return held == hashing.content_hash(expected(store))


def missing(store: Store) -> bool:
    """Say whether ``store`` lacks a program of the nomenclature, and so the urusan or edition it belongs to."""
    register = nomenklatur.load()
    programs = [k.iri for edisi in register.editions() for k in register.all(edisi) if k.induk is None]
    named = " ".join(f"<{iri}>" for iri in programs)
    return store.ask(
        f"ASK {{ VALUES ?k {{ {named} }} FILTER NOT EXISTS {{ GRAPH <{NOMENKLATUR}> {{ ?k ?p ?o }} }} }}"
    )


def put(store: Store) -> None:
    """Write the nomenclature into ``store``, in place of what was there."""
    store.apply(Change(replace=(NOMENKLATUR,), insert=tuple(expected(store))))
