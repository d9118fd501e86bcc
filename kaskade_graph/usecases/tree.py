"""Draw the cascades of a place."""

from __future__ import annotations

import json

from kaskade_graph.analysis.pohon import pohon
from kaskade_graph.errors import Lang
from kaskade_graph.reports import tree
from kaskade_graph.usecases.cascades import cascades
from kaskade_graph.usecases.opening import Place

FORMATS = ("text", "json")
"""Formats of a tree; the first is the default."""


def draw(
    place: Place,
    *,
    format_: str = "text",
    lang: Lang = "id",
    depth: int | None = None,
    indikator: bool = True,
    width: int | None = None,
) -> str:
    """Return the drawing of every cascade in ``place``; as JSON ``{"kaskade": [...]}``.

    ``depth`` is how many levels, all when None; ``width`` where lines are wrapped, nowhere when None.
    Raises :class:`~kaskade_graph.errors.InputError` when nothing can be read.
    """
    trees = (pohon(kaskade) for kaskade in cascades(place))
    if format_ == "json":
        data = {"kaskade": [tree.to_json(t, depth=depth, indikator=indikator) for t in trees]}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return "\n".join(tree.to_text(t, lang, depth=depth, indikator=indikator, width=width) for t in trees)
