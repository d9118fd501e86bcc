"""Cascades as GraphML, for Gephi, yEd, Cytoscape and their like; edges point up, as in the ontology.

A node is an element or an indikator, its id the IRI; every attribute is a text, and nothing in it unseen.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from kaskade_graph import fields
from kaskade_graph.model import Indikator, Kaskade, Unsur
from kaskade_graph.text import shown

if TYPE_CHECKING:
    import networkx as nx


def to_graphml(cascades: Iterable[Kaskade]) -> bytes:
    """Return one directed graph of all ``cascades``."""
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml_xml(as_networkx(cascades, shown), out, encoding="utf-8", prettyprint=True)
    return out.getvalue() + b"\n"


def as_networkx(cascades: Iterable[Kaskade], text: Callable[[str], str] = str) -> nx.DiGraph[str]:
    """Return the graph; every text in it goes through ``text``."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    for kaskade in cascades:
        for iri, attributes in _nodes(kaskade):
            graph.add_node(text(iri), **{k: text(v) for k, v in attributes.items() if v is not None})
        for tail, head, kind in _edges(kaskade):
            # networkx would make up a node for a link to nowhere; audits speak of those.
            if text(tail) in graph and text(head) in graph:
                graph.add_edge(text(tail), text(head), jenis=kind)
    return graph


def _nodes(kaskade: Kaskade) -> Iterator[tuple[str, dict[str, str | None]]]:
    where = {
        "kaskade": kaskade.iri,
        "unit": kaskade.unit.nama,
        "tahun": str(kaskade.tahun),
        "versi": kaskade.versi,
    }
    for item in _items(kaskade):
        yield item.iri, {**where, **dict(_attributes(item))}


def _items(kaskade: Kaskade) -> Iterator[Unsur | Indikator]:
    yield from kaskade.unsur.values()
    yield from kaskade.indikator.values()


def _attributes(item: Unsur | Indikator) -> Iterator[tuple[str, str | None]]:
    """Yield each field under the local name of its property, as it stands in RDF."""
    yield "jenis", item.jenis.value if isinstance(item, Unsur) else "Indikator"
    for field in fields.of(item):
        value = fields.value(item, field)
        yield _local(field.predicate), None if value is None else field.kind.write(value)


def _edges(kaskade: Kaskade) -> Iterator[tuple[str, str, str]]:
    for item in _items(kaskade):
        for link in fields.links(item):
            yield from ((item.iri, target, _local(link.predicate)) for target in getattr(item, link.name))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
