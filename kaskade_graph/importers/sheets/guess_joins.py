"""Which of several tables hang together by ids: one table per level, as a database is exported."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from kaskade_graph.errors import Teks
from kaskade_graph.importers.sheets.columns import KODE, NAMA
from kaskade_graph.importers.sheets.grid import Buku, Lembar
from kaskade_graph.importers.sheets.guess import Dugaan
from kaskade_graph.importers.sheets.guess_words import lengkap, tingkat
from kaskade_graph.importers.sheets.mapping import Gabung
from kaskade_graph.text import fold, slug

_GENERIK = re.compile(r"(?:parent|induk|atasan|fk)(?: id)?|id (?:parent|induk|atasan)|(?:parent|induk) .*")
_URUTAN = (*NAMA, "indikator", "nilai")
"""What a table may hold a row of, from the top down."""


def konteks(buku: Buku, lembar: Lembar, banyak: bool) -> str | None:
    """Return what the rows of a table are by the name of its file or sheet; None when that says nothing."""
    if banyak:
        return isi_menurut_nama(fold(Path(buku.berkas).stem)) or isi_menurut_nama(fold(lembar.nama or ""))
    return isi_menurut_nama(fold(lembar.nama or "")) if len(buku.lembar) > 1 else None


def isi_menurut_nama(nama: str) -> str | None:
    """Return what a folded name says.

    >>> isi_menurut_nama("tb indikator kegiatan"), isi_menurut_nama("ref sub kegiatan 2021")
    ('indikator', 'sub_kegiatan')
    """
    kata = lengkap(nama).split()
    if "target" in kata or "realisasi" in kata or "capaian" in kata:
        return "nilai"
    return "indikator" if "indikator" in kata else tingkat(nama)


@dataclass(slots=True)
class _Simpul:
    """One table with its place in the set: what it holds, its key column, and the column of the parent's."""

    dugaan: Dugaan
    isi: str
    nama: str
    id: int | None = None
    induk: int | None = None
    di_atas: _Simpul | None = None


def gabungkan_dugaan(calon: list[Dugaan]) -> list[Dugaan] | None:
    """Return the tables joined, top level first; None when they do not hang together."""
    simpul = [_Simpul(d, isi, _nama(d)) for d in calon if (isi := _isi(d)) is not None]
    if len({id(s.dugaan.lembar) for s in simpul}) < 2:
        return None
    simpul.sort(key=lambda s: (_URUTAN.index(s.isi), s.nama))
    for satu in simpul:
        satu.id = _kunci(satu)
    for satu in list(simpul):
        _cari_induk(satu, simpul)
        simpul += _induk_lain(satu, simpul)
    dipakai = [s for s in simpul if s.di_atas or any(lain.di_atas is s for lain in simpul)]
    if len(dipakai) < 2:
        return None
    for satu in dipakai:
        gabung = Gabung(
            _judul(satu, satu.id), _judul(satu, satu.induk), satu.di_atas.nama if satu.di_atas else None
        )
        satu.dugaan.tabel = replace(satu.dugaan.tabel, nama=satu.nama, gabung=gabung)
        if satu.di_atas is None and satu.isi != "tujuan" and satu.isi != dipakai[0].isi:
            satu.dugaan.ragukan(
                "",
                Teks(
                    f"tabel induknya tidak ditemukan: {satu.isi} tidak akan punya induk",
                    f"its parent table was not found: {satu.isi} will have no parent",
                ),
            )
    lepas = ", ".join(s.nama for s in simpul if all(s is not d for d in dipakai))
    if lepas:
        dipakai[0].dugaan.ragukan(
            "",
            Teks(f"tabel yang tidak tergabung: {lepas}", f"tables that nothing joins: {lepas}"),
        )
    return [s.dugaan for s in dipakai]


def jajarkan_dugaan(calon: list[Dugaan]) -> list[Dugaan] | None:
    """Return tables of different levels that name their parents by code or name, top level first.

    None when the names of their sheets or files do not say what each holds.
    """
    isi = [(d, apa) for d in calon if (apa := _isi_nama(d)) and {*NAMA, *KODE} & d.tabel.kolom.keys()]
    if len({apa for _, apa in isi}) < 2 or len({id(d.lembar) for d, _ in isi}) < len({apa for _, apa in isi}):
        return None
    return [d for d, _ in sorted(isi, key=lambda i: _URUTAN.index(i[1] or ""))]


