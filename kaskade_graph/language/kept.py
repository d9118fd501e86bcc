"""What follows from a text alone, worked out once: offices print the same texts every year, as do their neighbours.

Not for what rests on the lexicon, unless :func:`kaskade_graph.language.lexicon.key` is a part of what is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

R = TypeVar("R")

LONGEST = 2_000
"""Letters up to which a text is a value that may come again: whole documents would fill the memory."""


def kept(most: int) -> Callable[[Callable[[str], R]], Callable[[str], R]]:
    """Return a decorator that keeps the answers of a function of one text, for the ``most`` texts asked last."""

    def decorate(function: Callable[[str], R]) -> Callable[[str], R]:
        known = lru_cache(maxsize=most)(function)

        @wraps(function)
        def run(text: str) -> R:
            return known(text) if len(text) <= LONGEST else function(text)

        return run

    return decorate
