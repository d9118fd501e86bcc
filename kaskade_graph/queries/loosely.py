"""When words fit no name as they stand: abbreviations written out, and stems compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kaskade_graph.language import tables
from kaskade_graph.language.words import stem
from kaskade_graph.text import fold

if TYPE_CHECKING:
    from kaskade_graph.queries.resolve import Candidate


def written_out(words: str) -> str:
    """Return ``words`` with the abbreviations of government offices written out.

    >>> written_out("hasil musrenbang")
    'hasil musyawarah perencanaan pembangunan'
    """
    known = tables.singkatan()
    return " ".join(known.get(word, word) for word in fold(words).split())


def by_stems(words: str, among: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that have the stem of every word, at least one of them in the name; by name.

    Words of grammar, and stems of one or two letters, say nothing and are left out.
    """
    asked = _stems(written_out(words))
    if not asked:
        return []
    found = []
    for candidate in among:
        name = _stems(candidate.label)
        context = _stems(f"{candidate.konteks} {candidate.jenis}")
        hit = asked & name
        if hit and asked <= name | context:
            found.append(candidate)
    return sorted(found, key=lambda c: (c.label, c.term.value))


def _stems(text: str) -> set[str]:
    return {s for s in map(stem, _content(fold(text).split())) if len(s) > 2}


def _content(words: Sequence[str]) -> list[str]:
    return [w for w in words if w not in tables.kelompok("henti")]
