"""Finding the table in a workbook made from the template: the row of headings, and the sheet Identitas."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from kaskade_graph.importers.cells import baca_teks, kosong
from kaskade_graph.importers.columns import (
    BARIS_DOKUMEN,
    BARIS_IDENTITAS,
    IDENTITAS,
    LEMBAR,
    NAMA,
    Periode,
    kunci_judul,
)
from kaskade_graph.importers.grid import Buku, Lembar
from kaskade_graph.importers.refused import Tolak
from kaskade_graph.text import fold, squeeze

LAIN = frozenset(fold(n) for n in ("Petunjuk", "Contoh", IDENTITAS, "Daftar", "Nomenklatur"))
"""Names of the sheets of the template that hold no table of a cascade."""
_CARI = 40
_ARTI = {
    **{fold(judul): kunci for kunci, judul in (BARIS_IDENTITAS | BARIS_DOKUMEN).items()},
    "kode wilayah": "unit",
}


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table of the template: its sheet, the row of its headings, and which column is what, by number."""

    lembar: Lembar
    kepala: int
    kolom: dict[str, int]
    nilai: tuple[tuple[Periode, int], ...]
    judul: dict[int, str]

    @property
    def diabaikan(self) -> dict[int, str]:
        """The headings of the columns that nothing is taken from."""
        dipakai = {*self.kolom.values(), *(k for _, k in self.nilai)}
        return {k: teks for k, teks in self.judul.items() if k not in dipakai}


def templat(buku: Buku, lembar: str | None = None) -> list[Tabel]:
    """Return the tables with the headings of the template, none when the file has others.

    ``lembar`` is the sheet to read. Otherwise it is the sheet Kaskade, or every visible sheet with those
    headings where there is none.
    """
    calon = [lb for lb in buku.lembar if not lb.tersembunyi and fold(lb.nama or "") not in LAIN]
    if lembar is not None:
        calon = [buku.sebut(lembar)]
    tabel = [t for t in map(_tabel, calon) if t is not None]
    return [t for t in tabel if t.lembar.nama == LEMBAR] or tabel


def _tabel(lembar: Lembar) -> Tabel | None:
    """Return the table whose headings are those of the template, most of them at least."""
    for baris in lembar.buka():
        if baris.nomor > _CARI:
            return None
        judul = {k: squeeze(sel.teks) for k, sel in sorted(baris.sel.items())}
        kolom: dict[str, int] = {}
        nilai: list[tuple[Periode, int]] = []
        for k, teks in judul.items():
            kunci = kunci_judul(teks)
            if isinstance(kunci, str):
                kolom.setdefault(kunci, k)
            elif kunci is not None:
                nilai.append((kunci, k))
        # "Sasaran" or "Program" alone may be any heading; two known ones of three are a table of ours.
        known = len(kolom) * 3 >= len(judul) * 2 - len(nilai)
        if "indikator" in kolom and NAMA.keys() & kolom.keys() and known:
            return Tabel(lembar, baris.nomor, kolom, tuple(nilai), judul)
    return None


def baca_identitas(buku: Buku, tabel: Lembar, sampai: int) -> dict[str, str]:
    """Return whose cascade it is: ``unit nama tahun versi judul``, those that are written.

    They stand in the sheet Identitas, or else in the rows of the sheet ``tabel`` before row ``sampai``.
    """
    for lembar in buku.lembar:
        if lembar.nama == IDENTITAS:
            return _identitas(lembar, _CARI)
    return _identitas(tabel, sampai)


def _identitas(lembar: Lembar, sampai: int) -> dict[str, str]:
    out: dict[str, str] = {}
    for baris in lembar.buka():
        if baris.nomor >= sampai:
            break
        kunci, nilai = baris.sel.get(1), baris.sel.get(2)
        arti = _ARTI.get(fold(kunci.teks)) if kunci else None
        if arti and nilai is not None and not kosong(nilai):
            with contextlib.suppress(Tolak):
                out[arti] = baca_teks(nilai)
    return out
