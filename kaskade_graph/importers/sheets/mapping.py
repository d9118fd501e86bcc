"""The mapping: what the columns of a table are, written by a person (or by ``--suggest``) as TOML.

Its form is described in docs/how-to/map-a-table.md; a workbook with the template's headings needs none.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.decoding import decode
from kaskade_graph.importers.reader import read_bytes
from kaskade_graph.importers.sheets.columns import KUNCI, NAMA, PANJANG, SASARAN, UMUM, JenisNilai, Periode
from kaskade_graph.text import shown

_MAX_PETA = 1024 * 1024
Cara = Literal["kode", "nomor", "kolom", "inden"]
SEGMEN = {"3": "program", "5": "kegiatan", "6": "sub_kegiatan"}
"""Levels by the number of parts of an official code: 7.01.02 is a program, 7.01.02.2.04 a kegiatan."""
TINGKAT = frozenset({*NAMA, *SASARAN, "lewati"})


@dataclass(frozen=True, slots=True)
class Ambil:
    """Where a value comes from: the first filled of ``kolom`` (letters or headings).

    ``pisah``: the cell begins with a code or number, which goes to the code or number column. ``tag``:
    brackets whose content is no part of the name, such as ``[]`` or ``[]()``. ``gabung``: the value is spread
    over all of ``kolom``, and joined by this sign.
    """

    kolom: tuple[str, ...]
    pisah: bool = False
    tag: str = ""
    gabung: str = ""


@dataclass(frozen=True, slots=True)
class Tingkat:
    """How the level of a row is told, when all levels share the columns ``kode`` and ``nama``.

    ``kode``: by the number of parts of its code (``arti``: "3" -> program). ``nomor``:
    by that of its number (1, 1.1, 1.1.1). ``kolom``: by the text of the
    column ``tingkat`` (``arti``: "Keg." -> kegiatan). ``inden``: by how far ``nama`` is indented
    (``urutan``: the levels from the outermost in).
    """

    cara: Cara
    arti: dict[str, str] = field(default_factory=dict)
    urutan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gabung:
    """How a table is joined to another: its own key column, the parent's, and the parent table's name."""

    id: str | None = None
    induk: str | None = None
    tabel: str | None = None


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table. Rows count from 1. ``turun``: an empty ancestor cell means the one above.

    ``kepala`` are the first and last row of headings, None when there are none. ``lewati``: a row whose first
    filled cell is one of these texts is passed over.
    """

    kolom: dict[str, Ambil]
    nama: str | None = None
    berkas: str | None = None
    lembar: str | None = None
    kepala: tuple[int, int] | None = (1, 1)
    data: int = 2
    akhir: int | None = None
    lewati: tuple[str, ...] = ()
    turun: bool = True
    desimal: Literal[",", "."] = ","
    nilai: tuple[tuple[str, Periode], ...] = ()
    tingkat: Tingkat | None = None
    gabung: Gabung = Gabung()


@dataclass(frozen=True, slots=True)
class Peta:
    """A mapping: its tables, and what is known of the cascade itself (``unit tahun versi judul``)."""

    tabel: tuple[Tabel, ...]
    identitas: dict[str, str] = field(default_factory=dict)


def baca_peta(path: Path) -> Peta:
    """Read a mapping file. Raises :class:`InputError` naming file and place for anything not understood."""
    nama = shown(path.name)
    teks = decode(read_bytes(path, _MAX_PETA), nama)
    try:
        isi = tomllib.loads(teks)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(
            Teks(f"{nama}: bukan TOML yang sah: {error}", f"{nama}: not valid TOML: {error}")
        ) from None
    return _Pembaca(nama).peta(isi)


