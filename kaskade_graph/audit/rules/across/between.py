"""What the rules between cascades share: the same metric a year before, and how values are written."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from kaskade_graph.audit.context import Konteks
from kaskade_graph.errors import Teks
from kaskade_graph.model import Indikator, Jenis, Kaskade, Nilai

UTAMA = (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS)
"""The levels whose indikator are the indikator kinerja utama (IKU) of the unit."""


class Sebelum(NamedTuple):
    """An indikator and the same metric in the cascade of the year before."""

    kini: Indikator
    lalu: Indikator
    keyakinan: float


def before(ctx: Konteks) -> Kaskade | None:
    """Return the cascade of the same unit in the nearest earlier year, where it is in the collection."""
    return ctx.koleksi.before(ctx.kaskade) if ctx.koleksi is not None else None


def same_metric(ctx: Konteks) -> list[Sebelum]:
    """Return the indikator that the cascade of the year before has too, in the order of the cascade."""
    earlier = before(ctx)
    if earlier is None or ctx.koleksi is None:
        return []
    metrik = ctx.koleksi.metrik
    book: dict[int, list[Indikator]] = defaultdict(list)
    for iri, indikator in sorted(earlier.indikator.items()):
        if iri in metrik:
            book[metrik[iri]].append(indikator)
    out = []
    for indikator in ctx.indikator:
        for twin in book.get(metrik.get(indikator.iri, -1), ()):
            verdict = ctx.koleksi.himpunan.verdict(indikator.iri, twin.iri)
            out.append(Sebelum(indikator, twin, verdict.keyakinan))
    return out


def yearly(values: list[Nilai], tahun: int) -> Nilai | None:
    """Return the value of a whole year, or None."""
    return next((n for n in values if n.tahun == tahun and n.triwulan is None), None)


def number(value: Decimal) -> str:
    """Return a number with a decimal comma, as the documents write it.

    >>> number(Decimal("87.40"))
    '87,4'
    """
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def significant(value: Decimal) -> int:
    """Return the number of digits that say something: zeros at either end do not.

    >>> significant(Decimal("87.430")), significant(Decimal("1200"))
    (4, 2)
    """
    return len(format(abs(value), "f").replace(".", "").strip("0"))


def named(kaskade: Kaskade) -> Teks:
    """Return how a sentence calls another cascade."""
    where = f"{kaskade.unit.nama} {kaskade.tahun}"
    return Teks(where, where)
