"""Where elements stand in a document: the order of their numbers and lines."""

from __future__ import annotations

import re

from kaskade_graph.model import Indikator, Kaskade, Kutipan, Peran, Unsur
from kaskade_graph.vocab import RDFS

_DIGITS = re.compile(r"(\d+)")


class KaskadeTerurut(Kaskade):
    """A cascade whose ``unsur`` and ``indikator`` stand in the order of the document: evidence may be left aside."""

    __slots__ = ()


def places_of(kaskade: Kaskade) -> dict[str, tuple[object, ...]]:
    """The first place of every element: 0 and where its name stands, else 1 and the order of the model."""
    items: dict[str, Unsur | Indikator] = {**kaskade.unsur, **kaskade.indikator}
    order = {iri: n for n, iri in enumerate(items)}
    if isinstance(kaskade, KaskadeTerurut):
        return {iri: (n,) for iri, n in order.items()}
    # Columns side by side share their lines; then the printed number tells which comes first.
    numbers = {iri: _natural(item.nomor or "") for iri, item in items.items()}
    named: dict[str, tuple[object, ...]] = {}
    anywhere: dict[str, tuple[object, ...]] = {}
    for kutipan in kaskade.bukti:
        iri = kutipan.unsur
        if iri in order and kutipan.peran is Peran.UTAMA:
            key = (0, *place_of(kutipan), numbers[iri], order[iri])
            book = named if kutipan.properti == RDFS.label else anywhere
            book[iri] = min(book.get(iri, key), key)
    unplaced = {iri: (1, "", 0, 0, "", (), numbers[iri], n) for iri, n in order.items()}
    return unplaced | anywhere | named


def place_of(kutipan: Kutipan) -> tuple[object, ...]:
    """Sort key of a quotation: file, page, line, sheet, cell with its numbers as numbers."""
    return (
        kutipan.berkas,
        kutipan.halaman or 0,
        kutipan.baris[0] if kutipan.baris else 0,
        kutipan.lembar or "",
        _natural(kutipan.sel or ""),
    )


def _natural(text: str) -> tuple[object, ...]:
    """Return a sort key in which numbers count as numbers: C9 before C10."""
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in _DIGITS.split(text) if p)
