"""One cascade as a directed graph, every edge pointing up: from what serves to what it serves.

====================  =================================  =========================
edge                  from -> to                         relation in the ontology
====================  =================================  =========================
``mendukung``         SubKegiatan -> Kegiatan -> ...     ``kin:mendukung``
``memilikiSasaran``   own sasaran -> its activity        ``kin:memilikiSasaran`` reversed
``diukurOleh``        Indikator -> Tujuan or Sasaran     ``kin:diukurOleh`` reversed
====================  =================================  =========================

So the ancestors of a node are all it contributes to, and its descendants all that contributes to it. A
cascade under audit may hold anything: two parents, none, a cycle, a reference to nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

from kaskade_graph.model import RANTAI, SASARAN, Indikator, Jenis, Kaskade, Unsur
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

if TYPE_CHECKING:
    import networkx as nx

from kaskade_graph.analysis.places import places_of

_LEVEL = {j.sasaran: j for j in RANTAI if j.sasaran is not None}


class Dangling(NamedTuple):
    """A link to something that the cascade does not hold: ``subjek`` -- ``properti`` -> ``objek``."""

    subjek: str
    properti: str
    objek: str


class GrafKaskade:
    """The graph of ``kaskade``. All lists are in the order of the document, as far as it is known."""

    def __init__(self, kaskade: Kaskade) -> None:
        self.kaskade = kaskade
        self.dangling: list[Dangling] = []
        self._parents: dict[str, list[str]] = defaultdict(list)
        self._children: dict[str, list[str]] = defaultdict(list)
        self._sasaran: dict[str, list[str]] = defaultdict(list)
        self._pelaksana: dict[str, list[str]] = defaultdict(list)
        self._indikator: dict[str, list[str]] = defaultdict(list)
        self._measured: dict[str, list[str]] = defaultdict(list)
        self._place = places_of(kaskade)
        self._read_links()

    def _read_links(self) -> None:
        unsur, indikator = self.kaskade.unsur, self.kaskade.indikator
        mendukung, memiliki, diukur = KIN.mendukung, KIN.memilikiSasaran, KIN.diukurOleh
        for iri, item in unsur.items():
            for prop, targets, known, up, down in (
                (mendukung, item.mendukung, unsur, self._parents, self._children),
                (memiliki, item.memiliki_sasaran, unsur, self._sasaran, self._pelaksana),
                (diukur, item.diukur_oleh, indikator, self._indikator, self._measured),
            ):
                for target in targets:
                    if target in known:
                        up[iri].append(target)
                        down[target].append(iri)
                    else:
                        self.dangling.append(Dangling(iri, prop, target))
        for book in (
            self._parents,
            self._children,
            self._sasaran,
            self._pelaksana,
            self._indikator,
            self._measured,
        ):
            for values in book.values():
                if len(values) > 1:
                    values.sort(key=self.place)

    # --- neighbours -------------------------------------------------------------------------------------

    def parents(self, iri: str) -> list[str]:
        """Return what an element supports directly, as the document has it: usually one."""
        return list(self._parents.get(iri, ()))

    def children(self, iri: str, jenis: Jenis | None = None) -> list[str]:
        """Return what supports an element directly, of one kind or of all."""
        below = self._children.get(iri, ())
        return [c for c in below if jenis is None or self.kaskade.unsur[c].jenis is jenis]

    def sasaran(self, iri: str) -> list[str]:
        """Return the own sasaran of a Program, Kegiatan or SubKegiatan."""
        return list(self._sasaran.get(iri, ()))

    def pelaksana(self, iri: str) -> str | None:
        """Return the Program, Kegiatan or SubKegiatan whose own sasaran this is; None when there is none."""
        return next(iter(self._pelaksana.get(iri, ())), None)

    def measured(self, iri: str) -> str | None:
        """Return the Tujuan or Sasaran that an indikator measures; None for an orphan."""
        return next(iter(self._measured.get(iri, ())), None)

    def owner(self, iri: str) -> str | None:
        """Return the element in whose cell ``iri`` stands: the activity, Tujuan or SasaranStrategis.

        For an indikator this goes through the own sasaran of the activity; an activity is its own owner.
        """
        if iri in self.kaskade.indikator:
            measured = self.measured(iri)
            return None if measured is None else self.owner(measured)
        return self.pelaksana(iri) or (iri if iri in self.kaskade.unsur else None)

    def indikator(self, iri: str) -> list[str]:
        """Return the indikator of an element: its own, and those of its own sasaran."""
        own = list(self._indikator.get(iri, ()))
        for sasaran in self._sasaran.get(iri, ()):
            own += self._indikator.get(sasaran, ())
        return own

    def level(self, iri: str) -> Jenis | None:
        """Return the level of the chain (Tujuan ... SubKegiatan) that an element or indikator stands on."""
        if iri in self.kaskade.indikator:
            measured = self.measured(iri)
            return None if measured is None else self.level(measured)
        unsur = self.kaskade.unsur.get(iri)
        return None if unsur is None else _LEVEL.get(unsur.jenis, unsur.jenis)

    def item(self, iri: str) -> Unsur | Indikator | None:
        """Return the element or indikator that ``iri`` names."""
        return self.kaskade.unsur.get(iri) or self.kaskade.indikator.get(iri)

    # --- chains -----------------------------------------------------------------------------------------

    def ancestors(self, iri: str) -> list[str]:
        """Return everything above ``iri`` in the chain of ``mendukung``, nearest first."""
        return list(self._walk(iri, self._parents))

    def descendants(self, iri: str) -> list[str]:
        """Return everything below ``iri`` in the chain of ``mendukung``, nearest first."""
        return list(self._walk(iri, self._children))

    @staticmethod
    def _walk(start: str, step: dict[str, list[str]]) -> Iterator[str]:
        seen, front = {start}, list(step.get(start, ()))
        while front:
            fresh = [n for n in dict.fromkeys(front) if n not in seen]
            seen.update(fresh)
            yield from fresh
            front = [n for f in fresh for n in step.get(f, ())]

    def path(self, iri: str) -> list[str]:
        """Return the way from the top down to ``iri``, both included; the first parent where there are more.

        >>> from kaskade_graph.model import Kaskade, UnitKerja
        >>> GrafKaskade(Kaskade("k", UnitKerja("u", "", "u", "U"), 2021)).path("k")
        ['k']
        """
        steps, here = [iri], iri
        while True:
            up = self._first_up(here)
            if up is None or up in steps:
                return steps[::-1]
            steps.append(up)
            here = up

    def _first_up(self, iri: str) -> str | None:
        for book in (self._measured, self._pelaksana, self._parents):
            if book.get(iri):
                return book[iri][0]
        return None

    # --- the whole --------------------------------------------------------------------------------------

    @cached_property
    def order(self) -> dict[str, int]:
        """Position of every element and indikator when the cascade is read from the top down."""
        order: dict[str, int] = {}
        unsur = self.kaskade.unsur
        starts = sorted(
            unsur, key=lambda u: (bool(self._parents.get(u) or self._pelaksana.get(u)), self._rank(u))
        )
        for iri in starts:
            self._visit(iri, order)
        for iri in sorted(self.kaskade.indikator, key=self.place):
            order.setdefault(iri, len(order))
        return order

    def _visit(self, start: str, order: dict[str, int]) -> None:
        stack = [start]
        while stack:
            iri = stack.pop()
            if iri in order:
                continue
            order[iri] = len(order)
            below = [*self._indikator.get(iri, ()), *self._sasaran.get(iri, ()), *self._children.get(iri, ())]
            stack += [b for b in reversed(below) if b not in order]

    def _rank(self, iri: str) -> tuple[int, tuple[object, ...]]:
        level = self.level(iri)
        return (RANTAI.index(level) if level in RANTAI else len(RANTAI), self.place(iri))

    def sort(self, iris: Iterable[str]) -> list[str]:
        """Return ``iris`` in the order of the cascade; what is not in it comes first (the cascade itself)."""
        return sorted(iris, key=lambda i: (self.order.get(i, -1), i))

    def place(self, iri: str) -> tuple[object, ...]:
        """Sort key: where in the source an element stands first, or failing that in the model."""
        return self._place.get(iri, (1, "", 0, 0, "", (), (), 0))

    @cached_property
    def nx(self) -> nx.DiGraph[str]:
        """The same as a networkx graph: nodes with ``jenis``, edges with ``relasi``, all pointing up.

        Two nodes that are joined in two ways, which a sound cascade has not, have the first of ``mendukung``,
        ``memilikiSasaran`` and ``diukurOleh``.
        """
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        for iri in self.order:
            item = self.item(iri)
            graph.add_node(iri, jenis=item.jenis.value if isinstance(item, Unsur) else "Indikator")
        for relasi, book in (
            ("mendukung", self._parents),
            ("memilikiSasaran", self._pelaksana),
            ("diukurOleh", self._measured),
        ):
            links = [(a, b) for a, ups in book.items() for b in ups]
            graph.add_edges_from((a, b, {"relasi": relasi}) for a, b in links if not graph.has_edge(a, b))
        return graph

    def cycles(self) -> list[list[str]]:
        """Return one cycle of ``mendukung`` for each knot of elements that support themselves.

        Each starts at its first element in the order of the document and follows the edges upwards.
        """
        try:
            TopologicalSorter(self._parents).prepare()
        except CycleError:
            return self._knots()
        return []

    def _knots(self) -> list[list[str]]:
        import networkx as nx

        chain: nx.DiGraph[str] = nx.DiGraph((a, b) for a, ups in self._parents.items() for b in ups)
        found = []
        for knot in nx.strongly_connected_components(chain):
            first = min(knot, key=self.place)
            part = chain.subgraph(knot)
            if part.number_of_edges():
                found.append([a for a, _ in nx.find_cycle(part, first)])
        return sorted(found, key=lambda c: self.place(c[0]))

    def orphans(self) -> list[str]:
        """Return the indikator that measure nothing: no Tujuan or Sasaran has them."""
        return self.sort(i for i in self.kaskade.indikator if not self._measured.get(i))

    def dead_ends(self, jenis: Jenis) -> list[str]:
        """Return the elements of ``jenis`` that nothing supports."""
        return self.sort(u.iri for u in self.kaskade.of(jenis) if not self._children.get(u.iri))

    def unreached(self) -> list[str]:
        """Return the elements of the chain, sasaran aside, from which no Tujuan is reached."""
        tujuan = {u.iri for u in self.kaskade.of(Jenis.TUJUAN)}
        own = SASARAN - {Jenis.SASARAN_STRATEGIS}
        return self.sort(
            iri
            for iri, u in self.kaskade.unsur.items()
            if u.jenis not in own and iri not in tujuan and not tujuan.intersection(self.ancestors(iri))
        )

    def names(self, iri: str) -> list[str]:
        """Return the folded names on the way to ``iri``, from its own upwards: no IRI, no place."""
        return [fold(item.label or "") for step in reversed(self.path(iri)) if (item := self.item(step))]
