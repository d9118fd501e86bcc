"""What became of official entries that have no counterpart in a later edition: split, merged, dropped."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from kaskade_graph import resources
from kaskade_graph.errors import Teks

EDISI, BERIKUT = "90-2019", "050-3708-2020"
"""The edition that the entries are of, and the one that their successors are of."""
_SAID = {
    "tetap": Teks("tetap berlaku", "stands"),
    "pecah": Teks("dipecah menjadi", "was split into"),
    "gabung": Teks("digabung ke", "was merged into"),
    "hapus": Teks("dihapus", "was dropped"),
}


@dataclass(frozen=True, slots=True)
class Peralihan:
    """What became of one entry. ``kode_baru`` are codes of :data:`BERIKUT`; none where it was dropped."""

    kode: str
    nasib: Literal["tetap", "pecah", "gabung", "hapus"]
    kode_baru: tuple[str, ...]
    alasan: str

    @property
    def teks(self) -> Teks:
        """The sentence part that says it, such as "digabung ke 7.01.01.2.08.04"."""
        said, codes = _SAID[self.nasib], ", ".join(self.kode_baru)
        shown = codes if self.nasib in ("pecah", "gabung") else ""
        return Teks(f"{said.id} {shown}".strip(), f"{said.en} {shown}".strip())


@cache
def load() -> dict[str, Peralihan]:
    """Return what became of the entries of :data:`EDISI` without counterpart, by code.

    >>> load()["7.01.01.2.03.08"].teks.id
    'digabung ke 7.01.01.2.08.04'
    """
    with resources.nomenklatur_peralihan().open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {
        r["kode"]: Peralihan(
            r["kode"],
            cast(Literal["tetap", "pecah", "gabung", "hapus"], r["nasib"]),
            tuple(r["kode_baru"].split()),
            r["alasan"],
        )
        for r in rows
    }
