"""The indikator on a row, and whose each is: of the element that the columns of names left of it name."""

from __future__ import annotations

from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.elements import Measure, Node
from kaskade_graph.importers.tables.headings.heading_words import kind_of_measure
from kaskade_graph.importers.tables.headings.roles import LEVELS, LIKELY
from kaskade_graph.importers.tables.lines import labelled
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.quotes import Quote, quote
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.tables.rows.context import Context
from kaskade_graph.importers.tables.rows.lay import Piece, Row
from kaskade_graph.importers.tables.rows.names import Item
from kaskade_graph.importers.tables.rows.progress import Reach, Spoken

_NO_NAMES = -1
"""Stands for the group of an indikator column that no column of names belongs to."""


class RowIndikator:
    """Reads the indikator of the rows of one table, in order."""

    def __init__(self, plan: Plan, builder: Builder, context: Context, reach: Reach) -> None:
        self.plan, self.builder, self.context, self.reach = plan, builder, context, reach
        self.ledger = builder.ledger
        self.kind: str | None = None

    def read(self, row: Row, spoken: Spoken) -> None:
        """Read the indikator of a row whose elements are read."""
        self._aim(spoken)
        self.kind = self._kind(row)
        columns = self.plan.columns("indikator")
        for column in columns:
            piece = row.pieces.get(column)
            if piece is None or (piece.column != column and piece.column in columns):
                continue
            if not piece.own:
                if column in self.reach.open:
                    spoken.measures[column] = self.reach.open[column]
            elif names.is_empty(piece.text):
                self.ledger.structure(piece.cells, "tanda kosong")
                self.reach.open.pop(column, None)
            else:
                self._named(column, piece, spoken)

    def _kind(self, row: Row) -> str | None:
        """Return the level that the kind of indikator on a row of a budget sheet says."""
        said = (row.pieces[c].value for c in self.plan.columns("tingkat") if c in row.pieces)
        return next(filter(None, map(kind_of_measure, said)), None) if not self.plan.name_columns else None

    def _aim(self, spoken: Spoken) -> None:
        """Note whose the indikator of this row and of those below it are."""
        for column in self.plan.columns("indikator"):
            group = self._group(column)
            deepest = spoken.deepest(group)
            if deepest is not None:
                self.reach.target[_key(group)] = deepest
                self.reach.open.pop(column, None)
        self.reach.element = spoken.deepest() or self.reach.element

    def _group(self, column: int) -> tuple[int, ...]:
        """Return the columns of names that an indikator column speaks of: those since the one before it."""
        measures = self.plan.columns("indikator")
        for at in range(measures.index(column), -1, -1):
            left = measures[at - 1] if at else -1
            group = tuple(c for c in self.plan.name_columns if left < c < measures[at])
            if group:
                return group
        return tuple(self.plan.name_columns)

    def _named(self, column: int, piece: Piece, spoken: Spoken) -> None:
        owner = self._owner(column, spoken)
        if owner is None:
            self.ledger.unread(piece.cells, "indikator tanpa unsur pemiliknya")
            return
        again = any(LEVELS.index(n.node.level) > LEVELS.index(owner.level) for n in spoken.named)
        made = self._measures(owner, piece, column, again)
        spoken.measures[column] = self.reach.open[column] = made

    def _owner(self, column: int, spoken: Spoken) -> Node | None:
        """Return whose the indikator of a column are on this row."""
        group = self._group(column)
        deepest = spoken.deepest(group)
        level = self.plan.roles[column].level or self.kind
        exact = self._of_level(level, deepest, spoken) if level is not None else None
        if exact is not None or self.kind is not None:
            return exact  # of a kind whose element is not named yet: another element's it is not
        if deepest is not None:
            return deepest
        continued = self.reach.target.get(_key(group))
        if continued is not None:
            return continued
        covered = [n.node for n in spoken.named if n.column in group]
        return covered[-1] if covered else self.reach.element or self.context.deepest()

    def _of_level(self, level: str, deepest: Node | None, spoken: Spoken) -> Node | None:
        """Return the element of the level that a heading names, where the row does not contradict it."""
        exact = self.context.at(level)
        if exact is None:
            return None
        named = [n.node for n in spoken.named if n.node.level == level]
        if named:
            return named[-1]
        agrees = deepest is None or deepest.level == level
        own_column = any(self.plan.roles[c].key == level for c in self.plan.name_columns)
        return exact if agrees or own_column else None

    def _measures(self, owner: Node, piece: Piece, column: int, again: bool) -> list[Measure]:
        """Tell the builder the indikator in a piece, one or a list of them."""
        holder = self.builder.holder(owner)
        listed = names.items(piece.text) if self.plan.split else [Item(None, piece.value)]
        where = self._where(piece, column)
        told = [_unlabelled(item) for item in listed] if self.plan.split else listed
        return [self.builder.indikator(owner, holder, i.text, where, i.number, again) for i in told]

    def _where(self, piece: Piece, column: int) -> Quote:
        sure = max(self.plan.roles[column].certainty, LIKELY)
        heading = self.plan.headings.get(column, "")
        return quote(piece, sure, None if sure >= 1 else f"kolom {heading!r} dibaca sebagai indikator")


def _key(group: tuple[int, ...]) -> int:
    return group[0] if group else _NO_NAMES


def _unlabelled(item: Item) -> Item:
    """Take the label "Indikator:" and the number before it off the name of an indikator."""
    if item.number is not None:
        return item
    text = item.text
    found = labelled.labelled(text)
    if found is not None and found.role.key == "indikator" and found.value:
        text = found.value
    name = names.split_name(text)
    return Item(name.number, name.text) if name.number and not name.level else Item(None, text)
