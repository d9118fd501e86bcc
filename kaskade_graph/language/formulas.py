"""The parts of a formula, and what it says about the indicator that it is to measure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kaskade_graph.language.kept import kept
from kaskade_graph.language.phrases import Terurai, split_phrase
from kaskade_graph.language.words import plain
from kaskade_graph.text import squeeze

_LABEL = re.compile(
    r"^\s*(?:[a-z][.)]\s*)?(?:formulasi|formula|rumus|cara\s+(?:pengukuran|perhitungan))\s*[=:]\s*", re.I
)
_KALI = re.compile(
    r"[x×*]\s*100(?![\d.,]*\d)\s*%?|\b(?:di)?kali(?:kan)?\s+(?:dengan\s+)?(?:100(?![\d.,]*\d)|seratus)\s*(?:%|persen)?",
    re.I,
)
_PERSEN = re.compile(r"%|\bpersen(?:tase)?\b|\bper\s+seratus\b", re.I)
"""A result that is said to be in percent, with or without the multiplication."""
_BAGI = re.compile(
    r"\bdibagi(?:\s+dengan)?\b|\bper\s+(?=jumlah|total|banyaknya|cacah|seluruh)|\bberbanding\b|÷|\s+(?:/|:)\s+(?=\(?\s*(?:jumlah|total|∑|seluruh|rencana|target))",
    re.I,
)
_BANDING = re.compile(r"\bdiband(?:ing|ingkan)(?:kan)?\s*(?:dengan|terhadap)?\b|\bterhadap\b", re.I)
_PER = re.compile(
    r"\bper\s+(?!\d|hari\b|minggu\b|bulan\b|tahun\b|jam\b|triwulan\b|semester\b|kapita\b|orang\b|seratus\b|seribu\b)",
    re.I,
)
"""So much of one thing for another, where a percentage is made of it; a time or a number is no other thing."""
_BAGI_LONGGAR = re.compile(r"\s*[/:]\s*")
_SELISIH = re.compile(r"\bdikurangi?(?:kan)?\b|\bselisih\b|\bminus\b|\s[-–−]\s", re.I)
_PELENGKAP = re.compile(
    r"^(?:100\s*(?:%|persen)?|seratus persen)\s*(?:[-–−]|dikurangi?(?:kan)?\b|minus\b)", re.I
)
_SUKU = re.compile(
    r"\s*(?:\+|;|\bditambah\b|(?:\bdan\b|\bserta\b|,)\s+(?=(?:jumlah|banyaknya|total)\b))\s*", re.I
)


@dataclass(frozen=True, slots=True)
class FormulaTerurai:
    """A formula in its parts.

    ``pembilang`` is what is counted (the numerator when there is a ratio), ``penyebut`` what it is divided
    by; ``suku`` are the terms that are added up in the numerator. ``berrasio``: one number is divided by
    another; ``berpersen``: the result is made a percentage; ``berselisih``: one number is taken from another.
    """

    teks: str
    pembilang: Terurai
    penyebut: Terurai | None
    suku: tuple[Terurai, ...]
    berrasio: bool
    berpersen: bool

    @property
    def pelengkap(self) -> bool:
        """Whether it is what a share leaves of the whole: "100% dikurangi bagian yang ..."."""
        return _PELENGKAP.search(self.pembilang.teks) is not None

    @property
    def berselisih(self) -> bool:
        """Whether the numerator is what is left when one number is taken from another."""
        return _SELISIH.search(self.pembilang.teks) is not None


@kept(16_384)
def parse_formula(text: str) -> FormulaTerurai:
    """Return the parts of a formula.

    >>> f = parse_formula("Jumlah desa tertib dibagi jumlah desa x 100%")
    >>> f.berrasio, f.berpersen, f.pembilang.kepala, f.penyebut.kepala
    (True, True, 'desa', 'desa')
    """
    flat = _LABEL.sub("", squeeze(plain(text)))
    berpersen = bool(_KALI.search(flat) or _PERSEN.search(flat))
    body = squeeze(_KALI.sub(" ", flat)).strip("()[]{} .;")
    cut = _divide(body, berpersen)
    top = body[: cut[0]] if cut else body
    suku = tuple(_phrase(part) for part in _SUKU.split(top) if part and part.strip(" ()"))
    below = _phrase(body[cut[1] :]) if cut else None
    return FormulaTerurai(
        squeeze(text), _phrase(top), below, suku or (_phrase(top),), cut is not None, berpersen
    )


def _divide(body: str, berpersen: bool) -> tuple[int, int] | None:
    """Return where the sign of division stands: a word for it, or a stroke where a percentage is made."""
    patterns: tuple[re.Pattern[str], ...] = (_BAGI, _BANDING, _PER) if berpersen else (_BAGI, _BANDING)
    for pattern in patterns:
        if (match := pattern.search(body)) is not None and match.start() > 0:
            return match.span()
    if berpersen and (match := _BAGI_LONGGAR.search(body)) is not None and match.start() > 0:
        return match.span()
    return None


def _phrase(text: str) -> Terurai:
    ukuran, objek, keadaan = split_phrase(text.strip("()[]{} ."))
    return Terurai(squeeze(text), ukuran, objek, keadaan)
