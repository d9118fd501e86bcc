"""A document before any program writes it: paragraphs and tables with spans, as an office would type them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.reading.truth import Element, Indikator


@dataclass
class Cell:
    """Text over ``columns`` and ``rows``; ``numeric`` is stored as a number where the format has numbers."""

    text: str = ""
    columns: int = 1
    rows: int = 1
    bold: bool = False
    numeric: bool = False
    fill: str | None = None


@dataclass
class Table:
    """Rows of cells at their coordinates; None where a cell from the left or above covers."""

    rows: list[list[Cell | None]]
    widths: list[float]
    heads: int = 1
    ruled: bool = True
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.widths)


@dataclass
class Para:
    """A paragraph; ``style`` is title, heading, plain or right."""

    text: str
    style: str = "plain"
    indent: int = 0


@dataclass
class Break:
    """A new page, or a new sheet called ``name``."""

    name: str = ""


Block = Para | Table | Break


@dataclass
class Page:
    """A document: its blocks in order, on paper of this orientation."""

    blocks: list[Block]
    landscape: bool = True


@dataclass
class Item:
    """One row of a table of elements: the element, one indikator of it or none, and what stands above."""

    element: Element
    indikator: Indikator | None
    first: bool
    number: int
    path: dict[str, Element]


@dataclass
class Col:
    """A column: its stacked headings, what it shows of an item, and how its cells are joined.

    ``merge`` is ``element`` (once for an element, over its rows), a level (once for the ancestor of that level,
    over all rows below it), or empty (each row).
    """

    head: tuple[str, ...]
    show: Callable[[Item], str]
    width: float = 1.0
    merge: str = ""
    numeric: bool = False


def items(elements: list[Element]) -> list[Item]:
    """Return the rows for ``elements`` in order: one an indikator, one for an element without any."""
    by_idx = {e.idx: e for e in elements}
    out = []
    for number, element in enumerate(elements, 1):
        path: dict[str, Element] = {}
        at: Element | None = element
        while at is not None:
            path[at.level] = at
            at = by_idx.get(at.parent) if at.parent is not None else None
        for n, indikator in enumerate(element.indikator or [None]):  # type: ignore[list-item]
            out.append(Item(element, indikator, n == 0, number, path))
    return out


def head_rows(cols: list[Col]) -> list[list[Cell | None]]:
    """Return the stacked headings: equal neighbours joined, short ones stretched down."""
    depth = max(len(c.head) for c in cols)
    rows: list[list[Cell | None]] = [[None] * len(cols) for _ in range(depth)]
    for x, col in enumerate(cols):
        for y, text in enumerate(col.head):
            last = y == len(col.head) - 1
            if (
                x
                and not last
                and cols[x - 1].head[: y + 1] == col.head[: y + 1]
                and len(cols[x - 1].head) > y + 1
            ):
                left = next(rows[y][z] for z in range(x - 1, -1, -1) if rows[y][z] is not None)
                assert left is not None
                left.columns += 1
            else:
                rows[y][x] = Cell(text, rows=depth - y if last else 1, bold=True, fill="D9E2F3")
    return rows


def build(cols: list[Col], rows: list[Item], merged: bool = True, repeat: bool = False) -> Table:
    """Return the table of ``rows``; joined cells, or their text once (``merged`` false), or on every row."""
    body: list[list[Cell | None]] = []
    open_cells: dict[int, tuple[int, Cell]] = {}
    for item in rows:
        line: list[Cell | None] = []
        for x, col in enumerate(cols):
            key = _key(col, item)
            was = open_cells.get(x)
            if key is not None and was is not None and was[0] == key and not repeat:
                if merged:
                    was[1].rows += 1
                    line.append(None)
                else:
                    line.append(Cell())
                continue
            cell = Cell(col.show(item), numeric=col.numeric)
            line.append(cell)
            if key is None:
                open_cells.pop(x, None)
            else:
                open_cells[x] = (key, cell)
        body.append(line)
    heads = head_rows(cols)
    return Table(heads + body, [c.width for c in cols], heads=len(heads))


def _key(col: Col, item: Item) -> int | None:
    if col.merge == "element":
        return item.element.idx
    if col.merge in item.path:
        return item.path[col.merge].idx
    return None


def spread(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Iterate over the cells of a table with their coordinates."""
    for y, line in enumerate(table.rows):
        for x, cell in enumerate(line):
            if cell is not None:
                yield y, x, cell
