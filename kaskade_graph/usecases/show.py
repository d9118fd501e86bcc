"""Show one element of the cascades of a place: found by IRI, by code, or by words of its name."""

from __future__ import annotations

import json
from contextlib import closing

from kaskade_graph.analysis.cards import kartu
from kaskade_graph.errors import Lang
from kaskade_graph.reports import show as report
from kaskade_graph.usecases import elements
from kaskade_graph.usecases.inputs import Inputs

FORMATS = ("text", "json")
"""Formats of an element; the first is the default."""


def show(
    place: Inputs, words: str, *, format_: str = "text", lang: Lang = "id", width: int | None = None
) -> str:
    """Return the one element that ``words`` name, with everything known of it.

    ``words`` are those of :func:`kaskade_graph.usecases.elements.find`, which says what is raised.
    """
    with closing(place.open()) as store:
        found = elements.find(store, place.asked(store), [words])
    card = kartu(*found[0])
    if format_ == "json":
        return json.dumps(report.to_json(card, lang), ensure_ascii=False, indent=2) + "\n"
    return report.to_text(card, lang, width=width)
