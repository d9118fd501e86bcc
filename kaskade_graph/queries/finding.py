"""From a sentence to the saved question it asks: "sub kegiatan apa saja yang mendukung sasaran pelayanan".

Words mean concepts (``data/bahasa/tanya.toml``), and each question has ways in which it is put, each a set of
concepts: those of that file, and the sentences in its header. A sentence asks a question when it says all of one
of its ways and nothing besides. What a sentence says that no way holds is not passed over: then nothing is
answered, and what comes nearest is offered.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from kaskade_graph import resources
from kaskade_graph.errors import Lang
from kaskade_graph.language import tables, words
from kaskade_graph.queries.saved import LANGS, SavedQuery
from kaskade_graph.text import fold

_SPELLING = 88
_LONGEST = 4
"""Words of the longest phrase that means one concept."""
_COUNT = "berapa"
KINDS = frozenset({"program", "kegiatan", "sub", "unsur", "indikator", "sasaran", "tujuan"})
_EXACT = 2.0
_CLEAR = 0.7
"""By how much the weight of one question must beat the next to be the one that is asked."""
WEAK = KINDS | {_COUNT, "unit", "isi", "pakai", "siapa", "resmi", "persen"}
"""Concepts that say little of which question is asked: they stand in most sentences."""
TURNING = frozenset(
    {
        "tanpa",
        "lain",
        "hilang",
        "luar",
        "meleset",
        "tercapai",
        "salin",
        "yatim",
        "baru",
        "lalu",
        "ubah",
        "lintas",
        "rata",
        "total",
        "kecil",
        "terburuk",
        "sejak",
        "wilayah",
        "memiliki",
        "juga",
    }
)
"""Concepts that make another question of one: never passed over as said besides."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of putting a question: the concepts that have to be said, and those that may be."""

    said: frozenset[str]
    may: frozenset[str]
    lang: Lang = "id"


@dataclass(frozen=True, slots=True)
class Found:
    """A question that a sentence may ask, and how near it comes, from 0 to 1: 1 is all of it and nothing besides."""

    query: SavedQuery
    skor: float
    lang: Lang = "id"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that means one concept, or "" for words that carry the sentence; None: not understood."""

    first: int
    last: int
    concept: str | None


class Lexicon:
    """What words mean in a question."""

    def __init__(self) -> None:
        data = _data()
        self.fillers = frozenset(_phrase(w) for w in data["pengisi"].split())
        self.phrases: dict[tuple[str, ...], str] = {}
        for concept, listed in data["konsep"].items():
            for phrase in listed.split():
                self.phrases[_phrase(phrase)] = concept
        self.own = frozenset(data["konsep"])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single word that is listed, those of phrases too."""
        return frozenset(w for p in (*self.phrases, *self.fillers) for w in p if w.isalpha())

    @cached_property
    def _stems(self) -> dict[str, str]:
        return {words.stem(p[0]): c for p, c in reversed(self.phrases.items()) if len(p) == 1}

    @cached_property
    def _spelled(self) -> list[str]:
        return sorted(p[0] for p in self.phrases if len(p) == 1 and len(p[0]) >= 5)

    def word(self, word: str) -> str | None:
        """Return the concept of one folded word, "" for a word of grammar, None when it is not understood."""
        for form in dict.fromkeys((word, written(word), _bare(written(word)), *colloquial(word))):
            if (form,) in self.phrases:
                return self.phrases[form,]
            if (form,) in self.fillers or form in tables.kelompok("henti"):
                return ""
        word = written(word)
        if (found := self._stems.get(words.stem(word))) is not None:
            return found
        if len(word) < 5:
            return None
        from rapidfuzz import fuzz, process

        # Few misspell the first letter, and another one makes another word: "penunjang" and "menunjang".
        alike = [w for w in self._spelled if w[0] == word[0]]
        near = process.extractOne(word, alike, scorer=fuzz.ratio, score_cutoff=_SPELLING)
        return self.phrases[near[0],] if near else None

    def exact(self, word: str) -> bool:
        """Say whether the lexicon lists ``word`` as it is, rather than another form or spelling of it."""
        forms = (word, written(word))
        listed = any((form,) in self.phrases or (form,) in self.fillers for form in forms)
        return listed or any(form in tables.kelompok("henti") for form in forms)

    def pieces(self, said: Sequence[str], apart: Collection[int] = ()) -> list[Piece]:
        """Part folded words into pieces, longest phrases first; none goes over the places in ``apart``."""
        out: list[Piece] = []
        plain = [self._plain(w) for w in said]
        at = 0
        while at < len(said):
            if at in apart:
                at += 1
                continue
            out.append(self._piece(said, plain, at, apart))
            at = out[-1].last + 1
        return out

    def _plain(self, word: str) -> str:
        bare = _bare(written(word))
        if (bare,) in self.phrases or (bare,) in self.fillers:
            return bare
        return next((form for form in colloquial(word) if form in self.vocabulary), bare)

    def _piece(self, said: Sequence[str], plain: Sequence[str], at: int, apart: Collection[int]) -> Piece:
        for length in range(min(_LONGEST, len(said) - at), 1, -1):
            if any(i in apart for i in range(at, at + length)):
                continue
            for form in (tuple(said[at : at + length]), tuple(plain[at : at + length])):
                if form in self.phrases:
                    return Piece(at, at + length - 1, self.phrases[form])
                if form in self.fillers:
                    return Piece(at, at + length - 1, "")
        return Piece(at, at, self.word(said[at]))


