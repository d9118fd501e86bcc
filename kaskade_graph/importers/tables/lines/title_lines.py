"""The lines of a file that may be its titles: before its first table, and above the headings in a grid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.importers.blocks import Blocks, Grid, Paragraph
from kaskade_graph.importers.tables.headings.segments import Segment, segments
from kaskade_graph.importers.tables.lines import cards
from kaskade_graph.importers.tables.lines.outside import is_other_table
from kaskade_graph.importers.tables.rows import names


def title_lines(blocks: Blocks) -> list[str]:
    """Return the lines that may be titles, with what a card says of whose it is."""
    out: list[str] = []
    for block in blocks.blocks:
        if isinstance(block, Paragraph):
            out += re.split(r"\n|\t+", names.unmarked(block.text))
        elif isinstance(block, Grid):
            for segment in segments(block):
                if segment.headed or segment.card:
                    return [*out, *_whose(segment)]
                if is_other_table(segment.rows):
                    out += _whose(segment)
                else:
                    pieces = (p for row in segment.rows for p in row.own())
                    out += [p.value for p in pieces if not names.is_figure(p.value)]
    return out


def _whose(segment: Segment) -> Iterator[str]:
    """Yield what the first card says of whose it is and of which year."""
    for row in segment.rows if not segment.headed else ():
        for one in cards.said(row):
            if one.role is not None and one.role.key in ("unit", "tahun"):
                yield f"{one.name} {one.values[0].value}"
