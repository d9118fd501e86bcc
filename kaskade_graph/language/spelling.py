"""Spelling: which words are known, which are not standard, and what was probably meant.

No list of anyone's mistakes: a word is doubted because nothing known explains it, neither the root words
with Indonesian morphology, nor the official vocabulary, nor a register of names, and a suggestion is made
only when a known word lies one slip of the pen away. A word without such a neighbour is left alone: it is
more often a name or a term than a mistake.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from itertools import chain

from kaskade_graph.language import lexicon
from kaskade_graph.language.lexicon import leksikon
from kaskade_graph.language.tables import baku, istilah, kelompok, singkatan
from kaskade_graph.language.words import Kata, folded, roots, stem, syllables, tokens, words

_LONGEST = 40
"""No word has more letters, and the slips of a hostile one of ten thousand would fill the memory."""
_SHORTEST = 5
"""Letters below which a word is not doubted: short unknown words are abbreviations and names."""
_KEPT = 16_384
"""Texts whose words are kept."""
_OFTEN = 3
"""How often the document has to have a short word before another is a slip of it."""
_LONG = 9
"""Letters from which two slips in one word are thought of."""


class JenisEja(StrEnum):
    """Why a word is reported."""

    TIDAK_BAKU = "tidak baku"
    SALAH_KETIK = "salah ketik"


@dataclass(frozen=True, slots=True)
class SalahEja:
    """A word (or two, for a form that should be one) that is misspelt or not standard.

    ``kata`` is as printed, ``saran`` the form meant, in the same case; ``keyakinan`` is from 0 to 1.
    """

    kata: str
    saran: str
    jenis: JenisEja
    keyakinan: float
    awal: int
    akhir: int


class Kosakata:
    """The words that count as known, for one document.

    ``resmi`` are texts of the official nomenclature; ``nama`` texts that hold names (of regions, of the
    unit); ``dokumen`` the texts of the document itself: what it writes often is what it means.
    """

    def __init__(
        self, resmi: Iterable[str] = (), nama: Iterable[str] = (), dokumen: Iterable[str] = ()
    ) -> None:
        self.resmi = Counter(chain.from_iterable(map(folded, resmi)))
        self.nama = frozenset(chain.from_iterable(map(folded, nama)))
        self.dokumen = Counter(chain.from_iterable(map(tokens, dokumen)))
        self._dasar: Kosakata | None = None

    @classmethod
    def over(cls, dasar: Kosakata, nama: Iterable[str], dokumen: Iterable[str]) -> Kosakata:
        """Return the vocabulary of ``dasar`` with the names and texts of one document besides.

        What is common to all documents is made once, with ``dasar``.
        """
        out = cls((), nama, dokumen)
        own = out.nama
        out.resmi, out.nama = dasar.resmi, dasar.nama | own
        if not own & dasar._doubted:
            # These would have been made again, and be the same.
            shared = ("_odd", "_of_official", "_near_official")
            out.__dict__ |= {name: getattr(dasar, name) for name in shared}
            out._dasar = dasar
        return out

    def knows(self, word: str) -> bool:
        """Say whether ``word`` is a word of the language, of the official vocabulary, or a name."""
        key = word.lower()
        return self._listed(key) or _derived(key)

    def check(self, text: str) -> list[SalahEja]:
        """Return the misspelt and non-standard words of ``text``, in order of place."""
        found = list(_not_standard(text))
        taken = {i for f in found for i in range(f.awal, f.akhir)}
        for kata in self._doubtful(text):
            if kata.awal not in taken and (slip := self._slip(kata, text)) is not None:
                found.append(slip)
        return sorted(found, key=lambda f: f.awal)

    def _doubtful(self, text: str) -> Sequence[Kata]:
        """The words of ``text`` that may be doubted: of what is common to all documents, those not known there."""
        if self._dasar is None:
            return words(text)
        kept, place = self._dasar._unlisted, (text, lexicon.key())
        if place not in kept:
            if len(kept) >= _KEPT:
                kept.clear()
            kept[place] = [k for k in words(text) if not self._dasar._listed(k.lipat)]
        return kept[place]

    @cached_property
    def _unlisted(self) -> dict[tuple[str, str], list[Kata]]:
        """The words of a text that are not listed, by text and lexicon: offices print the same ones every year."""
        return {}

    def _listed(self, key: str) -> bool:
        if key in baku():
            return False
        if (
            key in roots()
            or key in istilah()
            or key in kelompok("henti")
            or key in singkatan()
            or key in self.nama
            or key in leksikon().kata()
        ):
            return True
        return key in self.resmi and key not in self._odd

    def _slip(self, kata: Kata, text: str) -> SalahEja | None:
        key = kata.lipat
        if not key.isalpha() or self._listed(key) or _is_acronym(kata, text):
            return None
        if len(key) < _SHORTEST:
            return self._short(kata, text)
        near = None if _is_named(kata, text) else self._nearest(key)
        if near is None or (_derived(key) and not self._outnumbered(key, near)):
            return None
        if near not in self.dokumen and not self._left_out(key, near):
            return None
        sure = 0.9 if near in self.dokumen or near in self.resmi else 0.7
        return SalahEja(
            kata.bentuk,
            _like(kata.bentuk, baku().get(near, near)),
            JenisEja.SALAH_KETIK,
            sure if kata.bentuk.islower() or sure > 0.8 else 0.5,
            kata.awal,
            kata.akhir,
        )

    def _short(self, kata: Kata, text: str) -> SalahEja | None:
        """A word of four letters is doubted only where the document has the one meant often, a vowel away."""
        key = kata.lipat
        if len(key) != _SHORTEST - 1 or _is_named(kata, text) or _derived(key) or not kata.bentuk.islower():
            return None
        near = [
            w
            for w in slips(key)
            if len(w) == len(key) and self.dokumen[w] >= _OFTEN and _a_vowel_away(key, w)
        ]
        if len(near) != 1 or self.dokumen[key] > 1:
            return None
        return SalahEja(
            kata.bentuk, _like(kata.bentuk, near[0]), JenisEja.SALAH_KETIK, 0.8, kata.awal, kata.akhir
        )

    def _left_out(self, key: str, near: str) -> bool:
        """Whether a letter is missing, or one too many for an official word, or two neighbours are swapped.

        Where the document itself does not have the word meant, a letter that differs makes a term of some trade
        ("maternal") as often as a mistake.
        """
        swapped = len(near) == len(key) and sorted(near) == sorted(key)
        return swapped or len(near) > len(key) or (len(near) < len(key) and near in self.resmi)

    def _outnumbered(self, key: str, near: str) -> bool:
        """A form that morphology allows is doubted only when its root is odd and its neighbour frequent."""
        root = stem(key)
        if root == stem(near) or syllables(root) > 1:
            return False
        return self.dokumen[near] + self.resmi[near] >= 3 * self.dokumen[key]

    def _nearest(self, key: str) -> str | None:
        """Return the known word one slip away: of the document first, then official, then of the language."""
        for pool in (self._in_document, self._in_official, _in_language):
            near = pool(key)
            if near:
                return max(near, key=lambda w: (_likely(key, w), self.dokumen[w], self.resmi[w], w))
        return _within(key) or self._twice(key)

    def _in_document(self, key: str) -> list[str]:
        from rapidfuzz.distance import OSA

        # What is one slip away is at distance one, and the other way round but for letters that no slip puts in.
        close = [w for w in self._of_document if OSA.distance(key, w, score_cutoff=1) == 1]
        if len(key) <= _LONGEST and all(w.isascii() for w in (key, *close)):
            return sorted(close)
        return sorted(slips(key).intersection(close)) if close else []

    def _in_official(self, key: str) -> list[str]:
        found = self._near_official.get(key)
        if found is None:
            found = self._near_official[key] = sorted(slips(key) & self._of_official)
        return found

    @cached_property
    def _near_official(self) -> dict[str, list[str]]:
        """The official words one slip away, by word: kept as long as what is official stays the same."""
        return {}

    def _twice(self, key: str) -> str | None:
        """Return the word of the document or the official vocabulary that is two slips from a long word."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        if len(key) < _LONG or _derived(key):
            return None
        pool = self._by_letter.get(key[0], [])
        found = extract(key, pool, scorer=OSA.distance, score_cutoff=2, limit=2)
        return found[0][0] if len(found) == 1 else None

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """The words that :meth:`_twice` looks at by their first letter, sorted."""
        out: dict[str, list[str]] = {}
        for word in sorted(self._of_document | self._of_official):
            out.setdefault(word[0], []).append(word)
        return out

    @cached_property
    def _odd(self) -> frozenset[str]:
        """Official words that are themselves slips: nothing explains them, and a sound one is a slip away."""
        sound = {w for w in self.resmi if _explained(w)}
        return frozenset(w for w in self._doubted if slips(w) & sound)

    @cached_property
    def _doubted(self) -> frozenset[str]:
        """Official words that nothing explains."""
        long = (w for w in self.resmi if len(w) >= _SHORTEST)
        return frozenset(w for w in long if not _explained(w) and w not in self.nama)

    @cached_property
    def _of_document(self) -> frozenset[str]:
        often = (w for w, n in self.dokumen.items() if n >= 2 and len(w) >= _SHORTEST)
        return frozenset(w for w in often if w.isalpha() and self.knows(w))

    @cached_property
    def _of_official(self) -> frozenset[str]:
        return frozenset(w for w in self.resmi if len(w) >= _SHORTEST and w not in self._odd | baku().keys())


