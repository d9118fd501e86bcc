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
from kaskade_graph.vocab import DCTERMS, ID, PREFIXES, RDF, SH

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
    """Return (rule, element, property, value) for every result; what there is none of is empty.

    A rule may have parts: shapes of their own that are ``dcterms:isPartOf`` its shape.
    """
    import pyshacl
    from rdflib import BNode, URIRef

    if not shapes:
        return set()
    graph = _shapes_graph(tuple(sorted(shapes)))
    _, report, _ = pyshacl.validate(ctx.rdflib, shacl_graph=graph, inplace=True, advanced=False)
    node, path, value = (URIRef(SH[name]) for name in ("focusNode", "resultPath", "value"))
    _, parts = _shapes()
    found = set()
    for result, source in report.subject_objects(URIRef(SH.sourceShape)):
        shape = parts.get(str(source), str(source))
        if shape in shapes:
            terms = (report.value(result, predicate) for predicate in (node, path, value))
            # A path that is not one property is a blank node, of which nothing can be said.
            focus, over, refused = ("" if t is None or isinstance(t, BNode) else str(t) for t in terms)
            found.add((shape, focus, over, refused))
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
def _shapes() -> tuple[dict[object, list[ox.Quad]], dict[str, str]]:
    """Return the SHACL triples of all shapes by subject, without texts, and the rule that each part is of."""
    book: dict[object, list[ox.Quad]] = {}
    parts: dict[str, str] = {}
    for quad in (quad for path in resources.shapes() for quad in parse(path)):
        predicate = quad.predicate.value
        if predicate.startswith((SH.base, RDF.base)) and predicate not in _TEXTS:
            book.setdefault(quad.subject, []).append(quad)
        elif predicate == DCTERMS.isPartOf and isinstance(quad.subject, ox.NamedNode):
            parts[quad.subject.value] = str(quad.object)[1:-1]
    return book, parts


@cache
def _shapes_graph(rules: tuple[str, ...]) -> Graph:
    """Return the shapes of these rules, and what they refer to, for pyshacl."""
    from kaskade_graph.audit.engines.bridge import to_rdflib

    book, parts = _shapes()
    waiting: list[object] = [
        ox.NamedNode(shape) for shape in (*rules, *parts) if parts.get(shape, shape) in rules
    ]
    seen: set[object] = set()
    chosen: list[ox.Quad] = []
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            chosen += book.get(node, [])
            waiting += [quad.object for quad in book.get(node, [])]
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
