"""The official entry that a printed name or code is.

* :meth:`Officials.of` ``(unit, tahun, edisi=None, kode=())`` looks up the elements of one document, in the register
  that its unit's work is in (:mod:`kaskade_graph.registers.urusan`); ``kode`` are the codes printed in it.
* :func:`anywhere` ``(nama, kode=None, pemda=None, bidang=None)`` gives the entries of **any urusan** that have this
  code or exactly this name, the newest first: what a table says of itself before its unit is known. Both kinds of
  government are asked where ``pemda`` is None. An entry says its level (``jenis``) and the code it stands under
  (``induk``). The first call reads an index, 15 ms; each further one takes microseconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kaskade_graph.importers.torn.parsed import Head
from kaskade_graph.importers.torn.values import code_and_name
from kaskade_graph.model import Jenis, UnitKerja
from kaskade_graph.registers import nomenklatur, urusan
from kaskade_graph.registers.nomenklatur import Cocok, Konsep, Nomenklatur
from kaskade_graph.registers.nomenklatur_national import Pemda, pemda_of
from kaskade_graph.text import fold

SURE = 0.85
"""Below this a printed name is not taken for the official one; see Nomenklatur.match for the scale."""
_OTHER_EDITION = 0.7


@dataclass(frozen=True, slots=True)
class Resmi:
    """An official entry, how sure it is that the head is it, and how it was found (for the evidence)."""

    konsep: Konsep
    skor: float
    cara: str


class Officials:
    """Looks up heads in the edition in force, and remembers; other editions serve when it has nothing."""

    def __init__(self, register: Nomenklatur, edisi: str, pemda: Pemda = Pemda.KABUPATEN_KOTA) -> None:
        self.register, self.edisi, self.pemda = register, edisi, pemda
        self._found: dict[int, list[Resmi]] = {}

    @classmethod
    def of(
        cls, unit: UnitKerja, tahun: int, edisi: str | None = None, kode: Iterable[str | None] = ()
    ) -> Officials:
        """Return the lookup for a document of ``unit``; ``edisi``, where given, comes before what the year implies.

        Raises :class:`UnknownName` for an edition that is not held.
        """
        register = urusan.for_unit(unit.kode_wilayah, unit.slug, kode)
        if edisi is not None and edisi not in register.editions():
            register = nomenklatur.load()
            register.all(edisi)  # says which editions there are
        return cls(register, edisi or register.edition_for(tahun), pemda_of(unit.kode_wilayah))

    def candidates(self, head: Head) -> list[Resmi]:
        """Return the entries that ``head`` may be, best first; none below :data:`SURE`."""
        if id(head) not in self._found:
            self._found[id(head)] = self._look_up(head)
        return self._found[id(head)]

    def under(self, head: Head, parent: Head) -> float:
        """Return how sure it is, 0 to 1, that officially ``head`` stands under ``parent``."""
        parents = {r.konsep.iri: r.skor for r in self.candidates(parent)}
        scores = [
            child.skor * parents[above.iri]
            for child in self.candidates(head)
            if (above := self._above(child.konsep)) is not None and above.iri in parents
        ]
        return max(scores, default=0.0)

    def best(self, head: Head, parent: Resmi | None) -> Resmi | None:
        """Return the entry that ``head`` is, preferring one under its parent's entry."""
        return choose(self.candidates(head), parent)

    def look_up(self, jenis: Jenis | None, kode: str | None, nama: str) -> list[Resmi]:
        """Return the entries that an element with this name, and code if printed, may be; best first."""
        if not nama or jenis in (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS):
            return []
        found = [_resmi(c) for c in self.register.match(nama, jenis, self.edisi) if c.skor >= SURE]
        printed = self.register.get(self.edisi, kode) if kode else None
        if printed is not None and printed.jenis is jenis:
            sure = next((r.skor for r in found if r.konsep is printed), 0.8)
            rest = [r for r in found if r.konsep is not printed]
            return [Resmi(printed, sure, "kode tercetak"), *rest]
        return found or self._elsewhere(nama, jenis)

    def _above(self, konsep: Konsep) -> Konsep | None:
        return self.register.get(konsep.edisi, konsep.induk) if konsep.induk else None

    def _look_up(self, head: Head) -> list[Resmi]:
        kode, nama = code_and_name(head)
        return self.look_up(head.jenis, kode, nama)

    def _elsewhere(self, nama: str, jenis: Jenis | None) -> list[Resmi]:
        """The same name, to the letter, in another edition."""
        for edisi in reversed(self.register.editions()):
            if edisi != self.edisi:
                found = self.register.by_name(edisi, nama, jenis)
                if found:
                    return [Resmi(k, _OTHER_EDITION, f"nama sama dalam edisi {edisi}") for k in found]
        found = urusan.menyeluruh(self.pemda).by_name(urusan.NASIONAL[self.pemda].id, nama, jenis)
        return [Resmi(k, _OTHER_EDITION, "nama sama dalam urusan lain") for k in found]


def anywhere(
    nama: str, kode: str | None = None, pemda: Pemda | None = None, bidang: str | None = None
) -> list[Konsep]:
    """Return the entries of any urusan with this code, those of exactly this name first, then others of the name.

    ``bidang`` is the one at hand, such as "1.02": the program that every bidang has carries its number. Names are
    compared after folding; entries of the older editions of kecamatan's work come last.
    """
    found: dict[str, Konsep] = {}
    for kind in (pemda,) if pemda else (Pemda.KABUPATEN_KOTA, Pemda.PROVINSI):
        register, edisi = urusan.menyeluruh(kind, bidang), urusan.NASIONAL[kind].id
        printed = register.get(edisi, kode) if kode else None
        for konsep in (*([printed] if printed else []), *(register.by_name(edisi, nama) if nama else ())):
            found.setdefault(konsep.iri, konsep)
    older = nomenklatur.load()
    for edisi in reversed(older.editions()):
        printed = older.get(edisi, kode) if kode else None
        for konsep in (*([printed] if printed else []), *(older.by_name(edisi, nama) if nama else ())):
            found.setdefault(konsep.iri, konsep)
    key = fold(nama)
    return sorted(found.values(), key=lambda k: (k.kode != kode, fold(k.nama) != key))


def choose(candidates: list[Resmi], parent: Resmi | None) -> Resmi | None:
    """Return the best candidate, preferring one under the entry of the parent."""
    if parent is not None:
        below = [r for r in candidates if r.konsep.induk == parent.konsep.kode]
        if below and below[0].skor >= candidates[0].skor - 0.05:
            return below[0]
    return candidates[0] if candidates else None


def _resmi(cocok: Cocok) -> Resmi:
    cara = "nama sama" if cocok.cara == "exact" else "nama mirip"
    return Resmi(cocok.konsep, cocok.skor, cara)
