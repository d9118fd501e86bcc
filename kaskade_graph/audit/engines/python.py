"""Rules written in Python over the model and its graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rule import Aturan, Cacat


def run(ctx: Konteks, rules: Sequence[Aturan]) -> Iterator[tuple[Aturan, Cacat]]:
    """Yield what the checks of ``rules`` find in ``ctx``."""
    for rule in rules:
        if rule.check is not None:
            for cacat in rule.check(ctx):
                yield rule, cacat
