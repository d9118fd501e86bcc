"""A change as SPARQL 1.1 Update: the same text for every engine."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kaskade_graph.store.protocol import Change


def update_text(change: Change) -> str:
    """Return one request: graphs emptied, then triples taken away, then triples added."""
    parts = [f"DROP SILENT GRAPH {NamedNode(graph)}" for graph in change.replace]
    if change.delete:
        parts.append(f"DELETE DATA {{ {_blocks(change.delete)} }}")
    if change.insert:
        parts.append(f"INSERT DATA {{ {_blocks(change.insert)} }}")
    return " ;\n".join(parts)


def _blocks(quads: Iterable[Quad]) -> str:
    by_graph: dict[str, list[str]] = {}
    for quad in quads:
        line = f"{quad.subject} {quad.predicate} {quad.object} ."
        by_graph.setdefault(str(quad.graph_name), []).append(line)
    return "\n".join(f"GRAPH {graph} {{ {' '.join(lines)} }}" for graph, lines in by_graph.items())
