"""What an indikator says, in the parts that decide whether another one measures the same.

Measure word, stems of what is counted and under which condition, kind of what is counted, formula, unit,
direction, and the official line of work it belongs to. Two wordings of one thing often have the same
:class:`Ciri`, so comparing is done on distinct ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kaskade_graph import nomenklatur
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.bahasa.ejaan import Kosakata
from kaskade_graph.bahasa.formula import parse_formula
from kaskade_graph.bahasa.indikator import Terurai, parse_indikator
from kaskade_graph.bahasa.kata import akar, roots, stem, tokens
from kaskade_graph.bahasa.tabel import bagian, baku, kelompok, menurut_kata, singkatan
from kaskade_graph.bahasa.ukuran import JenisUkuran, find_ukuran
from kaskade_graph.linking.lines import Lini
from kaskade_graph.model import Arah, Indikator, Jenis, Kaskade
from kaskade_graph.text import fold

PERIODE = frozenset(("bulan", "hari", "minggu", "jam", "tahun", "triwulan", "semester"))
"""What is counted when an office counts the time it worked: never the same as the work."""
_TAKARAN = frozenset(("paket", "unit", "buah", "orang", "dokumen", "laporan", "kali"))
"""Words that only say in what the thing after them is counted; the kind of thing keeps their sense."""
_SEBUTAN = {
    "opd": "perangkat daerah",
    "skpd": "perangkat daerah",
    "pd": "perangkat daerah",
    "asn": "pegawai",
    "pns": "pegawai",
    "aparatur": "pegawai",
    "peserta": "mengikuti",
    "partisipasi": "mengikuti",
    "berpartisipasi": "mengikuti",
    "warga": "masyarakat",
    "kec": "kecamatan",
    "meubelair": "mebel",
    "mebeler": "mebel",
    "pensiun": "purna tugas",
}
"""Words that offices exchange for one another. Since UU 23/2014 what was called SKPD is perangkat daerah."""
_FRASA = re.compile(
    r"\b(?:organisasi (?=perangkat daerah)|(?<=aparatur )sipil negara|(?<=pegawai )negeri sipil)\b"
)
"""The rest of a full name whose first word says it already."""
_SATUAN = {
    "persen": "%",
    "persentase": "%",
    "prosen": "%",
    "": "%",
    "kk": "keluarga",
    "dok": "dokumen",
    "bh": "buah",
    "rp": "rupiah",
    "hektar": "ha",
    "hektare": "ha",
}
_COUNTS = frozenset((JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI))
_SHORTEST = 5
"""Letters below which a word is not taken for a misspelling."""
_MORE_DIFFERENCE = ("perubahan", "tidak", "belum")


@dataclass(frozen=True, slots=True)
class Ciri:
    """The features of one indikator. Two indikator with equal features are worded alike.

    ``ukuran`` is how it is counted, from the measure word, else from formula or unit, None when nothing
    says; ``objek`` and ``keadaan`` are stems; ``rumus`` are the stems of the numerator, None without a
    formula; ``garis`` is the key of the official line and ``jenis`` the level it is measured on.
    """

    ukuran: JenisUkuran | None
    objek: frozenset[str]
    keadaan: frozenset[str]
    kelas: str | None
    rumus: frozenset[str] | None
    berrasio: bool
    satuan: str | None
    arah: Arah | None
    garis: str | None
    jenis: Jenis | None

    @property
    def isi(self) -> frozenset[str]:
        """All stems of the name."""
        return self.objek | self.keadaan


@dataclass(frozen=True, slots=True)
class Butir:
    """One indikator in its place: IRI, cascade, owner (the activity, Tujuan or SasaranStrategis)."""

    iri: str
    kaskade: str
    pemilik: str | None
    label: str
    ciri: Ciri


def items(kaskade: Kaskade, lini: Lini | None = None) -> list[Butir]:
    """Return the indikator of ``kaskade`` that have a name, in the order of the cascade."""
    lini, graf = lini or Lini(kaskade), GrafKaskade(kaskade)
    place = frozenset(tokens(kaskade.unit.nama))
    out = []
    for iri in graf.sort(kaskade.indikator):
        indikator = kaskade.indikator[iri]
        if indikator.label and fold(indikator.label):
            owner = graf.owner(iri)
            ciri = features(indikator, place)
            garis = lini.line_key(owner) if owner else None
            ciri = replace(ciri, garis=garis, jenis=graf.level(iri))
            out.append(Butir(iri, kaskade.iri, owner, indikator.label, ciri))
    return out


def features(indikator: Indikator, place: frozenset[str] = frozenset()) -> Ciri:
    """Return the features that the indikator itself gives; ``place`` are words of the unit's own name."""
    name = _name(indikator.label or "", place)
    formula = _formula(indikator.formulasi or "", place) if indikator.formulasi else None
    satuan = unit(indikator.satuan)
    return Ciri(
        ukuran=name.ukuran or _other_measure(formula, satuan),
        objek=name.objek,
        keadaan=name.keadaan,
        kelas=name.kelas or _kelas_of_unit(satuan),
        rumus=formula.rumus if formula else None,
        berrasio=formula.berrasio if formula else False,
        satuan=satuan,
        arah=indikator.arah,
        garis=None,
        jenis=None,
    )


