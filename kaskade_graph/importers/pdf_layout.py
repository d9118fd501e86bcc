"""The words and rules of a page as paragraphs and tables. Knows no PDF library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaskade_graph.importers.document import Block, Cell, Line, Paragraph, Table
from kaskade_graph.importers.pdf_columns import Grid, find_columns
from kaskade_graph.importers.pdf_words import Box, Word, joined, visual_lines


@dataclass(frozen=True, slots=True)
class Rules:
    """A ruled table: its rectangle and its rows of cells, None where a merged neighbour covers a cell."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """Turns words into lines with the page, the number of their line on it, and the place in a table."""

    number: int
    line_of: dict[Word, int]

    def line(self, words: list[Word], place: str | None = None) -> Line:
        return Line(joined(words), self.line_of[words[0]], self.number, place)

    def table(self, rows: Iterable[Iterable[Iterable[list[Word]]]], order: int) -> Table:
        return Table(
            tuple(
                tuple(
                    Cell(tuple(self.line(words, f"tabel {order} baris {r} kolom {c}") for words in cell))
                    for c, cell in enumerate(row, start=1)
                )
                for r, row in enumerate(rows, start=1)
            )
        )


def page_blocks(words: list[Word], ruled: list[Rules], number: int, tables: int) -> Iterator[Block]:
    """Return the blocks of page ``number`` from the top, ``tables`` being the tables on the pages before."""
    numbered = enumerate(visual_lines(words), start=1)
    page = _Page(number, {word: order for order, line in numbered for word in line})
    inside, outside = _share_out(words, ruled)
    filled = [(rules, cells) for rules, cells in zip(ruled, inside, strict=True) if cells]
    parts: list[tuple[float, float, list[list[Word]] | Grid]] = [
        (rules.box.top, rules.box.x0, _grid(rules, cells)) for rules, cells in filled
    ]
    parts += _runs(visual_lines(outside), [rules.box.top for rules, _ in filled])
    for _, _, part in sorted(parts, key=lambda item: item[:2]):
        for found in [part] if isinstance(part, Grid) else find_columns(part):
            if isinstance(found, Grid):
                tables += 1
                yield page.table(found.rows, tables)
            else:
                yield Paragraph(page.line(found))


_CellWords = dict[Box, list[Word]]


def _share_out(words: list[Word], ruled: list[Rules]) -> tuple[list[_CellWords], list[Word]]:
    """Give each word to a cell, that of the smallest table where tables overlap, or to none."""
    inside: list[_CellWords] = [{} for _ in ruled]
    outside: list[Word] = []
    by_size = sorted(range(len(ruled)), key=lambda i: ruled[i].box.area)
    for word in words:
        for i in by_size:
            cell = _cell_of(ruled[i], word)
            if cell is not None:
                inside[i].setdefault(cell, []).append(word)
                break
        else:
            outside.append(word)
    return inside, outside


def _cell_of(rules: Rules, word: Word) -> Box | None:
    if not rules.box.holds(word):
        return None
    return next((cell for row in rules.rows for cell in row if cell is not None and cell.holds(word)), None)


def _grid(rules: Rules, cells: _CellWords) -> Grid:
    return Grid([[visual_lines(cells.get(c, ())) if c else [] for c in row] for row in rules.rows])


def _runs(lines: list[list[Word]], tops: list[float]) -> Iterator[tuple[float, float, list[list[Word]]]]:
    """Cut the lines outside ruled tables where such a table begins between them."""
    run: list[list[Word]] = []
    for line in lines:
        if run and any(run[-1][0].middle < top <= line[0].middle for top in tops):
            yield run[0][0].middle, run[0][0].x0, run
            run = []
        run.append(line)
    if run:
        yield run[0][0].middle, run[0][0].x0, run
