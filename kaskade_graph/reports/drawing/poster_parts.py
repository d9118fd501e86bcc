"""What a poster is made of: paper, boxes that stand on it, and a cascade as banners, rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kaskade_graph.reports.drawing.boxes import SMALLEST, Kotak
from kaskade_graph.reports.drawing.contents import BoxContents
from kaskade_graph.reports.drawing.layout import TEPI
from kaskade_graph.reports.drawing.measure import TINGGI, Ranting

MARGIN, TOP, BOTTOM = TEPI, 84.0, 52.0
"""Of a sheet of A3: beside the boxes, above them for the title, below them for the legend; more on larger paper."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper: its name, width and height in points; ``least`` are the smallest letters a name may have.

    They grow with the paper, which is read from further away.
    """

    name: str
    width: float
    height: float
    least: float

    @property
    def scale(self) -> float:
        """How much larger its margins and title are than those of A3."""
        return min(self.width, self.height) / TINGGI

    @property
    def lying(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    @property
    def across(self) -> float:
        """The width there is for boxes."""
        return self.width - 2 * MARGIN * self.scale

    @property
    def room(self) -> float:
        """The height there is for boxes."""
        return self.height - (TOP + BOTTOM) * self.scale


_SIDES = (
    ("A3", 841.89, 1190.55, 8.0),
    ("A2", 1190.55, 1683.78, 9.0),
    ("A1", 1683.78, 2383.94, 10.0),
    ("A0", 2383.94, 3370.39, 12.0),
)
SIZES = tuple(name for name, *_ in _SIDES)
"""Papers of a poster by name, the smallest first."""
PAPERS = tuple(Paper(name, *sides, least) for name, a, b, least in _SIDES for sides in ((b, a), (a, b)))
"""The same, each lying and standing."""

Point = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box and where it stands."""

    x: float
    y: float
    box: Kotak


@dataclass(slots=True)
class Poster:
    """One sheet: its boxes, the lines between them, and the size of letters of a name."""

    paper: Paper
    size: float
    boxes: list[PlacedBox] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def smallest(self) -> float:
        """The size of its smallest letters in a box."""
        return self.size * SMALLEST


@dataclass(eq=False, slots=True)
class PosterRow:
    """An element in a column: ``depth`` is how far it is set in; ``above`` what it supports there; None: a banner.

    ``loose`` says that it supports nothing on the sheet. ``last`` that nothing supports it.
    """

    isi: BoxContents
    depth: int
    above: PosterRow | None
    loose: bool = False
    last: bool = True


@dataclass(slots=True)
class Area:
    """A part of the sheet: a banner over further areas, or over rows in columns; ``columns`` is how many it has."""

    isi: BoxContents | None
    parts: list[Area]
    rows: list[PosterRow]
    columns: int = 1

    def leaves(self) -> Iterator[Area]:
        """Yield what has rows of its own."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    @property
    def wide(self) -> int:
        """How many columns it takes."""
        return sum(leaf.columns for leaf in self.leaves())


@dataclass(slots=True)
class PosterColumn:
    """Boxes one below the other: which row, how high its top is, and whether it only names it again."""

    boxes: list[tuple[PosterRow, float, bool]] = field(default_factory=list)
    height: float = 0.0

    def add(self, row: PosterRow, gap: float, high: float, *, again: bool = False) -> None:
        """Put a box below the others."""
        y = self.height + (gap if self.boxes else 0.0)
        self.boxes.append((row, y, again))
        self.height = y + high


def areas(branches: Sequence[Ranting], across: int) -> Iterator[Area]:
    for banner, run in groupby(branches, key=lambda b: b.kolom < across and bool(b.anak)):
        if not banner:
            yield Area(None, [], [r for b in run for r in rows_of(b, 0, None)])
            continue
        for one in run:
            below = list(areas(one.anak, across))
            if len(below) == 1 and below[0].isi is None:
                yield Area(one.isi, [], below[0].rows)
            else:
                yield Area(one.isi, below, [])


def rows_of(
    branch: Ranting, depth: int, above: PosterRow | None, *, loose: bool = False
) -> Iterator[PosterRow]:
    row = PosterRow(branch.isi, depth, above, loose, not branch.anak)
    yield row
    for child in branch.anak:
        yield from rows_of(child, depth + 1, row)
