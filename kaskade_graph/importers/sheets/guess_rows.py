"""The rows of an unknown sheet: where tables begin and end, and which rows only number or add up.

Offices put titles above a table and notes, dates and signatures below it, and sometimes a second table below
that. None of it is a part of the cascade.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kaskade_graph.importers.sheets.binding import bagian_judul
from kaskade_graph.importers.sheets.grid import Baris, Rentang
from kaskade_graph.importers.sheets.guess_words import arti
from kaskade_graph.text import fold

MAX_KOLOM = 200
CARI = 30
"""Rows among which the headings are looked for."""
_MAX_KEPALA = 6
_MAX_TABEL = 20
_CUKUP, _CUKUP_LAGI = 1.2, 2.0
"""How much of a heading must be known: in the first table, and in one below another."""
_PANJANG = 80
_BULAN = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
_PENUTUP = re.compile(
    rf"nip[. :]*\d.*|(?:mengetahui|menyetujui|mengesahkan|disetujui|ditetapkan di|dibuat di|pada tanggal)\b.{{0,60}}"
    rf"|[a-z .']{{3,40}}, ?(?:tanggal )?(?:\d{{1,2}}|[. …_]*) ?(?:{_BULAN}) ?(?:\d{{4}})?"
    rf"|(?:catatan|keterangan|ket|sumber|nb|note|disclaimer)\.? ?:.*|\*+\)? ?[a-z].*|(?:catatan|keterangan)",
    re.DOTALL,
)
"""What begins the part below a table: date and place, signature, notes. Matched against lower case."""
_JUMLAH = re.compile(r"(?:(?:sub|grand) ?)?(?:jumlah|total)(?: .*)?|rata rata(?: .*)?|rerata(?: .*)?")
_URUT = re.compile(
    r"[(\[]?(?:(?P<angka>\d{1,2})[a-z]?(?:=[\d+x*/:().-]+)?|(?P<huruf>[a-z]))[)\]]?\.?", re.IGNORECASE
)
"""What numbers a column: ``(1)``, ``7=5+6``, ``a``."""


@dataclass(frozen=True, slots=True)
class Potongan:
    """One table of a sheet: its heading rows, the rows of its data, and the row that follows when it ends early.

    ``urut``: the first row of data merely numbers the columns, and is not in ``data``.
    """

    kepala: tuple[int, int]
    mulai: int
    data: list[Baris]
    sisa: Baris | None = None


def potong(baris: list[Baris], gabungan: list[Rentang]) -> Iterator[Potongan]:
    """Yield the tables of a sheet from the top down; none when no heading is known."""
    cukup = _CUKUP
    for _ in range(_MAX_TABEL):
        kepala = _kepala(baris, gabungan, cukup)
        if kepala is None:
            return
        isi = [b for b in baris if b.nomor > kepala[1]]
        mulai = isi[0].nomor if isi else kepala[1] + 1
        if isi and _urut(isi[0]):
            isi, mulai = isi[1:], mulai + 1
        kolom = frozenset(bagian(baris, gabungan, kepala))
        akhir = _akhir(isi, gabungan, kolom)
        yield Potongan(kepala, mulai, isi[:akhir], isi[akhir] if akhir < len(isi) else None)
        baris, cukup = isi[akhir:], _CUKUP_LAGI


def bagian(baris: Sequence[Baris], gabungan: list[Rentang], kepala: tuple[int, int]) -> dict[int, list[str]]:
    """Return the parts of each heading; a dotted name of nested JSON has its parts in one cell."""
    out = {}
    for k, teks in bagian_judul(baris, gabungan, kepala).items():
        if k <= MAX_KOLOM:
            bertitik = len(teks) == 1 and re.fullmatch(r"[\w ]+(\.[\w ]+)+", teks[0])
            out[k] = teks[0].split(".") if bertitik else teks
    return out


def jumlah(baris: Baris, indikator: int | None) -> str | None:
    """Return the text that begins a row of totals; "Jumlah dokumen" may be the name of an indikator, too."""
    pertama = fold(next(iter(baris.sel.values())).teks)
    if indikator is not None and indikator in baris.sel:
        return None
    return pertama if _JUMLAH.fullmatch(pertama) else None


# --- headings -------------------------------------------------------------------------------------------


def _kepala(baris: list[Baris], gabungan: list[Rentang], cukup: float) -> tuple[int, int] | None:
    """Return the block of rows whose texts make the most known headings."""
    if not baris:
        return None
    awal = {b.nomor: b for b in baris if b.nomor < baris[0].nomor + CARI}
    terbaik: tuple[float, tuple[int, int] | None] = (cukup, None)
    for atas, teratas in awal.items():
        if _judul_tabel(teratas, gabungan):
            continue
        for bawah in range(atas, atas + _MAX_KEPALA):
            if bawah not in awal and not _tertutup(bawah, gabungan):
                break
            if bawah not in awal:
                continue
            nilai = _nilai_kepala(bagian(baris, gabungan, (atas, bawah))) - 0.05 * (bawah - atas)
            if nilai > terbaik[0] + 1e-9:
                terbaik = (nilai, (atas, bawah))
    return terbaik[1]


def _judul_tabel(baris: Baris, gabungan: list[Rentang]) -> bool:
    """Whether a row is a title: one text, which is not the heading over some of several columns."""
    (pertama,) = baris.sel.values() if len(baris.sel) == 1 else (None,)
    if pertama is None:
        return False
    lebar = next((r for r in gabungan if (r.atas, r.kiri) == (baris.nomor, pertama.kolom)), None)
    return pertama.kolom <= 3 and (lebar is None or lebar.kanan > lebar.kiri)


def _tertutup(nomor: int, gabungan: list[Rentang]) -> bool:
    return any(r.atas <= nomor <= r.bawah for r in gabungan)


def _nilai_kepala(bagian_: dict[int, list[str]]) -> float:
    tahu: dict[object, float] = {}
    nilai = 0.0
    for teks in bagian_.values():
        if max(map(len, teks)) > _PANJANG:
            nilai -= 0.5
        makna = arti(teks)
        if makna is not None:
            kunci = (makna.kunci, makna.tingkat)
            tahu[kunci] = max(tahu.get(kunci, 0.0), makna.yakin)
    return nilai + sum(tahu.values())


def _urut(baris: Baris) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3)."""
    cocok = [_URUT.fullmatch("".join(s.teks.split())) for _, s in sorted(baris.sel.items())]
    urutan = [(m["angka"] or "").zfill(2) + (m["huruf"] or "") for m in cocok if m]
    naik = all(a <= b for a, b in pairwise(urutan)) and len(set(urutan)) > 2
    return len(urutan) == len(cocok) and naik and urutan[0] in ("01", "02", "00a", "00A")


