"""Hidden sheets and rows are left out of a reading; hidden columns are read where no visible one says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Block, Cell, Grid
from kaskade_graph.importers.column_letters import column_letters
from kaskade_graph.importers.tables.headings.roles import Role
from kaskade_graph.importers.tables.ledger import Ledger
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.rows import lay


def hidden(grid: Grid, ledger: Ledger) -> Iterator[Teks]:
    """Account for the hidden rows of a grid, and yield what is told of them."""
    cells = lay.hidden_cells(grid)
    where = f" ({grid.spot.sheet})" if grid.spot.sheet else ""
    if cells:
        ledger.structure(cells, "baris tersembunyi")
        rows = ", ".join(str(r) for r in sorted({_printed_row(c) for c in cells}))
        count = len({c.row for c in cells})
        yield Teks(
            f"{count} baris tersembunyi dilewati{where}: {rows}",
            f"{count} hidden rows left out{where}: {rows}",
        )


def hidden_columns(grid: Grid, left: Mapping[int, int]) -> Iterator[Teks]:
    """Yield what is told of the hidden columns of a grid.

    ``left`` are those that were not read, each with the visible column that holds the same.
    """
    where = f" ({grid.spot.sheet})" if grid.spot.sheet else ""
    for column, other in sorted(left.items()):
        one, two = column_letters(column), column_letters(other)
        yield Teks(
            f"kolom tersembunyi {one} tidak dibaca{where}: kolom {two} yang tampak berisi hal yang sama",
            f"hidden column {one} is not read{where}: the visible column {two} holds the same",
        )
    shown = [c for c in sorted(grid.hidden_columns - left.keys()) if any(x.column == c for x in grid.cells)]
    if shown:
        letters = ", ".join(map(column_letters, shown))
        yield Teks(
            f"kolom tersembunyi tetap dibaca{where}: {letters}",
            f"hidden columns are read{where}: {letters}",
        )


def leave(grid: Grid, plan: Plan) -> dict[int, int]:
    """Leave out of a mapping the hidden columns that hold what a visible one does; return them with that one.

    An old budget is hidden beside the new one; the page says the new one alone.
    """
    out: dict[int, int] = {}
    for column in sorted(grid.hidden_columns & plan.roles.keys()):
        role = plan.roles[column]
        same = [
            c for c, r in plan.roles.items() if c not in grid.hidden_columns and _holds(r) == _holds(role)
        ]
        if same and role.key not in ("dipahami", "nomor"):
            out[column] = min(same)
            plan.roles[column] = Role("dipahami", grounds="kolom tersembunyi")
    return out


def _holds(role: Role) -> tuple[object, ...]:
    return role.key, role.level, role.period, role.year


def on_hidden_sheet(block: Block) -> bool:
    """Say whether a grid stands on a sheet that is hidden."""
    return isinstance(block, Grid) and bool(block.cells) and all(c.hints.hidden for c in block.cells)


def _printed_row(cell: Cell) -> int:
    digits = (cell.spot.cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdigit() else cell.row + 1
