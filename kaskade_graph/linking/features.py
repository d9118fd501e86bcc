"""What an indikator says, in the parts that decide whether another one measures the same.

Measure word, stems of what is counted and under which condition, kind of what is counted, formula, unit,
direction, and the official line of work it belongs to. Two wordings of one thing often have the same
:class:`Ciri`, so comparing is done on distinct ones.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.language import frames, lexicon, terms
from kaskade_graph.language.formulas import parse_formula
from kaskade_graph.language.frames import Bingkai
from kaskade_graph.language.measures import JenisUkuran, find_ukuran
from kaskade_graph.language.phrases import Terurai, parse_indikator, without_place
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.terms import Isi
from kaskade_graph.language.words import tokens
from kaskade_graph.linking.evidence import Rumusan
from kaskade_graph.linking.lines import Lini
from kaskade_graph.linking.wording import (
    Sisi,
    full,
    kind_of_unit,
    named,
    ordered,
    sides,
    stems,
    unit,
    without_names,
)
from kaskade_graph.model import Arah, Indikator, Jenis, Kaskade
from kaskade_graph.text import fold

PERIODE = frozenset(("bulan", "hari", "minggu", "jam", "tahun", "triwulan", "semester"))
"""What is counted when an office counts the time it worked: never the same as the work."""
_COUNTS = frozenset((JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI))
_SHARES = frozenset(
    (JenisUkuran.PERSENTASE, JenisUkuran.RASIO, JenisUkuran.LAJU, JenisUkuran.INDEKS, JenisUkuran.BESARAN)
)
"""What is a percentage when its unit is percent, whatever word it begins with."""

_OUT_OF = frozenset(("dibanding", "dibandingkan", "terhadap"))
"""Words of a name after which stands of what its share is taken."""

_NOTHING = Rumusan(Isi((), frozenset()))


@dataclass(frozen=True, slots=True)
class Ciri:
    """The features of one indikator. Two indikator with equal features are worded alike.

    ``ukuran`` is how it is counted, from the measure word, else from formula or unit, None when nothing
    says; ``objek`` and ``keadaan`` are stems; ``rumus`` are the stems of the numerator, None without a
    formula; ``kepala`` is the stem of the thing itself, ``sisi`` what its words exclude;
    ``garis`` is the key of the official line and ``jenis`` the level it is measured on.
    """

    ukuran: JenisUkuran | None
    objek: frozenset[str]
    keadaan: frozenset[str]
    kepala: str | None
    sisi: frozenset[Sisi]
    kelas: str | None
    rumus: frozenset[str] | None
    berrasio: bool
    satuan: str | None
    arah: Arah | None
    garis: str | None
    jenis: Jenis | None
    bingkai: Bingkai | None = None
    """The frame of the name, by which its meaning is compared."""
    atas: Bingkai | None = None
    bawah: Bingkai | None = None
    """The frames of numerator and denominator of the formula."""

    rumusan: Rumusan = _NOTHING
    """What name and formula say, term by term."""

    berpenyebut: bool = False
    """Whether the name itself says of what its share is taken."""

    _hash: int = field(default=0, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """The hash of all that is compared, worked out once: verdicts are looked up by it over and over."""
        if not self._hash:
            told = tuple(getattr(self, f.name) for f in dataclasses.fields(self) if f.compare)
            object.__setattr__(self, "_hash", hash(told) or 1)
        return self._hash

    def __reduce__(self) -> tuple[type[Ciri], tuple[object, ...]]:
        """Without the hash, which another process would make otherwise."""
        return Ciri, tuple(getattr(self, f.name) for f in dataclasses.fields(self) if f.init)

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
    return [item(graf, lini, iri) for iri in graf.sort(kaskade.indikator) if is_named(kaskade.indikator[iri])]


def is_named(indikator: Indikator) -> bool:
    """Whether an indikator has a name that can be compared."""
    return bool(indikator.label and fold(indikator.label))


def item(graf: GrafKaskade, lini: Lini, iri: str) -> Butir:
    """Return one named indikator of the cascade of ``graf``."""
    kaskade, owner = graf.kaskade, graf.owner(iri)
    indikator = kaskade.indikator[iri]
    ciri = features(indikator, frozenset(tokens(kaskade.unit.nama)))
    garis = lini.line_key(owner) if owner else None
    ciri = replace(ciri, garis=garis, jenis=graf.level(iri))
    return Butir(iri, kaskade.iri, owner, indikator.label or "", ciri)


def features(indikator: Indikator, place: frozenset[str] = frozenset()) -> Ciri:
    """Return the features that the indikator itself gives; ``place`` are words of the unit's own name."""
    texts = indikator.label or "", indikator.formulasi, indikator.satuan
    return _features(*texts, indikator.arah, place, lexicon.key())


