"""Publish a collection: a folder of static files, one page and two data files for each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph.errors import Lang

if TYPE_CHECKING:
    from pyoxigraph import Quad


def publish(
    kaskade: Iterable[tuple[str, Sequence[Quad]]],
    target: Path,
    *,
    base: str | None = None,
    lang: Lang = "id",
    kemajuan: Callable[[int, int], None] | None = None,
) -> int:
    """Write cascades, given as (IRI, quads of their graphs), to the folder ``target``; return the number of pages.

    ``base`` is the URL it will be served at. Raises what :func:`kaskade_graph.publishing.publish` raises.
    """
    from kaskade_graph import publishing
    from kaskade_graph.publishing.site import ALAMAT
    from kaskade_graph.store.edition import describe

    described = ((describe(iri, quads), quads) for iri, quads in kaskade)
    return publishing.publish(described, target, base=base or ALAMAT, lang=lang, kemajuan=kemajuan)
