"""Where few places are contested the matching is found by giving way; networkx finds the same for the whole."""

from __future__ import annotations

import random

from kaskade_graph.importers.torn.placing import _at_heads, _contest, _matching

ALIKE = 0.35
"""What following its head is worth to an item, as in the module."""


def weights(chance: random.Random) -> dict[int, dict[tuple[str, int], float]]:
    """Weights of some items at some heads, many of them zero, with a further seat for most items."""
    heads = chance.randint(1, 9)
    edges: dict[int, dict[tuple[str, int], float]] = {}
    for item in range(chance.randint(1, 9)):
        own = item % heads
        said = {head: chance.choice((0.0, chance.random())) for head in range(heads)}
        edges[item] = {("head", head): one + (ALIKE if head == own else 0) for head, one in said.items()}
        edges[item]["seat", item] = said[own] + 0.05
    return edges


def test_the_same_matching_as_by_networkx() -> None:
    chance = random.Random(5)
    found = 0
    for _ in range(150):
        edges = weights(chance)
        heads = 1 + max(place for at in edges.values() for kind, place in at if kind == "head")
        own = {item: item % heads for item in edges}
        clear = _contest(edges, own)
        if clear is not None:
            found += 1
            assert clear == _at_heads(_matching(edges), own)
    assert found > 75


def test_two_matchings_as_good_are_left_to_the_whole() -> None:
    both = {("head", 0): 0.5, ("head", 1): 0.4}
    assert _contest({0: dict(both), 1: dict(both)}, {0: 0, 1: 1}) is None
