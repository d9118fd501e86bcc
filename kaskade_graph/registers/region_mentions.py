"""Names of regions inside of texts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kaskade_graph.registers.regions import Wilayah, index_of
from kaskade_graph.text import fold


class Mention(NamedTuple):
    """A kecamatan named in running text: ``text[start:end] == nama``, without the word "Kecamatan".

    ``candidates`` are the kecamatan of that name, sorted by code; none when the register has no such name.
    """

    start: int
    end: int
    nama: str
    candidates: tuple[Wilayah, ...]


def mentions(text: str) -> list[Mention]:
    """Return the kecamatan named after "Kecamatan" or "Kec." in running text, in order.

    The longest name the register knows wins ("Purwokerto Selatan" over "Purwokerto"), whatever its case.
    A name it does not know is taken as the capitalised words that follow on the same line, and has no
    candidates; ordinary words ("Kecamatan yang ...", "KECAMATAN TAHUN 2021") are no names.
    """
    return list(_mentions(text))


@lru_cache(maxsize=16_384)
def _mentions(text: str) -> tuple[Mention, ...]:
    return tuple(m for match in _KEYWORD.finditer(text) if (m := _mention(text, match.end())))


_KEYWORD = re.compile(r"\b(?:kecamatan\b|kec\.|kec\b)", re.IGNORECASE)
# A tab or form feed parts columns and pages; one line break is a name broken over two lines.
_GAP = re.compile(r"[ \xa0]*(?:\r?\n[ \xa0]*)?")
_WORD = re.compile(r"\w\S{0,60}")
_TRAILING = ".,;:!?)]}\"'/<>"
_MAX_WORDS = 6
# What follows "Kecamatan" without being a name: grammar, other levels of region, parts of the document.
_ORDINARY = """
ada adalah aktif akan atas atau bagi baik bahwa belum dalam dan dapat dari dengan di diselesaikan guna
hingga ini itu juga kabupaten kami kec kecamatan ke kegiatan kelurahan kepada kota lain lainnya maka masih
melalui menjadi mereka meliputi oleh pada para per prima program provinsi saja sampai sasaran se sebagai
sebagaimana secara sejak sekitar selama seluruh sendiri sering serta sesuai setelah setempat setiap sub
sudah tahun tanpa telah tentang tepat terhadap terkait tersebut tujuan untuk wilayah ya yaitu yakni yang
eselon formulasi indikator keterangan kinerja penjelasan periode semester sumber tingkat tipe triwulan
desa jumlah persentase presentase
"""
_NOT_A_NAME = frozenset(_ORDINARY.split())


def _mention(text: str, at: int) -> Mention | None:
    spans = _words(text, at)
    for count in range(len(spans), 0, -1):
        start, end = spans[0][0], spans[count - 1][1]
        nama = text[start:end]
        found = tuple(w for w in index_of().get(fold(nama), ()) if w.tingkat == "kecamatan")
        if found and (fold(nama) not in _NOT_A_NAME or _is_title(nama)):
            return Mention(start, end, nama, found)
    return _unknown(text, at, spans)


def _unknown(text: str, at: int, spans: list[tuple[int, int]]) -> Mention | None:
    """Take up to three capitalised words on the line of the keyword as a name the register lacks."""
    kept: list[tuple[int, int]] = []
    for start, end in spans[:3]:
        word = text[start:end]
        if "\n" in text[at:start] or not word[0].isupper() or fold(word) in _NOT_A_NAME:
            break
        kept.append((start, end))
    if not kept:
        return None
    start, end = kept[0][0], kept[-1][1]
    return Mention(start, end, text[start:end], ())


def _words(text: str, at: int) -> list[tuple[int, int]]:
    """Return the spans of up to six words after ``at``, to the end of the phrase or the second line."""
    spans: list[tuple[int, int]] = []
    lines = 1
    while len(spans) < _MAX_WORDS:
        gap = _GAP.match(text, at)
        word = _WORD.match(text, gap.end()) if gap and gap.group() else None
        if gap is None or word is None:
            break
        lines += "\n" in gap.group()
        if lines > 2:
            break
        end = word.start() + len(word.group().rstrip(_TRAILING))
        spans.append((word.start(), end))
        at = word.end()
        # A full stop, comma or bracket ends the phrase, unless it marks an abbreviation ("Gn. Bintang").
        if end < at and not (word.group().endswith(".") and end - word.start() <= 3):
            break
    return spans


def _is_title(nama: str) -> bool:
    return nama[0].isupper() and not (len(nama) > 1 and nama.isupper())
