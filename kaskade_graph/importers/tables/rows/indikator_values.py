"""The values of one indikator as printed: its fields, and its figures of a period.

Rows of tables, cards and labelled lines tell them alike.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kaskade_graph import fields
from kaskade_graph.importers.cells import YA
from kaskade_graph.importers.columns import Periode
from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.elements import Measure
from kaskade_graph.importers.tables.headings.roles import SAID
from kaskade_graph.importers.tables.lines import labelled
from kaskade_graph.importers.tables.lines.labelled import Labelled
from kaskade_graph.importers.tables.quotes import Quote
from kaskade_graph.importers.tables.rows import figures, names
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

_OF_KEY = {f.column.key: f for f in fields.INDIKATOR if f.column is not None}
FIELDS = {key: (f.predicate, f.label.id.lower()) for key, f in _OF_KEY.items()}
"""Roles of fields of an indikator: the property, and what it is called in the account of a reading."""
_BULLET = re.compile(r"^[-•·▪]\s+(?=[A-Za-z])")
"""The bullet of a list of one."""
_UNSURE = 0.7


class IndikatorValues:
    """Gives values to indikator. ``tahun`` is the year of figures without one, ``split`` whether a cell may hold
    several values under labels of their own."""

    def __init__(self, builder: Builder, tahun: int | None, split: bool = True) -> None:
        self.builder, self.tahun, self.split = builder, tahun, split
        self.ledger = builder.ledger

    def field(self, measure: Measure, key: str, text: str, where: Quote) -> None:
        """Give an indikator a value of a field; a cell may hold several under labels of their own."""
        if key in ("formulasi", "keterangan", "sumber_data") and self.split:
            gathered = labelled.explained(labelled.parts(text))
            bare = "sumber_data" if key == "sumber_data" else "formulasi"
            if any(p is not None and p.role.key in FIELDS for p, _ in gathered):
                for found, part in gathered:
                    if part:
                        self._part(measure, found, part, where, bare)
                return
        self._simple(measure, key, text, where)

    def _part(self, measure: Measure, found: Labelled | None, part: str, where: Quote, key: str) -> None:
        """One of several values in a cell, under its label; without one it is of the field ``key``."""
        if found is None:
            self._simple(measure, key, part, where)
        elif found.role.key in FIELDS:
            self._simple(measure, found.role.key, part, where)
        elif found.role.key == "dipahami":
            self.builder.kept_not.append(found.label)
        elif found.role.key == "nilai" and found.role.period is not None:
            self.figure(measure, found.role.period, part, None, where)
        else:
            self.ledger.unread(where.sources, f"{found.label} di dalam sel ini tidak terbaca")

    def _simple(self, measure: Measure, key: str, text: str, where: Quote) -> None:
        if key in ("tipe", "arah"):
            self._count(measure, key, text, where)
            return
        properti, what = FIELDS[key]
        value = _understood(_OF_KEY[key].kind, _BULLET.sub("", names.value(text)))
        if value is None:
            self.ledger.unread(where.sources, f"{what} tidak dipahami")
            return
        self.builder.field(measure, properti, value, where, what)

    def _count(self, measure: Measure, key: str, text: str, where: Quote) -> None:
        """Give an indikator its kind of count, its direction, or both where one text says both."""
        properti, what = FIELDS[key]
        tipe, arah = figures.kind_of_count(text)
        if tipe is None and arah is None and not names.is_empty(text):
            self.builder.kept_not.append(f"{what} {names.value(text)!r}")
            self.ledger.understood(where.sources, f"{what} {names.value(text)!r}")
            return
        if key == "tipe" and tipe is None:
            # A kind of count that the model has no word for, with a direction that it has.
            self.builder.kept_not.append(f"{what} {names.value(text)!r}")
        elif key == "tipe":
            self.builder.field(measure, properti, tipe, where, what)
        if arah is not None:
            self.builder.field(measure, KIN.arah, arah, where, "arah")
        elif key == "arah" or tipe is None:
            self.builder.field(measure, properti, None, where, what)

    def figure(
        self, measure: Measure, period: Periode, text: str, number: Decimal | None, where: Quote
    ) -> None:
        """Give an indikator a figure as printed; ``number`` is what the format stores, when it does."""
        before = period.jenis == "kondisi_awal"
        if period.tahun is None and self.tahun is None and not before:
            self.ledger.unread(where.sources, f"{SAID[period.jenis]} tanpa tahun: sebutkan dengan --tahun")
            return
        if period.akhir and period.tahun is None:
            where = where.doubted(_UNSURE, "tahun akhir periode tidak tercetak")
        satuan = measure.draft.best(KIN.satuan)
        about = f"{measure.name} {satuan or ''}"
        own = 0 if before else self.tahun or 0
        draft = figures.figure(text, number, period, own, where, satuan, about)
        if not self.builder.figure(measure, draft, period.jenis, where):
            self.ledger.unread(where.sources, f"{SAID[period.jenis]} kedua untuk periode yang sama")


def _understood(kind: fields.Kind, text: str) -> object | None:
    """Return what a cell says as the kind of value that its field holds, None where it is no such value."""
    if kind is fields.BOOLEAN:
        return YA.get(fold(text))
    try:
        value: object = kind.read(text)
    except (ValueError, ArithmeticError):
        return None
    return value
