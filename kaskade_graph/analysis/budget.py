"""What elements cost together, and how many are left without them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.model import RANTAI

if TYPE_CHECKING:
    pass


def budget(graf: GrafKaskade, tops: Iterable[str]) -> Decimal | None:
    """Return the budget of ``tops`` together: of each its own, else that of what supports it; None if unstated.

    Nothing is counted twice.
    """
    starts = list(tops)
    inside = {d for t in starts for d in graf.descendants(t)}
    seen: set[str] = set()
    total, stated = Decimal(0), False
    stack = [t for t in starts if t not in inside]
    while stack:
        iri = stack.pop()
        if iri in seen:
            continue
        seen.add(iri)
        pagu = graf.kaskade.unsur[iri].pagu
        if pagu is None:
            stack += graf.children(iri)
        else:
            total, stated = total + pagu, True
            seen.update(graf.descendants(iri))
    return total if stated else None


def remaining(graf: GrafKaskade, gone: set[str]) -> dict[str, tuple[int, int]]:
    """Return by kind how many elements there are, and how many are left without those that are ``gone``."""
    unsur = graf.kaskade.unsur.values()
    kinds = {j.value: [u.iri for u in unsur if u.jenis is j] for j in RANTAI}
    kinds["Indikator"] = list(graf.kaskade.indikator)
    return {k: (len(v), sum(i not in gone for i in v)) for k, v in kinds.items()}
