"""What became of each thing that was carried over, and how it is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown

CADANGAN = ".lama"
"""What is added to the name of the copy of a file or folder that was changed."""
ADVICE = Teks(
    "Bawa dengan: kaskade migrate (tanpa --check)", "Carry over with: kaskade migrate (without --check)"
)
_NOTHING = Teks("", "")


class MigrationState(StrEnum):
    """What became of one thing."""

    SESUAI = "sesuai"
    LAMA = "lama"
    DIPERBARUI = "diperbarui"

    @property
    def teks(self) -> Teks:
        """The word shown to people."""
        return {
            MigrationState.SESUAI: Teks("sesuai", "as it should be"),
            MigrationState.LAMA: Teks("lama", "old"),
            MigrationState.DIPERBARUI: Teks("diperbarui", "brought up to date"),
        }[self]


@dataclass(frozen=True, slots=True)
class MigratedItem:
    """One file or store: what it is, what became of it, and what there is to know."""

    nama: str
    jenis: Teks
    keadaan: MigrationState
    catatan: Teks = _NOTHING

    def line(self) -> Teks:
        """Return it in one line."""
        note = Teks(
            f": {self.catatan.id}" if self.catatan.id else "",
            f": {self.catatan.en}" if self.catatan.en else "",
        )
        name, state = shown(self.nama), self.keadaan.teks
        return Teks(
            f"{name}: {self.jenis.id}, {state.id}{note.id}", f"{name}: {self.jenis.en}, {state.en}{note.en}"
        )


@dataclass(slots=True)
class Pindahan:
    """What was carried over so far, and what could not be read."""

    butir: list[MigratedItem] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)

    @property
    def lama(self) -> bool:
        """Whether something was found that is still to be brought up to date."""
        return any(b.keadaan is MigrationState.LAMA for b in self.butir)


@dataclass(frozen=True, slots=True)
class How:
    """``old`` is the base of IRIs that is left (None: none), ``check`` says that nothing is written."""

    old: str | None
    check: bool

    @property
    def done(self) -> MigrationState:
        return MigrationState.LAMA if self.check else MigrationState.DIPERBARUI
