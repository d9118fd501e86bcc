"""From a sentence to the saved question it asks: "sub kegiatan apa saja yang mendukung sasaran pelayanan".

A question is found by the stems of its title, its wording and the other ways in which it is asked, rare ones
counting more. What the sentence is about has been taken out before, see :mod:`kaskade_graph.queries.sentence`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from kaskade_graph.errors import Lang
from kaskade_graph.language import tables, words
from kaskade_graph.queries.saved import LANGS, SavedQuery
from kaskade_graph.text import fold

CLEAR = 0.05
"""By how much the best question must beat the next to be taken."""
ENOUGH = 0.5
"""Score from which a question counts as asked for; 1 is one of its own wordings."""
NEGATION = "tanpa"
"""The word that every word of negation is read as: what is missing is another question than what is there."""
_UNLIKELY = 0.87
_NEGATED = 0.75
_SPELLING = 84
_QUESTION_WORDS = """
adakah apakah berapa kapan mana siapa mengapa kenapa tolong lihat tampilkan tunjukkan sebutkan minta mohon
coba dong ya sih nih saya kami kita kamu punya memiliki mempunyai mempunyainya dimana saja
the of a an is are what which who where how many in for to and by with this that show list me do does has have
"""
_ASKING = frozenset(_QUESTION_WORDS.split())
_CONTENT = frozenset({"lain", "antar", "bawah"})
"""Words of grammar that tell one question from another."""


@dataclass(frozen=True, slots=True)
class Found:
    """A question that a sentence may ask; ``lang`` is the language of the wording that fits best."""

    query: SavedQuery
    skor: float
    lang: Lang


class Index:
    """The questions by the stems of their wordings."""

    def __init__(self, queries: Sequence[SavedQuery]) -> None:
        self.queries = queries
        self._said = {(q.id, lang): _wordings(q, lang) for q in queries for lang in LANGS}
        self._wordings = {key: [s for s in map(stems, said) if s] for key, said in self._said.items()}

    @cached_property
    def _weight(self) -> dict[str, float]:
        often = Counter(s for each in self._wordings.values() for s in set().union(*each))
        return {s: math.log((len(self._wordings) + 1) / n) for s, n in often.items()}

    def find(self, asked: Sequence[str], about: bool) -> list[Found]:
        """Return the questions that the words ``asked`` may ask, best first, those below :data:`ENOUGH` left out.

        ``about`` says that the sentence names something besides: a question about one thing is less likely
        when none is named, and the other way round.
        """
        known = {s for s in map(self.known, asked) if s}
        out = []
        for query in self.queries:
            skor, lang = max((self._score(query, lang, known), lang) for lang in LANGS)
            if about != any(p.wajib for p in query.params):
                skor *= _UNLIKELY
            if skor >= ENOUGH:
                out.append(Found(query, skor, lang))
        return sorted(out, key=lambda f: (-f.skor, f.query.id))

    def known(self, word: str) -> str | None:
        """Return the stem of ``word`` as questions use it, misspelled or not; None when none does."""
        if is_grammar(word):
            return None
        found = stem(word)
        if found in self._weight or len(found) < 5:
            return found if found in self._weight else None
        from rapidfuzz import fuzz, process

        # Few misspell the first letter, and another one makes another word: "penunjang" and "menunjang".
        alike = [w for w in self._spelled if w[0] == word[0]]
        near = process.extractOne(word, alike, scorer=fuzz.ratio, score_cutoff=_SPELLING)
        return stem(str(near[0])) if near else None

    def knows(self, word: str) -> bool:
        """Say whether questions use ``word`` as it is spelled."""
        return stem(word) in self._weight

    @cached_property
    def _spelled(self) -> list[str]:
        said = {w for each in self._said.values() for text in each for w in fold(text).split()}
        return sorted(w for w in said if len(w) >= 5 and not is_grammar(w))

    def _score(self, query: SavedQuery, lang: Lang, asked: Collection[str]) -> float:
        asked = set(asked)
        every = self._wordings[query.id, lang]
        return max((self._fit(asked, wording) for wording in every if asked & wording), default=0.0)

    def _fit(self, asked: set[str], wording: set[str]) -> float:
        both = self._sum(asked & wording)
        fit = 0.6 * both / self._sum(asked) + 0.4 * both / self._sum(wording)
        return fit * (_NEGATED if (NEGATION in asked) != (NEGATION in wording) else 1)

    def _sum(self, stems_: set[str]) -> float:
        return sum(self._weight[s] for s in sorted(stems_))


def clear(found: Sequence[Found]) -> bool:
    """Say whether the first of ``found`` is clearly what was asked."""
    return bool(found) and (len(found) == 1 or found[0].skor >= found[1].skor + CLEAR)


def stem(word: str) -> str:
    """Return the stem of a folded word, as the questions themselves say it: "rumusnya" is "formulasi"."""
    return words.stem(written(word))


def written(word: str) -> str:
    """Return the word that questions use for ``word``: an abbreviation written out, a word of like meaning."""
    same = tables.menurut_kata("tanya")
    return same.get(word) or same.get(word.removesuffix("nya"), word)


def stems(text: str) -> set[str]:
    """Return the stems of what ``text`` asks, words of grammar left out."""
    return {stem(w) for w in fold(text).split() if not is_grammar(w)}


def is_grammar(word: str) -> bool:
    """Say whether ``word`` carries the sentence and nothing of what is asked."""
    word = written(word)
    if word in _CONTENT or word == NEGATION:
        return False
    return word in tables.kelompok("henti") or word in _ASKING


def _wordings(query: SavedQuery, lang: Lang) -> list[str]:
    own = [query.judul.pick(lang), *query.sebutan.get(lang, ())]
    own += [query.pertanyaan.pick(lang)] if query.pertanyaan else []
    return own if lang == "en" else [*own, query.id.replace("-", " ")]
