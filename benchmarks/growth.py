"""How each question grows with the collection: CPU seconds at several sizes, and the exponent over them.

    python benchmarks/growth.py [SIZE ...]        (50 150 300 when none is named; 3000 needs some 6 GB)

Ten generated kecamatan over five years, with links between years, stand for a kabupaten; further kabupaten are the
same under other codes. Each question is asked of the store in memory without a scope, or about one element where it
needs one, and its CPU time taken, the smaller of two (one where it takes over five seconds). Exponent: of a line
through the logarithms of first and last size; 0 is flat, 1 grows with the data. What concerns one element should stay
flat, what concerns all should not pass 1.05.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kaskade_graph import rdf
from kaskade_graph.model import Kaskade
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.registers import regions
from kaskade_graph.reports import shacl_report
from kaskade_graph.store import catalogue_quads, embedded, keys, reference
from kaskade_graph.store.edition import Edition, describe
from kaskade_graph.store.protocol import Change, Store

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.queries import koleksi
from tests.store.contoh import audited

LIBRARY = Library()
HOME = "33.02"
UNITS = 10
LONG = 5.0


def kabupaten() -> Iterator[str]:
    """Iterate over the codes of kabupaten, that of the generated collection first."""
    yield HOME
    yield from (k for k in regions.load() if k.count(".") == 1 and k != HOME)


def clones(size: int) -> Iterator[tuple[str, list[Quad]]]:
    """Yield ``size`` cascades with their quads."""
    base: list[tuple[Kaskade, bytes]] = []
    for k in koleksi.cascades(UNITS, (2021, 2022, 2023, 2024, 2025))[:-1]:
        held = [*keys.completed(k.iri, rdf.to_quads(k)), *shacl_report.kept(audited(k))]
        text = serialize(held, format=RdfFormat.N_QUADS)
        base.append((k, text or b""))
    left = size
    for code in kabupaten():
        for k, text in base:
            if not left:
                return
            left -= 1
            here = text.replace(f"/{HOME}.".encode(), f"/{code}.".encode())
            here = here.replace(f'"{HOME}.'.encode(), f'"{code}.'.encode())
            yield k.iri.replace(f"/{HOME}.", f"/{code}."), list(parse(here, format=RdfFormat.N_QUADS))


def filled(size: int) -> tuple[Store, list[str]]:
    """Return a store that holds ``size`` cascades, and their names."""
    store = embedded.memory()
    found: list[Edition] = []
    pairs: set[tuple[str, str]] = set()
    for name, quads in clones(size):
        store.apply(Change(insert=tuple(quads)))
        found.append(describe(name, quads))
        pairs |= keys.links(quads)
    store.apply(Change(insert=(*keys.set_quads(keys.sets(pairs)), *catalogue_quads.expected(found))))
    reference.put(store)
    return store, [e.iri for e in found]


def given(store: Store, query: SavedQuery, first: str) -> dict[str, list[str]]:
    """Return what has to be given: something of the first cascade, the same at every size."""
    out: dict[str, list[str]] = {}
    for param in query.params:
        if param.wajib and param.bawaan is None:
            if param.pilihan is None:
                out[param.nama] = ["pelayanan"]
                continue
            listing = LIBRARY.get(param.pilihan)
            scope = {"lingkup": [first]} if any(p.nama == "lingkup" for p in listing.params) else {}
            rows = answering.answer(store, LIBRARY, listing, scope).rows
            values = [row[0].value for row in rows if row[0] is not None]
            out[param.nama] = [values[len(values) // 2]]
    return out


def seconds(store: Store, query: SavedQuery, values: dict[str, list[str]]) -> tuple[float, int]:
    """Return the CPU seconds of a question, and its rows."""
    best = math.inf
    count = 0
    for _ in range(2):
        start = time.process_time()
        count = len(answering.answer(store, LIBRARY, query, values).rows)
        best = min(best, time.process_time() - start)
        if best > LONG:
            break
    return best, count


def main(sizes: Sequence[int]) -> int:
    """Measure and print."""
    table: dict[str, list[float]] = {q.id: [] for q in LIBRARY.all()}
    rows: dict[str, int] = {}
    about: set[str] = set()
    for size in sizes:
        store, names = filled(size)
        print(f"<!-- {size}: filled -->", flush=True)
        for query in LIBRARY.all():
            values = given(store, query, names[0])
            if values and "frasa" not in values:
                about.add(query.id)
            took, rows[query.id] = seconds(store, query, values)
            table[query.id].append(took)
        store.close()
    print(f"| question | rows at {sizes[-1]} | " + " | ".join(f"{s} (s)" for s in sizes) + " | exponent |")
    print("|---|" + "---:|" * (len(sizes) + 2))
    for name, took in table.items():
        grown = math.log(max(took[-1], 1e-4) / max(took[0], 1e-4)) / math.log(sizes[-1] / sizes[0])
        cells = " | ".join(f"{t:.3f}" for t in took)
        print(f"| {name}{' (one thing)' if name in about else ''} | {rows[name]} | {cells} | {grown:.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main([int(a) for a in sys.argv[1:]] or [50, 150, 300]))
