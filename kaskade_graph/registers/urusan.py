"""The register that a cascade is looked up in: the work of kecamatan, or that of all urusan.

:func:`of` (a cascade) and :func:`for_unit` choose it; both give a
:class:`~kaskade_graph.registers.nomenklatur.Nomenklatur`.
:mod:`kaskade_graph.registers.nomenklatur` holds the editions of the work of kecamatan; the list of all urusan
(:mod:`kaskade_graph.registers.nomenklatur_national`) is read only when something is looked up in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from kaskade_graph import iri
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.registers import nomenklatur, nomenklatur_national
from kaskade_graph.registers.nomenklatur import EDISI, Cocok, Edisi, Konsep, Nomenklatur
from kaskade_graph.registers.nomenklatur_national import EntriNasional, Indeks, Pemda, pemda_of
from kaskade_graph.text import fold

NASIONAL = {
    Pemda.KABUPATEN_KOTA: EDISI[-1],
    Pemda.PROVINSI: Edisi(
        "sipd-2025-provinsi",
        2025,
        Teks("Nomenklatur SIPD tahun 2025 untuk provinsi", "Nomenclature used in SIPD in 2025, of provinces"),
    ),
}
"""The edition that holds all urusan, for each kind of government; the only one held of most of them."""
SEMUA = (*EDISI, NASIONAL[Pemda.PROVINSI])
"""Every edition that an entry may be of."""
_TINGKAT: dict[Jenis | None, str] = {
    Jenis.PROGRAM: "program",
    Jenis.KEGIATAN: "kegiatan",
    Jenis.SUB_KEGIATAN: "sub_kegiatan",
}
_OF_LEVEL = {name: jenis for jenis, name in _TINGKAT.items()}


class Menyeluruh(Nomenklatur):
    """The official names of all urusan for one kind of government, in the one edition held of them all.

    ``bidang`` is the one at hand, such as "1.02": entries of the program that every bidang has carry its number.
    Editions before 2025 are matched by name: their own lists are not held for most urusan.
    """

    def __init__(self, pemda: Pemda, bidang: str | None = None) -> None:
        super().__init__(())
        self.pemda, self.bidang = pemda, bidang
        self._id = NASIONAL[pemda].id
        self._made: dict[EntriNasional, Konsep] = {}

    @property
    def _list(self) -> Indeks:
        return nomenklatur_national.load(self.pemda)

    def editions(self) -> list[str]:
        return [self._id]

    def edition_for(self, tahun: int) -> str:
        return self._id

    def all(self, edisi: str, jenis: Jenis | None = None) -> list[Konsep]:
        self._edition(edisi)
        return [k for e in self._list.all() if (k := self._konsep(e)).jenis is jenis or jenis is None]

    def get(self, edisi: str, kode: str) -> Konsep | None:
        self._edition(edisi)
        entri = self._list.get(kode, self.bidang)
        return None if entri is None else self._konsep(entri)

    def children(self, edisi: str, kode: str) -> list[Konsep]:
        self._edition(edisi)
        return [self._konsep(e) for e in self._list.children(kode, self.bidang)]

    def by_name(self, edisi: str, nama: str, jenis: Jenis | None = None) -> list[Konsep]:
        self._edition(edisi)
        return [self._konsep(e) for e in self._list.by_name(nama, _TINGKAT.get(jenis), self.bidang)]

    def by_indikator(self, indikator: str) -> list[Konsep]:
        """Return the sub kegiatan whose official indikator this is, after folding."""
        return [self._konsep(e) for e in self._list.by_indikator(indikator)]

    def _candidates(self, edisi: str, jenis: Jenis | None, nama: str, limit: int) -> list[Cocok]:
        found = self._list.match(nama, _TINGKAT.get(jenis), self.bidang, limit)
        return [Cocok(self._konsep(e), skor, "fuzzy") for e, skor in found if fold(e.nama) != fold(nama)]

    def _konsep(self, entri: EntriNasional) -> Konsep:
        konsep = self._made.get(entri)
        if konsep is None:
            jenis = _OF_LEVEL.get(entri.tingkat)
            texts = (
                entri.indikator or None,
                entri.satuan or None,
                entri.induk or None,
                entri.kinerja or None,
            )
            konsep = self._made[entri] = Konsep(self._id, entri.kode, jenis, entri.nama, *texts)
        return konsep

    def _edition(self, edisi: str) -> dict[str, Konsep]:
        if edisi != self._id:
            return super()._edition(edisi)
        return {}


@cache
def menyeluruh(pemda: Pemda, bidang: str | None = None) -> Menyeluruh:
    """Return the names of all urusan for one kind of government; nothing is read before it is asked."""
    return Menyeluruh(pemda, bidang)


_OF_KECAMATAN = re.compile(r"(kecamatan|kelurahan)(-.*)?")


def for_unit(kode_wilayah: str, unit: str, kode: Iterable[str | None] = ()) -> Nomenklatur:
    """Return the register that a unit's work is looked up in: that of kecamatan for a kecamatan or kelurahan of a
    kabupaten or kota, else that of all urusan for its kind of government.

    ``unit`` is the last part of the unit's IRI. ``kode`` are the codes that its document prints: the bidang that
    most of them name is the one at hand.
    """
    pemda = pemda_of(kode_wilayah)
    if nomenklatur.added() or (_OF_KECAMATAN.fullmatch(unit) and pemda is Pemda.KABUPATEN_KOTA):
        return nomenklatur.load()
    named = Counter(k[:4] for k in kode if k and re.match(r"\d\.\d\d\.", k))
    return menyeluruh(pemda, named.most_common(1)[0][0] if named else None)


def of(kaskade: Kaskade) -> Nomenklatur:
    """Return the register that the work of ``kaskade`` is looked up in; see :func:`for_unit`."""
    unit = kaskade.unit
    return for_unit(unit.kode_wilayah, unit.slug, (u.kode for u in kaskade.unsur.values()))


def by_iri(concept: str) -> Konsep | None:
    """Return the entry with this IRI, of whatever edition and urusan, or None."""
    edisi, _, kode = concept.removeprefix(iri.nomenklatur_iri("")).partition("/")
    register = nomenklatur.load()
    if edisi in register.editions() and (found := register.get(edisi, kode)) is not None:
        return found
    pemda = next((p for p, e in NASIONAL.items() if e.id == edisi), None)
    return None if pemda is None else menyeluruh(pemda).get(edisi, kode)


def title(edisi: str) -> Teks:
    """Return what an edition is called."""
    return next((e.judul for e in SEMUA if e.id == edisi), Teks(f"edisi {edisi}", f"edition {edisi}"))
