"""A table file -> a cascade: mapping, rows, identity, official names, and an account of what was refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kaskade_graph import nomenklatur
from kaskade_graph.errors import InputError, NoCascade, Teks
from kaskade_graph.importers.build import build
from kaskade_graph.importers.official import Officials
from kaskade_graph.importers.sheets.grid import Buku, Lembar
from kaskade_graph.importers.sheets.headings import peta_templat
from kaskade_graph.importers.sheets.identity import kepala
from kaskade_graph.importers.sheets.joins import gabungkan
from kaskade_graph.importers.sheets.layout import Tata, ikat, terapkan
from kaskade_graph.importers.sheets.mapping import Peta, Tabel
from kaskade_graph.importers.sheets.matching import kode_resmi, tautkan
from kaskade_graph.importers.sheets.records import Pencatat
from kaskade_graph.importers.sheets.refused import Penolakan
from kaskade_graph.importers.sheets.row import PembacaBaris
from kaskade_graph.importers.sheets.source import AKHIRAN, buka
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown


@dataclass(slots=True)
class LaporanTabel:
    """What an import of a table did. Rows are counted as they stand in the file."""

    berkas: str
    sha256: str
    diterima: int = 0
    ditolak: int = 0
    penolakan: list[Penolakan] = field(default_factory=list)
    catatan: list[Teks] = field(default_factory=list)

    @property
    def masalah(self) -> list[Teks]:
        """Why the import is not whole; empty when it is."""
        if not self.penolakan:
            return []
        nama, sel = shown(self.berkas), len(self.penolakan)
        return [
            Teks(
                f"{nama}: {self.ditolak} baris ditolak karena {sel} sel; {self.diterima} baris terbaca",
                f"{nama}: {self.ditolak} rows refused because of {sel} cells; {self.diterima} rows read",
            )
        ]

    @property
    def buruk(self) -> bool:
        """Whether anything was refused."""
        return bool(self.penolakan)


@dataclass(slots=True)
class HasilTabel:
    """A cascade, and how it was read."""

    kaskade: Kaskade
    laporan: LaporanTabel


def baca_tabel(
    path: Path,
    peta: Peta | None = None,
    *,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str | None = None,
) -> HasilTabel:
    """Read the cascade in a workbook, CSV, ODS or JSON file, or in the files beside it that ``peta`` names.

    Without ``peta`` the file must have the headings of the template. ``unit``, ``tahun`` and ``versi`` come
    before what the file says of itself. Rows that cannot be read are left out and reported.

    Raises :class:`InputError` when the file cannot be read or the mapping does not fit it,
    :class:`NoCascade` when no row gives an element, :class:`UsageError` when unit or year are unknown.
    """
    berkas = _Berkas(path)
    utama = berkas.buku(peta.tabel[0].berkas if peta else None)
    peta = peta or peta_templat(utama)
    if peta is None:
        raise _tanpa_templat(utama.berkas)
    lembar = [berkas.lembar(t) for t in peta.tabel]
    kaskade, catatan = kepala(utama, lembar[0], peta, unit, tahun, versi)
    register = nomenklatur.load()
    officials = Officials(register, register.edition_for(kaskade.tahun))
    pencatat = Pencatat(lambda jenis, nama, induk: kode_resmi(officials, jenis, nama, induk))
    tata = [(ikat(t, lb), lb) for t, lb in zip(peta.tabel, lembar, strict=True)]
    _catat(tata, pencatat, kaskade.tahun)
    if not pencatat.jejak and not pencatat.penolakan:
        raise _kosong(utama.berkas)
    drafts = pencatat.drafts
    iri = build(kaskade, drafts, utama.berkas, utama.sha256)
    kaskade.kecocokan = tautkan(drafts, iri, officials)
    laporan = LaporanTabel(
        utama.berkas, utama.sha256, len(pencatat.jejak), pencatat.ditolak, pencatat.penolakan
    )
    laporan.catatan = [*utama.catatan, *catatan, *(_diabaikan(t, lb) for t, lb in tata if t.diabaikan)]
    return HasilTabel(kaskade, laporan)


def _catat(tata: list[tuple[Tata, Lembar]], pencatat: Pencatat, tahun: int) -> None:
    """Feed the rows of all tables, joined where the mapping joins them, to ``pencatat``."""
    if any(t.tabel.gabung.tabel for t, _ in tata):
        pembaca = {id(t): PembacaBaris(tahun, t.tabel.desimal, turun=False) for t, _ in tata}
        for t, rekaman in gabungkan(tata):
            pencatat.terima(rekaman, pembaca[id(t)])
        return
    for t, lembar in tata:
        satu = PembacaBaris(tahun, t.tabel.desimal, t.tabel.turun)
        for rekaman in terapkan(t, lembar):
            pencatat.terima(rekaman, satu)


class _Berkas:
    """The files of one import: the one given, and those beside it that the mapping names."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder = path if path.is_dir() else path.parent
        self._buku: dict[str, Buku] = {}

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
        if str(path) not in self._buku:
            self._buku[str(path)] = buka(path)
        return self._buku[str(path)]

    def lembar(self, tabel: Tabel) -> Lembar:
        """Return the sheet that a mapping names; the first visible one when it names none."""
        buku = self.buku(tabel.berkas)
        tampak = [lb for lb in buku.lembar if not lb.tersembunyi] or buku.lembar
        if tabel.lembar is None:
            return tampak[0]
        ketemu = next((lb for lb in buku.lembar if lb.nama == tabel.lembar), None)
        if ketemu is None:
            ada = ", ".join(shown(lb.nama or "") for lb in buku.lembar)
            nama = shown(tabel.lembar)
            raise InputError(
                Teks(f"{buku.berkas}: tidak ada lembar {nama!r}", f"{buku.berkas}: no sheet {nama!r}"),
                Teks(f"Lembar yang ada: {ada}", f"Sheets there are: {ada}"),
            )
        return ketemu


def _diabaikan(tata: Tata, lembar: Lembar) -> Teks:
    kolom = ", ".join(shown(t[:40]) for t in tata.diabaikan.values())
    di = f" {shown(lembar.nama)}" if lembar.nama else ""
    return Teks(f"Kolom yang tidak dibaca{di}: {kolom}", f"Columns not read{di}: {kolom}")


def _tanpa_templat(berkas: str) -> InputError:
    nama = shown(berkas)
    return InputError(
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
    akhiran = " ".join(AKHIRAN)
    return NoCascade(
        Teks(f"{nama}: tidak ada baris yang berisi", f"{nama}: there is no filled row in it"),
        Teks(f"Yang dapat dibaca: {akhiran}", f"What can be read: {akhiran}"),
    )
