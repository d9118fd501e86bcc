"""Do two indikator measure the same? A verdict with its certainty and its reasons.

The certainty starts from the share of telling stems that the names have in common, rare ones counting more
(misspelt ones count as the same). The official line of work, the formula, the unit and the direction then
raise or lower it. The weights were set on the labelled sets of ``benchmarks/linking.py``; what they give is
stated in ``docs/explanation/linking.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kaskade_graph.errors import Teks
from kaskade_graph.language.frames import Bingkai, canon
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.standing import Hubungan as Hubungan_
from kaskade_graph.language.standing import Segi, stand
from kaskade_graph.language.tables import kelompok
from kaskade_graph.linking.evidence import Bukti, Timbangan, weigh
from kaskade_graph.linking.features import Ciri, same_measure
from kaskade_graph.linking.stems import shares, slip
from kaskade_graph.linking.wording import excludes, kind_of_unit
from kaskade_graph.vocab import KIN, SEMAPV, SKOS


class Hubungan(StrEnum):
    """How two indikator stand to one another."""

    SAMA = "sama"
    """The same metric."""
    DEKAT = "dekat"
    """The same thing, measured otherwise: a count and a share of it, reports on it and it."""
    TERKAIT = "terkait"
    """Another metric of the same official work."""

    @property
    def predikat(self) -> str:
        """The IRI it is written as."""
        return _PREDIKAT[self]

    @property
    def teks(self) -> Teks:
        """The words shown to people."""
        return _TEKS[self]


_PREDIKAT = {
    Hubungan.SAMA: KIN.indikatorSama,
    Hubungan.DEKAT: SKOS.closeMatch,
    Hubungan.TERKAIT: SKOS.relatedMatch,
}
_TEKS = {
    Hubungan.SAMA: Teks("indikator yang sama", "the same indikator"),
    Hubungan.DEKAT: Teks("hal sama, ukuran lain", "the same thing, measured otherwise"),
    Hubungan.TERKAIT: Teks("pekerjaan sama, indikator lain", "the same work, another indikator"),
}
PREDIKAT = frozenset(_PREDIKAT.values())
"""All predicates that a link between indikator may have."""

SAME = 0.6
"""Certainty from which two are the same metric."""
SUREST = 0.99
"""What no comparison goes beyond: certain is only what a reviewer accepted."""
_CLOSE = 0.55
"""Share of telling stems from which two are about the same thing."""
_INSTEAD, _BESIDES = 2.5, 0.4
"""What telling stems weigh that stand instead of others, and those that only one name has besides."""
_MUCH = 1.5
"""Weight in common from which it does not matter how much longer one name is than the other."""
_OTHER_LINE = 0.97
"""Likeness that is asked of indikator that stand under different official work."""
_OTHER_HEAD = 0.66
"""What is left of the certainty where another thing is named first and no official line joins the two."""
_EMPTY = 0.12
"""Weight in common below which two names have nothing in common."""
_OWN_DIMENSION = frozenset(("rupiah", "ha", "m2", "meter", "km", "jenis", "macam", "%"))
"""Units of money, area, length, variety or share: what has one of them is never a count of things."""


@dataclass(frozen=True, slots=True)
class Putusan:
    """The verdict on a pair: what they are to one another (None: nothing), how sure, why.

    ``kemiripan`` is the share of telling stems in common; ``pembenaran`` an IRI of the semapv vocabulary.
    """

    hubungan: Hubungan | None
    keyakinan: float
    kemiripan: float
    pembenaran: str
    alasan: tuple[Teks, ...]


class Pembanding:
    """Compares; remembers its verdicts. How much a stem tells comes from the official names, so that a pair
    is judged the same in every collection."""

    def __init__(self) -> None:
        self._seen: dict[tuple[Ciri, Ciri], Putusan] = {}

    def compare(self, a: Ciri, b: Ciri) -> Putusan:
        """Return the verdict on two indikator; it does not depend on their order."""
        found = self._seen.get((a, b))
        if found is None:
            found = self._seen[a, b] = self._seen[b, a] = self._verdict(a, b)
        return found

    @property
    def dibandingkan(self) -> int:
        """How many pairs of distinct wordings have been compared."""
        return sum(a != b for a, b in self._seen) // 2

    def likeness(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the weighted share of stems in common (0..1), misspellings seen through.

        Words that stand in the place of others count against it more than words left out: offices shorten
        long official names, and name other things otherwise.
        """
        shared, left, right = shares(a, b)
        less, more = sorted((left, right))
        if shared >= _MUCH:
            more = min(more, shared)
        return shared / (shared + _INSTEAD * less + _BESIDES * more) if shared > _EMPTY else 0.0

    def _verdict(self, a: Ciri, b: Ciri) -> Putusan:
        like = self.likeness(a.isi, b.isi)
        line = None if a.garis is None or b.garis is None else a.garis == b.garis
        proof = weigh(a.rumusan, b.rumusan)
        proven = proof.bukti is Bukti.SAMA and line is not False and _unit_like(a, b)
        reworded = proven or (proof.nama.same and a.satuan is not None and _same_unit(a, b))
        reasons = [_percent(like)]
        sure = self._formula(_context(like, line, reasons), a, b, reasons)
        sure = _unit(sure, a, b, reasons)
        conflict = _conflict(a, b, reworded)
        if conflict is None and not (proven and proof.nama.same):
            conflict = _told_apart(a, b, line, proven)
        if conflict is None and proof.bukti is Bukti.LAIN and not line:
            conflict = proof.alasan
        if conflict is None and proof.bukti is Bukti.TERBUKA and not line:
            conflict = _formulas_apart(a, b, proof)
        if conflict is not None:
            return _otherwise(like, line, [*(r for r in reasons if r != conflict), conflict])
        if proven and proof.alasan is not None:
            reasons.append(proof.alasan)
            sure = max(sure, _BY_FORMULA)
        elif line is not False and (_says_the_same(a, b) or proof.nama.same):
            reasons.append(Teks("menurut leksikon hal yang sama", "the same thing by the lexicon"))
            sure = max(sure, _BY_MEANING)
        elif line is None and _other_head(a, b):
            reasons.append(
                Teks(f"pokoknya lain: {a.kepala} dan {b.kepala}", f"other heads: {a.kepala} and {b.kepala}")
            )
            sure *= _OTHER_HEAD
        if line is False and like < _OTHER_LINE:
            sure = min(sure, SAME - 0.01)
        if sure < SAME:
            return _otherwise(like, line, reasons)
        return Putusan(
            Hubungan.SAMA, round(min(sure, SUREST), 3), round(like, 3), _justify(a, b, line), tuple(reasons)
        )

    def _formula(self, sure: float, a: Ciri, b: Ciri, reasons: list[Teks]) -> float:
        if not a.rumus or not b.rumus:
            return sure
        like = self.likeness(a.rumus, b.rumus)
        if like >= _CLOSE and a.berrasio == b.berrasio:
            reasons.append(Teks(f"rumus sejalan ({like:.0%})", f"formulas agree ({like:.0%})"))
            # A formula says how it is measured; what is measured, names that differ do not say.
            return sure + (1 - sure) * 0.4 * like * min(1.0, sure / _CLOSE)
        if a.berrasio != b.berrasio or like < 0.2:
            reasons.append(Teks("rumus berbeda", "formulas differ"))
            return sure * 0.85
        return sure


