"""What a text is about: its telling stems, for asking whether two texts have a matter in common."""

from __future__ import annotations

from kaskade_graph.language.sources import written_out
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import akar, stem

ALIKE = 5
"""Letters with which two stems must begin alike to be one matter ("sinergi", "sinergitas")."""


def matters(text: str) -> set[str]:
    """Return the stems of the content words, abbreviations written out, without those that say nothing."""
    found = {stem(w) for w in written_out(text) if w not in kelompok("henti")}
    return found - akar("umum") - akar("ringan")


def touch(mine: set[str], theirs: set[str]) -> bool:
    """Say whether two sets of stems have a matter in common."""
    if mine & theirs:
        return True
    return bool({s[:ALIKE] for s in mine if len(s) >= ALIKE} & {s[:ALIKE] for s in theirs if len(s) >= ALIKE})
