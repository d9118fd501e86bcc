"""Codes, numbers and words of level that a row prints in columns of their own."""

from __future__ import annotations

import re
from dataclasses import replace

from kaskade_graph.importers.tables.headings.heading_words import named_levels, words
from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, LEVELS
from kaskade_graph.importers.tables.ledger import Ledger
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.tables.rows.lay import Piece, Row
from kaskade_graph.importers.tables.rows.levels import Evidence, marked_level
from kaskade_graph.importers.tables.rows.names import Name

WORD_OF_LEVEL = re.compile(
    r"(?:tujuan|sasaran|program|kegiatan|sub\s*kegiatan)(?:\s+(?:strategis|opd|skpd|renstra|[\d.]+))?\s*[:.]?",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:(?:[a-h]|[ivx]{1,4}|\d{1,2}) )?(?:(?:tujuan|sasaran|program|(?:sub )?kegiatan|strategis|dan)(?: |$))+"
)
_STATEMENT_NUMBER = re.compile(
    r"(?:(?:tujuan|sasaran)(?:\s+strategis)?\s+)?(?P<letter>(?:t|s|st|ss|ts|is)[. -]?)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[0-9X]{1,3}(?:\.[0-9X]{1,6})*")
_PARTED = re.compile(r"[\dX] (?:\d\d|XX) \d\d(?: \d[. ]\d\d(?: \d{2,4})?)?")
"""A code whose groups are parted by blanks."""
_WIDTHS = (1, 2, 2, 1, 2, 2)
"""Digits of the groups of a code of the nomenclature, which a column of figures prints without leading zeros."""

Code = tuple[str, list[Piece]]
"""A code with the pieces that print it."""


def statement_number(text: str) -> str | None:
    """Return the number of a tujuan or sasaran, None for what is none.

    >>> statement_number("Sasaran 1.1"), statement_number("SS.2"), statement_number("Program 1")
    ('1.1', 'SS.2', None)
    """
    match = _STATEMENT_NUMBER.fullmatch(text)
    if match is None:
        return None
    return match[0] if match["letter"] else match["number"]


def _dotted(printed: str) -> str:
    """Return a code, or a group of one, with points between its groups and no white space.

    >>> _dotted("8 01 02 2.01 0003"), _dotted("7.01. 02"), _dotted("7.01.02.2.0 1")
    ('8.01.02.2.01.0003', '7.01.02', '7.01.02.2.01')
    """
    parted = _PARTED.fullmatch(printed.strip())
    return re.sub(r"\s+", "." if parted else "", printed.strip()).strip(".")


