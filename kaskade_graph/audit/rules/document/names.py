"""The unit's own name in the document: misspelt, or taken out to compare titles."""

from __future__ import annotations

from functools import lru_cache

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rules.document.texts import Tercetak, running_texts, unit_names, values
from kaskade_graph.audit.vocabulary import kosakata
from kaskade_graph.language.cut_off import whole_of
from kaskade_graph.language.spelling import slips
from kaskade_graph.language.words import words
from kaskade_graph.text import fold

SHORTEST = 5
"""Letters below which a name is one slip from too many other words."""


def near_unit_name(ctx: Konteks) -> dict[tuple[str, str], list[Tercetak]]:
    """Return the misspellings of the unit's name: as printed and the right name, to the texts that have them.

    A word cut short at the very end of a value is left to KSK508.
    """
    return ctx.once(_near_unit_name)


def _near_unit_name(ctx: Konteks) -> dict[tuple[str, str], list[Tercetak]]:
    names = [n for n in unit_names(ctx) if len(n) >= SHORTEST]
    ends = {fold(v.teks).split()[-1] for v in values(ctx) if fold(v.teks)}
    meant: dict[str, str | None] = {}
    found: dict[tuple[str, str], list[Tercetak]] = {}
    for text in running_texts(ctx):
        for kata in words(text.teks):
            if kata.lipat not in meant:
                name = _meant(ctx, kata.lipat, names)
                cut = name is not None and kata.lipat in ends and whole_of(kata.lipat, [name]) is not None
                meant[kata.lipat] = None if cut else name
            if (name := meant[kata.lipat]) is not None:
                found.setdefault((kata.bentuk, name), []).append(text)
    return found


def without_unit(ctx: Konteks, title: str) -> str:
    """Return the folded words of a title without year, numbers and the unit's name, however misspelt."""
    names = unit_names(ctx)
    kept = (w for w in fold(title).split() if not w.isdigit() and w not in names)
    return " ".join(w for w in kept if _meant(ctx, w, [*names]) is None)


def _meant(ctx: Konteks, word: str, names: list[str]) -> str | None:
    if len(word) < SHORTEST - 1 or word in names:
        return None
    near = [n for n in names if word in _slips(n) or whole_of(word, [n]) is not None]
    return near[0] if near and not kosakata(ctx).knows(word) else None


@lru_cache(maxsize=64)
def _slips(name: str) -> frozenset[str]:
    return frozenset(slips(name))
