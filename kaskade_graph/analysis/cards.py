"""Everything known of one element, gathered: its values, its neighbours, and the evidence of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kaskade_graph import fields
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.measured import achievement_of
from kaskade_graph.analysis.places import place_of
from kaskade_graph.model import Indikator, Kecocokan, Kutipan, Nilai, Peran, Unsur
from kaskade_graph.values_shown import with_unit

_PERAN = list(Peran)


@dataclass(frozen=True, slots=True)
class Isian:
    """One property of an element.

    ``nilai`` are texts, or IRIs when it is a ``tautan``, a link; ``kutipan`` is their evidence.
    """

    properti: str
    nilai: tuple[str, ...]
    tautan: bool = False
    kutipan: tuple[Kutipan, ...] = ()


@dataclass(frozen=True, slots=True)
class Kartu:
    """One element: the way to it from the top, what it says, and what is below it; all links are IRIs."""

    graf: GrafKaskade
    iri: str
    jalur: tuple[str, ...]
    isian: tuple[Isian, ...]
    anak: tuple[str, ...]
    indikator: tuple[str, ...]
    kecocokan: tuple[Kecocokan, ...]
    capaian: tuple[tuple[int, Decimal], ...] = ()
    """For an indikator: the years with both target and realisasi, and how far the target was reached (percent)."""


def kartu(graf: GrafKaskade, iri: str) -> Kartu:
    """Gather what ``graf`` knows of the element or indikator ``iri``; KeyError when it is not in it."""
    item = graf.item(iri)
    if item is None:
        raise KeyError(iri)
    return Kartu(
        graf,
        iri,
        tuple(graf.path(iri)[:-1]),
        tuple(_fields(graf, item)),
        tuple(graf.children(iri)),
        tuple(graf.indikator(iri)),
        tuple(k for k in graf.kaskade.kecocokan if k.subjek == iri),
        tuple(_capaian(item)) if isinstance(item, Indikator) else (),
    )


def _capaian(indikator: Indikator) -> Iterator[tuple[int, Decimal]]:
    for tahun in sorted({n.tahun for n in indikator.realisasi}):
        reached = achievement_of(indikator, tahun)
        if reached is not None:
            yield tahun, reached


def _fields(graf: GrafKaskade, item: Unsur | Indikator) -> Iterator[Isian]:
    mine = {f.predicate: f for f in fields.of(item)}
    for prop in fields.BY_PREDICATE:
        value = fields.value(item, mine[prop]) if prop in mine else None
        quotes = _quotes(graf, item.iri, prop)
        # A quotation without a value is a text that could not be understood: it is shown as well.
        if value is not None or quotes:
            yield Isian(prop, () if value is None else (str(value),), False, quotes)
    for link in fields.links(item):
        targets = getattr(item, link.name)
        if targets:
            yield Isian(link.predicate, tuple(targets), True, _quotes(graf, item.iri, link.predicate))
    for kind in fields.lists(item):
        for value in sorted(getattr(item, kind.name), key=lambda v: (v.tahun, v.triwulan or 0)):
            quotes = _quotes(graf, value.iri, kind.predicate)
            yield Isian(kind.predicate, (_nilai(value),), False, quotes)


def _nilai(nilai: Nilai) -> str:
    period = f"{nilai.tahun or '?'}" if nilai.triwulan is None else f"{nilai.tahun} TW {nilai.triwulan}"
    return f"{period}{' (akhir periode)' if nilai.akhir_periode else ''}: {with_unit(nilai)}"


def _quotes(graf: GrafKaskade, iri: str, prop: str) -> tuple[Kutipan, ...]:
    found = graf.kaskade.bukti_of(iri, prop)
    return tuple(sorted(found, key=lambda k: (_PERAN.index(k.peran), place_of(k))))
