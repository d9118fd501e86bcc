"""What a ratio wants: a part over the whole it belongs to.

The numerator's head is the denominator's, or a kind of it; the numerator has the condition of the name, and the
denominator is free of it; both speak of one population, place and time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kaskade_graph.errors import Teks
from kaskade_graph.language import frames, lexicon, terms
from kaskade_graph.language.formulas import FormulaTerurai
from kaskade_graph.language.frames import Benda, Bingkai, Keadaan
from kaskade_graph.language.lexicon import Entri
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import IndikatorTerurai
from kaskade_graph.language.relations import Hubungan, relation
from kaskade_graph.language.standing import Segi, stand
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import akar, stem, tokens
from kaskade_graph.text import fold


class Cela(StrEnum):
    """What is wrong with a ratio."""

    SAMA = "sama"
    TERBALIK = "terbalik"
    POPULASI = "populasi"
    TEMPAT = "tempat"
    WAKTU = "waktu"


@dataclass(frozen=True, slots=True)
class Putusan:
    """A fault of a ratio: which, why in words, how sure, and the concepts used."""

    cela: Cela
    teks: Teks
    keyakinan: float
    entri: tuple[str, ...] = ()


def fault(indikator: IndikatorTerurai, formula: FormulaTerurai) -> Putusan | None:
    """Return what is wrong with the ratio of a percentage, gravest first; None where nothing is known to be."""
    return _fault(indikator, formula, lexicon.key())


@lru_cache(maxsize=16_384)
def _fault(indikator: IndikatorTerurai, formula: FormulaTerurai, _lexicon: str) -> Putusan | None:
    """What follows from the texts alone, once: offices print the same ones year after year."""
    if formula.penyebut is None:
        return None
    name = frames.read(indikator.teks)
    out_of = _out_of(name, formula)
    if out_of is not None:
        return out_of if out_of.keyakinan else None
    against = (
        _against(indikator, formula)
        or _per(indikator.teks, formula)
        or _time_below(indikator, formula)
        or _head_below(indikator, formula)
        or _backwards(indikator, formula)
        or _joined_below(name, formula)
    )
    if against is not None or not _is_share(indikator, formula):
        return against
    top, below = frames.read(formula.pembilang.teks), frames.read(formula.penyebut.teks)
    if fold(top.teks) == fold(below.teks):
        return Putusan(
            Cela.SAMA,
            Teks(
                "sama pembilang dan penyebutnya, sehingga hasilnya selalu 100%",
                "has one and the same numerator and denominator, so that it is always 100%",
            ),
            0.95,
        )
    turned = (
        _turned(name, top, below)
        or _said_below(indikator, formula)
        or _says_it_below(indikator, formula)
        or _above_whole(name, formula)
    )
    return turned or _population(top, below) or _of_everyone(name, top, below) or _place(top, below)


def _joined_below(name: Bingkai, formula: FormulaTerurai) -> Putusan | None:
    """Another thing joined by "dan" in the denominator to what name and numerator are about, and only there."""
    known, said = lexicon.leksikon(), tokens(formula.penyebut.teks if formula.penyebut else "")
    if "dan" not in said[1:-1] or {"laki", "perempuan", "pria", "wanita"} & set(said):
        return None
    at = said.index("dan")
    top = frames.read(formula.pembilang.teks)
    spoken = {x.entri for f in (name, top) for x in f.benda if x.entri is not None}
    words = {stem(w) for f in (name, top) for w in tokens(f.teks)}
    before = [
        f.entri for i in range(max(0, at - 3), at) if (f := known.find(said, i)) and i + f.panjang == at
    ]
    after = known.find(said, at + 1)
    if not before or after is None or not after.tepat or before[0] not in spoken:
        return None
    one, other = before[0], after.entri
    added = [stem(w) for w in said[at + 1 : at + 1 + after.panjang]]
    if one.kelas != other.kelas or not one.is_thing or other in spoken or set(added) & words:
        return None
    head = name.kepala.entri if name.kepala else None
    if head is not one and not any(x.entri is one for x in top.benda):
        return None
    if one.is_a(other) or other.is_a(one) or any(other.is_a(e) or e.is_a(other) for e in spoken):
        return None
    more = " ".join(said[at + 1 : at + 1 + after.panjang])
    return Putusan(
        Cela.POPULASI,
        Teks(
            f"membagi dengan “{more}” pula, yang tidak termasuk yang diukur",
            f"divides by “{more}” as well, which is no part of what is measured",
        ),
        0.85,
        (one.nama, other.nama),
    )


_FINE = Putusan(Cela.POPULASI, Teks("", ""), 0.0)


def _out_of(name: Bingkai, formula: FormulaTerurai) -> Putusan | None:
    """A figure that is known to be out of one thing ("kematian bayi" out of live births), and divided by another."""
    known = lexicon.leksikon()
    figure = name.kepala.entri if name.kepala else None
    if figure is None or figure.kelas not in ("ukur", "kasus") or not figure.dari or formula.penyebut is None:
        return None
    below = frames.read(formula.penyebut.teks).kepala
    whole = [e for e in map(known.get, figure.dari) if e is not None]
    if below is None or below.entri is None or not whole:
        return None
    if any(
        below.entri.is_a(e) or e.is_a(below.entri) or relation(e, below.entri) is Hubungan.UNKNOWN
        for e in whole
    ):
        return _FINE
    return Putusan(
        Cela.POPULASI,
        Teks(
            f"membagi dengan “{below.teks}”, padahal ukuran ini dihitung terhadap {whole[0].nama}",
            f"divides by “{below.teks}”, but this figure is out of {whole[0].nama}",
        ),
        0.9,
        (figure.nama, whole[0].nama, below.entri.nama),
    )


_PER = re.compile(r"\b(?:terhadap|berbanding|dibanding(?:kan)?(?: dengan)?|per)\b", re.IGNORECASE)


def _against(indikator: IndikatorTerurai, formula: FormulaTerurai) -> Putusan | None:
    """A ratio of one thing to another whose formula divides the other by the one."""
    parts = _PER.split(indikator.teks, maxsplit=1)
    if indikator.ukuran is None or indikator.ukuran.jenis is not JenisUkuran.RASIO or len(parts) < 2:
        return None
    one, other = (frames.read(p).kepala for p in parts)
    assert formula.penyebut is not None
    top, below = (frames.read(p.teks).kepala for p in (formula.pembilang, formula.penyebut))
    first, second, above, under = (x.entri if x is not None else None for x in (one, other, top, below))
    if one is None or first is None or second is None or above is None or under is None:
        return None
    same = (Hubungan.SAME,)
    if relation(first, under) not in same or relation(second, above) not in same:
        return None
    return Putusan(
        Cela.TERBALIK,
        Teks(
            f"terbalik: “{one.teks}” menjadi penyebut, padahal seharusnya pembilang",
            f"is upside down: “{one.teks}” is the denominator, and should be the numerator",
        ),
        0.9,
        (first.nama, second.nama),
    )


def _per(text: str, formula: FormulaTerurai) -> Putusan | None:
    """So much of one thing for each of another, by a name or unit, whose formula divides the other by the one."""
    parts = _PER.split(text, maxsplit=1)
    if len(parts) < 2 or formula.penyebut is None:
        return None
    one, other = (terms.read(p).kuat for p in parts)
    top, below = (frozenset(terms.read(p.teks).kunci) for p in (formula.pembilang, formula.penyebut))
    if not one or not other or not one <= below or not other <= top or one <= top or other <= below:
        return None
    return _upside_down(parts[0], (*sorted(one), *sorted(other)))


def _upside_down(what: str, entri: tuple[str, ...]) -> Putusan:
    said = " ".join(tokens(what))
    return Putusan(
        Cela.TERBALIK,
        Teks(
            f"terbalik: “{said}” menjadi penyebut, padahal seharusnya pembilang",
            f"is upside down: “{said}” is the denominator, and should be the numerator",
        ),
        0.9,
        entri,
    )


def _time_below(indikator: IndikatorTerurai, formula: FormulaTerurai) -> Putusan | None:
    """How long something takes on average, whose formula divides the number of things by the time."""
    times = {"hari", "jam", "menit", "bulan", "minggu", "waktu", "lama"}
    long = {"waktu", "lama", "durasi"} & set(tokens(indikator.teks)[:3])
    rate = indikator.ukuran is not None and indikator.ukuran.jenis in (JenisUkuran.WAKTU, JenisUkuran.RASIO)
    if not long or not rate or formula.berpersen or formula.penyebut is None:
        return None
    top, below = (set(tokens(p.teks)[:3]) & times for p in (formula.pembilang, formula.penyebut))
    return _upside_down(formula.penyebut.teks, ("waktu",)) if below and not top else None


_BACKWARDS = re.compile(
    r"\btahun\s+(?:lalu|sebelumnya|n\s*-\s*1)\b[^/:÷]*?\b(?:dikurangi|dikurang|minus|-)\s.*?"
    r"\btahun\s+(?:ini|berjalan|n)\b(?!\s*-)",
    re.IGNORECASE,
)


def _backwards(indikator: IndikatorTerurai, formula: FormulaTerurai) -> Putusan | None:
    """A growth whose formula takes this year from the last."""
    said = set(tokens(indikator.teks))
    rising = {"pertumbuhan", "kenaikan", "peningkatan", "laju"} & said
    falling = {"penurunan", "pengurangan", "menurunnya", "turunnya", "berkurangnya"} & said
    if not rising or falling or not _BACKWARDS.search(formula.pembilang.teks):
        return None
    return Putusan(
        Cela.TERBALIK,
        Teks(
            "terbalik: angka tahun ini dikurangkan dari angka tahun lalu, sehingga kenaikan menjadi negatif",
            "is upside down: this year's figure is taken from last year's, so that a rise is negative",
        ),
        0.9,
        ("kenaikan",),
    )


_AVERAGED = ("rata", "rerata", "rasio", "tingkat", "angka", "nilai")


def _head_below(indikator: IndikatorTerurai, formula: FormulaTerurai) -> Putusan | None:
    """An average or rate of what its formula divides by, and does not count."""
    ukuran = indikator.ukuran
    if ukuran is None or ukuran.kata not in _AVERAGED or formula.penyebut is None or formula.berpersen:
        return None
    name, top, below = (terms.read(t.teks) for t in (indikator, formula.pembilang, formula.penyebut))
    if not name.head or name.head != below.head or name.head in top.kunci or not top.head:
        return None
    return _upside_down(name.head, (name.head, top.head))


def _said_below(indikator: IndikatorTerurai, formula: FormulaTerurai) -> Putusan | None:
    """Each word of the condition of the name stands in the denominator, and none in the numerator."""
    assert formula.penyebut is not None
    asked = {stem(w) for w in indikator.keadaan if w not in kelompok("henti")} - akar("umum")
    below = {stem(w) for w in formula.penyebut.keadaan}
    if not asked or {stem(w) for w in formula.pembilang.keadaan} & {stem(w) for w in tokens(indikator.teks)}:
        return None
    if not asked <= below or asked & {stem(w) for w in tokens(formula.pembilang.teks)}:
        return None
    heads = [frames.read(p.teks).kepala for p in (indikator, formula.pembilang, formula.penyebut)]
    if any(h is None for h in heads) or len({h.entri.nama if h.entri else h.teks for h in heads if h}) > 1:
        return None
    return _upside_down(" ".join(indikator.keadaan), tuple(sorted(asked)))


def _above_whole(name: Bingkai, formula: FormulaTerurai) -> Putusan | None:
    """All that is counted above is divided by those of it that are in some state: never less than 100%."""
    assert formula.penyebut is not None
    if any(_has(frames.read(formula.pembilang.teks), k) for k in name.keadaan):
        return None
    top, below = frames.read(formula.pembilang.teks), frames.read(formula.penyebut.teks)
    left = terms.compare(terms.read(top.teks), terms.read(below.teks))
    states = {k.entri.nama if k.benar else f"tidak {k.entri.nama}" for k in below.syarat}
    said = {k.entri.nama for k in top.syarat if _is_looked_at(k)}
    if not left.bersama or not set(left.satu) <= said or not left.lain or not set(left.lain) <= states:
        return None
    if top.asing or not all(map(_is_looked_at, top.syarat)):
        return None
    return _upside_down(" ".join(formula.penyebut.keadaan), left.lain)


_LOOKED_AT = frozenset(("awas", "lapor", "mohon"))


def _is_looked_at(one: Keadaan) -> bool:
    """Whether a condition is of all of them before it is known how they are: examined, reported, asked for."""
    return any(e.nama in _LOOKED_AT for e in (one.entri, *one.entri.above()))


def _says_it_below(indikator: IndikatorTerurai, formula: FormulaTerurai) -> Putusan | None:
    """All that the name says stands in the denominator, and the numerator says less of it and nothing else."""
    assert formula.penyebut is not None
    name = terms.read(indikator.teks)
    below = terms.compare(name, terms.read(formula.penyebut.teks))
    top = terms.compare(name, terms.read(formula.pembilang.teks))
    if not below.same or not top.satu or top.lain or not top.bersama:
        return None
    if any(w in indikator.keadaan for w in formula.pembilang.keadaan):
        return None  # the name says what is above as well
    return _upside_down(" ".join(formula.penyebut.keadaan) or formula.penyebut.teks, top.satu)


def _is_share(indikator: IndikatorTerurai, formula: FormulaTerurai) -> bool:
    if indikator.ukuran is None:
        return formula.berpersen
    if indikator.ukuran.kata in _COMPOSED:
        return False
    return indikator.ukuran.jenis is JenisUkuran.PERSENTASE or (
        formula.berpersen and indikator.ukuran.jenis is not JenisUkuran.LAJU
    )


_COMPOSED = frozenset(("indeks", "nilai", "skor", "rasio"))
"""Measures that are no share even where they are multiplied by a hundred: one figure against another."""


def _turned(name: Bingkai, top: Bingkai, below: Bingkai) -> Putusan | None:
    """The condition of the name stands in the denominator, and not in the numerator."""
    stated = [k for k in name.keadaan if not _is_matter(name, k)]
    asked = [k for k in stated if not k.entri.has("semesta")] or stated
    in_top, in_below = [k for k in asked if _has(top, k)], [k for k in asked if _has(below, k)]
    if not in_below or in_top or _other_conditions(top, asked):
        return None
    about = name.kepala is None or below.kepala is None or not _strange(name.kepala, below.kepala)
    if not about:
        return None
    word = in_below[0].teks
    return Putusan(
        Cela.TERBALIK,
        Teks(
            f"terbalik: yang “{word}” menjadi penyebut, padahal seharusnya pembilang",
            f"is upside down: what is “{word}” is the denominator, and should be the numerator",
        ),
        0.9,
        (in_below[0].entri.nama,),
    )


def _is_matter(name: Bingkai, one: Keadaan) -> bool:
    """Whether a noun of doing behind the first thing ("temuan pengelolaan keuangan") says what it is about."""
    said, head, word = tokens(name.teks), name.kepala, one.kata[0]
    if head is None or not (word.startswith("pe") and word.endswith("an")):
        return False
    return head.kata[0] in said and word in said and said.index(word) > said.index(head.kata[0])


def _other_conditions(top: Bingkai, asked: list[Keadaan]) -> bool:
    """Whether the numerator has conditions that tell, of its own."""
    return any(not any(relation(k.entri, a.entri) is Hubungan.SAME for a in asked) for k in top.syarat)


def _has(frame: Bingkai, one: Keadaan) -> bool:
    near = (Hubungan.SAME, Hubungan.NARROWER)
    return any(relation(one.entri, k.entri) in near and k.benar is one.benar for k in frame.keadaan)


def _strange(a: Benda, b: Benda) -> bool:
    if a.entri is None or b.entri is None:
        return False
    return relation(a.entri, b.entri) in (Hubungan.SIBLING, Hubungan.UNRELATED)


_AMOUNTS = (JenisUkuran.BESARAN, JenisUkuran.INDEKS)


def _population(top: Bingkai, below: Bingkai) -> Putusan | None:
    """What is counted below is no whole of what is counted above."""
    if below.kepala is None or (
        below.kepala.entri is not None and below.kepala.entri.kelas in ("waktu", "ukur")
    ):
        return None
    if below.kepala.entri is not None and below.kepala.entri.has("semesta"):
        return None  # a budget, a plan, a need: the whole of anything measured so
    if top.ukuran and below.ukuran and top.ukuran.jenis is below.ukuran.jenis in _AMOUNTS:
        return None  # an area out of an area, money out of money: that of a thing out of that of a whole
    how = stand(top, below)
    if how.segi not in (Segi.BENDA, Segi.POPULASI) or not how.differs or how.keyakinan < 0.7:
        return None
    return Putusan(
        Cela.POPULASI,
        Teks(
            f"membagi “{how.satu}” dengan “{how.lain}”, yang bukan keseluruhannya",
            f"divides “{how.satu}” by “{how.lain}”, which is not the whole it belongs to",
        ),
        how.keyakinan,
        how.entri,
    )


def _of_everyone(name: Bingkai, top: Bingkai, below: Bingkai) -> Putusan | None:
    """People of a sort, picked out by a condition, that are divided by the people of some age, or by all people."""
    if name.kepala is None or top.kepala is None or below.kepala is None or not name.keadaan:
        return None
    mine, counted, whole = name.kepala.entri, top.kepala.entri, below.kepala.entri
    if mine is None or counted is None or whole is None or not counted.is_a(mine):
        return None
    sort = mine.kelas == "orang" and not _is_age(mine) and not any(e.dari for e in (mine, *mine.above()))
    if not sort or not _is_age(whole) or whole.has("semesta"):
        return None
    if {stem(w) for w in name.kepala.kata} & {stem(w) for w in below.kepala.kata}:
        return None  # "penduduk" for "penduduk miskin": said short
    return Putusan(
        Cela.POPULASI,
        Teks(
            f"membagi “{name.kepala.teks}” dengan “{below.kepala.teks}”, yang bukan keseluruhannya",
            f"divides “{name.kepala.teks}” by “{below.kepala.teks}”, which is not the whole it belongs to",
        ),
        0.8,
        (mine.nama, whole.nama),
    )


def _is_age(one: Entri) -> bool:
    """Whether people are meant by their age, or all people."""
    return any(e.nama in ("penduduk", "penduduk usia") for e in (one, *one.above()))


def _place(top: Bingkai, below: Bingkai) -> Putusan | None:
    if top.tempat and below.tempat and {fold(t) for t in top.tempat} != {fold(t) for t in below.tempat}:
        return Putusan(
            Cela.TEMPAT,
            Teks(
                f"membandingkan tempat yang berlainan: {top.tempat[0]} dan {below.tempat[0]}",
                f"compares different places: {top.tempat[0]} and {below.tempat[0]}",
            ),
            0.9,
        )
    if top.tahun and below.tahun and not set(top.tahun) & set(below.tahun):
        return Putusan(
            Cela.WAKTU,
            Teks(
                f"membandingkan tahun yang berlainan: {top.tahun[0]} dan {below.tahun[0]}",
                f"compares different years: {top.tahun[0]} and {below.tahun[0]}",
            ),
            0.8,
        )
    return None
