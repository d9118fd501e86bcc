"""The tables of an unknown sheet: their heading rows found, their columns named.

The result is a mapping as a person would write it, with what is doubtful about each part of it.
"""

from __future__ import annotations

from itertools import islice

from kaskade_graph.errors import Teks
from kaskade_graph.importers.sheets.binding import bagian_judul
from kaskade_graph.importers.sheets.columns import KODE, NAMA, SASARAN
from kaskade_graph.importers.sheets.grid import Baris, Lembar, Rentang, Sel
from kaskade_graph.importers.sheets.guess import Dugaan
from kaskade_graph.importers.sheets.guess_columns import kenali
from kaskade_graph.importers.sheets.guess_rows import CARI, MAX_KOLOM, Potongan, bagian, potong
from kaskade_graph.importers.sheets.guess_words import LEMAH, TEPAT, Arti, arti
from kaskade_graph.importers.sheets.mapping import Tabel
from kaskade_graph.text import shown

_CONTOH = 1500
"""Rows looked at."""
_POLOS = frozenset({"nama", "kode", "sasaran"})
"""Meanings that hang on what the rows are."""


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
        kenali(dugaan, potongan.data)
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
