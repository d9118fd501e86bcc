"""The cascade as a tree, for people: from the Tujuan down, with the sasaran and indikator of each element.

A cascade under audit need not be a tree. An element with two parents stands under both, its branch drawn
once; what no top is reached from (an orphan, a cycle) stands as a top of its own, so nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.model import SASARAN, Indikator, Jenis, Kaskade, Unsur

_DEEPEST = 50
"""A branch is cut here; what is below stands as a top of its own. A sound cascade has five levels."""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One element and what is below it.

    ``sasaran`` are its own sasaran statements, ``indikator`` those that measure it or them. ``ulang`` says
    that it was drawn before, with all that is below it.
    """

    unsur: Unsur
    sasaran: tuple[Unsur, ...] = ()
    indikator: tuple[Indikator, ...] = ()
    anak: tuple[TreeNode, ...] = ()
    ulang: bool = False


@dataclass(frozen=True, slots=True)
class Pohon:
    """A whole cascade: its tops, and the ``lepas``, indikator that measure nothing."""

    kaskade: Kaskade
    akar: tuple[TreeNode, ...]
    lepas: tuple[Indikator, ...]


def pohon(kaskade: Kaskade, graf: GrafKaskade | None = None) -> Pohon:
    """Return ``kaskade`` as a tree, everything in the order of the document as far as it is known.

    ``graf`` is its graph where that is made already.
    """
    graf = graf or GrafKaskade(kaskade)
    drawn: set[str] = set()
    tops = [i for i in graf.order if i in kaskade.unsur and not graf.parents(i) and _in_chain(graf, i)]
    akar = [_simpul(graf, iri, drawn, 1) for iri in tops]
    # What is left is a cycle, too deep, or a sasaran of nothing.
    for iri in graf.order:
        if iri in kaskade.unsur and iri not in drawn:
            akar.append(_simpul(graf, iri, drawn, 1))
    return Pohon(kaskade, tuple(akar), tuple(_indikator(kaskade, graf.orphans())))


def _in_chain(graf: GrafKaskade, iri: str) -> bool:
    jenis = graf.kaskade.unsur[iri].jenis
    return jenis is Jenis.SASARAN_STRATEGIS or jenis not in SASARAN


def _simpul(graf: GrafKaskade, iri: str, drawn: set[str], depth: int) -> TreeNode:
    unsur = graf.kaskade.unsur
    if iri in drawn:
        return TreeNode(unsur[iri], ulang=True)
    sasaran = graf.sasaran(iri)
    drawn.update((iri, *sasaran))
    children = graf.children(iri) if depth < _DEEPEST else []
    return TreeNode(
        unsur[iri],
        tuple(unsur[s] for s in sasaran),
        tuple(_indikator(graf.kaskade, graf.indikator(iri))),
        tuple(_simpul(graf, child, drawn, depth + 1) for child in children),
    )


def _indikator(kaskade: Kaskade, iris: Iterable[str]) -> list[Indikator]:
    return [kaskade.indikator[i] for i in iris]
