"""Rows of a sheet -> records in the columns of the template, as a mapping says.

Merged cells are carried down, code and name in one cell are parted, tags in brackets taken off, and rows of
tables that hold all levels in the same columns get their level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kaskade_graph.errors import Teks
from kaskade_graph.importers.sheets.binding import Tata
from kaskade_graph.importers.sheets.columns import KODE, Periode
from kaskade_graph.importers.sheets.grid import Baris, Lembar, Rentang, Sel
from kaskade_graph.importers.sheets.mapping import SEGMEN, Ambil, Tabel
from kaskade_graph.importers.sheets.refused import Tolak
from kaskade_graph.text import fold, squeeze

_DEPAN = re.compile(
    r"\s*(?:(?:sub\s?)?(?:program|kegiatan|keg)\.?\s?[:=]\s?)?[(\[]?\s*(?:(?P<kode>[0-9X]{1,4}(?:\.[0-9X]{1,4}){2,8})\.?|(?P<nomor>\d{1,3}|[a-z])[.)])\s*[)\]]?\s*[-–:]?\s+",
    re.IGNORECASE,
)
_DI_ATAS = re.compile(r"[0-9X](?:\.[0-9]{2})?\s")
"""The code of an urusan or bidang urusan, which stands above every program."""
_KURUNG = {"[]": re.compile(r"\s*\[[^\[\]]{0,200}\]"), "()": re.compile(r"\s*\([^()]{0,200}\)\s*$")}
_LEBAR = (1, 2, 2, 1, 2, 2, 1, 1, 1)
"""Digits of the parts of an official code, 7.01.02.2.04.02, at least."""
_MAX_DEPAN = 200


@dataclass(slots=True)
class Rekaman:
    """One row in terms of the template: cells by column key, and figures by period.

    ``id`` and ``induk`` are the key of the row and that of its parent, in tables that are joined. ``lewat``
    says why the row is passed over, and quotes it; None when it is not.
    """

    nomor: int
    sel: dict[str, Sel] = field(default_factory=dict)
    nilai: list[tuple[Periode, Sel]] = field(default_factory=list)
    salah: list[Tolak] = field(default_factory=list)
    id: Sel | None = None
    induk: Sel | None = None
    lewat: tuple[str, str] | None = None


def terapkan(tata: Tata, lembar: Lembar) -> Iterator[Rekaman]:
    """Yield the records of a sheet, in the order of its rows."""
    tabel = tata.tabel
    lewati = {fold(t) for t in tabel.lewati}
    inden = _inden(tata, lembar) if tabel.tingkat and tabel.tingkat.cara == "inden" else []
    for baris in _turunkan(lembar, tata.dipakai):
        if baris.nomor < tabel.data:
            continue
        if tabel.akhir is not None and baris.nomor > tabel.akhir:
            return
        if lewati and fold(next(iter(baris.sel.values())).teks) in lewati:
            yield Rekaman(
                baris.nomor, lewat=("dilewati menurut peta", next(iter(baris.sel.values())).kutipan)
            )
            continue
        rekaman = _rekaman(baris, tata)
        if tabel.tingkat is not None:
            _beri_tingkat(rekaman, tabel, inden)
        if rekaman.sel or rekaman.nilai or rekaman.salah or rekaman.lewat:
            yield rekaman


def _rekaman(baris: Baris, tata: Tata) -> Rekaman:
    rekaman = Rekaman(baris.nomor)
    isi = baris.sel
    for kunci, (ambil, daftar) in tata.kolom.items():
        if ambil.gabung:
            if serpih := [isi[k] for k in daftar if k in isi]:
                rekaman.sel[kunci] = gabung_sel(serpih, ambil.gabung)
            continue
        for k in daftar:
            sel = isi.get(k)
            if sel is not None:
                if ambil.pisah or ambil.tag:
                    _pisah(rekaman, kunci, sel, ambil)
                else:
                    rekaman.sel[kunci] = sel
                break
    for periode, k in tata.nilai:
        sel = isi.get(k)
        if sel is not None:
            rekaman.nilai.append((periode, sel))
    rekaman.id = isi.get(tata.id or 0)
    rekaman.induk = isi.get(tata.induk or 0)
    return rekaman


def gabung_sel(sel: list[Sel], tanda: str) -> Sel:
    """Return one cell for a code that is spread over several, at the address of the first.

    A spreadsheet drops the zero of 01; the parts of a code get it back by the width that they have.
    """
    teks = tanda.join(s.teks.strip(" .") for s in sel)
    bagian = teks.split(".")
    if all(b.isdecimal() for b in bagian):
        teks = ".".join(b.zfill(n) for b, n in zip(bagian, _LEBAR, strict=False))
    return replace(sel[0], isi=teks, asli=" ".join(s.teks for s in sel))


def _pisah(rekaman: Rekaman, kunci: str, sel: Sel, ambil: Ambil) -> None:
    """Part "7.01.02 Nama [tag]" into code, name and tag; the tag stays in the quotation alone."""
    asli = sel.teks
    teks = squeeze(asli)
    depan = kode_depan(teks) if ambil.pisah else None
    if depan is not None:
        if depan["kode"]:
            tujuan = "kode" if kunci == "nama" else f"kode_{kunci}"
            if tujuan in KODE or tujuan == "kode":
                rekaman.sel.setdefault(tujuan, replace(sel, isi=depan["kode"], asli=asli))
        else:
            tujuan = "nomor_indikator" if kunci == "indikator" else "nomor"
            if kunci.startswith("sasaran_") and kunci != "sasaran_strategis":
                tujuan = "nomor_sasaran"
            rekaman.sel.setdefault(tujuan, replace(sel, isi=depan["nomor"], asli=asli))
        # The code itself may stand in brackets: what is taken off as tags comes after it.
        teks = teks[depan.end() :]
    for kurung in ("[]", "()"):
        if kurung in ambil.tag or kurung[::-1] in ambil.tag[1:-1]:
            teks = _KURUNG[kurung].sub("", teks)
    if teks.strip():
        rekaman.sel[kunci] = replace(sel, isi=teks.strip(), asli=asli)


def kode_depan(teks: str) -> re.Match[str] | None:
    """Return the code (group ``kode``) or number (``nomor``) that a text begins with, white space squeezed."""
    # Squeezed, for the pattern takes the square of the time for a run of spaces.
    return _DEPAN.match(squeeze(teks[:_MAX_DEPAN]) + " ")


def _turunkan(lembar: Lembar, dipakai: frozenset[int]) -> Iterator[Baris]:
    """Yield rows in which the cells that a merge covers hold what its first cell holds."""
    rentang = sorted((r for r in lembar.gabungan() if r.bawah > r.atas), key=_dari_atas)
    berikut = 0
    aktif: dict[int, tuple[int, Sel]] = {}
    for baris in lembar.buka():
        while berikut < len(rentang) and rentang[berikut].atas <= baris.nomor:
            r = rentang[berikut]
            berikut += 1
            sel = baris.sel.get(r.kiri) if r.atas == baris.nomor else None
            if sel is not None and r.kiri in dipakai:
                aktif[r.kiri] = (r.bawah, sel)
        if aktif:
            for k, (bawah, sel) in list(aktif.items()):
                if baris.nomor > bawah:
                    del aktif[k]
                else:
                    baris.sel.setdefault(k, sel)
        yield baris


def _dari_atas(rentang: Rentang) -> tuple[int, int]:
    return rentang.atas, rentang.kiri


# --- tables in which all levels share their columns -------------------------------------------------------


def _beri_tingkat(rekaman: Rekaman, tabel: Tabel, inden: list[int]) -> None:
    assert tabel.tingkat is not None
    sel = rekaman.sel
    kode, nama = sel.pop("kode", None), sel.pop("nama", None)
    milik, tanda = sel.pop("sasaran", None), sel.pop("tingkat", None)
    pertama = nama or kode or milik
    if pertama is None:
        return
    try:
        kunci = _kunci(tabel, sel.get("nomor") if tabel.tingkat.cara == "nomor" else kode, nama, tanda, inden)
    except Tolak as tolak:
        rekaman.salah.append(tolak)
        return
    if kunci is None or kunci == "lewati":
        # A heading above the levels, such as the urusan: its row holds nothing of the cascade.
        sel.clear()
        rekaman.nilai.clear()
        rekaman.lewat = ("di luar tingkat kaskade", pertama.kutipan)
        return
    if nama is not None:
        sel[kunci] = nama
    if kode is not None and f"kode_{kunci}" in KODE:
        sel[f"kode_{kunci}"] = kode
    if milik is not None:
        sel[f"sasaran_{kunci}" if f"kode_{kunci}" in KODE else kunci] = milik


def _kunci(
    tabel: Tabel, kode: Sel | None, nama: Sel | None, tanda: Sel | None, inden: list[int]
) -> str | None:
    """Return the column of the level that a row is on; None for what stands above all levels."""
    tingkat = tabel.tingkat
    assert tingkat is not None
    if tingkat.cara == "kode":
        if kode is None and nama is not None and _DI_ATAS.match(nama.teks):
            return None
        if kode is None:
            raise _tanpa_tingkat(nama, "kode")
        bagian = str(len(kode.teks.strip(" .").split(".")))
        arti = tingkat.arti or SEGMEN
        return arti.get(bagian) or (None if bagian < min(arti) else _salah_tingkat(kode))
    if tingkat.cara == "nomor":
        if kode is None:
            raise _tanpa_tingkat(nama, "nomor")
        bagian = str(len(kode.teks.strip(" .").split(".")))
        return tingkat.arti.get(bagian) or _salah_tingkat(kode)
    if tingkat.cara == "kolom":
        if tanda is None:
            raise _tanpa_tingkat(nama or kode, "tingkat")
        arti = {fold(k): v for k, v in tingkat.arti.items()} or TINGKAT_KATA
        return arti.get(fold(tanda.teks)) or _salah_tingkat(tanda)
    if nama is None:
        raise _tanpa_tingkat(kode, "nama")
    dalam = inden.index(jarak(nama)) if jarak(nama) in inden else len(inden)
    return tingkat.urutan[dalam] if dalam < len(tingkat.urutan) else _salah_tingkat(nama)


TINGKAT_KATA = {
    "tujuan": "tujuan",
    "sasaran": "sasaran_strategis",
    "sasaran strategis": "sasaran_strategis",
    "program": "program",
    "sasaran program": "sasaran_program",
    "kegiatan": "kegiatan",
    "sasaran kegiatan": "sasaran_kegiatan",
    "sub kegiatan": "sub_kegiatan",
    "subkegiatan": "sub_kegiatan",
    "sasaran sub kegiatan": "sasaran_sub_kegiatan",
}


def _salah_tingkat(sel: Sel) -> str:
    raise Tolak(
        sel,
        Teks("tingkatnya tidak dikenal", "its level is not known"),
        Teks(
            "Sebutkan artinya di bagian [tabel.tingkat] peta.",
            "Say what it means in the [tabel.tingkat] part of the mapping.",
        ),
    )


def _tanpa_tingkat(sel: Sel | None, kolom: str) -> Tolak:
    assert sel is not None
    return Tolak(
        sel,
        Teks(f"kolom {kolom} kosong, jadi tingkatnya tidak diketahui", f"no {kolom}, so no level is known"),
        Teks("Isi kolom itu.", "Fill that column."),
    )


def jarak(sel: Sel) -> int:
    """Return how far a text is indented: by the cell's format, and by spaces before it."""
    isi = sel.asli or sel.teks
    return sel.inden * 100 + len(isi) - len(isi.lstrip(" "))


def _inden(tata: Tata, lembar: Lembar) -> list[int]:
    """The indents that occur, smallest first."""
    kolom = tata.kolom["nama"][1]
    ada: set[int] = set()
    for baris in lembar.buka():
        if baris.nomor >= tata.tabel.data:
            ada.update(jarak(baris.sel[k]) for k in kolom if k in baris.sel)
    return sorted(ada)
