"""What tests of every format ask: all text of some blocks, and a grid as rows of text."""

from __future__ import annotations

from collections import Counter

from kaskade_graph.importers.blocks import Blocks, Grid, Paragraph


def words(text: str) -> Counter[str]:
    """The words of ``text``, counted: what has to come through whatever the white space."""
    return Counter(text.split())


def all_words(blocks: Blocks) -> Counter[str]:
    """The words of everything in ``blocks``."""
    texts: list[str] = []
    for block in blocks.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        else:
            texts += [cell.text for cell in block.cells]
    return words(" ".join(texts))


def rows(grid: Grid) -> list[list[str]]:
    """A grid as rows of text; a cell that spans stands once."""
    out = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        out[cell.row][cell.column] = cell.text
    return out


def only_grid(blocks: Blocks) -> Grid:
    """The one grid there is."""
    (grid,) = blocks.grids()
    return grid


def paragraphs(blocks: Blocks) -> list[str]:
    """The texts outside grids that are not blank."""
    return [b.text for b in blocks.blocks if isinstance(b, Paragraph) and b.text.strip()]