class Index:
    """The questions by the ways in which they are put."""

    def __init__(self, queries: Sequence[SavedQuery]) -> None:
        self.queries = queries
        self.lexicon = _lexicon()
        self.ways = {q.id: [*_given(q.id), *self._of_header(q)] for q in queries}

    @cached_property
    def _own_words(self) -> frozenset[str]:
        return frozenset(c for ways in self.ways.values() for w in ways for c in w.said if c.startswith("="))

    def understood(self, word: str) -> str | None:
        """Return the concept of a word as :meth:`Lexicon.word`; words of a user's own questions have one too."""
        found = self.lexicon.word(word)
        own = f"={words.stem(word)}"
        return own if found is None and own in self._own_words else found

    @cached_property
    def soft(self) -> dict[str, frozenset[str]]:
        """Concepts that may be said besides one of its ways, by question: those of its columns and its wording.

        A concept that turns a question round ("tidak", "lain") has to stand in the wording itself.
        """
        return {q.id: self._soft(q) for q in self.queries}

    def _soft(self, query: SavedQuery) -> frozenset[str]:
        def concepts(texts: Iterable[str]) -> frozenset[str]:
            return frozenset(
                p.concept for t in texts for p in self.lexicon.pieces(fold(t).split()) if p.concept
            )

        columns = concepts(c.judul.id for c in query.columns)
        wording = concepts([query.pertanyaan.id] if query.pertanyaan else ())
        ways = frozenset(c for way in self.ways[query.id] for c in way.said | way.may)
        return (ways | columns) - TURNING | wording

    @cached_property
    def _weight(self) -> dict[str, float]:
        """How much a concept tells of which question is asked: the more, the fewer questions are put with it."""
        counts = Counter(c for ways in self.ways.values() for c in {c for w in ways for c in w.said})
        return {c: math.log(len(self.queries) / n) for c, n in counts.items()}

    def find(self, said: Collection[str], about: bool) -> list[Found]:
        """Return the questions that the concepts ``said`` ask, those that fit best alone.

        ``about`` says that the sentence names a thing besides: then the question has to take one, and otherwise
        it has not to need one. Where no question is put just so, one fits that has a way whose concepts are all
        said, and to which everything else that is said belongs, if none other does nearly as well.
        """
        found = [f for f in self.near(said, about) if f.skor >= 1]
        best = max((f.skor for f in found), default=0.0)
        if best < _EXACT and (wider := self._wider(frozenset(said), about)):
            return wider
        return [f for f in found if f.skor == best]

    def _wider(self, said: frozenset[str], about: bool) -> list[Found]:
        ranked = []
        for query in self.queries:
            takes, wants = _takes(query)
            if (about and not takes) or (wants and not about):
                continue
            soft = self.soft[query.id]
            fits = [
                (self._weighed(way.said), way.lang)
                for way in self.ways[query.id]
                if way.said <= said and way.said - WEAK and said <= way.said | way.may | soft
            ]
            if fits:
                ranked.append((*max(fits), query))
        ranked.sort(key=lambda r: (-r[0], r[2].id))
        top = [r for r in ranked if r[0] > ranked[0][0] - _CLEAR]
        return [Found(query, 1.0, lang) for _, lang, query in top]

    def _weighed(self, concepts: Iterable[str]) -> float:
        return sum(self._weight.get(c, 0.0) for c in concepts)

    def near(self, said: Collection[str], about: bool) -> list[Found]:
        """Return every question with how near it comes, nearest first; those that cannot be meant count half."""
        out = []
        concepts = frozenset(said)
        for query in self.queries:
            fits = ((_fit(concepts, way), way.lang) for way in self.ways[query.id])
            skor, lang = max(fits, default=(0.0, "id"))
            takes, wants = _takes(query)
            if wants and not about:
                skor *= 0.9
            elif about and not takes:
                skor *= 0.5
            if skor > 0:
                out.append(Found(query, skor, lang))
        return sorted(out, key=lambda f: (-f.skor, f.query.id))

    def _of_header(self, query: SavedQuery) -> Iterator[Way]:
        for lang in LANGS:
            for text in (query.judul.pick(lang), *query.sebutan.get(lang, ())):
                said = fold(text).split()
                concepts = set()
                for piece in self.lexicon.pieces(said):
                    if piece.concept is None:
                        concepts.add(f"={words.stem(said[piece.first])}")
                    elif piece.concept:
                        concepts.add(piece.concept)
                if concepts:
                    yield Way(frozenset(concepts), frozenset(), lang)


