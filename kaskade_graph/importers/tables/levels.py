"""The level of a row whose name stands in a column that holds several: by the surest evidence there is.

A word before the name or a level's own column is sure; so are, in this order, the form of the code and an official
name. What numbers, columns and indents mean in a table is learnt from its rows that are sure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from kaskade_graph.importers.tables.headings import ACTIVITIES, LEVELS, named_levels, words
from kaskade_graph.importers.tables.lay import Piece
from kaskade_graph.importers.tables.names import Name
from kaskade_graph.importers.tables.register import Register

_AGREE = 0.8
WORD, CODE, OFFICIAL, LEARNT, ONLY = 0.99, 0.98, 0.95, 0.8, 0.7


@dataclass(frozen=True, slots=True)
class Level:
    """A level with how sure it is and why; ``against`` is what says otherwise."""

    key: str
    certainty: float
    grounds: str
    against: str | None = None


@dataclass(slots=True)
class Evidence:
    """What a row says of its level: the name as parted, and where it stands."""

    name: Name
    piece: Piece
    bold: bool = False
    number: str | None = None
    marked: str | None = None

    def weak(self) -> list[tuple[str, object]]:
        """Return what says the level only as calibrated: number, column, indent, capitals."""
        number = self.name.number or self.number
        out: list[tuple[str, object]] = []
        if number:
            out.append(("nomor", _depth(number)))
        out.append(("kolom", self.piece.column))
        if self.piece.indent:
            out.append(("inden", self.piece.indent))
        out.append(("bentuk", (self.piece.text.isupper(), self.piece.cells[0].hints.bold)))
        return out


def _depth(number: str) -> object:
    if number[0].isdigit():
        return number.count(".") + 1
    return "huruf" if len(number) == 1 and number.lower() not in "ivx" else "romawi"


class Calibration:
    """What weak evidence means in one table."""

    def __init__(self, rows: list[Evidence], allowed: tuple[str, ...], register: Register) -> None:
        self.allowed = allowed or LEVELS
        self.register = register
        self.meaning: dict[tuple[str, object], str] = {}
        counts: dict[tuple[str, object], Counter[str]] = defaultdict(Counter)
        for row in rows:
            sure = self.sure(row)
            if sure is not None:
                for weak in row.weak():
                    counts[weak][sure.key] += 1
        for weak, levels in counts.items():
            level, most = levels.most_common(1)[0]
            if most >= _AGREE * sum(levels.values()):
                self.meaning[weak] = level

    def sure(self, row: Evidence) -> Level | None:
        """Return the level that word, code or official name makes certain; None when none does."""
        name = row.name
        official = self.register.level(name.text)
        coded = self.register.level_of_code(name.code) if name.code else None
        if row.marked:
            return Level(row.marked, WORD, "kolom tingkat", _other(row.marked, coded, official))
        if name.level and not name.own:
            return Level(name.level, WORD, "kata di depan nama", _other(name.level, coded, official))
        if coded:
            return Level(coded, CODE, "bentuk kode", _other(coded, official))
        if official and (official in self.allowed or any(level in ACTIVITIES for level in self.allowed)):
            return Level(official, OFFICIAL, "nama resmi")
        return self._first_word(name.text)

    def _first_word(self, text: str) -> Level | None:
        first = text.split()[:1]
        if first and first[0].lower() == "program" and "program" in self.allowed and len(text.split()) > 2:
            return Level("program", 0.9, "kata pertama nama")
        if text[:13].lower().startswith("sub kegiatan ") and "sub_kegiatan" in self.allowed:
            return Level("sub_kegiatan", 0.95, "kata pertama nama")
        if first and first[0].lower() == "kegiatan" and "kegiatan" in self.allowed and len(text.split()) > 2:
            return Level("kegiatan", 0.85, "kata pertama nama")
        return None

    def level(self, row: Evidence) -> Level | None:
        """Return the level of a row, None when nothing tells it."""
        sure = self.sure(row)
        if sure is not None:
            return sure
        said = [(weak[0], self.meaning[weak]) for weak in row.weak() if weak in self.meaning]
        for grounds, level in said:
            disputed = [lv for _, lv in said if lv != level]
            return Level(level, LEARNT if not disputed else 0.6, f"{grounds}, menurut baris yang pasti")
        statements = [lv for lv in self.allowed if lv not in ACTIVITIES]
        if set(self.allowed) == {"tujuan", "sasaran_strategis"} or (
            len(statements) == 1 and self.allowed == tuple(statements)
        ):
            return Level(statements[-1], ONLY, "kolom tujuan/sasaran tanpa tanda tingkat")
        if len(self.allowed) == 1:
            return Level(self.allowed[0], WORD, "kolom")
        return None


def _other(level: str, *others: str | None) -> str | None:
    return next((o for o in others if o and o != level), None)


def marked_level(text: str) -> str | None:
    """Return the level that the text of a column of levels says."""
    found = named_levels(words(text))
    return found[-1] if found else None
