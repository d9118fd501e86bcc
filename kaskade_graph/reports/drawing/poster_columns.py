"""How a poster stands with so many columns and letters of one size.

What is above the programs lies across the sheet as banners, each over the columns of what supports it. Below them a
program is a column of boxes, each set in below what it supports, and runs on into the next column where it is longer,
under the names of what it belongs to. All lengths are points; y grows downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports.drawing.boxes import Kotak, susun
from kaskade_graph.reports.drawing.contents import BoxContents
from kaskade_graph.reports.drawing.measure import Ranting, named
from kaskade_graph.reports.drawing.poster_parts import (
    MARGIN,
    TOP,
    Area,
    Line,
    Paper,
    PlacedBox,
    Point,
    Poster,
    PosterColumn,
    PosterRow,
    areas,
    rows_of,
)

_COLUMNS = 16
_NARROWEST = 16.0
"""Width of the narrowest column, in letters of its own."""
_BETWEEN, _INDENT, _GAP, _BUS = 1.3, 1.1, 0.55, 2.2
"""Between columns, how far a box is set in, between boxes, and for the lines below a banner: in letters."""
_USUAL, _SURELY = 26.0, 0.6
"""Width of a usual box, in letters, and the share of the area of such boxes that every layout needs."""
_SPREAD = 2.4
"""Between boxes at the most, in letters: room that is left is shared out."""
_BANNER = (1.35, 1.15)
"""Letters of what lies across, against those of the boxes below: by level from the top."""


class Trial:
    """Branches to be put on one sheet, in one language."""

    def __init__(self, roots: Sequence[Ranting], notes: Sequence[Ranting], lang: Lang) -> None:
        self.roots, self.notes, self.lang = roots, notes, lang
        rows = [r for one in (*roots, *notes) for r in rows_of(one, 0, None)]
        boxes = [susun(r.isi, _USUAL, 1.0, lang, 10_000.0) for r in rows]
        self.area = sum(b.lebar * b.tinggi for b in boxes)

    def plan(self, paper: Paper, size: float, across: int) -> PosterPlan | None:
        """Return how it stands in letters of ``size``, ``across`` levels as banners; None when it does not."""
        if self.sheets(paper, size) > 1:
            return None
        most = min(_COLUMNS, int((paper.across + _BETWEEN * size) / ((_NARROWEST + _BETWEEN) * size)))
        for columns in range(1, most + 1):
            plan = PosterPlan(self, paper, size, columns, across)
            if plan.settle():
                return plan
        return None

    def sheets(self, paper: Paper, size: float) -> float:
        """Return how many sheets it takes at the least: no layout needs less room."""
        return self.area * size**2 * _SURELY / (paper.across * paper.room)

    def forced(self, paper: Paper) -> list[Poster]:
        """Return it in the smallest letters, over as many sheets as its columns need, where nothing else holds it."""
        columns = max(int(paper.across / (22 * paper.least)), 1)
        plan = PosterPlan(self, paper, paper.least, columns, 0)
        return plan.sheets()

    def areas(self, across: int) -> list[Area]:
        """Return the parts of the sheet, ``across`` levels as banners; notes and what is loose come last."""
        parts = list(areas(self.roots, across))
        rows = [r for note in self.notes for r in rows_of(note, 0, None, loose=True)]
        if rows and parts:
            list(parts[-1].leaves())[-1].rows.extend(rows)
        elif rows:
            parts = [Area(None, [], rows)]
        return parts


class PosterPlan:
    """One trial: so many columns, letters of this size."""

    def __init__(self, trial: Trial, paper: Paper, size: float, columns: int, across: int) -> None:
        self.lang, self.paper, self.size, self.columns = trial.lang, paper, size, columns
        self.areas = trial.areas(across)
        self.width = (paper.across - (columns - 1) * _BETWEEN * size) / columns
        self.top = TOP * paper.scale
        self._boxes: dict[tuple[BoxContents, float, float], Kotak] = {}

    # --- measuring --------------------------------------------------------------------------------------

    def box(self, isi: BoxContents, width: float, size: float) -> Kotak:
        """Return a box of this width."""
        key = (isi, round(width, 3), size)
        if key not in self._boxes:
            box = susun(isi, width, size, self.lang, self.paper.room)
            thick = tuple(p._replace(tebal=p.tebal * size / 9) for p in box.petak)
            self._boxes[key] = replace(box, petak=thick)
        return self._boxes[key]

    def row(self, row: PosterRow, again: bool = False) -> Kotak:
        """Return the box of a row in its column."""
        isi = self.named_again(row.isi) if again else row.isi
        return self.box(isi, self.width - self.indent(row), self.size)

    def named_again(self, isi: BoxContents) -> BoxContents:
        """Return what is said of an element at the head of a column that it runs on into."""
        more = Teks("lanjutan", "continued").pick(self.lang)
        return replace(named(isi), kepala=f"{isi.kepala} ({more})", ulang=True)

    def indent(self, row: PosterRow) -> float:
        """Return how far the box of a row is set in: below a banner the line from it has room."""
        return (row.depth + (0.0 if row.loose or not self.banners else 0.7)) * _INDENT * self.size

    @property
    def banners(self) -> bool:
        """Whether anything lies across."""
        return any(a.isi for a in self.areas)

    def span(self, columns: int) -> float:
        """Return the width of so many columns."""
        return columns * self.width + (columns - 1) * _BETWEEN * self.size

    def banner(self, area: Area, level: int) -> Kotak | None:
        """Return the box of what lies across."""
        size = self.size * _BANNER[min(level, len(_BANNER) - 1)]
        return self.box(area.isi, self.span(area.wide), size) if area.isi else None

    def banner_heights(self) -> list[float]:
        """Return how high banners are, by level, with the room for lines below them."""
        heights: list[float] = []
        level = self.areas
        while level:
            boxes = [b for a in level if (b := self.banner(a, len(heights)))]
            if boxes:
                heights.append(max(b.tinggi for b in boxes) + _BUS * self.size)
            level = [p for a in level for p in a.parts]
        return heights

    # --- filling ----------------------------------------------------------------------------------------

    def settle(self) -> bool:
        """Give every part its columns; say whether there are enough of them."""
        leaves = [leaf for area in self.areas for leaf in area.leaves()]
        while sum(leaf.columns for leaf in leaves) <= self.columns:
            room = self.paper.room - sum(self.banner_heights())
            wanted = [self.needed(leaf.rows, room) for leaf in leaves]
            short = [(leaf, n) for leaf, n in zip(leaves, wanted, strict=True) if n > leaf.columns]
            if room <= 0 or any(n > self.columns for n in wanted):
                return False
            if not short:
                for _ in range(self.columns - sum(leaf.columns for leaf in leaves)):
                    max(leaves, key=self.highest).columns += 1
                return True
            for leaf, n in short:
                leaf.columns = n
        return False

    def needed(self, rows: Sequence[PosterRow], room: float) -> int:
        """Return how many columns of this height rows take; more than there are when a box is higher."""
        columns = self.fill(rows, room)
        return len(columns) if all(c.height <= room for c in columns) else self.columns + 1

    def fill(self, rows: Sequence[PosterRow], room: float) -> list[PosterColumn]:
        """Return rows in columns no higher than ``room``, but for a box that is higher by itself."""
        columns = [PosterColumn()]
        for n, row in enumerate(rows):
            high, column = self.row(row).tinggi, columns[-1]
            fits = column.height + self.gap(row) + high <= room
            if column.boxes and not (
                fits and (self.follows(column, row) or column.height + self.kept(rows, n) <= room)
            ):
                column = self.continued(row)
                columns.append(column if column.height + self.gap(row) + high <= room else PosterColumn())
            columns[-1].add(row, self.gap(row), high)
        return columns

    @staticmethod
    def follows(column: PosterColumn, row: PosterRow) -> bool:
        """Say whether ``row`` is the first below what it supports, with which it stays."""
        return column.boxes[-1][0] is row.above

    def kept(self, rows: Sequence[PosterRow], at: int) -> float:
        """Return the height of a row with the first of those that support it: they stay together."""
        height = 0.0
        for row in rows[at:]:
            height += self.gap(row) + self.row(row).tinggi
            if row.last:
                break
        return height

    def continued(self, row: PosterRow) -> PosterColumn:
        """Return a column that begins with the names of what ``row`` supports."""
        column, above = PosterColumn(), row.above
        chain: list[PosterRow] = []
        while above is not None:
            chain.insert(0, above)
            above = above.above
        for one in chain:
            column.add(one, self.size * _GAP, self.row(one, again=True).tinggi, again=True)
        return column

    def gap(self, row: PosterRow) -> float:
        """Return the room above a box: more above a program."""
        return self.size * _GAP * (2.0 if row.depth == 0 else 1.0)

    def highest(self, leaf: Area) -> float:
        """Return the height of the highest column of a part."""
        return max(c.height for c in self.even(leaf))

    def even(self, leaf: Area) -> list[PosterColumn]:
        """Return the columns of a part, no more than it has and filled alike."""
        high = self.paper.room
        best = self.fill(leaf.rows, high)
        low = 0.0
        for _ in range(9):
            middle = (low + high) / 2
            columns = self.fill(leaf.rows, middle)
            if len(columns) <= leaf.columns:
                best, high = columns, middle
            else:
                low = middle
        return best

    # --- drawing ----------------------------------------------------------------------------------------

    def drawn(self) -> Poster:
        """Return the sheet."""
        sheet = Poster(self.paper, self.size)
        self.stand(sheet, self.areas, MARGIN * self.paper.scale, self.top, 0)
        return sheet

    def sheets(self) -> list[Poster]:
        """Return as many sheets as the columns need."""
        columns = [
            c for area in self.areas for leaf in area.leaves() for c in self.fill(leaf.rows, self.paper.room)
        ]
        out = []
        for n in range(0, len(columns), self.columns):
            out.append(Poster(self.paper, self.size))
            self.stand_columns(
                out[-1], columns[n : n + self.columns], MARGIN * self.paper.scale, self.top, False
            )
        return out

    def stand(self, sheet: Poster, areas: Sequence[Area], left: float, top: float, level: int) -> list[Point]:
        """Put areas side by side from ``left`` on; return where lines from above meet them."""
        ends: list[Point] = []
        for area in areas:
            box, below, middle = self.banner(area, level), top, left + self.span(area.wide) / 2
            if box:
                sheet.boxes.append(PlacedBox(left, top, box))
                below = top + self.banner_heights()[level]
            met = (
                self.stand(sheet, area.parts, left, below, level + 1)
                if area.parts
                else self.stand_columns(sheet, self.even(area), left, below, self.banners)
            )
            if box:
                sheet.lines += _bus((middle, top + box.tinggi), below - self.size * _BUS / 2, met)
            ends += [(middle, top)] if box else met
            left += self.span(area.wide) + _BETWEEN * self.size
        return ends

    def stand_columns(
        self, sheet: Poster, columns: Sequence[PosterColumn], left: float, top: float, hung: bool
    ) -> list[Point]:
        """Put columns from ``left`` on; return where lines from a banner meet them, when they hang from one."""
        ends: list[Point] = []
        room = self.paper.room + self.top - top
        for column in columns:
            gaps = len(column.boxes) - 1
            spare = min((room - column.height) / gaps, (_SPREAD - _GAP) * self.size) if gaps else 0.0
            heads: dict[PosterRow | None, list[Point]] = {}
            for n, (row, down, again) in enumerate(column.boxes):
                x, y, box = left + self.indent(row), top + down + n * max(spare, 0.0), self.row(row, again)
                sheet.boxes.append(PlacedBox(x, y, box))
                if not row.loose:
                    heads.setdefault(row.above, []).append((x, y + box.kepala / 2))
                heads[row] = [(x + _INDENT * self.size * 0.45, y + box.tinggi)]
            trunk = (left + _INDENT * self.size * 0.3, top)
            if hung and None in heads:
                heads[None].insert(0, trunk)
                ends.append(trunk)
            for above, (start, *below) in heads.items():
                if (above is not None or hung) and below:
                    sheet.lines.append((start, (start[0], below[-1][1])))
                    sheet.lines += [((start[0], y), (x, y)) for x, y in below]
            left += self.width + _BETWEEN * self.size
        return ends


def _bus(start: Point, y: float, ends: Sequence[Point]) -> list[Line]:
    """Return lines from a banner down to ``y`` and on to everything that hangs from it."""
    if not ends:
        return []
    reach = [start[0], *(x for x, _ in ends)]
    across = ((min(reach), y), (max(reach), y))
    return [(start, (start[0], y)), across, *(((x, y), (x, end)) for x, end in ends)]
