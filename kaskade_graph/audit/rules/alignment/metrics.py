"""Which indikator of a cascade are one metric: what the rules on duplicates share.

Two names are one metric when they are equal after folding; they are nearly so when they differ by
misspellings or word forms alone (:func:`kaskade_graph.nama.likeness`). Only names that share their rarest
word are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from kaskade_graph.audit.context import Konteks
from kaskade_graph.nama import likeness
from kaskade_graph.text import fold

NEARLY = 0.9
"""From this likeness on: above it, only letters and word forms differ."""


def groups(ctx: Konteks, *, same_level: bool) -> Iterator[tuple[str, str, float]]:
    """Yield (first, later, likeness) for indikator that are one metric, in the order of the cascade.

    ``same_level``: on elements of one level; otherwise the later one's element supports the first one's.
    Each later indikator comes once, with the first that it repeats.
    """
    pairs = ctx.once(_pairs)
    seen: set[str] = set()
    for (one, other), sure in pairs.items():
        if other not in seen and _related(ctx, one, other, same_level):
            seen.add(other)
            yield one, other, sure


def _related(ctx: Konteks, one: str, other: str, same_level: bool) -> bool:
    first, later = ctx.graf.owner(one), ctx.graf.owner(other)
    if first is None or later is None or first == later:
        return False
    if same_level:
        return ctx.graf.level(first) is ctx.graf.level(later)
    return first in ctx.graf.ancestors(later)


def _pairs(ctx: Konteks) -> dict[tuple[str, str], float]:
    """Every pair that is one metric or nearly, first in the order of the cascade first."""
    order = [i.iri for i in ctx.indikator if i.label]
    names = {iri: fold(ctx.label(iri)) for iri in order}
    found: dict[tuple[str, str], float] = {}
    for block in _blocks(names).values():
        for one, other in combinations(block, 2):
            sure = likeness(names[one], names[other])
            if sure >= NEARLY:
                found[one, other] = sure
    place = {iri: n for n, iri in enumerate(order)}
    return dict(sorted(found.items(), key=lambda p: (place[p[0][1]], place[p[0][0]])))


def _blocks(names: dict[str, str]) -> dict[str, list[str]]:
    """Names by their rarest words (two, so that a misspelling of one does not part them)."""
    seen = Counter(word for name in names.values() for word in set(name.split()))
    blocks: dict[str, list[str]] = defaultdict(list)
    for iri, name in names.items():
        for word in sorted(set(name.split()), key=lambda w: (seen[w] == 1, seen[w], w))[:3]:
            blocks[word].append(iri)
    return blocks
