"""Rows of a table to events, in order: the elements of a row, its indikator, their values, and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.elements import Node
from kaskade_graph.importers.tables.headings.columns import CODES_AMONG_NUMBERS
from kaskade_graph.importers.tables.headings.heading_words import kind_of_measure
from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, Role
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.quotes import Quote
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.tables.rows.context import Context
from kaskade_graph.importers.tables.rows.indikator_values import IndikatorValues
from kaskade_graph.importers.tables.rows.lay import Piece, Row
from kaskade_graph.importers.tables.rows.levels import Calibration
from kaskade_graph.importers.tables.rows.names import Name
from kaskade_graph.importers.tables.rows.progress import Reach, Spoken
from kaskade_graph.importers.tables.rows.row_attributes import RowAttributes
from kaskade_graph.importers.tables.rows.row_codes import WORD_OF_LEVEL, RowCodes
from kaskade_graph.importers.tables.rows.row_elements import RowElements
from kaskade_graph.importers.tables.rows.row_indikator import RowIndikator
from kaskade_graph.importers.tables.rows.row_names import LEFT_OUT, RowNames
from kaskade_graph.importers.tables.rows.row_values import RowValues

_ASIDE = {"nomor": "nomor urut", "nomor_sasaran": "nomor sasaran", "tingkat": "tingkat", "tahun": "tahun"}
_ASIDE |= {"triwulan": "triwulan", "unit": "unit"}
"""Roles of what is neither name nor value, with what it is called in the account of a reading."""


class RowReader:
    """Reads the rows of one table in order. ``context`` holds the current element of each level, ``levels`` tells the
    level of names in columns of several; ``tahun`` is the year of figures whose heading names none."""

    def __init__(
        self, plan: Plan, builder: Builder, context: Context, levels: Calibration, tahun: int | None
    ) -> None:
        self.plan, self.context = plan, context
        self.ledger = builder.ledger
        self.reach = Reach()
        self.codes = codes = RowCodes(plan, builder.register, builder.ledger)
        self._names = RowNames(plan, codes, levels, builder.by_hand)
        self._elements = RowElements(plan, builder, context, codes, self._names, tahun)
        self._attributes = RowAttributes(plan, builder, context, self.reach, tahun)
        self._indikator = RowIndikator(plan, builder, context, self.reach)
        self._values = RowValues(plan, self._attributes, IndikatorValues(builder, tahun, plan.split))

    def read(self, row: Row) -> None:
        """Read one row."""
        spoken = Spoken()
        if self._is_input(row):
            self.ledger.understood(row.cells(), "masukan")
            return
        self._leave_by_hand(row)
        self._elements.read(row, spoken)
        if spoken.lost:
            self._lose(row)
        else:
            self._attributes.references(row, spoken)
            self._attributes.own_sasaran(row, spoken)
            self._indikator.read(row, spoken)
            self._values.read(row, spoken)
        self._rest(row)

    def go_on_under(self, element: Node | None) -> None:
        """Go on below a line across the table that names ``element``: what rows named before it is over."""
        self.reach.element = element or self.reach.element
        self.reach.target.clear()

    def go_on_supporting(self, said: Sequence[tuple[Name, Quote]]) -> None:
        """Go on below lines, above or across the table, that say what the programs below them support."""
        self._elements.supported = tuple(said)
        for _, quote in said:
            self.ledger.fact(quote.sources, "mendukung")

    def _is_input(self, row: Row) -> bool:
        """Whether a row of a budget sheet says what is put in: the money itself."""
        said = (row.pieces[c].value for c in self.plan.columns("tingkat") if c in row.pieces)
        return not self.plan.name_columns and "" in map(kind_of_measure, said)

    def _leave_by_hand(self, row: Row) -> None:
        """Take out of a row the cells that a person left out of the cascade."""
        for column in [c for c, p in row.pieces.items() if self._names.by_hand(p) == LEFT_OUT]:
            self.ledger.understood(row.pieces.pop(column).cells, "dilewati menurut koreksi")

    def _lose(self, row: Row) -> None:
        """The element of a row could not be told: what the row says belongs to nothing known."""
        self.reach.lose()
        for piece in row.own():
            role = self.plan.roles.get(piece.column)
            kept = role is not None and role.key not in ("nomor", "dipahami")
            if kept and all(map(self.ledger.is_open, piece.cells)):
                self.ledger.unread(piece.cells, "unsur pada baris ini tidak dikenali")

    def _rest(self, row: Row) -> None:
        """Account for what is neither name nor value: numbers, what is understood and not kept, what is unknown."""
        for piece in row.own():
            role = self.plan.roles.get(piece.column)
            if role is None:
                self._unknown(piece)
            elif role.key in _ASIDE:
                self.ledger.structure(piece.cells, _ASIDE[role.key])
            elif role.key == "dipahami":
                self.ledger.understood(piece.cells, self.plan.headings.get(piece.column, "kolom"))
            elif role.key.split("_")[0] == "kode" and any(map(self.ledger.is_open, piece.cells)):
                self._loose_code(row, piece, role)

    def _unknown(self, piece: Piece) -> None:
        """A text in a column without a role."""
        heading = self.plan.headings.get(piece.column)
        if piece.value.lower() in names.SIGNS:
            self.ledger.structure(piece.cells, "satuan angka di sebelahnya")
        elif self.plan.mapped is not None:
            self.ledger.unread(piece.cells, "kolom tidak disebut dalam peta")
        else:
            why = f"judul kolom tidak dikenal: {heading}" if heading else "kolom tanpa judul"
            self.ledger.unread(piece.cells, why)

    def _loose_code(self, row: Row, piece: Piece, role: Role) -> None:
        """A code that no name took: the word of level in its place, the code of what stands above, or unread."""
        above = self.context.at(role.key.removeprefix("kode_")) if role.key != "kode" else None
        deeper = [c for c in self.plan.columns(*(f"kode_{v}" for v in ACTIVITIES)) if c > piece.column]
        if WORD_OF_LEVEL.fullmatch(piece.value):
            self.ledger.structure(piece.cells, "tingkat")
        elif role.grounds == CODES_AMONG_NUMBERS and piece.value.strip(" .)").isdigit():
            self.ledger.structure(piece.cells, _ASIDE["nomor"])
        elif (above is not None and above.code == piece.value) or any(
            c in row.pieces and row.pieces[c].value.startswith(piece.value) for c in deeper
        ):
            self.ledger.structure(piece.cells, "kode unsur di atasnya")
        else:
            self.ledger.unread(piece.cells, "kode yang bukan milik unsur mana pun")