@lru_cache(maxsize=50_000)
def _features(
    label: str,
    formulasi: str | None,
    satuan: str | None,
    arah: Arah | None,
    place: frozenset[str],
    _lexicon: str,
) -> Ciri:
    """What follows from the texts, once: an office prints the same ones year after year."""
    name = _name(label, place, _lexicon)
    formula = _formula(formulasi, place, _lexicon) if formulasi else None
    satuan = unit(satuan)
    return Ciri(
        ukuran=_measure(name.ukuran, formula, satuan),
        objek=name.objek,
        keadaan=name.keadaan,
        kepala=name.kepala,
        sisi=name.sisi,
        kelas=name.kelas or kind_of_unit(satuan),
        rumus=formula.rumus if formula else None,
        berrasio=formula.berrasio if formula else False,
        satuan=satuan,
        arah=arah,
        garis=None,
        jenis=None,
        bingkai=_frame(label),
        atas=formula.atas if formula else None,
        bawah=formula.bawah if formula else None,
        rumusan=Rumusan(
            name.istilah, formula.istilah if formula else None, formula.penyebut if formula else None
        ),
        berpenyebut=not _OUT_OF.isdisjoint(tokens(label)),
    )


def _says(text: str, place: frozenset[str]) -> Isi:
    """Return what a text says, without the names of the unit and of any kecamatan."""
    words = without_names(tuple(tokens(without_place(text))))
    return terms.read(" ".join(w for w in words if w not in place))


def _frame(text: str) -> Bingkai:
    """Return the frame of a text without its letters: what is compared is what it says."""
    return replace(frames.read(full(text)), teks="", tahun=())


@dataclass(frozen=True, slots=True)
class _Bagian:
    """What one text gives."""

    ukuran: JenisUkuran | None
    objek: frozenset[str] = frozenset()
    keadaan: frozenset[str] = frozenset()
    kepala: str | None = None
    sisi: frozenset[Sisi] = frozenset()
    kelas: str | None = None
    rumus: frozenset[str] = frozenset()
    berrasio: bool = False
    atas: Bingkai | None = None
    bawah: Bingkai | None = None
    istilah: Isi = _NOTHING.nama
    penyebut: Isi | None = None


@lru_cache(maxsize=50_000)
def _name(label: str, place: frozenset[str], _lexicon: str) -> _Bagian:
    label = full(label)
    parts = parse_indikator(label)
    if parts.ukuran is not None and parts.ukuran.kata == "tingkat" and find_ukuran(parts.objek[:1]):
        # "Tingkat persentase ..." is a percentage.
        parts = parse_indikator(" ".join(tokens(label)[parts.ukuran.urutan + 1 :]))
    thing = named(_thing(parts.objek, place)) or named(parts.objek)
    while len(thing) > 1 and find_ukuran(thing[:1]):  # "Nilai indeks ...", "Persentase cakupan ..."
        thing = thing[1:]
    state = named(w for w in parts.keadaan if w not in place)
    return _Bagian(
        ukuran=parts.ukuran.jenis if parts.ukuran else None,
        objek=stems(thing),
        keadaan=stems(state),
        kepala=next(ordered(w for w in thing if w not in kelompok("pengantar_pokok")), None),
        sisi=sides(named(w for w in tokens(label) if w not in place)),
        kelas=_kelas(parts),
        istilah=_says(label, place),
    )


@lru_cache(maxsize=50_000)
def _formula(text: str, place: frozenset[str], _lexicon: str) -> _Bagian:
    parts = parse_formula(full(text))
    top = parts.pembilang
    whole = stems(named(w for w in top.objek + top.keadaan if w not in place))
    jenis = top.ukuran.jenis if top.ukuran else None
    if parts.berpersen:
        jenis = JenisUkuran.PERSENTASE
    below = _frame(parts.penyebut.teks) if parts.penyebut else None
    return _Bagian(
        jenis,
        rumus=whole,
        berrasio=parts.berrasio,
        atas=_frame(top.teks),
        bawah=below,
        istilah=_says(top.teks, place),
        penyebut=_says(parts.penyebut.teks, place) if parts.penyebut else None,
    )


def _thing(objek: tuple[str, ...], place: frozenset[str]) -> Iterator[str]:
    """Yield the words of what is measured, without the word for the unit it comes in before them."""
    first = next((w for w in objek if w not in kelompok("henti")), None)
    skip = first in kelompok("takaran")
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


def _measure(said: JenisUkuran | None, formula: _Bagian | None, satuan: str | None) -> JenisUkuran | None:
    """Return how it is counted: from its word, else its formula, else its unit."""
    if satuan == "%" and (said is None or said in _SHARES):
        return JenisUkuran.PERSENTASE
    if said is not None:
        return said
    if formula is not None and formula.ukuran is not None:
        return formula.ukuran
    return JenisUkuran.INDEKS if satuan in ("indeks", "nilai") else None


def same_measure(a: JenisUkuran | None, b: JenisUkuran | None) -> bool | None:
    """Say whether two are counted in the same way: a number of times is a count; None when not known."""
    if a is None or b is None:
        return None
    return a is b or {a, b} <= _COUNTS
