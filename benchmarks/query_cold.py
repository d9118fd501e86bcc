"""How long from the prompt to the first row: one saved question, as whole processes that start cold.

    python benchmarks/query_cold.py [RUNS]

Each way of asking is paired, turn by turn, with the same query text asked without kaskade: a file with rdflib
and with pyoxigraph, a store on disk with pyoxigraph, an endpoint with SPARQLWrapper. Prints medians, ratios,
machine and versions. The store holds a generated collection of 8 kecamatan and 5 years.
"""

from __future__ import annotations

import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from importlib.metadata import version
from pathlib import Path

import collection

from kaskade_graph import rdf, rdf_files, resources
from kaskade_graph.queries import answer
from kaskade_graph.queries.library import Library
from kaskade_graph.rdf_read import from_quads

QUERY = "indikator-tanpa-target"
KASKADE = [sys.executable, "-m", "kaskade_graph", "query"]
RDFLIB = """
import sys, rdflib
g = rdflib.Dataset()
for path in sys.argv[2:]: g.parse(path, format="trig")
for row in g.query(open(sys.argv[1]).read()): print(*row)
"""
OXIGRAPH = """
import sys, pyoxigraph as ox
s = ox.Store()
for path in sys.argv[2:]: s.bulk_load(path=path, format=ox.RdfFormat.TRIG)
for row in s.query(open(sys.argv[1]).read()): print(*row)
"""
ON_DISK = """
import sys, pyoxigraph as ox
for row in ox.Store.read_only(sys.argv[2]).query(open(sys.argv[1]).read()): print(*row)
"""
WRAPPER = """
import sys
from SPARQLWrapper import JSON, SPARQLWrapper
w = SPARQLWrapper(sys.argv[2]); w.setReturnFormat(JSON); w.setQuery(open(sys.argv[1]).read())
for row in w.query().convert()["results"]["bindings"]: print(row)
"""


def seconds(command: list[str]) -> float:
    """Return the time from the start of a process to its first line; the rest is read and thrown away."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - start
        process.stdout.read()
    if process.returncode or not line:
        raise SystemExit(f"failed: {' '.join(command)}")
    return taken


def compare(name: str, runs: int, ways: dict[str, list[str]]) -> None:
    """Print the medians of each way, asked in turn; the first is kaskade's, and its ratio to the others."""
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(runs + 1):  # the first of each is a warm-up
        for way, command in ways.items():
            taken[way].append(seconds(command))
    medians = {way: statistics.median(times[1:]) for way, times in taken.items()}
    mine = medians["kaskade"]
    parts = [
        f"{way} {m * 1000:.0f} ms" + (f" (x{mine / m:.2f})" if way != "kaskade" else "")
        for way, m in medians.items()
    ]
    print(f"{name}: {'; '.join(parts)}; median of {runs}")


def served(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start the oxigraph server on a copy of the database, and return it with its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    binary = str(Path(sys.executable).with_name("oxigraph"))
    process = subprocess.Popen(
        [binary, "serve-read-only", "--location", str(folder), "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}/query"
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=1)
            return process, url
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the oxigraph server did not start")


def main(runs: int) -> None:
    """Compare on files, on a store on disk, and on an endpoint."""
    packages = ("pyoxigraph", "rdflib", "SPARQLWrapper", "typer")
    print(platform.platform(), f"Python {platform.python_version()}")
    print(", ".join(f"{name} {version(name)}" for name in packages))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = folder / "q.rq"
        library = Library()
        text.write_text(answer.compose(library.get(QUERY), {}), encoding="utf-8")
        catalogued = folder / "contoh.trig"
        catalogued.write_bytes(_with_catalogue(resources.contoh()))
        example = [str(p) for p in resources.contoh()]
        python = [sys.executable, "-c"]
        compare(
            "one file",
            runs,
            {
                "kaskade": [*KASKADE, QUERY, *example],
                "pyoxigraph": [*python, OXIGRAPH, str(text), str(catalogued)],
                "rdflib": [*python, RDFLIB, str(text), str(catalogued)],
            },
        )
        made = collection.generate(limit=8, defects=False)
        for number, kaskade in enumerate(made.kaskade):
            (folder / f"c{number}.nq").write_bytes(rdf_files.serialise(rdf.to_quads(kaskade), "nq"))
        store = folder / "store"
        load = [sys.executable, "-m", "kaskade_graph", "load", str(folder), "--store", str(store)]
        subprocess.run(load, check=True, capture_output=True)
        database = store / "oxigraph"
        query = "jumlah-jenis"
        text.write_text(answer.compose(library.get(query), {}), encoding="utf-8")
        compare(
            f"{len(made.kaskade) + 1} cascades on disk",
            runs,
            {
                "kaskade": [*KASKADE, query, "--store", str(store)],
                "pyoxigraph": [*python, ON_DISK, str(text), str(database)],
            },
        )
        server, url = served(database)
        try:
            compare(
                "the same at an endpoint",
                runs,
                {
                    "kaskade": [*KASKADE, query, "--store", url],
                    "SPARQLWrapper": [*python, WRAPPER, str(text), url],
                },
            )
        finally:
            server.terminate()
            server.wait()


def _with_catalogue(paths: list[Path]) -> bytes:
    """Return the graphs of ``paths`` with their catalogue: what a query without kaskade has to be given."""
    from kaskade_graph.store import catalogue, embedded

    quads = [q for path in paths for q in rdf_files.read(path)]
    store = embedded.memory()
    catalogue.put_all(store, [(k.iri, quads) for k in from_quads(quads)])
    return rdf_files.serialise(store.quads(store.graphs()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
