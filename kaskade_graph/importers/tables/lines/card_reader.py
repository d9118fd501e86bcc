"""Cards and rows without headings to events: what a label says, its value is; other lines are read as prose."""

from __future__ import annotations

from dataclasses import replace

from kaskade_graph.importers.tables.headings.roles import Role
from kaskade_graph.importers.tables.ledger import Ledger
from kaskade_graph.importers.tables.lines import cards
from kaskade_graph.importers.tables.lines.cards import OfLevel, Said
from kaskade_graph.importers.tables.lines.labelled import Labelled
from kaskade_graph.importers.tables.lines.prose import Line, ProseReader
from kaskade_graph.importers.tables.quotes import quote
from kaskade_graph.importers.tables.rows.context import Context
from kaskade_graph.importers.tables.rows.lay import Row


class CardReader:
    """Reads cards, and rows without headings, into the same elements as the lines around them."""

    def __init__(self, prose: ProseReader, ledger: Ledger) -> None:
        self.prose, self.ledger = prose, ledger

    def cards(self, rows: list[Row]) -> None:
        """Read cards below one another, or beside one another."""
        levelled = [cards.of_level(card) for card in cards.each(rows)]
        if levelled and all(levelled):
            for card in levelled:
                if card is not None:
                    self._of_level(card)
            return
        for column in cards.columns(rows) or (None,):
            label: Said | None = None
            for row in rows:
                label = self._row(row, column, label)
        self.prose.flush()

    def _of_level(self, card: OfLevel) -> None:
        """Read a card that says whose its indikator is: the element first, then what it supports, then the rest."""
        self.prose.enter_context(Context())
        self.ledger.structure(
            tuple(c for p in (card.told.label, *card.told.values) for c in p.cells), "tingkat"
        )
        self._said(replace(card.name, role=Role(card.level)), None)
        if card.supports is not None:
            self.ledger.structure(tuple(card.supports.label.cells), "label")
            self.prose.refer(card.supports.values[0].text, quote(card.supports.values[0]))
        for one in card.rest:
            post = one.role is not None and one.role.key == "penanggung_jawab"
            self._said(replace(one, role=Role("penanggung_jawab_indikator")) if post else one, None)
        self.prose.flush()

    def loose(self, rows: list[Row]) -> None:
        """Read rows that are labels with one value each, and titles and other text between them."""
        for row in rows:
            found = cards.said(row)
            if found and all(s.role is not None and len(s.values) == 1 for s in found):
                self._row(row)
            else:
                self._lines(row)

    def _row(self, row: Row, column: int | None = None, before: Said | None = None) -> Said | None:
        """Read a row of a card. ``column`` is the one to read where cards stand beside one another, ``before`` the
        label above, which may reach down to a row without one; returns the label of this row."""
        found = cards.said(row, within=True)
        for one in found:
            self._said(one, column)
        if found:
            return found[-1]
        if before is not None and any(
            p is before.label or p.cells == before.label.cells for p in row.pieces.values()
        ):
            self._said(replace(before, values=tuple(row.own())), column)
            return before
        self._lines(row)
        return None

    def _lines(self, row: Row) -> None:
        for piece in row.own():
            for text in piece.text.split("\n"):
                self.prose.feed(Line(text, piece.cells[0]))
        self.prose.flush()

    def _said(self, one: Said, column: int | None) -> None:
        self.ledger.structure(tuple(c for p in (one.label, *one.rest) for c in p.cells), "label")
        values = [v for v in one.values if column is None or v.column <= column <= v.last_column]
        if one.role is None or (column is None and len(values) > 1):
            why = f"label tidak dikenal: {one.name}" if one.role is None else "beberapa nilai pada satu label"
            for piece in one.values:
                self.ledger.unread(piece.cells, why)
            return
        for piece in values:
            self.prose.say(Labelled(one.role, one.name, piece.text), quote(piece))
