"""What makes it impossible that two indikator are the same metric: what is counted, how, in which unit, of whom."""

from __future__ import annotations

from kaskade_graph.errors import Teks
from kaskade_graph.language import lexicon, terms
from kaskade_graph.language.certain import set_apart
from kaskade_graph.language.frames import Bingkai
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.relations import Hubungan
from kaskade_graph.language.standing import Segi, stand
from kaskade_graph.language.tables import kelompok
from kaskade_graph.linking.evidence import Timbangan
from kaskade_graph.linking.features import Ciri, same_measure
from kaskade_graph.linking.wording import Sisi, excludes, kind_of_unit, sides

BY_MEANING = 0.85
"""Certainty that two names, or two formulas, of one meaning give."""
_OWN_DIMENSION = frozenset(("rupiah", "ha", "m2", "meter", "km", "jenis", "macam", "%"))
"""Units of money, area, length, variety or share: what has one of them is never a count of things."""
_APART = (Hubungan.SIBLING, Hubungan.OPPOSITE)


def conflict(a: Ciri, b: Ciri, reworded: bool) -> Teks | None:
    """Return what makes it impossible that the two are the same metric, or None.

    Where they are ``reworded`` (one formula, or one name in one unit), the measure word may be another one.
    """
    return (None if reworded else _other_quantity(a, b)) or _other_side(a, b, reworded)


def certain(a: Ciri, b: Ciri) -> Teks | None:
    """Return what no likeness of other words outweighs, or None: other sides of one axis, or another denominator."""
    if not (_negated(a) or _negated(b)):
        tops = [sides(w for w, _ in c.rumusan.atas.kata) if c.rumusan.atas else frozenset() for c in (a, b)]
        apart = _opposite(a.sisi, b.sisi) or _opposite(*tops)
        if apart is not None:
            return apart
        alone = _left_out(*tops)
        if alone is not None:
            return Teks(f"hanya satu yang menyebut “{alone}”", f"only one says “{alone}”")
    if _other_whole(a, b):
        return Teks("penyebutnya lain", "another denominator")
    heads = [lexicon.leksikon().get(c.rumusan.nama.head) for c in (a, b)]
    if heads[0] is not None and heads[1] is not None and set_apart(heads[0], heads[1]):
        return Teks(
            f"“{heads[0].nama}” bukan “{heads[1].nama}”", f"“{heads[0].nama}” is not “{heads[1].nama}”"
        )
    return None


def _negated(ciri: Ciri) -> bool:
    return bool(ciri.isi & _NOT)


_NOT = frozenset(("belum", "bukan", "non", "tanpa", "tidak"))


def _other_whole(a: Ciri, b: Ciri) -> bool:
    """Whether the formulas divide one thing by different ones, and a name says of what, or one is of a target."""
    one, other = a.rumusan, b.rumusan
    if one.atas is None or other.atas is None or one.bawah is None or other.bawah is None:
        return False
    below = terms.compare(one.bawah, other.bawah)
    above = terms.compare(one.atas, other.atas)
    if not (below.satu or below.lain) or not above.bersama or {*above.satu, *above.lain} - {_ACTUAL}:
        return False
    aimed = {_TARGET in side.kunci for side in (one.bawah, other.bawah)}
    return len(aimed) > 1 or a.berpenyebut or b.berpenyebut


_TARGET, _ACTUAL = "target", "realisasi"


def _other_quantity(a: Ciri, b: Ciri) -> Teks | None:
    """Return how the two are counted otherwise, by their measure words, units and what they count, or None."""
    if same_measure(a.ukuran, b.ukuran) is False and a.ukuran and b.ukuran:
        return Teks(
            f"ukuran lain: {a.ukuran.value} dan {b.ukuran.value}",
            f"measured otherwise: {a.ukuran.value} and {b.ukuran.value}",
        )
    kinds = kind_of_unit(a.satuan), kind_of_unit(b.satuan)
    if kinds[0] != kinds[1] and None not in kinds and _counted(a) and _counted(b) and not same_unit(a, b):
        return Teks(f"satuan lain: {a.satuan} dan {b.satuan}", f"other units: {a.satuan} and {b.satuan}")
    if a.kelas != b.kelas and a.kelas and b.kelas and _counted(a) and _counted(b) and not same_unit(a, b):
        return Teks(
            f"yang dihitung lain: {a.kelas} dan {b.kelas}", f"other things counted: {a.kelas} and {b.kelas}"
        )
    alike = same_unit(a, b) or (kinds[0] == kinds[1] is not None)
    if a.satuan and b.satuan and not alike and {a.satuan, b.satuan} & _OWN_DIMENSION:
        return Teks(
            f"besaran lain: {a.satuan} dan {b.satuan}", f"other quantities: {a.satuan} and {b.satuan}"
        )
    return None


