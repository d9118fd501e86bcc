"""Every saved question on every engine: the same rows, and how long they take.

    python benchmarks/engines.py COLLECTION.trig [QUESTION ...]

COLLECTION.trig holds cascades with links, targets and realisasi: ``benchmarks/collection.py`` and then
``kaskade link --apply``. They are put into the embedded store, an Oxigraph server and Virtuoso (skipped where it is
not installed), each question is asked of each with several values of its parameters, and rows are compared with
those of the embedded store. Prints a table in Markdown: rows, seconds, and Virtuoso's time over Oxigraph's; exits 1
when rows differ. Times are those of whole questions, over HTTP for the servers; the smaller of two runs.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from kaskade_graph import rdf_files
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.store import catalogue, embedded, hashing, reference
from kaskade_graph.store.location import Lokasi
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.remote import RemoteStore
from kaskade_graph.store.terms import Rows

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.store import engines

LIBRARY = Library()
Given = Mapping[str, Sequence[str]]


def plain(found: Rows) -> list[tuple[tuple[str, str, str], ...]]:
    """Return rows with numbers by value, in an order that no collation decides."""
    return sorted(
        tuple(
            ("", "", "") if c is None else (c.kind, hashing.number(c.value), c.datatype or c.lang)
            for c in row
        )
        for row in found
    )


def values(store: Store, query: SavedQuery) -> Iterator[Given]:
    """Iterate over what is given for the parameters: nothing but what is required, then a year, then one cascade."""
    needed: dict[str, Sequence[str]] = {}
    for param in query.params:
        if not param.wajib or param.bawaan is not None:
            continue
        if param.pilihan is None:
            needed[param.nama] = ["pelayanan"]
            continue
        choices = answering.choices_of(store, LIBRARY, param)
        if not choices:  # nothing in this collection that could be asked about
            return
        needed[param.nama] = [choices[len(choices) // 2].term.value]
    yield needed
    if any(p.nama == "lingkup" for p in query.params):
        editions = catalogue.editions(store)
        middle = editions[len(editions) // 2]
        for scope in (f"https://w3id.org/kinerja/id/katalog/tahun/{middle.tahun}", middle.iri):
            yield {**needed, "lingkup": [scope]}
    for param in query.params:
        if param.nama != "lingkup" and not param.wajib and param.pilihan:
            choices = answering.choices_of(store, LIBRARY, param)
            if choices:
                yield {**needed, param.nama: [choices[len(choices) // 3].term.value]}


def timed(store: Store, query: SavedQuery, given: Given) -> tuple[Rows | None, float]:
    """Return the rows, and the smaller time of two runs; None where the engine fails."""
    best = float("inf")
    found = None
    for _ in range(2):
        start = time.perf_counter()
        try:
            found = answering.answer(store, LIBRARY, query, given).rows
        except Exception as error:
            print(f"<!-- {store.nama} {query.id} {dict(given)}: {error} -->")
            return None, time.perf_counter() - start
        best = min(best, time.perf_counter() - start)
        if best > 5:
            break
    return found, best


def open_all(stack: ExitStack, folder: Path) -> dict[str, Store]:
    """Start the engines and return an empty store on each."""
    os.environ["KASKADE_BENCH"] = "dba"
    os.environ["no_proxy"] = "127.0.0.1"
    stores: dict[str, Store] = {"embedded": embedded.memory()}
    (folder / "ox").mkdir()
    url = stack.enter_context(engines.oxigraph(folder / "ox"))
    stores["oxigraph"] = RemoteStore(
        Lokasi("oxigraph", query=f"{url}/query", update=f"{url}/update", timeout=600), writable=True
    )
    if shutil.which("virtuoso-t"):
        (folder / "vt").mkdir()
        url = stack.enter_context(engines.virtuoso(folder / "vt"))
        place = Lokasi(
            "virtuoso",
            query=f"{url}/sparql-auth",
            update=f"{url}/sparql-auth",
            graph_store=f"{url}/sparql-graph-crud-auth",
            auth="digest",
            user="dba",
            secret_env="KASKADE_BENCH",
            default_graph="union",
            timeout=600,
        )
        stores["virtuoso"] = RemoteStore(place, writable=True)
    return stores


def main(path: Path, only: Sequence[str]) -> int:
    """Fill the engines, ask, print; 1 when rows differ."""
    quads = rdf_files.read(path)
    cascades = catalogue.split(quads)
    wrong = 0
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        stores = open_all(stack, Path(name))
        for engine, store in stores.items():
            start = time.perf_counter()
            reference.put(store)
            for iri, content in cascades.items():
                catalogue.put(store, iri, content)
            print(
                f"<!-- {engine}: {len(cascades)} cascades in {time.perf_counter() - start:.0f} s -->",
                flush=True,
            )
        print(
            "| question | " + " | ".join(["rows", *(f"{e} (s)" for e in stores), "virtuoso/oxigraph"]) + " |"
        )
        print("|---|" + "---:|" * (len(stores) + 2))
        for query in LIBRARY.all():
            if only and query.id not in only:
                continue
            for given in values(stores["embedded"], query):
                wrong += line(stores, query, given)
    print(f"<!-- differing: {wrong} -->")
    return int(wrong > 0)


def line(stores: Mapping[str, Store], query: SavedQuery, given: Given) -> int:
    """Ask one question of all, print its line; return how many engines gave other rows."""
    expected, seconds = timed(stores["embedded"], query, given)
    assert expected is not None
    wanted, cells, times, wrong = plain(expected), [f"{seconds:.3f}"], {}, 0
    for engine, store in list(stores.items())[1:]:
        found, times[engine] = timed(store, query, given)
        same = found is not None and plain(found) == wanted
        wrong += not same
        cells.append(
            f"{times[engine]:.3f}" + ("" if same else f" **{'failed' if found is None else len(found)}**")
        )
    ratio = times["virtuoso"] / times["oxigraph"] if "virtuoso" in times else 0
    scope = given.get("lingkup", [""])[0].rpartition("/id/")[2]
    extra = "; ".join(
        k for k in given if k != "lingkup" and not next(p for p in query.params if p.nama == k).wajib
    )
    name = f"{query.id} {scope} {extra}".strip()
    print(f"| {name} | {len(expected)} | " + " | ".join(cells) + f" | {ratio:.1f} |", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
