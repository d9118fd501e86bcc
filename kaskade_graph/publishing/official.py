"""What a collection shows of the official nomenclature: the entries its cascades use, and what belongs to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kaskade_graph.store import reference
from kaskade_graph.vocab import KIN, SKOS

_FURTHER = (SKOS.broader, SKOS.inScheme, SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch)
"""What is followed from one entry to another, once to a counterpart, and upwards to the scheme."""


def official(quads: Iterable[Quad]) -> list[Quad]:
    """Return what is known of the entries that ``quads`` name, of their counterparts and all above them."""
    said: dict[str, list[Quad]] = defaultdict(list)
    for quad in reference.quads():
        if isinstance(quad.subject, NamedNode):
            said[quad.subject.value].append(quad)
    used = _led_to(quads, (KIN.nomenklatur,)) & said.keys()
    counterparts = {iri for one in used for iri in _led_to(said[one], _FURTHER)}
    kept, open_ = set[str](), used | counterparts
    while open_:
        kept |= open_
        open_ = {iri for one in open_ for iri in _led_to(said[one], _FURTHER[:2])} - kept
    return [q for iri in sorted(kept) for q in said[iri] if _inside(q, kept)]


def _led_to(quads: Iterable[Quad], predicates: tuple[str, ...]) -> set[str]:
    return {
        q.object.value for q in quads if q.predicate.value in predicates and isinstance(q.object, NamedNode)
    }


def _inside(quad: Quad, kept: set[str]) -> bool:
    """Say whether a link leads to what is shown too; the scheme itself names every program of its edition."""
    if quad.predicate.value not in (*_FURTHER, SKOS.hasTopConcept):
        return True
    return isinstance(quad.object, NamedNode) and quad.object.value in kept
