"""The account of a reading: what each cell and line of the source ended as. Nothing vanishes.

Every cell and paragraph is entered when it is seen, and ends as facts, as structure (with which), as understood
and not kept, or as unread. What nobody has spoken for is unread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kaskade_graph.importers.account import Baris
from kaskade_graph.importers.blocks import Boxes, Cell, Grid, Paragraph
from kaskade_graph.importers.document import Line

Source = Cell | Paragraph


class Fate(StrEnum):
    """What a text of the source ended as."""

    FACT = "fakta"
    STRUCTURE = "struktur"
    UNDERSTOOD = "dipahami"
    UNREAD = "tak terbaca"


@dataclass(slots=True)
class Entry:
    """One cell or paragraph; ``what`` says which facts or which structure, ``why`` what is wrong with it.

    ``body`` is true for text in the body of a recognised table: left unread there, the reading is a bad one.
    ``certainty`` is that of the least certain fact made from it. ``partly`` is true where facts were made from it and
    a part of it was not read: it counts as unread.
    """

    source: Source
    fate: Fate | None = None
    what: list[str] = field(default_factory=list)
    why: str | None = None
    body: bool = False
    certainty: float = 1.0
    partly: bool = False


_STRENGTH = {None: 0, Fate.STRUCTURE: 1, Fate.UNDERSTOOD: 2, Fate.UNREAD: 3, Fate.FACT: 4}


class Ledger:
    """Entries by source, in reading order."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}

    def enter(self, block: Grid | Paragraph | Boxes) -> None:
        """Enter all texts of a block."""
        for source in [block] if isinstance(block, Paragraph) else block.cells:
            if source.text.strip():
                self._entries.setdefault(id(source), Entry(source))

    def same(self, copy: Source, source: Source) -> None:
        """Say that two stand for one printed text: what becomes of either becomes of it."""
        self._entries[id(copy)] = self.entry(source)

    def entry(self, source: Source) -> Entry:
        """Return the entry of a cell or paragraph."""
        return self._entries.setdefault(id(source), Entry(source))

    def fact(self, sources: tuple[Source, ...], what: str, certainty: float = 1.0) -> None:
        """These became ``what``."""
        for source in sources:
            entry = self._mark(source, Fate.FACT, what)
            entry.certainty = min(entry.certainty, certainty)

    def structure(self, sources: tuple[Source, ...], what: str) -> None:
        """These are structure: a heading, a numbering, a total, a letterhead."""
        for source in sources:
            self._mark(source, Fate.STRUCTURE, what)

    def understood(self, sources: tuple[Source, ...], what: str) -> None:
        """These are understood and have no place in the model."""
        for source in sources:
            self._mark(source, Fate.UNDERSTOOD, what)

    def unread(self, sources: tuple[Source, ...], why: str, body: bool = True) -> None:
        """These could not be read."""
        for source in sources:
            if source.text.strip():
                entry = self._mark(source, Fate.UNREAD, why)
                entry.why = why
                entry.body = entry.body or body

    def partly(self, source: Source, why: str) -> None:
        """A part of this could not be read, whatever else became of it."""
        entry = self.entry(source)
        entry.fate, entry.what, entry.why, entry.body, entry.partly = Fate.UNREAD, [why], why, True, True

    def _mark(self, source: Source, fate: Fate, what: str) -> Entry:
        entry = self.entry(source)
        if entry.partly:
            return entry
        if _STRENGTH[fate] > _STRENGTH[entry.fate]:
            entry.fate = fate
            entry.what = []
        if entry.fate is fate and what not in entry.what:
            entry.what.append(what)
        return entry

    def is_open(self, source: Source) -> bool:
        """Say whether nothing has been said of a source yet."""
        return self.entry(source).fate is None

    def is_passed(self, source: Source) -> bool:
        """Say whether nothing was made of a source: it is open, or passed over as structure."""
        return self.entry(source).fate in (None, Fate.STRUCTURE)

    def __iter__(self) -> Iterator[Entry]:
        return iter({id(e): e for e in self._entries.values()}.values())

    def close(self, why: str = "tidak dikenali") -> None:
        """What nobody spoke for is unread."""
        for entry in self:
            if entry.fate is None:
                entry.fate, entry.why = Fate.UNREAD, why

    def of(self, fate: Fate) -> list[Entry]:
        """Return the entries with a fate."""
        return [e for e in self if e.fate is fate]

    def as_lines(self) -> list[Baris]:
        """Return the account as the lines of an import report."""
        return [_line(e) for e in self]


def _line(entry: Entry) -> Baris:
    spot = entry.source.spot
    cell = spot.cell
    if spot.sheet and cell:
        cell = f"{spot.sheet}!{cell}"
    if spot.file is not None:
        cell = f"{spot.file[0]}!{cell or ''}"
    line = Line(entry.source.text, spot.line, spot.page, cell)
    if entry.fate is Fate.FACT:
        return Baris(line, tuple(entry.what))
    if entry.fate is Fate.UNREAD:
        return Baris(line, ())
    kind = "dipahami, tidak disimpan: " if entry.fate is Fate.UNDERSTOOD else ""
    return Baris(line, (), kind + "; ".join(entry.what))
