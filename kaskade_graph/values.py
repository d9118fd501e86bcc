"""A value as printed -> what is understood of it: ``understand(text, number=None, percent=False, ...)``.

Every importer asks this one function of every target, realisasi, baseline and budget; what it cannot understand
stays as printed and is a finding of the audit, never a lost row. It is pure, and needs no RDF library.

>>> understand("85,5 %").nilai, understand("≤ 5 hari").batas_atas, understand("80-85").batas_bawah
(Decimal('85.5'), Decimal('5'), Decimal('80'))
>>> understand("1:50").penyebut, understand("BB", about="Nilai AKIP").peringkat.rsplit("/", 2)[1:]
(Decimal('50'), ['akip', 'bb'])
>>> bool(understand("menyesuaikan")), bool(understand("n/a")), is_absent("-")
(False, False, True)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kaskade_graph import scales
from kaskade_graph.number_words import number_words
from kaskade_graph.text import fold, squeeze

_LONGEST = 200
"""Characters beyond which a text is a sentence, not a value."""
_ABSENT = frozenset({"", "-", "–", "—", "--", "- -", "…", "..."})


class Bentuk(StrEnum):
    """The forms in which values are understood."""

    DESIMAL = "desimal"
    BATAS = "batas"
    RENTANG = "rentang"
    PERINGKAT = "peringkat"
    RASIO = "rasio"


@dataclass(frozen=True, slots=True)
class Arti:
    """What was understood of a printed value; falsy when nothing was. The fields are those of ``model.Nilai``.

    ``nilai`` is a plain decimal. ``batas_bawah`` (at least) and ``batas_atas`` (at most) alone are a bound,
    together a range; ``batas_terbuka`` says that a bound itself does not count ("more than 80"). ``peringkat``
    is the IRI of a grade; a decimal may stand with it ("72,5 (BB)"). ``pembilang`` and ``penyebut`` are the
    parts of a ratio. ``satuan`` is the unit printed with the value, if any.
    """

    nilai: Decimal | None = None
    batas_bawah: Decimal | None = None
    batas_atas: Decimal | None = None
    batas_terbuka: bool | None = None
    peringkat: str | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    satuan: str | None = None

    @property
    def bentuk(self) -> Bentuk | None:
        """The form, or None when nothing was understood."""
        if self.nilai is not None:
            return Bentuk.DESIMAL
        if self.batas_bawah is not None and self.batas_atas is not None:
            return Bentuk.RENTANG
        if self.batas_bawah is not None or self.batas_atas is not None:
            return Bentuk.BATAS
        if self.peringkat is not None:
            return Bentuk.PERINGKAT
        return Bentuk.RASIO if self.pembilang is not None and self.penyebut is not None else None

    def __bool__(self) -> bool:
        return self.bentuk is not None

    def fields(self) -> dict[str, Any]:
        """Return the fields by name, without the unit: keyword arguments of ``model.Nilai``."""
        names = ("nilai", "batas_bawah", "batas_atas", "batas_terbuka", "peringkat", "pembilang", "penyebut")
        return {name: getattr(self, name) for name in names}


def is_absent(text: str) -> bool:
    """Say whether a cell says that there is no value: empty, or dashes alone. Words such as n/a are a value
    as printed that is not understood."""
    return squeeze(text) in _ABSENT


def understand(
    text: str,
    number: Decimal | None = None,
    percent: bool = False,
    *,
    decimal_sign: str = ",",
    about: str = "",
) -> Arti:
    """Return what a printed value says; a falsy :class:`Arti` when that cannot be known.

    ``text`` is the value as printed, with its unit if it stands there. ``number`` is the number of a cell of a
    spreadsheet, which is taken as it is; ``percent`` says that the cell shows it as a percentage, so that 0.85
    is 85 with the unit "%". ``decimal_sign`` is that of numbers in text: "," as Indonesian documents write, or
    ".". ``about`` is the name of the indikator and its unit, which tell one scale of grades from another.
    Two figures that do not make a range or a ratio ("12 dokumen, 3 laporan") are not understood.
    """
    if number is not None:
        return Arti(nilai=number * 100, satuan="%") if percent else Arti(nilai=number)
    plain = squeeze(text)
    if not plain or len(plain) > _LONGEST:
        return Arti()
    for reader in _READERS:
        found = reader(plain, decimal_sign, about)
        if found:
            return found
    return Arti()


def rupiah(text: str, number: Decimal | None = None, *, decimal_sign: str = ",") -> Decimal | None:
    """Return an amount in whole rupiah, or None; "juta" and the like after a number count.

    >>> rupiah("Rp 12.500.000,00"), rupiah("12,5 juta"), rupiah("1.250.000 orang"), rupiah("menyesuaikan")
    (Decimal('12500000.00'), Decimal('12500000'), None, None)
    """
    found = understand(text, number, decimal_sign=decimal_sign)
    unit = fold(found.satuan or "").removesuffix("rupiah").strip()
    if found.nilai is None or unit not in _TIMES:
        return None
    value = found.nilai * _TIMES[unit]
    return value if value != value.to_integral_value() else value.to_integral_value() if unit else found.nilai


_TIMES = {
    **dict.fromkeys(("", "rp"), 1),
    **dict.fromkeys(("rb", "ribu"), 10**3),
    **dict.fromkeys(("jt", "juta"), 10**6),
    **dict.fromkeys(("m", "miliar", "milyar"), 10**9),
}


# --- numbers ----------------------------------------------------------------------------------------------

_FIGURE = r"\d[\d.,]*(?: \d{3}(?![\d.,]))*"
_UNIT = r"(?:\s*(?P<satuan>[^\d\s].*))?"
_PLAIN = re.compile(rf"(?:rp\.?\s*)?(?P<tanda>[-+−]?)\s*(?P<angka>{_FIGURE}){_UNIT}", re.IGNORECASE)
_WORDS_IN_BRACKETS = re.compile(r"\(\s*(?P<kata>[a-z ]+?)\s*\)", re.IGNORECASE)
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}|\d+\.\d{4,}|0\.\d{3}"),
    ".": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"),
}


def figure(text: str, decimal_sign: str = ",") -> Decimal | None:
    """Return the number that digits with their signs write, or None.

    A lone point that parts no thousands is a decimal point.

    >>> figure("1.250,5"), figure("87.5"), figure("0.250"), figure("1.250", "."), figure("1.2.3")
    (Decimal('1250.5'), Decimal('87.5'), Decimal('0.250'), Decimal('1.250'), None)
    """
    digits = text.replace(" ", "").rstrip(".,")
    if not _GROUPED[decimal_sign].fullmatch(digits):
        return None
    if decimal_sign == ".":
        return Decimal(digits.replace(",", ""))
    if "," in digits or (re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", digits)):
        return Decimal(digits.replace(".", "").replace(",", "."))
    # Groups of thousands after a nought (0.250.000) are no number that anyone can be sure of.
    return Decimal(digits) if digits.count(".") <= 1 else None


def _decimal(text: str, sign: str, about: str) -> Arti:
    """A number with a unit: "85 %", "1.250,5 dokumen", "3 (tiga) dokumen", "203,2 per 100.000 KH"."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return Arti()
    digits = match["angka"]
    value = figure(digits, sign)
    unit = _unit(match["satuan"], value)
    if value is None or unit is None:
        return Arti()
    return Arti(nilai=-value if match["tanda"] in ("-", "−") else value, satuan=unit or None)


