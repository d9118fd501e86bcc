"""Rows of a filled in template -> records by the keys of its columns; merged cells count for all rows they cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kaskade_graph.importers.columns import Periode
from kaskade_graph.importers.grid import Baris, Rentang, Sel
from kaskade_graph.importers.sheets.headings import Tabel


@dataclass(slots=True)
class Rekaman:
    """One row in terms of the template: cells by column key, and figures by period."""

    nomor: int
    sel: dict[str, Sel] = field(default_factory=dict)
    nilai: list[tuple[Periode, Sel]] = field(default_factory=list)


def rekaman(tabel: Tabel) -> Iterator[Rekaman]:
    """Yield the records of a table, in the order of its rows."""
    for baris in _turunkan(tabel):
        if baris.nomor > tabel.kepala:
            satu = Rekaman(
                baris.nomor,
                {kunci: baris.sel[k] for kunci, k in tabel.kolom.items() if k in baris.sel},
                [(periode, baris.sel[k]) for periode, k in tabel.nilai if k in baris.sel],
            )
            if satu.sel or satu.nilai:
                yield satu


def _turunkan(tabel: Tabel) -> Iterator[Baris]:
    """Yield rows in which the cells that a merge covers hold what its first cell holds."""
    dipakai = {*tabel.kolom.values(), *(k for _, k in tabel.nilai)}
    rentang = sorted((r for r in tabel.lembar.gabungan() if r.bawah > r.atas), key=_dari_atas)
    berikut = 0
    aktif: dict[int, tuple[int, Sel]] = {}
    for baris in tabel.lembar.buka():
        while berikut < len(rentang) and rentang[berikut].atas <= baris.nomor:
            r = rentang[berikut]
            berikut += 1
            sel = baris.sel.get(r.kiri) if r.atas == baris.nomor else None
            if sel is not None and r.kiri in dipakai:
                aktif[r.kiri] = (r.bawah, sel)
        for k, (bawah, sel) in list(aktif.items()):
            if baris.nomor > bawah:
                del aktif[k]
            else:
                baris.sel.setdefault(k, sel)
        yield baris


def _dari_atas(rentang: Rentang) -> tuple[int, int]:
    return rentang.atas, rentang.kiri
