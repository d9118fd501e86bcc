"""What rules between cascades find: records gathered by kabupaten, each group reduced on its own.

A cascade is compared with other years of its unit and with its neighbours, and both lie in one kabupaten or kota.
Only texts are compared with every other unit; of those a group is told the marks that just two units have, and
is given the cascades of the few units elsewhere that share one. So memory does not grow with the collection, and
a cascade that changes has one group reduced again.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kaskade_graph.audit import record
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.record import Rekam
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.runner import Profil, run

if TYPE_CHECKING:
    from kaskade_graph.linking.wordings import Known


@dataclass(frozen=True, slots=True)
class AuditGroup:
    """One group: the records to be audited, those they are only compared with, and what it shares with others.

    ``jauh`` are records of units elsewhere, ``bersama`` the marks that just two units of the whole have, ``pasangan``
    what was found of pairs of wordings of this group before.
    """

    rekam: tuple[Rekam, ...]
    pembanding: tuple[Rekam, ...] = ()
    jauh: tuple[Rekam, ...] = ()
    bersama: frozenset[int] = field(default_factory=frozenset)
    pasangan: Known = field(default_factory=dict)

    @property
    def sendiri(self) -> bool:
        """Whether there is nothing to compare with: one cascade alone."""
        return len(self.rekam) + len(self.pembanding) + len(self.jauh) < 2


@dataclass(frozen=True, slots=True)
class Reduced:
    """A group after the rules between cascades; ``pasangan`` is what is to be kept of its wordings."""

    rekam: tuple[Rekam, ...]
    pasangan: Known = field(default_factory=dict)


def reduce(kelompok: AuditGroup, rules: Sequence[Aturan], profil: Profil) -> Reduced:
    """Return the records of a group with what ``rules`` between cascades find, in place of what they had found.

    A record that was compared with the very same before is left as it is.
    """
    between = [r for r in rules if r.antar]
    codes = {r.kode for r in between}
    if not between or kelompok.sendiri:
        return Reduced(tuple(_without(r, codes, "") for r in kelompok.rekam))
    from kaskade_graph.linking.collection import KeptLinking, Koleksi

    records = [*kelompok.pembanding, *kelompok.rekam]
    kept = KeptLinking({r.kaskade: r.wordings for r in records if r.kata}, kelompok.pasangan)
    cascades = {r.kaskade: r.terurut for r in records}
    far = [r.terurut for r in kelompok.jauh]
    koleksi = Koleksi(cascades.values(), jauh=far, bersama=kelompok.bersama, kept=kept)
    asal = {r.kaskade: r.asal for r in records}
    out = []
    for rekam in kelompok.rekam:
        seen = digest(koleksi.seen_by(cascades[rekam.kaskade], asal))
        if seen != rekam.banding:
            bare = _without(rekam, codes, seen)
            ctx = Konteks(cascades[rekam.kaskade], koleksi=koleksi, bukti=rekam.kutipan)
            rekam = record.with_findings(bare, run(ctx, between, profil).temuan)
        out.append(rekam)
    return Reduced(tuple(out), dict(sorted(koleksi.pembanding.found.items())))


def _without(rekam: Rekam, codes: set[str], seen: str) -> Rekam:
    """Return ``rekam`` without the findings of these rules, and without the quotations only they need.

    ``seen`` is what it is compared with now.
    """
    kept = [t for t in rekam.temuan if t.kode not in codes]
    if len(kept) == len(rekam.temuan):
        return rekam if rekam.banding == seen else replace(rekam, banding=seen)
    used = sorted({n for t in kept for n in t.bukti})
    place = {old: new for new, old in enumerate(used)}
    return replace(
        rekam,
        temuan=tuple(replace(t, bukti=tuple(place[n] for n in t.bukti)) for t in kept),
        bukti=tuple(rekam.bukti[n] for n in used),
        banding=seen,
    )


class Bersama:
    """The marks that just two units have, by kabupaten: what each group is told of the others."""

    def __init__(self, shared: Mapping[int, tuple[str, str]], kabupaten: Mapping[str, str]) -> None:
        """``shared`` are the marks with their two units; ``kabupaten`` says in which one a unit lies."""
        self._marks: dict[str, set[int]] = defaultdict(set)
        self._far: dict[str, set[str]] = defaultdict(set)
        for mark, units in shared.items():
            for here, there in (units, units[::-1]):
                self._marks[kabupaten[here]].add(mark)
                if kabupaten[here] != kabupaten[there]:
                    self._far[kabupaten[here]].add(there)

    def marks(self, kabupaten: str) -> frozenset[int]:
        """Return the marks that a unit of ``kabupaten`` and just one other have."""
        return frozenset(self._marks.get(kabupaten, ()))

    def far(self, kabupaten: str) -> list[str]:
        """Return the units elsewhere that have such a mark, sorted."""
        return sorted(self._far.get(kabupaten, ()))


def digest(parts: Iterable[object]) -> str:
    """Return what stands for all that a group depends on: ``parts`` in a fixed order, as text."""
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
