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
from kaskade_graph.importers.sheets.grid import Baris, Lembar, Rentang, Sel, kolom_huruf, kolom_nomor
from kaskade_graph.importers.sheets.guess_rows import CARI, MAX_KOLOM, Potongan, bagian, jumlah, potong
from kaskade_graph.importers.sheets.guess_words import LEMAH, TEPAT, Arti, arti, sebutan, tingkat
from kaskade_graph.importers.sheets.layout import TINGKAT_KATA, bagian_judul, gabung_sel, jarak, kode_depan
from kaskade_graph.importers.sheets.mapping import SEGMEN, Ambil, Tabel, Tingkat
from kaskade_graph.text import fold, shown

_CONTOH = 1500
"""Rows looked at."""
_JENJANG = tuple(NAMA)
_TAG = re.compile(r"\[[^\[\]]{1,200}\]")
_TAG_BULAT = re.compile(r"\([A-Z0-9 /.-]{2,20}\)\s*$")
_SERPIH = re.compile(r"[0-9X]{1,4}(?:\.[0-9X]{1,4})?")
_BERTINGKAT = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}")
_POLOS = frozenset({"nama", "kode", "sasaran"})
"""Meanings that hang on what the rows are."""


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
    gabungan = [r for r in lembar.gabungan() if r.atas <= _CONTOH]
    tabel = list(potong(baris, [r for r in gabungan if r.atas <= CARI or r.kanan > r.kiri]))
    return [d for p in tabel for d in _duga(lembar, baris, p, gabungan, konteks, p is not tabel[-1])]


def _duga(
    lembar: Lembar,
    baris: list[Baris],
    potongan: Potongan,
    gabungan: list[Rentang],
    konteks: str | None,
    berlanjut: bool,
) -> list[Dugaan]:
    contoh: dict[int, list[Sel]] = {}
    for b in potongan.data:
        for k, sel in b.sel.items():
            if k <= MAX_KOLOM:
                contoh.setdefault(k, []).append(sel)
    kepala = potongan.kepala
    judul = bagian(baris, gabungan, kepala)
    makna = {k: a for k, p in judul.items() if (a := _makna(p, konteks)) is not None and k in contoh}
    utuh = {k: " ".join(p) for k, p in bagian_judul(baris, gabungan, kepala).items()}
    akhir = potongan.data[-1].nomor if potongan.sisa and potongan.data else None
    tabel = Tabel({}, lembar=lembar.nama, kepala=kepala, data=potongan.mulai, akhir=akhir)
    hasil = []
    for satu in _per_indikator(makna):
        dugaan = Dugaan(lembar, tabel, utuh, satu, contoh)
        _isi(dugaan, potongan.data)
        hasil.append(dugaan)
    if potongan.sisa is not None and not berlanjut:
        hasil[0].ragukan("", _ada_sisa(potongan.sisa))
    return hasil


def _ada_sisa(baris: Baris) -> Teks:
    awal = shown(next(iter(baris.sel.values())).teks[:40])
    return Teks(
        f"mulai baris {baris.nomor} ({awal!r}) dianggap catatan atau tanda tangan, dan tidak dibaca",
        f"from row {baris.nomor} ({awal!r}) on it is taken as notes or signatures, and not read",
    )


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
        sudah = {a.kunci for a in bagian[-1].values()}
        # "Sasaran Program | Indikator | Nama Program" is one level, whose name stands last.
        if baru and "indikator" in sudah and (f"sasaran_{satu.kunci}" not in sudah or satu.kunci in sudah):
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
        if not {a.kunci for a in jalan.values()} & {"nama", "program", "kegiatan", "sub_kegiatan"}:
            # Nothing that could have a sasaran of its own stands before it.
            milik_unit = (k for k, a in satu_bagian.items() if a.kunci == "sasaran")
            jalan |= {k: Arti("sasaran_strategis", TEPAT) for k in milik_unit}
    return hasil


# --- what the columns are -------------------------------------------------------------------------------


