"""What names and formulas prove of two indikator, term by term.

One formula under two names is one metric, unless the names are known to say different things; two formulas that
count different things are two metrics, however alike the names; a name that says more than the other is another
metric, unless the formula shows that it only says it at more length.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kaskade_graph.errors import Teks
from kaskade_graph.language import lexicon, terms
from kaskade_graph.language.terms import Isi, Sisa


class LinkEvidence(StrEnum):
    """What the evidence says."""

    SAMA = "sama"
    LAIN = "lain"
    TERBUKA = "terbuka"
    """Neither: no formula on one side, or too little in it."""


@dataclass(frozen=True, slots=True)
class Rumusan:
    """What name, numerator and denominator of an indikator say; None for what it does not have."""

    nama: Isi
    atas: Isi | None = None
    bawah: Isi | None = None


@dataclass(frozen=True, slots=True)
class Timbangan:
    """The evidence and its reason; ``nama`` and ``rumus`` are what is left when they are held together."""

    bukti: LinkEvidence
    nama: Sisa
    rumus: Sisa | None
    alasan: Teks | None = None


def weigh(a: Rumusan, b: Rumusan) -> Timbangan:
    """Return what names and formulas of two indikator prove."""
    names = terms.compare(a.nama, b.nama)
    formulas = _formulas(a, b)
    if formulas is None:
        return Timbangan(LinkEvidence.TERBUKA, names, None)
    if formulas.same and (names.same or len(formulas.bersama) >= _ENOUGH):
        return Timbangan(LinkEvidence.SAMA, names, formulas, Teks("rumusnya sama", "one formula"))
    if names.same and _other_whole(a.bawah, b.bawah):
        return Timbangan(LinkEvidence.LAIN, names, formulas, Teks("penyebutnya lain", "another denominator"))
    if formulas.same or names.same:
        return Timbangan(LinkEvidence.TERBUKA, names, formulas)
    return Timbangan(LinkEvidence.LAIN, names, formulas, _apart(names, formulas))


_OUT_OF = "dibagi"
_ENOUGH = 2
"""Telling terms in common from which a formula tells which indikator it belongs to."""


def _other_whole(a: Isi | None, b: Isi | None) -> bool:
    """Whether two denominators count different things, both known to the lexicon."""
    if a is None or b is None or not a.head or not b.head:
        return False
    left, known = terms.compare(a, b), lexicon.leksikon()
    heads = known.get(a.head), known.get(b.head)
    return bool(left.satu and left.lain) and None not in heads and a.head in left.satu and b.head in left.lain


def _formulas(a: Rumusan, b: Rumusan) -> Sisa | None:
    if a.atas is None or b.atas is None:
        return None
    top = terms.compare(a.atas, b.atas)
    if a.bawah is None or b.bawah is None:
        if a.bawah is b.bawah:
            return top
        return Sisa((*top.satu, _OUT_OF), top.lain, top.bersama)
    below = terms.compare(_whole(a.bawah), _whole(b.bawah))
    return Sisa(
        tuple(dict.fromkeys((*top.satu, *below.satu))),
        tuple(dict.fromkeys((*top.lain, *below.lain))),
        top.bersama | below.bersama,
    )


def _whole(below: Isi) -> Isi:
    """What a denominator says: where it is nothing but days or people, it is that it is these."""
    return below if below.kuat else Isi(below.kunci, frozenset(), below.kata)


def _apart(names: Sisa, formulas: Sisa) -> Teks:
    said = next((w for s in (names, formulas) for w in (*s.satu, *s.lain)), "")
    if not said:
        return Teks("tidak ada yang sama pada nama dan rumusnya", "names and formulas have nothing in common")
    return Teks(f"hanya satu yang menyebut “{said}”", f"only one says “{said}”")
