"""The mapping behind a table: what each of its columns holds, how the level of a row is told, what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from kaskade_graph.errors import Teks
from kaskade_graph.importers.tables.headings.roles import LEVELS, Role
from kaskade_graph.importers.tables.mapping.mapping import TableMap


@dataclass(slots=True)
class Plan:
    """A mapping of one table.

    ``roles`` by column (a column without one is not understood); ``headings`` what is printed above each;
    ``learnt`` what words, numbers, columns and indents stand for in this table; ``layout`` the national layout that
    it is, or None; ``doubts`` are shown to whoever checks it; ``mapped`` is the part of a mapping file behind it.
    """

    roles: dict[int, Role] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    layout: str | None = None
    learnt: dict[tuple[str, object], str] = field(default_factory=dict)
    doubts: list[tuple[int | None, Teks]] = field(default_factory=list)
    skip: frozenset[str] = frozenset()
    split: bool = True
    mapped: TableMap | None = None

    def columns(self, *keys: str) -> list[int]:
        """Return the columns with one of these roles, from left to right."""
        return sorted(c for c, r in self.roles.items() if r.key in keys)

    @property
    def name_columns(self) -> list[int]:
        """The columns that name elements."""
        return self.columns(*LEVELS, "nama")

    def doubt(self, column: int | None, indonesia: str, english: str) -> None:
        """Note a doubt for whoever checks the mapping."""
        self.doubts.append((column, Teks(indonesia, english)))

    @property
    def certainty(self) -> float:
        """How sure the roles of the columns that make elements and indikator are."""
        return min(
            (r.certainty for r in self.roles.values() if r.key in (*LEVELS, "nama", "indikator")), default=0.0
        )
