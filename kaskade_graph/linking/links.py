"""Links between indikator of a collection: found, explained, and held against what reviewers decided."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kaskade_graph.errors import Teks
from kaskade_graph.linking.clusters import Gugus, Keputusan, Pair, cluster
from kaskade_graph.linking.compare import LinkDecision, LinkRelation, Pembanding
from kaskade_graph.linking.features import Butir, items
from kaskade_graph.linking.lines import Lini
from kaskade_graph.model import Kaskade
from kaskade_graph.registers.nomenklatur import Nomenklatur
from kaskade_graph.vocab import SEMAPV

FEW = 10
"""Cascades up to which every pair is written out unless asked otherwise."""


class Pola(StrEnum):
    """Which links stand for a metric that many cascades have."""

    PASANGAN = "pasangan"
    """Every pair of indikator."""
    JANGKAR = "jangkar"
    """Every indikator with the one of the year before in its unit, and one of each unit with an anchor."""


@dataclass(frozen=True, slots=True)
class Tinjauan:
    """What a person decided about a link, who, when (ISO date, if said), and why (if said)."""

    diterima: bool
    oleh: tuple[str, ...]
    tanggal: str = ""
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Ujung:
    """One end of a link: an indikator, its name, and the cascade it is in."""

    iri: str
    label: str
    kaskade: str


@dataclass(frozen=True, slots=True)
class Tautan:
    """A link from the later indikator to the earlier one, with how it was found and what was decided."""

    subjek: Ujung
    objek: Ujung
    predikat: str
    keyakinan: float
    kemiripan: float | None
    pembenaran: str
    alasan: Teks
    tinjauan: Tinjauan | None = None

    @property
    def pair(self) -> Pair:
        """The two IRIs."""
        return frozenset((self.subjek.iri, self.objek.iri))

    @property
    def id(self) -> str:
        """A short name of the link, the same on every run."""
        return link_id(self.subjek.iri, self.objek.iri)

    @property
    def diterima(self) -> bool:
        """Whether a reviewer accepted it."""
        return self.tinjauan is not None and self.tinjauan.diterima

    @property
    def ditolak(self) -> bool:
        """Whether a reviewer rejected it."""
        return self.tinjauan is not None and not self.tinjauan.diterima


def link_id(a: str, b: str) -> str:
    """Return the short name of the link between two indikator, whatever their order.

    >>> link_id("x", "y") == link_id("y", "x")
    True
    """
    return hashlib.sha256("\n".join(sorted((a, b))).encode()).hexdigest()[:12]


@dataclass(slots=True)
class Himpunan:
    """The indikator of a collection, and what compares them: made once, asked many things."""

    kaskade: dict[str, Kaskade]
    butir: dict[str, Butir]
    pembanding: Pembanding

    @classmethod
    def of(cls, kaskade: Iterable[Kaskade], register: Nomenklatur | None = None) -> Himpunan:
        """Read the features of every indikator of ``kaskade``."""
        cascades = {k.iri: k for k in sorted(kaskade, key=lambda k: k.iri)}
        found = {b.iri: b for k in cascades.values() for b in items(k, Lini(k, register))}
        return cls(cascades, found, Pembanding())

    def clusters(self, keputusan: Keputusan | None = None) -> list[Gugus[Butir]]:
        """Return the metrics of the collection, those of one indikator included."""
        return cluster(list(self.butir.values()), self.pembanding, keputusan)

    def verdict(self, a: str, b: str) -> LinkDecision:
        """Return how two indikator, by IRI, stand to one another."""
        return self.pembanding.compare(self.butir[a].ciri, self.butir[b].ciri)

    def age(self, butir: Butir) -> tuple[int, str, str]:
        """Sort key: year, then unit and edition, then the indikator."""
        kaskade = self.kaskade[butir.kaskade]
        return kaskade.tahun, kaskade.iri, butir.iri


def find(himpunan: Himpunan, ditinjau: Iterable[Tautan] = (), pola: Pola | None = None) -> list[Tautan]:
    """Return the links of a collection, sorted by their ends.

    ``ditinjau`` are links with a decision: what was accepted joins, what was rejected stays apart and is
    kept as rejected. ``pola`` is every pair for up to :data:`FEW` cascades when not given.
    """
    decided = {t.pair: t for t in ditinjau if t.tinjauan is not None}
    chosen = pola or (Pola.PASANGAN if len(himpunan.kaskade) <= FEW else Pola.JANGKAR)
    clusters = himpunan.clusters(decisions(decided.values()))
    found = {t.pair: t for t in _found(himpunan, clusters, chosen)}
    for pair, tautan in decided.items():
        found[pair] = _reviewed(himpunan, tautan, found.get(pair))
    return sorted(found.values(), key=lambda t: (t.subjek.iri, t.objek.iri))


def decisions(ditinjau: Iterable[Tautan]) -> Keputusan:
    """Return what reviewers said is the same metric, and what they said is not."""
    known = list(ditinjau)
    same = (t.pair for t in known if t.diterima and t.predikat == LinkRelation.SAMA.predikat)
    other = (t.pair for t in known if t.diterima and t.predikat != LinkRelation.SAMA.predikat)
    return Keputusan(frozenset(same), frozenset((*other, *(t.pair for t in known if t.ditolak))))


def _reviewed(himpunan: Himpunan, tautan: Tautan, now: Tautan | None) -> Tautan:
    """Return a reviewed link with what the comparison says today, where both ends are still there."""
    if now is not None and now.predikat == tautan.predikat:
        return replace(now, tinjauan=tautan.tinjauan)
    ends = [himpunan.butir.get(e.iri) for e in (tautan.subjek, tautan.objek)]
    if ends[0] is None or ends[1] is None:
        return tautan
    verdict = himpunan.pembanding.compare(ends[0].ciri, ends[1].ciri)
    return replace(
        tautan,
        subjek=_end(ends[0]),
        objek=_end(ends[1]),
        kemiripan=verdict.kemiripan,
        alasan=reasons(verdict),
    )


def _found(himpunan: Himpunan, clusters: Sequence[Gugus[Butir]], pola: Pola) -> Iterator[Tautan]:
    for gugus in clusters:
        members = sorted(gugus.anggota, key=himpunan.age)
        pairs = _all_pairs(members) if pola is Pola.PASANGAN else _anchored(himpunan, members)
        for late, early in pairs:
            yield _same(himpunan, gugus, late, early)
    yield from _related(himpunan, clusters, pola)


def _all_pairs(members: list[Butir]) -> Iterator[tuple[Butir, Butir]]:
    for n, late in enumerate(members):
        for early in members[:n]:
            yield late, early


def _anchored(himpunan: Himpunan, members: list[Butir]) -> Iterator[tuple[Butir, Butir]]:
    """Yield each with its forerunner in the unit; the first of a unit with the commonest wording."""
    if len(members) < 2:
        return
    anchor = _anchor(members)
    last: dict[str, Butir] = {}
    for member in members:
        unit = himpunan.kaskade[member.kaskade].unit.iri
        before = last.get(unit)
        last[unit] = member
        if before is not None:
            yield member, before
        elif member is not anchor and unit != himpunan.kaskade[anchor.kaskade].unit.iri:
            pair = sorted((member, anchor), key=himpunan.age, reverse=True)
            yield pair[0], pair[1]


def _anchor(members: list[Butir]) -> Butir:
    """Return the earliest indikator with the commonest wording."""
    often: dict[object, list[Butir]] = defaultdict(list)
    for member in members:
        often[member.ciri].append(member)
    return max(often.values(), key=len)[0]


def _same(himpunan: Himpunan, gugus: Gugus[Butir], late: Butir, early: Butir) -> Tautan:
    verdict = himpunan.pembanding.compare(late.ciri, early.ciri)
    if verdict.hubungan is LinkRelation.SAMA:
        return _link(late, early, LinkRelation.SAMA, verdict, verdict.keyakinan, verdict.pembenaran)
    # They are one through a third that is like both.
    return _link(late, early, LinkRelation.SAMA, verdict, gugus.terlemah, SEMAPV.MappingChaining)


def _related(himpunan: Himpunan, clusters: Sequence[Gugus[Butir]], pola: Pola) -> Iterator[Tautan]:
    """Yield links between metrics of one line of work that are not the same."""
    lines: dict[str, list[list[Butir]]] = defaultdict(list)
    for gugus in clusters:
        members = sorted(gugus.anggota, key=himpunan.age)
        for garis in sorted({m.ciri.garis for m in members if m.ciri.garis is not None}):
            lines[garis].append(members)
    for _, metrics in sorted(lines.items()):
        for n, ours in enumerate(metrics):
            for theirs in metrics[:n]:
                yield from _between(himpunan, ours, theirs, pola)


def _between(himpunan: Himpunan, ours: list[Butir], theirs: list[Butir], pola: Pola) -> Iterator[Tautan]:
    """Yield the links between two metrics: where one cascade has the one, and another only the other."""
    if pola is Pola.JANGKAR:
        pairs = [(_anchor(ours), _anchor(theirs))]
    else:
        in_ours, in_theirs = {m.kaskade for m in ours}, {m.kaskade for m in theirs}
        pairs = [
            (x, y) for x in ours for y in theirs if x.kaskade not in in_theirs and y.kaskade not in in_ours
        ]
    for x, y in pairs:
        if x.kaskade != y.kaskade:
            late, early = sorted((x, y), key=himpunan.age, reverse=True)
            verdict = himpunan.pembanding.compare(late.ciri, early.ciri)
            kind = LinkRelation.TERKAIT if verdict.hubungan is None else verdict.hubungan
            # What the whole collection keeps apart is at most close, however alike the two alone are.
            kind = LinkRelation.DEKAT if kind is LinkRelation.SAMA else kind
            yield _link(late, early, kind, verdict, verdict.keyakinan, verdict.pembenaran)


def _link(a: Butir, b: Butir, kind: LinkRelation, verdict: LinkDecision, sure: float, why: str) -> Tautan:
    return Tautan(_end(a), _end(b), kind.predikat, sure, verdict.kemiripan, why, reasons(verdict))


def reasons(verdict: LinkDecision) -> Teks:
    """Return the reasons of a verdict as one text."""
    return Teks("; ".join(r.id for r in verdict.alasan), "; ".join(r.en for r in verdict.alasan))


def _end(butir: Butir) -> Ujung:
    return Ujung(butir.iri, butir.label, butir.kaskade)
