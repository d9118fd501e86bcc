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

from kaskade_graph.audit import record
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.record import Rekam
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.runner import Profil, run
from kaskade_graph.model import Kaskade


@dataclass(frozen=True, slots=True)
class AuditGroup:
    """One group: the records to be audited, those they are only compared with, and what it shares with others.

    ``jauh`` are cascades of units elsewhere, ``bersama`` the marks that just two units of the whole have.
    """

    rekam: tuple[Rekam, ...]
    pembanding: tuple[Kaskade, ...] = ()
    jauh: tuple[Kaskade, ...] = ()
    bersama: frozenset[int] = field(default_factory=frozenset)

    @property
    def sendiri(self) -> bool:
        """Whether there is nothing to compare with: one cascade alone."""
        return len(self.rekam) + len(self.pembanding) + len(self.jauh) < 2


def reduce(kelompok: AuditGroup, rules: Sequence[Aturan], profil: Profil) -> tuple[Rekam, ...]:
    """Return the records of a group with what ``rules`` between cascades find, in place of what they had found."""
    between = [r for r in rules if r.antar]
    codes = {r.kode for r in between}
    bare = [_without(r, codes) for r in kelompok.rekam]
    if not between or kelompok.sendiri:
        return tuple(bare)
    from kaskade_graph.linking.collection import Koleksi

    cascades = [*kelompok.pembanding, *(r.terurut for r in bare)]
    koleksi = Koleksi(cascades, jauh=kelompok.jauh, bersama=kelompok.bersama)
    out = []
    for rekam in bare:
        ctx = Konteks(rekam.terurut, koleksi=koleksi, bukti=rekam.kutipan)
        out.append(record.with_findings(rekam, run(ctx, between, profil).temuan))
    return tuple(out)


def _without(rekam: Rekam, codes: set[str]) -> Rekam:
    """Return ``rekam`` without the findings of these rules, and without the quotations only they need."""
    kept = [t for t in rekam.temuan if t.kode not in codes]
    if len(kept) == len(rekam.temuan):
        return rekam
    used = sorted({n for t in kept for n in t.bukti})
    place = {old: new for new, old in enumerate(used)}
    return replace(
        rekam,
        temuan=tuple(replace(t, bukti=tuple(place[n] for n in t.bukti)) for t in kept),
        bukti=tuple(rekam.bukti[n] for n in used),
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
