"""Words of the field as people write them: whole phrases, spelling put right, colloquial words."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from kaskade_graph import resources
from kaskade_graph.errors import Lang
from kaskade_graph.language import tables, words
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.text import fold

_SPELLING = 88
_LONGEST = 4
"""Words of the longest phrase that means one concept."""
COUNT = "berapa"
KINDS = frozenset({"program", "kegiatan", "sub", "unsur", "indikator", "sasaran", "tujuan"})
EXACT = 2.0


@dataclass(frozen=True, slots=True)
class Way:
    """One way of putting a question: the concepts that have to be said, and those that may be."""

    said: frozenset[str]
    may: frozenset[str]
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
        forms = (word, written(word), _bare(written(word)), *colloquial(word), *uninflected(word))
        for form in dict.fromkeys(forms):
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


def can_take(query: SavedQuery) -> tuple[bool, bool]:
    """Say whether a question can be asked about a thing, and whether it has to be."""
    wants = any(p.wajib for p in query.params)
    return wants or any(p.pilihan and p.nama != "lingkup" for p in query.params), wants


def how_well(said: frozenset[str], way: Way) -> float:
    """Return 1 or more where a way is said whole and nothing besides, less otherwise; more says it more closely.

    How many there are can be read off any list, so the question how many asks for the list too.
    """
    extra = said - way.said - way.may
    if way.said <= said:
        if not extra:
            return EXACT
        if extra == {COUNT} and said & KINDS:
            return 1.0
    every = said | way.said
    return 0.95 * len(said & (way.said | way.may)) / len(every) if every else 0.0


@cache
def load() -> Lexicon:
    """Return the words of the field, read once."""
    return Lexicon()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.bahasa() / "tanya.toml").read_text(encoding="utf-8"))


def given_of(query_id: str) -> list[Way]:
    """Return the ways of putting a question that are given with it."""
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


def uninflected(word: str) -> Iterator[str]:
    """Yield the English verbs or nouns that a word may be a form of.

    >>> list(uninflected("carries")), list(uninflected("recurring")), list(uninflected("used"))
    (['carry'], ['recurr', 'recurre', 'recur'], ['us', 'use'])
    """
    for ending in ("ies", "ied"):
        if word.endswith(ending) and len(word) > 5:
            yield word.removesuffix(ending) + "y"
            return
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield from (stem, stem + "e")
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _bare(word: str) -> str:
    for ending in ("nya", "kah", "lah"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending)
    return word
