"""Does a formula measure what its indicator says? Compared by what is counted and by when it counts.

The two are set side by side as stems. What decides is, in this order: the same words (the formula only says
the name again); another thing counted (letters against meetings, villages against events); the same thing
under another condition ("dipelihara" against "kondisi baik"); a limit of the indicator that the formula
drops; a condition that the formula adds.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kaskade_graph.language.criteria import samar_akar
from kaskade_graph.language.formulas import FormulaTerurai
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import (
    IndikatorTerurai,
    Kelas,
    Terurai,
    content,
    expand,
    kelas_of,
)
from kaskade_graph.language.sources import written_out
from kaskade_graph.language.spelling import slips
from kaskade_graph.language.tables import bagian, kelompok
from kaskade_graph.language.words import akar, stem, tokens

_TERHITUNG = frozenset(
    {Kelas.ORANG, Kelas.LEMBAGA, Kelas.WILAYAH, Kelas.DOKUMEN, Kelas.KEGIATAN, Kelas.KASUS}
)


_SALING: dict[Kelas | None, int] = {Kelas.ORANG: 1, Kelas.DOKUMEN: 1, Kelas.BARANG: 2}
"""Kinds whose words stand for one another when they share so many telling words: about the same matter."""


_MAKING = frozenset(("buat",))
"""The stem that all words for making and handing in stand for: by itself it tells nothing apart."""
_BATAS_NILAI = re.compile(
    r"\b(?:nilai|skor|capaian|hasil)\b.*(?:\bminimal\b|\bpaling\b|[≥>]|\bdi ?atas\b)", re.IGNORECASE
)
"""A mark that has to be reached."""


class Beda(StrEnum):
    """How a formula stands to its indicator."""

    SESUAI = "sesuai"
    MENGULANG = "mengulang"
    """It only repeats the name."""
    OBJEK_LAIN = "objek lain"
    """It counts another thing."""
    KEADAAN_LAIN = "keadaan lain"
    """It counts the same thing under another condition."""
    SEBAGIAN_LAIN = "sebagian lain"
    """It replaces a part of what the indicator says."""
    PEMBATAS_HILANG = "pembatas hilang"
    """It drops a limit that the indicator sets."""
    MELUAS = "meluas"
    """It counts something else besides."""
    SYARAT_TAMBAHAN = "syarat tambahan"
    """It adds a condition that the indicator does not name."""


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """The outcome: ``hilang`` are words of the indicator not in the formula, ``tambahan`` the reverse."""

    beda: Beda
    keyakinan: float
    hilang: tuple[str, ...] = ()
    tambahan: tuple[str, ...] = ()


class Bobot:
    """How much a stem tells, from how many of the given texts use it: the rarer, the more."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        sets = [content(tokens(t)) for t in texts]
        self._n = len(sets)
        self._df = Counter(s for found in sets for s in found)

    def of(self, root: str) -> float:
        """Return the weight of a stem: 0.1 for one too general to tell, else at least 1."""
        if root in akar("umum"):
            return 0.1
        return 1.0 + math.log((1 + self._n) / (1 + self._df[root])) if self._n else 1.0


def likeness(a: Iterable[str], b: Iterable[str], bobot: Bobot | None = None) -> float:
    """Return the weighted share of stems that two sets have in common, 0 to 1.

    >>> likeness({"desa", "tertib"}, {"desa", "tertib"})
    1.0
    """
    weigh = (bobot or Bobot()).of
    left, right = {_same(s) for s in a}, {_same(s) for s in b}
    either = sum(weigh(s) for s in left | right)
    return sum(weigh(s) for s in left & right) / either if either else 0.0


def compare(indikator: IndikatorTerurai, formula: FormulaTerurai) -> Perbandingan:
    """Return how ``formula`` stands to ``indikator``; the numerator is what is compared."""
    sides = _Sides(indikator, formula)
    if sides.repeats():
        return Perbandingan(Beda.MENGULANG, 1.0)
    for test in (_other_object, _other_condition, _lost_limit, _part_replaced, _widened, _added):
        found = test(sides)
        if found is not None:
            return found
    return Perbandingan(Beda.SESUAI, 1.0)


