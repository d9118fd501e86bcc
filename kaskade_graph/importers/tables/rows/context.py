"""Which element of each level a reading has reached."""

from __future__ import annotations

from kaskade_graph.importers.tables.elements import Node
from kaskade_graph.importers.tables.headings.roles import LEVELS


class Context:
    """The current element of each level. Entering one forgets those below it."""

    def __init__(self) -> None:
        self.current: dict[str, Node] = {}
        self._met: dict[str, dict[int, Node]] = {}
        self._nested: set[str] = set()

    def enter(self, level: str, node: Node) -> None:
        """Make an element the current one of its level."""
        if self.current.get(level) is node:
            return
        self._met.setdefault(level, {})[id(node)] = node
        self.forget_below(level)
        self.current[level] = node

    def forget_below(self, level: str) -> None:
        """Forget the elements below a level."""
        for below in LEVELS[LEVELS.index(level) + 1 :]:
            self.current.pop(below, None)

    def forget(self, level: str) -> None:
        """Say that there is no element of a level now."""
        self.current.pop(level, None)

    def at(self, level: str) -> Node | None:
        """Return the current element of a level."""
        return self.current.get(level)

    def above(self, level: str) -> Node | None:
        """Return the nearest current element above a level."""
        for upper in reversed(LEVELS[: LEVELS.index(level)]):
            if upper in self.current:
                return self.current[upper]
        return None

    def above_in_list(self, level: str) -> Node | None:
        """Return what is above an element in a list of all levels.

        A list that names several sasaran one after another, and only then their programs, does not say whose each
        program is: then nothing is above it.
        """
        for upper in reversed(LEVELS[: LEVELS.index(level)]):
            if upper not in self.current:
                continue
            if len(self._met.get(upper, ())) > 1 and upper not in self._nested:
                return None
            self._nested.add(upper)
            return self.current[upper]
        return None

    def deepest(self) -> Node | None:
        """Return the deepest current element."""
        for level in reversed(LEVELS):
            if level in self.current:
                return self.current[level]
        return None
