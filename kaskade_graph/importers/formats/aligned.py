"""Tables in text whose columns are only held apart by spaces, as ``pdftotext -layout`` writes them."""

from __future__ import annotations

import re

from kaskade_graph.importers.blocks import Block, Cell, Grid, Hints, Paragraph, Spot
from kaskade_graph.importers.formats.columns import Piece, Region, Scale, regions

Line = tuple[str, Spot]
_WORD = re.compile(r"\S+")
MAX_WIDTH = 4_000
"""Longest line, in characters, that is a row of columns held apart by spaces; no page is wider."""


def aligned(lines: list[Line]) -> list[Block]:
    """Return lines as paragraphs, and those that make a table as grids that are not exact."""
    blocks: list[Block] = []
    done = 0
    pages = {n for n, (_, spot) in enumerate(lines) if n == 0 or spot.page != lines[n - 1][1].page}
    for region in regions([pieces(text) for text, _ in lines], Scale(), pages):
        blocks += [paragraph(*line) for line in lines[done : region.first]]
        blocks.append(_grid(lines, region))
        done = region.last
    return blocks + [paragraph(*line) for line in lines[done:]]


def pieces(text: str) -> list[Piece]:
    """Cut a line where two or more spaces stand.

    >>> [p.text for p in pieces("1.  Nama program     85")]
    ['1.', 'Nama program', '85']
    """
    if "  " not in text.strip():
        found = text.strip()
        start = text.find(found)
        return [Piece(((start, start + len(found), found),))] if found else []
    out: list[list[tuple[float, float, str]]] = []
    if len(text) > MAX_WIDTH:
        found = text.strip()
        start = text.find(found)
        return [Piece(((start, start + len(found), found),))]
    for match in _WORD.finditer(text):
        word = (match.start(), match.end(), match.group())
        if out and match.start() - out[-1][-1][1] == 1:
            out[-1].append(word)
        else:
            out.append([word])
    return [Piece(tuple(words)) for words in out]


def paragraph(text: str, spot: Spot) -> Paragraph:
    """Return a line as a paragraph; leading white space is its indent."""
    indent = len(text) - len(text.lstrip(" "))
    return Paragraph(text, spot, Hints(indent=indent)) if indent and text.strip() else Paragraph(text, spot)


def _grid(lines: list[Line], region: Region) -> Grid:
    cells: list[Cell] = []
    for row, found in enumerate(region.lines):
        texts: dict[tuple[int, int], list[Piece]] = {}
        for one in found:
            texts.setdefault((one.first, one.last), []).append(one.piece)
        for (column, end), parts in sorted(texts.items()):
            indent = int(max(0, parts[0].start - region.columns[column][0]))
            text = "  ".join(p.text for p in parts)
            spot = lines[region.first + row][1]
            cells.append(Cell(row, column, text, spot, columns=end - column + 1, hints=Hints(indent=indent)))
    first, last = lines[region.first][1], lines[region.last - 1][1]
    spot = Spot(line=first.line, last_line=last.line, page=first.page)
    return Grid(region.last - region.first, len(region.columns), cells, exact=False, spot=spot)
