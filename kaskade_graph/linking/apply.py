"""Reviewed links into the derived graph, and out of it again.

What reviewers accepted is written beside the cascade of the later indikator, as ``kin:indikatorSama`` or a
SKOS match with its ``sssom:Mapping``. All links between indikator that were there before are taken out
first, so a link that is rejected, or no longer in the reviewed set, is gone: that is how a link is undone.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kaskade_graph.iri import edition_of, turunan
from kaskade_graph.linking.compare import PREDIKAT
from kaskade_graph.linking.links import Tautan
from kaskade_graph.model import Kecocokan
from kaskade_graph.rdf import kecocokan_quads, quad_key
from kaskade_graph.vocab import SEMAPV, SSSOM

_PREDICATES = frozenset(NamedNode(p) for p in PREDIKAT)
_PREDICATE_ID = NamedNode(SSSOM.predicate_id)
_REVIEW = SEMAPV.MappingReview


def apply(kaskade: str, quads: Iterable[Quad], tautan: Iterable[Tautan]) -> list[Quad]:
    """Return the graphs of ``kaskade`` with the accepted of ``tautan`` that start in it, and no others."""
    kept = _without_links(kaskade, list(quads))
    for link in tautan:
        if link.diterima and link.subjek.kaskade == kaskade:
            kept += kecocokan_quads(kaskade, as_kecocokan(link))
    return sorted(set(kept), key=quad_key)


def as_kecocokan(tautan: Tautan) -> Kecocokan:
    """Return a link as the model holds it. A reviewed one is certain, and says by whom."""
    review = tautan.tinjauan
    if review is None:
        return Kecocokan(
            tautan.subjek.iri,
            tautan.predikat,
            tautan.objek.iri,
            tautan.pembenaran,
            tautan.keyakinan,
            tautan.alasan.id,
        )
    who = f"ditinjau oleh {', '.join(review.oleh)}"
    parts = [tautan.alasan.id, f"{who} {review.tanggal}".strip(), review.catatan]
    why = "; ".join(p for p in parts if p)
    return Kecocokan(tautan.subjek.iri, tautan.predikat, tautan.objek.iri, _REVIEW, 1.0, why)


def _without_links(kaskade: str, quads: list[Quad]) -> list[Quad]:
    """Return ``quads`` without the links between indikator in the derived graph, mappings included."""
    graph = NamedNode(turunan(kaskade))
    mappings = {
        q.subject
        for q in quads
        if q.graph_name == graph and q.predicate == _PREDICATE_ID and q.object in _PREDICATES
    }
    return [
        q
        for q in quads
        if q.graph_name != graph
        or not (q.subject in mappings or (q.predicate in _PREDICATES and _is_indikator(q.subject)))
    ]


def _is_indikator(term: object) -> bool:
    """Say whether a term names an indikator: the nomenclature has SKOS matches of its own."""
    iri = term.value if isinstance(term, NamedNode) else ""
    return edition_of(iri) is not None and "/indikator/" in iri