def _other_side(a: Ciri, b: Ciri, reworded: bool) -> Teks | None:
    """Return what only one of the two says, or both otherwise, that makes another thing of it, or None."""
    apart = _opposite(a.sisi, b.sisi)
    if apart is not None:
        return apart
    alone = _left_out(a.sisi, b.sisi)
    if alone is not None:
        return Teks(f"hanya satu yang menyebut “{alone}”", f"only one says “{alone}”")
    if not reworded and _of_change(a) != _of_change(b) and not (_counted(a) and _counted(b)):
        return Teks("hanya satu yang mengukur perubahan", "only one measures a change")
    if _is_rise(a) != _is_rise(b):
        return Teks("hanya satu yang mengukur pertambahan", "only one measures an increase")
    odd = sorted(s for s in a.isi ^ b.isi if excludes(s))
    if odd and not (reworded and odd[0] in kelompok("ingkar")):
        return Teks(f"hanya satu yang menyebut “{odd[0]}”", f"only one says “{odd[0]}”")
    if a.arah and b.arah and a.arah is not b.arah:
        return Teks("arahnya berlawanan", "their directions are opposite")
    return None


def units_allow(a: Ciri, b: Ciri) -> bool:
    """Say whether nothing in the units speaks against one metric: one of them is missing, or they count alike."""
    if a.satuan is None or b.satuan is None or same_unit(a, b):
        return True
    kinds = kind_of_unit(a.satuan), kind_of_unit(b.satuan)
    if kinds[0] == kinds[1]:
        return True
    return None in kinds and "uang" not in kinds and not {a.satuan, b.satuan} & _OWN_DIMENSION


def formulas_apart(a: Ciri, b: Ciri, proof: Timbangan) -> Teks | None:
    """Return why two formulas under one name are known to count different things, or None."""
    for one, other in ((a.atas, b.atas), (a.bawah, b.bawah)):
        if one is not None and other is not None:
            how = stand(one, other)
            if how.hubungan in _APART and how.keyakinan >= BY_MEANING:
                return how.teks
    return None


def told_apart(a: Ciri, b: Ciri, line: bool | None, proven: bool) -> Teks | None:
    """Return why the two are known to be different things, or None.

    Under one official line of work it does not matter which paper or event of it is counted. Where the formula is
    one, only a known sibling or opposite tells names apart: a sort that one names the formula would name too.
    """
    if a.bingkai is None or b.bingkai is None:
        return None
    how = stand(a.bingkai, b.bingkai)
    if proven:
        return how.teks if how.hubungan in _APART and how.keyakinan >= BY_MEANING else None
    if how.differs and how.keyakinan >= BY_MEANING and not (line and how.segi is Segi.BENDA):
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


def _opposite(a: frozenset[Sisi], b: frozenset[Sisi]) -> Teks | None:
    """Return sides of one axis that the two stand on, when they have none of it in common."""
    for axis in sorted({axis for axis, _ in a} & {axis for axis, _ in b}):
        left, right = (sorted(side for at, side in c if at == axis) for c in (a, b))
        if not set(left) & set(right):
            return Teks(
                f"saling meniadakan: {left[0]} dan {right[0]}",
                f"exclude one another: {left[0]} and {right[0]}",
            )
    return None


def _left_out(a: frozenset[Sisi], b: frozenset[Sisi]) -> str | None:
    """Return what only one of the two names beside what both name: RW, where the other says RT alone."""
    whole = kelompok("berdampingan")
    left, right = ({s for s in c if s[0] in whole} for c in (a, b))
    both = {axis for axis, _ in left & right}
    return next((side for axis, side in sorted(left ^ right) if axis in both), None)


def _of_change(ciri: Ciri) -> bool:
    """Say whether a rise or fall is measured: a share of it is another share than that of the thing."""
    return any(axis == "arah" for axis, _ in ciri.sisi)


_RISES = frozenset(("kenaikan", "pertambahan", "pertumbuhan"))
"""Words for how much more there is than before; peningkatan is as often the work of making something better."""


def _is_rise(ciri: Ciri) -> bool:
    """Say whether an indikator is called a rise of something."""
    return any(word in _RISES for word, _ in ciri.rumusan.nama.kata[:1])


def same_unit(a: Ciri, b: Ciri) -> bool:
    """Say whether the units are one, or one only says more: a lembaga, and a lembaga kemasyarakatan."""
    if a.satuan is None or b.satuan is None:
        return False
    left, right = a.satuan.split(), b.satuan.split()
    return left[0] == right[0] and (set(left) <= set(right) or set(right) <= set(left))


def _counted(ciri: Ciri) -> bool:
    return ciri.ukuran in (None, JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI)