def _isi(dugaan: Dugaan, data: list[Baris]) -> None:
    _sasaran_polos(dugaan)
    pecah = _kode_pecah(dugaan, data)
    kolom: dict[str, Ambil] = {}
    nilai: list[tuple[str, Periode]] = []
    # The best known heading of a meaning gets it; among equals the leftmost.
    for k, makna in sorted(dugaan.arti.items(), key=lambda a: (-a[1].yakin, a[0])):
        if isinstance(makna.kunci, Periode):
            _periode(dugaan, nilai, k, makna.kunci)
        elif makna.kunci == "nomor":
            _nomor(dugaan, kolom, k, data)
        elif makna.kunci == "penanggung_jawab":
            _kolom(dugaan, kolom, k, makna, _penanggung_jawab(dugaan, k, data))
        elif makna.kunci != "id":
            _kolom(dugaan, kolom, k, makna, makna.kunci)
    if pecah and "kode" in kolom:
        kolom["kode"] = Ambil(tuple(map(kolom_huruf, pecah)), gabung=".")
    kolom = dict(sorted(kolom.items(), key=lambda a: kolom_nomor(a[1].kolom[0])))
    _tanpa_indikator(dugaan, kolom)
    nilai.sort(key=lambda n: kolom_nomor(n[0]))
    _periode_atau_panjang(dugaan, kolom, nilai)
    desimal = _desimal([s for k, m in dugaan.arti.items() for s in dugaan.contoh[k] if _angka(m)])
    indikator = next((k for k, a in dugaan.arti.items() if a.kunci == "indikator"), None)
    lewati = tuple(sorted({w for b in data if (w := jumlah(b, indikator))}))
    tabel = replace(dugaan.tabel, kolom=kolom, nilai=tuple(nilai), desimal=desimal, lewati=lewati)
    dugaan.tabel = _bertingkat(dugaan, tabel)


def _periode(dugaan: Dugaan, nilai: list[tuple[str, Periode]], k: int, periode: Periode) -> None:
    lain = next((huruf for huruf, p in nilai if p == periode), None)
    if lain is None:
        nilai.append((kolom_huruf(k), periode))
    else:
        dugaan.ragukan("nilai", _juga(kolom_huruf(k), dugaan.judul[k], lain))


def _tanpa_indikator(dugaan: Dugaan, kolom: dict[str, Ambil]) -> None:
    """A remark beside an element is not that of an indikator, when the table has none."""
    ada = {a.kunci for a in dugaan.arti.values()}
    if not ada & {"indikator", "id", "target", "realisasi"} and not any(isinstance(a, Periode) for a in ada):
        for kunci in ("keterangan", "sumber_data", "satuan", "tipe", "arah"):
            kolom.pop(kunci, None)


def _penanggung_jawab(dugaan: Dugaan, k: int, data: list[Baris]) -> str:
    """Who answers, for the element, or for the indikator where one element has several names in that column."""
    unsur = {a.kunci for a in dugaan.arti.values()} & {*NAMA, "nama"}
    daftar = unsur <= {"tujuan", "sasaran_strategis"} and "indikator" in {
        a.kunci for a in dugaan.arti.values()
    }
    return (
        "penanggung_jawab_indikator" if daftar or _berbeda_di_unsur(dugaan, k, data) else "penanggung_jawab"
    )


def _berbeda_di_unsur(dugaan: Dugaan, k: int, data: list[Baris]) -> bool:
    """Whether a column has different values in rows of one element: they are of its indikator, then."""
    unsur = [n for n, a in dugaan.arti.items() if a.kunci in (*NAMA, *KODE, "nama", "kode")]
    kini: str | None = None
    isi: set[str] = set()
    for b in data:
        nama = " ".join(b.sel[n].teks for n in unsur if n in b.sel)
        if nama and nama != kini:
            kini, isi = nama, set()
        if k in b.sel:
            isi.add(fold(b.sel[k].teks))
        if len(isi) > 1:
            return True
    return False


def _kode_pecah(dugaan: Dugaan, data: list[Baris]) -> tuple[int, ...]:
    """Return the columns over which codes are spread, one part in each; empty when they are not."""
    mulai = next((k for k, a in sorted(dugaan.arti.items()) if a.kunci == "kode"), None)
    deret = [] if mulai is None else [mulai]
    while deret and _serpih(dugaan, deret[-1]) and _serpih(dugaan, deret[-1] + 1):
        deret.append(deret[-1] + 1)
    if len(deret) < 2:
        return ()
    for k in deret[1:]:
        dugaan.arti.pop(k, None)
    bagian_ = ([b.sel[k] for k in deret if k in b.sel] for b in data)
    dugaan.contoh[deret[0]] = [gabung_sel(sel, ".") for sel in bagian_ if sel]
    return tuple(deret)