# --- the end --------------------------------------------------------------------------------------------


def _akhir(data: list[Baris], gabungan: list[Rentang], kolom: frozenset[int]) -> int:
    """Return how many of the rows belong to the table."""
    batas = next((n for n, b in enumerate(data) if n and _penutup(b)), len(data))
    for n, (atas, bawah) in enumerate(pairwise(data[:batas]), start=1):
        if bawah.nomor > atas.nomor + 1 and _kepala_lagi(data[n:batas], gabungan):
            batas = n
            break
    isi = [len(b.sel.keys() & kolom) for b in data[:batas]]
    # A row below a gap that fills less than half of what rows do is a remark.
    biasa = median(isi) / 2 if isi else 0
    while batas > 1 and isi[batas - 1] < biasa:
        celah = next((n for n in range(batas - 1, 0, -1) if data[n].nomor > data[n - 1].nomor + 1), 0)
        if not celah or any(n >= biasa for n in isi[celah:batas]):
            break
        batas = celah
    return batas


def _penutup(baris: Baris) -> bool:
    sel = list(baris.sel.values())
    return len(sel) <= 3 and any(
        isinstance(s.isi, str) and _PENUTUP.fullmatch(" ".join(s.isi.lower().split())) for s in sel
    )


def _kepala_lagi(baris: list[Baris], gabungan: list[Rentang]) -> bool:
    """Whether rows begin with the headings of another table: short texts alone, most of them known."""
    sel = list(baris[0].sel.values())
    pendek = all(isinstance(s.isi, str) and len(s.isi) <= 40 for s in sel)
    if len(sel) < 2 or not pendek:
        return False
    kenal = [a for s in sel if (a := arti([s.teks])) is not None and a.yakin >= 0.7]
    return len(kenal) * 3 >= len(sel) * 2 and _kepala(baris, gabungan, _CUKUP_LAGI) is not None
