"""Rows that results turn into: dictionaries and data frames."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from kaskade_graph import fields
from kaskade_graph.model import Indikator, Kaskade, Nilai, Unsur
from kaskade_graph.store.terms import Term
from kaskade_graph.vocab import XSD

if TYPE_CHECKING:
    import pandas
    import polars

Row = dict[str, Any]


class Tabular(ABC):
    """What can be had as rows."""

    @abstractmethod
    def to_dicts(self) -> list[Row]:
        """Return the rows, a dict each, with texts, numbers, booleans and None as values."""

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows as a data frame of pandas; ImportError when pandas is not installed."""
        import pandas

        return pandas.DataFrame(self.to_dicts())

    def to_polars(self) -> polars.DataFrame:
        """Return the rows as a data frame of polars; ImportError when polars is not installed."""
        import polars

        return polars.DataFrame(self.to_dicts(), infer_schema_length=None)


@dataclass(frozen=True, slots=True, repr=False)
class Table(Tabular):
    """Rows that were made of a result."""

    name: str
    rows: tuple[Row, ...]

    def to_dicts(self) -> list[Row]:
        """Return the rows."""
        return [dict(row) for row in self.rows]

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self)} rows>"


# --- rows -----------------------------------------------------------------------------------------------


def rows_of(kaskade: Kaskade) -> Iterator[Row]:
    """Yield a row an element or indikator, with what holds it."""
    holder = {i: u.iri for u in kaskade.unsur.values() for i in (*u.memiliki_sasaran, *u.diukur_oleh)}
    names = dict.fromkeys(f.name for f in (*fields.UNSUR, *fields.INDIKATOR))
    for item in items_of(kaskade):
        parents = item.mendukung if isinstance(item, Unsur) else []
        yield {
            "kaskade": kaskade.iri,
            "unit": kaskade.unit.nama,
            "tahun": kaskade.tahun,
            "versi": kaskade.versi,
            "iri": item.iri,
            "jenis": item.jenis.value if isinstance(item, Unsur) else "Indikator",
            "induk": parents[0] if parents else holder.get(item.iri),
            **names,
            **fields_of(item),
        }


def items_of(kaskade: Kaskade) -> list[Unsur | Indikator]:
    """Return the elements, then the indikator."""
    return [*kaskade.unsur.values(), *kaskade.indikator.values()]


def fields_of(item: Unsur | Indikator | Nilai) -> Row:
    """Return the fields of an element by their names."""
    return {f.name: _plain(fields.value(item, f)) for f in fields.of(item)}


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


_NUMBERS: Mapping[str, Any] = {XSD.integer: int, XSD.gYear: int, XSD.decimal: float, XSD.double: float}


def native(cell: Term | None) -> Any:
    """Return the value of a cell; a number that is not written as one stays a text."""
    if cell is None:
        return None
    if cell.datatype == XSD.boolean:
        return cell.value in ("true", "1")
    try:
        return _NUMBERS.get(cell.datatype, str)(cell.value)
    except ValueError:
        return cell.value