class RowCodes:
    """Reads what the rows of one table print beside their names."""

    def __init__(self, plan: Plan, register: Register, ledger: Ledger) -> None:
        self.plan, self.register, self.ledger = plan, register, ledger
        self.section: str | None = None
        """The level that a line with nothing but its word says of the rows below it: "TUJUAN"."""

    def evidence(self, row: Row, column: int, piece: Piece, name: Name) -> Evidence:
        """Return what a row says of the level of the name in ``column``."""
        code = self.code(row, None, near=column)
        if code is not None and name.code is None:
            name = replace(name, code=code[0])
        numbers = (row.pieces[c].value.strip(" .") for c in self.plan.columns("nomor") if c in row.pieces)
        number = None if self.plan.columns("kode") else next(numbers, None)
        above = self.section if name.code is None and name.level is None else None
        return Evidence(name, piece, number=number, marked=self.marked(row) or above)

    def begin(self, row: Row) -> bool:
        """Begin a section where a row says nothing but words of level; return whether it does."""
        own = row.own()
        text = words(own[0].text) if len(own) == 1 else ""
        if not _SECTION.fullmatch(text):
            return False
        levels = named_levels(text)
        self.section = levels[0] if len(levels) == 1 and levels[0] in LEVELS[:2] else None
        return True

    def marked(self, row: Row) -> str | None:
        """Return the level that a column of levels says, or the word of level printed where codes stand."""
        for c in self.plan.columns("tingkat"):
            if c in row.pieces:
                return marked_level(row.pieces[c].value)
        for c in self.plan.columns("kode"):
            piece = row.pieces.get(c)
            if piece is not None and piece.own and WORD_OF_LEVEL.fullmatch(piece.value):
                return marked_level(piece.value)
        return None

    def number(self, row: Row) -> str | None:
        """Return the number that the row prints in a column of numbers."""
        pieces = (row.pieces[c] for c in self.plan.columns("nomor") if c in row.pieces)
        return next((p.value.strip(" .)") for p in pieces if not names.is_empty(p.text)), None)

    def statement_number(self, row: Row) -> str | None:
        """Return the number of a tujuan or sasaran where codes or levels stand: "S1", "Sasaran 1.1"."""
        for c in self.plan.columns("kode", "tingkat"):
            piece = row.pieces.get(c)
            if piece is None or not piece.own or self.register.level_of_code(piece.value):
                continue
            number = statement_number(piece.value)
            if number is not None:
                self.ledger.fact(piece.cells, "nomor")
                return number
        return None

    def code(
        self, row: Row, level: str | None, wanted: str | None = None, near: int | None = None
    ) -> Code | None:
        """Return the code that the row prints in columns of codes, joined where it is spread over several.

        ``level`` is that of the columns, None for codes of the row's own level; of whole codes in several such
        columns ``wanted`` says which level is meant, or ``near`` of which column of names.
        """
        pieces = self._printed(row, f"kode_{level}" if level else "kode")
        if not pieces and level is None:
            return self._deepest(row) or self._beside_level(row)
        pieces = self._whole(pieces, wanted, near)
        text = ".".join(_dotted(p.value) for p in pieces)
        if not _JOINED.fullmatch(text):
            return None
        parts = text.split(".")
        if len(pieces) > 1 and len(parts) <= len(_WIDTHS):
            text = ".".join(p.zfill(w) for p, w in zip(parts, _WIDTHS, strict=False))
        return text, pieces

    def _printed(self, row: Row, key: str) -> list[Piece]:
        """Return what begins on the row in columns of codes, each piece once."""
        pieces = [row.pieces[c] for c in self.plan.columns(key) if c in row.pieces and row.pieces[c].own]
        return [
            p
            for n, p in enumerate(pieces)
            if p is not (pieces[n - 1] if n else None) and not names.is_empty(p.text)
        ]

    def _whole(self, pieces: list[Piece], wanted: str | None, near: int | None) -> list[Piece]:
        """Of codes that are whole, one for each level, keep that of the level wanted, of the name at ``near``, or the
        deepest."""
        found = [self.register.level_of_code(p.value.strip(" .")) for p in pieces]
        if len(pieces) < 2 or None in found:
            return pieces
        if wanted is not None:
            return [p for p, level in zip(pieces, found, strict=True) if level == wanted][:1]
        if near is not None and len(self.plan.name_columns) > 1:
            return [p for p in pieces if p.column < near][-1:]
        return [max(pieces, key=lambda p: len(p.value))]

    def _deepest(self, row: Row) -> Code | None:
        """Return the code in the deepest of the columns of codes that are filled, a column a level."""
        if not self.plan.columns("nama"):
            return None
        for level in reversed(ACTIVITIES):
            if any(c in row.pieces and row.pieces[c].own for c in self.plan.columns(f"kode_{level}")):
                return self.code(row, level)
        return None

    def _beside_level(self, row: Row) -> Code | None:
        """Return the code that a column of levels prints behind the word: "Program 1.02.02"."""
        for c in self.plan.columns("tingkat"):
            piece = row.pieces.get(c)
            code = names.split_name(f"{piece.text} x").code if piece is not None and piece.own else None
            if code is not None and piece is not None:
                return code, [piece]
        return None
