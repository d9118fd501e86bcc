"""From a sentence to the saved question it asks: "sub kegiatan apa saja yang mendukung sasaran pelayanan".

Words mean concepts (``data/bahasa/tanya.toml``), and each question has ways in which it is put, each a set of
concepts: those of that file, and the sentences in its header. A sentence asks a question when it says all of one
of its ways and nothing besides. What a sentence says that no way holds is not passed over: then nothing is
answered, and what comes nearest is offered.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kaskade_graph.errors import Lang
from kaskade_graph.language import words
from kaskade_graph.queries.lexicon import COUNT, EXACT, KINDS, Way, can_take, given_of, how_well, load
from kaskade_graph.queries.saved import LANGS, SavedQuery
from kaskade_graph.text import fold

_CLEAR = 0.7
"""By how much the weight of one question must beat the next to be the one that is asked."""
WEAK = KINDS | {COUNT, "unit", "isi", "pakai", "siapa", "resmi", "persen"}
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
class Found:
    """A question that a sentence may ask, and how near it comes, from 0 to 1: 1 is all of it and nothing besides."""

    query: SavedQuery
    skor: float
    lang: Lang = "id"


class Index:
    """The questions by the ways in which they are put."""

    def __init__(self, queries: Sequence[SavedQuery]) -> None:
        self.queries = queries
        self.lexicon = load()
        self.ways = {q.id: [*given_of(q.id), *self._of_header(q)] for q in queries}

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
        if best < EXACT and (wider := self._wider(frozenset(said), about)):
            return wider
        return [f for f in found if f.skor == best]

    def _wider(self, said: frozenset[str], about: bool) -> list[Found]:
        ranked = []
        for query in self.queries:
            takes, wants = can_take(query)
            if (about and not takes) or (wants and not about):
                continue
            soft = self.soft[query.id]
            fits = [
                (self._weighed(way.said), way.lang)
                for way in self.ways[query.id]
                if way.said <= said and way.said - WEAK and said <= way.said | way.may | soft
                if self._weighed(said - way.said - way.may) <= self._weighed(way.said)
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
            fits = ((how_well(concepts, way), way.lang) for way in self.ways[query.id])
            skor, lang = max(fits, default=(0.0, "id"))
            takes, wants = can_take(query)
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
