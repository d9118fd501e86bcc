"""ODS: OpenDocument spreadsheets, streamed with expat like XLSX.

An ODS file says "this cell, 16,384 times" and "this row, a million times"; repeats of empty cells cost nothing,
repeats of filled ones are counted against the limits before they are made.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.sheets.grid import (
    MAX_BARIS,
    MAX_KOLOM,
    MAX_TEKS,
    Asal,
    Baris,
    Buku,
    Galat,
    Isi,
    Lembar,
    Rentang,
    Sel,
    terlalu_panjang,
)
from kaskade_graph.importers.sheets.limits import (
    MAX_SEL,
    Xml,
    buka_zip,
    potongan,
    rusak,
    terlalu_besar,
)
from kaskade_graph.importers.sheets.xlsx import tanggal_iso
from kaskade_graph.importers.sheets.xlsx_text import TEKS_KOSONG, bilangan

MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_ISI = "content.xml"
_POIN = {"pt": 1.0, "mm": 2.835, "cm": 28.35, "in": 72.0}
_SPASI = {"s": " ", "tab": "\t", "line-break": "\n"}


def baca_ods(data: bytes, berkas: str, sha256: str) -> Buku:
    """Open an ODS file. Raises :class:`InputError` as :func:`~.xlsx.baca_xlsx` does."""
    arsip = buka_zip(data, berkas)
    if "mimetype" not in arsip.NameToInfo or not arsip.read("mimetype").startswith(MIME):
        raise InputError(
            Teks(f"{berkas}: bukan buku kerja ODS", f"{berkas}: not an ODS workbook"),
            Teks("Simpan ulang sebagai .ods atau .xlsx.", "Save it again as .ods or .xlsx."),
        )
    daftar = _Daftar(berkas)
    daftar.lewat(arsip)
    lembar = []
    for urutan, (nama, tersembunyi) in enumerate(daftar.tabel):
        asal = Asal(berkas, sha256, nama)
        lembar.append(_lembar(arsip, urutan, asal, tersembunyi, daftar.inden))
    if not lembar:
        raise rusak(berkas, "tidak ada lembar / no sheet")
    return Buku(berkas, sha256, lembar)


def _lembar(
    arsip: zipfile.ZipFile, urutan: int, asal: Asal, tersembunyi: bool, inden: dict[str, int]
) -> Lembar:
    def baris() -> Iterator[Baris]:
        return _Tabel(urutan, asal, inden).baris(arsip)

    def gabungan() -> list[Rentang]:
        tabel = _Tabel(urutan, asal, inden)
        for _ in tabel.baris(arsip):
            pass
        return tabel.rentang

    return Lembar(asal.lembar, asal, baris, gabungan, tersembunyi)


class _Xml(Xml):
    """Elements of ``content.xml`` by local name; attributes likewise."""

    def __init__(self, berkas: str) -> None:
        super().__init__(berkas, _ISI)
        self.tingkat = 0
        self.parser.StartElementHandler = self._awal
        self.parser.EndElementHandler = self._akhir

    def _awal(self, nama: str, atribut: dict[str, str]) -> None:
        self.tingkat += 1
        self.dalam(self.tingkat)
        self.mulai(nama.rpartition(" ")[2], {k.rpartition(" ")[2]: v for k, v in atribut.items()})

    def _akhir(self, nama: str) -> None:
        self.tingkat -= 1
        self.selesai(nama.rpartition(" ")[2])

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        """Handle the start of an element."""

    def selesai(self, nama: str) -> None:
        """Handle the end of an element."""


class _Daftar(_Xml):
    """The names of the tables, which are hidden, and how far the styles of cells indent."""

    def __init__(self, berkas: str) -> None:
        super().__init__(berkas)
        self.tabel: list[tuple[str, bool]] = []
        self.gaya = ""
        self.sembunyi: set[str] = set()
        self.inden: dict[str, int] = {}

    def lewat(self, arsip: zipfile.ZipFile) -> None:
        for blok in potongan(arsip, _ISI, self.berkas):
            self.feed(blok)
        self.feed(b"", akhir=True)

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        if nama == "style":
            self.gaya = atribut.get("name", "")
        elif nama == "table-properties" and atribut.get("display") == "false":
            self.sembunyi.add(self.gaya)
        elif nama == "paragraph-properties" and (dalam := _inden(atribut.get("margin-left", ""))):
            self.inden[self.gaya] = dalam
        elif nama == "table":
            self.tabel.append((atribut.get("name", ""), atribut.get("style-name") in self.sembunyi))


class _Tabel(_Xml):
    """One table: rows wait in ``siap``, merged cells gather in ``rentang``."""

    def __init__(self, urutan: int, asal: Asal, inden: dict[str, int]) -> None:
        super().__init__(asal.berkas)
        self.urutan, self.asal, self.inden = urutan, asal, inden
        self.siap: list[tuple[Baris, int]] = []
        self.rentang: list[Rentang] = []
        self.tabel, self.nomor, self.kolom, self.hitungan = -1, 1, 1, 0
        self.sel: dict[int, Sel] = {}
        self.atribut_baris: dict[str, str] = {}
        self.atribut: dict[str, str] = {}
        self.paragraf: list[str] = []
        self.catatan = self.teks = 0

    def baris(self, arsip: zipfile.ZipFile) -> Iterator[Baris]:
        for blok in potongan(arsip, _ISI, self.berkas):
            self.feed(blok)
            yield from self._ulang()
        self.feed(b"", akhir=True)
        yield from self._ulang()

    def _ulang(self) -> Iterator[Baris]:
        for baris, kali in self.siap:
            for nomor in range(baris.nomor, baris.nomor + kali):
                sel = {k: replace(s, baris=nomor) for k, s in baris.sel.items()} if kali > 1 else baris.sel
                yield Baris(nomor, sel, baris.tersembunyi)
        self.siap.clear()

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        if nama == "table":
            self.tabel += 1
        elif self.tabel != self.urutan:
            return
        elif nama == "annotation":
            self.catatan += 1
        elif nama == "table-row":
            self.atribut_baris, self.kolom = atribut, 1
        elif nama in ("table-cell", "covered-table-cell"):
            self.atribut, self.paragraf = atribut, []
        elif nama == "p" and not self.catatan:
            self.paragraf.append("")
            self.teks += 1
            self.parser.CharacterDataHandler = self._huruf
        elif self.teks and nama in _SPASI:
            self._huruf(_SPASI[nama] * _kali(atribut, "c", MAX_TEKS))

    def selesai(self, nama: str) -> None:
        if self.tabel != self.urutan:
            return
        if nama == "annotation":
            self.catatan -= 1
        elif nama == "p" and self.teks:
            self.teks -= 1
            self.parser.CharacterDataHandler = None
        elif nama in ("table-cell", "covered-table-cell"):
            self._sel(nama == "covered-table-cell")
        elif nama == "table-row":
            self._baris()

    def _huruf(self, teks: str) -> None:
        self.paragraf[-1] += teks

    def _sel(self, tertutup: bool) -> None:
        a = self.atribut
        kali = _kali(a, "number-columns-repeated", MAX_KOLOM)
        isi = None if tertutup else self._isi()
        if isi is not None:
            self._hitung(kali)
            persen = a.get("value-type") == "percentage"
            dalam = self.inden.get(a.get("style-name", ""), 0)
            for kolom in range(self.kolom, min(self.kolom + kali, MAX_KOLOM + 1)):
                self.sel[kolom] = Sel(isi, self.nomor, kolom, self.asal, persen, dalam)
        bawah, kanan = (
            _kali(a, f"number-{apa}-spanned", batas)
            for apa, batas in (("rows", MAX_BARIS), ("columns", MAX_KOLOM))
        )
        if bawah > 1 or kanan > 1:
            self.rentang.append(
                Rentang(self.nomor, self.kolom, self.nomor + bawah - 1, self.kolom + kanan - 1)
            )
        self.kolom += kali

    def _isi(self) -> Isi | None:
        a, teks = self.atribut, "\n".join(self.paragraf)
        jenis = a.get("value-type", "")
        if teks.startswith("Err:") or (teks.startswith("#") and "formula" in a):
            return Galat(teks, *_GAGAL)
        if jenis in ("float", "currency", "percentage") and "value" in a:
            return bilangan(a["value"])
        if jenis == "date" and "date-value" in a:
            return tanggal_iso(a["date-value"])
        if jenis == "boolean" and "boolean-value" in a:
            return a["boolean-value"] == "true"
        if len(teks) > MAX_TEKS:
            return terlalu_panjang(len(teks), teks)
        return teks if teks.strip(TEKS_KOSONG) else None

    def _baris(self) -> None:
        kali = _kali(self.atribut_baris, "number-rows-repeated", MAX_BARIS)
        if self.sel:
            self._hitung(len(self.sel) * (kali - 1))
            tersembunyi = self.atribut_baris.get("visibility", "visible") != "visible"
            self.siap.append((Baris(self.nomor, self.sel, tersembunyi), kali))
            self.sel = {}
        self.nomor += kali

    def _hitung(self, jumlah: int) -> None:
        self.hitungan += jumlah
        if self.hitungan > MAX_SEL:
            juta = MAX_SEL // 1_000_000
            raise terlalu_besar(
                self.berkas,
                Teks(
                    f"lebih dari {juta} juta sel dalam satu lembar", f"over {juta} million cells in a sheet"
                ),
            )


_GAGAL = (
    Teks("rumus di sel ini gagal", "the formula in this cell fails"),
    Teks("Perbaiki rumusnya atau tulis nilainya.", "Mend the formula, or write the value."),
)


def _inden(panjang: str) -> int:
    """Return a length as levels of indentation, of 10 points each as spreadsheet programs count them."""
    cocok = re.fullmatch(r"(\d{1,6}(?:\.\d{1,6})?)(pt|mm|cm|in)", panjang)
    return round(float(cocok[1]) * _POIN[cocok[2]] / 10) if cocok else 0


def _kali(atribut: dict[str, str], nama: str, batas: int) -> int:
    teks = atribut.get(nama, "1")
    return max(1, min(int(teks), batas)) if teks.isdecimal() and len(teks) < 10 else 1
