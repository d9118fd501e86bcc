"""Words of an indikator brought to one form: written out, spelt as meant, named as everyone names it.

What two offices write for one thing has then the same stems, and what excludes one another (provided and
maintained, desa and kelurahan, RKA and DPA) is known as such. The words are data: ``data/bahasa/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from kaskade_graph.language.spelling import Kosakata
from kaskade_graph.language.tables import bagian, baku, kelompok, menurut_kata, singkatan, sumbu
from kaskade_graph.language.words import roots, stem
from kaskade_graph.registers import nomenklatur, regions
from kaskade_graph.text import fold

Sisi = tuple[str, str]
"""An axis, and the side of it that a word stands on: (barang, pelihara)."""

_KATA = re.compile(r"[^\W\d_]+\.?")
_FRASA = (
    (re.compile(r"\b(?:(?:organisasi|satuan kerja) )?perangkat daerah\b"), "skpd"),
    (re.compile(r"\brukun tetangga\b"), "rt"),
    (re.compile(r"\brukun warga\b"), "rw"),
    (re.compile(r"(?<=\baparatur )sipil negara\b|(?<=\bpegawai )negeri sipil\b"), ""),
)
"""The full name of what goes by a short one, and the rest of one whose first word says it already."""
_MENURUT = re.compile(
    r"\bsesuai(?: dengan)? (?:ketentuan|peraturan)(?: peraturan)?(?: perundang\W?-?\s?undangan)?(?: yang berlaku)?",
    re.IGNORECASE,
)
"""That it is done as the law says: said of anything."""
_SATUAN = {
    "persen": "%",
    "percent": "%",
    "pct": "%",
    "days": "hari",
    "hours": "jam",
    "minutes": "menit",
    "months": "bulan",
    "years": "tahun",
    "people": "orang",
    "persons": "orang",
    "visitors": "orang",
    "cases": "kasus",
    "times": "kali",
    "score": "skor",
    "points": "poin",
    "index": "indeks",
    "persentase": "%",
    "prosen": "%",
    "": "%",
    "kk": "keluarga",
    "dok": "dokumen",
    "lap": "laporan",
    "bh": "buah",
    "ob": "orang bulan",
    "org": "orang",
    "rp": "rupiah",
    "hektar": "ha",
    "hektare": "ha",
}
_SHORTEST = 5
"""Letters below which a word is not taken for a misspelling."""
_LONGEST_NAME = 3
"""Words in the longest name of a kecamatan that is looked for."""


def full(text: str) -> str:
    """Return ``text`` with short forms written out and documents by their short name, the rest as it is.

    >>> full("Jml dok. perencanaan yg disusun"), full("Jumlah dokumen Rencana Kerja")
    ('jumlah dokumen perencanaan yang disusun', 'Jumlah dokumen renja')
    """

    def write(match: re.Match[str]) -> str:
        return bagian("ringkas").get(fold(match[0]), match[0])

    text = _MENURUT.sub(" ", _KATA.sub(write, text))
    for pattern, short in _papers():
        text = pattern.sub(short, text)
    return text


def unit(satuan: str | None) -> str | None:
    """Return a unit folded: percent in whatever form is ``%``; None when there is none.

    >>> unit("Persen"), unit(" Orang/Bulan"), unit(None)
    ('%', 'orang bulan', None)
    """
    if satuan is None or not satuan.strip():
        return None
    folded = fold(satuan)
    return _SATUAN.get(folded, folded)


def kind_of_unit(satuan: str | None) -> str | None:
    """Return the kind of thing that a folded unit counts, None when it is not known.

    >>> kind_of_unit("orang bulan"), kind_of_unit("paket"), kind_of_unit("%")
    ('orang', 'barang', None)
    """
    return menurut_kata("golongan").get((satuan or "").split(" ")[0])


def named(words: Iterable[str]) -> tuple[str, ...]:
    """Return folded words without grammar and names of kecamatan, each in the form that all share.

    >>> named(("rka", "dan", "renja", "opd", "kecamatan", "sokaraja"))
    ('rka', 'renja', 'skpd', 'kecamatan')
    """
    text = " ".join(without_names(tuple(words)))
    for pattern, short in _FRASA:
        text = pattern.sub(short, text)
    return tuple(word for word in _written(text.split()) if word not in kelompok("henti") or excludes(word))


def sides(words: Iterable[str]) -> frozenset[Sisi]:
    """Return the axes that ``words`` say something on, each with its side."""
    said, before = set[Sisi](), ""
    for word in words:
        bare = word.removesuffix("nya")
        if bare in sumbu() and f"{before} {word}" not in kelompok("nama_tempat"):
            said.add(sumbu()[bare])
        before = word
    return frozenset(said)


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of words that :func:`named` gave; ``non`` is one with what it negates.

    >>> sorted(stems(named(("non", "perizinan", "dan", "perizinan"))))
    ['izin', 'nonizin']
    """
    return frozenset(ordered(words))


