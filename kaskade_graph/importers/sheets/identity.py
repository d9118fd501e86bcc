"""Whose cascade a table holds: as the command line says, else the mapping, the sheet Identitas, its title."""

from __future__ import annotations

from dataclasses import replace

from kaskade_graph.errors import InputError, Teks, UsageError
from kaskade_graph.importers.build import empty
from kaskade_graph.importers.sheets.grid import Buku, Lembar
from kaskade_graph.importers.sheets.headings import baca_identitas, teks_di_atas
from kaskade_graph.importers.sheets.mapping import Peta
from kaskade_graph.importers.title import Heading, find_unit, heading_of
from kaskade_graph.model import Kaskade, UnitKerja
from kaskade_graph.text import fold, shown

MURNI = "murni"
_NAMA_SAMPUL = frozenset({"sampul", "cover", "judul", "halaman judul", "profil", "data umum", "info"})
_BARIS_SAMPUL = 30
_PANJANG = 300


def kepala(
    buku: Buku,
    lembar: Lembar,
    peta: Peta,
    unit: str | None,
    tahun: int | None,
    versi: str | None,
) -> tuple[Kaskade, list[Teks]]:
    """Return an empty cascade with its head, and remarks on where unit and year were read.

    Raises :class:`UsageError` when they are nowhere to be found, UnknownName when the register of regions
    has no such unit.
    """
    awal = (peta.tabel[0].kepala or (1, 1))[0]
    tertulis = baca_identitas(buku, lembar, awal)
    kata = {**tertulis, **peta.identitas}
    atas = [] if tertulis else [*buku.teks, *teks_di_atas(lembar, awal)]
    judul = heading_of([t for t in atas if len(t) < _PANJANG], [] if tertulis else _sampul(buku, lembar))
    pemilik = _unit(unit or kata.get("unit"), kata.get("nama"), judul, buku.berkas)
    th = tahun or _tahun(kata.get("tahun"), buku.berkas) or judul.tahun
    if th is None:
        raise UsageError(
            Teks(f"{buku.berkas}: tahun tidak tertulis", f"{buku.berkas}: no year is written"),
            Teks(
                "Sebutkan dengan --tahun, misalnya --tahun 2021", "Give it with --tahun, as in --tahun 2021"
            ),
        )
    ed = versi or kata.get("versi") or MURNI
    catatan = [
        Teks(
            f"Unit: {pemilik.nama} ({pemilik.kode_wilayah})", f"Unit: {pemilik.nama} ({pemilik.kode_wilayah})"
        ),
        Teks(f"Tahun: {th}, versi: {ed}", f"Year: {th}, edition: {ed}"),
    ]
    return empty(pemilik, th, ed, kata.get("judul") or judul.judul, kata), catatan


def _sampul(buku: Buku, selain: Lembar) -> list[str]:
    """Return what stands on a sheet that is the cover of the others."""
    return [
        teks
        for lembar in buku.lembar
        if lembar is not selain and fold(lembar.nama or "") in _NAMA_SAMPUL
        for teks in teks_di_atas(lembar, _BARIS_SAMPUL)
        if len(teks) < _PANJANG
    ]


def _unit(kode: str | None, nama: str | None, judul: Heading, berkas: str) -> UnitKerja:
    if kode is None and nama is not None:
        judul = heading_of([nama], [])
    unit = find_unit(judul, kode, shown(berkas))
    return replace(unit, nama=nama) if nama is not None and kode is not None else unit


def _tahun(teks: str | None, berkas: str) -> int | None:
    if teks is None:
        return None
    if not teks.isdecimal() or len(teks) != 4:
        raise InputError(
            Teks(f"{berkas}: tahun {shown(teks)!r} tidak sah", f"{berkas}: {shown(teks)!r} is not a year"),
            Teks("Tulis seperti 2021", "Write it like 2021"),
        )
    return int(teks)
