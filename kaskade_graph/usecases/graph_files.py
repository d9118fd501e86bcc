"""Files that are graphs: the cascades in them, and what else is told of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import personal
from kaskade_graph.errors import NoCascade, Teks
from kaskade_graph.importers import endings
from kaskade_graph.model import Kaskade
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.text import shown

if TYPE_CHECKING:
    from pyoxigraph import Quad

    Found = tuple[Kaskade, tuple[Quad, ...]]

_HEAD = 2000
"""Bytes in which a file of JSON says that it is JSON-LD."""


def is_graph(path: Path) -> bool:
    """Say whether a file is a graph: by its ending; a ``.json`` file by the context that JSON-LD has at the top."""
    if path.suffix.lower() in endings.GRAPHS:
        return True
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    with path.open("rb") as stream:
        start = stream.read(_HEAD)
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b'"@context"' in start


def read(path: Path) -> tuple[list[Found], tuple[Teks, ...]]:
    """Return the cascades of a graph with their quads, and a note for each graph that is none of theirs.

    Personal data is masked unless it was asked for. Raises :class:`NoCascade` when there is none.
    """
    from pyoxigraph import DefaultGraph

    from kaskade_graph import rdf_files, rdf_graphs
    from kaskade_graph.store import without_persons
    from kaskade_graph.store.catalogue import split

    everything = rdf_graphs.into_graphs(rdf_files.read(path))
    if not personal.wanted():
        tally = personal.Tally()
        everything = without_persons.quads(everything, tally)
        personal.tell(tally)
    parts = list(split(everything).values())
    if len(parts) == 1:
        # What names no cascade can only be of this one: a check must see it to say so.
        parts[0] += [q for q in everything if isinstance(q.graph_name, DefaultGraph)]
    found = [(kaskade, tuple(quads)) for quads in parts for kaskade in from_quads(quads)]
    if not found:
        name = shown(str(path))
        raise NoCascade(
            Teks(f"{name}: tidak ada kaskade dalam graf ini", f"{name}: there is no cascade in this graph"),
            Teks(
                "Graf kaskade dibuat dengan: kaskade import DOKUMEN -o kaskade.trig",
                "A graph of a cascade is made with: kaskade import DOCUMENT -o cascade.trig",
            ),
        )
    return found, _strange(path, everything, [kaskade.iri for kaskade, _ in found])


def _strange(path: Path, everything: Iterable[Quad], cascades: Iterable[str]) -> tuple[Teks, ...]:
    """Return a note for each graph of a file that is no cascade's, nor one that stores keep beside cascades."""
    from pyoxigraph import NamedNode

    from kaskade_graph import rdf
    from kaskade_graph.store.keys import RANGKAIAN
    from kaskade_graph.store.reference import NOMENKLATUR
    from kaskade_graph.store.together import ISTILAH
    from kaskade_graph.vocab import KATALOG

    known = {KATALOG, NOMENKLATUR, RANGKAIAN, ISTILAH, *(g for iri in cascades for g in rdf.graph_names(iri))}
    count = Counter(q.graph_name.value for q in everything if isinstance(q.graph_name, NamedNode))
    return tuple(
        Teks(
            f"{shown(path.name)}: graf {shown(name)} ({n} pernyataan) bukan milik kaskade di sini; tidak dibaca",
            f"{shown(path.name)}: the graph {shown(name)} ({n} statements) is of no cascade here; not read",
        )
        for name, n in sorted(count.items())
        if name not in known
    )