def _context(like: float, line: bool | None, reasons: list[Teks]) -> float:
    if line:
        reasons.append(Teks("pekerjaan resmi yang sama", "the same official work"))
        return like + (1 - like) * 0.35
    if line is False:
        reasons.append(Teks("pekerjaan resmi yang lain", "other official work"))
        return like * 0.7
    return like


def _conflict(a: Ciri, b: Ciri, reworded: bool) -> Teks | None:
    """Return what makes it impossible that the two are the same metric, or None.

    Where they are ``reworded`` (one formula, or one name in one unit), the measure word may be another one.
    """
    return (None if reworded else _other_quantity(a, b)) or _other_side(a, b, reworded)


def _other_quantity(a: Ciri, b: Ciri) -> Teks | None:
    """Return how the two are counted otherwise, by their measure words, units and what they count, or None."""
    if same_measure(a.ukuran, b.ukuran) is False and a.ukuran and b.ukuran:
        return Teks(
            f"ukuran lain: {a.ukuran.value} dan {b.ukuran.value}",
            f"measured otherwise: {a.ukuran.value} and {b.ukuran.value}",
        )
    kinds = kind_of_unit(a.satuan), kind_of_unit(b.satuan)
    if kinds[0] != kinds[1] and None not in kinds and _counted(a) and _counted(b) and not _same_unit(a, b):
        return Teks(f"satuan lain: {a.satuan} dan {b.satuan}", f"other units: {a.satuan} and {b.satuan}")
    if a.kelas != b.kelas and a.kelas and b.kelas and _counted(a) and _counted(b) and not _same_unit(a, b):
        return Teks(
            f"yang dihitung lain: {a.kelas} dan {b.kelas}", f"other things counted: {a.kelas} and {b.kelas}"
        )
    alike = _same_unit(a, b) or (kinds[0] == kinds[1] is not None)
    if a.satuan and b.satuan and not alike and {a.satuan, b.satuan} & _OWN_DIMENSION:
        return Teks(
            f"besaran lain: {a.satuan} dan {b.satuan}", f"other quantities: {a.satuan} and {b.satuan}"
        )
    return None


