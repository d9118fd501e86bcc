"""Which entry of one edition of the nomenclature is which entry of another.

Codes were renumbered between editions and names were reworded, so neither decides alone. Entries are paired
from program down to sub kegiatan: by name, then by misspelt name, then by code or wording under a parent that
is paired already; a kegiatan left over is paired with the one that took over its sub kegiatan. Each entry has
at most one counterpart that is exactly it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from kaskade_graph.errors import Teks
from kaskade_graph.likeness import bare, likeness, spaceless
from kaskade_graph.model import Jenis
from kaskade_graph.registers import nomenklatur
from kaskade_graph.registers.nomenklatur import Konsep, Nomenklatur
from kaskade_graph.text import fold
from kaskade_graph.vocab import SEMAPV, SKOS


class CounterpartBy(StrEnum):
    """How a counterpart was found."""

    NAMA = "nama"
    EJAAN = "ejaan"
    KODE = "kode"
    RUMUSAN = "rumusan"
    ISI = "isi"
    KEMBARAN = "kembaran"

    @property
    def teks(self) -> Teks:
        """The words shown to people."""
        return _CARA[self][0]

    @property
    def pembenaran(self) -> str:
        """The IRI of the semapv vocabulary for it."""
        return _CARA[self][1]


_CARA = {
    CounterpartBy.NAMA: (Teks("nama sama", "same name"), SEMAPV.LexicalMatching),
    CounterpartBy.EJAAN: (
        Teks("nama sama, penulisan lain", "same name, written otherwise"),
        SEMAPV.LexicalSimilarityThresholdMatching,
    ),
    CounterpartBy.KODE: (
        Teks("kode dan induk sama, rumusan lain", "same code and parent, other wording"),
        SEMAPV.CompositeMatching,
    ),
    CounterpartBy.RUMUSAN: (
        Teks("induk sama, rumusan mirip", "same parent, like wording"),
        SEMAPV.CompositeMatching,
    ),
    CounterpartBy.ISI: (
        Teks("isinya berpindah ke sini", "took over what stood under it"),
        SEMAPV.StructuralMatching,
    ),
    CounterpartBy.KEMBARAN: (
        Teks("nama sama, tetapi ada kembaran yang lebih tepat", "same name, but a twin fits better"),
        SEMAPV.LexicalMatching,
    ),
}


class Padan(NamedTuple):
    """A counterpart in another edition: ``predikat`` is the IRI of a SKOS match, ``keyakinan`` 0..1."""

    konsep: Konsep
    predikat: str
    keyakinan: float
    cara: CounterpartBy


class EntryLine(NamedTuple):
    """One line of work through the editions: its entries, oldest first, at most one of each edition.

    ``keyakinan`` is that of the weakest match on the way.
    """

    entri: tuple[Konsep, ...]
    keyakinan: float


def padanan(konsep: Konsep, edisi: str, register: Nomenklatur | None = None) -> list[Padan]:
    """Return the counterparts of ``konsep`` in the edition ``edisi``, the surest first.

    At most one is a ``skos:exactMatch``. Raises :class:`UnknownName` for an unknown edition.
    """
    register = register or nomenklatur.load()
    if edisi == konsep.edisi:
        return [Padan(konsep, SKOS.exactMatch, 1.0, CounterpartBy.NAMA)]
    return list(_between(register, *sorted((konsep.edisi, edisi))).get(konsep, ()))


def garis(konsep: Konsep, register: Nomenklatur | None = None) -> EntryLine:
    """Return the line of work that ``konsep`` belongs to: alone, when no other edition has it."""
    register = register or nomenklatur.load()
    return _lines(register).get(konsep) or EntryLine((konsep,), 1.0)


@cache
def _lines(register: Nomenklatur) -> dict[Konsep, EntryLine]:
    """Join each entry to the line of its counterpart in the nearest older edition that has one."""
    lines: dict[Konsep, EntryLine] = {}
    editions = register.editions()
    for at, edisi in enumerate(editions):
        taken: set[Konsep] = set()
        for konsep in register.all(edisi):
            older = ((e, _mutual(register, konsep, e)) for e in reversed(editions[:at]))
            step = next((p for _, p in older if p is not None), None)
            line = lines[step.konsep] if step is not None else EntryLine((), 1.0)
            if step is None or line.entri[-1] in taken:
                lines[konsep] = EntryLine((konsep,), 1.0)
                continue
            joined = EntryLine((*line.entri, konsep), min(line.keyakinan, step.keyakinan))
            taken.add(konsep)
            lines.update(dict.fromkeys(joined.entri, joined))
    return lines


def _mutual(register: Nomenklatur, konsep: Konsep, edisi: str) -> Padan | None:
    """Return the counterpart of which ``konsep`` is the counterpart in turn."""
    for padan in padanan(konsep, edisi, register):
        back = padanan(padan.konsep, konsep.edisi, register)
        if padan.cara is not CounterpartBy.KEMBARAN and back and back[0].konsep == konsep:
            return padan
    return None


# --- pairing two editions ---------------------------------------------------------------------------------

_LEVELS = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
_MISSPELT = 0.9
_REWORDED = 0.75
_SAME_CODE = 0.5
_TWIN = 0.7
_TAKEN_OVER = 0.5
"""Share of its paired sub kegiatan that one kegiatan must have taken over to be a counterpart."""


@cache
def _between(register: Nomenklatur, left: str, right: str) -> dict[Konsep, tuple[Padan, ...]]:
    pairing = _Pairing(register, left, right)
    return {
        konsep: tuple(sorted(found, key=lambda p: -p.keyakinan)) for konsep, found in pairing.found.items()
    }


class _Pairing:
    def __init__(self, register: Nomenklatur, left: str, right: str) -> None:
        self.register, self.left, self.right = register, left, right
        self.one: dict[Konsep, Konsep] = {}
        self.found: dict[Konsep, list[Padan]] = defaultdict(list)
        for jenis in _LEVELS:
            self._by_name(jenis)
            self._by_spelling(jenis)
            self._by_place(jenis)
        for jenis in (Jenis.KEGIATAN, Jenis.PROGRAM):
            self._by_contents(jenis)
        self._by_spelling(Jenis.SUB_KEGIATAN)
        self._by_place(Jenis.SUB_KEGIATAN)

    def _by_name(self, jenis: Jenis) -> None:
        """Pair equal names; among twins first those with the same code, then those under paired parents."""
        groups: dict[str, tuple[list[Konsep], list[Konsep]]] = defaultdict(lambda: ([], []))
        for side, edisi in enumerate((self.left, self.right)):
            for konsep in self.register.all(edisi, jenis):
                groups[fold(konsep.nama)][side].append(konsep)
        for lefts, rights in groups.values():
            for a, b in sorted(product(lefts, rights), key=lambda pair: self._nearness(*pair)):
                if a not in self.one and b not in self.one:
                    self._pair(
                        a, b, SKOS.exactMatch, 1.0 if self._under_pair(a, b) else 0.95, CounterpartBy.NAMA
                    )
            for twins, others in ((lefts, rights), (rights, lefts)):
                for konsep in (k for k in twins if k not in self.one and others):
                    self.found[konsep].append(
                        Padan(others[0], SKOS.closeMatch, _TWIN, CounterpartBy.KEMBARAN)
                    )

    def _nearness(self, a: Konsep, b: Konsep) -> tuple[bool, bool, str, str]:
        return not _same_code(a, b), not self._under_pair(a, b), a.kode, b.kode

    def _by_spelling(self, jenis: Jenis) -> None:
        for skor, a, b in self._alike(jenis, _MISSPELT):
            under = self._under_pair(a, b)
            predikat = SKOS.exactMatch if under else SKOS.closeMatch
            self._pair(a, b, predikat, skor if under else skor * 0.95, CounterpartBy.EJAAN)

    def _by_place(self, jenis: Jenis) -> None:
        """Pair what is left, under paired parents: the same code, or a name that is like it."""
        rights = self._by_numbers(self.right, jenis)
        for a in self._left_over(self.left, jenis):
            b = next((k for k in rights[_numbers(a.kode)] if k not in self.one), None)
            skor = likeness(_wording(a), _wording(b)) if b and self._under_pair(a, b) else 0.0
            if b is not None and skor >= _SAME_CODE:
                self._pair(a, b, SKOS.closeMatch, (1 + skor) / 2, CounterpartBy.KODE)
        for skor, a, b in self._alike(jenis, _REWORDED):
            if self._under_pair(a, b):
                self._pair(a, b, SKOS.closeMatch, skor, CounterpartBy.RUMUSAN)

    def _by_numbers(self, edisi: str, jenis: Jenis) -> Mapping[tuple[str, ...], list[Konsep]]:
        """The entries left over by the numbers of their code."""
        out: dict[tuple[str, ...], list[Konsep]] = defaultdict(list)
        for konsep in self._left_over(edisi, jenis):
            out[_numbers(konsep.kode)].append(konsep)
        return out

    def _alike(self, jenis: Jenis, least: float) -> Iterator[tuple[float, Konsep, Konsep]]:
        """Yield pairs of entries left over whose names are alike, the most alike first."""
        from rapidfuzz import fuzz, process

        rights = {k: spaceless(bare(_wording(k))) for k in self._left_over(self.right, jenis)}
        pairs = [
            (min(likeness(_wording(a), _wording(b)), 0.99), a, b)
            for a in self._left_over(self.left, jenis)
            for _, _, b in process.extract(
                spaceless(bare(_wording(a))), rights, scorer=fuzz.ratio, limit=None, score_cutoff=100 * least
            )
        ]
        for skor, a, b in sorted(pairs, key=lambda p: (-p[0], p[1].kode, p[2].kode)):
            if skor >= least and a not in self.one and b not in self.one:
                yield skor, a, b

    def _by_contents(self, jenis: Jenis) -> None:
        """Pair a kegiatan or program left over with the one that most of its contents went to.

        One that has a counterpart already has taken this one in: it is broader.
        """
        for edisi in (self.left, self.right):
            for konsep in self._left_over(edisi, jenis):
                children = [self.one[c] for c in self.register.children(edisi, konsep.kode) if c in self.one]
                heirs = Counter(c.induk for c in children if c.induk is not None)
                if not heirs:
                    continue
                kode, count = min(heirs.items(), key=lambda item: (-item[1], item[0]))
                heir = self.register.get(children[0].edisi, kode)
                if heir is None or heir.jenis is not jenis or count / len(children) < _TAKEN_OVER:
                    continue
                skor = round(0.5 + 0.3 * count / len(children), 3)
                if heir in self.one:
                    self.found[konsep].append(Padan(heir, SKOS.broadMatch, skor, CounterpartBy.ISI))
                else:
                    self._pair(konsep, heir, SKOS.closeMatch, skor, CounterpartBy.ISI)

    def _pair(self, a: Konsep, b: Konsep, predikat: str, keyakinan: float, cara: CounterpartBy) -> None:
        self.one[a], self.one[b] = b, a
        self.found[a].append(Padan(b, predikat, round(keyakinan, 3), cara))
        self.found[b].append(Padan(a, predikat, round(keyakinan, 3), cara))

    def _under_pair(self, a: Konsep, b: Konsep) -> bool:
        """Say whether the parents are counterparts; programs stand under the same bidang."""
        if a.jenis is Jenis.PROGRAM:
            return a.kode.rpartition(".")[0] == b.kode.rpartition(".")[0]
        parents = [self.register.get(k.edisi, k.induk or "") for k in (a, b)]
        return parents[0] is not None and self.one.get(parents[0]) == parents[1]

    def _left_over(self, edisi: str, jenis: Jenis) -> Iterable[Konsep]:
        return [k for k in self.register.all(edisi, jenis) if k not in self.one]


_REMARK = re.compile(r"\([^()]*\)")


def _wording(konsep: Konsep) -> str:
    """Return the folded name without remarks in brackets, such as to whom it applies."""
    return fold(_REMARK.sub(" ", konsep.nama)) or fold(konsep.nama)


def _same_code(a: Konsep, b: Konsep) -> bool:
    """Compare codes number by number: ``7.01.01.2.06.01`` is ``7.01.01.2.06.0001``."""
    return _numbers(a.kode) == _numbers(b.kode)


@lru_cache(maxsize=16_384)
def _numbers(kode: str) -> tuple[str, ...]:
    return tuple(part.lstrip("0") for part in kode.split("."))
