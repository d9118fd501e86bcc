"""Every saved question on every engine: the rows of the plain references, and how long they take.

    python benchmarks/engines.py [--units 27] [--years 2021,2022,2023] [--values 99] [--engines LIST] [QUESTION ...]

The collection is that of ``tests/queries/koleksi.py``, larger: generated kecamatan with targets, realisasi, budgets,
posts, links between years and one of each defect, and the real document with its evidence. It is put into each engine
one cascade at a time. Each question is asked of each with several values of its parameters, and its rows are compared
with those of ``tests/queries/reference.py``. Engines: ``memory``, ``disk``, ``oxigraph`` (server), ``virtuoso``,
``rdflib``, and ``comunica`` where ``comunica-sparql-file`` of npm is on the path.

Prints a table in Markdown, a line a question: rows and seconds of the widest values, and Virtuoso over Oxigraph;
exits 1 when rows differ. Times are of whole questions, over HTTP for the servers, the smaller of two runs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, serialize

from kaskade_graph import rdf
from kaskade_graph.model import Kaskade
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.store import catalogue, embedded, reference
from kaskade_graph.store.disk import open_disk
from kaskade_graph.store.location import Lokasi
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.remote import RemoteStore
from kaskade_graph.store.terms import Rows, rows_from_json
from kaskade_graph.usecases import kept_findings

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.queries import comparing, koleksi
from tests.store import engines
from tests.store.contoh import audited

LIBRARY = Library()
ENGINES = ("memory", "disk", "oxigraph", "virtuoso", "rdflib", "comunica")
SLOW = 20.0
"""Seconds after which a question is not asked a second time for its time."""


class Outside:
    """An engine that only answers: rdflib in this process, or Comunica by its command, from a file of quads."""

    def __init__(self, nama: str, file: Path) -> None:
        self.nama, self.file = nama, file
        self.dataset: Any = None
        if nama == "rdflib":
            from rdflib import Dataset

            self.dataset = Dataset()
            self.dataset.parse(file, format="nquads")

    def select(self, sparql: str) -> Rows:
        """Return the rows of a SELECT."""
        if self.dataset is not None:
            return rows_from_json(self.dataset.query(sparql).serialize(format="json"))
        command = ["comunica-sparql-file", str(self.file), sparql, "-t", "application/sparql-results+json"]
        done = subprocess.run(command, capture_output=True, check=True, timeout=600)
        return rows_from_json(json.dumps(json.loads(done.stdout)).encode())


def opened(
    names: Sequence[str], cascades: Sequence[Kaskade], stack: ExitStack, folder: Path
) -> dict[str, Any]:
    """Start the engines and fill them; an engine that is not installed is left out, by name."""
    memory = embedded.memory()
    catalogue.put_all(memory, [(k.iri, rdf.to_quads(k)) for k in cascades])
    reference.put(memory)
    kept_findings.put(memory, map(audited, cascades))
    out: dict[str, Any] = {"memory": memory}
    for name in names:
        (folder / name).mkdir()
        if name == "disk":
            out[name] = _filled(open_disk(folder / name / "graf", writable=True), cascades)
        elif name == "oxigraph":
            url = stack.enter_context(engines.oxigraph(folder / name))
            place = Lokasi(name, query=f"{url}/query", update=f"{url}/update", timeout=600)
            out[name] = _filled(RemoteStore(place, writable=True), cascades)
        elif name == "virtuoso" and shutil.which("virtuoso-t"):
            url = stack.enter_context(engines.virtuoso(folder / name))
            place = engines.virtuoso_place(url, "KASKADE_BENCH", 600)
            out[name] = _filled(RemoteStore(place, writable=True), cascades)
        elif name == "rdflib" or (name == "comunica" and shutil.which("comunica-sparql-file")):
            file = folder / f"{name}.nq"
            serialize(memory.quads(memory.graphs()), str(file), format=RdfFormat.N_QUADS)
            out[name] = Outside(name, file)
        elif name != "memory":
            print(f"<!-- {name}: not installed, not run -->", flush=True)
    return out


def _filled(store: Store, cascades: Sequence[Kaskade]) -> Store:
    start = time.perf_counter()
    reference.put(store)
    for k in cascades:
        catalogue.put(store, k.iri, rdf.to_quads(k))
    kept_findings.put(store, map(audited, cascades))
    print(
        f"<!-- {store.nama}: {len(cascades)} cascades in {time.perf_counter() - start:.0f} s -->", flush=True
    )
    return store


def ask(engine: Any, memory: Store, query: SavedQuery, given: comparing.Given) -> Rows:
    """Return the rows of a question on an engine; one that only answers gets the text that any client would send."""
    values = {k: [v] for k, v in given.items()}
    if isinstance(engine, Outside):
        return engine.select(answering.plain(memory, LIBRARY, query, values))
    return answering.answer(engine, LIBRARY, query, values).rows


def line(opened_: dict[str, Any], cascades: Sequence[Kaskade], query: SavedQuery, most: int) -> int:
    """Ask one question of all with all values, print its line; return how often rows were others."""
    memory, wrong, asked, count = opened_["memory"], 0, 0, 0
    best: dict[str, float] = {}
    for at, given in enumerate(islice(comparing.asked(memory, cascades, query), most)):
        for name, engine in opened_.items():
            start = time.perf_counter()
            try:
                found = ask(engine, memory, query, given)
            except Exception as error:  # whatever an engine that is not ours raises is told, and counts
                print(f"<!-- {name} {query.id} {given}: {str(error)[:200]} -->", flush=True)
                wrong += 1
                continue
            took = time.perf_counter() - start
            missing, surplus = comparing.apart(found, query, cascades, given)
            asked += 1
            if missing or surplus:
                wrong += 1
                print(f"<!-- {name} {query.id} {given}: -{len(missing)} +{len(surplus)} -->", flush=True)
            if at == 0:
                count = len(found)
                best[name] = min(took, _again(engine, memory, query, given)) if took < SLOW else took
    cells = " | ".join(f"{best[n]:.3f}" if n in best else "refused" for n in opened_)
    both = "virtuoso" in best and "oxigraph" in best
    ratio = f"{best['virtuoso'] / best['oxigraph']:.1f}" if both else ""
    print(f"| {query.id} | {asked} | {count} | {cells} | {ratio} |", flush=True)
    return wrong


def _again(engine: Any, memory: Store, query: SavedQuery, given: comparing.Given) -> float:
    start = time.perf_counter()
    ask(engine, memory, query, given)
    return time.perf_counter() - start


def main() -> int:
    """Fill the engines, ask, print; 1 when rows differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--units", type=int, default=27)
    parser.add_argument("--years", default="2021,2022,2023")
    parser.add_argument("--values", type=int, default=99, help="most sets of values a question is asked with")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("questions", nargs="*")
    options = parser.parse_args()
    os.environ.update(KASKADE_BENCH="dba", no_proxy="127.0.0.1")
    cascades = koleksi.cascades(options.units, tuple(map(int, options.years.split(","))))
    wrong = 0
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        stores = opened(options.engines.split(","), cascades, stack, Path(name))
        print(f"| question | asked | rows | {' | '.join(stores)} | Virtuoso/Oxigraph |")
        print("|---|" + "---:|" * (len(stores) + 3))
        for query in LIBRARY.all():
            if not options.questions or query.id in options.questions:
                wrong += line(stores, cascades, query, options.values)
    print(f"<!-- answers that differ or fail: {wrong} -->")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
