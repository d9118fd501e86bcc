"""Triples without graph names, put back into the three graphs of their cascade.

Turtle and N-Triples hold no names of graphs, so a cascade that went through them comes back as one heap;
``dcterms:isPartOf`` and the kinds of nodes still say what belongs where.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kaskade_graph.rdf import graph_names
from kaskade_graph.vocab import DCTERMS, KIN, PROV, RDF, SSSOM

_Statement = tuple[str, str, str]
_KINDS = (KIN.KutipanSumber, SSSOM.Mapping)


def into_graphs(quads: Iterable[Quad]) -> list[Quad]:
    """Return ``quads`` with those of the default graph in the graphs of the cascade they belong to.

    What belongs to no cascade in ``quads`` stays in the default graph. Quads in named graphs stay there.
    """
    out: list[Quad] = []
    plain: list[Quad] = []
    for quad in quads:
        (plain if isinstance(quad.graph_name, DefaultGraph) else out).append(quad)
    said = [(q, _statement(q)) for q in plain]
    statements = [s for _, s in said]
    owners = _owners(statements)
    kinds = {s: o for s, p, o in statements if p == RDF.type and o in _KINDS}
    mapped = set(_mapped(statements, kinds))
    for quad, statement in said:
        names = sorted(owners.get(statement[0], ()))
        if not names:
            out.append(quad)
        for cascade in names:
            own, derived, evidence = graph_names(cascade)
            kind = kinds.get(statement[0])
            if kind == KIN.KutipanSumber or statement[1] == PROV.wasDerivedFrom:
                own = evidence
            elif kind == SSSOM.Mapping or statement in mapped or statement[1] == DCTERMS.conformsTo:
                own = derived
            out.append(Quad(quad.subject, quad.predicate, quad.object, NamedNode(own)))
    return out


def _statement(quad: Quad) -> _Statement:
    subject, value = quad.subject, quad.object
    return (
        subject.value if isinstance(subject, NamedNode) else str(subject),
        quad.predicate.value,
        value.value if isinstance(value, NamedNode | Literal) else str(value),
    )


def _owners(statements: list[_Statement]) -> dict[str, set[str]]:
    """Return the cascades each subject belongs to: a unit may have several, everything else has one."""
    owners: dict[str, set[str]] = defaultdict(set)
    cascades = {s for s, p, o in statements if p == RDF.type and o == KIN.Kaskade}
    for cascade in cascades:
        owners[cascade].add(cascade)
    for s, p, o in statements:
        if p == DCTERMS.isPartOf and o in cascades:
            owners[s].add(o)
        elif p == KIN.unit and s in cascades:
            owners[o].add(s)
    for s, p, o in statements:
        if p in (KIN.untukUnsur, SSSOM.subject_id) and o in owners:
            owners[s] |= owners[o]
    return dict(owners)


def _mapped(statements: list[_Statement], kinds: dict[str, str]) -> Iterator[_Statement]:
    """Yield the statements that a mapping makes: they were derived, whatever their predicate."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for s, p, o in statements:
        if kinds.get(s) == SSSOM.Mapping:
            parts[s][p] = o
    for part in parts.values():
        yield (
            part.get(SSSOM.subject_id, ""),
            part.get(SSSOM.predicate_id, ""),
            part.get(SSSOM.object_id, ""),
        )