def _other_side(a: Ciri, b: Ciri, reworded: bool) -> Teks | None:
    """Return what only one of the two says, or both otherwise, that makes another thing of it, or None."""
    apart = _opposite(a, b)
    if apart is not None:
        return Teks(
            f"saling meniadakan: {apart[0]} dan {apart[1]}", f"exclude one another: {apart[0]} and {apart[1]}"
        )
    alone = _left_out(a, b)
    if alone is not None:
        return Teks(f"hanya satu yang menyebut “{alone}”", f"only one says “{alone}”")
    if not reworded and _of_change(a) != _of_change(b) and not (_counted(a) and _counted(b)):
        return Teks("hanya satu yang mengukur perubahan", "only one measures a change")
    odd = sorted(s for s in a.isi ^ b.isi if excludes(s))
    if odd and not (reworded and odd[0] in kelompok("ingkar")):
        return Teks(f"hanya satu yang menyebut “{odd[0]}”", f"only one says “{odd[0]}”")
    if a.arah and b.arah and a.arah is not b.arah:
        return Teks("arahnya berlawanan", "their directions are opposite")
    return None


_BY_FORMULA = 0.9
"""Certainty that one formula in one unit gives."""
_BY_MEANING = 0.85
"""Certainty that two names, or two formulas, of one meaning give."""


def _unit_like(a: Ciri, b: Ciri) -> bool:
    """Say whether nothing in the units speaks against one metric: one of them is missing, or they count alike."""
    if a.satuan is None or b.satuan is None or _same_unit(a, b):
        return True
    kinds = kind_of_unit(a.satuan), kind_of_unit(b.satuan)
    if kinds[0] == kinds[1]:
        return True
    return None in kinds and "uang" not in kinds and not {a.satuan, b.satuan} & _OWN_DIMENSION


def _formulas_apart(a: Ciri, b: Ciri, proof: Timbangan) -> Teks | None:
    """Return why two formulas under one name are known to count different things, or None."""
    for one, other in ((a.atas, b.atas), (a.bawah, b.bawah)):
        if one is not None and other is not None:
            how = stand(one, other)
            if how.hubungan in _APART and how.keyakinan >= _BY_MEANING:
                return how.teks
    return None


_APART = (Hubungan_.SIBLING, Hubungan_.OPPOSITE)


def _told_apart(a: Ciri, b: Ciri, line: bool | None, proven: bool) -> Teks | None:
    """Return why the two are known to be different things, or None.

    Under one official line of work it does not matter which paper or event of it is counted. Where the formula is
    one, only a known sibling or opposite tells names apart: a sort that one names the formula would name too.
    """
    if a.bingkai is None or b.bingkai is None:
        return None
    how = stand(a.bingkai, b.bingkai)
    if proven:
        return how.teks if how.hubungan in _APART and how.keyakinan >= _BY_MEANING else None
    if how.differs and how.keyakinan >= _BY_MEANING and not (line and how.segi is Segi.BENDA):
        return how.teks
    return _sort_of(a.bingkai, b.bingkai) or _only_one_says(a.bingkai, b.bingkai)


def _sort_of(a: Bingkai, b: Bingkai) -> Teks | None:
    """One counts a sort of what the other counts, of several that exclude one another."""
    one, other = (x.kepala.entri if x.kepala else None for x in (a, b))
    for narrow, wide in ((one, other), (other, one)):
        sort = narrow is not None and narrow.induk is not None and narrow.induk.has("disjoin")
        if sort and narrow is not None and wide is not None and narrow is not wide and narrow.is_a(wide):
            return Teks(
                f"“{narrow.nama}” hanya sebagian “{wide.nama}”",
                f"“{narrow.nama}” is but a part of “{wide.nama}”",
            )
    return None


