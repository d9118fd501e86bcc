"""What a guess about an unknown table is: a mapping as a person would write it, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaskade_graph.errors import Teks
from kaskade_graph.importers.sheets.grid import Lembar, Sel, kolom_huruf
from kaskade_graph.importers.sheets.guess_words import Arti
from kaskade_graph.importers.sheets.mapping import Tabel


@dataclass(slots=True)
class Dugaan:
    """A guessed table. ``arti`` is by column number; ``ragu`` by mapping key (or ``""`` for the whole).

    ``judul`` are the headings as they stand, their rows joined by a space.
    """

    lembar: Lembar
    tabel: Tabel
    judul: dict[int, str]
    arti: dict[int, Arti]
    contoh: dict[int, list[Sel]]
    ragu: dict[str, list[Teks]] = field(default_factory=dict)

    def ragukan(self, kunci: str, teks: Teks) -> None:
        """Note a doubt about one key."""
        self.ragu.setdefault(kunci, []).append(teks)

    def isi(self, huruf: str) -> list[Sel]:
        """Return the cells looked at in the column ``huruf``."""
        return self.contoh[self.nomor(huruf)]

    def nomor(self, huruf: str) -> int:
        """Return the number of the column ``huruf``."""
        return next(k for k in self.contoh if kolom_huruf(k) == huruf)
