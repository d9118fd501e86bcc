"""Dataclasses in Parquet files: each written whole or not at all, and the same values as the same bytes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kaskade_graph import files, rows
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
_KELOMPOK = "kelompok"


def write_table(path: Path, cls: type[Any], values: Iterable[object], kelompok: str = "") -> None:
    """Write dataclasses of one kind to a Parquet file, whole or not at all; the same values give the same bytes.

    ``kelompok`` is what a reduced group depended on.
    """
    write_arrow(path, as_arrow(cls, values), kelompok)


def as_arrow(cls: type[Any], values: Iterable[object]) -> pa.Table:
    """Return dataclasses of one kind as a table of Arrow."""
    import pyarrow as pa

    return pa.Table.from_pylist([rows.to_row(v) for v in values], schema=rows.schema(cls))


def write_arrow(path: Path, table: pa.Table, kelompok: str) -> None:
    """Write a table of Arrow as :func:`write_table` does."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, table.schema, compression="zstd", store_schema=False) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata({_KELOMPOK: kelompok})
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write_atomically(path, sink.getvalue().to_pybytes())


def read_table(
    path: Path, cls: type[T], columns: Sequence[str] | None = None, unit: Collection[str] | None = None
) -> list[T]:
    """Return what :func:`write_table` wrote, or the rows of these units (IRIs); columns left out have an empty value.

    Raises :class:`InputError` naming the file when it is none of these.
    """
    table = arrow(path, columns)
    if unit is not None:
        table = table.filter([one in unit for one in table["unit"].to_pylist()])
    blank = {name: () for name in rows.names(cls) if name not in table.column_names}
    try:
        return [rows.from_row(cls, row | blank) for row in table.to_pylist()]
    except (KeyError, TypeError, ValueError) as error:
        raise bad(path) from error


def arrow(path: Path, columns: Sequence[str] | None) -> pa.Table:
    """Return a file, or these columns of it, as a table of Arrow; raises :class:`InputError` naming the file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        # Not read_table: that is for folders of files, and loads much that none of it needs.
        with pq.ParquetFile(path, memory_map=True) as file:
            return file.read(columns=list(columns) if columns else None)
    except (OSError, pa.ArrowException, KeyError) as error:
        raise bad(path) from error


def depended(path: Path) -> str:
    """Return what a file depended on when it was written (``kelompok`` of :func:`write_table`)."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found: bytes = (pq.read_metadata(path).metadata or {}).get(_KELOMPOK.encode(), b"")
        return found.decode()
    except (OSError, pa.ArrowException) as error:
        raise bad(path) from error


def bad(path: Path) -> InputError:
    """Return the error that a file is none of audit results, or damaged."""
    where = shown(str(path))
    return InputError(
        Teks(f"{where}: bukan berkas hasil audit", f"{where}: not a file of audit results"),
        Teks(
            "Buat lagi: kaskade audit FOLDER --results HASIL",
            "Make it again: kaskade audit FOLDER --results RESULTS",
        ),
    )
