"""The shape of the tree: how deep it is, how evenly it branches, and where it is no tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.impact import links
from kaskade_graph.model import RANTAI, Jenis


@dataclass(frozen=True, slots=True)
class Jenjang:
    """One level: how many elements it has, and how many elements support one of them.

    ``anak`` is the fewest, the median and the most; ``terbanyak`` is the first element with
    the most. ``buntu`` are those that nothing supports. The lowest level of the chain has none of these.
    """

    jenis: Jenis
    jumlah: int
    anak: tuple[int, float, int] | None = None
    terbanyak: str | None = None
    buntu: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CascadeShape:
    """The shape of a cascade. ``kedalaman`` is the most elements on one way up, ``jenjang`` the levels there are.

    ``melompat`` are elements that support one more than a level above, or not above them; ``berinduk_banyak``
    those that support several; ``terputus`` those of the chain that reach no Tujuan; ``lingkaran`` the circles.
    """

    kedalaman: int
    jenjang: tuple[Jenjang, ...]
    melompat: tuple[str, ...]
    berinduk_banyak: tuple[str, ...]
    terputus: tuple[str, ...]
    lingkaran: tuple[tuple[str, ...], ...]


def bentuk(graf: GrafKaskade) -> CascadeShape:
    """Return the shape of a cascade."""
    chain = [u.iri for u in graf.kaskade.unsur.values() if u.jenis in RANTAI]
    steps = dict(pairwise(reversed(RANTAI)))
    known = graf.kaskade.unsur
    return CascadeShape(
        _depth(graf),
        tuple(_levels(graf)),
        tuple(
            graf.sort(
                c
                for c in chain
                if any(known[p].jenis is not steps.get(known[c].jenis) for p in graf.parents(c))
            )
        ),
        tuple(graf.sort(c for c in chain if len(graf.parents(c)) > 1)),
        tuple(graf.unreached()),
        tuple(tuple(c) for c in graf.cycles()),
    )


def _depth(graf: GrafKaskade) -> int:
    """Return the elements on the longest way up; a circle counts as one."""
    import networkx as nx

    knots = nx.condensation(links(graf))
    return int(nx.dag_longest_path_length(knots)) + 1 if knots else 0


def _levels(graf: GrafKaskade) -> Iterator[Jenjang]:
    for jenis in RANTAI:
        found = graf.sort(u.iri for u in graf.kaskade.of(jenis))
        if not found:
            continue
        if jenis is RANTAI[-1]:
            yield Jenjang(jenis, len(found))
            continue
        many = {iri: len(graf.children(iri)) for iri in found}
        least, most = min(many.values()), max(many.values())
        yield Jenjang(
            jenis,
            len(found),
            (least, float(median(many.values())), most),
            next(i for i in found if many[i] == most),
            tuple(i for i in found if not many[i]),
        )
