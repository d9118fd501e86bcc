"""Text of one unit inside another's, found in time that grows with the text and not with its square.

Texts are cut into runs of words, of which a fingerprint is kept (winnowing: Schleimer, Wilkerson and Aiken,
"Winnowing: local algorithms for document fingerprinting", SIGMOD 2003). What many units share is a template,
or the official nomenclature; what two units share and hardly anyone else has, was copied. A unit's own name is
left out of its texts, so that a template with the name filled in is seen as the template it is.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from kaskade_graph import fields
from kaskade_graph.language.words import stem, tokens
from kaskade_graph.model import Kaskade
from kaskade_graph.text import fold

RUN = 5
"""Words in a run: shorter ones recur in official language without anyone copying."""
WINDOW = 4
"""Of so many neighbouring runs one is kept: every copied passage of RUN + WINDOW - 1 words is seen."""
FEW = 2
"""Units that may share a passage for it to be a copy: the two."""
_OWN = "@"
_KECAMATAN = frozenset(("kecamatan", "kec"))


@dataclass(frozen=True, slots=True)
class Kutip:
    """One text of one indikator: where it stands and its words, the unit's own name replaced."""

    unit: str
    kaskade: str
    iri: str
    kata: tuple[str, ...]


@dataclass(slots=True)
class Salinan:
    """What a unit has in common with one other unit and with hardly anyone else.

    ``teks`` are pairs of texts, of this unit and of the other; ``kata`` are words that no dictionary has and
    no third unit writes so, each with the cascades of this unit that have it in such a text; ``menyebut`` are
    those texts of this unit that name the other, and ``disebut`` says that a text of the other names this one.
    ``tersebut`` are texts of this unit that name the other where the other has its own name in the very same text:
    they were copied however many further units have them, which is the number beside each pair.
    """

    unit: str
    lain: str
    teks: list[tuple[Kutip, Kutip]] = field(default_factory=list)
    kata: dict[str, set[str]] = field(default_factory=dict)
    menyebut: list[Kutip] = field(default_factory=list)
    disebut: bool = False
    tersebut: list[tuple[Kutip, Kutip, int]] = field(default_factory=list)

    @property
    def semua(self) -> list[tuple[Kutip, Kutip]]:
        """All pairs of texts in common, each pair of indikator once."""
        pairs = [*self.teks, *((mine, theirs) for mine, theirs, _ in self.tersebut)]
        return list({(a.iri, b.iri): (a, b) for a, b in pairs}.values())

    @property
    def menamai(self) -> bool:
        """Whether a text of this unit names the other."""
        return bool(self.menyebut or self.tersebut)


class Jejak:
    """The fingerprints of a collection. Cascades are added one at a time and not kept.

    ``bersama`` are the marks (see :func:`marks`) that just two units of a larger collection have, when
    ``kaskade`` are only a part of it; when None, they are counted here.
    """

    def __init__(self, kaskade: Iterable[Kaskade] = (), bersama: Collection[int] | None = None) -> None:
        self._bersama = bersama
        self._names: dict[str, tuple[str, ...]] = {}
        self._runs: dict[int, dict[str, Kutip]] = defaultdict(dict)
        self._slips: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._own: dict[tuple[str, ...], dict[str, Kutip]] = defaultdict(dict)
        self._naming: list[Kutip] = []
        self._found: dict[str, dict[str, Salinan]] | None = None
        for one in kaskade:
            self.add(one)

    def add(self, kaskade: Kaskade) -> None:
        """Take in the texts of a cascade."""
        unit = kaskade.unit.iri
        self._found = None
        self._names[unit] = _name(kaskade)
        for kutip in _texts(kaskade, self._names[unit]):
            self._keep(kutip)
            for mark in fingerprints(kutip.kata):
                if self._bersama is not None and mark not in self._bersama:
                    continue
                book = self._runs[mark]
                # A passage that more have is a template: that it is one is all that need be known.
                if len(book) <= FEW:
                    book.setdefault(unit, kutip)
            for around in _slips(kutip.kata):
                if len(self._slips[around]) <= FEW:
                    self._slips[around].add(unit)

    def _keep(self, kutip: Kutip) -> None:
        """Keep a text that has the unit's own name in it, or names another kecamatan: few do."""
        if len(kutip.kata) < RUN:
            return
        if _OWN in kutip.kata:
            self._own[kutip.kata].setdefault(kutip.unit, kutip)
        elif not _KECAMATAN.isdisjoint(kutip.kata):
            self._naming.append(kutip)

    def copies(self, unit: str) -> list[Salinan]:
        """Return what ``unit`` (an IRI) shares with single other units, sorted by their IRIs."""
        if self._found is None:
            self._found = self._pairs()
        found = self._found.get(unit, {})
        return [found[other] for other in sorted(found)]

    def _pairs(self) -> dict[str, dict[str, Salinan]]:
        out: dict[str, dict[str, Salinan]] = defaultdict(dict)
        seen: set[tuple[str, str]] = set()
        for _, book in sorted(self._runs.items()):
            if len(book) != FEW:
                continue
            for here, there in (sorted(book), sorted(book, reverse=True)):
                mine, theirs = book[here], book[there]
                found = out[here].setdefault(there, Salinan(here, there))
                if (mine.iri, theirs.iri) not in seen:
                    seen.add((mine.iri, theirs.iri))
                    found.teks.append((mine, theirs))
                    for word in self._odd(mine, theirs):
                        found.kata.setdefault(word, set()).add(mine.kaskade)
                    if _holds(mine.kata, self._names[there]):
                        found.menyebut.append(mine)
                    found.disebut |= _holds(theirs.kata, self._names[here])
        for mine, theirs, others in self._named():
            out[mine.unit].setdefault(theirs.unit, Salinan(mine.unit, theirs.unit)).tersebut.append(
                (mine, theirs, others)
            )
            out[theirs.unit].setdefault(mine.unit, Salinan(theirs.unit, mine.unit)).disebut = True
        return out

    def _named(self) -> Iterator[tuple[Kutip, Kutip, int]]:
        """Yield the texts that name another unit which has its own name there, and how many further units do."""
        units: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for unit, name in sorted(self._names.items()):
            if name:
                units[name[0]].append((unit, name))
        for mine in self._naming:
            after = {b for a, b in pairwise(mine.kata) if a in _KECAMATAN}
            for unit, name in (found for word in sorted(after & units.keys()) for found in units[word]):
                same = self._own.get(_without(mine.kata, name), {})
                if unit != mine.unit and unit in same:
                    yield mine, same[unit], len(same.keys() - {unit, mine.unit})

    def _odd(self, mine: Kutip, theirs: Kutip) -> set[str]:
        """Return words that are no words of the language, and that both write between the same words.

        Two who misspell a word alike is chance; two whose slip stands in the same place, and no third's, is not.
        """
        shared = set(_slips(mine.kata)) & set(_slips(theirs.kata))
        names = {w for name in (self._names[mine.unit], self._names[theirs.unit]) for w in name}
        return {a[1] for a in shared if self._in_two(a) and a[1] not in names}

    def _in_two(self, around: tuple[str, ...]) -> bool:
        """Say whether just two units write a word so."""
        if self._bersama is not None:
            return _wide("\n".join(around)) in self._bersama
        return len(self._slips[around]) == FEW


