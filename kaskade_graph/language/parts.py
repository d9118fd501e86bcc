"""What one phrase says that another does not say in any way: concepts by the parts that they are made of.

"Kemantapan jalan" is said by "jalan ... mantap" as well, "pemuda berwirausaha" by "pemuda" and "wirausaha". Here a
concept counts as said where the other phrase has it, or has all concepts that one of its terms is made of; what is
left is held against what the other has left, as a sibling, an opposite or something unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz

from kaskade_graph.language import lexicon, terms
from kaskade_graph.language.terms import Isi
from kaskade_graph.language.words import tokens

Keys = frozenset[str]
_NEGATED = "tidak "
_LEAST, _ALIKE = 5, 78
"""Letters from which stems that the lexicon lacks are held together, and their likeness (0 to 100) if one word."""


class Kaitan(StrEnum):
    """How two concepts, each said by one phrase only, stand to one another."""

    DEKAT = "dekat"
    """Said for one another: a form of the same word, kinds of one deed."""
    BAGIAN = "bagian"
    LAWAN = "lawan"
    SAUDARA = "saudara"
    """Kinds of one thing that exclude one another."""
    SEJENIS = "sejenis"
    """Kinds of one thing."""
    LAIN = "lain"
    """Of one class, and no kinds of one thing."""
    LAIN_KELAS = "lain kelas"
    TAK_DIKENAL = "tak dikenal"


def telling(isi: Isi) -> tuple[str, ...]:
    """Return the keys of a phrase that tell, or all of it where none does."""
    return tuple(k for k in isi.kunci if k in isi.kuat) or isi.kunci


def spread(keys: Iterable[str]) -> Keys:
    """Return keys together with those that their preferred terms are made of."""
    return _spread(tuple(keys), lexicon.key())


@lru_cache(maxsize=50_000)
def _spread(keys: tuple[str, ...], _key: str) -> Keys:
    out = set(keys)
    for key in keys:
        if len(tokens(key)) > 1 and (said := ways(key)):
            out |= said[0]
    return frozenset(out)


def ways(key: str) -> tuple[Keys, ...]:
    """Return in which parts a concept can be said: the keys of the words of each of its terms of several words."""
    return _ways(key, lexicon.key())


@lru_cache(maxsize=20_000)
def _ways(key: str, _key: str) -> tuple[Keys, ...]:
    negated, bare = key.startswith(_NEGATED), key.removeprefix(_NEGATED)
    entri = lexicon.leksikon().get(bare)
    if entri is None or entri.nama != bare:
        return ()
    said = (terms.read_without(term, entri) for term in entri.istilah if len(tokens(term)) > 1)
    found = (frozenset(_NEGATED + k if negated else k for k in keys) for keys in said)
    return tuple(keys for keys in found if keys and keys != {key})


def missing(keys: Sequence[str], other: Keys) -> list[str]:
    """Return those of ``keys`` that ``other`` says in no way."""
    return [k for k in keys if k not in other and not any(said <= other for said in ways(k))]


def foreign(keys: Sequence[str], other: Iterable[str]) -> list[str]:
    """Return those of ``keys`` that are not said for anything in ``other``."""
    others = tuple(other)
    return [k for k in keys if not any(relation(k, o) is Kaitan.DEKAT for o in others)]


def relation(one: str, other: str) -> Kaitan:
    """Return how two concepts, by their keys, stand to one another."""
    return _relation(*sorted((one, other)), lexicon.key())


@lru_cache(maxsize=200_000)
def _relation(one: str, other: str, _key: str) -> Kaitan:
    negated = one.startswith(_NEGATED) != other.startswith(_NEGATED)
    left, right = one.removeprefix(_NEGATED), other.removeprefix(_NEGATED)
    if left == right:
        return Kaitan.LAWAN if negated else Kaitan.DEKAT
    known = lexicon.leksikon()
    a, b = known.get(left), known.get(right)
    if a is None or b is None:
        return Kaitan.DEKAT if not negated and _one_word(left, right) else Kaitan.TAK_DIKENAL
    if a.nama in b.lawan or b.nama in a.lawan:
        return Kaitan.DEKAT if negated else Kaitan.LAWAN
    if negated:
        return Kaitan.TAK_DIKENAL
    if a.nama in b.bukan or b.nama in a.bukan:
        return Kaitan.SAUDARA
    if a.is_a(b) or b.is_a(a):
        return Kaitan.BAGIAN if a.is_thing else Kaitan.DEKAT
    if a.induk is not None and a.induk is b.induk:
        if a.induk.has("disjoin"):
            return Kaitan.SAUDARA
        return Kaitan.DEKAT if a.induk.has("dekat") else Kaitan.SEJENIS
    return Kaitan.LAIN if a.kelas == b.kelas else Kaitan.LAIN_KELAS


def _one_word(left: str, right: str) -> bool:
    if min(len(left), len(right)) < _LEAST:
        return False
    return left in right or right in left or fuzz.ratio(left, right) >= _ALIKE
