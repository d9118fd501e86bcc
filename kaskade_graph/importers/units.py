"""Units of measure as QUDT knows them, beside the words that are printed.

Only units of a quantity are given: share, area, length, time, mass, money. What counts things (dokumen, orang,
desa) has no unit there but the thing itself, and the printed word says that better.
"""

from __future__ import annotations

from kaskade_graph.model import Kaskade, Kecocokan
from kaskade_graph.text import fold
from kaskade_graph.vocab import QUDT, SEMAPV

_UNIT = "http://qudt.org/vocab/unit/"
_BASE = {
    "PERCENT": ("%", "persen", "prosen", "persentase"),
    "HA": ("ha", "hektar", "hektare"),
    "M2": ("m2", "m²", "meter persegi"),
    "M3": ("m3", "m³", "meter kubik"),
    "M": ("m", "meter"),
    "KiloM": ("km", "kilometer"),
    "KiloGM": ("kg", "kilogram"),
    "TONNE": ("ton",),
    "L": ("liter",),
    "MIN": ("menit",),
    "HR": ("jam",),
    "DAY": ("hari",),
    "WK": ("minggu",),
    "MO": ("bulan",),
    "YR": ("tahun",),
}
_KENAL = {word: _UNIT + name for name, words in _BASE.items() for word in words}
_KENAL |= dict.fromkeys(("rp", "rupiah", "idr"), "http://qudt.org/vocab/currency/IDR")


def qudt_unit(satuan: str | None) -> str | None:
    """Return the IRI of the QUDT unit that a printed unit is, or None.

    >>> qudt_unit("Persen"), qudt_unit("Dokumen")
    ('http://qudt.org/vocab/unit/PERCENT', None)
    """
    if satuan is None:
        return None
    return _KENAL.get(fold(satuan)) or _KENAL.get(satuan.strip().casefold())


def units(kaskade: Kaskade) -> list[Kecocokan]:
    """Return ``qudt:hasUnit`` for every indikator and figure of ``kaskade`` whose printed unit is one."""
    printed = [(i.iri, i.satuan) for i in kaskade.indikator.values()]
    for indikator in kaskade.indikator.values():
        printed += [(n.iri, n.satuan or indikator.satuan) for n in (*indikator.target, *indikator.realisasi)]
    return [
        Kecocokan(iri, QUDT.hasUnit, unit, SEMAPV.LexicalMatching, 1.0, f"satuan tercetak: {satuan}")
        for iri, satuan in printed
        if (unit := qudt_unit(satuan)) is not None
    ]
