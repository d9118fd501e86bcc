"""Measure words: the word an indicator begins with, which says how it is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kaskade_graph.language.spelling import slips
from kaskade_graph.language.tables import baku, kelompok, menurut_kata
from kaskade_graph.language.words import roots


class JenisUkuran(StrEnum):
    """How a measure word counts."""

    HITUNGAN = "hitungan"
    """How many: jumlah, banyaknya, volume."""
    PERSENTASE = "persentase"
    """A part of a whole, as percent."""
    RASIO = "rasio"
    """One number against another: rasio, proporsi, cakupan, rata-rata, prevalensi."""
    INDEKS = "indeks"
    """A composed score: indeks, nilai, skor, angka, tingkat."""
    PERINGKAT = "peringkat"
    """A place on a scale of words: predikat, opini, kategori, status, level."""
    FREKUENSI = "frekuensi"
    """How many times."""
    WAKTU = "waktu"
    """How long, how fast."""
    BESARAN = "besaran"
    """An amount in its own unit: luas, panjang, produksi, pendapatan, realisasi."""
    LAJU = "laju"
    """A change from one period to the next: laju, pertumbuhan, penurunan."""


_LONG_ENOUGH = 6
"""Letters below which a measure word is one slip from too many ordinary words."""
_SIMBOL = {"%": "persentase", "∑": "jumlah", "σ": "jumlah"}


@dataclass(frozen=True, slots=True)
class Ukuran:
    """A measure word: its standard form, how it counts, as printed, and which word of the text it is."""

    kata: str
    jenis: JenisUkuran
    tertulis: str
    urutan: int


def find_ukuran(tokens: Sequence[str]) -> Ukuran | None:
    """Return the measure word that folded ``tokens`` begin with; misspellings by one slip are seen through.

    >>> find_ukuran(["presentase", "desa"]).kata
    'persentase'
    >>> find_ukuran(["tertib", "administrasi"]) is None
    True
    """
    for i, token in enumerate(tokens[:3]):
        kata = _recognise(token)
        later = tokens[i + 1 : i + 2]
        if token in _pengantar() and later and (_recognise(later[0]) or later[0] in _pengantar()):
            continue
        if kata is not None:
            return Ukuran(kata, JenisUkuran(_known()[kata]), token, i)
        if token not in _pengantar():
            return None
    return None


@lru_cache(maxsize=16_384)
def _recognise(token: str) -> str | None:
    token = _SIMBOL.get(token, token)
    token = baku().get(token, token)
    if token in _known():
        return token
    if len(token) < _LONG_ENOUGH or token in roots():
        return None
    near = sorted(w for w in slips(token) if len(w) >= _LONG_ENOUGH and w in _known())
    return near[0] if near and near[0][0] == token[0] else None


def _known() -> dict[str, str]:
    return menurut_kata("ukuran")


def _pengantar() -> frozenset[str]:
    """Words that may stand before the measure word without being it."""
    return kelompok("pengantar")
