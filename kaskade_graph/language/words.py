"""Words of Indonesian text: cutting it into words, their stems, and the words that carry no content.

Stems are made by :mod:`kaskade_graph.language.stemmer` over the list of root words in ``data/bahasa/akar.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kaskade_graph import resources
from kaskade_graph.language import stemmer
from kaskade_graph.language.kept import kept
from kaskade_graph.language.tables import kelompok
from kaskade_graph.text import fold

_KATA = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>?|&(?:[a-z]{2,8}|#\d{1,5});")
_LONGEST = 40
"""Letters beyond which a run of letters is no Indonesian word, and is not stemmed."""


class Kata(NamedTuple):
    """One word in a text: as printed, folded, and where it stands."""

    bentuk: str
    lipat: str
    awal: int
    akhir: int


def words(text: str) -> list[Kata]:
    """Return the words of ``text`` with their positions; numbers count as words, punctuation does not.

    >>> [k.lipat for k in words("Listrik/Penerangan 2021")]
    ['listrik', 'penerangan', '2021']
    """
    return list(_words(text))


@kept(32_768)
def _words(text: str) -> tuple[Kata, ...]:
    """The words of a text, once: a dozen rules look at each text of a cascade, and offices write alike."""
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Kata]:
    return (Kata(m.group(), fold(m.group()), m.start(), m.end()) for m in _KATA.finditer(text))


@kept(32_768)
def tokens(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text``, tags of HTML left out.

    >>> tokens("Rata-rata lama <b>sekolah</b>")
    ('rata', 'rata', 'lama', 'sekolah')
    """
    return tuple(folded(plain(text)))


def folded(text: str) -> Iterator[str]:
    """Yield the folded words of ``text``: those of :func:`words` without where they stand.

    >>> list(folded("Listrik/Penerangan"))
    ['listrik', 'penerangan']
    """
    return map(fold, _KATA.findall(text))


def plain(text: str) -> str:
    """Return ``text`` with tags and entities of HTML replaced by spaces.

    >>> plain("<i>Penjelasan</i>").strip()
    'Penjelasan'
    """
    return _TAG.sub(" ", text) if "<" in text or "&" in text else text


def tags(text: str) -> list[str]:
    """Return the tags and entities of HTML in ``text``, as printed."""
    return _TAG.findall(text)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the root of a word, folded; a word that cannot be stripped is its own root.

    >>> stem("Pemberdayaan"), stem("dilaksanakan"), stem("SKPD")
    ('daya', 'laksana', 'skpd')
    """
    key = fold(word)
    if len(key) > _LONGEST or not key.isalpha() or not key.isascii():
        return key
    return stemmer.root(key, roots())


@cache
def roots() -> frozenset[str]:
    """Return the root words of the language, folded (about 5,500)."""
    return frozenset((resources.bahasa() / "akar.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=32_768)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the content words of ``text``, in order, each as often as it occurs.

    >>> stems("Jumlah desa yang difasilitasi")
    ('jumlah', 'desa', 'fasilitas')
    """
    return tuple(stem(t) for t in tokens(text) if t not in kelompok("henti"))


@cache
def akar(nama: str) -> frozenset[str]:
    """Return the stems of a group of words, see :func:`kaskade_graph.language.tables.kelompok`."""
    return frozenset(stem(w) for phrase in kelompok(nama) for w in phrase.split())


def syllables(word: str) -> int:
    """Return the number of syllables of an Indonesian word: its vowels, diphthongs as one.

    >>> syllables("desa"), syllables("cat"), syllables("pulau")
    (2, 1, 2)
    """
    return len(re.findall(r"(?:ai|au|oi|[aeiou])", word))
