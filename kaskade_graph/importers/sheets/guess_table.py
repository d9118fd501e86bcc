"""What the columns of one unknown table are: its heading rows found, its columns named, its values looked at.

The result is a mapping as a person would write it, with what is doubtful about each part of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

from kaskade_graph.errors import Teks
from kaskade_graph.importers.sheets.columns import KODE, NAMA, PANJANG, SASARAN, Periode
from kaskade_graph.importers.sheets.grid import Baris, Lembar, Rentang, Sel, kolom_huruf
from kaskade_graph.importers.sheets.guess_words import LEMAH, TEPAT, Arti, arti, tingkat
from kaskade_graph.importers.sheets.layout import TINGKAT_KATA, bagian_judul, jarak, kode_depan
from kaskade_graph.importers.sheets.mapping import SEGMEN, Ambil, Tabel, Tingkat
from kaskade_graph.text import fold

_CONTOH = 1500
"""Rows looked at."""
_CARI = 30
_MAX_KEPALA = 6
_MAX_KOLOM = 200
_JENJANG = tuple(NAMA)
_TAG = re.compile(r"\[[^\[\]]{1,200}\]")
_POLOS = frozenset({"nama", "kode", "sasaran"})
"""Meanings that hang on what the rows are."""
_JUMLAH = frozenset(
    (
        "jumlah",
        "total",
        "grand total",
        "jumlah total",
        "jumlah keseluruhan",
        "total keseluruhan",
        "total anggaran",
    )
)


@dataclass(slots=True)
class Dugaan:
    """A guessed table. ``arti`` is by column number; ``ragu`` by mapping key (or ``""`` for the whole).

    ``judul`` are the headings as they stand, their rows joined by a space.
    """

    lembar: Lembar
    tabel: Tabel
    judul: dict[int, str]
    arti: dict[int, Arti]
    contoh: dict[int, list[Sel]]
    ragu: dict[str, list[Teks]] = field(default_factory=dict)

    def ragukan(self, kunci: str, teks: Teks) -> None:
        """Note a doubt about one key."""
        self.ragu.setdefault(kunci, []).append(teks)


def duga(lembar: Lembar, konteks: str | None = None) -> list[Dugaan]:
    """Return what a sheet seems to hold: a table for each level that has indikator columns of its own.

    ``konteks`` says what its rows are ("program"), where its file or sheet is named so. Empty when no heading
    is known.
    """
    baris = list(islice(lembar.buka(), _CONTOH))
    gabungan = [r for r in lembar.gabungan() if r.atas <= _CARI]
    kepala = _kepala(baris, gabungan)
    if kepala is None:
        return []
    bagian = _bagian(baris, gabungan, kepala)
    data = [b for b in baris if b.nomor > kepala[1]]
    mulai = data[0].nomor if data else kepala[1] + 1
    if data and _urut(data[0]):
        data = data[1:]
        mulai += 1
    contoh: dict[int, list[Sel]] = {}
    for b in data:
        for k, sel in b.sel.items():
            if k <= _MAX_KOLOM:
                contoh.setdefault(k, []).append(sel)
    makna = {k: a for k, p in bagian.items() if (a := _makna(p, konteks)) is not None and k in contoh}
    judul = {k: " ".join(p) for k, p in bagian_judul(baris, gabungan, kepala).items()}
    tabel = Tabel({}, lembar=lembar.nama, kepala=kepala, data=mulai)
    hasil = []
    for satu in _per_indikator(makna):
        dugaan = Dugaan(lembar, tabel, judul, satu, contoh)
        _isi(dugaan, data)
        hasil.append(dugaan)
    return hasil


def _makna(bagian: list[str], konteks: str | None) -> Arti | None:
    """What a heading means; where it says little, what the rows are tells the rest."""
    makna = arti(bagian)
    if konteks is None or (makna is not None and makna.yakin > LEMAH and makna.kunci not in _POLOS):
        return makna
    return arti([konteks, *bagian]) or makna


def _per_indikator(makna: dict[int, Arti]) -> list[dict[int, Arti]]:
    """Part the columns by their indikator columns: each with what follows it and the levels before it."""
    bagian: list[dict[int, Arti]] = [{}]
    for k, satu in sorted(makna.items()):
        baru = satu.kunci in (*NAMA, *KODE, *SASARAN, "sasaran", "indikator")
        if baru and any(a.kunci == "indikator" for a in bagian[-1].values()):
            bagian.append({})
        bagian[-1][k] = satu
    if len(bagian) > 1 and not any(a.kunci == "indikator" for a in bagian[-1].values()):
        # The last indikator is that of the deepest level, wherever its column stands.
        bagian[-2:] = [bagian[-2] | bagian[-1]]
    jalan: dict[int, Arti] = {}
    hasil = []
    for satu_bagian in bagian:
        hasil.append(jalan | satu_bagian)
        jalan |= {k: a for k, a in satu_bagian.items() if a.kunci in (*NAMA, *KODE)}
    return hasil


# --- where the headings are -----------------------------------------------------------------------------


def _kepala(baris: list[Baris], gabungan: list[Rentang]) -> tuple[int, int] | None:
    """Return the block of rows whose texts make the most known headings."""
    awal = [b.nomor for b in baris if b.nomor <= _CARI]
    terbaik: tuple[float, tuple[int, int]] = (1.2, (0, 0))
    for atas in awal:
        for bawah in [n for n in awal if atas <= n < atas + _MAX_KEPALA]:
            nilai = _nilai_kepala(_bagian(baris, gabungan, (atas, bawah))) - 0.05 * (bawah - atas)
            if nilai > terbaik[0] + 1e-9:
                terbaik = (nilai, (atas, bawah))
    return terbaik[1] if terbaik[1] != (0, 0) else None


def _bagian(baris: list[Baris], gabungan: list[Rentang], kepala: tuple[int, int]) -> dict[int, list[str]]:
    """The parts of each heading; a dotted name of nested JSON has its parts in one cell."""
    out = {}
    for k, teks in bagian_judul(baris, gabungan, kepala).items():
        if k <= _MAX_KOLOM:
            bertitik = len(teks) == 1 and re.fullmatch(r"[\w ]+(\.[\w ]+)+", teks[0])
            out[k] = teks[0].split(".") if bertitik else teks
    return out


def _nilai_kepala(bagian: dict[int, list[str]]) -> float:
    tahu: dict[object, float] = {}
    nilai = 0.0
    for teks in bagian.values():
        if max(map(len, teks)) > 80:
            nilai -= 0.5
        makna = arti(teks)
        if makna is not None:
            kunci = (makna.kunci, makna.tingkat)
            tahu[kunci] = max(tahu.get(kunci, 0.0), makna.yakin)
    return nilai + sum(tahu.values())


def _urut(baris: Baris) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3)."""
    isi = [re.sub(r"[()\s]", "", s.teks) for s in baris.sel.values()]
    return len(isi) > 2 and all(re.fullmatch(r"\d{1,2}[a-z]?", i) for i in isi)


