"""Findings for people at a terminal: grouped by element, in the order of the cascade."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from kaskade_graph.audit.finding import Bukti, Hasil, Keparahan, Temuan, count
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.text import shown, squeeze

_COLOUR = {Keparahan.ERROR: "31", Keparahan.WARNING: "33", Keparahan.INFO: "36"}
_SHOWN = 3
"""How many places a finding shows here; the other formats have them all."""
_KONDISI, _AKIBAT, _REKOMENDASI, _KRITERIA = (
    Teks("Kondisi", "Condition"),
    Teks("Akibat", "Effect"),
    Teks("Rekomendasi", "Recommendation"),
    Teks("Kriteria", "Criterion"),
)


def to_text(hasil: Sequence[Hasil], lang: Lang, *, width: int = 100, color: bool = False) -> str:
    """Return the findings of several cascades as text of at most ``width`` columns (60 at least)."""
    width = max(width, 60)
    lines: list[str] = []
    for one in hasil:
        lines += _cascade(one, lang, width, color)
    return "\n".join(lines) + "\n"


def _cascade(hasil: Hasil, lang: Lang, width: int, color: bool) -> Iterator[str]:
    title = f"{hasil.unit} {hasil.tahun} ({hasil.versi})"
    yield _paint(shown(title), "1", color)
    yield ", ".join(f"{n} {kind}" for kind, n in hasil.isi.items())
    yield ""
    for _, group in groupby(hasil.temuan, key=lambda t: t.unsur):
        findings = list(group)
        yield from _element(findings[0], lang, width, color)
        for temuan in findings:
            yield from _finding(temuan, lang, width, color)
    yield from _summary(hasil, lang, color)


def _element(temuan: Temuan, lang: Lang, width: int, color: bool) -> Iterator[str]:
    if not temuan.jalur:
        heading = Teks("Seluruh dokumen", "The whole document").pick(lang)
    else:
        heading = temuan.jalur[-1].text(lang)
    for line in textwrap.wrap(shown(squeeze(heading)), width):
        yield _paint(line, "1", color)
    for step in temuan.jalur[-2:-1]:
        inside = Teks("dalam", "in").pick(lang)
        yield textwrap.shorten(f"  {inside} {shown(squeeze(step.text(lang)))}", width, placeholder=" ...")


def _finding(temuan: Temuan, lang: Lang, width: int, color: bool) -> Iterator[str]:
    sure = Teks("keyakinan", "certainty").pick(lang)
    certainty = "" if temuan.keyakinan >= 1 else f"  ({sure} {temuan.keyakinan:.0%})"
    severity = _paint(temuan.keparahan.teks.pick(lang), _COLOUR[temuan.keparahan], color)
    yield f"  {severity} {temuan.kode} {temuan.nama}{certainty}"
    for name, teks in (
        (_KONDISI, temuan.kondisi),
        (_KRITERIA, temuan.kriteria),
        (_AKIBAT, temuan.akibat),
        (_REKOMENDASI, temuan.rekomendasi),
    ):
        yield from _wrapped(name.pick(lang), teks.pick(lang), width)
    for bukti in temuan.bukti[:_SHOWN]:
        yield from _place(bukti, width)
    if len(temuan.bukti) > _SHOWN:
        more = len(temuan.bukti) - _SHOWN
        yield f"    ... {more} " + Teks("tempat lain", "other places").pick(lang)
    yield ""


def _wrapped(name: str, text: str, width: int) -> list[str]:
    indent = " " * 18
    return textwrap.wrap(
        shown(squeeze(text)), width, initial_indent=f"    {name + ':':<14}", subsequent_indent=indent
    )


def _place(bukti: Bukti, width: int) -> Iterator[str]:
    quotation = textwrap.shorten(shown(squeeze(bukti.kutipan)), max(width - 8, 40), placeholder=" ...")
    yield f"    {shown(bukti.tempat)}"
    if quotation:
        yield f"      > {quotation}"


def _summary(hasil: Hasil, lang: Lang, color: bool) -> Iterator[str]:
    found = count(hasil.temuan)
    parts = [_paint(f"{found[k.value]} {k.teks.pick(lang).lower()}", _COLOUR[k], color) for k in Keparahan]
    yield Teks("Ringkasan: ", "Summary: ").pick(lang) + ", ".join(parts)
    yield ""


def _paint(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
