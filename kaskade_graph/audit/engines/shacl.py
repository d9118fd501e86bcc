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
from kaskade_graph.text import fold, shown
from kaskade_graph.vocab import ID, PREFIXES, RDF, SH

if TYPE_CHECKING:
    from rdflib import Graph


_TEXTS = {SH.message, SH.name_, SH.description}


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
                kunci=f"{extra['properti'].id} {fold(extra['nilai'].id)}".strip(),
                properti=rule.properti,
            ),
        )


def _violations(ctx: Konteks, shapes: dict[str, Aturan]) -> set[tuple[str, str, str, str]]:
    """Return (shape, element, property, value) for every result; what there is none of is empty."""
    import pyshacl
    from rdflib import BNode, URIRef

    if not shapes:
        return set()
    graph = _shapes_graph(tuple(sorted(shapes)))
    _, report, _ = pyshacl.validate(ctx.rdflib, shacl_graph=graph, inplace=True, advanced=False)
    node, path, value = (URIRef(SH[name]) for name in ("focusNode", "resultPath", "value"))
    found = set()
    for result, shape in report.subject_objects(URIRef(SH.sourceShape)):
        if str(shape) in shapes:
            terms = (report.value(result, predicate) for predicate in (node, path, value))
            # A path that is not one property is a blank node, of which nothing can be said.
            focus, over, refused = ("" if t is None or isinstance(t, BNode) else str(t) for t in terms)
            found.add((str(shape), focus, over, refused))
    return found


def _words(ctx: Konteks, value: str) -> Teks:
    """Return how a finding shows a value: an element by its name, a term by its prefixed name."""
    if value.startswith(ID):
        return ctx.sebut(value)
    for prefix, base in PREFIXES.items():
        if value.startswith(base):
            value = f"{prefix}:{value.removeprefix(base)}"
    return Teks(value, value)


# --- shapes files -------------------------------------------------------------------------------------------


@cache
def _shapes_graph(shapes: tuple[str, ...]) -> Graph:
    """Return these shapes, and what they refer to, for pyshacl: the SHACL terms alone, without texts."""
    from kaskade_graph.audit.engines.bridge import to_rdflib

    book: dict[object, list[ox.Quad]] = {}
    for path in resources.shapes():
        for quad in parse(path):
            predicate = quad.predicate.value
            if predicate.startswith((SH.base, RDF.base)) and predicate not in _TEXTS:
                book.setdefault(quad.subject, []).append(quad)
    chosen: list[ox.Quad] = []
    waiting: list[object] = [ox.NamedNode(shape) for shape in shapes]
    while waiting:
        found = book.pop(waiting.pop(), [])
        chosen += found
        waiting += [quad.object for quad in found]
    return to_rdflib(chosen)


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
