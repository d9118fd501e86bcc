"""An indikator with its target in one text: "Cakupan imunisasi (target 95%)", "Jumlah laporan = 12 laporan"."""

from __future__ import annotations

import re

from kaskade_graph.importers.columns import Periode

_SIGN = r"(?:(?:[<>≤≥=±]|min(?:imal|\.)?|maks(?:imal|\.)?|rp\.?)\s*)*"
_TARGET = re.compile(
    r"(?P<name>.*\w\W?)\s*[,;(\[–—-]\s*(?:dengan\s+)?(?P<label>target)(?:nya)?"
    r"(?:\s+tahun\s+(?P<tahun>(?:19|20)\d\d)\b|\s+(?P<bare>(?:19|20)\d\d)(?=\s*[:=]))?\s*[:=]?\s*"
    rf"(?P<target>{_SIGN}\d(?:[^,;:()]|,(?=\d)){{0,40}}(?:\([^()]{{1,20}}\))?|[A-Z]{{1,3}}(?:\s*\([\d.,]+\))?)\s*[)\]]?\.?",
    re.IGNORECASE | re.DOTALL,
)
_EQUALS = re.compile(
    rf"(?P<name>.*[A-Za-z)])\s*(?:=|:(?!\s*(?:19|20)\d\d\s*$))\s*"
    rf"(?P<target>{_SIGN}\d[\d.,]*\s*(?:%|[A-Za-z][A-Za-z /-]{{0,30}})?)",
    re.DOTALL,
)


def parted(text: str) -> tuple[str, Periode | None, str]:
    """Return the name of an indikator, and the target printed behind it with its period; no period without one.

    >>> parted("Cakupan imunisasi (target 95%)")[::2], parted("Jumlah laporan, target tahun 2024: 12 buah")[1].tahun
    (('Cakupan imunisasi', '95%'), 2024)
    >>> parted("Persentase program, target dan realisasi 5 tahun")[1:], parted("Jumlah laporan = 12 laporan")[2]
    ((None, ''), '12 laporan')
    """
    match = _TARGET.fullmatch(text.strip())
    if match is not None:
        year = match["tahun"] or match["bare"]
        period = Periode("target", int(year) if year else None, None)
        return match["name"].strip(), period, match["target"].strip()
    match = _EQUALS.fullmatch(text.strip())
    if match is not None:
        return match["name"].strip(), Periode("target", None, None), match["target"].strip()
    return text, None, ""
