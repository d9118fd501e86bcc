"""What a measured phrase says, in its parts: the frame of an indikator's name, or of a side of its formula.

A frame is read by grammar (the measure word first; a thing named first is what is counted; what follows *yang*, a
passive verb or a word for a state is the condition) and by the lexicon. What neither explains is kept: a judgement
that would rest on it is not made. Reading is pure, and remembered: one frame for each text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kaskade_graph.language import lexicon
from kaskade_graph.language.lexicon import Entri
from kaskade_graph.language.measures import JenisUkuran, Ukuran
from kaskade_graph.language.phrases import split_phrase
from kaskade_graph.language.spelling import slips
from kaskade_graph.language.tables import bagian, baku, kelompok, menurut_kata, singkatan
from kaskade_graph.language.words import akar, plain, roots, stem, syllables, tokens
from kaskade_graph.text import squeeze

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SAYING = frozenset((JenisUkuran.BESARAN, JenisUkuran.LAJU))
"""Measure words that say something of the thing besides: what was realised, how it grew."""
_NOT = frozenset(("belum", "bukan", "non", "tanpa", "tidak", "tdk", "tak"))
_HAVING = frozenset(("ada", "berisi", "memiliki", "mempunyai", "memuat", "mengandung", "terdapat"))
_AT = re.compile(
    r"\b(?:di|pada|dalam|se)\s+(?:wilayah\s+)?(kecamatan|kabupaten|kota|provinsi)\s+([A-Z]\w+(?:\s[A-Z]\w+)*)"
)


@dataclass(frozen=True, slots=True)
class Benda:
    """A thing a phrase names: its words as folded, and its concept; None for words that the lexicon lacks."""

    kata: tuple[str, ...]
    entri: Entri | None
    benar: bool = True
    """Whether it is there: "tanpa konflik" names a thing that is not."""

    @property
    def teks(self) -> str:
        """The words with one space between."""
        return " ".join(self.kata)


@dataclass(frozen=True, slots=True)
class Keadaan:
    """A condition, or what is done: its words, its concept, and whether it is affirmed."""

    kata: tuple[str, ...]
    entri: Entri
    benar: bool = True
    pokok: bool = False
    """Whether it only says what a document or an event is about ("surat pengangkatan")."""

    @property
    def teks(self) -> str:
        """The words, with the negation."""
        return " ".join(self.kata) if self.benar else f"tidak {' '.join(self.kata)}"


@dataclass(frozen=True, slots=True)
class Bingkai:
    """The frame of a phrase.

    ``ukuran`` is the measure word. ``kepala`` is what is counted; ``populasi`` the other things named, which say
    which of them; ``keadaan`` the conditions and what is done; ``tempat`` and ``tahun`` where and when, as printed;
    ``angka`` the other figures; ``asing`` the stems of words that were not understood.
    """

    teks: str
    ukuran: Ukuran | None
    kepala: Benda | None
    populasi: tuple[Benda, ...]
    keadaan: tuple[Keadaan, ...]
    tempat: tuple[str, ...]
    tahun: tuple[int, ...]
    angka: tuple[str, ...]
    asing: tuple[str, ...]
    kerja: bool = False
    """Whether it begins with work ("pembinaan desa"): what is counted may be that."""

    @property
    def benda(self) -> tuple[Benda, ...]:
        """All things named, what is counted first."""
        return (self.kepala, *self.populasi) if self.kepala else self.populasi

    @property
    def syarat(self) -> tuple[Keadaan, ...]:
        """The conditions that tell some things from others: not that they are there, nor that work is done."""
        return tuple(
            k for k in self.keadaan if not (k.pokok or k.entri.has("semesta") or k.entri.has("generik"))
        )


def read(text: str) -> Bingkai:
    """Return the frame of a measured phrase.

    >>> frame = read("Persentase gangguan ketertiban yang tidak diselesaikan")
    >>> frame.kepala.entri.nama, [(k.entri.nama, k.benar) for k in frame.keadaan]
    ('gangguan', [('selesai', False)])
    >>> read("Jumlah siswa SMP penerima beasiswa").kepala.entri.nama
    'murid smp'
    """
    return _read(text, lexicon.key())


@lru_cache(maxsize=20_000)
def _read(text: str, _key: str) -> Bingkai:
    flat = squeeze(plain(text))
    tempat = tuple(squeeze(" ".join(m)) for m in _AT.findall(flat))
    tahun = tuple(int(y) for y in _YEAR.findall(flat))
    ukuran, objek, keadaan = split_phrase(flat)
    figure = _figure(flat)
    said = (ukuran.kata,) if ukuran is not None and ukuran.jenis in _SAYING else ()
    parts = _Scanner()
    if figure is not None:
        parts.head = figure
        objek = _without(objek, figure.kata)
    parts.scan((*said, *_spelt(objek)))
    parts.condition(_spelt(keadaan))
    return Bingkai(
        flat,
        ukuran,
        parts.head,
        tuple(parts.things),
        tuple(parts.states),
        tempat,
        tahun,
        tuple(parts.numbers),
        tuple(dict.fromkeys(parts.unknown)),
        parts.work,
    )


def _without(words: tuple[str, ...], taken: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``words`` without those of ``taken``, each left out once."""
    rest = Counter(taken)
    out = []
    for word in words:
        if rest[word]:
            rest[word] -= 1
        else:
            out.append(word)
    return tuple(out)


