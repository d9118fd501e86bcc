"""CSV and TSV: one sheet without a name; addresses are those the file has when opened in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.decoding import decode
from kaskade_graph.importers.sheets.grid import (
    MAX_BARIS,
    MAX_KOLOM,
    MAX_TEKS,
    Asal,
    Baris,
    Buku,
    Lembar,
    Sel,
    terlalu_panjang,
)
from kaskade_graph.importers.sheets.limits import MAX_SEL, terlalu_besar
from kaskade_graph.importers.sheets.xlsx_text import TEKS_KOSONG
from kaskade_graph.text import shown

_PEMISAH = ",;\t|"
# How dumps of databases write that there is no value.
_NULL = frozenset({"", "NULL", "\\N"})
BERBAHAYA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet runs at the start of a text; the apostrophe that keeps it from that is no part of it."""


def baca_csv(data: bytes, berkas: str, sha256: str) -> Buku:
    """Open delimited text; the delimiter is the one that parts the first lines most evenly.

    Every value is text. An apostrophe before ``= + - @`` is taken off again. Raises :class:`InputError`
    for bytes that are not text, for an unclosed quotation mark, and past the limits.
    """
    teks = decode(data, shown(berkas))
    if "\n" not in teks:
        teks = teks.replace("\r", "\n")
    pemisah = tebak_pemisah(teks)
    asal = Asal(berkas, sha256)
    return Buku(berkas, sha256, [Lembar(None, asal, lambda: _baris(teks, pemisah, asal))])


def tebak_pemisah(teks: str) -> str:
    """Return the delimiter: the candidate that gives the most columns in the most equal rows.

    >>> tebak_pemisah("a;b;c\\n1,5;2;3\\n")
    ';'
    """
    # A mark of Excel's own says it outright.
    if teks[:4] == "sep=" and teks[4:5] in _PEMISAH:
        return teks[4]
    awal = teks[:20_000].splitlines(keepends=True)[:50]

    def nilai(pemisah: str) -> tuple[int, int]:
        try:
            panjang = [len(b) for b in csv.reader(awal, delimiter=pemisah) if b]
        except csv.Error:
            return (0, 0)
        umum = max(set(panjang), key=lambda n: (panjang.count(n), n), default=1)
        return (panjang.count(umum) if umum > 1 else 0, umum)

    return max(_PEMISAH, key=lambda p: (*nilai(p), -_PEMISAH.index(p)))


def _baris(teks: str, pemisah: str, asal: Asal) -> Iterator[Baris]:
    csv.field_size_limit(MAX_TEKS * 32)
    nomor = jumlah = 0
    try:
        for nomor, isi in enumerate(csv.reader(_garis(teks), delimiter=pemisah, strict=True), start=1):
            if nomor == 1 and isi and isi[0].startswith("sep="):
                continue
            jumlah += len(isi)
            if nomor > MAX_BARIS or len(isi) > MAX_KOLOM or jumlah > MAX_SEL:
                apa = Teks(f"terlalu banyak sel di baris {nomor}", f"too many cells at row {nomor}")
                raise terlalu_besar(asal.berkas, apa)
            sel = {
                k: _sel(v, nomor, k, asal)
                for k, v in enumerate(isi, start=1)
                if v not in _NULL and v.strip(TEKS_KOSONG)
            }
            if sel:
                yield Baris(nomor, sel)
    except csv.Error as error:
        raise InputError(
            Teks(
                f"{shown(asal.berkas)}: rekaman {nomor + 1}: CSV tidak sah ({error})",
                f"{shown(asal.berkas)}: record {nomor + 1}: not valid CSV ({error})",
            ),
            Teks(
                "Periksa tanda petik yang tidak ditutup di sekitar baris itu.",
                "Look for an unclosed quotation mark near that line.",
            ),
        ) from None


def _sel(teks: str, baris: int, kolom: int, asal: Asal) -> Sel:
    if teks[0] == "'" and teks.lstrip("'").startswith(BERBAHAYA):
        teks = teks[1:]
    if len(teks) > MAX_TEKS:
        return Sel(terlalu_panjang(len(teks), teks), baris, kolom, asal)
    return Sel(teks, baris, kolom, asal)


def _garis(teks: str) -> Iterator[str]:
    """Yield lines with their ends, for the csv module, without copying the whole text at once."""
    awal = 0
    while awal < len(teks):
        akhir = teks.find("\n", awal) + 1 or len(teks)
        yield teks[awal:akhir]
        awal = akhir
