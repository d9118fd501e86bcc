"""What the rules between cascades share: the same metric a year before."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from kaskade_graph.audit.context import Konteks
from kaskade_graph.errors import Teks
from kaskade_graph.model import Indikator, Jenis, Kaskade

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
            out.append(Sebelum(indikator, twin, ctx.koleksi.certainty(indikator.iri, twin.iri)))
    return out


def named(kaskade: Kaskade) -> Teks:
    """Return how a sentence calls another cascade."""
    where = f"{kaskade.unit.nama} {kaskade.tahun}"
    return Teks(where, where)
