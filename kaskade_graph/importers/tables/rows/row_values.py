"""The values on a row, and whose each is: of its element, or of the indikator in the nearest column on the left."""

from __future__ import annotations

import re
from typing import Literal

from kaskade_graph.importers.columns import Periode, baca_triwulan
from kaskade_graph.importers.tables.elements import Measure
from kaskade_graph.importers.tables.headings.roles import LEVELS, LIKELY, SAID, Role
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.quotes import quote
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.tables.rows.indikator_values import FIELDS, IndikatorValues
from kaskade_graph.importers.tables.rows.lay import Piece, Row
from kaskade_graph.importers.tables.rows.progress import Spoken
from kaskade_graph.importers.tables.rows.row_attributes import OF_ELEMENT, RowAttributes
from kaskade_graph.vocab import KIN

FIGURES = ("nilai", "target", "realisasi")
_UNSURE = 0.7


class RowValues:
    """Reads the values of the rows of one table, in order."""

    def __init__(self, plan: Plan, attributes: RowAttributes, values: IndikatorValues) -> None:
        self.plan, self.attributes, self.values = plan, attributes, values
        self.ledger = values.ledger

    def read(self, row: Row, spoken: Spoken) -> None:
        """Read the values of a row whose elements and indikator are read: figures last, by the satuan beside them."""
        found = [(p, self.plan.roles[p.column]) for p in row.own() if p.column in self.plan.roles]
        self._satuan_over_rows(row, spoken)
        for piece, role in found:
            if not names.is_empty(piece.text):
                if role.key in OF_ELEMENT:
                    self.attributes.value(piece, role, spoken)
            elif role.key not in (*LEVELS, "nama"):
                self.ledger.structure(piece.cells, "tanda kosong")
        said = [(piece, role) for piece, role in found if not names.is_empty(piece.text)]
        for piece, role in said:
            if role.key in FIELDS:
                self._field(piece, role, spoken)
        for piece, role in said:
            if role.key in FIGURES:
                self._figure(row, piece, role, spoken)

    def _satuan_over_rows(self, row: Row, spoken: Spoken) -> None:
        """A cell of satuan that goes on over rows is that of the indikator on each of them."""
        for column in self.plan.columns("satuan"):
            piece = row.pieces.get(column)
            if piece is None or piece.own or names.is_empty(piece.text):
                continue
            for measure in spoken.measures_for(column):
                if measure.draft.best(KIN.satuan) is None:
                    self.values.field(measure, "satuan", piece.text, quote(piece))

    def _field(self, piece: Piece, role: Role, spoken: Spoken) -> None:
        measures = spoken.measures_for(piece.column)
        what = FIELDS[role.key][1]
        if not measures:
            self.ledger.unread(piece.cells, f"{what} tanpa indikator pada baris ini")
            return
        for measure, text in self._shared(piece, measures, what):
            self.values.field(measure, role.key, text, quote(piece))

    def _figure(self, row: Row, piece: Piece, role: Role, spoken: Spoken) -> None:
        measures = spoken.measures_for(piece.column)
        period = self._period(row, role)
        if not measures:
            self.ledger.unread(piece.cells, f"{SAID[period.jenis]} tanpa indikator pada baris ini")
            return
        number = piece.number if len(measures) == 1 else None
        where = quote(piece) if role.certainty >= LIKELY else quote(piece, _UNSURE, role.grounds)
        for measure, text in self._shared(piece, measures, SAID[period.jenis]):
            self.values.figure(measure, period, text, number, where)

    def _shared(self, piece: Piece, measures: list[Measure], what: str) -> list[tuple[Measure, str]]:
        """Pair the values of a cell with the indikator of its row; one value for several is whose it is unknown."""
        if len(measures) == 1:
            return [(measures[0], piece.text)]
        listed = names.items(piece.text)
        if len(listed) == len(measures):
            return [(m, i.text) for m, i in zip(measures, listed, strict=True)]
        lines = piece.text.split("\n")
        if len(lines) == len(measures):
            return list(zip(measures, lines, strict=True))
        why = f"satu {what} untuk {len(measures)} indikator: milik yang mana tidak tercetak"
        self.ledger.unread(piece.cells, why)
        return []

    def _period(self, row: Row, role: Role) -> Periode:
        """Return the period of a figure: as its heading says, else as the row says in columns of its own."""
        if role.period is not None and (role.period.tahun is not None or role.period.jenis == "kondisi_awal"):
            return role.period
        said, quarter = self._said(row, "tahun"), self._said(row, "triwulan")
        year = int(said) if said and re.fullmatch(r"(?:19|20)\d\d", said) else None
        triwulan = baca_triwulan(quarter) if quarter else None
        if role.period is not None:
            return role.period._replace(tahun=year, triwulan=role.period.triwulan or triwulan)
        kind: Literal["target", "realisasi"] = "realisasi" if role.key == "realisasi" else "target"
        return Periode(kind, year, triwulan)

    def _said(self, row: Row, key: str) -> str | None:
        """Return what a row says in the first column of a role."""
        return next((row.pieces[c].value for c in self.plan.columns(key) if c in row.pieces), None)
