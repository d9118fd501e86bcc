"""Text outside the tables of a cascade, and rows in them that are no data: structure, unless it names an element.

What is of a cascade by itself, an official name or a code of the nomenclature, is not passed over: it is unread.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from itertools import groupby

from kaskade_graph.importers.blocks import Block, Boxes, Cell, Paragraph
from kaskade_graph.importers.tables import stitch
from kaskade_graph.importers.tables.headings.columns import MEASURE
from kaskade_graph.importers.tables.headings.segments import Segment
from kaskade_graph.importers.tables.ledger import Fate, Ledger, Source
from kaskade_graph.importers.tables.lines.prose import Line
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.tables.rows.bodies import Kind
from kaskade_graph.importers.tables.rows.lay import Row

_A_CODE = re.compile(r"(?<![\d.])\d\.\d{2}\.\d{2}(?!\d)(?:\.\d(?:\.\d{2}(?:\.\d{2,5})?)?)?(?!\d)")
"""A code of the nomenclature anywhere in a text: what it stands in is of a cascade."""
_COLUMNS = re.compile(r"\s{2,}|\t|\||(?=\bRp\.?\s*\d)")
_ACTIVITY = re.compile(r"(?:program|(?:sub )?kegiatan) \S", re.IGNORECASE)
_RUPIAH = re.compile(r"\bRp\.?\s*")
_SUM = re.compile(r"Rp\.?\s*\d[\d.]*(?:,\d\d|,-)?")
_FIGURES = re.compile(r"(?<!\S)(?:\d[\d.,]*%?\s+){2,}\d[\d.,]*%?(?!\S)")
"""Figures behind one another: what is left of a row of a table."""
_FEWEST = 3
_WORD = re.compile(r"\w")
_NUMBER = re.compile(r"\d+")
_FURNITURE = 3
"""A line that comes so often, but for the number in it, is a caption ("Lembar Indikator 03"), unless it
gives a value ("Angka Rencana : 96")."""
_BETWEEN = "teks di antara unsur kaskade, tidak dipilah"
_COLUMN = "kolom tanpa judul yang dikenali, di baris yang menamai unsur"
_OFFICIAL = "nama atau kode resmi di luar tabel yang dikenali"


class Outside:
    """Accounts for what is outside our tables."""

    def __init__(self, register: Register, ledger: Ledger) -> None:
        self.register, self.ledger = register, ledger

    def table(self, segment: Segment) -> None:
        """Account for another table with headings of its own."""
        self.rows([*segment.heads, *segment.rows, *segment.repeated])

    def rows(self, rows: Iterable[Row]) -> None:
        """Account for the rows of another table."""
        for row in rows:
            for piece in row.own():
                if self._of_a_cascade(piece.text):
                    self.ledger.unread(piece.cells, _OFFICIAL, body=False)
                else:
                    self.ledger.structure(piece.cells, "tabel lain")

    def apart(self, rows: Iterable[Row]) -> None:
        """Account for rows of grids without headings: one that measures, with its figure, is of a table."""
        for row in rows:
            own = row.own()
            measured = any(MEASURE.match(p.value) for p in own) and any(names.is_figure(p.value) for p in own)
            if len(own) >= _FEWEST and measured and all(map(self.ledger.is_passed, row.cells())):
                self.ledger.unread(row.cells(), "baris tabel tanpa judul kolom")

    def between(self, blocks: Iterable[Block], tables: Container[int]) -> None:
        """Tell what stands between the first and the last fact of a stretch of text, and became nothing: it is of the
        cascade, in a form that is not read. ``tables`` are the grids (by ``id``) that were read by their headings;
        beside a fact on the row of a grid that was not, other cells are columns that were lost."""
        for is_text, found in groupby(blocks, key=lambda b: isinstance(b, Paragraph) or id(b) not in tables):
            texts = [b for b in found if not isinstance(b, Boxes)] if is_text else []
            entries = [self.ledger.entry(source) for b in texts for source in _texts(b)]
            facts = [i for i, e in enumerate(entries) if e.fate is Fate.FACT]
            rows = {_row_of(e.source) for e in entries if e.fate is Fate.FACT} - {None}
            open_ = [e for e in entries[facts[0] : facts[-1] + 1] if e.fate is None] if facts else []
            often = Counter(_NUMBER.sub("#", e.source.text) for e in open_)
            for entry in open_:
                lost = _row_of(entry.source) in rows
                said = entry.source.text
                if not lost and ":" not in said and often[_NUMBER.sub("#", said)] >= _FURNITURE:
                    self.ledger.structure((entry.source,), "judul yang berulang")
                elif _WORD.search(said):
                    self.ledger.unread((entry.source,), _COLUMN if lost else _BETWEEN, body=lost)

    def prose(self, lines: Iterable[Line]) -> None:
        """Account for lines that say nothing of a cascade in the form that is read."""
        for line in lines:
            if self._of_a_cascade(line.text):
                self.ledger.unread((line.source,), _OFFICIAL, body=False)
            elif self.ledger.is_open(line.source):
                self.ledger.structure((line.source,), "teks di luar tabel")

    def row(self, row: Row, kind: Kind) -> None:
        """Account for a row of one of our tables that is no data: a total, a note, a signature."""
        for piece in row.own():
            name = names.split_name(piece.text)
            if kind in (Kind.NOTE, Kind.SIGNATURE) and (name.code or self.register.level(name.text)):
                self.ledger.unread(piece.cells, "nama atau kode resmi di dalam catatan")
            else:
                self.ledger.structure(piece.cells, kind.value)

    def _of_a_cascade(self, text: str) -> bool:
        """Whether a text names something of a cascade, in columns of spaces too: by its code, its official name, or
        the word of its level beside a sum."""
        if _A_CODE.search(text) or self.register.level(names.split_name(text).text):
            return True
        if MEASURE.search(text) and _FIGURES.search(text):
            return True
        parts = [p.strip() for p in _COLUMNS.split(_RUPIAH.sub("Rp ", text.strip())) if p.strip()]
        if len(parts) < 2:
            return False
        sums = any(_SUM.fullmatch(p) for p in parts)
        found = map(names.split_name, parts)
        return any(self.register.level(n.text) or (sums and _ACTIVITY.match(n.text)) for n in found)


def is_other_table(rows: list[Row]) -> bool:
    """Whether rows are a table of their own: headings of three columns or more, and rows of that shape."""
    if len(rows) < 2 or not stitch.looks_like_headings(rows):
        return False
    width = len(rows[0].own())
    return width > 2 and sum(len(r.own()) >= width - 1 for r in rows[1:]) * 2 >= len(rows) - 1


def _texts(block: Block) -> list[Source]:
    """Return the paragraph, or the cells of a grid in reading order, that hold a text."""
    found: list[Source] = [block] if isinstance(block, Paragraph) else list(block.cells)
    return [source for source in found if source.text.strip()]


def _row_of(source: Source) -> tuple[int | None, int | None, str | None, int] | None:
    """Return which row of which grid a cell stands in, None for a paragraph."""
    spot = source.spot
    return (spot.line, spot.page, spot.sheet, source.row) if isinstance(source, Cell) else None