@cache
def _of_language() -> frozenset[str]:
    words_ = frozenset(w for w in roots() | istilah() | baku().keys() if len(w) >= _SHORTEST - 1)
    return words_ | frozenset(w for w in leksikon().kata() if len(w) > _SHORTEST)


_PREFIXES, _SUFFIXES = ("di", "ber", "ter", "me", "ke"), ("kan", "an", "i", "nya", "")
"""What stands around the root of a verb; "me" before the roots that it does not change."""


@lru_cache(maxsize=16_384)
def _within(key: str) -> str | None:
    """Return a verb whose root lacks one letter, or has two swapped: "dioprasikan" for "dioperasikan"."""
    if stem(key) in roots():
        return None
    found = set()
    for before in _PREFIXES:
        for after in _SUFFIXES:
            core = key.removeprefix(before).removesuffix(after)
            if len(core) < _SHORTEST or core in roots() or before + core + after != key:
                continue
            near = (w for w in slips(core) & roots() if len(w) > len(core) or sorted(w) == sorted(core))
            found |= {before + w + after for w in near}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=16_384)
def _in_language(key: str) -> list[str]:
    return sorted(slips(key) & _of_language())


def slips(word: str) -> set[str]:
    """Return what ``word`` becomes by one letter left out, put in or changed, or two neighbours swapped.

    Nothing for what is too long to be a word.

    >>> "gedung" in slips("gedug"), "kota" in slips("desa")
    (True, False)
    """
    if len(word) > _LONGEST:
        return set()
    cut = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    letters = string.ascii_lowercase
    out = {a + b[1:] for a, b in cut if b} | {a + b[1] + b[0] + b[2:] for a, b in cut if len(b) > 1}
    out |= {a + c + b[1:] for a, b in cut if b for c in letters} | {
        a + c + b for a, b in cut for c in letters
    }
    return out - {word}


