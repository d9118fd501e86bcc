"""A table file -> a cascade: mapping, rows, identity, official names, and an account of what was refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from kaskade_graph.errors import InputError, NoCascade, Teks
from kaskade_graph.importers import stated_links
from kaskade_graph.importers.account import Laporan
from kaskade_graph.importers.build import build
from kaskade_graph.importers.draft import Place
from kaskade_graph.importers.official import Officials
from kaskade_graph.importers.sheets.binding import Tata, ikat
from kaskade_graph.importers.sheets.grid import Buku, Lembar, kolom_huruf
from kaskade_graph.importers.sheets.headings import peta_templat
from kaskade_graph.importers.sheets.identity import kepala
from kaskade_graph.importers.sheets.joins import gabungkan
from kaskade_graph.importers.sheets.layout import terapkan
from kaskade_graph.importers.sheets.mapping import Peta, Tabel
from kaskade_graph.importers.sheets.matching import beri_nama, kode_resmi, tautkan
from kaskade_graph.importers.sheets.records import Pencatat, Resmi
from kaskade_graph.importers.sheets.refused import Penolakan, Tolak
from kaskade_graph.importers.sheets.row import PembacaBaris
from kaskade_graph.importers.sheets.source import buka
from kaskade_graph.importers.units import units
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown
from kaskade_graph.vocab import KIN

MAX_REKAMAN = 5_000
"""Most rows of one cascade. A large office has some hundred; with its evidence a row is 200 statements."""


@dataclass(slots=True)
class LaporanTabel(Laporan):
    """What an import of a table did: every row of it, and every cell that was refused.

    ``sumber`` are the files that were read, the one given first.
    """

    penolakan: list[Penolakan] = field(default_factory=list)
    sumber: list[Path] = field(default_factory=list)


@dataclass(slots=True)
class HasilTabel:
    """A cascade, and how it was read."""

    kaskade: Kaskade
    laporan: LaporanTabel


def baca_tabel(
    path: Path,
    peta: Peta | None = None,
    *,
    buku: Buku | None = None,
    lembar: str | None = None,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str | None = None,
    edisi: str | None = None,
) -> HasilTabel:
    """Read the cascade in a workbook, CSV, ODS or JSON file, or in the files beside it that ``peta`` names.

    ``buku`` is the file where it is open already. Without ``peta`` the file must have the headings of the template.
    ``lembar`` is the sheet to read, where the mapping names none. ``unit``, ``tahun`` and ``versi`` come before what
    the file says of itself; ``edisi`` of the nomenclature follows from the year. Rows that cannot be read are left
    out and reported.

    Raises :class:`InputError` when the file cannot be read or the mapping does not fit it,
    :class:`NoCascade` when its headings are unknown or no row gives an element, :class:`UsageError` when
    unit or year are unknown.
    """
    berkas = _Berkas(path, buku)
    utama = berkas.buku(peta.tabel[0].berkas if peta else None)
    if peta is None:
        peta = peta_templat(utama, lembar)
    elif lembar is not None:
        peta = replace(peta, tabel=tuple(replace(t, lembar=t.lembar or lembar) for t in peta.tabel))
    if peta is None:
        raise _tanpa_templat(utama.berkas)
    tabel = [(t, berkas.lembar(t)) for t in peta.tabel]
    kaskade, catatan = kepala(utama, tabel[0][1], peta, unit, tahun, versi)
    officials = Officials.of(kaskade.unit, kaskade.tahun, edisi)
    pencatat, tata = kumpulkan(
        tabel, kaskade.tahun, lambda jenis, nama, induk: kode_resmi(officials, jenis, nama, induk)
    )
    drafts = pencatat.drafts
    if not drafts and not pencatat.penolakan:
        raise _kosong(utama.berkas)
    officials = Officials.of(kaskade.unit, kaskade.tahun, edisi, (d.best(KIN.kode) for d in drafts))
    catatan = [*catatan, *_dinamai(beri_nama(drafts, officials))]
    iri = build(kaskade, drafts, utama.berkas, utama.sha256)
    for hilang in stated_links.apply(kaskade, drafts, iri, utama.berkas, utama.sha256):
        pencatat.tolak(Tolak(hilang.reading, hilang.alasan, hilang.saran).penolakan)
    kaskade.kecocokan = [*tautkan(drafts, iri, officials), *units(kaskade)]
    laporan = LaporanTabel(utama.berkas, utama.sha256, pencatat.baris)
    laporan.penolakan, laporan.sumber = pencatat.penolakan, berkas.dibuka
    _beri_judul(laporan.penolakan, tata)
    laporan.masalah = [*_masalah(laporan), *_tak_digabung(tata, berkas.folder)]
    laporan.catatan = [*utama.catatan, *catatan, *_diabaikan(tata)]
    return HasilTabel(kaskade, laporan)


def _dinamai(nama: list[tuple[str, str, Place]]) -> Iterator[Teks]:
    """Say which names were not filled in, and are those of the nomenclature."""
    for kode, resmi, tempat in nama:
        di = shown(f"{tempat.lembar}!{tempat.sel}" if tempat.lembar else tempat.sel or "")
        yield Teks(
            f"{di}: hanya kode {shown(kode)} yang diisi; namanya menurut nomenklatur: {shown(resmi)}",
            f"{di}: only the code {shown(kode)} is filled in; its name by the nomenclature: {shown(resmi)}",
        )


def _beri_judul(penolakan: list[Penolakan], tata: list[tuple[Tata, Lembar]]) -> None:
    """Say of each refused cell what the heading of its column is."""
    judul = {(lb.asal.berkas, lb.nama, kolom_huruf(k)): teks for t, lb in tata for k, teks in t.judul.items()}
    for p in penolakan:
        p.kolom = judul.get((p.berkas, p.lembar, p.sel.rstrip("0123456789")))


def _masalah(laporan: LaporanTabel) -> list[Teks]:
    if not laporan.penolakan:
        return []
    # A row may be read more than once, for an indikator of each level.
    gagal = {(b.tempat.cell, b.tempat.line) for b in laporan.tak_terbaca}
    baik = {(b.tempat.cell, b.tempat.line) for b in laporan.baris if b.menjadi} - gagal
    soft = sum(p.lunak for p in laporan.penolakan)
    sel, ditolak, terbaca = len(laporan.penolakan) - soft, len(gagal), len(baik)
    out = []
    if sel:
        out.append(
            Teks(
                f"{ditolak} baris ditolak karena {sel} sel; {terbaca} baris terbaca",
                f"{ditolak} rows refused because of {sel} cells; {terbaca} rows read",
            )
        )
    if soft:
        out.append(
            Teks(
                f"{soft} sel tidak dipahami; barisnya dibaca tanpa sel itu",
                f"{soft} cells not understood; their rows are read without them",
            )
        )
    return out


def kumpulkan(
    tabel: list[tuple[Tabel, Lembar]], tahun: int, resmi: Resmi | None = None
) -> tuple[Pencatat, list[tuple[Tata, Lembar]]]:
    """Return what the rows of all tables give, joined where the mapping joins them, and the tables as bound."""
    tata = [(ikat(t, lb), lb) for t, lb in tabel]
    tempat = {id(t): lb.nama or (lb.asal.berkas if len(tata) > 1 else None) for t, lb in tata}
    pencatat = Pencatat(resmi)
    gabung = any(t.tabel.gabung.tabel for t, _ in tata)
    pembaca = {id(t): PembacaBaris(tahun, t.tabel.desimal, t.tabel.turun and not gabung) for t, _ in tata}
    satu_satu = ((t, r) for t, lembar in tata for r in terapkan(t, lembar))
    for t, satu in gabungkan(tata) if gabung else satu_satu:
        if len(pencatat.baris) >= MAX_REKAMAN * len(tata):
            raise _terlalu_banyak(tata[0][1].asal.berkas)
        pencatat.terima(satu, pembaca[id(t)], tempat[id(t)])
    return pencatat, tata


def _terlalu_banyak(berkas: str) -> InputError:
    nama = shown(berkas)
    return InputError(
        Teks(
            f"{nama}: lebih dari {MAX_REKAMAN} baris; kaskade satu unit kerja jauh lebih pendek",
            f"{nama}: more than {MAX_REKAMAN} rows; the cascade of one unit is far shorter",
        ),
        Teks(
            "Bagi tabelnya: satu berkas untuk tiap unit kerja dan tahun.",
            "Split the table: one file for each unit and year.",
        ),
    )


class _Berkas:
    """The files of one import: the one given, and those beside it that the mapping names."""

    def __init__(self, path: Path, opened: Buku | None) -> None:
        self.path = path
        self.folder = path if path.is_dir() else path.parent
        self._buku: dict[Path, Buku] = {} if opened is None else {path: opened}

    @property
    def dibuka(self) -> list[Path]:
        """The files that were opened, in that order."""
        return list(self._buku)

    def buku(self, nama: str | None) -> Buku:
        """Return the book of that file name; None is the file given."""
        if nama is None and self.path.is_dir():
            raise InputError(
                Teks(f"{shown(str(self.path))}: sebuah folder", f"{shown(str(self.path))}: a folder"),
                Teks(
                    "Sebutkan berkasnya, atau beri peta dengan berkas = ... untuk tiap tabel (--peta).",
                    "Name the file, or give a mapping with berkas = ... for each table (--peta).",
                ),
            )
        path = self.path if nama is None else self.folder / nama
        if path not in self._buku:
            self._buku[path] = buka(path)
        return self._buku[path]

    def lembar(self, tabel: Tabel) -> Lembar:
        """Return the sheet that a mapping names; the first visible one when it names none."""
        buku = self.buku(tabel.berkas)
        if tabel.lembar is not None:
            return buku.sebut(tabel.lembar)
        return next((lb for lb in buku.lembar if not lb.tersembunyi), buku.lembar[0])


_KUNCI = re.compile(r"(?:id_(?P<depan>\w+)|(?P<belakang>\w+)_id)", re.IGNORECASE)


def _tak_digabung(tata: list[tuple[Tata, Lembar]], folder: Path) -> Iterator[Teks]:
    """Name the keys that are not read though a file beside the table bears their name: what it holds is missing."""
    if not any(t.tabel.gabung.tabel for t, _ in tata):
        return
    ada = {_pokok(b.stem): b.name for b in sorted(folder.iterdir()) if b.suffix.lower() in (".csv", ".xlsx")}
    for t, lembar in tata:
        for kolom, judul in t.judul.items():
            kunci = _KUNCI.fullmatch(judul.strip())
            nama = ada.get(_pokok(kunci["depan"] or kunci["belakang"])) if kunci else None
            if nama is None or kolom not in t.diabaikan or nama == lembar.asal.berkas:
                continue
            di, apa = shown(lembar.asal.berkas), shown(judul)
            yield Teks(
                f"{di}: kolom {apa} menunjuk ke {nama}, yang tidak digabung; isi berkas itu tidak terbaca",
                f"{di}: the column {apa} points to {nama}, which is not joined; what that file holds is not read",
            )


def _pokok(nama: str) -> str:
    """Return the name of a table without what tools put before and behind it.

    >>> _pokok("ref_program"), _pokok("Programs")
    ('program', 'program')
    """
    return re.sub(r"^(?:ref|tb|tbl|m)_|s$", "", nama.strip().lower())


def _diabaikan(tata: list[tuple[Tata, Lembar]]) -> Iterator[Teks]:
    """Name the columns that no table takes anything from, sheet by sheet."""
    sisa: dict[str, dict[int, str]] = {}
    for t, lembar in tata:
        nama = lembar.nama or lembar.asal.berkas
        sama = sisa.get(nama, t.judul)
        sisa[nama] = {k: teks for k, teks in sama.items() if k in t.diabaikan}
    for nama, judul in sisa.items():
        if judul:
            di, kolom = shown(nama), ", ".join(shown(t[:40]) for t in judul.values())
            yield Teks(f"Kolom yang tidak dibaca ({di}): {kolom}", f"Columns not read ({di}): {kolom}")


def _tanpa_templat(berkas: str) -> NoCascade:
    nama = shown(berkas)
    return NoCascade(
        Teks(
            f"{nama}: judul kolomnya bukan milik templat kaskade, jadi arti kolomnya tidak diketahui",
            f"{nama}: its headings are not those of the template, so the meaning of its columns is unknown",
        ),
        Teks(
            f"Buat peta: kaskade import --suggest {nama} -o peta.toml, periksa, lalu impor dengan --peta peta.toml",
            f"Make a mapping: kaskade import --suggest {nama} -o peta.toml, check it, import with --peta peta.toml",
        ),
    )


def _kosong(berkas: str) -> NoCascade:
    nama = shown(berkas)
    return NoCascade(
        Teks(f"{nama}: tidak ada baris yang berisi", f"{nama}: there is no filled row in it"),
        Teks(
            "Isi tabelnya di bawah judul kolom, atau pilih lembarnya dengan --sheet.",
            "Fill in the table below its headings, or choose its sheet with --sheet.",
        ),
    )
