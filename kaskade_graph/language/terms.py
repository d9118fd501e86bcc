"""What a phrase says, term by term: each word or name by its concept, and what is left when two are held together.

Where :func:`~kaskade_graph.language.standing.stand` says how the things stand that two phrases name, this says
whether one of them says anything that the other does not: a sort, a limit, a place, a span of time. What is said of
any work ("yang dilaksanakan"), what only holds things ("dokumen", "laporan") and words of grammar weigh nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kaskade_graph.language import lexicon
from kaskade_graph.language.lexicon import Cocok, Entri
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import without_place
from kaskade_graph.language.spelling import slips
from kaskade_graph.language.tables import bagian, baku, kelompok, menurut_kata, singkatan
from kaskade_graph.language.words import akar, roots, stem, tokens

_NOT = frozenset(("belum", "bukan", "non", "tak", "tanpa", "tdk", "tidak"))
_SORT = frozenset(
    [
        "akreditasi",
        "berakreditasi",
        "golongan",
        "kategori",
        "kelas",
        "paket",
        "pola",
        "predikat",
        "seri",
        "tahap",
        "terakreditasi",
        "tipe",
    ]
)
"""Words after which a letter or numeral names a sort."""
_NUMBERS = {
    w: str(n) for n, w in enumerate(("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh"), start=1)
}
_SILENT = frozenset(
    (
        JenisUkuran.HITUNGAN,
        JenisUkuran.PERSENTASE,
        JenisUkuran.RASIO,
        JenisUkuran.INDEKS,
        JenisUkuran.FREKUENSI,
    )
)
"""How a thing is counted is compared by itself: these words name nothing."""
_SPANS = frozenset(("hari", "jam", "menit", "minggu", "bulan"))
"""Spans of time that limit what is counted; a year is what everything is counted in."""
_PARTS = frozenset(("triwulan", "semester", "bulan", "minggu", "caturwulan"))
_ORDINALS = frozenset(("i", "ii", "iii", "iv", "pertama", "kedua", "ketiga", "keempat"))
LEVELS = frozenset(
    (
        "desa",
        "kelurahan",
        "kecamatan",
        "kabupaten",
        "kota",
        "provinsi",
        "nasional",
        "perangkat daerah",
        "dinas",
        "kantor",
    )
)
"""Levels and offices of government: one that only one side names is where its author sits."""


@dataclass(frozen=True, slots=True)
class Isi:
    """What a phrase says: the keys of its terms, in order, and those of them that weigh nothing.

    ``kata`` are the words with the key that each belongs to: an abbreviation is told by the first letters of words.
    """

    kunci: tuple[str, ...]
    lemah: frozenset[str]
    kata: tuple[tuple[str, str], ...] = ()

    @property
    def head(self) -> str:
        """The first key that tells: what is counted."""
        return next((k for k in self.kunci if k not in self.lemah), "")

    @property
    def kuat(self) -> frozenset[str]:
        """The keys that tell."""
        return frozenset(self.kunci) - self.lemah


@dataclass(frozen=True, slots=True)
class Sisa:
    """What only the one and only the other of two phrases says, and what tells in common."""

    satu: tuple[str, ...]
    lain: tuple[str, ...]
    bersama: frozenset[str]

    @property
    def same(self) -> bool:
        """Whether neither says anything that the other does not, and both say something."""
        return not self.satu and not self.lain and bool(self.bersama)


def read(text: str) -> Isi:
    """Return what ``text`` says.

    >>> read("Persentase mobil dinas yang tidak dirawat").kunci
    ('kendaraan', 'tidak pelihara')
    """
    return _read(text, lexicon.key())


@lru_cache(maxsize=50_000)
def _read(text: str, _key: str) -> Isi:
    out = _Reader(tuple(_written(tokens(without_place(text)))))
    out.run()
    return Isi(tuple(dict.fromkeys(out.keys)), frozenset(out.weak), tuple(out.said))


def _written(words: Iterable[str]) -> Iterable[str]:
    """Write out short forms that the lexicon does not have, and spell words as the dictionary does."""
    known = lexicon.leksikon().kata()
    for word in words:
        if word in known or word in menurut_kata("ukuran"):
            yield word
            continue
        full = bagian("ringkas").get(word, singkatan().get(word, word))
        yield from (baku().get(full, full).split() or [word])


class _Reader:
    def __init__(self, words: tuple[str, ...], without: Entri | None = None) -> None:
        self.words, self.at, self.negated, self.without = words, 0, False, without
        self.keys: list[str] = []
        self.weak: set[str] = set()
        self.said: list[tuple[str, str]] = []

    def run(self) -> None:
        while self.at < len(self.words):
            word = self.words[self.at]
            found = lexicon.leksikon().find(self.words, self.at, self.without)
            if found is not None and not self._is_no_term(word, found):
                self._known(found)
                continue
            self.at += 1
            self._word(word)

    def _is_no_term(self, word: str, found: Cocok) -> bool:
        """Whether a word is one of grammar, or is only by its stem what the lexicon has."""
        if found.panjang > 1:
            return False
        return _is_grammar(word) or _is_silent(word) or (not found.tepat and _says_nothing(word))

    def _known(self, found: Cocok) -> None:
        """Say a concept; a unit of time after "per" is what there is so much of a time."""
        said = self.words[self.at : self.at + found.panjang]
        before = self.words[self.at - 1] if self.at else ""
        self.at += found.panjang
        after = self.words[self.at] if self.at < len(self.words) else ""
        if before == "per" and found.entri.nama == "waktu":
            self._say(f"per {said[0]}", False)
        elif found.entri.nama == "waktu" and said[0] in _PARTS and (after in _ORDINALS or after.isdigit()):
            self.at += 1
            self._say(f"{said[0]} {after}", False)
        elif len(said) == 1 and any(c.isdigit() for c in said[0]):
            self._say(f"{found.entri.nama} {said[0]}", False, said)  # K4 is no K6
        else:
            self._say(found.entri.nama, _is_weak(found.entri), said)

    def _word(self, word: str) -> None:
        before = self.words[self.at - 2] if self.at > 1 else ""
        if before in _SORT and (len(word) == 1 or word in ("ii", "iii", "iv")):
            self._say(f"{before} {word}", False)
        elif word in _NOT:
            self.negated = True
        elif any(c.isdigit() for c in word) or word in _NUMBERS:
            self._number(word)
        elif not _says_nothing(word):
            self._say(_meant(word), _tells_nothing(word), (word,))

    def _number(self, word: str) -> None:
        bare = _NUMBERS.get(word, word.removesuffix("x"))
        after = self.words[self.at] if self.at < len(self.words) else ""
        if after in _SPANS:
            self.at += 1
            self._say(f"{bare} {after}", False)
        elif bare not in ("1", "100", "1000", "100000", "000"):
            self._say(bare, False)

    def _say(self, key: str, weak: bool, words: tuple[str, ...] = ()) -> None:
        key = f"tidak {key}" if self.negated else key
        self.keys.append(key)
        self.said += [(w, key) for w in words or (key,) if not _is_grammar(w)]
        if weak and not self.negated:
            self.weak.add(key)
        self.negated = False


def _is_grammar(word: str) -> bool:
    return word in kelompok("henti")


def _is_weak(entri: Entri) -> bool:
    flags = ("wadah", "semesta", "generik")
    return any(entri.has(f) for f in flags) or entri.nama in _ANYTHING


_ANYTHING = frozenset(("barang", "kasus", "orang", "uang", "waktu", "wilayah"))
"""What may be said of any thing of its class."""


def _tells_nothing(word: str) -> bool:
    return stem(word) in akar("umum") or stem(word) in akar("tak_membedakan")


def _is_silent(word: str) -> bool:
    ukuran = menurut_kata("ukuran").get(word)
    return ukuran is not None and JenisUkuran(ukuran) in _SILENT


def _says_nothing(word: str) -> bool:
    light = kelompok("henti") | kelompok("ringan")
    return _is_silent(word) or word in light or stem(word) in kelompok("ringan") or len(word) < 2


@lru_cache(maxsize=50_000)
def _meant(word: str) -> str:
    """Return the key of a word that the lexicon lacks.

    It is that of what it is made of ("diekspor": ekspor), else of what it is a slip from, else its stem.
    """
    root, known = stem(word), lexicon.leksikon()
    if root != word and (found := known.find((root,), 0)) is not None and found.entri.is_thing:
        return found.entri.nama
    if root in roots() or len(word) < _SHORTEST:
        return root
    near = sorted(w for w in slips(word) & known.kata() if w[0] == word[0])
    found = known.find((near[0],), 0) if near else None
    return found.entri.nama if found is not None else root


_SHORTEST = 5
"""Letters below which a word is one slip from too many others."""


def compare(a: Isi, b: Isi) -> Sisa:
    """Return what only one of two phrases says."""
    left = [k for k in a.kunci if k in a.kuat and k not in b.kunci]
    right = [k for k in b.kunci if k in b.kuat and k not in a.kunci]
    alone = {*left, *right}
    right = _without_parts(left, right, b)
    left = _without_parts(right, left, a)
    right = _without_initials(left, right, a, b)
    left = _without_initials(right, left, b, a)
    if not (any(map(_level, left)) and any(map(_level, right))):
        left, right = (
            [k for k in side if not _level(k) or k == of.head] for side, of in ((left, a), (right, b))
        )
    met = frozenset(k for k in alone.difference(left, right) if not _level(k))
    return Sisa(tuple(left), tuple(right), met | a.kuat & frozenset(b.kunci) | b.kuat & frozenset(a.kunci))


def _level(key: str) -> bool:
    return key in LEVELS


def _without_parts(names: list[str], parts: list[str], other: Isi) -> list[str]:
    """Take out of ``names`` what the other side says in parts ("guru sd": "pendidik sekolah dasar"), with them."""
    said = frozenset(other.kunci)
    for name in list(names):
        whole = next((w for w in _spelled(name) if w <= said), None)
        if whole is not None:
            names.remove(name)
            parts = [p for p in parts if p not in whole]
    return parts


def _without_initials(short: list[str], full: list[str], a: Isi, b: Isi) -> list[str]:
    """Take out of ``short`` an abbreviation of words that the other side writes out, with those words."""
    for word, key in a.kata:
        if key not in short or not _SHORT <= len(word) <= _LONG or not word.isalpha():
            continue
        said = _stands_for(word, b.kata)
        if said and any(k in full for k in said):
            short.remove(key)
            full = [k for k in full if k not in said]
    return full


_SHORT, _LONG = 2, 6
"""Letters of an abbreviation."""


def _stands_for(short: str, words: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The keys of the words, one after another, whose first letters are the letters of ``short``."""
    first = "".join(w[0] for w, _ in words)
    at = first.find(short)
    return frozenset(k for _, k in words[at : at + len(short)]) if at >= 0 else frozenset()


def read_without(term: str, entri: Entri) -> frozenset[str]:
    """Return the telling keys of a term of a concept, read as if the lexicon did not have that concept."""
    reader = _Reader(tuple(_written(tokens(term))), entri)
    reader.run()
    return frozenset(reader.keys) - reader.weak


@lru_cache(maxsize=20_000)
def _spelled(name: str) -> tuple[frozenset[str], ...]:
    """The keys of the words of each term of a concept that has several words."""
    entri = lexicon.leksikon().get(name)
    if entri is None:
        return ()
    return tuple(keys for term in entri.istilah if len(keys := read_without(term, entri)) > 1)
