"""What an XLSX style says about a value: whether the number is a date or a percentage, and its indent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from kaskade_graph.errors import Teks
from kaskade_graph.importers.sheets.grid import Galat, Isi, angka
from kaskade_graph.importers.sheets.limits import Xml

# Built-in formats (ECMA-376 part 1, 18.8.30): dates and times, and percentages.
_TANGGAL = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERSEN = frozenset({9, 10})
# What is text or colour in a format code: quoted, escaped, padded, in brackets (but [h], [mm], [ss] are times).
_BUKAN_KODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_HURUF_TANGGAL = re.compile(r"[dmyhs]", re.IGNORECASE)
_MAX_FORMAT = 300


class Gaya(NamedTuple):
    """One cell format, reduced to what changes how its value is read."""

    tanggal: bool = False
    persen: bool = False
    inden: int = 0


def baca_gaya(blok: Iterator[bytes], berkas: str) -> list[Gaya]:
    """Return the cell formats of ``styles.xml`` in the order that cells refer to them."""
    xml = _Gaya(berkas)
    for b in blok:
        xml.feed(b)
    xml.feed(b"", akhir=True)
    return xml.hasil


class _Gaya(Xml):
    def __init__(self, berkas: str) -> None:
        super().__init__(berkas, "styles.xml")
        self.hasil: list[Gaya] = []
        self.format: dict[str, Gaya] = {str(n): Gaya(tanggal=True) for n in _TANGGAL}
        self.format |= {str(n): Gaya(persen=True) for n in _PERSEN}
        self.di_sel = False
        self.parser.StartElementHandler = self._mulai
        self.parser.EndElementHandler = self._selesai

    def _mulai(self, nama: str, a: dict[str, str]) -> None:
        lokal = nama.rpartition(" ")[2]
        if lokal == "numFmt":
            self.format[a.get("numFmtId", "")] = golongan(a.get("formatCode", ""))
        elif lokal == "cellXfs":
            self.di_sel = True
        elif lokal == "xf" and self.di_sel:
            self.hasil.append(self.format.get(a.get("numFmtId", "0"), Gaya()))
        elif lokal == "alignment" and self.di_sel and self.hasil:
            inden = a.get("indent", "0")
            if inden.isdecimal() and len(inden) < 4:
                self.hasil[-1] = self.hasil[-1]._replace(inden=int(inden))

    def _selesai(self, nama: str) -> None:
        if nama.rpartition(" ")[2] == "cellXfs":
            self.di_sel = False


def golongan(kode: str) -> Gaya:
    """Say what a number format code makes of a number.

    >>> golongan('dd/mm/yyyy').tanggal, golongan('0.0%').persen, golongan('"Rp" #,##0').tanggal
    (True, True, False)
    """
    inti = _BUKAN_KODE.sub("", kode[:_MAX_FORMAT].split(";")[0])
    if "%" in inti:
        return Gaya(persen=True)
    return Gaya(tanggal=bool(_HURUF_TANGGAL.search(inti.replace("General", ""))))


def tanggal(nilai: Decimal, basis_1904: bool) -> Isi:
    """Return the date or time that a serial number stands for (1900 system unless told otherwise)."""
    try:
        serial = float(nilai)
        if serial < 0:
            raise OverflowError
        if serial < 1 and not basis_1904:
            detik = round(serial * 86400) % 86400
            return time(detik // 3600, detik // 60 % 60, detik % 60)
        # The 1900 system has a 29 February 1900, so day 60 and later are one day ahead.
        awal = datetime(1904, 1, 1) if basis_1904 else datetime(1899, 12, 30 if serial >= 60 else 31)
        saat = awal + timedelta(seconds=round(serial * 86400))
    except OverflowError:
        return Galat(
            angka(nilai),
            Teks("di luar rentang tanggal", "outside the range of dates"),
            Teks("Tulis tanggalnya lagi.", "Write the date again."),
        )
    return saat.date() if saat.time() == time() else saat
