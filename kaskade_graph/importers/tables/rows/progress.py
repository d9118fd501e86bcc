"""How far the reading of a table has come: what its current row has said, and what goes on from the rows above."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaskade_graph.importers.tables.elements import Measure, Node
from kaskade_graph.importers.tables.headings.roles import LEVELS


@dataclass(slots=True)
class Named:
    """An element named on a row; ``own`` is false where a cell that began above reaches down to it."""

    node: Node
    column: int
    own: bool


@dataclass(slots=True)
class Spoken:
    """What a row has said so far: its elements, its indikator by column; ``lost`` when an element is not known."""

    named: list[Named] = field(default_factory=list)
    measures: dict[int, list[Measure]] = field(default_factory=dict)
    lost: bool = False

    def deepest(self, columns: tuple[int, ...] | None = None) -> Node | None:
        """Return the deepest element that begins on the row, in ``columns`` or anywhere; None when none does."""
        here = (n.node for n in self.named if n.own and (columns is None or n.column in columns))
        return max(here, key=lambda node: LEVELS.index(node.level), default=None)

    def measures_for(self, column: int) -> list[Measure]:
        """Return the indikator that a value belongs to: of the nearest column on its left that speaks here."""
        left = [c for c in self.measures if c < column]
        right = [c for c in self.measures if c > column]
        if left:
            return self.measures[max(left)]
        return self.measures[min(right)] if right else []


@dataclass(slots=True)
class Reach:
    """What goes on from the rows above.

    ``element`` is the last one reached; ``target`` whose the indikator of a group of columns are, by the first column
    of names in it (-1 where there is none); ``open`` the last indikator of each column of them.
    """

    element: Node | None = None
    target: dict[int, Node] = field(default_factory=dict)
    open: dict[int, list[Measure]] = field(default_factory=dict)

    def lose(self) -> None:
        """Nothing goes on: what comes next belongs to nothing known."""
        self.element = None
        self.target.clear()
        self.open.clear()
