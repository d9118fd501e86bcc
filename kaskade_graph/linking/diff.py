"""Two cascades side by side: every element of both, once, with what became of it.

Two editions of one cascade, two years of one unit, or two units in one year; elements are paired by
:mod:`kaskade_graph.linking.pairs`, indikator by :mod:`kaskade_graph.linking.clusters`. Numbers printed before
names are no change: they move with every row that comes in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kaskade_graph.linking.changes import FIGURES, Perubahan, Selisih, Status, Ubahan, put_right
from kaskade_graph.linking.clusters import cluster
from kaskade_graph.linking.compare import LinkRelation, Pembanding
from kaskade_graph.linking.features import Butir, items
from kaskade_graph.linking.fields import fields
from kaskade_graph.linking.lines import Lini
from kaskade_graph.linking.pairs import PairedBy, Pairing, Pasangan, Sisi
from kaskade_graph.model import Kaskade, Unsur
from kaskade_graph.registers.nomenklatur import Nomenklatur
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN, RDFS


def diff(a: Kaskade, b: Kaskade, register: Nomenklatur | None = None) -> Selisih:
    """Compare two cascades; ``a`` is the old one."""
    left, right = Sisi(a, Lini(a, register)), Sisi(b, Lini(b, register))
    pairing = Pairing(left, right)
    _pair_indikator(pairing)
    return Selisih(a, b, tuple(_Walk(pairing).lines()))


_ELSEWHERE = 0.9
"""Share of telling words that an indikator under another owner must have in common to be the one that was here."""


# --- indikator --------------------------------------------------------------------------------------------


def _pair_indikator(pairing: Pairing) -> None:
    a, b = pairing.a, pairing.b
    left, right = items(a.kaskade, a.lini), items(b.kaskade, b.lini)
    pembanding = Pembanding()
    _by_name(pairing, left, right)
    _by_slip(pairing, left, right)
    rest = [i for i in left if i.iri not in pairing.by_a], [i for i in right if i.iri not in pairing.by_b]
    ours = {i.iri for i in rest[0]}
    for gugus in cluster([*rest[0], *rest[1]], pembanding):
        if len(gugus.anggota) == 2:
            one, other = sorted(gugus.anggota, key=lambda i: i.iri not in ours)
            verdict = pembanding.compare(one.ciri, other.ciri)
            pairing.add(one.iri, other.iri, PairedBy.UKURAN, verdict.keyakinan)
    _elsewhere(pairing, left, right, pembanding)
    _measured_otherwise(pairing, left, right, pembanding)


def _by_name(pairing: Pairing, left: list[Butir], right: list[Butir]) -> None:
    """Pair equal names: of owners that are a pair first, then anywhere, where the name is one of a kind."""
    named: dict[str, list[Butir]] = defaultdict(list)
    for y in right:
        named[fold(y.label)].append(y)
    twins = [(x, y) for x in left for y in named[fold(x.label)]]
    for x, y in twins:
        if _same_owner(pairing, x, y):
            pairing.add(x.iri, y.iri, PairedBy.NAMA, 1.0)
    met = Counter(i for x, y in twins for i in (("a", x.iri), ("b", y.iri)))
    for x, y in twins:
        if met["a", x.iri] == met["b", y.iri] == 1:
            pairing.add(x.iri, y.iri, PairedBy.NAMA, 0.9)


def _by_slip(pairing: Pairing, left: list[Butir], right: list[Butir]) -> None:
    """Pair names of owners that are a pair where all that differs is a slip of the pen in one of the two."""
    for x, y in _of_one_owner(pairing, left, right):
        one, other = x.label or "", y.label or ""
        if put_right(one, other) or put_right(other, one):
            pairing.add(x.iri, y.iri, PairedBy.EJAAN, 0.95)


def _of_one_owner(pairing: Pairing, left: list[Butir], right: list[Butir]) -> Iterator[tuple[Butir, Butir]]:
    """Yield what is not paired yet and has owners that are a pair, in the order of both sides."""
    owned: dict[str | None, list[Butir]] = defaultdict(list)
    for y in right:
        owned[y.pemilik].append(y)
    for x in left:
        pair = pairing.by_a.get(x.pemilik or "")
        for y in owned[pair.b] if pair is not None else ():
            if x.iri not in pairing.by_a and y.iri not in pairing.by_b:
                yield x, y


def _same_owner(pairing: Pairing, x: Butir, y: Butir) -> bool:
    pair = pairing.by_a.get(x.pemilik or "")
    return pair is not None and pair.b == y.pemilik


def _elsewhere(pairing: Pairing, left: list[Butir], right: list[Butir], pembanding: Pembanding) -> None:
    """Pair what was reworded and taken to another owner: only what has nearly all telling words in common."""
    gone = [(i, replace(i.ciri, garis=None)) for i in left if i.iri not in pairing.by_a]
    come = [(i, replace(i.ciri, garis=None)) for i in right if i.iri not in pairing.by_b]
    scored = []
    for n, (_, x) in enumerate(gone):
        for m, (_, y) in enumerate(come):
            verdict = pembanding.compare(x, y)
            if verdict.hubungan is LinkRelation.SAMA and verdict.kemiripan >= _ELSEWHERE:
                scored.append((-verdict.keyakinan, n, m))
    for sure, n, m in sorted(scored):
        pairing.add(gone[n][0].iri, come[m][0].iri, PairedBy.UKURAN, -sure)


def _measured_otherwise(
    pairing: Pairing, left: list[Butir], right: list[Butir], pembanding: Pembanding
) -> None:
    """Pair what is about the same thing under the same owner, measured in another way: it was changed."""
    places = {y.iri: m for m, y in enumerate(right)}, {x.iri: n for n, x in enumerate(left)}
    scored = []
    for x, y in list(_of_one_owner(pairing, left, right)):
        verdict = pembanding.compare(x.ciri, y.ciri)
        if verdict.hubungan in (LinkRelation.SAMA, LinkRelation.DEKAT):
            scored.append((-verdict.kemiripan, places[1][x.iri], places[0][y.iri]))
    for like, n, m in sorted(scored):
        pairing.add(left[n].iri, right[m].iri, PairedBy.EJAAN, -like)


# --- the lines of the comparison --------------------------------------------------------------------------


class _Walk:
    """Goes through both cascades at once, the new one in its order, dropped elements where they stood."""

    def __init__(self, pairing: Pairing) -> None:
        self.pairing, self.a, self.b = pairing, pairing.a, pairing.b
        self.done: set[str] = set()

    def lines(self) -> Iterator[Perubahan]:
        """Yield every element of both, once."""
        tops_b = [i for i in self.b.graf.order if self._is_top(self.b, i)]
        tops_a = [i for i in self.a.graf.order if self._is_top(self.a, i)]
        yield from self._merge(tops_a, tops_b, 0)
        # What hangs nowhere, in a cycle, or under an element of the other side that was paired elsewhere.
        rest_a = [i for i in self.a.graf.order if i not in self.done and i not in self.pairing.by_a]
        yield from self._merge(rest_a, [i for i in self.b.graf.order if i not in self.done], 0)

    @staticmethod
    def _is_top(side: Sisi, iri: str) -> bool:
        return len(side.graf.path(iri)) == 1

    def _merge(self, olds: list[str], news: list[str], depth: int) -> Iterator[Perubahan]:
        """Yield new elements in order; a dropped one follows the elder sibling it stood after."""
        gone: dict[str | None, list[str]] = {}
        after: str | None = None
        for iri in olds:
            pair = self.pairing.by_a.get(iri)
            if pair is None:
                gone.setdefault(after, []).append(iri)
            elif pair.b in news:
                after = pair.b
        yield from (line for iri in gone.get(None, ()) for line in self._dropped(iri, depth))
        for iri in news:
            yield from self._new(iri, depth)
            yield from (line for old in gone.get(iri, ()) for line in self._dropped(old, depth))

    def _new(self, iri: str, depth: int) -> Iterator[Perubahan]:
        if iri in self.done:
            return
        self.done.add(iri)
        pair = self.pairing.by_b.get(iri)
        yield self._line(pair.a if pair else None, iri, pair, depth)
        olds = _below(self.a, pair.a) if pair else []
        yield from self._merge(olds, _below(self.b, iri), depth + 1)

    def _dropped(self, iri: str, depth: int) -> Iterator[Perubahan]:
        if iri in self.done:
            return
        self.done.add(iri)
        yield self._line(iri, None, None, depth)
        yield from self._merge(_below(self.a, iri), [], depth + 1)

    def _line(self, a: str | None, b: str | None, pair: Pasangan | None, depth: int) -> Perubahan:
        old = self.a.graf.item(a) if a else None
        new = self.b.graf.item(b) if b else None
        item = new or old
        jenis = item.jenis if isinstance(item, Unsur) else None
        names = old.label if old else None, new.label if new else None
        if old is None or new is None:
            only = Status.DITAMBAH if old is None else Status.DIHAPUS
            return Perubahan(jenis, a, b, *names, (only,), tingkat=depth)
        ubahan = tuple(fields(old, new, self.a.kaskade.tahun, self.b.kaskade.tahun))
        moved = self._moved(a or "", b or "")
        renumbered = pair is not None and pair.cara is PairedBy.PADANAN
        mine, theirs = self.a.kaskade, self.b.kaskade
        apart = mine.tahun != theirs.tahun or mine.unit.iri != theirs.unit.iri
        status = _status(ubahan, moved, renumbered, apart)
        return Perubahan(jenis, a, b, *names, status, ubahan, pair, moved, depth)

    def _moved(self, a: str, b: str) -> tuple[str, str] | None:
        old, new = _above(self.a, a), _above(self.b, b)
        pair = self.pairing.by_a.get(old or "")
        if old is None or new is None or (pair is not None and pair.b == new):
            return None
        return self._called(self.a, old), self._called(self.b, new)

    @staticmethod
    def _called(side: Sisi, iri: str) -> str:
        item = side.graf.item(iri)
        return (item.label if item else None) or ""


def _below(side: Sisi, iri: str) -> list[str]:
    """Return what stands directly under an element: its indikator, own sasaran and children."""
    graf = side.graf
    if iri in side.kaskade.indikator:
        return []
    sasaran = graf.sasaran(iri)
    inside = {i for s in sasaran for i in graf.indikator(s)}
    own = [i for i in graf.indikator(iri) if i not in inside]
    return [*own, *sasaran, *graf.children(iri)]


def _above(side: Sisi, iri: str) -> str | None:
    path = side.graf.path(iri)
    return path[-2] if len(path) > 1 else None


def _status(ubahan: tuple[Ubahan, ...], moved: object, renumbered: bool, apart: bool) -> tuple[Status, ...]:
    """Return what the differing fields amount to; ``apart``: the two are of different years or units."""
    found = []
    real = {u.properti for u in ubahan if not (u.penulisan or u.tercetak or u.ketik)}
    figures = real & FIGURES if apart else set()
    codes = real & {KIN.kode} if renumbered else set()
    if RDFS.label in real:
        found.append(Status.GANTI_NAMA)
    if moved is not None:
        found.append(Status.PINDAH)
    if real - figures - codes - {RDFS.label}:
        found.append(Status.DIUBAH)
    if codes:
        found.append(Status.KODE)
    if figures:
        found.append(Status.ANGKA)
    if any(u.ketik for u in ubahan):
        found.append(Status.KETIK)
    if not found and ubahan:
        found.append(Status.PENULISAN)
    return tuple(found) or (Status.TETAP,)
