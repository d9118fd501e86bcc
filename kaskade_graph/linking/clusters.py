"""Indikator of many cascades, brought together into those that are one metric.

Wordings with the same features are one group from the start. Groups are compared within blocks only: the
official line of work, and for what has none the rarest words. Then they are joined from the surest pair
down, never two indikator of one cascade, and never against what a reviewer has decided.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic

from kaskade_graph.linking import wordings
from kaskade_graph.linking.compare import Pembanding
from kaskade_graph.linking.wordings import Item, UnitWording

WIDEST = 60
"""In a block, the commonest wordings that every other is compared with: keeps the work linear."""
_RAREST = 3

Pair = frozenset[str]
"""The IRIs of two indikator."""


@dataclass(frozen=True, slots=True)
class Keputusan:
    """What reviewers decided: pairs that are the same, and pairs that are not."""

    sama: frozenset[Pair] = frozenset()
    bukan: frozenset[Pair] = frozenset()


@dataclass(slots=True, eq=False)
class _Group(Generic[Item]):
    """Indikator of one wording, at most one of each cascade."""

    wording: UnitWording
    members: list[Item] = field(default_factory=list)

    @property
    def key(self) -> tuple[int, str]:
        """Sort key: commonest first, then by name."""
        return -len(self.members), self.members[0].iri


@dataclass(slots=True)
class Gugus(Generic[Item]):
    """Indikator that are one metric, in the order of their IRIs; ``terlemah`` is the surety of the weakest
    pair that joined them (1 for equal wordings)."""

    anggota: list[Item]
    terlemah: float = 1.0


def cluster(
    items: Sequence[Item], pembanding: Pembanding, keputusan: Keputusan | None = None
) -> list[Gugus[Item]]:
    """Return the clusters of ``items``, those of one indikator included, sorted by their first IRI."""
    decided = keputusan or Keputusan()
    groups = _groups(items, decided)
    union = _Union(groups, decided)
    for sure, _, _, a, b in sorted(_edges(groups, pembanding), key=lambda e: (-e[0], e[1], e[2])):
        union.join(a, b, sure)
    return union.clusters()


def _groups(items: Iterable[Item], decided: Keputusan) -> list[_Group[Item]]:
    reviewed = {iri for pair in decided.sama | decided.bukan for iri in pair}
    book: dict[tuple[object, ...], _Group[Item]] = {}
    seen: Counter[tuple[UnitWording, str]] = Counter()
    for item in sorted(items, key=lambda i: i.iri):
        wording = wordings.of(item)
        nth = seen[wording, item.kaskade]
        seen[wording, item.kaskade] += 1
        # What a reviewer has looked at stands alone, so that a decision concerns it and nothing else.
        key = (item.iri,) if item.iri in reviewed else (wording, nth)
        book.setdefault(key, _Group(wording)).members.append(item)
    return sorted(book.values(), key=lambda g: g.key)


def _edges(
    groups: list[_Group[Item]], pembanding: Pembanding
) -> Iterator[tuple[float, int, int, _Group[Item], _Group[Item]]]:
    number = {id(g): n for n, g in enumerate(groups)}
    seen: set[tuple[int, int]] = set()
    for block in _blocks(groups):
        for i, a in enumerate(block[:WIDEST]):
            for b in block[i + 1 :]:
                pair = number[id(a)], number[id(b)]
                if pair in seen or _apart(a.wording, b.wording):
                    continue
                seen.add(pair)
                sure = pembanding.sure(a.members[0], b.members[0])
                if sure is not None:
                    yield sure, *pair, a, b


def _apart(a: UnitWording, b: UnitWording) -> bool:
    return a.garis is not None and b.garis is not None and a.garis != b.garis


def _blocks(groups: list[_Group[Item]]) -> Iterator[list[_Group[Item]]]:
    """Yield the blocks, commonest wordings first in each: by official line, then by rare words."""
    lines: dict[str, list[_Group[Item]]] = defaultdict(list)
    words: dict[str, list[_Group[Item]]] = defaultdict(list)
    for group in groups:
        if group.wording.garis is not None:
            lines[group.wording.garis].append(group)
        for word in group.wording.kunci:
            words[word].append(group)
    yield from (block for _, block in sorted(lines.items()))
    wanted: set[str] = set()
    for group in groups:
        if group.wording.garis is None:
            shared = [w for w in group.wording.kunci if len(words[w]) > 1]
            wanted.update(sorted(shared, key=lambda w: (len(words[w]), w))[:_RAREST])
    yield from (words[w] for w in sorted(wanted))


class _Union(Generic[Item]):
    """Disjoint sets of groups, under two constraints: one indikator of a cascade, no rejected pair."""

    def __init__(self, groups: list[_Group[Item]], decided: Keputusan) -> None:
        self._groups = groups
        self._root = {id(g): g for g in groups}
        self._cascades = {id(g): {m.kaskade for m in g.members} for g in groups}
        self._weakest = {id(g): 1.0 for g in groups}
        self._parts = {id(g): [g] for g in groups}
        self._barred: dict[int, set[int]] = {id(g): set() for g in groups}
        place = {m.iri: g for g in groups for m in g.members}
        for pair in decided.bukan:
            known = [place[iri] for iri in sorted(pair) if iri in place]
            if len(known) == 2:
                self._barred[id(known[0])].add(id(known[1]))
                self._barred[id(known[1])].add(id(known[0]))
        for pair in sorted(decided.sama, key=sorted):
            known = [place[iri] for iri in sorted(pair) if iri in place]
            if len(known) == 2:
                self.join(known[0], known[1], 1.0)

    def find(self, group: _Group[Item]) -> _Group[Item]:
        """Return the group that stands for the set of ``group``."""
        while (above := self._root[id(group)]) is not group:
            self._root[id(group)] = self._root[id(above)]
            group = above
        return group

    def join(self, a: _Group[Item], b: _Group[Item], sure: float) -> bool:
        """Make one set of two, unless a constraint forbids it."""
        a, b = self.find(a), self.find(b)
        if a is b or self._cascades[id(a)] & self._cascades[id(b)] or id(b) in self._barred[id(a)]:
            return False
        if len(self._parts[id(a)]) < len(self._parts[id(b)]):
            a, b = b, a
        self._root[id(b)] = a
        self._cascades[id(a)] |= self._cascades[id(b)]
        self._weakest[id(a)] = min(self._weakest[id(a)], self._weakest[id(b)], sure)
        self._parts[id(a)] += self._parts[id(b)]
        self._barred[id(a)] |= self._barred[id(b)]
        for other in self._barred[id(b)]:
            self._barred[other].add(id(a))
        return True

    def clusters(self) -> list[Gugus[Item]]:
        """Return the sets."""
        out = []
        for group in self._groups:
            if self.find(group) is group:
                members = sorted((m for g in self._parts[id(group)] for m in g.members), key=lambda m: m.iri)
                out.append(Gugus(members, self._weakest[id(group)]))
        return sorted(out, key=lambda g: g.anggota[0].iri)
