"""Which line of official work each program, kegiatan and sub kegiatan of a cascade is, whatever the edition.

Codes were renumbered from edition to edition of the nomenclature. A line is one piece of work through all
of them: the entries that :mod:`kaskade_graph.registers.nomenklatur_counterparts` says are one, named by the newest.
"""

from __future__ import annotations

from dataclasses import dataclass

from kaskade_graph.likeness import likeness
from kaskade_graph.model import Jenis, Kaskade, Unsur
from kaskade_graph.registers import nomenklatur_counterparts, urusan
from kaskade_graph.registers.nomenklatur import Konsep, Nomenklatur
from kaskade_graph.registers.nomenklatur_counterparts import EntryLine
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN, UMUM_ID

CERTAIN = 0.9
"""Score from which a name is that of an official entry, misspellings aside."""
_ACTIVITIES = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
_BASE = f"{UMUM_ID}nomenklatur/"


@dataclass(frozen=True, slots=True)
class Kenal:
    """The official entry that an element is, and how sure that is (0..1)."""

    konsep: Konsep
    keyakinan: float


class Lini:
    """The official entries and lines of the elements of one cascade."""

    def __init__(self, kaskade: Kaskade, register: Nomenklatur | None = None) -> None:
        self.register = register or urusan.of(kaskade)
        self.edisi = self.register.edition_for(kaskade.tahun)
        self._known = self._given(kaskade)
        for jenis in _ACTIVITIES:
            for unsur in kaskade.of(jenis):
                if unsur.iri not in self._known:
                    found = self._find(unsur, kaskade)
                    if found is not None:
                        self._known[unsur.iri] = found

    def konsep(self, iri: str) -> Konsep | None:
        """Return the official entry that an element is, or None."""
        found = self._known.get(iri)
        return found.konsep if found else None

    def certainty(self, iri: str) -> float:
        """Return how sure :meth:`konsep` is; 0 when there is none."""
        found = self._known.get(iri)
        return found.keyakinan if found else 0.0

    def konsep_key(self, iri: str) -> str | None:
        """Return the IRI of the official entry."""
        found = self._known.get(iri)
        return found.konsep.iri if found else None

    def line_key(self, iri: str) -> str | None:
        """Return the key of the line, the same for every edition: the IRI of its newest entry."""
        found = self._known.get(iri)
        return self.line(found.konsep).entri[-1].iri if found else None

    def line_certainty(self, iri: str) -> float:
        """Return how sure it is that the element belongs to its line."""
        found = self._known.get(iri)
        return min(found.keyakinan, self.line(found.konsep).keyakinan) if found else 0.0

    def line(self, konsep: Konsep) -> EntryLine:
        """Return the line that an official entry belongs to."""
        return nomenklatur_counterparts.garis(konsep, self.register)

    def _given(self, kaskade: Kaskade) -> dict[str, Kenal]:
        """Take what the derived graph of the cascade says; the surest where it says several."""
        out: dict[str, Kenal] = {}
        for link in sorted(kaskade.kecocokan, key=lambda k: (-k.keyakinan, k.objek)):
            edisi, _, kode = link.objek.removeprefix(_BASE).partition("/")
            if link.predikat == KIN.nomenklatur and edisi in self.register.editions():
                konsep = self.register.get(edisi, kode)
                if konsep is not None:
                    out.setdefault(link.subjek, Kenal(konsep, link.keyakinan))
        return out

    def _find(self, unsur: Unsur, kaskade: Kaskade) -> Kenal | None:
        """Recognise an element by its printed code and name, else by its name under its parent."""
        nama = unsur.label or ""
        editions = [self.edisi, *(e for e in reversed(self.register.editions()) if e != self.edisi)]
        for edisi in editions if unsur.kode else ():
            konsep = self.register.get(edisi, unsur.kode or "")
            if konsep is not None and likeness(fold(nama), fold(konsep.nama)) >= CERTAIN:
                return Kenal(konsep, 1.0)
        for edisi in editions:
            above = [self._known[p].konsep for p in unsur.mendukung if p in self._known]
            induk = next((k.kode for k in above if k.edisi == edisi), None)
            for cocok in self.register.match(nama, unsur.jenis, edisi, induk, limit=1):
                if cocok.skor >= CERTAIN:
                    return Kenal(cocok.konsep, cocok.skor)
        return None
