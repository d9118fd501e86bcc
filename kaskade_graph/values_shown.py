"""A value of the model as people read it."""

from __future__ import annotations

from kaskade_graph import scales
from kaskade_graph.model import Nilai
from kaskade_graph.text import number


def said(nilai: Nilai) -> str:
    """Return a value as people read it: a plain number as Indonesian documents write it, else as printed.

    >>> from decimal import Decimal
    >>> said(Nilai("x", Decimal("1250.5"), 2021)), said(Nilai("x", None, 2021, tercetak="≤ 5"))
    ('1.250,5', '≤ 5')
    """
    grade = scales.by_iri(nilai.peringkat) if nilai.peringkat else None
    if nilai.nilai is not None:
        return f"{number(nilai.nilai)} ({grade.nama})" if grade else number(nilai.nilai)
    if nilai.tercetak is not None:
        return nilai.tercetak
    if nilai.pembilang is not None and nilai.penyebut is not None:
        return f"{number(nilai.pembilang)}:{number(nilai.penyebut)}"
    low, high = nilai.batas_bawah, nilai.batas_atas
    if low is not None and high is not None:
        return f"{number(low)}-{number(high)}"
    if low is not None:
        return f"{'>' if nilai.batas_terbuka else '≥'} {number(low)}"
    if high is not None:
        return f"{'<' if nilai.batas_terbuka else '≤'} {number(high)}"
    return grade.nama if grade else "?"


def with_unit(nilai: Nilai, satuan: str | None = None) -> str:
    """Return a value with its unit, ``satuan`` where it has none of its own; a unit printed with it once.

    >>> with_unit(Nilai("x", None, 2021, "hari", tercetak="≤ 5 hari"))
    '≤ 5 hari'
    """
    text, unit = said(nilai), " ".join((nilai.satuan or satuan or "").split())
    beside = not unit or (nilai.nilai is None and text.casefold().endswith(unit.casefold()))
    return text if beside or nilai.peringkat else f"{text} {unit}"
