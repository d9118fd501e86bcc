"""Lines of a drawn table as rows: which line begins a row, and which goes on with the cells above it.

A line begins a row when it fills a column whose cells take one line (code, number, unit, figure) again. Where it
fills none, it goes on with the row above; only in a table that breaks no cell is every line a row. What
contradicts itself is marked as doubtful, or refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.document import Cell, Line
from kaskade_graph.importers.lexer import Kind
from kaskade_graph.importers.lookahead import MEASURE
from kaskade_graph.importers.matrix_cells import label_of
from kaskade_graph.importers.matrix_columns import Columns, Row, cell_text, columns
from kaskade_graph.importers.sheets.columns import KOLOM, NAMA
from kaskade_graph.importers.sheets.layout import TINGKAT_KATA
from kaskade_graph.text import fold

SAVE_AS = Teks(
    "Buka dokumennya di Word atau Excel dan simpan tabelnya sebagai XLSX atau teks yang dipisah tab, atau isi "
    "templat (kaskade template).",
    "Open the document in Word or Excel and save the table as XLSX or as tab-separated text, or fill in the "
    "template (kaskade template).",
)
TITLE_LINES = 5
"""Over how many lines titles are looked for."""
_ANCHORS = frozenset({"nomor", "kode", "tingkat", "id"})
_FIGURES = frozenset({"satuan", "target", "realisasi", "pagu"})
_WORDS = frozenset(word for k in KOLOM for name in (k.judul, *k.lain) for word in fold(name).split())
_YEAR = re.compile(r"(?:19|20)\d\d|tw|i{1,3}|iv", re.I)
_SLACK = 0.85
"""A first word that would have left the line above shorter than this share of its column was not wrapped."""
_FEW_LINES = 4
"""Up to so many lines of rows whose cells begin late are doubtful, more are refused."""
_LOWER_ROWS = 0.2
"""More rows than this share beginning in mid-sentence: the lines were not told apart."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of a table cut into cells, None where blank; ``group`` counts the borders (or blank lines) before."""

    cells: tuple[Line | None, ...]
    group: int
    line: Line

    @property
    def texts(self) -> list[str]:
        """The text of each cell, empty where blank."""
        return [cell.text if cell else "" for cell in self.cells]


@dataclass(slots=True)
class Doubts:
    """Lines whose reading is not certain, with the reason."""

    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: Line, why: str) -> None:
        """Mark one line."""
        if line.line is not None:
            self.found.append((line.line, why))


def title_lines(strips: Sequence[Strip]) -> int:
    """Return how many lines the titles at the beginning of ``strips`` take, 0 when there are none.

    Further lines belong to the titles while they hold nothing but words of titles ("Kegiatan", "Data", "2022").
    """
    best = 0
    for count in range(1, min(TITLE_LINES, len(strips)) + 1):
        added = strips[count - 1]
        if added.group != strips[0].group or (count > 1 and not _title_words(added)):
            break
        if best and any(
            _YEAR.fullmatch(t) and not a for t, a in zip(added.texts, strips[0].texts, strict=False)
        ):
            break  # a row of years under one title
        if _known(tuple(cell_text(cell) for cell in row_of(strips[:count]))):
            best = count
        elif best:
            break
    return best


@lru_cache(maxsize=1024)
def _known(titles: tuple[str, ...]) -> bool:
    return columns([tuple(Cell((Line(text),)) if text else Cell() for text in titles)]) is not None


def _title_words(strip: Strip) -> bool:
    return all(word in _WORDS or _YEAR.fullmatch(word) for text in strip.texts for word in fold(text).split())


def row_of(strips: Sequence[Strip]) -> Row:
    """Put the lines of one row together, cell by cell."""
    width = max(len(s.cells) for s in strips)
    return tuple(
        Cell(tuple(cell for s in strips if n < len(s.cells) and (cell := s.cells[n]) is not None))
        for n in range(width)
    )


def join(strips: Sequence[Strip], titles: int, bordered: bool, doubts: Doubts, berkas: str) -> list[Row]:
    """Return the rows of a table whose first ``titles`` strips are its titles; ``bordered`` says that borders,
    and not blank lines, separate its groups.

    Raises InputError when rows begin in mid-sentence, as they do where short cells stand in the middle of
    high rows.
    """
    head, found, lower = _titles(strips, titles)
    rows = _Joiner(found, strips[titles + len(lower) :], bordered, doubts).rows(berkas)
    _require_sentences(rows, found, doubts, berkas)
    return [head, *lower, *rows]


