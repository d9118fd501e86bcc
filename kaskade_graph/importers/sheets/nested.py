"""JSON with lists inside lists -> one table: a row for each innermost object, its ancestors' values repeated.

``{"program": [{"nama": "A", "kegiatan": [{"nama": "B"}]}]}`` becomes a table with the columns
``program.nama`` and ``program.kegiatan.nama``. An address is a JSON pointer (RFC 6901): ``/program/0/nama``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.decoding import decode
from kaskade_graph.importers.sheets.columns import NAMA
from kaskade_graph.importers.sheets.grid import (
    MAX_BARIS,
    MAX_KOLOM,
    MAX_TEKS,
    Asal,
    Baris,
    Buku,
    Isi,
    Lembar,
    Sel,
    terlalu_panjang,
)
from kaskade_graph.importers.sheets.guess_words import arti
from kaskade_graph.importers.sheets.limits import MAX_DALAM, MAX_SEL, terlalu_besar
from kaskade_graph.importers.sheets.xlsx_text import TEKS_KOSONG, bilangan
from kaskade_graph.text import shown

_Nilai = dict[str, tuple[Isi, str]]
_KODE = re.compile(r"[0-9X]{1,4}(?:\.[0-9X]{1,4})+")
PEMISAH = " | "
"""Joins the strings of a list of plain values into one cell."""


def baca_json(data: bytes, berkas: str, sha256: str) -> Buku:
    """Open nested JSON as a table whose first row holds the dotted names.

    Raises :class:`InputError` for what is not JSON, nests too deeply, or is no list or object.
    """
    isi = _muat(decode(data, shown(berkas)), berkas)
    baris = list(_baris(isi, "", "", {}, berkas, 0))
    nama: dict[str, None] = {}
    for b in baris:
        nama.update(dict.fromkeys(b))
    if not nama or len(nama) > MAX_KOLOM or len(baris) >= MAX_BARIS or len(baris) * 4 > MAX_SEL:
        raise InputError(
            Teks(
                f"{shown(berkas)}: JSON ini bukan daftar objek yang dapat dijadikan tabel",
                f"{shown(berkas)}: this JSON is no list of objects that could be a table",
            )
        )
    kolom = {n: i for i, n in enumerate(nama, start=1)}
    asal = Asal(berkas, sha256)

    def buka() -> Iterator[Baris]:
        yield Baris(1, {i: Sel(n, 1, i, asal, alamat="#" + n) for n, i in kolom.items()})
        for nomor, b in enumerate(baris, start=2):
            sel = {kolom[n]: Sel(v, nomor, kolom[n], asal, alamat=a) for n, (v, a) in b.items()}
            yield Baris(nomor, sel)

    return Buku(berkas, sha256, [Lembar(None, asal, buka)])


def _muat(teks: str, berkas: str) -> Any:
    _periksa_dalam(teks, berkas)
    try:
        return json.loads(teks, parse_float=bilangan, parse_int=bilangan, parse_constant=bilangan)
    except json.JSONDecodeError as error:
        raise InputError(
            Teks(
                f"{shown(berkas)}: baris {error.lineno} kolom {error.colno}: bukan JSON yang sah",
                f"{shown(berkas)}: line {error.lineno} column {error.colno}: not valid JSON",
            )
        ) from None


def _periksa_dalam(teks: str, berkas: str) -> None:
    """Refuse deep nesting before a recursive parser sees it. Brackets in strings count too: it is a bound."""
    dalam = terdalam = 0
    for huruf in teks:
        if huruf in "[{":
            dalam += 1
            terdalam = max(terdalam, dalam)
        elif huruf in "]}":
            dalam -= 1
    if terdalam > MAX_DALAM * 5:
        raise terlalu_besar(
            berkas, Teks(f"JSON bersarang {terdalam} tingkat", f"JSON nested {terdalam} levels deep")
        )


def _baris(isi: Any, nama: str, alamat: str, induk: _Nilai, berkas: str, dalam: int) -> Iterator[_Nilai]:
    """Yield the rows below ``isi``; a list of objects opens one level, plain values are columns."""
    if dalam > MAX_DALAM:
        raise terlalu_besar(
            berkas, Teks(f"JSON bersarang > {MAX_DALAM} tingkat", f"JSON nested > {MAX_DALAM} levels deep")
        )
    if isinstance(isi, list):
        for i, anggota in enumerate(isi):
            yield from _baris(anggota, nama, f"{alamat}/{i}", induk, berkas, dalam + 1)
        return
    if not isinstance(isi, dict):
        sel = _isi(isi)
        if sel is not None and nama:
            yield {**induk, nama: (sel, alamat)}
        return
    if _menurut_kode(isi):
        for kunci, anggota in isi.items():
            di = f"{alamat}/{kunci}"
            lanjut = {**induk, f"{nama}.kode" if nama else "kode": (kunci, di)}
            yield from _baris(anggota, nama, di, lanjut, berkas, dalam + 1)
        return
    milik = dict(induk)
    cabang: list[tuple[str, Any, str]] = []
    _kumpulkan(isi, nama, alamat, milik, cabang)
    anak = False
    for nama_anak, daftar, alamat_anak in cabang:
        for baris in _baris(daftar, nama_anak, alamat_anak, milik, berkas, dalam + 1):
            anak = True
            yield baris
    if not anak and len(milik) > len(induk):
        yield milik


def _kumpulkan(
    isi: dict[str, Any], nama: str, alamat: str, milik: _Nilai, cabang: list[tuple[str, Any, str]]
) -> None:
    for kunci, nilai in isi.items():
        nama_anak = f"{nama}.{kunci}" if nama else kunci
        alamat_anak = f"{alamat}/{kunci.replace('~', '~0').replace('/', '~1')}"
        if isinstance(nilai, dict) and _menurut_kode(nilai):
            cabang.append((nama_anak, nilai, alamat_anak))
        elif isinstance(nilai, dict):
            # An object inside an object is one thing with it: its values are more columns.
            _kumpulkan(nilai, nama_anak, alamat_anak, milik, cabang)
        elif isinstance(nilai, list) and (
            any(isinstance(n, dict | list) for n in nilai) or (len(nilai) > 1 and _daftar_unsur(kunci))
        ):
            cabang.append((nama_anak, nilai, alamat_anak))
        else:
            sel = _isi(PEMISAH.join(str(n) for n in nilai) if isinstance(nilai, list) else nilai)
            if sel is not None:
                milik[nama_anak] = (sel, alamat_anak)


def _menurut_kode(isi: dict[str, Any]) -> bool:
    """Whether an object is a list of objects by their codes: ``{"7.01.02": {"nama": ...}}``."""
    return bool(isi) and all(isinstance(v, dict) and _KODE.fullmatch(k) for k, v in isi.items())


def _daftar_unsur(kunci: str) -> bool:
    """Whether the strings of a list are names of elements or indikator, each a row; others are one cell."""
    makna = arti([kunci])
    return makna is not None and makna.kunci in ("indikator", *NAMA)


def _isi(nilai: Any) -> Isi | None:
    if isinstance(nilai, str):
        if len(nilai) > MAX_TEKS:
            return terlalu_panjang(len(nilai), nilai)
        return nilai if nilai.strip(TEKS_KOSONG) else None
    return nilai  # type: ignore[no-any-return]  # None, bool, or what bilangan made
