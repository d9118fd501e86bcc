"""The level of a row whose name stands in a column that holds several: by the surest evidence there is.

A word before the name or a level's own column is sure; so are, in this order, the form of the code and an official
name. What numbers, columns and indents mean in a table is learnt from its rows that are sure, and from their order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kaskade_graph.importers.tables.headings.heading_words import named_levels, short_level, words
from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, LEVELS
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.rows.lay import Piece
from kaskade_graph.importers.tables.rows.names import Name
from kaskade_graph.importers.tables.rows.numbering import Style, order, styles

_STATEMENT = re.compile(r"(?:\w+nya)\b", re.IGNORECASE)
_AGREE = 0.8
_KNOWN = 0.5
WORD, CODE, OFFICIAL, LEARNT, ONLY = 0.99, 0.98, 0.95, 0.8, 0.7
SETTLED = 0.95
"""Learnt from several rows that agree, or the one answer that an order of levels leaves."""


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
    number: str | None = None
    marked: str | None = None

    @property
    def printed_number(self) -> str | None:
        """The number that tells the depth, as printed: before the name, else in a column of numbers."""
        return self.name.mark or self.name.number or self.number


Weak = tuple[str, object]
"""What says the level only as calibrated: ``nomor`` with its style, ``kolom``, ``inden``, ``bentuk``."""


class Calibration:
    """What weak evidence means in one table: ``meaning`` the level, ``trust`` how sure that is.

    It is learnt from the rows that word, code or official name make certain. Numbers, indents and columns have an
    order besides: what lies between two known levels, and what makes the count of levels full, is known by it.
    """

    def __init__(self, rows: list[Evidence], allowed: tuple[str, ...], register: Register) -> None:
        self.allowed = allowed or LEVELS
        self.register = register
        self.meaning: dict[Weak, str] = {}
        self.trust: dict[Weak, float] = {}
        self.untold: list[Weak] = []
        """What would tell the level of rows whose level nothing tells, if it were known what it means."""
        found = styles([r.printed_number for r in rows])
        self._style = {id(r.piece): s for r, s in zip(rows, found, strict=True)}
        self._indented = any(r.piece.indent for r in rows)
        self._learn(rows)
        self._fill("nomor", order(found))
        self._fill("inden", sorted({r.piece.indent for r in rows}))
        self._fill("kolom", sorted({r.piece.column for r in rows}))

    def weak(self, row: Evidence) -> list[Weak]:
        """Return what says the level of a row only as calibrated, the strongest first."""
        out: list[Weak] = []
        style: Style | None = self._style.get(id(row.piece)) or styles([row.printed_number])[0]
        if style is not None:
            out.append(("nomor", style))
        if self._indented:
            out.append(("inden", row.piece.indent))
        out.append(("kolom", row.piece.column))
        out.append(("bentuk", (row.piece.text.isupper(), row.piece.cells[0].hints.bold)))
        return out

    def _learn(self, rows: list[Evidence]) -> None:
        counts: dict[Weak, Counter[str]] = defaultdict(Counter)
        met: Counter[Weak] = Counter()
        for row in rows:
            sure = self.sure(row)
            for weak in self.weak(row):
                met[weak] += 1
                if sure is not None:
                    counts[weak][sure.key] += 1
        for weak, levels in counts.items():
            level, most = levels.most_common(1)[0]
            known = sum(levels.values())
            # A column or a shape that holds all rows tells nothing apart: it must be known of most of them.
            enough = weak[0] in ("nomor", "inden") or known >= _KNOWN * met[weak]
            if most >= _AGREE * known and enough:
                self.meaning[weak] = level
                self.trust[weak] = LEARNT if known < 2 or most < known else SETTLED

    def _fill(self, kind: str, ordered: Sequence[object]) -> None:
        """Give the steps of an order the levels that their place in it leaves them."""
        known = {n: self.meaning[kind, v] for n, v in enumerate(ordered) if (kind, v) in self.meaning}
        at = [self.allowed.index(v) if v in self.allowed else -1 for v in known.values()]
        if len(ordered) < 2 or -1 in at or any(b <= a for a, b in pairwise(at)):
            return
        if len(ordered) == len(self.allowed) and all(self.allowed[n] == v for n, v in known.items()):
            for n, value in enumerate(ordered):
                self._take(kind, value, self.allowed[n], SETTLED if known else LEARNT)
        elif known:
            for n, (level, sure) in _between(known, len(ordered), self.allowed).items():
                self._take(kind, ordered[n], level, sure)

    def _take(self, kind: str, value: object, level: str, sure: float) -> None:
        if (kind, value) not in self.meaning:
            self.meaning[kind, value], self.trust[kind, value] = level, sure

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
        said = [(weak, self.meaning[weak]) for weak in self.weak(row) if weak in self.meaning]
        if _STATEMENT.match(row.name.text):
            # "Meningkatnya ..." states a result: shape and column of activities do not make it one.
            said = [(w, lv) for w, lv in said if w[0] in ("nomor", "inden") or lv not in ACTIVITIES]
            results = [lv for lv in self.allowed if lv not in ACTIVITIES]
            if not said and len(results) == 1:
                return Level(results[0], SETTLED, "rumusan hasil; satu tingkat yang mungkin")
        for weak, level in said:
            disputed = any(lv != level for w, lv in said if w[0] != "bentuk")
            trust = self.trust.get(weak, LEARNT)
            return Level(level, 0.6 if disputed else trust, f"{weak[0]}, menurut baris yang pasti")
        near = None if _STATEMENT.match(row.name.text) else self.register.near(row.name.text)
        if near is not None and any(level in ACTIVITIES for level in self.allowed):
            return Level(near, LEARNT, "nama resmi yang salah cetak")
        statements = [lv for lv in self.allowed if lv not in ACTIVITIES]
        if set(self.allowed) == {"tujuan", "sasaran_strategis"} or (
            len(statements) == 1 and self.allowed == tuple(statements)
        ):
            return Level(statements[-1], ONLY, "kolom tujuan/sasaran tanpa tanda tingkat")
        if len(self.allowed) == 1:
            return Level(self.allowed[0], WORD, "kolom")
        return None


def _between(known: dict[int, str], count: int, allowed: tuple[str, ...]) -> dict[int, tuple[str, float]]:
    """Return the levels of the steps beside and between known ones, as far as their number leaves one answer."""
    out: dict[int, tuple[str, float]] = {}
    places = sorted(known)
    at = {n: allowed.index(known[n]) for n in places}
    for one, after in pairwise(places):
        if after - one == at[after] - at[one]:
            out |= {n: (allowed[at[one] + n - one], SETTLED) for n in range(one + 1, after)}
    first, last = places[0], places[-1]
    if first <= at[first]:
        sure = SETTLED if first == at[first] else LEARNT
        out |= {n: (allowed[at[first] - first + n], sure) for n in range(first)}
    if count - last <= len(allowed) - at[last]:
        out |= {n: (allowed[at[last] + n - last], LEARNT) for n in range(last + 1, count)}
    return out


def _other(level: str, *others: str | None) -> str | None:
    return next((o for o in others if o and o != level), None)


def marked_level(text: str) -> str | None:
    """Return the level that the text of a column of levels says."""
    found = named_levels(words(text))
    return found[-1] if found else short_level(text)