def without_tail(strips: Sequence[Strip], titles: int) -> list[Strip]:
    """Leave off what stands below a table, set apart by a blank line and without any code or figure."""
    _, found, lower = _titles(strips, titles)
    once = [n for n, c in enumerate(found) if c and _once(c.kunci)]
    first = titles + len(lower)
    rows = (n for n in range(first, len(strips)) if any(t and len(t) < 30 for t in _texts(strips[n], once)))
    last = max(rows, default=len(strips) - 1 if not once else first - 1)
    end = next((n for n in range(last, len(strips)) if strips[n].group != strips[last].group), len(strips))
    return list(strips[:end])


def _titles(strips: Sequence[Strip], titles: int) -> tuple[Row, Columns, list[Row]]:
    """The titles as one row, what they mean, and a second row of them: years, numbers of columns."""
    head, below = row_of(strips[:titles]), [row_of([s]) for s in strips[titles : titles + 1] if s.cells]
    found = columns([head, *below]) or columns([head])
    assert found is not None, "titles were told by this"
    return head, found[0], below[: found[1] - 1]


def _texts(strip: Strip, among: Sequence[int]) -> list[str]:
    return [strip.texts[n] for n in among if n < len(strip.cells)]


def _once(kunci: str) -> bool:
    return kunci in _ANCHORS or kunci in _FIGURES or kunci.startswith("kode")


class _Joiner:
    def __init__(self, found: Columns, strips: Sequence[Strip], bordered: bool, doubts: Doubts) -> None:
        self.strips, self.bordered, self.doubts = strips, bordered, doubts
        kunci = [c.kunci if c else "" for c in found]
        self.anchors = [n for n, k in enumerate(kunci) if k in _ANCHORS or k.startswith("kode")]
        self.once = [*self.anchors, *(n for n, k in enumerate(kunci) if k in _FIGURES)]
        self.keys = [n for n, k in enumerate(kunci) if k == "indikator" or k == "nama" or k in NAMA]
        self.measures = [n for n, k in enumerate(kunci) if k == "indikator"]
        self.kunci = kunci
        self.width = [self._width(n) for n in range(len(kunci))]
        self.told = {s.group for s in strips if self._filled(s, self.once)}
        self.grouped = self._grouped()
        self.wrapped = any(self._only_goes_on(a, b) for a, b in pairwise(strips))

    def rows(self, berkas: str) -> list[Row]:
        """Return the rows; raises InputError when cells do not begin on the first line of their row."""
        groups: list[list[Strip]] = []
        for strip in self.strips:
            row = groups[-1] if groups else []
            if not row or not self.wrapped or self._begins(strip, row):
                groups.append([strip])
                continue
            if self._another_measure(strip, row):
                self.doubts.add(strip.line, "mungkin indikator lain di sel yang sama")
            row.append(strip)
        self._require_tops(groups, berkas)
        return [row_of(row) for row in groups]

    def _require_tops(self, groups: list[list[Strip]], berkas: str) -> None:
        """Where no borders tell rows, a cell that begins late or has a gap may be of the row below."""
        torn: list[Strip] = []
        for n, row in enumerate(groups):
            alone = self.bordered and (n == 0 or groups[n - 1][-1].group != row[0].group)
            headless = n == 0 and bool(self.once) and not self._filled(row[0], self.once)
            if not alone and (headless or any(map(_late, zip(*(s.cells for s in row), strict=True)))):
                torn += row
        if torn and (len(torn) > _FEW_LINES or torn[0] is groups[0][0]):
            raise refused(
                berkas,
                torn[0].line,
                "isi sel tidak dimulai di baris pertama barisnya",
                "cells do not begin on the first line of their row",
            )
        for strip in torn:
            self.doubts.add(strip.line, "mungkin isi baris tabel di bawahnya")

    def _another_measure(self, strip: Strip, row: list[Strip]) -> bool:
        """Whether a further line of indikator begins as another one would."""
        further = [n for n in self._filled(strip, self.measures) if any(s.cells[n] for s in row)]
        return any(strip.texts[n][:1].isupper() and MEASURE.match(strip.texts[n]) for n in further)

    def _width(self, n: int) -> int:
        """How wide a column is: by its lines of several words, as a long word alone may be wider."""
        texts = [s.texts[n] for s in self.strips if n < len(s.cells)]
        return max((len(t) for t in texts if " " in t), default=max(map(len, texts), default=0))

    def _filled(self, strip: Strip, among: list[int]) -> list[int]:
        return [n for n in among if n < len(strip.cells) and strip.cells[n]]

    def _grouped(self) -> bool:
        """Whether borders or blank lines stand between all rows, so that no group has two of them."""
        if self.bordered:
            return len({s.group for s in self.strips}) > 1
        numbers = [n for n in self.anchors if self.kunci[n] != "tingkat"] or self.anchors
        anchored = [s.group for s in self.strips if self._filled(s, numbers)]
        groups = {s.group for s in self.strips}
        return len(groups) > 1 and len(anchored) > 1 and len(anchored) == len(set(anchored))

    def _only_goes_on(self, before: Strip, strip: Strip) -> bool:
        """Whether a line cannot be a row of its own."""
        if self._filled(strip, self.once):
            return False
        if self.bordered and self.grouped and strip.group == before.group and self.once:
            return True
        keys = self._filled(strip, self.keys)
        return not keys or any(strip.texts[n][:1].islower() for n in keys)

    def _begins(self, strip: Strip, row: list[Strip]) -> bool:
        once, keys = self._filled(strip, self.once), self._filled(strip, self.keys)
        within = self._within(strip, row)
        if self.grouped and not within and (self.bordered or strip.group in self.told):
            return True
        above = {n: " ".join(filter(None, (s.texts[n] for s in row))) for n in {*once, *keys}}
        fresh = [n for n in once if not above[n]]
        if any(above[n] and self._again(n, above[n], strip) for n in once):
            return True
        if any(n in self.anchors for n in fresh) and not within:
            return True
        if any(above[n].count("(") > above[n].count(")") for n in keys):
            return False
        if not within and any(self._labelled(strip.cells[n]) for n in keys):
            return True
        if not keys or within or any(strip.texts[n][:1].islower() for n in keys):
            return False
        return bool(fresh) or self._had_room(strip, row)

    def _within(self, strip: Strip, row: list[Strip]) -> bool:
        return self.grouped and strip.group == row[0].group

    def _again(self, n: int, above: str, strip: Strip) -> bool:
        """Whether a short cell is another one, and not the rest: "7.01.01.2." / "06.04", "Sub" / "Kegiatan"."""
        text = strip.texts[n]
        if self.kunci[n] == "tingkat":
            apart = fold(above) in TINGKAT_KATA and fold(text) in TINGKAT_KATA
            return apart or fold(f"{above} {text}") not in TINGKAT_KATA
        if n in self.anchors:
            broken = above.endswith(".") and "." in above[:-1]
            return not broken or text.startswith(above.split(".")[0] + ".")
        return not (text[:1].islower() or above.endswith(("/", "-", ".")))

    def _labelled(self, cell: Line | None) -> bool:
        label = label_of(Cell((cell,))) if cell else None
        return label is not None and label.kind is Kind.HEAD and bool(re.search(r"\d|[:=]", label.text))

    def _had_room(self, strip: Strip, row: list[Strip]) -> bool:
        """Whether each cell begins although there was room for it on the line above; doubtful either way."""
        near: list[bool] = []
        for n in self._filled(strip, [n for n in range(len(self.kunci)) if n not in self.once]):
            above = next((s.texts[n] for s in reversed(row) if s.cells[n]), "")
            length = len(above) + 1 + len(strip.texts[n].split()[0])
            near.append(length <= _SLACK * self.width[n])
        if all(near):
            self.doubts.add(strip.line, "mungkin lanjutan baris tabel di atasnya, bukan baris baru")
        elif any(near):
            self.doubts.add(strip.line, "mungkin baris tabel yang baru, bukan lanjutan baris di atasnya")
        return all(near)


