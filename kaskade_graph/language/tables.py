"""The word lists of ``data/bahasa/``, each read once: see the note beside them for what they are."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from typing import Any

from kaskade_graph import resources


@cache
def baku() -> dict[str, str]:
    """Return the non-standard forms and the standard form of each, folded."""
    return _pairs("baku.csv")


@cache
def singkatan() -> dict[str, str]:
    """Return the abbreviations of government administration and what they stand for, folded."""
    return _pairs("singkatan.csv")


@cache
def istilah() -> frozenset[str]:
    """Return the words of administration and the loanwords that a list of root words lacks, folded."""
    return frozenset((resources.bahasa() / "istilah.txt").read_text(encoding="utf-8").split())


@cache
def kelompok(nama: str) -> frozenset[str]:
    """Return a group of words of ``kelompok.toml``, folded; a phrase has its words joined by spaces."""
    return frozenset(w.replace("_", " ") for w in _groups()[nama].split())


@cache
def bagian(nama: str) -> dict[str, str]:
    """Return a section of ``kelompok.toml``: ``kelas``, ``ukuran``, ``sepadan``, ``ringkas`` ..."""
    return dict(_groups()[nama])


@cache
def menurut_kata(nama: str) -> dict[str, str]:
    """Return a section turned round: each word of it, and the group that holds it."""
    return {word: group for group, words in bagian(nama).items() for word in words.split()}


@cache
def sumbu() -> dict[str, tuple[str, str]]:
    """Return the words that exclude others, each with its axis and its side there.

    >>> sumbu()["terpelihara"], sumbu()["tersedia"]
    (('barang', 'pelihara'), ('barang', 'sedia'))
    """
    axes: dict[str, dict[str, str]] = _groups()["sumbu"]
    return {
        w: (axis, side)
        for axis, sides in axes.items()
        for side, words in sides.items()
        for w in words.split()
    }


@cache
def _groups() -> dict[str, Any]:
    return tomllib.loads((resources.bahasa() / "kelompok.toml").read_text(encoding="utf-8"))


def _pairs(name: str) -> dict[str, str]:
    with (resources.bahasa() / name).open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        return {row[0]: row[1] for row in rows}
