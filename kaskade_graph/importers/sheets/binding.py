"""A mapping bound to one sheet: the headings found in it, and which column is meant by a letter or a heading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.sheets.columns import Periode
from kaskade_graph.importers.sheets.grid import Baris, Lembar, Rentang, kolom_nomor
from kaskade_graph.importers.sheets.mapping import Ambil, Tabel
from kaskade_graph.text import fold, shown, squeeze

_MAX_JUDUL = 60


@dataclass(slots=True)
class Tata:
    """A mapping bound to a sheet: column numbers instead of letters and headings.

    ``judul`` are the headings of all columns, ``diabaikan`` those that nothing is taken from.
    """

    tabel: Tabel
    kolom: dict[str, tuple[Ambil, tuple[int, ...]]]
    nilai: list[tuple[Periode, int]]
    dipakai: frozenset[int]
    judul: dict[int, str]
    diabaikan: dict[int, str]
    id: int | None = None
    induk: int | None = None


def bagian_judul(
    baris: Iterable[Baris], gabungan: Iterable[Rentang], kepala: tuple[int, int]
) -> dict[int, list[str]]:
    """Return the heading of each column as the texts of its heading rows, merged cells counted, top down."""
    bagian: dict[int, dict[int, str]] = {}
    for b in baris:
        if b.nomor > kepala[1]:
            break
        if b.nomor >= kepala[0]:
            for k, sel in b.sel.items():
                bagian.setdefault(k, {})[b.nomor] = squeeze(sel.teks)
    for r in gabungan:
        teks = bagian.get(r.kiri, {}).get(r.atas)
        if teks and r.atas <= kepala[1]:
            for k in range(r.kiri, min(r.kanan, r.kiri + _MAX_JUDUL) + 1):
                bagian.setdefault(k, {}).setdefault(r.atas, teks)
    _lanjutkan(bagian)
    return {k: list(dict.fromkeys(t for _, t in sorted(b.items()))) for k, b in sorted(bagian.items())}


def _lanjutkan(bagian: dict[int, dict[int, str]]) -> None:
    """Give a column that has only a lower heading the upper ones of its left neighbour.

    A heading over several columns is not always merged, and CSV has no merged cells.
    """
    for k in sorted(bagian):
        kiri, sini = bagian.get(k - 1), bagian[k]
        if kiri and len(kiri) > 1 and min(kiri) < min(sini) <= max(kiri):
            sini |= {b: teks for b, teks in kiri.items() if b < min(sini)}


def ikat(tabel: Tabel, lembar: Lembar) -> Tata:
    """Bind a mapping to a sheet. Raises :class:`InputError` for a column that the sheet does not have."""
    bagian = bagian_judul(lembar.buka(), lembar.gabungan(), tabel.kepala) if tabel.kepala else {}
    judul = {k: " ".join(b) for k, b in bagian.items()}
    menurut_judul = {fold(t): k for k, t in reversed(judul.items())}
    kolom = {}
    for kunci, ambil in tabel.kolom.items():
        kolom[kunci] = (ambil, tuple(_kolom(k, kunci, menurut_judul, judul, lembar) for k in ambil.kolom))
    nilai = [(p, _kolom(k, p.judul, menurut_judul, judul, lembar)) for k, p in tabel.nilai]
    pasangan = [
        _kolom(n, "id", menurut_judul, judul, lembar) if n else None
        for n in (tabel.gabung.id, tabel.gabung.induk)
    ]
    dipakai = {k for _, daftar in kolom.values() for k in daftar} | {k for _, k in nilai}
    diabaikan = {k: t for k, t in judul.items() if k not in dipakai and k not in pasangan}
    return Tata(tabel, kolom, nilai, frozenset(dipakai), judul, diabaikan, *pasangan)


def _kolom(
    nama: str, untuk: str, menurut_judul: dict[str, int], judul: dict[int, str], lembar: Lembar
) -> int:
    ketemu = menurut_judul.get(fold(nama)) or kolom_nomor(nama)
    if not ketemu:
        tempat = shown(f"{lembar.asal.berkas}{f', {lembar.nama}' if lembar.nama else ''}")
        ada = ", ".join(shown(t[:_MAX_JUDUL]) for t in judul.values())
        raise InputError(
            Teks(
                f"{tempat}: tidak ada kolom {shown(nama)!r} untuk {untuk}",
                f"{tempat}: there is no column {shown(nama)!r} for {untuk}",
            ),
            Teks(
                f"Pakai huruf kolom (B) atau salah satu judul: {ada}",
                f"Use the letter of a column (B) or one of the headings: {ada}",
            ),
        )
    return ketemu
