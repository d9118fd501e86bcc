"""The titles of a matrix table: which row they are, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kaskade_graph.importers import labels
from kaskade_graph.importers.document import Cell
from kaskade_graph.importers.lexer import official_level
from kaskade_graph.importers.sheets.columns import NAMA, SASARAN, Periode
from kaskade_graph.importers.sheets.guess_words import arti
from kaskade_graph.importers.values import split_number
from kaskade_graph.model import Jenis
from kaskade_graph.text import fold, squeeze

Row = tuple[Cell, ...]
_OWN = {
    "penjelasan": "penjelasan",
    "mendukung": "dukungan",
    "mendukung sasaran": "dukungan",
    "induk": "dukungan",
    "sasaran yang didukung": "dukungan",
}
_TITLE_LONGEST = 60
_LOOKED_AT = 40
LOOKED_AT = _LOOKED_AT + 2
"""How many rows, titles and what stands below them, :func:`columns` looks at."""
_LOWER_TITLE = re.compile(
    r"(?:19|20)\d\d|t(?:ri)?\s*w(?:ulan)?\s*\w{1,3}|i{1,3}|iv|target|realisasi|\(?\d{1,2}\)?|rp\.?|satuan",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds: ``kunci`` as in the template of workbooks, ``jenis`` the level that it is of."""

    kunci: str
    title: str
    jenis: Jenis | None = None
    periode: tuple[int | None, int | None] | None = None


Columns = tuple[Column | None, ...]


def columns(rows: Sequence[Row]) -> tuple[Columns, int] | None:
    """Return the columns of a matrix whose titles begin ``rows``, and how many rows the titles take.

    None when the first row is not the titles of one: there must be indikator, and a column that names
    activities.
    """
    first = [cell_text(cell) for cell in rows[0]]
    if sum(bool(t) for t in first) < 3 or any(len(t) > _TITLE_LONGEST for t in first):
        return None
    used, parts = 1, [[t] if t else [] for t in first]
    if len(rows) > 1 and _lower(rows[1], rows[0]):
        used = 2
        parts = _two_rows(parts, [cell_text(cell) for cell in rows[1]])
    found = tuple(_column(p) for p in parts)
    found = _with_names(found, [[cell_text(c) for c in row] for row in rows[used : used + _LOOKED_AT]])
    kinds = {c.kunci for c in found if c is not None}
    names = kinds & {"nama", "program", "kegiatan", "sub_kegiatan"}
    known = sum(c is not None for c in found)
    if "indikator" not in kinds or not names or known * 3 < sum(bool(p) for p in parts) * 2:
        return None
    return _with_levels(found), used


def cell_text(cell: Cell) -> str:
    """The text of a cell; a dash says that there is none."""
    text = squeeze(" ".join(labels.TAG.sub(" ", line.text) for line in cell.lines))
    return text if text.strip(" -–—.") else ""


def _lower(row: Row, above: Row) -> bool:
    texts = [(cell_text(cell)) for cell in row]
    filled = [t for t in texts if t]
    return bool(filled) and all(_LOWER_TITLE.fullmatch(t) for t in filled) and len(row) <= len(above) + 12


def _two_rows(upper: list[list[str]], lower: list[str]) -> list[list[str]]:
    """Join two rows of titles; an upper title goes on over the empty cells to its right."""
    out: list[list[str]] = []
    last: list[str] = []
    for n in range(max(len(upper), len(lower))):
        own = upper[n] if n < len(upper) else []
        below = lower[n] if n < len(lower) else ""
        last = own or last
        if re.fullmatch(r"\(?\d{1,2}\)?", below):
            below = ""  # columns that are merely counted
        out.append([*last, below] if below else own)
    return out


def _with_names(found: Columns, rows: list[list[str]]) -> Columns:
    """A column of names under an unknown title is told by the official names in it."""
    named = {"nama", *NAMA}
    if any(c is not None and c.kunci in named - {"sasaran_strategis", "tujuan"} for c in found):
        return found
    for n, column in enumerate(found):
        if column is not None:
            continue
        official = [official_level(split_number(row[n])[2]) for row in rows if n < len(row) and row[n]]
        if sum(o is not None for o in official) > max(2, len(official) // 2):
            return (*found[:n], Column("nama", "nama"), *found[n + 1 :])
    return found


def _column(parts: list[str]) -> Column | None:
    if not parts:
        return None
    title = " ".join(parts)
    words = fold(title)
    if words in _OWN:
        return Column(_OWN[words], title)
    if re.match(r"(?:rumus|formula|cara)\b", words):
        return Column("formulasi", title)
    meaning = arti(parts)
    if meaning is None:
        return None
    if isinstance(meaning.kunci, Periode):
        return Column(meaning.kunci.jenis, title, periode=(meaning.kunci.tahun, meaning.kunci.triwulan))
    if meaning.kunci in ("target", "realisasi"):
        return Column(meaning.kunci, title, periode=(None, None))
    jenis = NAMA.get(meaning.tingkat or "") or NAMA.get(meaning.kunci) or SASARAN.get(meaning.kunci)
    return Column(meaning.kunci, title, jenis)


def _with_levels(found: Columns) -> Columns:
    """Where levels have columns of their own, give each sasaran and indikator the level to its left."""
    shared = any(c is not None and c.kunci == "nama" for c in found)
    out: list[Column | None] = []
    left: Jenis | None = None
    for column in found:
        if column is None or shared:
            out.append(column)
            continue
        if column.kunci == "sasaran":
            kunci = "sasaran" if left is not None and left.sasaran else "sasaran_strategis"
            column = Column(kunci, column.title, left if kunci == "sasaran" else Jenis.SASARAN_STRATEGIS)
        if column.kunci in NAMA:
            left = NAMA[column.kunci]
        elif column.kunci == "indikator" and column.jenis is None:
            column = Column("indikator", column.title, left)
        out.append(column)
    return tuple(out)
