"""The elements and indikator met in a file so far: what is printed again is found again.

An element is found by its code, else by its name under its parent; an indikator by its name at the same element.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kaskade_graph.importers.columns import NAMA
from kaskade_graph.importers.draft import Draft, Induk, Reading, alike
from kaskade_graph.importers.tables.headings.roles import LEVELS
from kaskade_graph.importers.tables.quotes import Quote, place_of
from kaskade_graph.importers.tables.rows.names import Name
from kaskade_graph.likeness import likeness
from kaskade_graph.text import fold

_SAME = 0.93
"""From this likeness on two statements are one, misprinted."""
_SAME_NUMBERED = 0.8
_SAME_CODED = 0.6
JENIS = NAMA


@dataclass(slots=True, eq=False)
class Node:
    """An element met so far. ``holders``: folded own sasaran -> the draft that holds it."""

    level: str
    draft: Draft
    name: str
    code: str | None = None
    number: str | None = None
    parents: list[Node] = field(default_factory=list)
    holders: dict[str, Draft] = field(default_factory=dict)
    references: list[tuple[Name, Quote]] = field(default_factory=list)
    where: Quote | None = None

    def support(self, parent: Node, quote: Quote) -> None:
        """Link this to an element above it."""
        if parent in self.parents or LEVELS.index(parent.level) >= LEVELS.index(self.level):
            return
        self.parents.append(parent)
        why = Reading(None, quote.text, place_of(quote.spot), quote.certainty, quote.reason)
        self.draft.induk.append(Induk(parent.draft, why))


@dataclass(slots=True, eq=False)
class Measure:
    """An indikator met so far, the draft that carries it, and the table that it was met in first."""

    draft: Draft
    name: str
    holder: Draft
    table: int


class Elements:
    """What was met so far, in reading order."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.measures: list[Measure] = []
        self._by_key: dict[tuple[str, str], list[Node]] = {}

    def add(self, level: str, name: Name, quote: Quote) -> Node:
        """Return a new element."""
        node = Node(level, Draft(JENIS[level]), name.text, name.code, name.number, where=quote)
        self.nodes.append(node)
        self._by_key.setdefault((level, fold(name.text)), []).append(node)
        return node

    def find(self, level: str, name: Name, parent: Node | None) -> Node | None:
        """Return the element of a name, code or number; None for one that was not met."""
        here = [n for n in self.nodes if n.level == level]
        if not name.text:
            found = [n for n in here if _refers(n, name)]
            return found[-1] if len(found) == 1 else None
        same = list(self._by_key.get((level, fold(name.text)), ()))
        if name.code:
            coded = [n for n in here if n.code == name.code]
            near = [n for n in coded if n in same or likeness(fold(n.name), fold(name.text)) >= _SAME_CODED]
            if near:
                return near[0]
            same = [n for n in same if n.code is None]
        if level in LEVELS[:2] and not same:
            same = [n for n in here if _misprint(n, name)]
        if level in ("kegiatan", "sub_kegiatan") and parent is not None:
            same = [n for n in same if parent in n.parents or not n.parents]
        return same[0] if same else None

    def measure(self, carrier: Draft, text: str, table: int, again: bool) -> Measure | None:
        """Return the indikator of a name that a draft carries from another table, or from this one ``again``."""
        key = fold(text)
        for measure in self.measures:
            elsewhere = again or measure.table != table
            if measure.holder is carrier and elsewhere and alike(fold(measure.name), key):
                return measure
        return None


def _misprint(node: Node, name: Name) -> bool:
    score = likeness(fold(node.name), fold(name.text))
    return score >= _SAME or (
        score >= _SAME_NUMBERED and name.number is not None and name.number == node.number
    )


def _refers(node: Node, name: Name) -> bool:
    if name.code:
        return node.code == name.code
    return name.number is not None and same_number(node.number, name.number)


def same_number(one: str | None, other: str) -> bool:
    """Whether two numbers are one: "S1", "S.1" and "1"."""
    return one is not None and _digits(one) == _digits(other)


def _digits(number: str) -> str:
    return re.sub(r"^[A-Za-z]{1,2}[. -]?(?=\d)", "", number).casefold()
