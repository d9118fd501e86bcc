"""What was refused: which cell, what stands in it, why, and the nearest thing that would be accepted."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaskade_graph.errors import Teks
from kaskade_graph.importers.draft import Reading
from kaskade_graph.importers.grid import Sel

_PENDEK = 120


@dataclass(slots=True)
class Penolakan:
    """One refused cell, and the rows that are not imported because of it, or are imported without it.

    ``lunak``: the cell says something about an element or indikator that is known without it: the row is read.
    ``sel`` is an address such as ``C7``, ``kolom`` the heading of its column; ``nilai`` what stands there;
    ``terdekat`` the nearest value that would be accepted, None when there is no such thing; ``saran`` what
    to do.
    """

    berkas: str
    lembar: str | None
    sel: str
    nilai: str
    alasan: Teks
    saran: Teks
    terdekat: str | None = None
    kolom: str | None = None
    baris: list[int] = field(default_factory=list)
    lunak: bool = False


class Tolak(Exception):
    """Raised while one cell is read; carries the :class:`Penolakan`. Never leaves this package."""

    def __init__(self, sel: Sel | Reading, alasan: Teks, saran: Teks, terdekat: str | None = None) -> None:
        super().__init__(alasan.en)
        if isinstance(sel, Sel):
            berkas, lembar, alamat, teks = sel.asal.berkas, sel.asal.lembar, sel.ref, sel.teks
        else:
            tempat = sel.place
            berkas, lembar, alamat, teks = tempat.berkas or "", tempat.lembar, tempat.sel or "", sel.kutipan
        nilai = teks if len(teks) <= _PENDEK else teks[:_PENDEK] + "…"
        self.penolakan = Penolakan(berkas, lembar, alamat, nilai, alasan, saran, terdekat)