class _Pembaca:
    """Checks a parsed mapping; ``nama`` is the file named in errors."""

    def __init__(self, nama: str) -> None:
        self.nama = nama

    def peta(self, isi: dict[str, Any]) -> Peta:
        self._kunci(isi, {"tabel", "identitas"}, "peta")
        tabel = isi.get("tabel")
        if not isinstance(tabel, list) or not tabel:
            raise self._salah("tabel", "tidak ada bagian [[tabel]]", "there is no [[tabel]] part")
        identitas = isi.get("identitas", {})
        self._kunci(
            identitas, {"unit", "tahun", "versi", "judul", "dokumen", "tahun_akhir", "jabatan"}, "identitas"
        )
        return Peta(
            tuple(self._tabel(t, f"tabel {n}") for n, t in enumerate(tabel, start=1)),
            {k: str(v) for k, v in identitas.items()},
        )

    def _tabel(self, isi: dict[str, Any], di: str) -> Tabel:
        boleh = {
            *("nama", "berkas", "lembar", "kepala", "data", "akhir", "lewati", "turun", "desimal"),
            *("kolom", "nilai", "tingkat", "id", "induk", "tabel_induk"),
        }
        self._kunci(isi, boleh, di)
        kolom = isi.get("kolom")
        if not isinstance(kolom, dict) or not kolom:
            raise self._salah(di, "tidak ada bagian kolom", "there is no kolom part")
        self._kunci(kolom, KUNCI | UMUM | set(PANJANG), f"{di}: kolom")
        kepala = isi.get("kepala", [1, 1])
        data = isi.get("data", kepala[1] + 1 if self._rentang(kepala) else 1)
        if not (kepala == [] or self._rentang(kepala)) or not self._nomor(data):
            raise self._salah(di, "kepala = [4, 7], data = 8", "kepala = [4, 7], data = 8")
        if isi.get("desimal", ",") not in (",", "."):
            raise self._salah(di, 'desimal = "," atau "."', 'desimal = "," or "."')
        if not isinstance(isi.get("turun", True), bool):
            raise self._salah(di, "turun = true atau false", "turun = true or false")
        nilai = isi.get("nilai", [])
        if not isinstance(nilai, list):
            raise self._salah(di, "tulis nilai sebagai [[tabel.nilai]]", "write nilai as [[tabel.nilai]]")
        return Tabel(
            kolom={k: self._ambil(v, f"{di}: kolom {k}") for k, v in kolom.items()},
            nama=self._teks(isi, "nama", di),
            berkas=self._nama_berkas(isi, di),
            lembar=self._teks(isi, "lembar", di),
            kepala=(kepala[0], kepala[1]) if kepala else None,
            data=data,
            akhir=isi.get("akhir") if self._nomor(isi.get("akhir", 1)) else None,
            lewati=self._daftar(isi.get("lewati", []), f"{di}: lewati"),
            turun=isi.get("turun", True),
            desimal=isi.get("desimal", ","),
            nilai=tuple(self._nilai(n, f"{di}: nilai {i}") for i, n in enumerate(nilai, 1)),
            tingkat=self._tingkat(isi["tingkat"], di, set(kolom)) if "tingkat" in isi else None,
            gabung=Gabung(*(self._teks(isi, k, di) for k in ("id", "induk", "tabel_induk"))),
        )

    def _ambil(self, isi: object, di: str) -> Ambil:
        if isinstance(isi, str):
            return Ambil((isi,))
        if isinstance(isi, list) and isi:
            return Ambil(self._daftar(isi, di))
        if isinstance(isi, dict) and "kolom" in isi:
            self._kunci(isi, {"kolom", "pisah", "tag", "gabung"}, di)
            kolom = isi["kolom"]
            tag = isi.get("tag", "")
            if tag not in ("", "[]", "()", "[]()", "()[]"):
                raise self._salah(di, 'tag = "[]", "()" atau "[]()"', 'tag = "[]", "()" or "[]()"')
            gabung = isi.get("gabung", "")
            if gabung not in ("", ".", " ", "-") or (gabung and isi.get("pisah")):
                raise self._salah(di, 'gabung = "." (tanpa pisah)', 'gabung = "." (without pisah)')
            asal = self._daftar(kolom if isinstance(kolom, list) else [kolom], di)
            return Ambil(asal, bool(isi.get("pisah", False)), tag, gabung)
        raise self._salah(di, 'tulis "B" atau { kolom = "B" }', 'write "B" or { kolom = "B" }')

    def _nilai(self, isi: object, di: str) -> tuple[str, Periode]:
        if not isinstance(isi, dict) or isi.get("jenis") not in get_args(JenisNilai):
            choices = [f'"{j}"' for j in get_args(JenisNilai)]
            listed = ", ".join(choices[:-1])
            raise self._salah(
                di, f"jenis = {listed} atau {choices[-1]}", f"jenis = {listed} or {choices[-1]}"
            )
        self._kunci(isi, {"kolom", "jenis", "tahun", "triwulan"}, di)
        tahun, triwulan = isi.get("tahun"), isi.get("triwulan")
        if triwulan not in (None, 1, 2, 3, 4) or not (tahun is None or self._nomor(tahun)):
            raise self._salah(di, "tahun = 2021, triwulan = 1 ... 4", "tahun = 2021, triwulan = 1 ... 4")
        return self._daftar([isi.get("kolom")], di)[0], Periode(isi["jenis"], tahun, triwulan)

    def _tingkat(self, isi: dict[str, Any], di: str, kolom: set[str]) -> Tingkat:
        di = f"{di}: tingkat"
        self._kunci(isi, {"cara", "arti", "urutan"}, di)
        cara, arti = isi.get("cara"), isi.get("arti", {})
        perlu = {"kode": "kode", "nomor": "nomor", "kolom": "tingkat", "inden": "nama"}
        if cara not in list(perlu) or not isinstance(arti, dict):
            pilihan = '"kode", "nomor", "kolom", "inden"'
            raise self._salah(di, f"cara = salah satu dari {pilihan}", f"cara = one of {pilihan}")
        urutan = self._daftar(isi.get("urutan", []), di)
        if perlu[cara] not in kolom and not (cara == "kode" and "nama" in kolom):
            raise self._salah(di, f"kolom {perlu[cara]} belum dipetakan", f"no column {perlu[cara]} mapped")
        asing = sorted({str(v) for v in (*arti.values(), *urutan)} - TINGKAT)
        if asing:
            pilihan = ", ".join(sorted(TINGKAT))
            raise self._salah(di, f"{asing[0]} bukan tingkat; pilih {pilihan}", f"{asing[0]}: use {pilihan}")
        return Tingkat(cara, {str(k): str(v) for k, v in arti.items()}, urutan)

    def _nama_berkas(self, isi: dict[str, Any], di: str) -> str | None:
        nama = self._teks(isi, "berkas", di)
        # A mapping may come from elsewhere: it names files beside the one imported, never a path.
        if nama is not None and (Path(nama).name != nama or nama in (".", "..") or "\\" in nama):
            raise self._salah(di, "berkas: nama saja, tanpa folder", "berkas: a name alone, no folder")
        return nama

    def _teks(self, isi: dict[str, Any], kunci: str, di: str) -> str | None:
        nilai = isi.get(kunci)
        if nilai is not None and not isinstance(nilai, str):
            raise self._salah(di, f"{kunci} harus teks", f"{kunci} must be a text")
        return nilai

    def _daftar(self, isi: object, di: str) -> tuple[str, ...]:
        if not isinstance(isi, list) or not all(isinstance(i, str) and i for i in isi):
            raise self._salah(di, "harus daftar teks", "must be a list of texts")
        return tuple(isi)

    @staticmethod
    def _nomor(isi: object) -> bool:
        return isinstance(isi, int) and not isinstance(isi, bool) and isi >= 1

    def _rentang(self, isi: object) -> bool:
        return (
            isinstance(isi, list) and len(isi) == 2 and all(self._nomor(i) for i in isi) and isi[0] <= isi[1]
        )

    def _kunci(self, isi: object, boleh: set[str] | frozenset[str], di: str) -> None:
        if not isinstance(isi, dict):
            raise self._salah(di, "bentuknya keliru", "has the wrong form")
        for kunci in isi:
            if kunci not in boleh:
                from rapidfuzz import process

                dekat = process.extractOne(kunci, sorted(boleh), score_cutoff=60)
                mungkin = f"; {dekat[0]}?" if dekat else ""
                raise self._salah(
                    di,
                    f"{shown(kunci)!r} tidak dikenal{mungkin}",
                    f"{shown(kunci)!r} is not known{mungkin}",
                )

    def _salah(self, di: str, indonesia: str, english: str) -> InputError:
        return InputError(
            Teks(f"{self.nama}: {di}: {indonesia}", f"{self.nama}: {di}: {english}"),
            Teks("Bentuk peta: docs/how-to/map-a-table.md", "Form of a mapping: docs/how-to/map-a-table.md"),
        )
