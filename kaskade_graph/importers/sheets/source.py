"""The sheets of a file as rows of cells that say what they hold: made of the blocks that its format gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Blocks, Cell, Grid, Kind, Paragraph
from kaskade_graph.importers.column_letters import column_number
from kaskade_graph.importers.formats import open_blocks
from kaskade_graph.importers.grid import (
    MAX_TEKS,
    Asal,
    Baris,
    Buku,
    Galat,
    Isi,
    Lembar,
    Rentang,
    Sel,
    terlalu_panjang,
)

_UNCOMPUTED = (
    Teks("rumus yang hasilnya belum tersimpan", "a formula whose result was never stored"),
    Teks(
        "Buka buku kerjanya di Excel atau LibreOffice, simpan, lalu impor lagi.",
        "Open the workbook in Excel or LibreOffice, save it, and import again.",
    ),
)
_FAILED = (
    Teks("rumus di sel ini gagal", "the formula in this cell fails"),
    Teks("Perbaiki rumusnya atau tulis nilainya.", "Mend the formula, or write the value."),
)


def buka(path: Path, *, masked: bool = True) -> Buku:
    """Open the table file at ``path``, with persons masked or not. Raises what :func:`open_blocks` does."""
    return book(open_blocks(path, masked=masked))


def book(blocks: Blocks) -> Buku:
    """Return the grids of a file as sheets; grids of one sheet are one, the objects of a JSON file are one."""
    by_sheet: dict[object, list[Grid]] = {}
    for number, grid in enumerate(blocks.grids()):
        key = grid.spot.sheet or (number if _is_drawn(grid) else None)
        by_sheet.setdefault(key, []).append(grid)
    sheets = [_sheet(blocks, grids) for grids in by_sheet.values()]
    beside = [b.text for b in blocks.blocks if isinstance(b, Paragraph) and not b.hints.hidden]
    return Buku(blocks.name, blocks.sha256, sheets, list(blocks.notes), beside)


def _is_drawn(grid: Grid) -> bool:
    """Whether a grid is a table of a document: several of them are several tables."""
    return not grid.keys and any(_address(cell) is None for cell in grid.cells[:1])


def _sheet(blocks: Blocks, grids: list[Grid]) -> Lembar:
    name = grids[0].spot.sheet
    origin = Asal(blocks.name, blocks.sha256, name)
    rows: dict[int, dict[int, Sel]] = {}
    merges: list[Rentang] = []
    if grids[0].keys:
        _objects(grids, origin, rows)
    else:
        for grid in grids:
            _cells(grid, origin, rows, merges)
    hidden = all(cell.hints.hidden and not (_all_hidden(grid, cell)) for grid in grids for cell in grid.cells)
    listed = [Baris(number, dict(sorted(cells.items()))) for number, cells in sorted(rows.items())]
    return Lembar(name, origin, lambda: _again(listed), lambda: merges, hidden)


def _again(rows: list[Baris]) -> Iterator[Baris]:
    """Yield rows whose cells a reader may add to."""
    return (Baris(row.nomor, dict(row.sel)) for row in rows)


def _all_hidden(grid: Grid, cell: Cell) -> bool:
    return cell.row in grid.hidden_rows or cell.column in grid.hidden_columns


def _cells(grid: Grid, origin: Asal, rows: dict[int, dict[int, Sel]], merges: list[Rentang]) -> None:
    for cell in grid.cells:
        row, column = _address(cell) or (cell.row + 1, cell.column + 1)
        rows.setdefault(row, {})[column] = _sel(cell, row, column, origin)
        if cell.rows > 1 or cell.columns > 1:
            merges.append(Rentang(row, column, row + cell.rows - 1, column + cell.columns - 1))


def _objects(grids: list[Grid], origin: Asal, rows: dict[int, dict[int, Sel]]) -> None:
    """Lay the objects of a JSON file below the names of their fields; what is outside a list stands in each row."""
    names: dict[str, int] = {}
    number = 1
    for grid in grids:
        start = f"{grid.spot.cell}." if grid.spot.cell else ""
        columns = {c: names.setdefault(start + key, len(names) + 1) for c, key in grid.keys.items()}
        for cell in grid.cells:
            for row in range(cell.row, cell.last_row + 1):
                at = number + row + 1
                rows.setdefault(at, {})[columns[cell.column]] = _sel(cell, at, columns[cell.column], origin)
        number += grid.rows
    rows[1] = {c: Sel(name, 1, c, origin, alamat=f"#{name}") for name, c in names.items()}


def _address(cell: Cell) -> tuple[int, int] | None:
    """Return row and column of a cell as its sheet counts them, None where its format has no such addresses."""
    reference = cell.spot.cell or ""
    letters = reference.rstrip("0123456789")
    column, row = column_number(letters), reference[len(letters) :]
    return (int(row), column + 1) if letters and column >= 0 and row else None


def _sel(cell: Cell, row: int, column: int, origin: Asal) -> Sel:
    percent = cell.number is not None and cell.text.rstrip().endswith("%")
    place = cell.spot.cell if _address(cell) is None else None
    return Sel(_content(cell, percent), row, column, origin, percent, place)


def _content(cell: Cell, percent: bool) -> Isi:
    text = cell.text
    if cell.kind is Kind.UNCOMPUTED:
        return Galat("(rumus)", *_UNCOMPUTED)
    if cell.kind is Kind.FAILED:
        return Galat(text, *_FAILED)
    if cell.kind is Kind.YES_NO:
        return text.upper() in ("TRUE", "BENAR", "1")
    if cell.kind is Kind.DATE:
        return _moment(text)
    if cell.number is not None:
        return cell.number / 100 if percent else cell.number
    return terlalu_panjang(len(text), text) if len(text) > MAX_TEKS else text


def _moment(text: str) -> Isi:
    """Return the date, moment or time written in ISO 8601; the text itself when it is none."""
    for kind in (date, datetime, time):
        try:
            return kind.fromisoformat(text)
        except ValueError:
            continue
    return text
