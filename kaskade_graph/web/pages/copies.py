"""Who copied from whom: from, to, how that is known, and the texts side by side."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph.linking.copies import Copy, texts
from kaskade_graph.usecases.serving import Served
from kaskade_graph.web import view

LARGE = 300
"""Cascades up to which copies are looked for while a reader waits."""
FEW = 5
"""Texts of a pair that are shown side by side."""


def show(request: Request) -> Response:
    """Return the copies in the collection, and texts that name a unit that is not in it."""
    served = view.served(request)
    large = len(served.editions) > LARGE
    found = [] if large else served.copies
    data = {
        "found": [(c, _sides(served, c)) for c in found],
        "few": FEW,
        "large": large,
        "named": served.names_of_others(whole=not large),
        "waiting": sum(served.audited(e) is None for e in served.editions) if large else 0,
    }
    return view.page(request, "copies.html", data)


def _sides(served: Served, copy: Copy) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Return the texts of a pair: IRIs of source and target, and field, text there, text here."""
    out = []
    for passage in copy.passages[:FEW]:
        known = {iri: served.opened(iri).kaskade for iri in (passage.dari_kaskade, passage.ke_kaskade)}
        out.append((passage.dari, passage.ke, list(texts(passage, known))))
    return out
