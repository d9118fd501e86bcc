"""Whose cascade a template holds: as the command line says, else as the template does."""

from __future__ import annotations

from dataclasses import replace

from kaskade_graph.errors import InputError, Teks, UsageError
from kaskade_graph.importers.build import empty
from kaskade_graph.importers.title import find_unit, heading_of
from kaskade_graph.model import Kaskade, UnitKerja
from kaskade_graph.text import shown

MURNI = "murni"


def kepala(
    berkas: str, kata: dict[str, str], unit: str | None, tahun: int | None, versi: str | None
) -> tuple[Kaskade, list[Teks]]:
    """Return an empty cascade with its head, as given or as the template says (``kata``), and remarks on it.

    Raises :class:`UsageError` when unit or year are nowhere to be found, UnknownName when the register of regions
    has no such unit.
    """
    pemilik = _unit(unit or kata.get("unit"), kata.get("nama"), berkas)
    th = tahun or _tahun(kata.get("tahun"), berkas)
    if th is None:
        raise UsageError(
            Teks(f"{berkas}: tahun tidak tertulis", f"{berkas}: no year is written"),
            Teks(
                "Sebutkan dengan --tahun, misalnya --tahun 2021", "Give it with --tahun, as in --tahun 2021"
            ),
        )
    ed = versi or kata.get("versi") or MURNI
    nama = f"{pemilik.nama} ({pemilik.kode_wilayah})"
    catatan = [
        Teks(f"Unit: {nama}", f"Unit: {nama}"),
        Teks(f"Tahun: {th}, versi: {ed}", f"Year: {th}, edition: {ed}"),
    ]
    return empty(pemilik, th, ed, kata.get("judul"), kata), catatan


def _unit(kode: str | None, nama: str | None, berkas: str) -> UnitKerja:
    unit = find_unit(heading_of([nama] if kode is None and nama is not None else [], []), kode, shown(berkas))
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
