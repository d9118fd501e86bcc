"""The worksheet of an evaluation: rows of criteria with their marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kaskade_graph.audit.finding import Temuan
from kaskade_graph.errors import Teks

ONE, HALF, NONE = Decimal(1), Decimal("0.5"), Decimal(0)


@dataclass(frozen=True, slots=True)
class CriterionMark:
    """One mark: its value, why, and the findings that speak against it; ``diubah`` when a person set it."""

    nilai: Decimal | None
    alasan: Teks
    temuan: tuple[Temuan, ...] = ()
    diubah: bool = False


@dataclass(slots=True)
class WorksheetRow:
    """One row: the element (IRI), texts by heading, marks by column, and a remark."""

    iri: str
    teks: dict[str, str]
    marks: dict[str, CriterionMark]
    keterangan: str = ""

    def total(self, keys: Sequence[str]) -> Decimal:
        """Return the sum of the marks that are given."""
        return sum((m.nilai for k in keys if (m := self.marks.get(k)) and m.nilai is not None), Decimal(0))


@dataclass(slots=True)
class Worksheet:
    """One worksheet. ``marked`` are the keys of its columns with marks; ``catatan`` says what it cannot tell.

    ``apart`` are those of ``marked`` that stand outside the sum of a row, as the form has it.
    """

    key: str
    judul: Teks
    headings: dict[str, Teks]
    marked: tuple[str, ...]
    rows: list[WorksheetRow] = field(default_factory=list)
    catatan: Teks | None = None
    apart: tuple[str, ...] = ()

    @property
    def summed(self) -> tuple[str, ...]:
        """The columns that make up the sum of a row, and the result of the sheet."""
        return tuple(k for k in self.marked if k not in self.apart)

    def result(self, keys: Sequence[str] | None = None) -> tuple[Decimal, int]:
        """Return the sum of the marks and how many there are, of the columns ``keys``."""
        marks = [r.marks[k] for r in self.rows for k in keys or self.marked if k in r.marks]
        given = [m.nilai for m in marks if m.nilai is not None]
        return sum(given, Decimal(0)), len(given)