class _Sides:
    """Indicator and formula as words, abbreviations written out alike, and as stems."""

    def __init__(self, indikator: IndikatorTerurai, formula: FormulaTerurai) -> None:
        self.i, self.f = indikator, formula
        whole = content(tokens(formula.teks))
        top = formula.pembilang
        self.i_objek = expand(indikator.objek, whole)
        self.i_keadaan = expand(indikator.keadaan, whole)
        self.f_objek = expand(top.objek, indikator.stems)
        self.f_keadaan = expand(top.keadaan, indikator.stems)

    def repeats(self) -> bool:
        """Whether the formula says nothing but the name: no ratio, and no content word of its own."""
        if self.f.berrasio or len(self.f.suku) > 1:
            return False
        sides = (self.i, self.f.pembilang)
        if len({t.kelas for t in sides} - {None}) > 1 or len({t.ukuran.jenis for t in sides if t.ukuran}) > 1:
            return False
        mine, theirs = self.stems(self.i_objek + self.i_keadaan), self.stems(self.f_objek + self.f_keadaan)
        return bool(mine) and not _minus(theirs, mine) and not _minus(mine, theirs)

    def stems(self, found: tuple[str, ...]) -> frozenset[str]:
        """The telling stems among ``found``; all of them when none tells."""
        every = frozenset(_same(s) for s in content(found))
        return frozenset(every - akar("umum")) or every

    @property
    def whole(self) -> frozenset[str]:
        """The stems of the whole formula, denominator included."""
        return frozenset(_same(s) for s in content(written_out(self.f.teks)))

    @property
    def mine(self) -> frozenset[str]:
        """The stems of the indicator."""
        return frozenset(_same(s) for s in content(self.i_objek + self.i_keadaan))

    @property
    def theirs(self) -> frozenset[str]:
        """The stems of what the formula counts."""
        return frozenset(_same(s) for s in content(self.f_objek + self.f_keadaan))


def _other_object(sides: _Sides) -> Perbandingan | None:
    mine, theirs = sides.i.kepala, sides.f.pembilang.kepala
    if mine is None or theirs is None or not _comparable(sides):
        return None
    mine_there, theirs_here = _has(sides.theirs, mine), _has(sides.mine, theirs)
    kelas = sides.i.kelas, sides.f.pembilang.kelas
    if kelas[0] is kelas[1] is Kelas.KEGIATAN and mine in kelompok("wadah"):
        return None  # "koordinasi" counted as meetings: the formula says which work it is
    differ = (
        None not in kelas and kelas[0] is not kelas[1] and not (mine_there and kelas[0] not in _TERHITUNG)
    )
    if mine_there and theirs_here and not (differ and kelas[1] is Kelas.KEGIATAN):
        return None
    common = len((sides.mine & sides.theirs) - akar("umum"))
    if kelas[0] is kelas[1] and common >= _SALING.get(kelas[0], math.inf):
        return None  # a minute is a document, a respondent an applicant: the rest says what it is about
    if len(sides.stems(sides.i_keadaan)) > 1 and sides.stems(sides.i_keadaan) == sides.stems(sides.f_keadaan):
        return None  # the very same condition: the thing is only called otherwise
    shared = likeness(sides.stems(sides.i_objek), sides.stems(sides.f_objek))
    missing = _words_missing(sides)
    if differ or (not mine_there and not theirs_here):
        sure = 0.95 if shared < 0.2 else 0.85
        return Perbandingan(Beda.OBJEK_LAIN, sure, *missing)
    if not theirs_here and kelas[1] in _TERHITUNG - {kelas[0]} and not sides.f.berrasio:
        return Perbandingan(Beda.OBJEK_LAIN, 0.85, *missing)
    return None


def _comparable(sides: _Sides) -> bool:
    """Only a count or a share names what is counted; an index or a rate is free in how it is made."""
    ukuran = sides.i.ukuran
    if ukuran is None:
        return sides.f.pembilang.ukuran is not None and not sides.f.berrasio
    if ukuran.jenis is JenisUkuran.PERSENTASE:
        abstract = sides.i.kepala in kelompok("tak_terhitung")
        return not sides.f.berrasio or (bool(sides.i.keadaan) and not abstract)
    return ukuran.jenis in (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI)


def _other_condition(sides: _Sides) -> Perbandingan | None:
    if not sides.i_keadaan or not sides.f_keadaan or not _comparable(sides):
        return None
    mine, theirs = sides.stems(sides.i_keadaan), sides.stems(sides.f_keadaan)
    core, other = (side - samar_akar() - _MAKING for side in (mine, theirs))
    if core and other and mine & theirs <= samar_akar() | _MAKING:
        if core & sides.theirs or other & sides.mine or _near(core, sides.theirs):
            return None
    elif mine & sides.theirs or _near(mine, sides.theirs) or theirs & sides.mine:
        return None
    if mine <= samar_akar() or (mine <= akar("umum") and theirs <= akar("keluaran") | akar("umum")):
        return None
    light = mine <= akar("umum") or theirs <= akar("umum")
    return Perbandingan(Beda.KEADAAN_LAIN, 0.7 if light else 0.9, *_words_missing(sides))


