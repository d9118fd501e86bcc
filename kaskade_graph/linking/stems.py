"""What the stems of two names have in common, and how much each of them tells.

How much a stem tells comes from the official names, so that a pair is judged the same in every collection.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache, lru_cache

from kaskade_graph.language.words import roots
from kaskade_graph.linking.features import features
from kaskade_graph.linking.wording import telling_nothing
from kaskade_graph.model import Indikator
from kaskade_graph.registers import nomenklatur

_LEAST = 0.1
"""Weight of a stem that nearly every official name has; one that few have weighs up to 1."""


@cache
def _official() -> tuple[Counter[str], int]:
    """How many of the newest official indikator have each stem, and how many there are."""
    register = nomenklatur.load()
    entries = register.all(register.editions()[-1])
    known = [features(Indikator("", k.indikator)).isi for k in entries if k.indikator]
    return Counter(root for found in known for root in found), len(known)


@lru_cache(maxsize=50_000)
def weight(root: str) -> float:
    """Return how much a stem tells: the fewer official names have it, the more.

    >>> weight("dokumen") < weight("desa") < weight("mebel")
    True
    """
    if root in telling_nothing() or root.isdigit():
        return _LEAST
    often, total = _official()
    return max(_LEAST, math.log((1 + total) / (1 + often[root])) / math.log(1 + total))


@lru_cache(maxsize=100_000)
def shares(a: frozenset[str], b: frozenset[str]) -> tuple[float, float, float]:
    """Return the weight of the stems in common, of those of ``a`` alone and of those of ``b`` alone."""
    common, left, right = matched(a, b)
    return sum(map(weight, common)), sum(map(weight, left)), sum(map(weight, right))


def matched(a: frozenset[str], b: frozenset[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the stems in common, those of ``a`` alone and those of ``b`` alone."""
    common = sorted(a & b)
    left, right = sorted(a - b), sorted(b - a)
    for root in list(left):
        twin = next((other for other in right if slip(root, other)), None)
        if twin is not None:
            common.append(root)
            left.remove(root)
            right.remove(twin)
    return common, left, right


def slip(a: str, b: str) -> bool:
    """Say whether two stems are one word misspelt, or cut differently by the stemmer."""
    from rapidfuzz.distance import OSA

    short, long = sorted((len(a), len(b)))
    if short < 4 or any(c.isdigit() for c in a + b):
        return False
    if long - short > 3:
        return short > 5 and _slip_inside(*sorted((a, b), key=len))
    if short >= 5 and (a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a)):
        return True
    return bool(OSA.distance(a, b) <= (1 if short < 8 else 2)) and short >= 5


def _slip_inside(short: str, long: str) -> bool:
    """Say whether a root stands, one slip away, in a word that no stemmer can take apart for that slip."""
    from rapidfuzz.distance import OSA

    if long in roots():
        return False
    windows = (long[i : i + len(short)] for i in range(len(long) - len(short) + 1))
    return any(OSA.distance(short, window) <= 1 for window in windows)
