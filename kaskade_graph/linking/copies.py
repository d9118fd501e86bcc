"""Who copied from whom: pairs of units that share text no third has, with the direction where it can be told.

Two units with one text accuse neither. Three things tell which of them had it first: a text that names the other
unit fits only there; a text that stands in an earlier year was there before; and what names a unit that is not in
the collection can only have come from outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaskade_graph.errors import Teks
from kaskade_graph.linking.collection import Koleksi
from kaskade_graph.linking.fingerprints import Kutip, Salinan
from kaskade_graph.model import Kaskade

TEXTS = 4
"""Texts in common, and with no one else, that are no chance any more."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text in both: IRIs of the indikator and of their cascades, source first where there is one."""

    dari: str
    dari_kaskade: str
    ke: str
    ke_kaskade: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Text that went from one unit to another.

    ``dari`` and ``ke`` are IRIs of units; where ``terarah`` is false neither is known to have had it first, and
    they stand in the order of their IRIs. ``slips`` are misspellings that only the two have. ``keyakinan`` is
    from 0 to 1, that it was copied at all.
    """

    dari: str
    nama_dari: str
    ke: str
    nama_ke: str
    terarah: bool
    alasan: Teks
    passages: tuple[Passage, ...]
    slips: tuple[str, ...]
    keyakinan: float


def copies(koleksi: Koleksi) -> list[Copy]:
    """Return the copies in a collection: the surest and largest first."""
    names = {k.unit.iri: k.unit.nama for k in koleksi.kaskade.values()}
    found = []
    for unit in sorted(names):
        for shared in koleksi.jejak.copies(unit):
            if unit < shared.lain and _counts(shared, _back(koleksi, shared)):
                found.append(_copy(koleksi, shared, _back(koleksi, shared), names))
    return sorted(found, key=lambda c: (-c.keyakinan, -len(c.passages), c.ke, c.dari))


def _back(koleksi: Koleksi, shared: Salinan) -> Salinan:
    """Return the same pair as the other unit sees it."""
    return next(s for s in koleksi.jejak.copies(shared.lain) if s.lain == shared.unit)


def _counts(one: Salinan, other: Salinan) -> bool:
    """Say whether what two units share is more than chance."""
    return bool(one.menamai or other.menamai or one.kata or len(_pairs(one, other)) >= TEXTS)


def _pairs(one: Salinan, other: Salinan) -> list[tuple[Kutip, Kutip]]:
    """Return the pairs of texts as ``one`` sees them; those that name a unit are kept with the one that names."""
    pairs = [*one.semua, *((b, a) for a, b in other.semua)]
    return list({(a.iri, b.iri): (a, b) for a, b in pairs}.values())


def _copy(koleksi: Koleksi, one: Salinan, other: Salinan, names: dict[str, str]) -> Copy:
    years = {k.iri: k.tahun for k in koleksi.kaskade.values()}
    source, why = direction(one, other, years, names)
    turned = source == one.lain
    pairs = [(b, a) if turned else (a, b) for a, b in _pairs(one, other)]
    slips = tuple(sorted(one.kata))
    named = one.menamai or other.menamai
    sure = 0.95 if named else 0.8 if slips and len(pairs) > 1 else 0.6
    dari, ke = (one.lain, one.unit) if turned else (one.unit, one.lain)
    return Copy(
        dari,
        names[dari],
        ke,
        names[ke],
        source is not None,
        why,
        tuple(sorted((_passage(a, b) for a, b in pairs), key=lambda p: (p.ke_kaskade, p.ke, p.dari))),
        slips,
        sure,
    )


def _passage(source: Kutip, target: Kutip) -> Passage:
    return Passage(source.iri, source.kaskade, target.iri, target.kaskade)


def direction(
    one: Salinan, other: Salinan, years: dict[str, int], names: dict[str, str]
) -> tuple[str | None, Teks]:
    """Return the unit (IRI) that had the shared text first, None when it cannot be told, and why.

    ``one`` and ``other`` are the same pair seen from either side; ``years`` the year of each cascade and
    ``names`` the name of each unit, by IRI.
    """
    here, there = names[one.unit], names[one.lain]
    if one.menamai != other.menamai:
        source, target = (there, here) if one.menamai else (here, there)
        return one.lain if one.menamai else one.unit, Teks(
            f"teks di {target} menyebut {source}", f"a text of {target} names {source}"
        )
    pairs = _pairs(one, other)
    mine = min(years[a.kaskade] for a, _ in pairs)
    theirs = min(years[b.kaskade] for _, b in pairs)
    if mine != theirs:
        first, source = (mine, here) if mine < theirs else (theirs, there)
        return one.unit if mine < theirs else one.lain, Teks(
            f"teks itu sudah ada di {source} pada tahun {first}", f"{source} had the text in {first} already"
        )
    return None, Teks("tidak ada yang menunjukkan siapa lebih dahulu", "nothing tells who had it first")


def of(kaskade: Iterable[Kaskade]) -> list[Copy]:
    """Return the copies among ``kaskade``."""
    return copies(Koleksi(kaskade))


def texts(passage: Passage, kaskade: dict[str, Kaskade]) -> Iterator[tuple[str, str, str]]:
    """Yield field, text of the source and text of the target, for each explanation that both indikator have."""
    a = kaskade[passage.dari_kaskade].indikator[passage.dari]
    b = kaskade[passage.ke_kaskade].indikator[passage.ke]
    for name in ("label", "formulasi", "keterangan", "sumber_data"):
        first, second = getattr(a, name), getattr(b, name)
        if first or second:
            yield name, first or "", second or ""
