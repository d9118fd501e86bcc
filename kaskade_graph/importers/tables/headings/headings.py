"""What the heading of a column means: by the words of the field, with how sure that is.

A heading comes as its parts from the top down, the texts of its heading rows or of nested names. The lowest part
says most; what it leaves open, those above it say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kaskade_graph.importers.columns import KOLOM
from kaskade_graph.importers.tables.headings.heading_figures import figure_role
from kaskade_graph.importers.tables.headings.heading_patterns import (
    FIELDS,
    GENERIC,
    INDIKATOR,
    NAMES_ONE,
    NOT_KEPT,
    RESULT,
    SEPARATED,
    UNIT,
)
from kaskade_graph.importers.tables.headings.heading_words import named_levels, whose, words
from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, KNOWN, LEVELS, LIKELY, POSSIBLE, Role

_FLAG = re.compile(r"id|id_\w+|\w+_id|is_\w+")
"""Fields that a program keeps for itself: keys, and marks that are 0 or 1."""
_OTHER_YEAR = re.compile(
    r"\b(?:(?:tahun|thn|n)\s*\+\s*\d|n\s*[-–]\s*\d|(?<!target )(?:tahun|thn)[-–][12])(?!\d)", re.IGNORECASE
)
"""The year before or after that of the document: "Alokasi Tahun-1", "Target (n+1)"."""
_TEMPLATE = {words(k.judul): k.kunci for k in KOLOM if k.kunci not in ("nomor", "keterangan")}


def meaning(parts: Sequence[str]) -> Role | None:
    """Return what a heading means, None when it says nothing known.

    >>> meaning(["Target", "Tahun 2022"]).period.tahun, meaning(["SASA RAN STRATEGIS"]).key
    (2022, 'sasaran_strategis')
    >>> meaning(["Program/Kegiatan/Sub Kegiatan"]).levels
    ('program', 'kegiatan', 'sub_kegiatan')
    """
    return _meaning(tuple(p for p in parts if p.strip()))


@lru_cache(maxsize=16384)
def _meaning(raw: tuple[str, ...]) -> Role | None:
    folded = [w for w in map(words, raw) if w]
    if not folded:
        return Role("nomor") if any(p.strip() in ("#", "№") for p in raw) else None
    last, whole = folded[-1], " ".join(folded)
    if _FLAG.fullmatch(raw[-1]):
        return Role("dipahami")
    if len(folded) == 1 and last in _TEMPLATE:
        return Role(_TEMPLATE[last])
    if _OTHER_YEAR.search(raw[-1]) and figure_role(folded) is not None:
        return Role("dipahami", grounds="tahun lain")
    if whole in ("tahun anggaran", "tahun data", "tahun perencanaan"):
        return Role("tahun", LIKELY)
    return (
        _number(last, folded)
        or figure_role(folded)
        or _code(last, folded)
        or _field(last, folded)
        or _names(raw, last, whole)
        or _remaining(last, whole)
    )


def _number(last: str, folded: list[str]) -> Role | None:
    if re.fullmatch(r"(?:no|nomor|nomor urut|no urut|urut|n o)", last) and (
        len(folded) == 1 or len(named_levels(folded[-2])) == 1
    ):
        return Role("nomor")
    number = re.fullmatch(r"(?:no|nomor|kode) (\D+)|(\D+) (?:no|nomor|ke|kode)", last)
    levels = named_levels(number[1] or number[2]) if number else ()
    if len(levels) == 1 and levels[0] in LEVELS[:2]:
        return Role("nomor_sasaran", level=levels[0])
    return Role("nomor_indikator") if re.fullmatch(r"(?:no|nomor) indikator", last) else None


def _code(last: str, folded: list[str]) -> Role | None:
    if re.fullmatch(r"(?:(?:kode|id|nomor|no) )?(?:unsur )?(?:induk|parent|atasan)(?: kode| id)?", last):
        return Role("dukung", LIKELY)
    if not re.search(r"\b(?:kode|rekening)\b", last):
        return None
    levels = named_levels(last)
    level = levels[0] if len(levels) == 1 else None if levels else whose(folded[:-1])
    if level in ACTIVITIES:
        return Role(f"kode_{level}")
    if re.fullmatch(r"kode (?:indikator|satuan|unit|skpd|opd|urusan|bidang(?: urusan)?|wilayah)", last):
        return Role("dipahami")
    return Role(
        "kode", KNOWN if re.fullmatch(r"(?:kode|kode rekening|rekening|nomor rekening)", last) else LIKELY
    )


def _field(last: str, folded: list[str]) -> Role | None:
    for key, pattern in FIELDS:
        if pattern.fullmatch(last):
            return Role(
                key,
                KNOWN if last.split()[0] in key or last == key else LIKELY,
                whose(folded[:-1]) if key in ("penanggung_jawab", "eselon") else None,
            )
    return None


def _names(raw: Sequence[str], last: str, whole: str) -> Role | None:
    """A column of names, of indikator, of own sasaran, or of references."""
    levels = named_levels(last)
    if re.search(r"\b(?:didukung|mendukung|pendukung)\b", last) and "sasaran_strategis" in levels:
        return Role("dukung")
    if re.match(r"(?:yang |untuk )?(?:mendukung|menunjang)\b", last) and len(levels) == 1:
        return Role("dukung", level=levels[0])
    above = [words(p) for p in raw[:-1]]
    return (
        _indikator(last, whole, " ".join(above), levels)
        or _own_sasaran(raw[-1], last, levels)
        or _stated_under(last, raw)
        or _elements(last, above, levels)
    )


def _indikator(last: str, whole: str, above: str, levels: tuple[str, ...]) -> Role | None:
    """A column of indikator, by its own words or by those above it; the heading may name whose they are."""
    if INDIKATOR.search(last):
        named = levels if len(levels) == 1 else named_levels(whole)
        return Role("indikator", KNOWN, named[0] if len(named) == 1 else None)
    if INDIKATOR.search(above) and (levels or GENERIC.fullmatch(last) or last in ("kinerja", "utama")):
        return Role("indikator", LIKELY, levels[0] if len(levels) == 1 else None)
    return None


def _elements(last: str, above: list[str], levels: tuple[str, ...]) -> Role | None:
    """A column of names of elements, or of results that may be their own sasaran."""
    for level, pattern in NAMES_ONE.items():
        if pattern.fullmatch(last):
            return Role(level, KNOWN)
    if RESULT.fullmatch(last):
        return Role("sasaran", POSSIBLE)
    if len(levels) > 1:
        return Role("nama", KNOWN, levels=levels)
    if re.fullmatch(r"(?:nomenklatur|uraian|nama) (?:bidang )?(?:urusan|rekening)\b.*", last):
        return Role("nama", LIKELY, levels=ACTIVITIES)
    if not GENERIC.fullmatch(last):
        return None
    upper = next((found for part in reversed(above) if (found := named_levels(part))), ())
    if len(upper) == 1:
        return Role(upper[0], LIKELY)
    return Role("nama", LIKELY if upper else POSSIBLE, levels=upper)


def _own_sasaran(raw: str, last: str, levels: tuple[str, ...]) -> Role | None:
    """ "Sasaran Program", "Sasaran Program/Kegiatan" (and not "Sasaran/Program"), "Outcome Program"."""
    activities = tuple(v for v in levels if v in ACTIVITIES)
    if not activities:
        return None
    starts = re.match(
        r"(?:uraian |rumusan |pernyataan )?(sasaran|outcome|output|kinerja|hasil|keluaran)\b", last
    )
    if not starts or (starts[1] == "sasaran" and SEPARATED.search(raw)):
        return None
    if len(activities) == 1:
        return Role(f"sasaran_{activities[0]}", KNOWN)
    return Role("sasaran", KNOWN, levels=activities)


def _stated_under(last: str, raw: Sequence[str]) -> Role | None:
    """ "Sasaran" in a group of columns headed by one activity is that activity's own."""
    level = whose([words(p) for p in raw[:-1]]) if re.fullmatch(r"(?:uraian )?sasaran", last) else None
    return Role(f"sasaran_{level}", KNOWN) if level is not None else None


def _remaining(last: str, whole: str) -> Role | None:
    if UNIT.fullmatch(last):
        return Role("unit", LIKELY)
    if re.fullmatch(r"(?:tahun|tahun anggaran|tahun data)", last):
        return Role("tahun", LIKELY)
    if re.fullmatch(r"(?:triwulan|periode)", last):
        return Role("triwulan", LIKELY)
    if re.fullmatch(
        r"(?:tingkat|tingkatan|level|jenjang|jenis|kategori|tipe baris)(?: (?:kinerja|unsur|kaskade|cascading))?",
        last,
    ):
        return Role("tingkat", POSSIBLE)
    if NOT_KEPT.fullmatch(last) or NOT_KEPT.fullmatch(whole):
        return Role("dipahami")
    levels = named_levels(last)
    if len(levels) == 1 and len(last.split()) <= 4:
        return Role(levels[0], POSSIBLE)
    return None