def _serpih(dugaan: Dugaan, k: int) -> bool:
    """Whether a column holds parts of codes."""
    makna, isi = dugaan.arti.get(k), dugaan.contoh.get(k, ())
    return (
        (makna is None or makna.kunci == "kode") and bool(isi) and all(_SERPIH.fullmatch(s.teks) for s in isi)
    )


def _sasaran_polos(dugaan: Dugaan) -> None:
    """A column headed just "Sasaran" is of the activity to its left, else of the unit."""
    kiri = None
    ada = {a.kunci for a in dugaan.arti.values()}
    bersama = min((k for k, a in dugaan.arti.items() if a.kunci in ("nama", "kode", "tingkat")), default=0)
    for k, makna in sorted(dugaan.arti.items()):
        if makna.kunci == "sasaran" and kiri is not None and tingkat(fold(dugaan.judul[k])) == kiri:
            dugaan.arti[k] = Arti(f"sasaran_{kiri}", TEPAT)
        elif makna.kunci == "sasaran" and (k < bersama or not {"nama", "tingkat"} & ada or "kode" not in ada):
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
        dugaan.ragukan(kunci, _juga(huruf, dugaan.judul[k], kolom[kunci].kolom[0]))
        return
    if kunci in kolom:
        return
    pisah, tag = _awalan(dugaan.contoh[k], kunci)
    kolom[kunci] = Ambil((huruf,), pisah, tag)
    if makna.yakin <= LEMAH:
        teks = dugaan.judul[k]
        dugaan.ragukan(kunci, Teks(f"diduga dari judul {teks!r}", f"guessed from the heading {teks!r}"))


def _juga(huruf: str, judul: str, dipakai: str) -> Teks:
    return Teks(
        f"kolom {huruf} ({judul}) juga cocok; yang dipakai kolom {dipakai}",
        f"column {huruf} ({judul}) fits too; column {dipakai} is used",
    )


def _awalan(sel: list[Sel], kunci: str) -> tuple[bool, str]:
    """Say whether names begin with a code or number, and end with tags in brackets."""
    if kunci not in NAMA and kunci not in SASARAN and kunci not in ("nama", "indikator"):
        return False, ""
    teks = [s.teks for s in sel if isinstance(s.isi, str)]
    depan = sum(bool(kode_depan(t)) for t in teks)
    tag = sum(bool(_TAG.search(t)) for t in teks)
    # Names have brackets of their own, "Indeks Kepuasan Masyarakat (IKM)"; a tag is one that comes again.
    bulat = Counter(m[0] for t in teks if (m := _TAG_BULAT.search(t)))
    kurung = "[]" if tag * 10 >= len(teks) and tag else ""
    if kunci != "indikator" and bulat and min(bulat.values()) > 2 and bulat.total() * 10 >= len(teks):
        kurung += "()"
    return bool(teks) and depan * 2 >= len(teks), kurung


def _nomor(dugaan: Dugaan, kolom: dict[str, Ambil], k: int, data: list[Baris]) -> None:
    """A column "No" mostly counts rows, which is not the number of an element."""
    isi = [s.teks.strip(" .") for s in dugaan.contoh[k]]
    if isi == [str(n) for n in range(1, len(isi) + 1)] and len(isi) > 1:
        return
    if _berbeda_di_unsur(dugaan, k, data):
        kolom.setdefault("nomor_indikator", Ambil((kolom_huruf(k),)))
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
    judul = dugaan.judul[_nomor_kolom(dugaan, kolom["nama"].kolom[0])]
    if "nomor" in kolom:
        nomor = dugaan.contoh[_nomor_kolom(dugaan, kolom["nomor"].kolom[0])]
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


def _nomor_kolom(dugaan: Dugaan, huruf: str) -> int:
    return next(k for k in dugaan.contoh if kolom_huruf(k) == huruf)