def _takes(query: SavedQuery) -> tuple[bool, bool]:
    """Say whether a question can be asked about a thing, and whether it has to be."""
    wants = any(p.wajib for p in query.params)
    return wants or any(p.pilihan and p.nama != "lingkup" for p in query.params), wants


def _fit(said: frozenset[str], way: Way) -> float:
    """Return 1 or more where a way is said whole and nothing besides, less otherwise; more says it more closely.

    How many there are can be read off any list, so the question how many asks for the list too.
    """
    extra = said - way.said - way.may
    if way.said <= said:
        if not extra:
            return _EXACT
        if extra == {_COUNT} and said & KINDS:
            return 1.0
    every = said | way.said
    return 0.95 * len(said & (way.said | way.may)) / len(every) if every else 0.0


@cache
def _lexicon() -> Lexicon:
    return Lexicon()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.bahasa() / "tanya.toml").read_text(encoding="utf-8"))


def _given(query_id: str) -> list[Way]:
    out = []
    for text in _data()["pertanyaan"].get(query_id, ()):
        parts = text.split()
        said = frozenset(p for p in parts if not p.endswith("?"))
        out.append(Way(said, frozenset(p[:-1] for p in parts if p.endswith("?"))))
    return out


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(fold(text.replace("_", " ")).split())


def written(word: str) -> str:
    """Return the word that is meant by an abbreviation of everyday writing: "yg" is "yang"."""
    same = tables.menurut_kata("tanya")
    return same.get(word) or same.get(word.removesuffix("nya"), word)


def colloquial(word: str) -> Iterator[str]:
    """Yield forms that a colloquial word may stand for, surest first.

    >>> list(colloquial("jalanin")), list(colloquial("ngukur")), list(colloquial("rata2"))
    (['jalankan', 'jalan'], ['mengukur', 'ukur', 'kukur'], ['rata'])
    """
    if word.endswith("2") and len(word) > 3:
        yield word[:-1]
    if word.endswith("in") and len(word) > 5:
        yield from (word[:-2] + "kan", word[:-2])
    if word.startswith("ng") and len(word) > 5:
        yield from ("me" + word, word[2:], "k" + word[2:])
    elif word.startswith("ny") and len(word) > 5:
        yield from ("me" + word, "s" + word[2:])


def _bare(word: str) -> str:
    for ending in ("nya", "kah", "lah"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word