# --- what the columns are -------------------------------------------------------------------------------


def _isi(dugaan: Dugaan, data: list[Baris]) -> None:
    _sasaran_polos(dugaan)
    kolom: dict[str, Ambil] = {}
    nilai: list[tuple[str, Periode]] = []
    for k, makna in sorted(dugaan.arti.items()):
        if isinstance(makna.kunci, Periode):
            nilai.append((kolom_huruf(k), makna.kunci))
        elif makna.kunci == "nomor":
            _nomor(dugaan, kolom, k)
        elif makna.kunci != "id":
            _kolom(dugaan, kolom, k, makna, makna.kunci)
    _periode_atau_panjang(dugaan, kolom, nilai)
    desimal = _desimal([s for k, m in dugaan.arti.items() for s in dugaan.contoh[k] if _angka(m)])
    lewati = tuple(sorted({w for b in data if (w := _jumlah(b))}))
    tabel = replace(dugaan.tabel, kolom=kolom, nilai=tuple(nilai), desimal=desimal, lewati=lewati)
    dugaan.tabel = _bertingkat(dugaan, tabel)


def _sasaran_polos(dugaan: Dugaan) -> None:
    """A column headed just "Sasaran" is of the activity to its left, else of the unit."""
    kiri = None
    ada = {a.kunci for a in dugaan.arti.values()}
    for k, makna in sorted(dugaan.arti.items()):
        if makna.kunci == "sasaran" and kiri is not None and tingkat(fold(dugaan.judul[k])) == kiri:
            dugaan.arti[k] = Arti(f"sasaran_{kiri}", TEPAT)
        elif makna.kunci == "sasaran" and not ({"nama", "tingkat"} & ada and "kode" in ada):
            kunci = (
                f"sasaran_{kiri}" if kiri in ("program", "kegiatan", "sub_kegiatan") else "sasaran_strategis"
            )
            dugaan.arti[k] = Arti(kunci, LEMAH if kiri else TEPAT)
        elif makna.kunci in NAMA:
            kiri = str(makna.kunci)


