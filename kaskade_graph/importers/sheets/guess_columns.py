"""What each column of an unknown table is: by its heading, what stands beside it, and the values in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from kaskade_graph.errors import Teks
from kaskade_graph.importers.sheets.columns import KODE, NAMA, PANJANG, SASARAN, Periode
from kaskade_graph.importers.sheets.grid import Baris, Sel, kolom_huruf, kolom_nomor
from kaskade_graph.importers.sheets.guess import Dugaan
from kaskade_graph.importers.sheets.guess_levels import bertingkat
from kaskade_graph.importers.sheets.guess_rows import jumlah
from kaskade_graph.importers.sheets.guess_words import LEMAH, TEPAT, Arti, tingkat
from kaskade_graph.importers.sheets.layout import gabung_sel, kode_depan
from kaskade_graph.importers.sheets.mapping import Ambil
from kaskade_graph.text import fold

_TAG = re.compile(r"\[[^\[\]]{1,200}\]")
_TAG_BULAT = re.compile(r"\([A-Z0-9 /.-]{2,20}\)\s*$")
_SERPIH = re.compile(r"[0-9X]{1,4}(?:\.[0-9X]{1,4})?")


def kenali(dugaan: Dugaan, data: list[Baris]) -> None:
    """Fill in the table of ``dugaan``: which column is what; ``data`` are the rows looked at."""
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
    dugaan.tabel = bertingkat(dugaan, tabel)


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
