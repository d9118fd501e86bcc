"""The names that a collection holds, as questions write them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from kaskade_graph.language import tables
from kaskade_graph.language import words as language
from kaskade_graph.queries import respelling
from kaskade_graph.text import fold

SPELLING = 85
_NEARLY = 92


class StoredNames:
    """The names in a store, by their words, to find them in a sentence."""

    def __init__(self, labels: Iterable[str]) -> None:
        self._labels = sorted({fold(label) for label in labels})
        self._holding: dict[str, set[int]] = {}
        for at, label in enumerate(self._labels):
            for word in label.split():
                self._holding.setdefault(word, set()).add(at)

    def holding(self, word: str) -> set[int]:
        """Return the names that hold ``word``: as it is, with its stem, written out, or misspelled."""
        full = None if word in self._holding else tables.singkatan().get(word)
        if full:
            return set.intersection(*(self._alike(w) for w in full.split()))
        return self._alike(word) if len(word) > 2 else self._of({word} & set(self._holding))

    def has(self, word: str) -> bool:
        """Say whether a name holds ``word`` as it is."""
        return word in self._holding

    def in_a_row(self, words: Sequence[str]) -> bool:
        """Say whether words stand side by side in one name."""
        row = f" {' '.join(words)} "
        held = [self._holding.get(w, set()) for w in words]
        return any(row in f" {self._labels[i]} " for i in set.intersection(*held)) if held else False

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of a name."""
        return frozenset(self._holding)

    def whole(self, words: str) -> bool:
        """Say whether folded words are a name, all of it."""
        return words in self._whole

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(self._labels)

    def beside(self, named: Sequence[str], word: str, *, after: bool) -> bool:
        """Say whether a name that holds all of ``named`` has ``word`` just after the last, or before the first."""
        pair = f" {named[-1]} {word} " if after else f" {word} {named[0]} "
        held = set.intersection(*(self.holding(w) for w in named)) if named else set()
        return any(pair in f" {self._labels[i]} " for i in held)

    def _alike(self, word: str) -> set[int]:
        standard = tables.baku()
        word = standard.get(word, word)
        root = language.stem(word)
        alike = {
            w for w in self._holding if standard.get(w, w) == word or (root in w and language.stem(w) == root)
        }
        # A name may be misspelled as the sentence is: what no dictionary has stands for what is spelled nearly so.
        if len(word) >= 5:
            from rapidfuzz import fuzz, process

            known = bool(alike) and respelling.in_dictionary(word)
            likeness = _NEARLY if known else SPELLING
            near = process.extract(word, sorted(self._holding), scorer=fuzz.ratio, score_cutoff=likeness)
            alike |= {w for w, _, _ in near}
        return self._of(alike)

    def _of(self, words: Collection[str]) -> set[int]:
        return set().union(*(self._holding.get(w, set()) for w in words))
