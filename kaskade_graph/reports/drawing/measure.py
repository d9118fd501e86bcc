"""How large boxes are, and how columns of them share a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaskade_graph.errors import Lang
from kaskade_graph.reports.drawing.boxes import Kotak, susun
from kaskade_graph.reports.drawing.contents import BoxContents

ATAS, BAWAH = 104.0, 56.0
"""Where the boxes begin below the title and the heads of the columns, and end above the legend."""


LEBAR, TINGGI = 1190.55, 841.89
"""Of a sheet: A3, lying."""
RUANG = TINGGI - ATAS - BAWAH
"""The height there is for boxes."""
JARAK = 7.0
"""Between boxes, at the least."""


@dataclass(slots=True)
class Ranting:
    """A branch to be placed: ``kolom`` is its column, from 0, and ``y`` where its box stands, once placed."""

    isi: BoxContents
    kolom: int
    anak: list[Ranting]
    y: float = 0.0


def named(isi: BoxContents) -> BoxContents:
    """Return what is said of an element that is only named: kind, number and name."""
    return BoxContents(isi.iri, isi.jenis, isi.kepala, isi.nama)


class Ukur:
    """Measures branches at one size of letters; ``kolom`` says where each column begins, and its width."""

    def __init__(self, ukuran: float, kolom: dict[int, tuple[float, float]], lang: Lang) -> None:
        self.ukuran, self.kolom, self.lang = ukuran, kolom, lang
        self._boxes: dict[tuple[BoxContents, int], Kotak] = {}

    def kotak(self, ranting: Ranting) -> Kotak:
        """Return the box of a branch."""
        key = (ranting.isi, ranting.kolom)
        if key not in self._boxes:
            self._boxes[key] = susun(ranting.isi, self.kolom[ranting.kolom][1], self.ukuran, self.lang, RUANG)
        return self._boxes[key]

    def tinggi(self, ranting: Ranting) -> float:
        """Return the height of the band that a branch needs."""
        return max(self.kotak(ranting).tinggi, self.tumpuk(ranting.anak))

    def tumpuk(self, many: Sequence[Ranting]) -> float:
        """Return the height of branches one above the other."""
        return sum(map(self.tinggi, many)) + JARAK * max(len(many) - 1, 0)

    def bagi(self, akar: Sequence[Ranting], room: float) -> list[list[Ranting]]:
        """Return ``akar`` in groups no higher than ``room``, but for a branch that fits a sheet: it is kept whole."""
        groups: list[list[Ranting]] = []
        high = 0.0
        for part in (p for one in akar for p in self.potong(one, room)):
            needed = self.tinggi(part)
            if groups and high + JARAK + needed <= room:
                groups[-1].append(part)
                high += JARAK + needed
            else:
                groups.append([part])
                high = needed
        return groups

    def potong(self, ranting: Ranting, room: float) -> list[Ranting]:
        """Return a branch that fits no sheet in parts that do, each under the same element."""
        if not ranting.anak or self.tinggi(ranting) <= RUANG:
            return [ranting]
        groups = self.bagi(ranting.anak, room)
        first = replace(ranting, anak=groups[0])
        again = [replace(ranting, isi=named(ranting.isi), anak=g) for g in groups[1:]]
        return [first, *again]