def _only_one_says(a: Bingkai, b: Bingkai) -> Teks | None:
    for one, other in ((a, b), (b, a)):
        for k in one.syarat:
            sort = k.entri.induk is not None and k.entri.induk.has("disjoin")
            if (sort or not k.benar) and not any(
                k.entri is x.entri and k.benar is x.benar for x in other.keadaan
            ):
                return Teks(f"hanya satu yang menyebut “{k.teks}”", f"only one says “{k.teks}”")
    return None


def _says_the_same(a: Ciri, b: Ciri) -> bool:
    """Say whether names, or numerators and denominators, stand as the same in either direction."""
    if _agree(a.bingkai, b.bingkai):
        return True
    ratio = (a.bawah is None) is (b.bawah is None) and (a.bawah is None or _agree(a.bawah, b.bawah))
    return ratio and _agree(a.atas, b.atas)


def _agree(one: Bingkai | None, other: Bingkai | None) -> bool:
    if one is None or other is None or not canon(one) or canon(one) != canon(other):
        return False
    return stand(one, other).hubungan is stand(other, one).hubungan is Hubungan_.SAME


def _opposite(a: Ciri, b: Ciri) -> tuple[str, str] | None:
    """Return sides of one axis that the two stand on, when they have none of it in common."""
    for axis in sorted({axis for axis, _ in a.sisi} & {axis for axis, _ in b.sisi}):
        left, right = (sorted(side for at, side in c.sisi if at == axis) for c in (a, b))
        if not set(left) & set(right):
            return left[0], right[0]
    return None


def _left_out(a: Ciri, b: Ciri) -> str | None:
    """Return what only one of the two names beside what both name: RW, where the other says RT alone."""
    whole = kelompok("berdampingan")
    left, right = ({s for s in c.sisi if s[0] in whole} for c in (a, b))
    both = {axis for axis, _ in left & right}
    return next((side for axis, side in sorted(left ^ right) if axis in both), None)


def _of_change(ciri: Ciri) -> bool:
    """Say whether a rise or fall is measured: a share of it is another share than that of the thing."""
    return any(axis == "arah" for axis, _ in ciri.sisi)


def _same_unit(a: Ciri, b: Ciri) -> bool:
    """Say whether the units are one, or one only says more: a lembaga, and a lembaga kemasyarakatan."""
    if a.satuan is None or b.satuan is None:
        return False
    left, right = a.satuan.split(), b.satuan.split()
    return left[0] == right[0] and (set(left) <= set(right) or set(right) <= set(left))


def _counted(ciri: Ciri) -> bool:
    return ciri.ukuran in (None, JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI)


def _other_head(a: Ciri, b: Ciri) -> bool:
    """Say whether each names first what the other does not name at all, or names later."""
    if a.kepala is None or b.kepala is None or a.kepala == b.kepala or slip(a.kepala, b.kepala):
        return False
    return a.kepala not in b.isi or b.kepala not in a.isi


def _unit(sure: float, a: Ciri, b: Ciri, reasons: list[Teks]) -> float:
    if a.satuan is None or b.satuan is None:
        return sure
    if _same_unit(a, b):
        return sure + (1 - sure) * 0.1
    if kind_of_unit(a.satuan) == kind_of_unit(b.satuan) is not None:
        return sure
    reasons.append(Teks(f"satuan lain: {a.satuan} dan {b.satuan}", f"other units: {a.satuan} and {b.satuan}"))
    return sure * 0.8


def _otherwise(like: float, line: bool | None, reasons: list[Teks]) -> Putusan:
    """The verdict when the two are not the same metric."""
    hubungan = None
    if like >= _CLOSE and line is not False:
        hubungan = Hubungan.DEKAT
    elif line:
        hubungan = Hubungan.TERKAIT
    sure = like if hubungan is Hubungan.DEKAT else 0.5 + like / 2
    return Putusan(
        hubungan, round(min(sure, SUREST), 3), round(like, 3), SEMAPV.CompositeMatching, tuple(reasons)
    )


def _justify(a: Ciri, b: Ciri, line: bool | None) -> str:
    if a.isi == b.isi and not line:
        return SEMAPV.LexicalMatching
    return SEMAPV.CompositeMatching if line else SEMAPV.LexicalSimilarityThresholdMatching


def _percent(like: float) -> Teks:
    return Teks(f"kata penting sama {like:.0%}", f"telling words in common {like:.0%}")
