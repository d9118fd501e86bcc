"""Figures of a table: money, targets and realisasi as printed, and what they say as numbers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from kaskade_graph.importers.columns import Periode
from kaskade_graph.importers.draft import IN_WORDS, NilaiDraft, in_words
from kaskade_graph.importers.tables.quotes import Quote
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.torn.values import parse_arah, parse_tipe
from kaskade_graph.model import Arah, Tipe
from kaskade_graph.values import rupiah, understand

_MONEY = re.compile(r"(?:Rp\.?|IDR)?\s*(?P<figure>-?\d[\d.,\s]*\d|\d)[.,]?\s*[-–—]*", re.IGNORECASE)


def amount(text: str, number: Decimal | None = None) -> Decimal | None:
    """Return an amount of rupiah, None when the text is none.

    >>> amount("Rp125.000.000,00"), amount("Rp 125.000.000,-"), amount("125 juta"), amount("JUMLAH")
    (Decimal('125000000.00'), Decimal('125000000'), Decimal('125000000'), None)
    """
    if number is not None:
        return number
    match = _MONEY.fullmatch(names.value(text))
    if match is None:
        return rupiah(names.value(text))
    digits = re.sub(r"\s", "", match["figure"])
    if "," in digits and "." in digits:
        decimal = "," if digits.rindex(",") > digits.rindex(".") else "."
        digits = digits.replace("." if decimal == "," else ",", "").replace(",", ".")
    elif digits.count(",") == 1 and len(digits.rsplit(",", 1)[1]) <= 2:
        digits = digits.replace(",", ".")
    elif digits.count(".") == 1 and len(digits.rsplit(".", 1)[1]) <= 2:
        pass
    else:
        digits = digits.replace(".", "").replace(",", "")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


_SCALES = (
    (re.compile(r"\bmil(?:i|y)ar(?:an)?\b", re.IGNORECASE), 1_000_000_000),
    (re.compile(r"\bjuta(?:an)?\b|\b(?:Rp|x)\.? ?1?\.?000[.,]000\b", re.IGNORECASE), 1_000_000),
    (re.compile(r"\bribu(?:an)?\b|\b(?:Rp|x)\.? ?1?\.?000\b", re.IGNORECASE), 1_000),
)
_SCALE_WORD = r"(?:juta|ribu|mil(?:i|y)ar)(?:an)?"
_CAPTION = re.compile(
    rf"\bdalam\s+rupiah\b|(?<!\d )\b{_SCALE_WORD}\s+(?:rupiah|rp\b)|\(\s*rp\.?\s*(?:dalam\s+)?{_SCALE_WORD}\s*\)"
    rf"|\brupiah,?\s+\(?dalam\s+{_SCALE_WORD}\b"
    r"|\(\s*(?:x|rp\.?)\s*1?\.?000(?:[.,]000)?\s*\)",
    re.IGNORECASE,
)
_WHOLE_RUPIAH = 10_000_000
"""A sum from which on a figure is no longer in thousands or millions, whatever stands over it."""


def scale(heading: str) -> int:
    """Return how many rupiah one of a column is, as its heading says.

    >>> scale("Pagu 2025 (juta Rp)"), scale("Anggaran (Rp.000)"), scale("Anggaran (Rp)")
    (1000000, 1000, 1)
    """
    return next((factor for pattern, factor in _SCALES if pattern.search(heading)), 1)


def caption(text: str) -> str:
    """Return what a line above a table says of the sums in it; empty when it says nothing.

    >>> caption("Tabel 2. Pendanaan (dalam juta rupiah)"), caption("Bantuan 5 juta rupiah per desa")
    ('juta rupiah', '')
    >>> caption("Mata Uang : Rupiah, dalam jutaan")
    'Rupiah, dalam jutaan'
    """
    found = _CAPTION.search(text)
    return found[0] if found else ""


def scaled(text: str, number: Decimal | None, heading: str) -> tuple[Decimal | None, str | None]:
    """Return an amount of rupiah in a column of this heading, and why that is doubtful, where it is."""
    found, factor = amount(text, number), scale(heading)
    if found is None or factor == 1 or re.search(r"[a-z]{4}", text, re.IGNORECASE):
        return found, None
    if found >= _WHOLE_RUPIAH:
        return found, f"judul kolom {heading!r}, tetapi angkanya tampak rupiah penuh"
    return found * factor, None


def figure(
    text: str,
    number: Decimal | None,
    period: Periode,
    tahun: int,
    where: Quote,
    satuan: str | None,
    about: str,
) -> NilaiDraft:
    """Return a target or realisasi as read: what is understood of its text, and the text as printed."""
    printed = names.value(text)
    found = understand(printed, number, about=about)
    words = in_words(printed)
    where = where.doubted(IN_WORDS, words) if words is not None else where
    read = where.reading(found.nilai if found.nilai is not None else printed)
    unit = "%" if number is not None and printed.endswith("%") else found.satuan or satuan
    draft = NilaiDraft.of(found, period.tahun or tahun, read, unit)
    draft.triwulan, draft.tercetak, draft.akhir_periode = period.triwulan, printed, period.akhir
    return draft


def money(period: Periode, sum_: Decimal, tahun: int, where: Quote) -> NilaiDraft:
    """Return money of an element as read."""
    draft = NilaiDraft(sum_, period.tahun or tahun, where.reading(sum_), triwulan=period.triwulan)
    draft.tercetak = names.value(where.text)
    return draft


def kind_of_count(text: str) -> tuple[Tipe | None, Arah | None]:
    """Return the kind of count and the direction that a text says."""
    printed = names.value(text)
    tipe, arah = parse_tipe(printed)
    # Narrow columns break these words anywhere.
    tipe = tipe or parse_tipe(printed.replace(" ", ""))[0]
    return tipe, arah or parse_arah(printed)