def unit(satuan: str | None) -> str | None:
    """Return a unit folded: percent in whatever form is ``%``; None when there is none.

    >>> unit("Persen"), unit(" Orang/Bulan"), unit(None)
    ('%', 'orang bulan', None)
    """
    if satuan is None or not satuan.strip():
        return None
    folded = fold(satuan)
    return _SATUAN.get(folded, folded)


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of folded words: abbreviations written out, standard spelling, grammar left out.

    >>> sorted(stems(("non", "perizinan", "dan", "perizinan")))
    ['izin', 'nonperizinan']
    """
    out: list[str] = []
    for word in _FRASA.sub("", " ".join(words)).split():
        word = _spelt(word)
        full = (_SEBUTAN.get(word) or singkatan().get(word) or baku().get(word, word)).split()
        if out and out[-1] == "non":
            out[-1] += full.pop(0)
        out += full
    return frozenset(_stem(w) for w in out if w not in kelompok("henti"))


@lru_cache(maxsize=50_000)
def _spelt(word: str) -> str:
    """Return a misspelt word as it was meant, where a known word is one slip away."""
    if len(word) < _SHORTEST or stem(word) != word or word in roots():
        return word
    found = _kosakata().check(word)
    return fold(found[0].saran) if found else word


@cache
def _kosakata() -> Kosakata:
    register = nomenklatur.load()
    entries = [k for edisi in register.editions() for k in register.all(edisi)]
    return Kosakata(resmi=[t for k in entries for t in (k.nama, k.indikator) if t])


@cache
def pembeda() -> frozenset[str]:
    """Return the stems that make another thing of what they stand with, when only one side has them."""
    return akar("negasi") | frozenset(stem(w) for w in _MORE_DIFFERENCE)


def excludes(root: str) -> bool:
    """Say whether a stem makes another thing of what it stands with.

    >>> excludes("nonperizinan"), excludes("ubah"), excludes("izin")
    (True, True, False)
    """
    return root in pembeda() or (root.startswith("non") and len(root) > 5)


@dataclass(frozen=True, slots=True)
class _Bagian:
    """What one text gives."""

    ukuran: JenisUkuran | None
    objek: frozenset[str]
    keadaan: frozenset[str]
    kelas: str | None
    rumus: frozenset[str] = frozenset()
    berrasio: bool = False


@lru_cache(maxsize=50_000)
def _name(label: str, place: frozenset[str]) -> _Bagian:
    parts = parse_indikator(label)
    if parts.ukuran is not None and parts.ukuran.kata == "tingkat" and find_ukuran(parts.objek[:1]):
        # "Tingkat persentase ..." is a percentage.
        parts = parse_indikator(" ".join(tokens(label)[parts.ukuran.urutan + 1 :]))
    return _Bagian(
        parts.ukuran.jenis if parts.ukuran else None,
        stems(_thing(parts.objek, place)) or stems(parts.objek),
        stems(w for w in parts.keadaan if w not in place),
        _kelas(parts),
    )


@lru_cache(maxsize=50_000)
def _formula(text: str, place: frozenset[str]) -> _Bagian:
    parts = parse_formula(text)
    top = parts.pembilang
    whole = stems(w for w in top.objek + top.keadaan if w not in place)
    jenis = top.ukuran.jenis if top.ukuran else None
    if parts.berpersen:
        jenis = JenisUkuran.PERSENTASE
    return _Bagian(jenis, frozenset(), frozenset(), None, whole, parts.berrasio)


def _thing(objek: tuple[str, ...], place: frozenset[str]) -> Iterator[str]:
    """Yield the words of what is measured, without the word for the unit it comes in before them."""
    first = next((w for w in objek if w not in kelompok("henti")), None)
    skip = first in _TAKARAN
    for word in objek:
        if skip and word == first:
            skip = False
        elif word not in place:
            yield word


def _kelas(parts: Terurai) -> str | None:
    """Return the kind of what is counted: the class of its first word, or ``waktu`` for a span of time."""
    first = next((w for w in parts.objek if w not in kelompok("henti")), None)
    if first in PERIODE:
        return "waktu"
    return parts.kelas.value if parts.kelas else None


def _kelas_of_unit(satuan: str | None) -> str | None:
    first = (satuan or "").split(" ")[0]
    return "waktu" if first in PERIODE else menurut_kata("kelas").get(first)


def _other_measure(formula: _Bagian | None, satuan: str | None) -> JenisUkuran | None:
    if formula is not None and formula.ukuran is not None:
        return formula.ukuran
    if satuan == "%":
        return JenisUkuran.PERSENTASE
    return JenisUkuran.INDEKS if satuan in ("indeks", "nilai") else None


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    root = stem(word)
    return bagian("sepadan").get(root, root)


def same_measure(a: JenisUkuran | None, b: JenisUkuran | None) -> bool | None:
    """Say whether two are counted in the same way: a number of times is a count; None when not known."""
    if a is None or b is None:
        return None
    return a is b or {a, b} <= _COUNTS
