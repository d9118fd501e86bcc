"""Blocks as JSON and back: how they leave the worker that parsed a file."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import (
    PLAIN,
    Block,
    Blocks,
    Boxes,
    Cell,
    Grid,
    Hints,
    Kind,
    Paragraph,
    Spot,
)

_HINTS = (False, None, False, 0, False, 1.0)


def to_json(blocks: Blocks) -> dict[str, Any]:
    """Return ``blocks`` as lists, strings and numbers; fields at their defaults at the end are left out."""
    return {
        "name": blocks.name,
        "sha256": blocks.sha256,
        "blocks": [_block(block) for block in blocks.blocks],
        "notes": [[note.id, note.en] for note in blocks.notes],
    }


def from_json(value: Any) -> Blocks:
    """Return the blocks that :func:`to_json` wrote. Raises ValueError or TypeError for anything else."""
    hints: dict[tuple[Any, ...], Hints] = {}
    return Blocks(
        str(value["name"]),
        str(value["sha256"]),
        [_read_block(block, hints) for block in value["blocks"]],
        [Teks(str(id_), str(en)) for id_, en in value["notes"]],
    )


def _block(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return ["p", block.text, _spot(block.spot), _hints(block.hints)]
    if isinstance(block, Boxes):
        return ["b", [_cell(c) for c in block.cells], [list(e) for e in block.edges], _spot(block.spot)]
    return [
        "g",
        block.rows,
        block.columns,
        [_cell(c) for c in block.cells],
        block.exact,
        _spot(block.spot),
        sorted(block.hidden_rows),
        sorted(block.hidden_columns),
        [[column, key] for column, key in block.keys.items()],
    ]


def _cell(cell: Cell) -> list[Any]:
    number = None if cell.number is None else str(cell.number)
    out = [
        cell.row,
        cell.column,
        cell.text,
        _spot(cell.spot),
        cell.rows,
        cell.columns,
        number,
        _hints(cell.hints),
    ]
    return out if cell.kind is None else [*out, cell.kind.value]


def _spot(spot: Spot) -> list[Any]:
    out: list[Any] = [spot.line, spot.last_line, spot.page, spot.sheet, spot.cell]
    out.append(None if spot.box is None else list(spot.box))
    while out and out[-1] is None:
        out.pop()
    return out


def _hints(hints: Hints) -> list[Any]:
    if hints is PLAIN:
        return []
    return [hints.bold, hints.fill, hints.border, hints.indent, hints.hidden, hints.certainty]


def _read_block(value: Any, hints: dict[tuple[Any, ...], Hints]) -> Block:
    kind, *rest = value
    if kind == "p":
        text, spot, hint = rest
        return Paragraph(str(text), _read_spot(spot), _read_hints(hint, hints))
    if kind == "b":
        cells, edges, spot = rest
        pairs = tuple((int(upper), int(lower)) for upper, lower in edges)
        return Boxes(tuple(_read_cell(cell, hints) for cell in cells), pairs, _read_spot(spot))
    rows, columns, cells, exact, spot, hidden_rows, hidden_columns, keys = rest
    return Grid(
        int(rows),
        int(columns),
        [_read_cell(cell, hints) for cell in cells],
        bool(exact),
        _read_spot(spot),
        frozenset(hidden_rows),
        frozenset(hidden_columns),
        {int(column): str(key) for column, key in keys},
    )


def _read_cell(value: Any, hints: dict[tuple[Any, ...], Hints]) -> Cell:
    row, column, text, spot, rows, columns, number, hint, *kind = value
    try:
        exact = None if number is None else Decimal(number)
    except InvalidOperation:
        raise ValueError(number) from None
    said = Kind(kind[0]) if kind else None
    return Cell(row, column, text, _read_spot(spot), rows, columns, exact, _read_hints(hint, hints), said)


def _read_spot(value: list[Any]) -> Spot:
    parts = value + [None] * (6 - len(value))
    box = parts[5]
    if box is not None:
        left, top, right, bottom = box
        box = (left, top, right, bottom)
    return Spot(parts[0], parts[1], parts[2], parts[3], parts[4], box)


def _read_hints(value: Any, known: dict[tuple[Any, ...], Hints]) -> Hints:
    """Most cells of a file share a handful of hints: each is made once."""
    if not value:
        return PLAIN
    key = tuple(value)
    found = known.get(key)
    if found is None:
        found = known[key] = PLAIN if key == _HINTS else Hints(*value)
    return found
