"""The words of the field as patterns: what the label of an element, of a field, of a title looks like.

Offices vary them ("Formulasi =", "a. Formulasi/Cara Pengukuran :", "1.1 KEGIATAN:"), so each pattern says
what may stand around a word as well. :mod:`~.lexer` cuts lines by them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kaskade_graph import fields
from kaskade_graph.model import Jenis
from kaskade_graph.vocab import KIN

TARGET = KIN.memilikiTarget
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BULLET = r"(?:(?<!\S)(?:[-–—•*·▪]|[a-hA-H][.)]|\d{1,2}[.)])\s*)?"
SEP = r"\s*[:=]\s*"
FIELDS: tuple[tuple[str, str], ...] = (
    *((f.predicate, f.printed) for f in fields.INDIKATOR if f.printed),
    (TARGET, r"target(?:\s+kinerja)?(?:\s+tahun)?(?:\s*(?:19|20)\d\d)?"),
    *((f.predicate, f.printed) for f in fields.UNSUR if f.printed),
)
OF_ELEMENT = frozenset(f.predicate for f in fields.UNSUR if f.printed or f.column) - {KIN.nomor}
"""Fields that speak of the element, not of its indikator."""
BARE = {f.predicate for f in fields.ALL if f.bare}
"""Labels of two words or more, told from running text at the start of a line even without a colon."""

FIELD = re.compile(
    "|".join(f"(?P<f{n}>{_BULLET}(?<!\\w)(?:{pattern}){SEP})" for n, (_, pattern) in enumerate(FIELDS)),
    re.IGNORECASE,
)
FIELD_START = re.compile(
    r"\s*" + "|".join(f"(?P<f{n}>{_BULLET}(?:{pattern}))(?!\\w)" for n, (_, pattern) in enumerate(FIELDS)),
    re.IGNORECASE,
)
PENJELASAN = re.compile(rf"{_BULLET}(?<!\w)penjelasan(?!\w)\s*[:=]?\s*", re.IGNORECASE)

# --- labels of elements -----------------------------------------------------------------------------------

_NUM = r"(?P<num>\d+(?:\.\d+)*|[IVXLC]{1,6}|[A-Za-z])(?![\w])"
_SUB = r"sub\s*[-–]?\s*kegiatan"
LEVELS = {
    "tujuan": Jenis.TUJUAN,
    "sasaran": Jenis.SASARAN_STRATEGIS,
    "program": Jenis.PROGRAM,
    "kegiatan": Jenis.KEGIATAN,
    "subkegiatan": Jenis.SUB_KEGIATAN,
}
_OWNER = r"(?:\s+(?:skpd|opd|perangkat\s+daerah|pd|kecamatan|unit\s+kerja|strategis|renstra))?"
_TAIL = rf"(?:\s*{_NUM})?\s*(?P<sep>[.:)=–-]?)\s*(?P<rest>.*)$"
_START = (
    r"^\s*(?:(?P<pre>[A-Z]{0,3}\.?\d{1,2}(?:\.\d{1,2}){1,4}|[A-Z]\.\d{1,2})[.)]?\s+"
    r"|(?P<mark>[IVX]{1,5}\.|[A-Z][.)]|\d{1,2}[.)]|\d{1,2}(?=\s)|[-•*])\s*)?"
)
"""The number before a label: "1.1 KEGIATAN", "A.2 SASARAN", "A. TUJUAN"; or a mere mark of a list."""


def level(word: str | None) -> Jenis | None:
    """Return the level that the word of a label names: "Sub-Kegiatan" is a SubKegiatan."""
    return LEVELS.get(re.sub(r"[\s–-]", "", word.lower())) if word else None


INDIKATOR = re.compile(
    rf"{_START}indikator(?:\s+kinerja)?(?:\s+utama)?(?:\s+\(?iku\)?)?(?:\s+sasaran(?=\s+(?:program|{_SUB}|kegiatan)))?"
    rf"(?:\s+(?P<level>tujuan|sasaran|program|{_SUB}|kegiatan))?{_OWNER}{_TAIL}",
    re.IGNORECASE,
)
SASARAN = re.compile(rf"{_START}sasaran\s+(?P<level>program|{_SUB}|kegiatan){_TAIL}", re.IGNORECASE)
HEAD = re.compile(rf"{_START}(?P<level>tujuan|sasaran|program|{_SUB}|kegiatan){_OWNER}{_TAIL}", re.IGNORECASE)
NUMBERED_PROGRAM = re.compile(
    r"^\s*(?P<pre>[A-Z]?\.?\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.)]?\s+(?P<rest>PROGRAM\s+[A-Z/,.\s()-]{4,}.*)$"
)
"""A program told by its number and capitals alone: "2 PROGRAM PENYELENGGARAAN PEMERINTAHAN"."""
NUMBERED = re.compile(r"^\s*(?P<pre>\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(?P<rest>[A-Z].*)$")
"""A name behind a dotted number; an element where the name is an official one."""
NUMBERED_LEVEL = re.compile(
    rf"^\s*(?P<pre>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\.?\s+(?P<level>(?i:{_SUB}|kegiatan))\s+(?P<rest>[A-Z].*)$"
)
"""A name behind a dotted number and the word of its level, with no sign between: "1.1 Kegiatan Pengembangan ..."."""
CODED = re.compile(
    r"^\s*[(\[]?(?P<pre>[0-9X]\.(?:\d\d|XX)\.\d\d(?:\.\d\.\d\d(?:\.\d{2,4})?)?)[)\]]?\.?(?:\s*+[-–:])?\s++(?P<rest>[A-Z].*)$"
)
"""A name behind its official code: "7.01.02.2.04 Pelaksanaan Urusan"."""
SEGMENTS = {3: Jenis.PROGRAM, 5: Jenis.KEGIATAN, 6: Jenis.SUB_KEGIATAN}
"""Levels by the number of parts of an official code."""

# --- titles, offices, statements of support ---------------------------------------------------------------

TITLE = re.compile(
    r"^\W*(?:matriks?\s+|bagan\s+|tabel\s+)?(?:cascad\w*|kaskade|pohon\s+kinerja|penjenjangan\s+kinerja)\b",
    re.IGNORECASE,
)
TITLE_MORE = re.compile(
    r"^\W*(?:(?:kecamatan|kec\.|kabupaten|kab\.|kota|provinsi|dinas|badan|bagian|sekretariat|inspektorat|satuan)\s"
    r".*|(?:pada\s+)?(?:tahun|t\.?a\.?)(?:\s+anggaran)?\s*(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)\d\d)?)\W*$",
    re.IGNORECASE,
)
"""A further line of a title: the unit, its kabupaten, the year."""
CLOSING = re.compile(
    r"^(?:[A-Z][A-Za-z .']{2,40},\s+(?:\d{1,2}\s+)?(?:januari|februari|maret|april|mei|juni|juli|agustus|september"
    r"|oktober|november|desember)\s+(?:19|20)\d\d|(?:ditetapkan|disahkan|mengetahui|mengesahkan)\b.*"
    r"|NIP\b.*|(?-i:CAMAT|BUPATI|WALI ?KOTA|KEPALA DINAS|KEPALA BADAN)\b.*)$",
    re.IGNORECASE,
)
"""The first line of what is signed under a document."""
ESELON = re.compile(
    r"^\W*(?P<label>ese?lon\s+(?P<num>[IVX]+(?:[\s.]?[ab])?))(?![A-Za-z])(?:\s*[-–—:,/]\s*(?=[A-Z(])|\s*(?=\()|\W*$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_REF = r"(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2})*(?![\d\w])|[IVX]{1,4}(?!\w)"
_AND = r"\s*+(?:,\s*+dan|,|&|dan|serta)\s*+(?:(?:tujuan|sasaran|program)\s+(?:strategis\s+)?)?"
_REFS = rf"(?:{_REF})(?:{_AND}(?:{_REF}))*"
SUPPORT = re.compile(
    rf"(?:^\W*|[(\[]\s*+)(?:yang\s+)?(?:men|di)dukung\s*+:?\s*+(?:pencapaian\s+)?"
    rf"(?:(?P<level>tujuan|sasaran|program|{_SUB}|kegiatan){_OWNER}\s*+(?:nomor|no\.?|ke-?)?\s*+:?\s*+(?P<refs>{_REFS})?)"
    rf"(?P<words>[^()\[\]]*)[)\]]?",
    re.IGNORECASE,
)
"""What an element says it supports: "(mendukung Sasaran 2)", "Mendukung Sasaran Strategis : Meningkatnya ..."."""


class Support(NamedTuple):
    """A statement of support: the level and the numbers that are named, or its words."""

    jenis: Jenis | None
    nomor: tuple[str, ...]
    kata: str


def support(match: re.Match[str]) -> Support:
    """Return what a match of :data:`SUPPORT` says."""
    refs = tuple(re.findall(_REF, match["refs"] or "", re.IGNORECASE))
    words = match.groupdict().get("words") or ""
    return Support(level(match["level"]), refs, words.strip(" .:-–"))


WORDS = [
    "sub",
    "kegiatan",
    "program",
    "sasaran",
    "tujuan",
    "indikator",
    "kinerja",
    "penjelasan",
    "eselon",
    "formulasi",
    "tipe",
    "penghitungan",
    "perhitungan",
    "sumber",
    "data",
    "keterangan",
]
"""Words of labels, for putting misspelt ones right."""
