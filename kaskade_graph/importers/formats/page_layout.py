"""The words, rules and fills of a page as blocks: ruled tables, boxes, columns without rules, lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from kaskade_graph.importers.blocks import PLAIN, Block, Boxes, Cell, Grid, Hints, Paragraph, Spot
from kaskade_graph.importers.formats.broken import unbroken
from kaskade_graph.importers.formats.columns import Piece, Scale, regions
from kaskade_graph.importers.formats.page_boxes import MIN_BOXES, Drawing, DrawnBox, drawing
from kaskade_graph.importers.formats.ruled import Ruled, RuledCell, Tree, ruled
from kaskade_graph.importers.formats.words import Box, Page, Word, around, joined, visual_lines

_PIECE_GAP = 0.75
"""Space between words of a line, in sizes of their font, that may part columns."""
_ROOM = 0.75
"""Space that must be left over, in sizes of the font, before a line counts as ended of its own accord."""
_BLANK = 1.3
"""Space between lines, in heights of a line, that counts as one blank line."""
_SAME = 3.0
"""Points by which the foot may stand higher or lower on another page."""


@dataclass(slots=True)
class Layout:
    """Lays out pages one after the other; lines and tables are counted over all of them."""

    lines: int = 0
    tables: int = 0
    blocks: list[Block] = field(default_factory=list)

    def add(self, page: Page, number: int, foot: float | None = None) -> None:
        """Add the blocks of page ``number`` (from 1), from the top; its ``foot`` is no part of a table above it."""
        _PageLayout(self, page, number, foot).run()


def feet(pages: Sequence[Page]) -> list[float | None]:
    """Return where the foot of each page begins: its last line, where another page ends in the same words, but for
    figures, at the same height."""
    last = [_lowest(page.words) for page in pages]
    ends: dict[str, list[float]] = {}
    for line in filter(None, last):
        ends.setdefault(_worded(line), []).append(line[0].middle)
    return [
        min(w.top for w in line)
        if line and sum(abs(at - line[0].middle) < _SAME for at in ends[_worded(line)]) > 1
        else None
        for line in last
    ]


def _lowest(words: Sequence[Word]) -> list[Word]:
    """Return the words of the last line of a page, from the left."""
    bottom = max((w.middle for w in words), default=0.0)
    return sorted((w for w in words if bottom - w.middle <= 0.5 * w.height), key=lambda w: w.left)


def _worded(line: Sequence[Word]) -> str:
    return re.sub(r"\d+", "#", joined(line))


class _PageLayout:
    def __init__(self, layout: Layout, page: Page, number: int, foot: float | None) -> None:
        self.layout, self.page, self.number, self.foot = layout, page, number, foot
        self.line_of: dict[int, int] = {}
        self.whole = frozenset(w.text.casefold() for w in page.words)
        for line in visual_lines(page.words):
            layout.lines += 1
            for word in line:
                self.line_of[id(word)] = layout.lines

    def run(self) -> None:
        tables, trees = _columns_of_boxes(*ruled(self.page.rules))
        inside, outside = _share_out(self.page.words, tables)
        drawn, outside = drawing(trees, self.page.slants, outside)
        # Boxes that do not make a drawing are tables of one column, or frames around lines.
        parts: list[tuple[float, float, Block]] = []
        for table, cells in zip(tables, inside, strict=True):
            if cells:
                parts.append((table.box.top, table.box.left, self._grid(table, cells)))
        if drawn is not None:
            parts.append((drawn.top, 0.0, self._boxes(drawn)))
        stops = sorted([*(top for top, _, _ in parts), *([] if self.foot is None else [self.foot])])
        for run in _runs(visual_lines(outside), stops):
            for block in self._unruled(run):
                box = block.spot.box or (0.0, 0.0, 0.0, 0.0)
                parts.append((box[1], box[0], block))
        parts.sort(key=lambda part: part[:2])
        for _, _, block in parts:
            self._numbered(block)
            self.layout.blocks.append(block)

    def _numbered(self, block: Block) -> None:
        """Name the places of a table's cells once the order of the tables is known."""
        if not isinstance(block, Grid):
            return
        self.layout.tables += 1
        place = f"tabel {self.layout.tables}"
        block.spot = _placed(block.spot, place)
        block.cells = [
            Cell(c.row, c.column, c.text, _placed(c.spot, f"{place} baris {c.row + 1} kolom {c.column + 1}"),
                 c.rows, c.columns, c.number, c.hints)
            for c in block.cells
        ]  # fmt: skip

    def _spot(self, words: list[Word]) -> Spot:
        lines = [self.line_of[id(word)] for word in words]
        first, last = min(lines), max(lines)
        return Spot(first, last if last > first else None, self.number, box=around(words))

    def _grid(self, table: Ruled, inside: dict[RuledCell, list[Word]]) -> Grid:
        cells = []
        for cell in table.cells:
            words = inside.get(cell)
            if words:
                text = unbroken(visual_lines(words), cell.box, self.whole)
                hints = self._hints(words, cell.box, border=True)
                cells.append(
                    Cell(cell.row, cell.column, text, self._spot(words), cell.rows, cell.columns, hints=hints)
                )
        box = table.box
        edges = (round(box.left, 1), round(box.top, 1), round(box.right, 1), round(box.bottom, 1))
        lines = [c.spot.line for c in cells if c.spot.line is not None]
        last = max((c.spot.last_line or c.spot.line or 0) for c in cells)
        return Grid(table.rows, table.columns, cells, spot=Spot(min(lines), last, self.number, box=edges))

    def _boxes(self, drawn: Drawing) -> Boxes:
        cells = []
        for box in drawn.boxes:
            text = _paragraphs_of(visual_lines(box.words), box)
            hints = self._hints(box.words, None, border=box.bordered)
            cells.append(Cell(box.level, box.order, text, self._spot(box.words), hints=hints))
        words = [word for box in drawn.boxes for word in box.words]
        return Boxes(tuple(cells), tuple(drawn.edges), self._spot(words))

    def _hints(self, words: list[Word], box: Box | None, border: bool = False) -> Hints:
        fill = None
        if box is not None and self.page.fills:
            middle = Word("", box.left, box.top, box.right, box.bottom)
            fill = next((colour for area, colour in reversed(self.page.fills) if area.holds(middle)), None)
        certainty = min(word.certainty for word in words)
        bold = all(word.bold for word in words)
        if not (fill or border or bold) and certainty == 1.0:
            return PLAIN
        return Hints(bold, fill, border, certainty=certainty)

    def _unruled(self, lines: list[list[Word]]) -> list[Block]:
        """Return lines outside all rules as paragraphs, and as grids where columns hold over them."""
        if not lines:
            return []
        letter = median((w.right - w.left) / len(w.text) for line in lines for w in line)
        scale = Scale(letter=max(letter, 0.5), near=0.4 * max(letter, 0.5))
        spaced = _with_blanks(lines)
        blocks: list[Block] = []
        done = 0
        words_of = {(w.left, w.right, w.text, i): w for i, line in enumerate(spaced) for w in line}
        for region in regions([_pieces(line) for line in spaced], scale):
            blocks += self._paragraphs(spaced[done : region.first])
            cells = []
            for row, found in enumerate(region.lines):
                texts: dict[tuple[int, int], list[Word]] = {}
                for one in found:
                    texts.setdefault((one.first, one.last), []).extend(
                        words_of[(*word, region.first + row)] for word in one.piece.words
                    )
                for (column, end), words in sorted(texts.items()):
                    indent = max(0, round((words[0].left - region.columns[column][0]) / (2 * scale.letter)))
                    hints = self._hints(words, None)
                    hints = Hints(hints.bold, indent=indent, certainty=hints.certainty)
                    wide = end - column + 1
                    cells.append(
                        Cell(row, column, joined(words), self._spot(words), columns=wide, hints=hints)
                    )
            all_words = [w for line in spaced[region.first : region.last] for w in line]
            rows = region.last - region.first
            blocks.append(Grid(rows, len(region.columns), cells, exact=False, spot=self._spot(all_words)))
            done = region.last
        return blocks + self._paragraphs(spaced[done:])

    def _paragraphs(self, lines: list[list[Word]]) -> list[Block]:
        left = min((line[0].left for line in lines if line), default=0.0)
        out: list[Block] = []
        for line in lines:
            if line:
                hints = self._hints(line, None)
                indent = max(0, round((line[0].left - left) / max(line[0].height, 1.0)))
                hints = Hints(hints.bold, indent=indent, certainty=hints.certainty)
                out.append(Paragraph(joined(line), self._spot(line), PLAIN if hints == PLAIN else hints))
        return out


