"""Rules written as SHACL shapes, run by pyshacl over one cascade's own graph.

Cascades are never merged: pyshacl takes far longer than in proportion. Nothing is imported over the network,
no advanced features are on, and no inference runs, so the graph is judged as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kaskade_graph import resources
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.engines.template import fill
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown
from kaskade_graph.vocab import RDF, SH

if TYPE_CHECKING:
    from rdflib import Graph


def run(ctx: Konteks, rules: Sequence[Aturan]) -> Iterator[tuple[Aturan, Cacat]]:
    """Yield what the shapes of ``rules`` refuse in ``ctx``: one defect for each element and value."""
    by_shape = {rule.isi: rule for rule in rules}
    for shape, focus, path, value in sorted(_violations(ctx, by_shape)):
        rule = by_shape[shape]
        extra = {"nilai": _words(ctx, value), "properti": _words(ctx, path)}
        yield (
            rule,
            Cacat(
                unsur=focus,
                kondisi=fill(rule.kondisi or rule.judul, ctx, focus, extra),
                kunci=" ".join((path.rpartition("#")[2], extra["nilai"].id)).strip(),
                properti=rule.properti,
            ),
        )


def _violations(ctx: Konteks, shapes: dict[str, Aturan]) -> set[tuple[str, str, str, str]]:
    import pyshacl
    from rdflib import URIRef

    if not shapes:
        return set()
    graph = _shapes_graph(tuple(sorted({str(rule.sumber) for rule in shapes.values()})))
    _, report, _ = pyshacl.validate(
        ctx.rdflib, shacl_graph=graph, use_shapes=sorted(shapes), inplace=True, advanced=False
    )
    source, node, path, value = (
        URIRef(SH[name]) for name in ("sourceShape", "focusNode", "resultPath", "value")
    )
    return {
        (
            str(shape),
            str(report.value(result, node)),
            str(report.value(result, path) or ""),
            str(report.value(result, value) or ""),
        )
        for result, shape in report.subject_objects(source)
        if str(shape) in shapes
    }


def _words(ctx: Konteks, value: str) -> Teks:
    """Return how a finding shows a value: an element by its name, a term by its local name."""
    if ctx.graf.item(value) is not None:
        return ctx.sebut(value)
    text = value.rpartition("#")[2] if value.startswith(("http:", "https:")) and "#" in value else value
    return Teks(text, text)


# --- shapes files -------------------------------------------------------------------------------------------


@cache
def _shapes_graph(names: tuple[str, ...]) -> Graph:
    """Return the shapes of some files for pyshacl: the SHACL terms alone, without texts and cases."""
    from kaskade_graph.audit.engines.bridge import to_rdflib

    triples = [t for path in resources.shapes() if f"shapes/{path.name}" in names for t in parse(path)]
    wanted = (SH.base, RDF.base)
    skipped = {SH.message, SH.name_, SH.description}
    return to_rdflib(
        t for t in triples if t.predicate.value.startswith(wanted) and t.predicate.value not in skipped
    )


@cache
def parse(path: Path) -> tuple[ox.Quad, ...]:
    """Return the triples of a shapes file; raise :class:`InputError` naming the file when it is no Turtle."""
    try:
        return tuple(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError, ValueError) as error:
        where = shown(path.name)
        raise InputError(
            Teks(
                f"berkas shapes {where} tidak terbaca: {error}",
                f"shapes file {where} cannot be read: {error}",
            )
        ) from error
