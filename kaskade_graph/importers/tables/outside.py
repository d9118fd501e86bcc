"""Text outside the tables of a cascade, and rows in them that are no data: structure, unless it names an element.

What is of a cascade by itself, an official name or a code of the nomenclature, is not passed over: it is unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kaskade_graph.importers.tables import names, stitch
from kaskade_graph.importers.tables.bodies import Kind
from kaskade_graph.importers.tables.columns import MEASURE
from kaskade_graph.importers.tables.lay import Row
from kaskade_graph.importers.tables.ledger import Ledger
from kaskade_graph.importers.tables.prose import Line
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.segments import Segment

_A_CODE = re.compile(r"(?<![\d.])\d\.\d{2}\.\d{2}(?!\d)(?:\.\d(?:\.\d{2}(?:\.\d{2,5})?)?)?(?!\d)")
"""A code of the nomenclature anywhere in a text: what it stands in is of a cascade."""
_COLUMNS = re.compile(r"\s{2,}|\t|\||(?=\bRp\.?\s*\d)")
_ACTIVITY = re.compile(r"(?:program|(?:sub )?kegiatan) \S", re.IGNORECASE)
_RUPIAH = re.compile(r"\bRp\.?\s*")
_SUM = re.compile(r"Rp\.?\s*\d[\d.]*(?:,\d\d|,-)?")
_FIGURES = re.compile(r"(?<!\S)(?:\d[\d.,]*%?\s+){2,}\d[\d.,]*%?(?!\S)")
"""Figures behind one another: what is left of a row of a table."""
_FEWEST = 3
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
