"""What changed from one cascade to another, in terms of the field: added, dropped, renamed, moved, measured
otherwise. It is found by :mod:`kaskade_graph.linking.diff`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kaskade_graph import fields
from kaskade_graph.analysis.figures import is_percent
from kaskade_graph.errors import Teks
from kaskade_graph.language.spelling import slips
from kaskade_graph.language.tables import istilah, singkatan
from kaskade_graph.language.words import roots, stem, tokens
from kaskade_graph.linking.fingerprints import is_odd
from kaskade_graph.linking.pairs import Pasangan
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.text import fold, shown
from kaskade_graph.vocab import KIN, RDFS


class Status(StrEnum):
    """What became of an element. Several may be true of one: renamed and moved.

    Four are no change of the cascade itself: another code because the nomenclature was renumbered, the
    figures (target, realisasi, pagu) of another year or unit, a slip of the pen put right, and another way of
    writing, a code that one of the two does not print among it.
    """

    DITAMBAH = "ditambah"
    DIHAPUS = "dihapus"
    GANTI_NAMA = "ganti-nama"
    PINDAH = "pindah"
    DIUBAH = "diubah"
    KODE = "kode"
    ANGKA = "angka"
    KETIK = "salah-ketik"
    PENULISAN = "penulisan"
    TETAP = "tetap"


_UNITS = {
    Status.GANTI_NAMA: Teks("nama lain", "another name"),
    Status.PINDAH: Teks("di tempat lain", "elsewhere"),
    Status.DIUBAH: Teks("berbeda", "different"),
    Status.KODE: Teks("kode lain", "another code"),
    Status.ANGKA: Teks("angka unit lain", "figures of another unit"),
}
_STATUS = {
    Status.DITAMBAH: Teks("ditambah", "added"),
    Status.DIHAPUS: Teks("dihapus", "dropped"),
    Status.GANTI_NAMA: Teks("berganti nama", "renamed"),
    Status.PINDAH: Teks("pindah", "moved"),
    Status.DIUBAH: Teks("diubah", "changed"),
    Status.KODE: Teks("berganti kode", "renumbered"),
    Status.ANGKA: Teks("angka tahun lain", "figures of another year"),
    Status.KETIK: Teks("salah ketik diperbaiki", "a slip put right"),
    Status.PENULISAN: Teks("penulisan saja", "spelling only"),
    Status.TETAP: Teks("tetap", "unchanged"),
}


POKOK = (Status.DITAMBAH, Status.DIHAPUS, Status.GANTI_NAMA, Status.PINDAH, Status.DIUBAH)
"""The statuses that are changes of the cascade itself."""
FIGURES = frozenset((*(v.predicate for v in fields.VALUES), *(f.predicate for f in fields.ALL if f.figure)))
"""The properties whose values are figures of one year and unit."""
_FIRST = {KIN.memilikiTarget: 0, KIN.memilikiRealisasi: 1}


@dataclass(frozen=True, slots=True)
class Ubahan:
    """One field that differs: IRI of the property, its words for people, and both values as printed."""

    properti: str
    nama: Teks
    lama: str | None
    baru: str | None

    @property
    def penulisan(self) -> bool:
        """Whether only case, punctuation, white space or the way a unit is written differ (Persen and %)."""
        if self.lama is None or self.baru is None:
            return False
        if self.properti == KIN.satuan and is_percent(self.lama) and is_percent(self.baru):
            return True
        return fold(self.lama) == fold(self.baru)

    @property
    def ketik(self) -> bool:
        """Whether all that differs are slips of the pen in the old text that the new one has put right."""
        return self.lama is not None and self.baru is not None and put_right(self.lama, self.baru)

    @property
    def tercetak(self) -> bool:
        """Whether it is a code that one of the two prints and the other leaves out."""
        return self.properti == KIN.kode and None in (self.lama, self.baru)


def put_right(old: str, new: str) -> bool:
    """Say whether ``new`` is ``old`` with its misspelt words put right, and nothing else.

    >>> put_right("Jumlah desa yang dibinna", "Jumlah desa yang dibina"), put_right("Jumlah desa", "Jumlah dosa")
    (True, False)
    """
    a, b = tokens(old), tokens(new)
    odd = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or not 0 < len(odd) <= _SLIPS:
        return False
    return all(y in slips(x) and not _is_word(x) and _is_word(y) for x, y in odd)


def _is_word(word: str) -> bool:
    """Say whether a word is one of the language or of the field; short ones must be listed."""
    if len(word) >= _LONG:
        return not is_odd(word)
    return stem(word) in roots() or word in istilah() or word in singkatan()


_LONG = 6
"""Letters from which a word that is not listed may yet be derived from one."""


_SLIPS = 3
"""Words misspelt in one text; more is another text."""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One element (``jenis`` None: an indikator) in both cascades, or in the one that has it.

    ``a`` and ``b`` are its IRIs, ``lama`` and ``baru`` its names; ``tingkat`` is how deep it stands in the
    cascade. ``pindah`` holds the names of the old and the new parent of an element that moved.
    """

    jenis: Jenis | None
    a: str | None
    b: str | None
    lama: str | None
    baru: str | None
    status: tuple[Status, ...]
    ubahan: tuple[Ubahan, ...] = ()
    pasangan: Pasangan | None = None
    pindah: tuple[str, str] | None = None
    tingkat: int = 0

    @property
    def pokok(self) -> bool:
        """Whether the cascade itself changed here."""
        return any(s in POKOK for s in self.status)