def marks(kaskade: Kaskade) -> tuple[int, ...]:
    """Return what stands for the texts of a cascade when units are compared, sorted: a number of 64 bits for
    every run of words that is kept, and for every word that is none of the language with its neighbours.

    Marks that just two units of a collection have are all that :class:`Jejak` need be told of the others.
    """
    found: set[int] = set()
    for kutip in _texts(kaskade, _name(kaskade)):
        found |= fingerprints(kutip.kata)
        found.update(_wide("\n".join(around)) for around in _slips(kutip.kata))
    return tuple(sorted(found))


def in_two(marks_of: Iterable[tuple[int, str]]) -> dict[int, tuple[str, str]]:
    """Return the marks that just two units have, with the two; ``marks_of`` are pairs of mark and unit."""
    book: dict[int, tuple[str, ...]] = {}
    for mark, unit in marks_of:
        units = book.get(mark, ())
        # That more than two have it is all that need be known.
        if unit not in units and len(units) <= FEW:
            book[mark] = (*units, unit)
    return {mark: (units[0], units[1]) for mark, units in book.items() if len(units) == FEW}


@lru_cache(maxsize=16_384)
def fingerprints(words: tuple[str, ...]) -> frozenset[int]:
    """Return the fingerprints of a text: the least hash of every window of runs.

    >>> fingerprints(("satu", "dua")) == frozenset()
    True
    """
    runs = [" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    least = [(zlib.crc32(run.encode()), run) for run in runs]
    if len(least) <= WINDOW:
        kept = {*least[:1], *([min(least)] if least else [])}
    else:
        kept = {min(least[i : i + WINDOW]) for i in range(len(least) - WINDOW + 1)}
    return frozenset(_wide(run, mark) for mark, run in kept)


def _wide(text: str, mark: int | None = None) -> int:
    """Return ``mark`` (its crc32) with 32 more bits below it, as a signed number: a nation has too many runs
    for 32 bits to tell them apart."""
    data = text.encode()
    more = int.from_bytes(hashlib.blake2b(data, digest_size=4).digest(), "big")
    return ((zlib.crc32(data) if mark is None else mark) << 32 | more) - 2**63


def _texts(kaskade: Kaskade, name: tuple[str, ...]) -> Iterator[Kutip]:
    for iri, indikator in sorted(kaskade.indikator.items()):
        for text in fields.prose(indikator):
            if text:
                yield Kutip(kaskade.unit.iri, kaskade.iri, iri, _without(tokens(text), name))


def _name(kaskade: Kaskade) -> tuple[str, ...]:
    return tuple(w for w in fold(kaskade.unit.nama).split() if w not in ("kecamatan", "kantor"))


def _without(words: tuple[str, ...], name: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``words`` with the unit's own name replaced by a sign."""
    out: list[str] = []
    at = 0
    while at < len(words):
        own = bool(name) and words[at : at + len(name)] == name
        out.append(_OWN if own else words[at])
        at += len(name) if own else 1
    return tuple(out)


def _holds(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return bool(name) and any(words[i : i + len(name)] == name for i in range(len(words) - len(name) + 1))


@lru_cache(maxsize=16_384)
def _slips(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return every word of a text that is no word of the language, with its neighbours."""
    around = ("", *words, "")
    return tuple(around[i : i + 3] for i in range(len(words)) if is_odd(around[i + 1]))


@lru_cache(maxsize=50_000)
def is_odd(word: str) -> bool:
    """Say whether a word is long enough to be one, and neither a root nor derived from one."""
    from kaskade_graph.language.tables import istilah, singkatan
    from kaskade_graph.language.words import roots

    if len(word) < 6 or not word.isalpha():
        return False
    return not (stem(word) in roots() or word in istilah() or word in singkatan())
