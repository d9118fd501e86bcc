"""Values as understood, compared: decimals, bounds, ranges, grades on one scale, ratios.

What cannot be compared (grades of two scales, a ratio and a count, a text that was not understood) gives None, and
never a guess.
"""

from __future__ import annotations

from decimal import Decimal

from kaskade_graph import scales
from kaskade_graph.analysis.figures import capaian, of_year
from kaskade_graph.model import Arah, Indikator, Nilai
from kaskade_graph.scales import Peringkat

_FULL = Decimal("100.00")
_LEVELS = frozenset({"tingkat", "maturitas-spip"})
"""Scales whose grades are numbers themselves: Level 3 is 3."""
_Span = tuple[Decimal | None, Decimal | None]


def compare(one: Nilai, other: Nilai) -> int | None:
    """Return -1, 0 or 1 as ``one`` is lower than, like or higher than ``other``; None where that cannot be said.

    A number inside a range, or that meets a bound, is like it; two bounds of one side, and two ranges, are compared
    by where they begin and end; grades by their order. Units are not looked at.

    >>> D = Decimal
    >>> compare(Nilai("x", D(84), 2021), Nilai("y", None, 2021, batas_bawah=D(80), batas_atas=D(85)))
    0
    >>> compare(Nilai("x", None, 2021, batas_atas=D(5)), Nilai("y", None, 2022, batas_atas=D(3)))
    1
    """
    if one.nilai is not None and other.nilai is not None:
        return _sign(one.nilai - other.nilai)
    grades = _grade(one), _grade(other)
    if grades[0] is not None and grades[1] is not None:
        same = grades[0].skala == grades[1].skala
        return _sign(Decimal(grades[0].urutan - grades[1].urutan)) if same else None
    ratios = _quotient(one), _quotient(other)
    if ratios[0] is not None and ratios[1] is not None:
        return _sign(ratios[0] - ratios[1])
    spans = _span(one), _span(other)
    if spans[0] is None or spans[1] is None:
        return None
    return _between(spans[0], spans[1], one, other)


def better(one: Nilai, other: Nilai, arah: Arah | None) -> int | None:
    """Return 1 where ``one`` is better than ``other``, -1 where it is worse, 0 where it is like it, or None.

    Without ``arah`` a lower bound means that more is better, an upper bound that less is; else more is.
    """
    found = compare(one, other)
    return (
        None if found is None else -found if direction(other, direction(one, arah)) is Arah.NEGATIF else found
    )


def direction(nilai: Nilai, arah: Arah | None) -> Arah | None:
    """Return the direction of an indikator, or the one that a bound of its value implies."""
    if arah is not None or nilai.nilai is not None:
        return arah
    if nilai.batas_atas is not None and nilai.batas_bawah is None:
        return Arah.NEGATIF
    return Arah.POSITIF if nilai.batas_bawah is not None and nilai.batas_atas is None else None


def reached(target: Nilai, realisasi: Nilai, arah: Arah | None = None) -> bool | None:
    """Say whether a target was reached, None where that cannot be known.

    >>> from decimal import Decimal as D
    >>> reached(Nilai("t", None, 2021, batas_bawah=D(80), batas_terbuka=True), Nilai("r", D(80), 2021))
    False
    >>> bb, a = (scales.skala_iri("akip/bb"), scales.skala_iri("akip/a"))
    >>> reached(Nilai("t", None, 2021, peringkat=bb), Nilai("r", None, 2021, peringkat=a))
    True
    """
    bound = target.batas_atas if target.batas_bawah is None else target.batas_bawah
    if target.batas_terbuka and realisasi.nilai is not None and realisasi.nilai == bound:
        return False
    if target.batas_bawah is not None and target.batas_atas is not None and arah is None:
        found = compare(realisasi, target)
        return None if found is None else found == 0
    found = compare(realisasi, target)
    if found is None:
        return None
    return found <= 0 if direction(target, arah) is Arah.NEGATIF else found >= 0


def achievement(target: Nilai, realisasi: Nilai, arah: Arah | None = None) -> Decimal | None:
    """Return the achievement in percent, two decimals; None where no share can be taken.

    Of a bound it is taken of the bound; of a range of the end that was missed, and is 100 inside it; of ratios of
    their quotients. Of grades it is 100 where the target was reached, and none where it was not: a grade is no
    share of another.
    """
    met = reached(target, realisasi, arah)
    if target.nilai is not None and realisasi.nilai is not None:
        return capaian(target.nilai, realisasi.nilai, arah)
    if met is None:
        return None
    if _grade(target) is not None:
        return _FULL if met else None
    ratios = _quotient(target), _quotient(realisasi)
    if ratios[0] is not None and ratios[1] is not None:
        return capaian(ratios[0], ratios[1], arah)
    if realisasi.nilai is None:
        return _FULL if met else None
    low, high = target.batas_bawah, target.batas_atas
    if low is not None and high is not None:
        if low <= realisasi.nilai <= high:
            return _FULL
        below = realisasi.nilai < low
        return capaian(low if below else high, realisasi.nilai, arah or (None if below else Arah.NEGATIF))
    bound = low if low is not None else high
    return None if bound is None else capaian(bound, realisasi.nilai, direction(target, arah))


def achievement_of(indikator: Indikator, tahun: int) -> Decimal | None:
    """Return the achievement of an indikator in a year, or None where target or realisasi is absent."""
    target, realisasi = of_year(indikator.target, tahun), of_year(indikator.realisasi, tahun)
    if target is None or realisasi is None:
        return None
    return achievement(target, realisasi, indikator.arah)


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def _grade(nilai: Nilai) -> Peringkat | None:
    return scales.by_iri(nilai.peringkat) if nilai.peringkat else None


def _quotient(nilai: Nilai) -> Decimal | None:
    if nilai.pembilang is None or not nilai.penyebut:
        return None
    return nilai.pembilang / nilai.penyebut


def _span(nilai: Nilai) -> _Span | None:
    """From where to where a value reaches; a grade reaches over its scores, a level is its number."""
    if nilai.nilai is not None:
        return nilai.nilai, nilai.nilai
    if nilai.batas_bawah is not None or nilai.batas_atas is not None:
        return nilai.batas_bawah, nilai.batas_atas
    grade = _grade(nilai)
    if grade is not None and grade.skala in _LEVELS:
        return Decimal(grade.urutan), Decimal(grade.urutan)
    if grade is not None and grade.dari is not None and grade.sampai is not None:
        return grade.dari, grade.sampai
    return None


def _between(one: _Span, other: _Span, first: Nilai, second: Nilai) -> int | None:
    """Compare two spans: by the one side where both have only that, by both ends where they agree."""
    (a, b), (c, d) = one, other
    if first.nilai is not None or second.nilai is not None:
        point, low, high, turn = (a, c, d, 1) if first.nilai is not None else (c, a, b, -1)
        assert point is not None
        if low is not None and point < low:
            return -turn
        return turn if high is not None and point > high else 0
    if (a is None) != (c is None) or (b is None) != (d is None):
        return None
    signs = {_sign(x - y) for x, y in ((a, c), (b, d)) if x is not None and y is not None} - {0}
    return None if len(signs) > 1 else next(iter(signs), 0)
