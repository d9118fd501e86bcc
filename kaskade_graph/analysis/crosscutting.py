"""What cuts across programs: one metric, or one thing measured, in several of them.

Two indikator are one metric when they count the same thing under the same condition, whatever the measure word
(:func:`kaskade_graph.language.meaning.is_same_thing`), or are stated to be (``kin:indikatorSama``). They have one
object when they count the same thing, under any condition: villages that are active, villages that were trained.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from kaskade_graph.analysis.formulas import same_metric
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.language.meaning import is_same_thing
from kaskade_graph.language.phrases import IndikatorTerurai, content, parse_indikator
from kaskade_graph.language.words import akar
from kaskade_graph.model import Jenis

if TYPE_CHECKING:
    import networkx as nx

_TELLING = 2
"""Phrases of fewer stems say too little to be called the same metric."""


class Hal(StrEnum):
    """What is shared."""

    UKURAN = "ukuran"
    OBJEK = "objek"


@dataclass(frozen=True, slots=True)
class Lintas:
    """A metric or an object that several programs share: ``sebutan`` names it as one indikator prints it.

    ``indikator`` and ``program`` are IRIs in the order of the cascade.
    """

    hal: Hal
    sebutan: str
    indikator: tuple[str, ...]
    program: tuple[str, ...]


def lintas_program(graf: GrafKaskade) -> list[Lintas]:
    """Return what several programs share: metrics first, each in the order of the cascade.

    An object whose indikator are one metric anyway is left out.
    """
    parts = {
        iri: parse_indikator(graf.kaskade.indikator[iri].label or "")
        for iri in graf.sort(graf.kaskade.indikator)
        if graf.kaskade.indikator[iri].label
    }
    metrics = [g for g in _metrics(graf, parts) if len(_programs(graf, g)) > 1]
    objects = [g for g in _objects(parts) if len(_programs(graf, g)) > 1 and g not in metrics]
    found = [(Hal.UKURAN, g) for g in metrics] + [(Hal.OBJEK, g) for g in objects]
    return [Lintas(hal, _name(hal, parts, g), g, _programs(graf, g)) for hal, g in found]


def _metrics(graf: GrafKaskade, parts: Mapping[str, IndikatorTerurai]) -> Iterator[tuple[str, ...]]:
    import networkx as nx

    same: nx.Graph[str] = nx.Graph()
    telling = {iri: p for iri, p in parts.items() if len(p.stems) >= _TELLING}
    # Phrases of the same stems are compared once: there are few that differ.
    by_stems: dict[frozenset[str], list[str]] = defaultdict(list)
    for iri, part in telling.items():
        by_stems[part.stems].append(iri)
    for group in by_stems.values():
        nx.add_path(same, group)
    for (one, *_), (other, *_) in combinations(by_stems.values(), 2):
        if is_same_thing(telling[one], telling[other]):
            same.add_edge(one, other)
    same.add_edges_from((i, s) for i in parts for s in same_metric(graf, i) if s in parts)
    groups = (tuple(graf.sort(g)) for g in nx.connected_components(same) if len(g) > 1)
    return iter(sorted(groups, key=lambda g: graf.order[g[0]]))


def _objects(parts: Mapping[str, IndikatorTerurai]) -> Iterator[tuple[str, ...]]:
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for iri, part in parts.items():
        stems = content(part.objek)
        if stems - akar("umum"):
            groups[stems].append(iri)
    return (tuple(g) for g in groups.values() if len(g) > 1)


def _programs(graf: GrafKaskade, iris: Iterable[str]) -> tuple[str, ...]:
    owners = {o for i in iris if (o := graf.owner(i)) is not None}
    above = {a for o in owners for a in (o, *graf.ancestors(o))}
    return tuple(graf.sort(a for a in above if graf.kaskade.unsur[a].jenis is Jenis.PROGRAM))


def _name(hal: Hal, parts: Mapping[str, IndikatorTerurai], group: tuple[str, ...]) -> str:
    first = parts[group[0]]
    return first.teks if hal is Hal.UKURAN else " ".join(first.objek)
