"""What a row says of its elements besides their names: own sasaran, what they support, pagu, who answers for them."""

from __future__ import annotations

from dataclasses import replace

from kaskade_graph import fields
from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.elements import Node
from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, LIKELY, OWN_SASARAN, Role
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.quotes import quote
from kaskade_graph.importers.tables.rows import budgets, names
from kaskade_graph.importers.tables.rows.context import Context
from kaskade_graph.importers.tables.rows.lay import Piece, Row
from kaskade_graph.importers.tables.rows.names import Name
from kaskade_graph.importers.tables.rows.progress import Named, Reach, Spoken
from kaskade_graph.importers.tables.rows.row_codes import statement_number
from kaskade_graph.vocab import KIN

_ALONE = 0.7
OF_ELEMENT = {
    f.column.key: (f.predicate, f.label.id.lower())
    for f in fields.UNSUR
    if f.column is not None and f.predicate != KIN.nomor
}
"""Roles of values of elements: the property, and what it is called in the account of a reading."""


class RowAttributes:
    """Reads what the rows of one table say of their elements. ``tahun`` is the year of the edition."""

    def __init__(
        self, plan: Plan, builder: Builder, context: Context, reach: Reach, tahun: int | None
    ) -> None:
        self.plan, self.builder, self.context = plan, builder, context
        self.reach, self.tahun = reach, tahun
        self.ledger = builder.ledger

    def references(self, row: Row, spoken: Spoken) -> None:
        """Read what the element of a row says that it supports."""
        for column in self.plan.columns("dukung"):
            piece = row.pieces.get(column)
            begins = piece is not None and (piece.own or any(n.own for n in spoken.named))
            if piece is None or not begins or names.is_empty(piece.text):
                continue
            node = spoken.deepest()
            if node is None:
                self.ledger.unread(piece.cells, "acuan tanpa unsur")
                continue
            for item in names.items(piece.text):
                self.builder.refer(node, _reference(item.text, self.plan.roles[column].level), quote(piece))

    def own_sasaran(self, row: Row, spoken: Spoken) -> None:
        """Read the own sasaran of the elements of a row."""
        for column in self.plan.columns("sasaran", *OWN_SASARAN):
            piece = row.pieces.get(column)
            if piece is None or not piece.own:
                continue
            if names.is_empty(piece.text):
                self.ledger.structure(piece.cells, "tanda kosong")
                continue
            node = self._stated(column, spoken)
            if node is None and not self.plan.name_columns:
                self._alone(column, piece, spoken)
                continue
            if node is None or node.level not in ACTIVITIES:
                self.ledger.unread(piece.cells, "sasaran tanpa program, kegiatan atau sub kegiatan")
                continue
            name = names.split_name(piece.text) if self.plan.split else Name(piece.value)
            printed = (row.pieces[c].value for c in self.plan.columns("nomor_sasaran") if c in row.pieces)
            number = next(printed, name.number)
            where = quote(piece, max(self.plan.roles[column].certainty, LIKELY))
            self.builder.own_sasaran(node, name.text or piece.value, where, number)

    def _alone(self, column: int, piece: Piece, spoken: Spoken) -> None:
        """A sasaran of activities that nothing names, as in the agreement of an official below the head of a unit:
        a sasaran, with doubt."""
        heading = self.plan.headings.get(column, "")
        where = quote(piece).doubted(_ALONE, f"{heading!r} tanpa nama program atau kegiatan")
        for item in names.items(piece.text):
            name = names.split_name(item.text)
            name = replace(name, level=None, number=item.number or name.number)
            node = self.builder.element("sasaran_strategis", name, where)
            if node is not None:
                spoken.named.append(Named(node, column, own=True))

    def _stated(self, column: int, spoken: Spoken) -> Node | None:
        """Return the element whose own sasaran a column states."""
        level = OWN_SASARAN.get(self.plan.roles[column].key)
        return self.context.at(level) if level else spoken.deepest() or self.reach.element

    def value(self, piece: Piece, role: Role, spoken: Spoken) -> None:
        """Give the element of a row a value of it: its pagu, who answers for it."""
        node = self._whose(role, spoken)
        properti, what = OF_ELEMENT[role.key]
        if node is None:
            self.ledger.unread(piece.cells, f"{what} tanpa unsur")
        elif role.key == "pagu":
            heading = self.plan.headings.get(piece.column, "")
            budgets.give(
                self.builder, node, role, piece.text, piece.number, self.tahun, quote(piece), heading
            )
        else:
            self.builder.attribute(node, properti, piece.value, quote(piece), what)

    def _whose(self, role: Role, spoken: Spoken) -> Node | None:
        """Return the element that a value is of: that of the level its heading names, else the deepest."""
        if role.level is not None and any(
            self.plan.roles[c].key == role.level for c in self.plan.name_columns
        ):
            return self.context.at(role.level)
        return spoken.deepest() or self.reach.element


def _reference(text: str, level: str | None) -> Name:
    """Return what a reference says: "Sasaran 1", "1", or words; ``level`` is the one that its heading names."""
    code = names.split_name(f"{text} x").code
    if code is not None:
        return Name("", None, None, code)
    number = statement_number(text.strip())
    if number is not None:
        said = "tujuan" if text.strip()[0] in "Tt" else "sasaran_strategis"
        return Name("", said if level is None or text.strip()[0].isalpha() else level, number)
    name = names.split_name(text)
    return name if name.level else replace(name, level=level or "sasaran_strategis")
