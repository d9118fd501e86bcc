"""XLSX and XLSM: streamed with expat, values only, in memory that does not grow with the sheet.

Why not openpyxl here: docs/decisions/0015-reading-tables.md. Formulas are read as the value last computed, merged
ranges and indentation are kept, ``_x000D_`` is undone, numbers stay exact to the 15 digits that a spreadsheet
holds.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

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
    kolom_nomor,
    terlalu_panjang,
)
from kaskade_graph.importers.sheets.limits import (
    MAX_SEL,
    Xml,
    bagian_kecil,
    buka_zip,
    potongan,
    rusak,
    terlalu_besar,
)
from kaskade_graph.importers.sheets.xlsx_styles import Gaya, baca_gaya, tanggal
from kaskade_graph.importers.sheets.xlsx_text import TEKS_KOSONG, baca_teks_bersama, bilangan, luputkan

_OFFICE = "/officeDocument"
_GABUNG = re.compile(
    rb'<(?:\w{1,20}:)?mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_TUMPANG = 512
_MAX_GABUNGAN = 200_000


def baca_xlsx(data: bytes, berkas: str, sha256: str) -> Buku:
    """Open a workbook. Its sheets are parsed when their rows are asked for.

    Raises :class:`InputError` when it is damaged, locked, no XLSX, or larger than the limits.
    """
    arsip = buka_zip(data, berkas)
    utama = _bagian_utama(arsip, berkas)
    isi = _Isi(berkas, utama)
    isi.baca(arsip)
    folder = posixpath.dirname(utama)
    rels = _hubungan(arsip, posixpath.join(folder, "_rels", posixpath.basename(utama) + ".rels"), berkas)
    arah = {jenis.rsplit("/", 1)[-1]: target for jenis, target, _ in rels.values()}

    def nama_bagian(target: str) -> str | None:
        nama = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return nama if nama in arsip.NameToInfo else None

    gaya_di = nama_bagian(arah.get("styles", "styles.xml"))
    teks_di = nama_bagian(arah.get("sharedStrings", "sharedStrings.xml"))
    konteks = _Konteks(
        arsip,
        berkas,
        sha256,
        baca_gaya(bagian_kecil(arsip, gaya_di, berkas), berkas) if gaya_di else [],
        baca_teks_bersama(bagian_kecil(arsip, teks_di, berkas), berkas) if teks_di else [],
        isi.basis_1904,
    )
    lembar = []
    for nama, rid, tersembunyi in isi.lembar:
        bagian = nama_bagian(rels[rid][1]) if rid in rels else None
        # A chart sheet has no table; a sheet whose part is missing has nothing to read.
        if bagian is not None and rels[rid][0].endswith("/worksheet"):
            lembar.append(konteks.lembar(nama, bagian, tersembunyi))
    if not lembar:
        raise rusak(berkas, "tidak ada lembar / no sheet")
    return Buku(berkas, sha256, lembar)


@dataclass(slots=True)
class _Konteks:
    """What all sheets of a workbook share."""

    arsip: zipfile.ZipFile
    berkas: str
    sha256: str
    gaya: list[Gaya]
    teks: list[str]
    basis_1904: bool

    def lembar(self, nama: str, bagian: str, tersembunyi: bool) -> Lembar:
        asal = Asal(self.berkas, self.sha256, nama)
        return Lembar(
            nama,
            asal,
            lambda: self._baris(bagian, asal),
            lambda: list(self._gabungan(bagian)),
            tersembunyi,
        )

    def _baris(self, bagian: str, asal: Asal) -> Iterator[Baris]:
        pembaca = _Lembaran(self, bagian, asal)
        for blok in potongan(self.arsip, bagian, self.berkas):
            pembaca.feed(blok)
            yield from pembaca.siap
            pembaca.siap.clear()
        pembaca.feed(b"", akhir=True)
        yield from pembaca.siap

    def _gabungan(self, bagian: str) -> Iterator[Rentang]:
        """Merged ranges stand after the rows, so they are looked for in the raw bytes beforehand."""
        sisa, jumlah = b"", 0
        for blok in potongan(self.arsip, bagian, self.berkas):
            awal = sisa + blok
            akhir = 0
            for cocok in _GABUNG.finditer(awal):
                akhir = cocok.end()
                jumlah += 1
                if jumlah > _MAX_GABUNGAN:
                    apa = Teks(
                        f"lebih dari {_MAX_GABUNGAN} sel gabungan", f"over {_MAX_GABUNGAN} merged cells"
                    )
                    raise terlalu_besar(self.berkas, apa)
                kiri, atas, kanan, bawah = cocok.groups()
                yield Rentang(int(atas), kolom_nomor(kiri.decode()), int(bawah), kolom_nomor(kanan.decode()))
            sisa = awal[max(akhir, len(awal) - _TUMPANG) :]


class _Isi(Xml):
    """``workbook.xml``: the sheets, and which day is day one."""

    def __init__(self, berkas: str, bagian: str) -> None:
        super().__init__(berkas, bagian)
        self.lembar: list[tuple[str, str, bool]] = []
        self.basis_1904 = False
        self.parser.StartElementHandler = self._mulai

    def baca(self, arsip: zipfile.ZipFile) -> None:
        for blok in bagian_kecil(arsip, self.bagian, self.berkas):
            self.feed(blok)
        self.feed(b"", akhir=True)

    def _mulai(self, nama: str, atribut: dict[str, str]) -> None:
        lokal = nama.rpartition(" ")[2]
        if lokal == "sheet":
            rid = next((v for k, v in atribut.items() if k.rpartition(" ")[2] == "id" and " " in k), "")
            self.lembar.append((atribut.get("name", ""), rid, atribut.get("state", "visible") != "visible"))
        elif lokal == "workbookPr":
            self.basis_1904 = atribut.get("date1904") in ("1", "true")


class _Lembaran(Xml):
    """One sheet. Finished rows wait in ``siap``."""

    def __init__(self, konteks: _Konteks, bagian: str, asal: Asal) -> None:
        super().__init__(konteks.berkas, bagian)
        self.konteks, self.asal = konteks, asal
        self.siap: list[Baris] = []
        self.nomor = self.kolom = self.hitungan = 0
        self.tersembunyi = self.rumus = self.merekam = False
        self.jenis, self.gaya = "n", 0
        self.sel: dict[int, Sel] = {}
        self.potong: list[str] = []
        self.fonetik = 0
        self.huruf: dict[str, int] = {}
        self.lokal: dict[str, str] = {}
        self.parser.StartElementHandler = self._mulai
        self.parser.EndElementHandler = self._selesai

    def _mulai(self, nama: str, atribut: dict[str, str]) -> None:
        lokal = self.lokal.get(nama) or self.lokal.setdefault(nama, nama.rpartition(" ")[2])
        if lokal == "c":
            self._sel(atribut)
        elif lokal == "v" or lokal == "t":
            if not self.fonetik:
                self.parser.CharacterDataHandler = self.potong.append
        elif lokal == "row":
            self._baris(atribut)
        elif lokal == "f":
            self.rumus = True
        elif lokal == "rPh":
            self.fonetik += 1

    def _selesai(self, nama: str) -> None:
        lokal = self.lokal.get(nama)
        if lokal == "v" or lokal == "t":
            self.parser.CharacterDataHandler = None
        elif lokal == "c":
            if self.potong or self.rumus:
                self._simpan()
        elif lokal == "row":
            if self.sel:
                self.siap.append(Baris(self.nomor, self.sel, self.tersembunyi))
                self.sel = {}
        elif lokal == "rPh":
            self.fonetik -= 1

    def _baris(self, atribut: dict[str, str]) -> None:
        nomor = atribut.get("r", "")
        self.nomor = int(nomor) if nomor.isdecimal() and len(nomor) < 8 else self.nomor + 1
        self.kolom = 0
        self.tersembunyi = atribut.get("hidden") in ("1", "true")
        if self.nomor > MAX_BARIS:
            raise rusak(self.berkas, f"{self.bagian}: baris / row {self.nomor}")

    def _sel(self, atribut: dict[str, str]) -> None:
        ref = atribut.get("r")
        if ref is None:
            self.kolom += 1
        else:
            huruf = ref.rstrip("0123456789")
            self.kolom = self.huruf.get(huruf) or self.huruf.setdefault(huruf, kolom_nomor(huruf))
        self.jenis = atribut.get("t", "n")
        gaya = atribut.get("s", "0")
        self.gaya = int(gaya) if gaya.isdecimal() and len(gaya) < 7 else 0
        self.rumus = False
        self.potong.clear()
        self.hitungan += 1
        if not 0 < self.kolom <= MAX_KOLOM:
            raise rusak(self.berkas, f"{self.bagian}: sel / cell {ref}")
        if self.hitungan > MAX_SEL:
            juta = MAX_SEL // 1_000_000
            apa = Teks(
                f"lebih dari {juta} juta sel dalam satu lembar", f"over {juta} million cells in a sheet"
            )
            raise terlalu_besar(self.berkas, apa)

    def _simpan(self) -> None:
        gaya = self.konteks.gaya[self.gaya] if self.gaya < len(self.konteks.gaya) else None
        isi = self._isi("".join(self.potong), gaya)
        if isi is not None:
            sel = Sel(isi, self.nomor, self.kolom, self.asal)
            if gaya is not None:
                sel.persen, sel.inden = gaya.persen, gaya.inden
            self.sel[self.kolom] = sel

    def _isi(self, teks: str, gaya: Gaya | None) -> Isi | None:
        jenis = self.jenis
        if self.rumus and not teks and jenis != "str":
            return _BELUM_DIHITUNG
        if jenis == "s":
            nomor = int(teks) if teks.isdecimal() and len(teks) < 10 else -1
            if not 0 <= nomor < len(self.konteks.teks):
                raise rusak(self.berkas, f"{self.bagian}: sharedStrings {teks[:20]}")
            return _teks(self.konteks.teks[nomor])
        if jenis == "n":
            angka = bilangan(teks)
            if gaya is not None and gaya.tanggal and not isinstance(angka, Galat):
                return tanggal(angka, self.konteks.basis_1904)
            return angka
        if jenis == "b":
            return teks.strip() in ("1", "true")
        if jenis == "e":
            return Galat(teks, _ALASAN_GALAT, _SARAN_GALAT)
        return tanggal_iso(teks) if jenis == "d" else _teks(luputkan(teks))


def tanggal_iso(teks: str) -> Isi:
    """Return the date or moment written in ISO 8601; the text itself when it is none."""
    from datetime import date, datetime

    try:
        return date.fromisoformat(teks) if len(teks) == 10 else datetime.fromisoformat(teks)
    except ValueError:
        return teks


_BELUM_DIHITUNG = Galat(
    "(rumus)",
    Teks("rumus yang hasilnya belum tersimpan", "a formula whose result was never stored"),
    Teks(
        "Buka buku kerjanya di Excel atau LibreOffice, simpan, lalu impor lagi.",
        "Open the workbook in Excel or LibreOffice, save it, and import again.",
    ),
)
_ALASAN_GALAT = Teks("rumus di sel ini gagal", "the formula in this cell fails")
_SARAN_GALAT = Teks("Perbaiki rumusnya atau tulis nilainya.", "Mend the formula, or write the value.")


def _teks(teks: str) -> Isi | None:
    if len(teks) > MAX_TEKS:
        return terlalu_panjang(len(teks), teks)
    return teks if teks.strip(TEKS_KOSONG) else None


def _hubungan(arsip: zipfile.ZipFile, nama: str, berkas: str) -> dict[str, tuple[str, str, str]]:
    """Return the relationships in a ``.rels`` part: id -> (type, target, mode)."""
    hasil: dict[str, tuple[str, str, str]] = {}
    if nama not in arsip.NameToInfo:
        return hasil
    xml = Xml(berkas, nama)

    def mulai(_: str, a: dict[str, str]) -> None:
        if "Id" in a:
            hasil[a["Id"]] = (a.get("Type", ""), a.get("Target", ""), a.get("TargetMode", ""))

    xml.parser.StartElementHandler = mulai
    for blok in bagian_kecil(arsip, nama, berkas):
        xml.feed(blok)
    xml.feed(b"", akhir=True)
    return hasil


def _bagian_utama(arsip: zipfile.ZipFile, berkas: str) -> str:
    for jenis, target, _ in _hubungan(arsip, "_rels/.rels", berkas).values():
        nama = posixpath.normpath("/" + target).lstrip("/")
        if jenis.endswith(_OFFICE) and nama in arsip.NameToInfo and nama.endswith(".xml"):
            return nama
    raise InputError(
        Teks(f"{berkas}: bukan buku kerja XLSX", f"{berkas}: not an XLSX workbook"),
        Teks("Simpan ulang sebagai .xlsx.", "Save it again as .xlsx."),
    )
