"""The one protocol of stores: everything above asks and writes through it, and knows no engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import Quad

from kaskade_graph.store.terms import Rows


@dataclass(frozen=True, slots=True)
class Change:
    """What is written at once: empty the graphs of ``replace``, take away ``delete``, add ``insert``.

    ``replace`` holds IRIs of named graphs. ``insert`` holds the new content of these and anything added to
    others. All quads stand in named graphs and hold no blank nodes.
    """

    replace: tuple[str, ...] = ()
    delete: tuple[Quad, ...] = ()
    insert: tuple[Quad, ...] = ()


class Store(Protocol):
    """A place that holds cascades in named graphs and answers SPARQL 1.1.

    All methods raise :class:`~kaskade_graph.errors.StoreError` when the engine does not do as it must, and
    :class:`~kaskade_graph.errors.UsageError` for a query that cannot be parsed.
    """

    @property
    def nama(self) -> str:
        """What the store is called in messages: a path or a URL, without secrets."""
        ...

    @property
    def writable(self) -> bool:
        """Whether :meth:`apply` may be called."""
        ...

    def select(self, sparql: str, graphs: Sequence[str] | None = None) -> Rows:
        """Answer a SELECT; ``graphs`` are the only named graphs that it may look into, all when None."""
        ...

    def ask(self, sparql: str) -> bool:
        """Answer an ASK."""
        ...

    def construct(self, sparql: str) -> list[Quad]:
        """Answer a CONSTRUCT or DESCRIBE; the triples stand in the default graph, sorted."""
        ...

    def graphs(self) -> list[str]:
        """Return the names of the graphs that are not empty, sorted."""
        ...

    def quads(self, graphs: Sequence[str]) -> list[Quad]:
        """Return the content of named graphs, sorted."""
        ...

    def apply(self, change: Change) -> None:
        """Write ``change``: in one transaction where the engine has them, else so that it can be repeated."""
        ...

    def close(self) -> None:
        """Let go of files and connections. May be called twice."""
        ...
