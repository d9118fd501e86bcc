"""Whether a file is torn text: labels of elements on lines of their own, as a flattened page leaves them.

Such a page ("Program 2", its name below, five names and then their five explanations) has a grammar of its own
(decision 0003). It is asked for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.importers import labels
from kaskade_graph.importers.blocks import Blocks, Boxes, Grid, Paragraph
from kaskade_graph.importers.tables.headings.columns import MEASURE
from kaskade_graph.importers.tables.rows.names import is_figure, runs_together
from kaskade_graph.model import Jenis

_ACTIVITIES = frozenset((Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN))
_ENOUGH = 2
"""Labels of activities that make a text one of this kind: a single one may stand in a sentence."""
_LONGEST = 400
_AMOUNT = re.compile(r"\d[\d.,]*\s*(?:%|[A-Za-z]+(?:[ /][A-Za-z]+){0,2})")
"""A figure with its unit."""
_WIDE, _TALL = 4, 3
"""Columns and rows that make a grid a table, where fewer may be a signature or a label and its value."""


def is_torn(blocks: Blocks) -> bool:
    """Say whether labels of elements part the text of a file; boxes are read by their lines.

    A label alone on its line counts outside tables only, where it would be the heading of a column.
    """
    if any(isinstance(block, Boxes) for block in blocks.blocks) or _has_columns(blocks):
        return False
    if any(map(_measures, blocks.grids())):
        return False
    found = 0
    for line, in_table in _lines(blocks):
        if len(line) <= _LONGEST and not runs_together(line):
            found += _labels_activity(line) or (not in_table and _stands_alone(line))
        if found >= _ENOUGH:
            return True
    return False


def _has_columns(blocks: Blocks) -> bool:
    """Whether most of a file stands in tables: the grammar reads a line as one text, across its columns."""
    wide = [b for b in blocks.grids() if b.columns >= _WIDE and b.rows >= _TALL]
    lines = sum(isinstance(b, Paragraph) and bool(b.text.strip()) for b in blocks.blocks)
    return sum(grid.rows for grid in wide) > lines


def _measures(grid: Grid) -> bool:
    """Whether a grid is a table of measures with their figures, which the grammar would run together."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell.text.strip())
    measured = (
        len(row) > _ENOUGH
        and any(map(MEASURE.match, row))
        and any(is_figure(text) or _AMOUNT.fullmatch(text) for text in row)
        for row in rows.values()
    )
    return sum(measured) >= _ENOUGH


def _lines(blocks: Blocks) -> Iterator[tuple[str, bool]]:
    for block in blocks.blocks:
        in_table = isinstance(block, Grid)
        for text in [c.text for c in block.cells] if isinstance(block, Grid | Boxes) else [block.text]:
            yield from ((line, in_table) for line in text.split("\n"))


def _labels_activity(line: str) -> bool:
    match = labels.HEAD.match(line)
    if match and labels.level(match["level"]) in _ACTIVITIES:
        return bool(match["num"] or match["pre"] or match["sep"] in (":", "="))
    return bool(labels.NUMBERED_PROGRAM.match(line) or labels.CODED.match(line))


def _stands_alone(line: str) -> bool:
    """Whether a line is the label of an element, its sasaran or its indikator and nothing else."""
    return any(
        match is not None and not match["rest"].strip()
        for match in (pattern.match(line) for pattern in (labels.HEAD, labels.SASARAN, labels.INDIKATOR))
    )