_PER = re.compile(r"(?:per|/|tiap|setiap)\s*\d[\d.]*(?:\s|$)", re.IGNORECASE)
_SLIP = re.compile(r"[OolI]+")
"""Letters typed for digits: 9O is 90, and nobody knows for sure."""


def _unit(text: str | None, value: Decimal | None) -> str | None:
    """Return the unit that a text after a number is, empty for none, None when it says something else."""
    rest = (text or "").strip(" .,;")
    words = _WORDS_IN_BRACKETS.match(rest)
    if words and number_words(words["kata"]) == value:
        rest = rest[words.end() :].strip(" .,")
    rest = rest.removesuffix("-").strip()
    without = _PER.sub(" ", rest)
    if _SLIP.fullmatch(rest) or re.search(r"\d", re.sub(r"[A-Za-z]\d|\bm[23]\b", "", without)):
        return None
    if re.match(r"[-–:/<>≤≥=+*~]", rest) and not rest.startswith("/"):
        return None
    if rest.startswith("/") and not re.match(r"/\s*[A-Za-z1]", rest):
        return None
    return rest


def _words(text: str, sign: str, about: str) -> Arti:
    """A number in words: "sembilan puluh lima persen"."""
    value = number_words(text)
    if value is None:
        return Arti()
    return Arti(nilai=value, satuan="%" if fold(text).endswith(" persen") else None)


# --- bounds, ranges, ratios ---------------------------------------------------------------------------------

_SIGNS = {"≤": ("atas", False), "<=": ("atas", False), "=<": ("atas", False), "<": ("atas", True)}
_SIGNS |= {"≥": ("bawah", False), ">=": ("bawah", False), "=>": ("bawah", False), ">": ("bawah", True)}
_BOUND_WORDS = (
    (
        r"min(?:imal|imum|\.)?|paling (?:sedikit|rendah|kurang|tidak)|(?:se|sekurang-)kurangnya",
        "bawah",
        False,
    ),
    (r"tidak kurang dari|serendah-rendahnya|sedikitnya|setidaknya|setidak-tidaknya", "bawah", False),
    (r"lebih (?:dari|besar dari)|di ?atas", "bawah", True),
    (r"ma(?:ks|x)(?:imal|imum|\.)?|paling (?:banyak|tinggi|lama|lambat|besar)", "atas", False),
    (r"tidak (?:lebih|melebihi|boleh lebih)(?: dari)?|setinggi-tingginya|sebanyak-banyaknya", "atas", False),
    (r"kurang dari|lebih kecil dari|di ?bawah", "atas", True),
)
_SIGN = re.compile(r"(?P<tanda>≤|≥|<=|>=|=<|=>|<|>)\s*(?P<sisa>.+)")
_BOUND = [
    (re.compile(rf"(?:{w})\s*(?P<sisa>.+)", re.IGNORECASE), side, open_) for w, side, open_ in _BOUND_WORDS
]
_AFTER = re.compile(
    r"(?P<sisa>.*\d.*?)\s+(?:(?P<bawah>ke atas|atau lebih)|(?P<atas>ke bawah|atau kurang))", re.I
)


