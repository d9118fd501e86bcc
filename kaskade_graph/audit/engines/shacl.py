"""Rules written as SHACL shapes, run over one cascade's own graph by the engine in use.

Cascades are never merged: pyshacl takes far longer than in proportion. Nothing is imported over the network,
no advanced features are on, and no inference runs, so the graph is judged as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kaskade_graph import fields, ontology_terms, resources
from kaskade_graph.audit import own
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.engines import validator
from kaskade_graph.audit.engines.template import fill
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.iri import edition_of
from kaskade_graph.text import fold, shown
from kaskade_graph.vocab import DCTERMS, ID, KIN, PREFIXES, RDF, SH, UMUM_ID

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
                # Not the words shown: they may be put better, and a fingerprint may not move.
                kunci=f"{_prefixed(path)} {fold(_name(ctx, value))}".strip(),
                properti=rule.properti,
                path=path,
                value=value,
            ),
        )


def _violations(ctx: Konteks, shapes: dict[str, Aturan]) -> set[tuple[str, str, str, str]]:
    """Return (rule, element, property, value) for every result; what there is none of is empty.

    A rule may have parts: shapes of their own that are ``dcterms:isPartOf`` its shape.
    """
    if not shapes:
        return set()
    engine = _engine(validator.chosen(), tuple(sorted(shapes)))
    found = ((rule_of(v.shape), v) for v in engine.violations(ctx.own))
    return {(shape, v.unsur, v.properti, v.nilai) for shape, v in found if shape in shapes}


@cache
def _engine(name: str, rules: tuple[str, ...]) -> validator.Validator:
    return validator.MESIN[name](shapes_of(rules))


def _words(ctx: Konteks, value: str) -> Teks:
    """Return how a finding shows a value: an element by its name, a term by its prefixed name."""
    if _is_thing(value):
        return ctx.sebut(value)
    if value.startswith(KIN.base):
        return ontology_terms.label(value)
    name = _prefixed(value)
    return Teks(name, name)


def _name(ctx: Konteks, value: str) -> str:
    """Return what stands for a value in a fingerprint: it stays as it was when the words for it change."""
    if not _is_thing(value):
        return _prefixed(value)
    return (
        ctx.sebut(value).id
        if ctx.graf.item(value) is not None or value == ctx.kaskade.iri
        else ctx.place(value)
    )


def _is_thing(value: str) -> bool:
    """Whether ``value`` names something of the data, whoever publishes it, and no term of a vocabulary."""
    return value.startswith((ID, UMUM_ID)) or edition_of(value) is not None


def _prefixed(value: str) -> str:
    for prefix, base in PREFIXES.items():
        if value.startswith(base):
            value = f"{prefix}:{value.removeprefix(base)}"
    return value


# --- shapes files -------------------------------------------------------------------------------------------


def _shapes() -> tuple[dict[object, list[ox.Quad]], dict[str, str]]:
    return _book(own.folder())


@cache
def _book(folder: Path | None) -> tuple[dict[object, list[ox.Quad]], dict[str, str]]:
    """Return the SHACL triples of all shapes by subject, without texts, and the rule that each part is of."""
    book: dict[object, list[ox.Quad]] = {}
    parts: dict[str, str] = {}
    mine = own.files(".ttl", folder) if folder else []
    for quad in (quad for path in (*resources.shapes(), *mine) for quad in parse(path)):
        predicate = quad.predicate.value
        if predicate.startswith((SH.base, RDF.base)) and predicate not in _TEXTS:
            book.setdefault(quad.subject, []).append(quad)
        elif predicate == DCTERMS.isPartOf and isinstance(quad.subject, ox.NamedNode):
            parts[quad.subject.value] = str(quad.object)[1:-1]
    return book, parts


def rule_of(shape: str) -> str:
    """Return the shape that carries the rule which ``shape`` is a part of; mostly it is its own."""
    return _shapes()[1].get(shape, shape)


def shapes_of(rules: Sequence[str]) -> list[ox.Triple]:
    """Return the shapes of these rules (IRIs), and what they refer to, without texts."""
    book, parts = _shapes()
    waiting: list[object] = [
        ox.NamedNode(shape) for shape in (*rules, *parts) if parts.get(shape, shape) in rules
    ]
    seen: set[object] = set()
    chosen: list[ox.Triple] = []
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            chosen += [quad.triple for quad in book.get(node, [])]
            waiting += [quad.object for quad in book.get(node, [])]
    return chosen


def _with_fields(quads: tuple[ox.Quad, ...]) -> tuple[ox.Quad, ...]:
    """Return ``quads`` with the lists of ``sh:ignoredProperties`` lengthened by what the table of fields has more."""
    first, rest = ox.NamedNode(RDF.first), ox.NamedNode(RDF.rest)
    value = {q.subject: q.object for q in quads if q.predicate == first}
    following = {q.subject: q.object for q in quads if q.predicate == rest}
    more: list[ox.Quad] = []
    for quad in quads:
        if quad.predicate.value != SH.ignoredProperties:
            continue
        known: set[str] = set()
        head = node = quad.object
        while isinstance(node, ox.NamedNode | ox.BlankNode) and node in value:
            known.add(str(value[node])[1:-1])
            node = following[node]
        if not known & fields.predicates():
            continue
        for predicate in sorted(fields.predicates() - known):
            cell = ox.BlankNode()
            more += [ox.Quad(cell, first, ox.NamedNode(predicate)), ox.Quad(cell, rest, head)]
            head = cell
        more.append(ox.Quad(quad.subject, quad.predicate, head))
    if not more:
        return quads
    dropped = {q.subject for q in more if q.predicate.value == SH.ignoredProperties}
    kept = (q for q in quads if not (q.predicate.value == SH.ignoredProperties and q.subject in dropped))
    return (*kept, *more)


@cache
def parse(path: Path) -> tuple[ox.Quad, ...]:
    """Return the triples of a shapes file; raise :class:`InputError` naming the file when it is no Turtle.

    A shape that ignores some properties of the table of fields ignores all of them: the table says what the model
    holds, and the list in the file is for programs that read nothing else.
    """
    try:
        return _with_fields(tuple(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)))
    except (OSError, SyntaxError, ValueError) as error:
        where = shown(path.name)
        raise InputError(
            Teks(
                f"berkas shapes {where} tidak terbaca: {error}",
                f"shapes file {where} cannot be read: {error}",
            )
        ) from error
