"""A cascade as an outline of links: what supports what, and the indikator beneath each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kaskade_graph.vocab import KIN

Cell = Callable[[str], str]
"""Makes the HTML of one thing from its IRI."""
_BELOW = (KIN.diukurOleh, KIN.memilikiSasaran)


def outline(quads: Iterable[Quad], cell: Cell) -> Iterator[str]:
    """Yield nested lists of the elements of a cascade and their indikator, each once, in the order of IRIs.

    An element that supports nothing stands at the top; what stands in a circle is left to the lists by kind.
    """
    below: dict[str, list[str]] = defaultdict(list)
    inside: set[str] = set()
    for quad in sorted(quads, key=str):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            upper, lower, predicate = quad.subject.value, quad.object.value, quad.predicate.value
            if predicate == KIN.mendukung:
                upper, lower = lower, upper
            elif predicate not in _BELOW:
                continue
            below[upper].append(lower)
            inside.add(lower)
    tops = sorted(below.keys() - inside)
    seen: set[str] = set()
    if tops:
        yield from _list(tops, below, seen, cell)


def _list(items: list[str], below: dict[str, list[str]], seen: set[str], cell: Cell) -> Iterator[str]:
    new = [i for i in dict.fromkeys(items) if i not in seen]
    seen.update(new)
    if not new:
        return
    yield "<ul>"
    for item in new:
        yield f"<li>{cell(item)}"
        yield from _list(below.get(item, []), below, seen, cell)
        yield "</li>"
    yield "</ul>"