def _columns_of_boxes(tables: list[Ruled], trees: list[Tree]) -> tuple[list[Ruled], list[Tree]]:
    """Beside boxes that lines join, a table of one column is boxes that stand upon one another."""
    if sum(len(tree.boxes) for tree in trees) < MIN_BOXES:
        return tables, trees
    piled = [table for table in tables if table.columns == 1]
    rest = [table for table in tables if table.columns > 1]
    return rest, trees + [Tree([table.box], parts=[cell.box for cell in table.cells]) for table in piled]


def _paragraphs_of(lines: list[list[Word]], drawn: DrawnBox) -> str:
    """Return the lines of a box, with a blank line where a paragraph ends.

    One ends at a rule in the box, where letters turn bold or plain, and where the next word would have had room.
    """
    out = ""
    box = drawn.box
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else []
        if before:
            margin = max(2.0, before[0].height * 0.4)
            room = (box.right - box.left) - 2 * margin - (before[-1].right - before[0].left)
            first = line[0]
            fits = first.right - first.left + (0.5 + _ROOM) * first.height <= room
            ruled_off = any(part.holds(before[0]) != part.holds(first) for part in drawn.parts)
            out += "\n\n" if fits or ruled_off or before[-1].bold != first.bold else "\n"
        out += joined(line)
    return out


