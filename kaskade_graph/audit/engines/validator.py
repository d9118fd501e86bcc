"""Validating one graph against shapes: one protocol, pyshacl as the reference, a native engine where installed.

Both are given the same triples and give the same set of violations; the differential test holds that over every
shape, every kind of constraint and every severity.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib import util
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pyoxigraph as ox

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.text import shown
from kaskade_graph.vocab import SH

if TYPE_CHECKING:
    import shacl
    from rdflib import Graph
    from rdflib.term import Node

VARIABEL = "KASKADE_SHACL"
"""Environment variable that names the engine: ``pyshacl`` or ``shacl``."""


class Pelanggaran(NamedTuple):
    """One result: the IRI of the shape that refused, the element, the property and the value.

    What a result does not name, and a path that is not one property, is an empty text. ``keparahan`` is the
    local name of the severity: ``Violation``, ``Warning``, ``Info``.
    """

    shape: str
    unsur: str
    properti: str
    nilai: str
    keparahan: str


class Validator(Protocol):
    """What validates graphs against shapes that were given to it once."""

    def violations(self, triples: Sequence[ox.Triple]) -> set[Pelanggaran]:
        """Return every result of a shape that has an IRI; those of nested shapes without one are left out."""
        ...


class Pyshacl:
    """The reference: pyshacl over rdflib. Nothing is imported over the network, no inference runs."""

    def __init__(self, shapes: Sequence[ox.Triple]) -> None:
        from kaskade_graph.audit.engines.bridge import to_rdflib

        self._shapes = to_rdflib(shapes)

    def violations(self, triples: Sequence[ox.Triple]) -> set[Pelanggaran]:
        """Return the results, see :class:`Validator`."""
        import pyshacl
        from rdflib import URIRef

        from kaskade_graph.audit.engines.bridge import to_rdflib

        data = to_rdflib(triples)
        _, report, _ = pyshacl.validate(data, shacl_graph=self._shapes, inplace=True, advanced=False)
        results = report.subject_objects(URIRef(SH.sourceShape))
        return {_result(report, result, source) for result, source in results if isinstance(source, URIRef)}


def _result(report: Graph, result: Node, source: Node) -> Pelanggaran:
    from rdflib import BNode, URIRef

    def text(name: str) -> str:
        term = report.value(result, URIRef(SH[name]))
        # A path that is not one property is a blank node, of which nothing can be said.
        return "" if term is None or isinstance(term, BNode) else str(term)

    severity = text("resultSeverity").removeprefix(SH.base)
    return Pelanggaran(str(source), text("focusNode"), text("resultPath"), text("value"), severity)


class Native:
    """The engine of the package ``shacl``, written in Rust: some fifty times as fast."""

    def __init__(self, shapes: Sequence[ox.Triple]) -> None:
        import shacl

        self._shapes = shacl.Shapes.from_text(_ntriples(shapes), format="ntriples")

    def violations(self, triples: Sequence[ox.Triple]) -> set[Pelanggaran]:
        """Return the results, see :class:`Validator`."""
        report = self._shapes.validate_text(_ntriples(triples), format="ntriples")
        return {_native(r) for r in report.results if (r.source_shape or "").startswith("<")}


def _native(result: shacl.Result) -> Pelanggaran:
    path = result.path or ""
    return Pelanggaran(
        _plain(result.source_shape or ""),
        _plain(result.focus_node),
        path[1:-1] if path.startswith("<") and path.endswith(">") else "",
        _plain(result.value or ""),
        result.severity,
    )


def _plain(term: str) -> str:
    """Return the IRI or the lexical form of a term in N-Triples; a blank node is an empty text.

    >>> _plain("<http://ex.org/a>"), _plain('"a"@id'), _plain("_:b0")
    ('http://ex.org/a', 'a', '')
    """
    if not term.startswith('"'):
        return term[1:-1] if term.startswith("<") else ""
    (quad,) = ox.parse(f"<a:s> <a:p> {term} .", format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, ox.Literal)
    return quad.object.value


def _ntriples(triples: Sequence[ox.Triple]) -> str:
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert data is not None
    return data.decode()


MESIN: dict[str, type[Pyshacl] | type[Native]] = {"shacl": Native, "pyshacl": Pyshacl}
"""The engines by the package they are of."""


def chosen() -> str:
    """Return the engine in use: the one that ``KASKADE_SHACL`` names, else the native one if it is installed.

    Raises :class:`UsageError` when the variable names none, or one that is not installed.
    """
    return _chosen(os.environ.get(VARIABEL, ""))


@cache
def _chosen(asked: str) -> str:
    here = [name for name in MESIN if util.find_spec(name) is not None]
    if not asked:
        return here[0]
    if asked not in here:
        names = ", ".join(here)
        raise UsageError(
            Teks(
                f"{VARIABEL}={shown(asked)}: mesin SHACL ini tidak terpasang",
                f"{VARIABEL}={shown(asked)}: this SHACL engine is not installed",
            ),
            Teks(f"Yang ada: {names}", f"There are: {names}"),
        )
    return asked


def load() -> None:
    """Import the engine in use, so that loading it is not the time of whichever shape comes first."""
    __import__(chosen())