def _a_vowel_away(key: str, near: str) -> bool:
    """Whether two words of one length differ in one vowel alone."""
    odd = [(a, b) for a, b in zip(key, near, strict=True) if a != b]
    return len(odd) == 1 and set(odd[0]) <= set("aiueo")


def _likely(key: str, near: str) -> int:
    """A letter left out or doubled is likelier than one changed; the first letter is seldom wrong."""
    return (len(near) != len(key)) + 2 * (near[0] == key[0])


def _explained(word: str) -> bool:
    return word not in baku() and (
        word in roots()
        or word in istilah()
        or word in singkatan()
        or word in kelompok("henti")
        or _derived(word)
    )


@lru_cache(maxsize=65_536)
def _derived(word: str) -> bool:
    """Say whether the stemmer reaches a root word from ``word``."""
    root = stem(word)
    return root != word and root in roots() and not any(n in word for n in ("aaa", "iii", "nnn"))


@cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted(re.escape(k) for k in baku() if " " in k)
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


@lru_cache(maxsize=_KEPT)
def _not_standard(text: str) -> tuple[SalahEja, ...]:
    phrases = (_standard(m.group(), m.start(), m.end()) for m in _phrases().finditer(text))
    single = (_standard(k.bentuk, k.awal, k.akhir) for k in words(text) if k.lipat in baku())
    return (*phrases, *single)


def _standard(bentuk: str, awal: int, akhir: int) -> SalahEja:
    saran = _like(bentuk, baku()[bentuk.lower()])
    return SalahEja(bentuk, saran, JenisEja.TIDAK_BAKU, 1.0, awal, akhir)


def _is_acronym(kata: Kata, text: str) -> bool:
    """Capitals inside a word are an abbreviation, unless the whole text is in capitals."""
    inner = any(c.isupper() for c in kata.bentuk[1:])
    return inner and any(c.islower() for c in text)


def _is_named(kata: Kata, text: str) -> bool:
    before = words(text[max(0, kata.awal - 20) : kata.awal])
    return kata.bentuk[0].isupper() and bool(before) and before[-1].lipat in kelompok("sebelum_nama")


def _like(bentuk: str, saran: str) -> str:
    if bentuk.isupper() and len(bentuk) > 1:
        return saran.upper()
    return saran[:1].upper() + saran[1:] if bentuk[:1].isupper() else saran