def _placed(spot: Spot, cell: str) -> Spot:
    return Spot(spot.line, spot.last_line, spot.page, cell=cell, box=spot.box)


def _share_out(
    words: list[Word], tables: list[Ruled]
) -> tuple[list[dict[RuledCell, list[Word]]], list[Word]]:
    """Give each word to a cell, that of the smallest table where tables overlap, or to none."""
    inside: list[dict[RuledCell, list[Word]]] = [{} for _ in tables]
    outside: list[Word] = []
    by_size = sorted(range(len(tables)), key=lambda i: tables[i].box.area)
    finders = [_Finder(table) for table in tables]
    for word in words:
        for i in by_size:
            cell = finders[i].cell(word)
            if cell is not None:
                inside[i].setdefault(cell, []).append(word)
                break
        else:
            outside.append(word)
    return inside, outside


class _Finder:
    """Finds the cell of a table that holds a word, by the rows its height is in."""

    def __init__(self, table: Ruled) -> None:
        self.box = table.box
        self.buckets: dict[int, list[RuledCell]] = {}
        for cell in table.cells:
            for bucket in range(int(cell.box.top // 40), int(cell.box.bottom // 40) + 1):
                self.buckets.setdefault(bucket, []).append(cell)

    def cell(self, word: Word) -> RuledCell | None:
        if not self.box.holds(word):
            return None
        found = self.buckets.get(int(word.middle // 40), ())
        return next((cell for cell in found if cell.box.holds(word)), None)


def _runs(lines: list[list[Word]], stops: list[float]) -> list[list[list[Word]]]:
    """Cut the lines outside tables where a table begins between them."""
    runs: list[list[list[Word]]] = []
    for line in lines:
        between = bool(runs) and any(runs[-1][-1][0].middle < top <= line[0].middle for top in stops)
        if not runs or between:
            runs.append([])
        runs[-1].append(line)
    return runs


def _pieces(line: list[Word]) -> list[Piece]:
    out: list[list[Word]] = []
    for word in line:
        if out and word.left - out[-1][-1].right <= _PIECE_GAP * min(word.height, out[-1][-1].height):
            out[-1].append(word)
        else:
            out.append([word])
    return [Piece(tuple((w.left, w.right, w.text) for w in words)) for words in out]


def _with_blanks(lines: list[list[Word]]) -> list[list[Word]]:
    """Put an empty line for every height of a line that is left empty, at most three."""
    out: list[list[Word]] = []
    before: float | None = None
    for line in lines:
        top, height = min(w.top for w in line), max(w.height for w in line)
        if before is not None:
            out += [[]] * max(0, min(3, int((top - before) / (_BLANK * height))))
        out.append(line)
        before = max(w.bottom for w in line)
    return out
