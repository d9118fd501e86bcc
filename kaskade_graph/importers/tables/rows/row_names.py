"""The names on a row: in which columns they stand, and of which level each is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kaskade_graph.importers.tables.headings.roles import LEVELS
from kaskade_graph.importers.tables.lines import labelled
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.tables.rows.lay import Piece, Row
from kaskade_graph.importers.tables.rows.levels import Calibration, Level
from kaskade_graph.importers.tables.rows.names import Name
from kaskade_graph.importers.tables.rows.row_codes import RowCodes

LEFT_OUT = "abaikan"
"""What a person says of a cell that is no part of the cascade."""


class RowNames:
    """Finds the names on the rows of one table. ``by_hand`` are levels that a person gave, by the id of the cell."""

    def __init__(self, plan: Plan, codes: RowCodes, levels: Calibration, by_hand: Mapping[int, str]) -> None:
        self.plan, self.codes, self.levels, self._by_hand = plan, codes, levels, by_hand

    def by_hand(self, piece: Piece) -> str | None:
        """Return what a person said of a cell."""
        return self._by_hand.get(id(piece.cells[0]))

    def columns(self, row: Row) -> list[int]:
        """Return the columns that name elements on a row: those of the table, and cells that a person says do."""
        said = [c for c, p in row.pieces.items() if p.column == c and self.by_hand(p) is not None]
        columns = sorted({*self.plan.name_columns, *said})
        keys = {c: self.plan.roles[c].key for c in columns if c in self.plan.roles}
        if not said and all(key in LEVELS for key in keys.values()):
            # What is above is named first, wherever its column stands.
            return sorted(columns, key=lambda c: (LEVELS.index(keys[c]), c))
        return columns

    def levelled(self, row: Row, column: int, piece: Piece) -> list[tuple[Name, Level | None]]:
        """Return the names in a piece, each with its level, None where nothing tells it."""
        level_by_hand = self.by_hand(piece)
        key = level_by_hand or self.plan.roles[column].key
        name = names.split_name(labelled.headed(piece.text)[0]) if self.plan.split else Name(piece.value)
        if key in LEVELS:
            return self._in_column(piece, key, name)
        evidence = self.codes.evidence(row, column, piece, name)
        return [(evidence.name, self.levels.level(evidence))]

    def _in_column(self, piece: Piece, key: str, name: Name) -> list[tuple[Name, Level | None]]:
        """Return the names in a column of one level."""
        listed = names.items(piece.text) if key in LEVELS[:2] and self.plan.split else []
        if len(listed) > 1:
            of_column = Level(key, 1.0, "kolom")
            return [(replace(names.split_name(i.text), number=i.number), of_column) for i in listed]
        if name.level == "tujuan" and key == "sasaran_strategis":
            return [(name, Level("tujuan", 0.95, "kata di depan nama"))]
        if self.codes.section not in (None, key) and name.level is None and len(self.plan.name_columns) == 1:
            return [(name, Level(self.codes.section, 0.95, "judul bagian"))]
        against = name.level if name.level not in (None, key) else None
        return [(name, Level(key, 1.0, "kolom", against))]