@dataclass(frozen=True, slots=True)
class Selisih:
    """The whole comparison: ``a`` the old, ``b`` the new, all elements in the order of the cascade."""

    a: Kaskade
    b: Kaskade
    perubahan: tuple[Perubahan, ...]

    @property
    def units(self) -> bool:
        """Whether two units are compared, not two years or editions of one."""
        return self.a.unit.iri != self.b.unit.iri

    def figures(self) -> list[tuple[Perubahan, Ubahan]]:
        """Return the figures that differ, in the order that people ask for: targets, realisasi, then budgets."""
        found = [(p, u) for p in self.perubahan for u in p.ubahan if u.properti in FIGURES]
        return sorted(found, key=lambda f: _FIRST.get(f[1].properti, len(_FIRST)))

    def word(self, status: Status) -> Teks:
        """Return the word for a status; of two units none is the older, and nothing is added or dropped."""
        if not self.units:
            return _STATUS[status]
        if status in (Status.DITAMBAH, Status.DIHAPUS):
            unit = shown((self.b if status is Status.DITAMBAH else self.a).unit.nama)
            return Teks(f"hanya di {unit}", f"only in {unit}")
        return _UNITS.get(status, _STATUS[status])

    def status_of(self, item: Perubahan, ubahan: Ubahan) -> Status:
        """Return which of the statuses of ``item`` one differing field stands for."""
        if ubahan.penulisan or ubahan.tercetak:
            return Status.PENULISAN
        if ubahan.ketik:
            return Status.KETIK
        if ubahan.properti == RDFS.label:
            return Status.GANTI_NAMA
        if ubahan.properti in FIGURES and Status.ANGKA in item.status:
            return Status.ANGKA
        if ubahan.properti == KIN.kode and Status.KODE in item.status:
            return Status.KODE
        return Status.DIUBAH

    def count(self) -> dict[Status, dict[str, int]]:
        """Return how many elements have each status, by kind (``Indikator`` among them)."""
        out: dict[Status, dict[str, int]] = {status: {} for status in Status}
        for item in self.perubahan:
            for status in item.status:
                kind = item.jenis.value if item.jenis else "Indikator"
                out[status][kind] = out[status].get(kind, 0) + 1
        return out
