"""How the level of a row is told where one column of an unknown table holds the names of all levels."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from kaskade_graph.errors import Teks
from kaskade_graph.importers.sheets.columns import KODE, NAMA
from kaskade_graph.importers.sheets.grid import Sel
from kaskade_graph.importers.sheets.guess import Dugaan
from kaskade_graph.importers.sheets.guess_words import sebutan
from kaskade_graph.importers.sheets.layout import TINGKAT_KATA, jarak, kode_depan
from kaskade_graph.importers.sheets.mapping import SEGMEN, Ambil, Tabel, Tingkat
from kaskade_graph.text import fold

_JENJANG = tuple(NAMA)
_BERTINGKAT = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}")


def bertingkat(dugaan: Dugaan, tabel: Tabel) -> Tabel:
    """Say how the level of a row is told where one column holds the names of all levels."""
    kolom = dict(tabel.kolom)
    nama = _kolom_bersama(dugaan, kolom)
    if nama is None:
        kolom.pop("tingkat", None)
        kolom.pop("nama", None)
        kode = kolom.pop("kode", None)
        terdalam = next((k for k in reversed(_JENJANG) if k in kolom and f"kode_{k}" in KODE), None)
        if kode is not None and terdalam is not None and f"kode_{terdalam}" not in kolom:
            kolom[f"kode_{terdalam}"] = kode
        return replace(tabel, kolom=kolom)
    if nama != "nama":
        kolom["nama"] = kolom.pop(nama)
        dugaan.ragu.pop(nama, None)
    sel = dugaan.isi(kolom["nama"].kolom[0])
    cara = _cara(dugaan, kolom, sel)
    if cara.cara in ("inden", "nomor"):
        dugaan.ragukan(
            "tingkat",
            Teks(
                f"tingkat diduga dari {cara.cara}; periksa urutannya",
                f"levels guessed from {'indents' if cara.cara == 'inden' else 'numbers'}; check their order",
            ),
        )
    return replace(tabel, kolom=kolom, tingkat=cara)


def _kolom_bersama(dugaan: Dugaan, kolom: dict[str, Ambil]) -> str | None:
    """Return the key of the column that names elements of several levels, None when there is none."""
    unsur = [k for k in ("nama", *_JENJANG) if k in kolom]
    if "nama" in kolom and (len(unsur) == 1 or "kode" in kolom or "tingkat" in kolom):
        return "nama"
    if len(unsur) == 1:
        sel = dugaan.isi(kolom[unsur[0]].kolom[0])
        if len(_panjang_kode(sel)) > 1 and not {f"kode_{k}" for k in unsur} & kolom.keys():
            return unsur[0]
        if "kode" in kolom:
            kode = dugaan.isi(kolom["kode"].kolom[0])
            if len(_panjang_kode(kode)) > 1:
                return unsur[0]
    return None


def _cara(dugaan: Dugaan, kolom: dict[str, Ambil], sel: list[Sel]) -> Tingkat:
    if "tingkat" in kolom:
        isi = {fold(s.teks) for s in dugaan.isi(kolom["tingkat"].kolom[0])}
        if isi & TINGKAT_KATA.keys():
            return Tingkat("kolom", {i: TINGKAT_KATA.get(i, "lewati") for i in sorted(isi)})
        kolom.pop("tingkat")
    kode = dugaan.isi(kolom["kode"].kolom[0]) if "kode" in kolom else sel
    panjang = _panjang_kode(kode)
    if len(panjang) > 1 or set(panjang) & SEGMEN.keys():
        return Tingkat("kode", {p: SEGMEN[p] for p in sorted(panjang) if p in SEGMEN} or dict(SEGMEN))
    judul = dugaan.judul[dugaan.nomor(kolom["nama"].kolom[0])]
    if "nomor" in kolom:
        nomor = dugaan.isi(kolom["nomor"].kolom[0])
        titik = sorted({str(len(s.teks.strip(" .").split("."))) for s in nomor})
        if len(titik) > 1 and all(_BERTINGKAT.fullmatch(s.teks.strip(" .")) for s in nomor):
            dugaan.ragu.pop("nomor", None)
            return Tingkat("nomor", dict(zip(titik, _jenjang(judul, len(titik)), strict=False)))
    return Tingkat("inden", urutan=_jenjang(judul, len({jarak(s) for s in sel})))


def _jenjang(judul: str, banyak: int) -> tuple[str, ...]:
    """Return that many levels: those that the heading names, else the deepest."""
    disebut = sebutan(judul)
    return disebut if len(disebut) == banyak else _JENJANG[max(0, len(_JENJANG) - banyak) :]


def _panjang_kode(sel: list[Sel]) -> Counter[str]:
    """Count the numbers of parts of the codes that texts begin with."""
    hasil: Counter[str] = Counter()
    for s in sel:
        cocok = kode_depan(s.teks)
        if cocok is not None and cocok["kode"]:
            hasil[str(len(cocok["kode"].split(".")))] += 1
    return hasil