def _late(cells: tuple[Line | None, ...]) -> bool:
    """Whether the lines of one cell are not the first ones of its row, or not all together."""
    filled = [cell is not None for cell in cells]
    return filled != sorted(filled, reverse=True)


def _require_sentences(rows: list[Row], found: Columns, doubts: Doubts, berkas: str) -> None:
    """Refuse rows that begin in mid-sentence, or doubt a few: their lines were perhaps shared out wrongly."""
    keys = [n for n, c in enumerate(found) if c and c.kunci in ("indikator", "nama", *NAMA, "sasaran")]
    first = [[row[n].lines[0] for n in keys if n < len(row) and row[n].lines] for row in rows]
    torn = [n for n, cells in enumerate(first) if any(c.text[:1].islower() for c in cells)]
    if len(torn) > 1 and len(torn) > _LOWER_ROWS * len(rows):
        line = first[torn[0]][0]
        raise refused(berkas, line, "baris tabel dimulai di tengah kalimat", "a row begins in mid-sentence")
    for line in {
        li for n in torn for row in rows[max(0, n - 1) : n + 1] for cell in row for li in cell.lines
    }:
        doubts.add(line, "baris tabel dimulai di tengah kalimat")


def refused(berkas: str, line: Line, why: str, why_en: str) -> InputError:
    """Return the error that a table cannot be cut with certainty."""
    return InputError(
        Teks(
            f"{berkas}: baris {line.line}: {why}, sehingga isi tabel tidak dapat dibagi dengan pasti",
            f"{berkas}: line {line.line}: {why_en}, so that the table cannot be cut with certainty",
        ),
        SAVE_AS,
    )
