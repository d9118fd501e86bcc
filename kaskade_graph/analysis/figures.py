"""Figures: how far a target was reached, by the direction of the indikator, and how figures are written.

The two ways are those in use for the performance reports of PermenPANRB 53/2014: the more the better, realisasi
over target; the less the better, twice the target less realisasi, over target.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kaskade_graph.model import Arah, Nilai
from kaskade_graph.text import fold
from kaskade_graph.text import number as number

ROMAN = ("", "I", "II", "III", "IV")
"""Quarters as they are written, by their number."""
_HUNDRED = Decimal(100)


def capaian(target: Decimal, realisasi: Decimal, arah: Arah | None = None) -> Decimal | None:
    """Return the achievement in percent, two decimals; None where no share can be taken of the target.

    >>> capaian(Decimal(80), Decimal(76)), capaian(Decimal(10), Decimal(8), Arah.NEGATIF)
    (Decimal('95.00'), Decimal('120.00'))
    >>> capaian(Decimal(0), Decimal(3)) is None
    True

    A target of 0 for what should be as little as possible is reached by 0, and by nothing else.
    """
    if target == 0:
        return _HUNDRED.quantize(Decimal("0.01")) if arah is Arah.NEGATIF and realisasi == 0 else None
    share = (2 * target - realisasi) / target if arah is Arah.NEGATIF else realisasi / target
    return (share * _HUNDRED).quantize(Decimal("0.01"))


def of_year(values: Iterable[Nilai], tahun: int) -> Nilai | None:
    """Return the value for the whole of a year, or None: quarters alone are not one, nor the end of the period."""
    return next((n for n in values if n.tahun == tahun and n.whole_year), None)


def significant(value: Decimal) -> int:
    """Return the number of digits that say something: zeros at either end do not.

    >>> significant(Decimal("87.430")), significant(Decimal("1200"))
    (4, 2)
    """
    return len(format(abs(value), "f").replace(".", "").strip("0"))


def is_percent(satuan: str | None) -> bool:
    """Say whether a unit is percent, in words or as a sign."""
    return fold(satuan or "") in ("persen", "prosen", "persentase") or (satuan or "").strip() == "%"
