"""The cascades beside the one that is looked at: the year before, the neighbours, the metrics they share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.linking.clusters import Keputusan, cluster
from kaskade_graph.linking.compare import PREDIKAT, LinkRelation, Pembanding
from kaskade_graph.linking.features import Ciri, item, items
from kaskade_graph.linking.fingerprints import Jejak
from kaskade_graph.linking.lines import Lini
from kaskade_graph.linking.wordings import KeptWording, Known, Worded, of, of_text, pair
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.registers.nomenklatur import Nomenklatur


@dataclass(frozen=True, slots=True)
class KeptLinking:
    """What linking worked out of cascades before, kept with their results.

    ``kata`` are the wordings (:meth:`~kaskade_graph.linking.wordings.Wording.text`) of the named indikator of each
    cascade, by IRI of both; ``pasangan`` what was found of pairs of wordings.
    """

    kata: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pasangan: Known = field(default_factory=dict)


class Koleksi:
    """A collection of cascades, with what rules between cascades ask of it; each answer is made once.

    When ``kaskade`` are only those of one kabupaten, ``jauh`` are cascades of others that have text in common
    with them, and ``bersama`` the marks that just two units of the whole have (:class:`Jejak`). ``kept`` is what was
    worked out of them before.
    """

    def __init__(
        self,
        kaskade: Iterable[Kaskade],
        register: Nomenklatur | None = None,
        jauh: Iterable[Kaskade] = (),
        bersama: Collection[int] | None = None,
        kept: KeptLinking | None = None,
    ) -> None:
        self.kaskade = {k.iri: k for k in sorted(kaskade, key=lambda k: k.iri)}
        self._jauh = sorted((k for k in jauh if k.iri not in self.kaskade), key=lambda k: k.iri)
        self._bersama = bersama
        self._register = register
        self._kept = kept or KeptLinking()
        self.pembanding = Pembanding(self._kept.pasangan)
        self._lini: dict[str, Lini] = {}
        self._graf: dict[str, GrafKaskade] = {}
        self._lines: dict[tuple[str, Jenis], dict[str, str]] = {}
        self._metrics: dict[tuple[str, str], dict[int, str]] = {}

    @cached_property
    def current(self) -> dict[tuple[str, int], Kaskade]:
        """The edition in force of every unit and year: the last one."""
        out: dict[tuple[str, int], Kaskade] = {}
        for kaskade in sorted(self.kaskade.values(), key=lambda k: edition_rank(k.versi)):
            out[kaskade.unit.iri, kaskade.tahun] = kaskade
        return out

    def before(self, kaskade: Kaskade) -> Kaskade | None:
        """Return the cascade of the same unit in the nearest earlier year."""
        years = [t for t in self._years.get(kaskade.unit.iri, ()) if t < kaskade.tahun]
        return self.current[kaskade.unit.iri, max(years)] if years else None

    @cached_property
    def _years(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = defaultdict(list)
        for unit, tahun in self.current:
            out[unit].append(tahun)
        return dict(out)

    def nama_unit(self, unit: str) -> str:
        """Return the name of a unit (an IRI) of the collection, or that it has text in common with."""
        return self._names[unit]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {k.unit.iri: k.unit.nama for k in (*self._jauh, *self.kaskade.values())}

    def neighbours(self, kaskade: Kaskade) -> list[Kaskade]:
        """Return the cascades of the same year of the other like units in the same kabupaten or kota."""
        return [
            k
            for k in self._by_region.get(_region(kaskade), ())
            if k.unit.iri != kaskade.unit.iri and k.unit.slug == kaskade.unit.slug
        ]

    @cached_property
    def _by_region(self) -> dict[tuple[str, int], list[Kaskade]]:
        out: dict[tuple[str, int], list[Kaskade]] = defaultdict(list)
        for kaskade in self.current.values():
            out[_region(kaskade)].append(kaskade)
        return dict(out)

    @cached_property
    def metrik(self) -> dict[str, int]:
        """The metric that each indikator is, by IRI: those with the same number are the same."""
        clusters = cluster(list(self._items.values()), self.pembanding, self._decided())
        for one in {of(i): i for i in self._items.values()}.values():
            self.pembanding.sure(one, one)  # asked of an indikator that keeps its wording
        return {member.iri: n for n, gugus in enumerate(clusters) for member in gugus.anggota}

    def certainty(self, a: str, b: str) -> float:
        """Return how sure it is that two indikator (IRIs) of one metric are that, each held against the other."""
        one, other = self._items[a], self._items[b]
        known = self.pembanding.found.get(pair(one, other))
        return self.pembanding.compare(one.ciri, other.ciri).keyakinan if known is None else known

    def ciri(self, iri: str) -> Ciri:
        """Return the features of an indikator that has a name."""
        return self._items[iri].ciri

    @cached_property
    def _items(self) -> dict[str, Worded]:
        return {one.iri: one for k in self.kaskade.values() for one in self._worded(k)}

    def _worded(self, kaskade: Kaskade) -> Iterable[Worded]:
        """Return the named indikator of a cascade with what clusters need to know of them."""
        kept = self._kept.kata.get(kaskade.iri)
        if kept is None:
            return items(kaskade, self.lini(kaskade))

        def features(iri: str) -> Ciri:
            return item(self.graf(kaskade), self.lini(kaskade), iri).ciri

        return [KeptWording(i, kaskade.iri, of_text(text), features) for i, text in kept.items()]

    def seen_by(self, kaskade: Kaskade, asal: Mapping[str, str]) -> Iterator[object]:
        """Yield all of the collection that rules between cascades see when they look at ``kaskade``.

        ``asal`` stands for the content of each cascade of the collection, by IRI. When all of it is what it was, they
        find what they found: a rule that asks anything else of the collection needs it here.
        """
        lalu = self.before(kaskade)
        near = [*([lalu] if lalu else ()), *self.neighbours(kaskade)]
        for one in (kaskade, *near):
            yield one.iri, asal[one.iri]
        yield lalu.iri if lalu else None
        numbers = [self.metrik.get(i) for one in (kaskade, *near) for i in one.indikator]
        ranks = {number: n for n, number in enumerate(sorted({n for n in numbers if n is not None}))}
        yield [ranks.get(number) if number is not None else None for number in numbers]
        for shared in self.jejak.copies(kaskade.unit.iri):
            yield self.nama_unit(shared.lain)
            both = (shared, *(s for s in self.jejak.copies(shared.lain) if s.lain == shared.unit))
            for one in both:
                yield one.teks, sorted((w, sorted(k)) for w, k in one.kata.items())
                yield one.menyebut, one.disebut, one.tersebut
            cited = {t.kaskade for one in both for pair in one.semua for t in pair}
            yield sorted((iri, self.kaskade[iri].tahun) for iri in cited if iri in self.kaskade)

    def _decided(self) -> Keputusan:
        """Return the links that reviewers accepted and that are in the graphs: they go before any likeness."""
        links = [k for c in self.kaskade.values() for k in c.kecocokan if k.predikat in PREDIKAT]
        same = {frozenset((k.subjek, k.objek)) for k in links if k.predikat == LinkRelation.SAMA.predikat}
        return Keputusan(frozenset(same), frozenset(frozenset((k.subjek, k.objek)) for k in links) - same)

    @cached_property
    def jejak(self) -> Jejak:
        """The fingerprints of the texts of the collection."""
        everything = sorted((*self._jauh, *self.kaskade.values()), key=lambda k: k.iri)
        return Jejak(everything, self._bersama)

    def lini(self, kaskade: Kaskade) -> Lini:
        """Return the lines of official work of a cascade."""
        if kaskade.iri not in self._lini:
            self._lini[kaskade.iri] = Lini(kaskade, self._register)
        return self._lini[kaskade.iri]

    def lines(self, kaskade: Kaskade, jenis: Jenis) -> dict[str, str]:
        """Return the elements of one kind by the line of official work they are: key and IRI."""
        place = kaskade.iri, jenis
        if place not in self._lines:
            keys = ((self.lini(kaskade).line_key(u.iri), u.iri) for u in kaskade.of(jenis))
            self._lines[place] = {key: iri for key, iri in keys if key is not None}
        return self._lines[place]

    def graf(self, kaskade: Kaskade) -> GrafKaskade:
        """Return a cascade as a graph; each neighbour of it looks at it too."""
        if kaskade.iri not in self._graf:
            self._graf[kaskade.iri] = GrafKaskade(kaskade)
        return self._graf[kaskade.iri]

    def metrics(self, kaskade: Kaskade, iri: str) -> dict[int, str]:
        """Return the metrics of an element, and the name each has there."""
        place = kaskade.iri, iri
        if place not in self._metrics:
            found = self.graf(kaskade).indikator(iri)
            named = ((self.metrik[i], kaskade.indikator[i].label or "") for i in found if i in self.metrik)
            self._metrics[place] = dict(named)
        return self._metrics[place]


def edition_rank(versi: str) -> tuple[bool, list[tuple[int, int, str]]]:
    """Sort key of editions: ``murni`` first, then in natural order.

    >>> sorted(["perubahan-10", "murni", "perubahan-2"], key=edition_rank)
    ['murni', 'perubahan-2', 'perubahan-10']
    """
    parts = re.findall(r"\d+|\D+", versi)
    return versi != "murni", [(1, int(p), "") if p.isdecimal() else (0, 0, p) for p in parts]


def _region(kaskade: Kaskade) -> tuple[str, int]:
    return kaskade.unit.kode_wilayah[:5], kaskade.tahun