def _kolom(dugaan: Dugaan, kolom: dict[str, Ambil], k: int, makna: Arti, kunci: str) -> None:
    """Give a column to a key; a second column for the same key is left to the person."""
    huruf = kolom_huruf(k)
    if kunci in kolom and kunci != "indikator":
        teks = dugaan.judul[k]
        dugaan.ragukan(
            kunci,
            Teks(
                f"kolom {huruf} ({teks}) juga cocok; yang dipakai kolom {kolom[kunci].kolom[0]}",
                f"column {huruf} ({teks}) fits too; column {kolom[kunci].kolom[0]} is used",
            ),
        )
        return
    if kunci in kolom:
        return
    pisah, tag = _awalan(dugaan.contoh[k], kunci)
    kolom[kunci] = Ambil((huruf,), pisah, tag)
    if makna.yakin <= LEMAH:
        teks = dugaan.judul[k]
        dugaan.ragukan(kunci, Teks(f"diduga dari judul {teks!r}", f"guessed from the heading {teks!r}"))


def _awalan(sel: list[Sel], kunci: str) -> tuple[bool, str]:
    """Say whether names begin with a code or number, and end with tags in brackets."""
    if kunci not in NAMA and kunci not in SASARAN and kunci not in ("nama", "indikator"):
        return False, ""
    teks = [s.teks for s in sel if isinstance(s.isi, str)]
    depan = sum(bool(kode_depan(t)) for t in teks)
    tag = sum(bool(_TAG.search(t)) for t in teks)
    return bool(teks) and depan * 2 >= len(teks), "[]" if tag * 10 >= len(teks) and tag else ""


def _nomor(dugaan: Dugaan, kolom: dict[str, Ambil], k: int) -> None:
    """A column "No" mostly counts rows, which is not the number of an element."""
    isi = [s.teks.strip(" .") for s in dugaan.contoh[k]]
    if isi == [str(n) for n in range(1, len(isi) + 1)] and len(isi) > 1:
        return
    kolom.setdefault("nomor", Ambil((kolom_huruf(k),)))
    dugaan.ragukan(
        "nomor",
        Teks(
            "nomor unsur terdalam baris itu; hapus bila hanya nomor urut",
            "the number of the row's deepest element; delete it if it merely counts rows",
        ),
    )


def _periode_atau_panjang(dugaan: Dugaan, kolom: dict[str, Ambil], nilai: list[tuple[str, Periode]]) -> None:
    """ "Target" is a figure of the cascade's year, or of the year that another column gives."""
    panjang = any(k in kolom for k in ("tahun", "triwulan"))
    for jenis in ("target", "realisasi"):
        if jenis in kolom and not panjang:
            apa: Literal["target", "realisasi"] = "target" if jenis == "target" else "realisasi"
            nilai.append((kolom.pop(jenis).kolom[0], Periode(apa, None, None)))
            dugaan.ragukan(
                "nilai",
                Teks(
                    f"{jenis} tanpa tahun: dianggap tahun kaskade",
                    f"{jenis} without a year: taken as the cascade's",
                ),
            )
    if not any(k in kolom for k in ("target", "realisasi")):
        for kunci in PANJANG:
            kolom.pop(kunci, None)