def _lost_limit(sides: _Sides) -> Perbandingan | None:
    found = sides.i_objek + sides.i_keadaan
    for i, token in enumerate(found[:-1]):
        excluded = token in kelompok("negasi") and found[i + 1] not in kelompok("henti")
        if excluded and not _has(sides.whole, found[i + 1]):
            return Perbandingan(Beda.PEMBATAS_HILANG, 0.8, (f"{token} {found[i + 1]}",))
        if token in kelompok("paling") and not _has(sides.whole, found[i + 1]):
            return Perbandingan(Beda.PEMBATAS_HILANG, 0.75, (f"{token} {found[i + 1]}",))
    return None


def _part_replaced(sides: _Sides) -> Perbandingan | None:
    if not _comparable(sides) or sides.i.kepala in kelompok("wadah"):
        return None  # what a report is of may be said otherwise, and more exactly
    if _BATAS_NILAI.search(sides.f.teks):
        return None  # the formula sets the mark from which on the condition holds
    missing, added = _without_kin(*_words_missing(sides))
    if {stem(w) for w in missing} <= samar_akar():
        return None  # the formula says what "tepat waktu" or "aktif" means here
    if (
        min(len(missing), len(added)) > 1
        and likeness(sides.mine - akar("umum"), sides.theirs - akar("umum")) < 0.7
    ):
        return Perbandingan(Beda.SEBAGIAN_LAIN, 0.65, missing, added)
    return None


def _without_kin(missing: tuple[str, ...], added: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Leave out the words of both sides that stand for one another ("dokumen", "laporan")."""
    kin = {kelas_of(w) for w in missing} & {kelas_of(w) for w in added} & _SALING.keys()
    return tuple(w for w in missing if kelas_of(w) not in kin), tuple(
        w for w in added if kelas_of(w) not in kin
    )


def _widened(sides: _Sides) -> Perbandingan | None:
    """What stands behind an "atau" in the formula alone is counted besides."""
    if "atau" not in sides.f_objek or "atau" in sides.i_objek or not _comparable(sides):
        return None
    at = sides.f_objek.index("atau")
    extra = _telling(sides.f_objek[at + 1 :], sides.mine)
    if extra and not _telling(sides.f_objek[:at], sides.mine):
        return Perbandingan(Beda.MELUAS, 0.7, (), extra)
    return None


def _added(sides: _Sides) -> Perbandingan | None:
    """A participle of its own in the formula's condition narrows what is counted."""
    mine = sides.mine
    extra = tuple(
        t for t in sides.f_keadaan if t not in kelompok("henti") and t[:2] in ("di", "te") and stem(t) != t
    )
    below = content(sides.f.penyebut.objek + sides.f.penyebut.keadaan) if sides.f.penyebut else frozenset()
    known = mine | below | akar("umum")  # what limits numerator and denominator alike limits neither
    extra = tuple(t for t in extra if _same(stem(t)) not in known and stem(t) not in known)
    if sides.stems(sides.i_keadaan) <= akar("umum"):
        extra = tuple(t for t in extra if stem(t) not in akar("keluaran"))
    if extra and sides.i_keadaan:
        return Perbandingan(Beda.SYARAT_TAMBAHAN, 0.6, (), extra)
    return None


def _words_missing(sides: _Sides) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The telling words of each side whose stem the other side lacks."""
    missing = _telling(sides.i_objek + sides.i_keadaan, sides.whole)
    return missing, _telling(sides.f_objek + sides.f_keadaan, sides.mine)


def _telling(found: tuple[str, ...], others: frozenset[str]) -> tuple[str, ...]:
    kept = (
        t
        for t in found
        if not t.isdigit() and not (t in kelompok("henti") or stem(t) in akar("umum") or _has(others, t))
    )
    return tuple(dict.fromkeys(kept))


def _has(others: frozenset[str], word: str) -> bool:
    root = _same(stem(word))
    return root in others or _same(word) in others or bool(_near(frozenset((root,)), others))


def _near(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether a stem of one side is a misspelling of one of the other."""
    return any(len(s) >= 5 and slips(s) & right for s in left)


def _minus(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    return frozenset(s for s in left if s not in right and not _near(frozenset((s,)), right))


def _same(root: str) -> str:
    return bagian("sepadan").get(root, root)


def is_same_thing(a: Terurai, b: Terurai) -> bool:
    """Say whether two measured phrases count the same thing under the same condition.

    That work is done ("pelaksanaan", "kegiatan ... yang dilaksanakan") is no condition of it.
    """
    left, right = (t.stems - akar("kerja") or t.stems for t in (a, b))
    return likeness(left, right) == 1.0
