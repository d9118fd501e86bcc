"""From a sentence to the saved question it asks: "sub kegiatan apa saja yang mendukung sasaran pelayanan".

A question is found by the stems of its own title and wording, rare ones counting more. Words that belong to
none of that are what it is asked about, and fill its parameter.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kaskade_graph.bahasa import kata, tabel
from kaskade_graph.errors import Lang
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.text import fold

CLEAR = 0.08
"""By how much the best question must beat the next to be taken."""
ENOUGH = 0.55
"""Score from which a question counts as asked for; 1 is its own title."""
_UNLIKELY = 0.87
_MOST = 60
_SPELLING = 84
_JENIS = frozenset({"tujuan", "sasaran", "strategis", "program", "kegiatan", "sub", "indikator"})
_QUESTION_WORDS = """
adakah apakah berapa bagaimana kapan mana siapa mengapa tolong lihat tampilkan tunjukkan cari sebutkan
the of a an is are what which who where how many in for to and by with this show list do does
"""
_TANYA = frozenset(_QUESTION_WORDS.split())
_CODE = re.compile(r"(\d+(?:\.\d+)+)")
_QUOTED = re.compile(r"[\"“”']([^\"“”']{2,})[\"“”']")


@dataclass(frozen=True, slots=True)
class Found:
    """A question that a sentence may ask.

    ``tentang`` are the words that are not of the question itself, as they may be meant: with the kind that is
    named before them, and without. ``lang`` is the language of its wording that fits.
    """

    query: SavedQuery
    skor: float
    tentang: tuple[str, ...]
    lang: Lang


class Index:
    """The questions by the stems of their words."""

    def __init__(self, queries: Sequence[SavedQuery]) -> None:
        self.queries = queries
        self._words = {
            (q.id, lang): (_stems(_title(q, lang)), _stems(f"{_title(q, lang)} {_wording(q, lang)}"))
            for q in queries
            for lang in ("id", "en")
        }

    @cached_property
    def _weight(self) -> dict[str, float]:
        often = Counter(s for _, all_ in self._words.values() for s in all_)
        return {s: math.log((len(self._words) + 1) / n) for s, n in often.items()}

    def find(self, sentence: str) -> list[Found]:
        """Return the questions that ``sentence`` may ask, best first; those below :data:`ENOUGH` left out."""
        quoted = _QUOTED.search(sentence)
        asked = _words(_QUOTED.sub(" ", sentence))[:_MOST]
        known = [(word, None if _said(word) else self._known(word)) for word in asked]
        out = []
        for query in self.queries:
            skor, lang = max((self._score(query, lang, {s for _, s in known if s}), lang) for lang in _LANGS)
            if skor >= ENOUGH:
                tentang = (quoted[1],) if quoted else _about(known, self._words[query.id, lang][1])
                # A question about one thing is less likely when no thing is named, and the other way round.
                alone = bool(tentang) != any(p.wajib for p in query.params)
                out.append(Found(query, skor * (_UNLIKELY if alone else 1), tentang, lang))
        return sorted(out, key=lambda f: (-f.skor, f.query.id))

    def _score(self, query: SavedQuery, lang: Lang, asked: set[str]) -> float:
        title, every = self._words[query.id, lang]
        if not asked or not asked & every:
            return 0.0
        said = self._sum(asked & every) / self._sum(asked)
        of_title = self._sum(asked & title) / self._sum(title)
        return 0.7 * said + 0.3 * of_title

    def _sum(self, stems: set[str]) -> float:
        return sum(self._weight[s] for s in sorted(stems))

    def _known(self, word: str) -> str | None:
        """Return the stem of ``word`` as questions use it, misspelled or not; None when none does."""
        stem = kata.stem(word)
        if stem in self._weight or len(stem) < 5:
            return stem if stem in self._weight else None
        from rapidfuzz import fuzz, process

        near = process.extractOne(stem, sorted(self._weight), scorer=fuzz.ratio, score_cutoff=_SPELLING)
        return str(near[0]) if near else None


_LANGS: tuple[Lang, Lang] = ("id", "en")


def clear(found: Sequence[Found]) -> bool:
    """Say whether the first of ``found`` is clearly what was asked."""
    return bool(found) and (len(found) == 1 or found[0].skor >= found[1].skor + CLEAR)


def _title(query: SavedQuery, lang: Lang) -> str:
    return query.judul.pick(lang)


def _wording(query: SavedQuery, lang: Lang) -> str:
    asked = query.pertanyaan.pick(lang) if query.pertanyaan else ""
    return f"{asked} {query.id.replace('-', ' ') if lang == 'id' else ''}"


def _words(text: str) -> list[str]:
    """Return the folded words of ``text``; a code ("7.01.02") is one word."""
    return [
        w for part in _CODE.split(text) for w in ([part] if _CODE.fullmatch(part) else fold(part).split())
    ]


def _stems(text: str) -> set[str]:
    return {kata.stem(w) for w in _words(text) if not _said(w)}


def _said(word: str) -> bool:
    """Say whether ``word`` carries the sentence and nothing of what it is about."""
    return word in tabel.kelompok("henti") or word in _TANYA


def _about(known: Sequence[tuple[str, str | None]], own: set[str]) -> tuple[str, ...]:
    """Return what the sentence is about: a code, or the words that are not the question's.

    They run from the first to the last of them, with a kind named before them ("program desa"); second come
    these words alone.
    """
    words = [word for word, _ in known]
    codes = tuple(word for word in words if _CODE.fullmatch(word))
    at = [i for i, (word, stem) in enumerate(known) if stem not in own and not _said(word)]
    if codes or not at:
        return codes[:1]
    first, last = at[0], at[-1]
    while first > 0 and words[first - 1] in _JENIS:
        first -= 1
    return tuple(dict.fromkeys((" ".join(words[first : last + 1]), " ".join(words[i] for i in at))))