def _angka(makna: Arti) -> bool:
    return isinstance(makna.kunci, Periode) or makna.kunci in ("target", "realisasi", "pagu")


def _desimal(sel: Iterable[Sel]) -> Literal[",", "."]:
    """The decimal sign of numbers written as text: the one that stands before other than three digits."""
    suara: Counter[str] = Counter()
    for s in sel:
        if isinstance(s.isi, str):
            for tanda in re.findall(r"\d([.,])(?!\d{3}(?!\d))\d+", s.isi):
                suara[tanda] += 1
            for tanda in re.findall(r"\d([.,])\d{3}(?!\d)", s.isi):
                suara[",.".replace(tanda, "")] += 1
    return "." if suara["."] > suara[","] else ","


def _jumlah(baris: Baris) -> str | None:
    """The text that begins a row of totals; "Jumlah dokumen" is the name of an indikator."""
    pertama = fold(next(iter(baris.sel.values())).teks)
    return pertama if pertama in _JUMLAH else None


# --- all levels in one column ---------------------------------------------------------------------------


def _bertingkat(dugaan: Dugaan, tabel: Tabel) -> Tabel:
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
    sel = dugaan.contoh[_nomor_kolom(dugaan, kolom["nama"].kolom[0])]
    cara = _cara(dugaan, kolom, sel)
    if cara.cara == "inden":
        dugaan.ragukan(
            "tingkat",
            Teks(
                "tingkat diduga dari inden; periksa urutannya",
                "levels guessed from indents; check their order",
            ),
        )
    return replace(tabel, kolom=kolom, tingkat=cara)


def _kolom_bersama(dugaan: Dugaan, kolom: dict[str, Ambil]) -> str | None:
    """Return the key of the column that names elements of several levels, None when there is none."""
    unsur = [k for k in ("nama", *_JENJANG) if k in kolom]
    if "nama" in kolom and (len(unsur) == 1 or "kode" in kolom or "tingkat" in kolom):
        return "nama"
    if len(unsur) == 1:
        sel = dugaan.contoh[_nomor_kolom(dugaan, kolom[unsur[0]].kolom[0])]
        if len(_panjang_kode(sel)) > 1 and not {f"kode_{k}" for k in unsur} & kolom.keys():
            return unsur[0]
        if "kode" in kolom:
            kode = dugaan.contoh[_nomor_kolom(dugaan, kolom["kode"].kolom[0])]
            if len(_panjang_kode(kode)) > 1:
                return unsur[0]
    return None


def _cara(dugaan: Dugaan, kolom: dict[str, Ambil], sel: list[Sel]) -> Tingkat:
    if "tingkat" in kolom:
        isi = {fold(s.teks) for s in dugaan.contoh[_nomor_kolom(dugaan, kolom["tingkat"].kolom[0])]}
        if isi & TINGKAT_KATA.keys():
            return Tingkat("kolom", {i: TINGKAT_KATA.get(i, "lewati") for i in sorted(isi)})
        kolom.pop("tingkat")
    kode = dugaan.contoh[_nomor_kolom(dugaan, kolom["kode"].kolom[0])] if "kode" in kolom else sel
    panjang = _panjang_kode(kode)
    if len(panjang) > 1 or set(panjang) & SEGMEN.keys():
        return Tingkat("kode", {p: SEGMEN[p] for p in sorted(panjang) if p in SEGMEN} or dict(SEGMEN))
    dalam = len({jarak(s) for s in sel})
    return Tingkat("inden", urutan=_JENJANG[max(0, len(_JENJANG) - dalam) :])


def _panjang_kode(sel: list[Sel]) -> Counter[str]:
    """Count the numbers of parts of the codes that texts begin with."""
    hasil: Counter[str] = Counter()
    for s in sel:
        cocok = kode_depan(s.teks)
        if cocok is not None and cocok["kode"]:
            hasil[str(len(cocok["kode"].split(".")))] += 1
    return hasil


def _nomor_kolom(dugaan: Dugaan, huruf: str) -> int:
    return next(k for k in dugaan.contoh if kolom_huruf(k) == huruf)