def ordered(words: Iterable[str]) -> Iterator[str]:
    """Yield the stems of words in their order."""
    negated = False
    for word in words:
        if word == "non":
            negated = True
            continue
        if word.startswith("non") and stem(word[3:]) in roots() and stem(word) not in roots():
            negated, word = True, word[3:]
        yield ("non" if negated else "") + _stem(word)
        negated = False


def excludes(root: str) -> bool:
    """Say whether a stem makes another thing of what it stands with.

    >>> excludes("nonizin"), excludes("perubahan"), excludes("izin")
    (True, True, False)
    """
    return (
        root in kelompok("negasi")
        or root in kelompok("pembeda")
        or (root.startswith("non") and len(root) > 5)
    )


def _written(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        word = _spelt(_cut(word))
        word = bagian("sebutan").get(word, word)
        if word not in sumbu() and word not in kelompok("unit_sendiri"):
            word = singkatan().get(word, word)
        yield from baku().get(word, word).split()


def _cut(word: str) -> str:
    """Return two words that were written as one apart."""
    for joined, apart in bagian("rangkai").items():
        if joined in word:
            return apart
    return word


def without_names(words: tuple[str, ...]) -> Iterator[str]:
    """Yield words but the name after "kecamatan": which one it is says nothing of what is measured."""
    at = 0
    while at < len(words):
        yield words[at]
        at += 1
        if words[at - 1] in ("kecamatan", "kec"):
            at += _name_length(words[at : at + _LONGEST_NAME])


@lru_cache(maxsize=50_000)
def _name_length(words: Sequence[str]) -> int:
    for length in range(len(words), 0, -1):
        if regions.find(" ".join(words[:length]), "kecamatan"):
            return length
    return 0


@cache
def _papers() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The full names of documents, longest first, and the short name that stands for each."""
    papers = {word for word, (axis, _) in sumbu().items() if axis == "naskah"} & singkatan().keys()
    names = sorted(((singkatan()[short], short) for short in papers), key=lambda p: (-len(p[0]), p))
    return tuple((re.compile(_loosely(name), re.IGNORECASE), short) for name, short in names)


def _loosely(name: str) -> str:
    """Return a pattern for a name in which "dan" may be left out."""
    words = [re.escape(w) for w in name.split() if w != "dan"]
    return r"\b" + r"\s+(?:(?:dan|&)\s+)?".join(words) + r"\b"


@lru_cache(maxsize=50_000)
def _spelt(word: str) -> str:
    """Return a misspelt word as it was meant, where a known word is one slip away."""
    if len(word) < _SHORTEST or " " in word or stem(word) in roots() or word in sumbu():
        return word
    found = _kosakata().check(word)
    return fold(found[0].saran) if found else word


@cache
def _kosakata() -> Kosakata:
    register = nomenklatur.load()
    entries = [k for edisi in register.editions() for k in register.all(edisi)]
    texts = [t for k in entries for t in (k.nama, k.indikator) if t]
    # What is listed of the language of indikator is what writers mean, as if the document had it.
    listed = [w for group in ("mutu", "keluaran", "membaik", "buruk", "proses") for w in kelompok(group)]
    return Kosakata(resmi=texts, dokumen=[*texts, *texts, *listed, *listed, *sumbu(), *sumbu()])


@cache
def telling_nothing() -> frozenset[str]:
    """Return the stems that tell nothing of what is measured: the office itself, units, what is done."""
    groups = ("unit_sendiri", "takaran", "pengantar_pokok", "perbuatan_umum")
    return frozenset(_stem(word) for group in groups for word in kelompok(group))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    if (bare := word.removesuffix("nya")) in sumbu():
        return sumbu()[bare][1]
    if excludes(word):
        return word
    root = stem(word)
    return bagian("sepadan").get(root, root)
