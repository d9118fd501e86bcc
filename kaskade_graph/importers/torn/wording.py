"""How well two wordings speak of the same thing: tokens weighed by how rare they are on the page.

"tersedia" says nothing when every indikator ends in it, "rumah tangga" says nearly all. Words match when
one holds the other ("alat" in "peralatan", "cetak" in "cetakan") or they differ by a slip of the pen.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from kaskade_graph.text import fold

_EMPTY = frozenset(
    [
        "yang",
        "dan",
        "di",
        "ke",
        "dari",
        "dalam",
        "pada",
        "untuk",
        "dengan",
        "atau",
        "serta",
        "oleh",
        "a",
        "b",
        "c",
        "d",
        "x",
    ]
)


class Wording:
    """Compares texts of one page; ``corpus`` holds them all, to learn which words tell them apart."""

    def __init__(self, corpus: Iterable[str]) -> None:
        texts = [set(_tokens(text)) for text in corpus]
        seen = Counter(token for text in texts for token in text)
        self._total = len(texts) + 1
        self._seen = seen

    def similarity(self, item: str, head: str) -> float:
        """Return 0 to 1: the weight of the words of ``item`` that ``head`` has, among all of ``item``'s."""
        left, right = _tokens(item), _tokens(head)
        if not left or not right:
            return 0.0
        weights = {token: self._weight(token) for token in dict.fromkeys(left)}
        shared = sum(weight * _found(token, right) for token, weight in weights.items())
        return shared / sum(weights.values())

    def _weight(self, token: str) -> float:
        return math.log(1 + self._total / (1 + self._seen[token]))


@lru_cache(maxsize=16_384)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(token for token in fold(text).split() if token not in _EMPTY)


@lru_cache(maxsize=65536)
def _found(token: str, others: tuple[str, ...]) -> float:
    from rapidfuzz.distance import Indel

    best = 0.0
    for other in others:
        if token == other:
            return 1.0
        short, long = sorted((token, other), key=len)
        if len(short) >= 4 and short in long:
            best = max(best, 0.8)
        elif len(short) >= 5:
            ratio = Indel.normalized_similarity(token, other)
            best = max(best, 0.9 * ratio if ratio >= 0.8 else 0.0)
    return best
