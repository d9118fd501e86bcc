"""Which indikator of a cascade are one metric: what the rules on duplicates share.

Two indikator are one metric by their names, when these are equal after folding; nearly so, when letters and
word forms alone differ (:func:`kaskade_graph.likeness.likeness`); by what they count, when only the measure word
differs (Jumlah, Persentase); or by their formulas. Only texts that share a rare word are compared. A pair that
``kin:indikatorSama`` declares to be one metric on purpose is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.language import lexicon
from kaskade_graph.language.meaning import is_same_thing
from kaskade_graph.language.phrases import Terurai
from kaskade_graph.likeness import likeness
from kaskade_graph.text import fold

NEARLY = 0.9
"""From this likeness on only letters and word forms differ."""
PROBABLY = 0.85
"""How sure a finding is that rests on what two phrases count, not on their letters."""
TELLING = 2
"""Phrases of fewer stems say too little to be called the same."""
_RAREST = 3
_BLOCK = 60
"""A word that so many indikator share tells nothing of any two of them."""


class SameBy(StrEnum):
    """By what two indikator are one metric."""

    NAMA = "nama"
    MIRIP = "mirip"
    UKURAN = "ukuran"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Kembar:
    """Two indikator that are one metric, in the order of the cascade, and how sure that is."""

    satu: str
    lain: str
    cara: SameBy
    keyakinan: float


def same_level(ctx: Konteks, *cara: SameBy) -> Iterator[Kembar]:
    """Yield the pairs whose elements stand on one level, or are one element."""
    for pair in ctx.once(_pairs):
        if pair.cara in cara and ctx.graf.level(pair.satu) is ctx.graf.level(pair.lain) is not None:
            yield pair


def between_levels(ctx: Konteks, *cara: SameBy) -> Iterator[Kembar]:
    """Yield the pairs whose second element supports the first."""
    for pair in ctx.once(_pairs):
        above, below = ctx.graf.owner(pair.satu), ctx.graf.owner(pair.lain)
        if pair.cara in cara and above and below and above in ctx.graf.ancestors(below):
            yield pair


def by_first(pairs: Iterator[Kembar]) -> dict[str, list[Kembar]]:
    """Group pairs by their first indikator: one finding names all that repeat it."""
    groups: dict[str, list[Kembar]] = defaultdict(list)
    repeated: set[str] = set()
    for pair in pairs:
        if pair.satu not in repeated:
            groups[pair.satu].append(pair)
            repeated.add(pair.lain)
    return dict(groups)


def _pairs(ctx: Konteks) -> list[Kembar]:
    found: dict[tuple[str, str], Kembar] = {}
    parts = {t.indikator.iri: t for t in measured(ctx)}
    names = {iri: fold(t.nama) for iri, t in parts.items()}
    formulas = {iri: fold(t.formula.pembilang.teks) for iri, t in parts.items() if t.formula}
    for candidates, judge in ((names, _by_name), (formulas, _by_formula)):
        for one, other in _candidates(candidates):
            known = ctx.kaskade.indikator
            meant = other in known[one].indikator_sama or one in known[other].indikator_sama
            if (one, other) not in found and not meant:
                same = judge(parts[one], parts[other])
                if same is not None:
                    found[one, other] = Kembar(one, other, *same)
    place = ctx.graf.order
    return sorted(found.values(), key=lambda p: (place[p.satu], place[p.lain]))


_Judged = tuple[SameBy, float]


def _by_name(one: Terukur, other: Terukur) -> _Judged | None:
    return _names(_Phrase(one.nama, one.bagian), _Phrase(other.nama, other.bagian), lexicon.key())


def _by_formula(one: Terukur, other: Terukur) -> _Judged | None:
    if one.formula is None or other.formula is None:
        return None
    first, second = (t.indikator.formulasi or "" for t in (one, other))
    return _formulas(
        _Phrase(first, one.formula.pembilang), _Phrase(second, other.formula.pembilang), lexicon.key()
    )


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A text, which stands for its parts: those are no part of the key under which a judgement is kept."""

    teks: str
    bagian: Terurai = field(compare=False)


@lru_cache(maxsize=131_072)
def _names(one: _Phrase, other: _Phrase, _lexicon: str) -> _Judged | None:
    """Judge two names, once: offices print the same ones year after year."""
    sure = likeness(fold(one.teks), fold(other.teks))
    if sure >= NEARLY:
        return SameBy.NAMA if sure == 1 else SameBy.MIRIP, sure
    return (SameBy.UKURAN, PROBABLY) if _count_the_same(one, other) else None


@lru_cache(maxsize=131_072)
def _formulas(one: _Phrase, other: _Phrase, _lexicon: str) -> _Judged | None:
    if fold(one.teks) == fold(other.teks):
        return SameBy.FORMULA, 1.0
    return (SameBy.FORMULA, PROBABLY) if _count_the_same(one, other) else None


def _count_the_same(one: _Phrase, other: _Phrase) -> bool:
    return len(one.bagian.stems) >= TELLING and is_same_thing(one.bagian, other.bagian)


def _candidates(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that share one of their rarest shared words, in the order of ``texts``."""
    often = Counter(word for text in texts.values() for word in set(text.split()))
    blocks: dict[str, list[str]] = defaultdict(list)
    for iri, text in texts.items():
        shared = [w for w in set(text.split()) if 1 < often[w] <= _BLOCK]
        for word in sorted(shared, key=lambda w: (often[w], w))[:_RAREST]:
            blocks[word].append(iri)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for pair in combinations(block, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair
