"""The catalogue of rules, for people."""

from __future__ import annotations

from kaskade_graph.audit import rules
from kaskade_graph.errors import Lang
from kaskade_graph.reports import catalogue


def show(kode: str | None, lang: Lang, width: int = 100) -> str:
    """Return the list of rules, or one rule in full; raise UnknownName with the nearest codes."""
    if kode is None:
        return catalogue.listing(rules.load_all(), lang)
    return catalogue.page(rules.get(kode), lang, width)