def _isi_nama(d: Dugaan) -> str | None:
    asal = d.lembar.asal
    return isi_menurut_nama(fold(asal.lembar or "")) or isi_menurut_nama(fold(Path(asal.berkas).stem))


def _isi(d: Dugaan) -> str | None:
    dari_nama = _isi_nama(d)
    if dari_nama is not None:
        return dari_nama
    if "indikator" in d.tabel.kolom:
        return "indikator"
    return next((k for k in reversed(tuple(NAMA)) if k in d.tabel.kolom), None)


def _nama(d: Dugaan) -> str:
    asal = d.lembar.asal
    return slug(asal.lembar or Path(asal.berkas).stem).replace("-", "_")


def _kolom_id(simpul: _Simpul) -> list[int]:
    return [k for k, a in sorted(simpul.dugaan.arti.items()) if a.kunci == "id"]


def _nilai(simpul: _Simpul, kolom: int) -> list[str]:
    return [s.teks for s in simpul.dugaan.contoh.get(kolom, ())]


def _kunci(simpul: _Simpul) -> int | None:
    """The column that tells the rows apart: headed just "id", or with the table's own name."""
    calon = []
    for k in _kolom_id(simpul):
        nilai = _nilai(simpul, k)
        kata = fold(simpul.dugaan.judul[k])
        sendiri = kata in ("id", "uuid") or isi_menurut_nama(kata) == simpul.isi
        if sendiri and nilai and len(set(nilai)) == len(nilai):
            calon.append((kata not in ("id", "uuid"), k))
    return min(calon)[1] if calon else None


def _induk_lain(simpul: _Simpul, semua: list[_Simpul]) -> list[_Simpul]:
    """Return the same table once more for each further level that its rows hang from: a column of ids for each,
    and one of them filled in a row.
    """
    terisi = {s.baris for s in simpul.dugaan.contoh.get(simpul.induk or 0, ())}
    hasil = []
    for k in _kolom_id(simpul):
        sel = simpul.dugaan.contoh.get(k, ())
        disebut = isi_menurut_nama(fold(simpul.dugaan.judul[k]))
        lain = next((s for s in semua if s.isi == disebut and s is not simpul and s.id is not None), None)
        if k in (simpul.id, simpul.induk) or lain is None or not terisi or terisi & {s.baris for s in sel}:
            continue
        if {s.teks for s in sel} <= set(_nilai(lain, lain.id or 0)) and sel:
            salinan = replace(simpul.dugaan, tabel=simpul.dugaan.tabel, ragu={})
            hasil.append(_Simpul(salinan, simpul.isi, simpul.nama, simpul.id, k, lain))
            terisi |= {s.baris for s in sel}
    return hasil


def _cari_induk(simpul: _Simpul, semua: list[_Simpul]) -> None:
    """Find the column that holds keys of another table, preferring the level right above."""
    terbaik: tuple[tuple[bool, int], int, _Simpul] | None = None
    for k in _kolom_id(simpul):
        nilai = set(_nilai(simpul, k))
        disebut = isi_menurut_nama(fold(simpul.dugaan.judul[k]))
        for lain in semua:
            naik = _URUTAN.index(simpul.isi) - _URUTAN.index(lain.isi)
            if k == simpul.id or lain is simpul or lain.id is None or naik <= 0 or not nilai:
                continue
            ada = set(_nilai(lain, lain.id))
            if disebut not in (None, lain.isi) or len(nilai & ada) * 10 < len(nilai) * 8:
                continue
            if disebut is None and not _GENERIK.fullmatch(fold(simpul.dugaan.judul[k])):
                # Numbers that happen to fit join nothing: urusan_id is no key of a sasaran.
                continue
            urutan = (disebut is None, naik)
            if terbaik is None or urutan < terbaik[0]:
                terbaik = (urutan, k, lain)
    if terbaik is not None:
        (tersirat, _), simpul.induk, simpul.di_atas = terbaik
        if tersirat:
            judul, induk = simpul.dugaan.judul[simpul.induk], simpul.di_atas.nama
            simpul.dugaan.ragukan(
                "",
                Teks(
                    f"digabung ke {induk} karena nilai kolom {judul} cocok; judulnya tidak menyebutnya",
                    f"joined to {induk} because the values of {judul} fit; its heading does not say so",
                ),
            )


def _judul(simpul: _Simpul, kolom: int | None) -> str | None:
    return None if kolom is None else simpul.dugaan.judul[kolom]
