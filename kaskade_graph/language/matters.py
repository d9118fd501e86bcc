"""What a text is about, for asking whether two texts have a matter in common at all.

Two texts touch where they share a word, whatever its form, or name one concept in other words, or one names a kind of
what the other names. This is the weakest of relations: it speaks of subjects, never of sameness.
"""

from __future__ import annotations

from functools import lru_cache

from kaskade_graph.language import lexicon, terms
from kaskade_graph.language.lexicon import Entri
from kaskade_graph.language.sources import written_out
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import akar, stem


@lru_cache(maxsize=16_384)
def matters(text: str) -> frozenset[str]:
    """Return the stems of the content words, abbreviations written out, without those that say nothing.

    >>> sorted(matters("Meningkatnya kepatuhan wajib pajak"))
    ['pajak', 'patuh', 'wajib']
    """
    found = frozenset(stem(w) for w in written_out(text) if w not in kelompok("henti"))
    return found - akar("umum") - akar("ringan")


def touch(one: str, *others: str) -> bool:
    """Say whether a text has a matter in common with any of ``others``.

    >>> touch("Persentase siswa SD yang lulus", "Meningkatnya mutu peserta didik")
    True
    >>> touch("Persentase jalan mantap", "Meningkatnya mutu peserta didik")
    False
    """
    return any(about(one) & about(other) for about in (matters, _concepts_in_force) for other in others)


def _concepts_in_force(text: str) -> frozenset[str]:
    return _concepts(text, lexicon.key())


@lru_cache(maxsize=16_384)
def _concepts(text: str, _key: str) -> frozenset[str]:
    """The concepts that a text names and those above each: not work or places, nor what holds anything."""
    found = (lexicon.leksikon().get(k.removeprefix("tidak ")) for k in terms.read(text).kuat)
    known = [e for e in found if e is not None and e.kelas not in ("perbuatan", "wilayah")]
    return frozenset(x.nama for e in known for x in (e, *e.above()) if not _is_any(x))


def _is_any(entri: Entri) -> bool:
    return any(entri.has(flag) for flag in ("wadah", "luas", "generik", "semesta"))


def speaks_of(text: str) -> bool:
    """Say whether a text is about anything."""
    return bool(matters(text))