def _bound(text: str, sign: str, about: str) -> Arti:
    """A bound: "≤ 5", "minimal 80 %", "lebih dari 10 dokumen", "85 ke atas", "minimal BB"."""
    for rest, side, open_ in _bounds(text):
        value = _decimal(rest, sign, about)
        if value.nilai is not None:
            low, high = (value.nilai, None) if side == "bawah" else (None, value.nilai)
            return Arti(None, low, high, True if open_ else None, satuan=value.satuan)
        grade = _grade(rest, sign, about) if side == "bawah" and not open_ else Arti()
        if grade:  # a target of BB is one of at least BB
            return grade
    return Arti()


def _bounds(text: str) -> list[tuple[str, str, bool]]:
    match = _SIGN.fullmatch(text)
    if match:
        side, open_ = _SIGNS[match["tanda"]]
        return [(match["sisa"], side, open_)]
    found = [(m["sisa"], side, open_) for form, side, open_ in _BOUND if (m := form.fullmatch(text))]
    after = _AFTER.fullmatch(text)
    if after:
        found.append((after["sisa"], "bawah" if after["bawah"] else "atas", False))
    return found


_RANGE = re.compile(
    rf"(?:antara\s+)?(?P<a>{_FIGURE})\s*(?P<ua>%|persen)?\s*"
    r"(?P<sambung>-|–|—|s\s*[./]?\s*d\.?|sampai(?:\s+dengan)?|hingga|dan)"
    rf"\s*(?P<b>{_FIGURE}){_UNIT}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def _range(text: str, sign: str, about: str) -> Arti:
    """A range: "80-85", "80 s.d. 85 %", "antara 2 dan 3 hari". Two years are a period, not a range."""
    match = _RANGE.fullmatch(text)
    if match is None or (match["sambung"].casefold() == "dan") is not text.casefold().startswith("antara"):
        return Arti()
    if _YEAR.fullmatch(match["a"]) and _YEAR.fullmatch(match["b"]):
        return Arti()
    low, high = figure(match["a"], sign), figure(match["b"], sign)
    unit = _unit(match["satuan"], high)
    if low is None or high is None or unit is None or low >= high:
        return Arti()
    if match["ua"] and not unit:
        unit = match["ua"]
    return Arti(batas_bawah=low, batas_atas=high, satuan=unit or None)


_RATIO = re.compile(rf"(?P<a>{_FIGURE})\s*(?::|berbanding|banding)\s*(?P<b>{_FIGURE}){_UNIT}", re.IGNORECASE)


def _ratio(text: str, sign: str, about: str) -> Arti:
    """A ratio: "1:50", "1 : 1.000". A time of day ("08:00") is none."""
    match = _RATIO.fullmatch(text)
    if match is None or re.fullmatch(r"\d\d:00|0\d:\d\d", text):
        return Arti()
    above, below = figure(match["a"], sign), figure(match["b"], sign)
    unit = _unit(match["satuan"], below)
    if above is None or below is None or unit is None or below == 0:
        return Arti()
    return Arti(pembilang=above, penyebut=below, satuan=unit or None)


# --- grades -------------------------------------------------------------------------------------------------

_WITH = re.compile(r"(?P<satu>[^()/]+?)\s*(?:\(\s*(?P<dua>[^()]+?)\s*\)|/\s*(?P<garis>[^()/]+))")


def _grade(text: str, sign: str, about: str) -> Arti:
    """A grade: "BB", "WTP", "Level 3", "BB (Sangat Baik)"; a score may stand with it: "72,5 (BB)"."""
    one = scales.find(text, about)
    if one is not None:
        return Arti(peringkat=one.iri)
    match = _WITH.fullmatch(text)
    if match is None:
        return Arti()
    parts = match["satu"], match["dua"] or match["garis"]
    grades = [scales.find(part, about) for part in parts]
    figures = [a.nilai if a.satuan is None else None for a in (_decimal(p, sign, about) for p in parts)]
    if grades[0] is not None and grades[1] is not None:
        return _agreed(parts)
    grade = grades[0] or grades[1]
    score = figures[0] if figures[0] is not None else figures[1]
    if grade is None or score is None:
        return Arti()
    return Arti(nilai=score, peringkat=grade.iri)


def _agreed(parts: tuple[str, str]) -> Arti:
    """Two names of one grade: of the same scale, which the second name may tell."""
    for scale in scales.load().values():
        named = [next((g for g in scale.peringkat if scales.same_text(part, g)), None) for part in parts]
        if named[0] is not None and named[0] is named[1]:
            return Arti(peringkat=named[0].iri)
    return Arti()


_READERS: tuple[Callable[[str, str, str], Arti], ...] = (_bound, _range, _ratio, _grade, _decimal, _words)
