"""Values that were cut off: a lone letter, an open end, a word that stops before its last letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import Kata, plain, words
from kaskade_graph.text import fold, squeeze


class Potong(StrEnum):
    """How a value shows that something is missing at its end."""

    SATU_HURUF = "satu huruf"
    KATA_SAMBUNG = "kata sambung"
    TANDA_TERBUKA = "tanda terbuka"
    KATA_TERPENGGAL = "kata terpenggal"


_TERBUKA = re.compile(r"[,:;(/&+=–-]\s*$|\([^()]*$")


def cut_off(text: str, full: Iterable[str] = (), knows: Callable[[str], bool] | None = None) -> Potong | None:
    """Return how ``text`` is cut off at its end, or None.

    ``full`` are words that count as whole (of the unit's name, of the document), ``knows`` says whether a
    word exists: a last word that does not, and that begins one of ``full``, is a word cut short.

    >>> [cut_off(t, ["Anggrek"]).value for t in ("s", "Laporan kegiatan dan", "Kecamatan Anggre")]
    ['satu huruf', 'kata sambung', 'kata terpenggal']
    >>> cut_off("Laporan kegiatan") is None
    True
    """
    flat = squeeze(plain(text))
    found = words(flat)
    if not found:
        return None
    last = found[-1]
    if len(flat) == 1 and flat.isalpha():
        return Potong.SATU_HURUF
    if len(found) == 1 and _STUB < len(last.bentuk) < _STUB + 3 and _is_stub(last):
        return Potong.KATA_TERPENGGAL
    if last.lipat in kelompok("penutup_rumpang") and last.akhir == len(flat):
        return Potong.KATA_SAMBUNG
    if _is_stump(last, len(flat), knows):
        return Potong.KATA_TERPENGGAL
    if _TERBUKA.search(flat):
        return Potong.TANDA_TERBUKA
    if whole_of(last.lipat, full, knows) is not None:
        return Potong.KATA_TERPENGGAL
    return None


_STUB = 2
"""Letters above which, and up to two more, a value of one word may be the beginning of a word."""


def _is_stub(kata: Kata) -> bool:
    """Whether a value is nothing but the beginning of a word for papers ("Lap", "Dok", "Regi")."""
    return (
        not kata.bentuk.isupper()
        and any(word.startswith(kata.lipat) and word != kata.lipat for word in kelompok("sumber_dokumen"))
        and kata.lipat not in kelompok("sumber_dokumen")
    )


def _is_stump(last: Kata, end: int, knows: Callable[[str], bool] | None) -> bool:
    """Whether a text ends in two letters that are no word and, not being capitals, no abbreviation."""
    two = last.akhir == end and len(last.bentuk) == 2 and last.bentuk.isalpha() and last.bentuk[1:].islower()
    return two and knows is not None and not knows(last.lipat)


def whole_of(word: str, full: Iterable[str], knows: Callable[[str], bool] | None = None) -> str | None:
    """Return the word of ``full`` that ``word`` is the beginning of, short by one to three letters.

    >>> whole_of("pemerinta", ["pemerintah"])
    'pemerintah'
    """
    key = fold(word)
    if len(key) < 4 or (knows is not None and knows(key)):
        return None
    found = sorted(w for w in map(fold, full) if w.startswith(key) and 0 < len(w) - len(key) <= 3)
    return found[0] if found else None
