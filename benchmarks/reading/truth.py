"""A cascade that is known before it is printed, and which of its facts a layout prints.

A fact is one value of one property of one element or indikator, or one link to what is above it. A layout
prints some of them: what it does not print can be neither right nor missing, but a reading that invents it
against the truth is wrong.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

LEVELS = ("T", "S", "P", "K", "SK")
LEVEL_NAMES = {"T": "Tujuan", "S": "Sasaran", "P": "Program", "K": "Kegiatan", "SK": "Sub Kegiatan"}
ELEMENT_FIELDS = ("kode", "sasaran", "pagu", "pj")
INDIKATOR_FIELDS = ("formulasi", "tipe", "satuan", "sumber", "target", "realisasi")


@dataclass
class Indikator:
    """One indikator with its texts as printed; ``target`` and ``realisasi`` by period (``2024``, ``2024-2``)."""

    nama: str
    formulasi: str | None = None
    tipe: str | None = None
    satuan: str | None = None
    sumber: str | None = None
    target: dict[str, str] = field(default_factory=dict)
    realisasi: dict[str, str] = field(default_factory=dict)
    alt: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Other right readings of a property (``target``: of every period)."""


@dataclass
class Element:
    """One element. ``parent`` is the ``idx`` of what it supports; ``linked`` whether the layout prints that."""

    idx: int
    level: str
    nama: str
    kode: str | None = None
    sasaran: str | None = None
    pagu: str | None = None
    pj: str | None = None
    parent: int | None = None
    linked: bool = True
    unit: str = ""
    indikator: list[Indikator] = field(default_factory=list)
    alt: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Other right readings of a property."""


@dataclass
class Truth:
    """What a document holds. ``unit`` and ``tahun`` are None where the file does not say them."""

    elements: list[Element] = field(default_factory=list)
    unit: str | None = None
    tahun: int | None = None
    cascade: bool = True
    also: tuple[str, ...] = ()
    """Other right names of the unit: without its region."""
    broken: bool = False
    """Words are broken in the middle by narrow columns: white space inside words does not count."""
    free: frozenset[str] = frozenset()
    """Properties that may be read in one way or another (the budget of which of five years), and are not counted."""

    def by_idx(self) -> dict[int, Element]:
        """Return the elements by their ``idx``."""
        return {e.idx: e for e in self.elements}

    def facts(self) -> int:
        """Return how many facts there are to be read."""
        return sum(1 for _ in self.fact_keys())

    def fact_keys(self) -> Iterator[tuple[str, ...]]:
        """Iterate over the facts as ``(element, indikator or '', property)``."""
        for e in self.elements:
            yield (str(e.idx), "", "nama")
            for name in ELEMENT_FIELDS:
                if getattr(e, name) is not None:
                    yield (str(e.idx), "", name)
            if e.linked and e.parent is not None:
                yield (str(e.idx), "", "induk")
            for n, i in enumerate(e.indikator):
                yield (str(e.idx), str(n), "nama")
                yield (str(e.idx), str(n), "induk")
                for name in ("formulasi", "tipe", "satuan", "sumber"):
                    if getattr(i, name) is not None:
                        yield (str(e.idx), str(n), name)
                for period in i.target:
                    yield (str(e.idx), str(n), f"target {period}")
                for period in i.realisasi:
                    yield (str(e.idx), str(n), f"realisasi {period}")


def project(
    elements: list[Element],
    levels: tuple[str, ...] = LEVELS,
    fields: tuple[str, ...] = (),
    links: tuple[str, ...] = LEVELS,
    indikator: tuple[str, ...] = LEVELS,
) -> list[Element]:
    """Return what a layout prints of ``elements``: these levels, fields, links of these levels, indikator of these.

    A level that is left out is bridged: what stood below it supports the nearest that is printed above.
    """
    by_idx = {e.idx: e for e in elements}
    out = []
    for e in elements:
        if e.level not in levels:
            continue
        new = copy.deepcopy(e)
        while new.parent is not None and by_idx[new.parent].level not in levels:
            new.parent = by_idx[new.parent].parent
        new.linked = e.level in links
        for name in ELEMENT_FIELDS:
            if name not in fields:
                setattr(new, name, None)
        if e.level not in indikator:
            new.indikator = []
        for i in new.indikator:
            for name in INDIKATOR_FIELDS:
                if name not in fields:
                    setattr(i, name, {} if name in ("target", "realisasi") else None)
        out.append(new)
    return out


_GROUPS = re.compile(r"^-?\d{1,3}(\.\d{3})+(,\d+)?$")


def number(text: str) -> Decimal | None:
    """Return the number that a printed figure is (``1.250,5``, ``84.15``, ``93%``, ``Rp1.000.000``), or None."""
    plain = re.sub(r"^(rp\.?)|[%\s]|(,-)$", "", text.strip(), flags=re.IGNORECASE)
    if _GROUPS.match(plain):
        plain = plain.replace(".", "")
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None