def _figure(text: str) -> Benda | None:
    """The figure that a phrase begins with and that is known by its whole name ("rata-rata lama sekolah")."""
    said = tokens(text)
    for at in range(min(2, len(said))):
        found = lexicon.leksikon().find(said, at)
        figure = found is not None and found.entri.kelas == "ukur" and found.tepat and found.panjang > 1
        if found is not None and figure and not narrows(said, at + found.panjang):
            return Benda(tuple(said[at : at + found.panjang]), found.entri)
    return None


def narrows(words: Sequence[str], at: int) -> bool:
    """Say whether a condition follows: "penduduk miskin yang terdaftar" is not the figure "penduduk miskin"."""
    return at < len(words) and words[at] == "yang"


def _spelt(words: Sequence[str]) -> tuple[str, ...]:
    """Write out the short forms of running text; an abbreviation the lexicon has stands as it is."""
    out: list[str] = []
    known = lexicon.leksikon()
    for word in words:
        if word in known.kata():
            out.append(word)
            continue
        bare = word.removesuffix("nya")
        if bare != word and len(bare) > 3 and word not in roots():
            word = bare
        full = bagian("ringkas").get(word, singkatan().get(word, word))
        out += [_meant(w) for w in baku().get(full, full).split()] or [word]
    return tuple(out)


@lru_cache(maxsize=20_000)
def _meant(word: str) -> str:
    """Return a misspelt word as it was meant, where a word of the lexicon is one slip away and it is none itself."""
    if len(word) < _SHORTEST or not word.isalpha() or word in roots() or word in lexicon.leksikon().kata():
        return word
    if stem(word) in roots() and syllables(stem(word)) > 1:
        return word
    near = sorted(w for w in slips(word) & lexicon.leksikon().kata() if w[0] == word[0] and _is_word(w))
    return near[0] if near else word


def _is_word(word: str) -> bool:
    """Whether it is a word of the language: no name of a system or short form is meant by another."""
    return word in roots() or stem(word) in roots()


_SHORTEST = 6
"""Letters below which a word is one slip from too many others."""


class _Scanner:
    """Sorts the words of one phrase into things, conditions, figures and the unknown."""

    def __init__(self) -> None:
        self.head: Benda | None = None
        self.things: list[Benda] = []
        self.states: list[Keadaan] = []
        self.numbers: list[str] = []
        self.unknown: list[str] = []
        self.opened = self.work = False

    def scan(self, words: tuple[str, ...]) -> None:
        self._walk(words)

    def condition(self, words: tuple[str, ...]) -> None:
        self.opened = True
        self._walk(words)

    def _walk(self, words: tuple[str, ...]) -> None:
        at, negated = 0, False
        known = lexicon.leksikon()
        while at < len(words):
            word = words[at]
            found = known.find(words, at)
            if negated and word in _HAVING and (found is None or found.panjang == 1):
                at += 1  # "tidak memuat catatan" is "tanpa catatan"
                continue
            if found is not None and not self._is_grammar(word, found.panjang):
                said = tuple(words[at : at + found.panjang])
                if found.entri.is_thing:
                    self._thing(Benda(said, found.entri, not negated))
                    negated = negated and found.entri.kelas == "kasus" and found.entri.induk is None
                else:
                    self.work |= self.head is None and not self.states and not self.opened
                    self.states.append(Keadaan(said, found.entri, not negated, self._is_about(said)))
                    negated = False
                at += found.panjang
                continue
            at += 1
            if word in _NOT:
                negated = True
            elif word.isdigit() or any(c.isdigit() for c in word):
                self.numbers.append(word)
            elif not says_nothing(word):
                self.unknown.append(stem(word))
                self._thing(Benda((word,), None, not negated))
                negated = False

    def _is_about(self, said: tuple[str, ...]) -> bool:
        """Whether what comes now says what the thing named before is about ("kesalahan penetapan")."""
        if self.opened or self.head is None or self.head.entri is None:
            return False
        noun = said[0].startswith("pe") and said[0].endswith("an")
        if self.head.entri.kelas == "kasus" and noun and not self.things:
            return True
        return self.head.entri.kelas in ("dokumen", "kegiatan", "jasa", "pekerjaan")

    @staticmethod
    def _is_grammar(word: str, length: int) -> bool:
        return length == 1 and word in kelompok("henti")

    def _thing(self, benda: Benda) -> None:
        if self.head is None and not self.opened:
            self.head = benda
        else:
            self.things.append(benda)


def says_nothing(word: str) -> bool:
    """Say whether a folded word is one of grammar or measure, or of those that stand beside anything."""
    return (
        word in kelompok("henti")
        or word in kelompok("ringan")
        or word in kelompok("paling")
        or word in menurut_kata("ukuran")
        or stem(word) in akar("umum")
        or len(word) < 2
    )


def words_of(frame: Bingkai) -> frozenset[str]:
    """Return the stems of all content words of a phrase."""
    return frozenset(stem(t) for t in tokens(frame.teks) if t not in kelompok("henti"))


@lru_cache(maxsize=20_000)
def canon(frame: Bingkai) -> frozenset[str]:
    """Return what a frame says, each part by its preferred term: equal for two wordings of one thing."""
    telling = [x for x in frame.benda if not (x.entri and x.entri.has("wadah"))] or frame.benda
    things = (f"{'' if x.benar else 'tanpa '}{x.entri.nama if x.entri else stem(x.kata[0])}" for x in telling)
    telling_states = (k for k in frame.keadaan if not k.entri.has("generik"))
    states = (k.entri.nama if k.benar else f"tidak {k.entri.nama}" for k in telling_states)
    return frozenset((*things, *states, *frame.angka))
