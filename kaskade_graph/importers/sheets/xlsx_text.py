"""Texts and numbers as an XLSX file writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal

from kaskade_graph.errors import Teks
from kaskade_graph.importers.sheets.grid import Galat
from kaskade_graph.importers.sheets.limits import Xml, terlalu_besar

TEKS_KOSONG = " \t\r\n\xa0"
_LUPUT = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIMA_BELAS = Context(prec=15)
_MAX_TEKS_BERSAMA = 4_000_000


def luputkan(teks: str) -> str:
    """Undo ``_xHHHH_``, how an XLSX file writes characters that XML has no place for.

    >>> luputkan("a_x000D_b"), luputkan("_x005F_x0041_")
    ('a\\rb', '_x0041_')
    """
    return _LUPUT.sub(_huruf, teks) if "_x" in teks else teks


def _huruf(cocok: re.Match[str]) -> str:
    kode = int(cocok.group(1), 16)
    return cocok.group() if 0xD800 <= kode <= 0xDFFF else chr(kode)


def bilangan(teks: str) -> Decimal | Galat:
    """Return the number that a cell stores, to 15 digits: what a spreadsheet works with and shows.

    >>> bilangan("0.30000000000000004")
    Decimal('0.300000000000000')
    """
    try:
        nilai = _LIMA_BELAS.create_decimal(teks.strip())
    except ArithmeticError:
        nilai = Decimal("NaN")
    if not nilai.is_finite() or abs(nilai.adjusted()) > 300:
        return Galat(
            teks[:40], Teks("bukan bilangan", "not a number"), Teks("Tulis angkanya.", "Write the number.")
        )
    return nilai


def baca_teks_bersama(blok: Iterator[bytes], berkas: str) -> list[str]:
    """Return the shared strings: formatted runs joined, phonetic guides left out."""
    xml = _TeksBersama(berkas)
    for b in blok:
        xml.feed(b)
    xml.feed(b"", akhir=True)
    return xml.hasil


class _TeksBersama(Xml):
    def __init__(self, berkas: str) -> None:
        super().__init__(berkas, "sharedStrings.xml")
        self.hasil: list[str] = []
        self.potong: list[str] = []
        self.fonetik = 0
        self.parser.StartElementHandler = self._mulai
        self.parser.EndElementHandler = self._selesai

    def _mulai(self, nama: str, _: dict[str, str]) -> None:
        lokal = nama.rpartition(" ")[2]
        if lokal == "t" and not self.fonetik:
            self.parser.CharacterDataHandler = self.potong.append
        elif lokal == "rPh":
            self.fonetik += 1

    def _selesai(self, nama: str) -> None:
        lokal = nama.rpartition(" ")[2]
        if lokal == "t":
            self.parser.CharacterDataHandler = None
        elif lokal == "rPh":
            self.fonetik -= 1
        elif lokal == "si":
            self.hasil.append(luputkan("".join(self.potong)))
            self.potong.clear()
            if len(self.hasil) > _MAX_TEKS_BERSAMA:
                juta = _MAX_TEKS_BERSAMA // 1_000_000
                raise terlalu_besar(
                    self.berkas,
                    Teks(f"lebih dari {juta} juta teks berbeda", f"over {juta} million distinct texts"),
                )
