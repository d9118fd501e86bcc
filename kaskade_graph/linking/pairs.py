"""Which element of one cascade is which element of another: evidence in order of its strength.

An element is recognised by the official concept it is (the same, or its counterpart in another edition of
the nomenclature), by its name, by near spelling, and by what it belongs to. Each pair says how it was
found and how sure that is, and no element is in two pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.errors import Teks
from kaskade_graph.likeness import bare, likeness
from kaskade_graph.linking.lines import Lini
from kaskade_graph.model import RANTAI, Jenis, Kaskade, Unsur
from kaskade_graph.text import fold


class PairedBy(StrEnum):
    """How a pair was recognised, strongest first."""

    KODE = "kode"
    KONSEP = "konsep"
    PADANAN = "padanan"
    NAMA = "nama"
    EJAAN = "ejaan"
    INDUK = "induk"
    UKURAN = "ukuran"
    ISI = "isi"

    @property
    def teks(self) -> Teks:
        """The words shown to people."""
        return _CARA[self]


_CARA = {
    PairedBy.KODE: Teks("kode resmi sama", "same official code"),
    PairedBy.KONSEP: Teks("nomenklatur sama", "same official entry"),
    PairedBy.PADANAN: Teks(
        "padanan antaredisi nomenklatur", "counterpart in another edition of the nomenclature"
    ),
    PairedBy.NAMA: Teks("nama sama", "same name"),
    PairedBy.EJAAN: Teks("nama hampir sama", "nearly the same name"),
    PairedBy.INDUK: Teks("milik unsur yang sama", "belongs to the same element"),
    PairedBy.UKURAN: Teks("mengukur hal yang sama", "measures the same thing"),
    PairedBy.ISI: Teks("isinya sama", "same content below it"),
}

NEAR = 0.84
"""Likeness from which two names in the same place are one name misspelt: below it stand siblings that differ
by a word, see :func:`kaskade_graph.likeness.likeness`."""
_PLACE = 0.05
"""What standing under the same parent is worth between near names."""


@dataclass(frozen=True, slots=True)
class Pasangan:
    """Two elements that are one: IRIs in the first and the second cascade, how known, how sure (0..1)."""

    a: str
    b: str
    cara: PairedBy
    keyakinan: float


@dataclass(slots=True)
class Sisi:
    """One of the two cascades, with what matching needs to know of it."""

    kaskade: Kaskade
    lini: Lini
    graf: GrafKaskade = field(init=False)

    def __post_init__(self) -> None:
        self.graf = GrafKaskade(self.kaskade)

    def name(self, iri: str) -> str:
        """Return the folded name of an element, without the word that says its kind."""
        item = self.graf.item(iri)
        return bare(fold(item.label or "")) if item is not None else ""

    def of(self, jenis: Jenis) -> list[Unsur]:
        """Return the elements of one kind in the order of the cascade."""
        return [self.kaskade.unsur[i] for i in self.graf.sort(u.iri for u in self.kaskade.of(jenis))]


class Pairing:
    """Pairs the elements of ``a`` and ``b``; the result is in :attr:`by_a` and :attr:`by_b`."""

    def __init__(self, a: Sisi, b: Sisi) -> None:
        self.a, self.b = a, b
        self.by_a: dict[str, Pasangan] = {}
        self.by_b: dict[str, Pasangan] = {}
        for jenis in RANTAI:
            self._level(jenis)
        # A renamed parent is known by its children, so once more with these known.
        for jenis in reversed(RANTAI):
            self._by_content(jenis)
        self._statements()

    def __iter__(self) -> Iterator[Pasangan]:
        return iter(self.by_a.values())

    def add(self, a: str, b: str, cara: PairedBy, keyakinan: float) -> None:
        """Record a pair, unless one of the two has its partner already."""
        if a not in self.by_a and b not in self.by_b:
            pair = Pasangan(a, b, cara, round(keyakinan, 3))
            self.by_a[a] = self.by_b[b] = pair

    def same_parent(self, a: str, b: str) -> bool:
        """Say whether the two stand under elements that are a pair; roots do."""
        above_a, above_b = self.a.graf.parents(a), self.b.graf.parents(b)
        if not above_a or not above_b:
            return not above_a and not above_b
        return any((pair := self.by_a.get(p)) is not None and pair.b in above_b for p in above_a)

    def _level(self, jenis: Jenis) -> None:
        self._keyed(jenis, lambda side, u: side.lini.konsep_key(u.iri), self._by_concept)
        self._keyed(jenis, lambda side, u: side.lini.line_key(u.iri), self._by_line)
        self._keyed(jenis, lambda side, u: side.name(u.iri) or None, lambda *_: (PairedBy.NAMA, 1.0))
        self._near(jenis)

    def _by_concept(self, a: Unsur, b: Unsur) -> tuple[PairedBy, float]:
        sure = min(self.a.lini.certainty(a.iri), self.b.lini.certainty(b.iri))
        return (PairedBy.KODE if a.kode and a.kode == b.kode else PairedBy.KONSEP), sure

    def _by_line(self, a: Unsur, b: Unsur) -> tuple[PairedBy, float]:
        sure = min(self.a.lini.line_certainty(a.iri), self.b.lini.line_certainty(b.iri))
        return PairedBy.PADANAN, sure

    def _open(self, jenis: Jenis) -> tuple[list[Unsur], list[Unsur]]:
        left = [u for u in self.a.of(jenis) if u.iri not in self.by_a]
        return left, [u for u in self.b.of(jenis) if u.iri not in self.by_b]

    def _keyed(
        self,
        jenis: Jenis,
        key: Callable[[Sisi, Unsur], str | None],
        how: Callable[[Unsur, Unsur], tuple[PairedBy, float]],
    ) -> None:
        """Pair what has the same key; where several have it, those under the same parent first."""
        left, right = self._open(jenis)
        book: dict[str, list[Unsur]] = defaultdict(list)
        for unsur in right:
            found = key(self.b, unsur)
            if found is not None:
                book[found].append(unsur)
        twins = [(u, v) for u in left if (k := key(self.a, u)) is not None for v in book.get(k, ())]
        twins.sort(key=lambda t: not self.same_parent(t[0].iri, t[1].iri))
        for u, v in twins:
            self.add(u.iri, v.iri, *how(u, v))

    def _near(self, jenis: Jenis) -> None:
        left, right = self._open(jenis)
        scored = []
        for n, u in enumerate(left):
            for m, v in enumerate(right):
                score = self._likeness(u.iri, v.iri)
                if score >= NEAR:
                    place = _PLACE if self.same_parent(u.iri, v.iri) else 0
                    scored.append((-score - place, n, m, score))
        for _, n, m, score in sorted(scored):
            self.add(left[n].iri, right[m].iri, PairedBy.EJAAN, score)

    def _likeness(self, a: str, b: str) -> float:
        left, right = self.a.name(a), self.b.name(b)
        return likeness(left, right) if left and right else 0.0

    def _by_content(self, jenis: Jenis) -> None:
        """Pair elements with other names whose children are for the most part pairs."""
        left, right = self._open(jenis)
        open_b = {u.iri for u in right}
        for u in left:
            below = self.a.graf.children(u.iri)
            votes: dict[str, int] = defaultdict(int)
            for child in below:
                pair = self.by_a.get(child)
                for parent in self.b.graf.parents(pair.b) if pair else ():
                    votes[parent] += parent in open_b
            best = max(sorted(votes), key=lambda v: votes[v], default=None)
            if best is not None and votes[best]:
                share = 2 * votes[best] / (len(below) + len(self.b.graf.children(best)))
                if share > _HALF:
                    self.add(u.iri, best, PairedBy.ISI, 0.9 * share)

    def _statements(self) -> None:
        """Pair the own sasaran of activities that are a pair: by name, then in their order."""
        for pair in list(self.by_a.values()):
            left, right = self.a.graf.sasaran(pair.a), self.b.graf.sasaran(pair.b)
            for a in left:
                twin = next((b for b in right if self.a.name(a) == self.b.name(b)), None)
                if twin is not None:
                    self.add(a, twin, PairedBy.INDUK, pair.keyakinan)
            rest_a = [a for a in left if a not in self.by_a]
            for a, b in zip(rest_a, (b for b in right if b not in self.by_b), strict=False):
                self.add(a, b, PairedBy.INDUK, 0.95 * pair.keyakinan)


_HALF = 0.5
