"""The ordered scales on which targets are stated in words or letters: "BB", "WTP", "Level 3", "Sangat Baik".

They are data (``data/skala/skala.toml``); this module finds a grade by what is printed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kaskade_graph import resources
from kaskade_graph.errors import Teks
from kaskade_graph.text import fold
from kaskade_graph.vocab import UMUM_ID


@dataclass(frozen=True, slots=True)
class Peringkat:
    """One grade of a scale; ``urutan`` is higher for what is better, and means something within the scale alone.

    ``dari`` and ``sampai`` are the scores that it begins and ends at, where a regulation sets them.
    """

    skala: str
    kunci: str
    urutan: int
    tulisan: tuple[str, ...]
    dari: Decimal | None = None
    sampai: Decimal | None = None

    @property
    def iri(self) -> str:
        """The IRI of the SKOS concept."""
        return f"{skala_iri(self.skala)}/{self.kunci}"

    @property
    def nama(self) -> str:
        """How it is printed at its shortest."""
        return self.tulisan[0]


@dataclass(frozen=True, slots=True)
class Skala:
    """A scale with its grades, the best first; ``umum`` says that it is taken where nothing names another."""

    id: str
    judul: Teks
    sumber: str
    tentang: tuple[str, ...]
    umum: bool
    peringkat: tuple[Peringkat, ...]


def skala_iri(skala: str) -> str:
    """Return the IRI of a scale."""
    return f"{UMUM_ID}skala/{skala}"


@cache
def load() -> dict[str, Skala]:
    """Return all scales by their id, in the order of the file."""
    with resources.skala().open("rb") as stream:
        data = tomllib.load(stream)
    return {name: _skala(name, entry) for name, entry in data.items()}


def by_iri(iri: str) -> Peringkat | None:
    """Return the grade with this IRI, or None."""
    return _by_iri().get(iri)


def find(text: str, about: str = "") -> Peringkat | None:
    """Return the grade that ``text`` is, or None.

    ``about`` is what the value is of (the name of the indikator, its unit): a scale that it names comes before
    the common ones. A text that is a grade of several scales, none of them named and none common, is none.

    >>> find("BB", "Nilai AKIP Kecamatan").skala, find("BB").skala, find("level III").nama
    ('akip', 'huruf', 'Level 3')
    >>> find("Madya") is None, find("Madya", "Strata posyandu").skala
    (True, 'posyandu')
    """
    key = _key(text)
    found = _by_text().get(key, ())
    folded = f" {fold(about)} "
    for grade in found:
        if any(f" {word} " in folded for word in load()[grade.skala].tentang):
            return grade
    common = [grade for grade in found if load()[grade.skala].umum]
    if common:
        return common[0]
    return found[0] if len(found) == 1 else None


def same_text(text: str, grade: Peringkat) -> bool:
    """Say whether ``text`` is one of the ways in which ``grade`` is printed."""
    return _key(text) in {fold(t) for t in grade.tulisan}


_LEVEL = re.compile(r"(?:level|tingkat|lv|lvl)\s*(?P<angka>[0-5]|iv|v|i{1,3})")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_BEFORE = re.compile(
    r"^(?:(?:predikat|opini|kategori|peringkat|grade|kualifikasi|strata|status|nilai|mutu|akreditasi|bernilai)\s+)+"
)


def _key(text: str) -> str:
    folded = fold(text)
    bare = _BEFORE.sub("", folded)
    level = _LEVEL.fullmatch(bare)
    if level:
        return f"level {_ROMAN.get(level['angka'], level['angka'])}"
    return bare or folded


@cache
def _by_text() -> dict[str, tuple[Peringkat, ...]]:
    out: dict[str, list[Peringkat]] = {}
    for skala in load().values():
        for grade in skala.peringkat:
            for text in grade.tulisan:
                out.setdefault(fold(text), []).append(grade)
    return {text: tuple(found) for text, found in out.items()}


@cache
def _by_iri() -> dict[str, Peringkat]:
    return {grade.iri: grade for skala in load().values() for grade in skala.peringkat}


def _skala(name: str, entry: dict[str, object]) -> Skala:
    judul = entry["judul"]
    grades = entry["peringkat"]
    tentang = entry["tentang"]
    assert isinstance(judul, dict)
    assert isinstance(grades, list)
    assert isinstance(tentang, list)
    return Skala(
        name,
        Teks(judul["id"], judul["en"]),
        str(entry["sumber"]),
        tuple(tentang),
        bool(entry.get("umum")),
        tuple(_peringkat(name, grade) for grade in grades),
    )


def _peringkat(skala: str, grade: dict[str, object]) -> Peringkat:
    tulisan = grade["tulisan"]
    assert isinstance(tulisan, list)
    dari, sampai = (Decimal(str(grade[k])) if k in grade else None for k in ("dari", "sampai"))
    return Peringkat(skala, str(grade["kunci"]), int(str(grade["urutan"])), tuple(tulisan), dari, sampai)
