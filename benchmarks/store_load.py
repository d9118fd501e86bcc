"""A store of many cascades: how fast it is filled, and what a question about one cascade costs.

The peer is bare pyoxigraph: for loading, the same quads in one transaction a cascade; for questions, the same
SPARQL as it stands in its file, filled in, and the same question written by hand for the one graph, without
scope, titles or columns that are not shown.

Times are CPU times of this process with all its threads, so that other work on the machine counts for nothing.

Run with ``python benchmarks/store_load.py [--cascades N] [--runs N] [--store FOLDER]``; prints medians,
their ratio, machine and versions.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox
from collection import generate

from kaskade_graph import rdf
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.library import Library
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.store import catalogue
from kaskade_graph.store.disk import ISI, open_disk
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.terms import Term, iri
from kaskade_graph.vocab import KIN, RDFS

SLOW = 3
"""Runs of what takes seconds."""
REGENCIES = [f"33.{number:02d}" for number in range(1, 30)]
BARE = {
    "sub-kegiatan-pendukung": f"""
SELECT DISTINCT ?s ?nama ?kegiatan ?program WHERE {{ GRAPH <%(kaskade)s> {{
  ?s a <{KIN.SubKegiatan}> ; <{RDFS.label}> ?nama ; <{KIN.mendukung}>+ <%(sasaran)s> .
  OPTIONAL {{ ?s <{KIN.mendukung}> ?k . OPTIONAL {{ ?k <{RDFS.label}> ?kegiatan }}
    OPTIONAL {{ ?k <{KIN.mendukung}> ?p . ?p a <{KIN.Program}> ; <{RDFS.label}> ?program }} }} }} }}
ORDER BY ?program ?kegiatan ?nama ?s""",
    "indikator-tanpa-target": f"""
SELECT ?i ?nama WHERE {{ GRAPH <%(kaskade)s> {{ ?i a <{KIN.Indikator}> ; <{RDFS.label}> ?nama .
  FILTER NOT EXISTS {{ ?i <{KIN.memilikiTarget}> ?t }} }} }} ORDER BY ?nama ?i""",
    "daftar-sasaran": f"""
SELECT ?s ?nama ?nomor WHERE {{ VALUES ?jenis {{ <{KIN.Tujuan}> <{KIN.SasaranStrategis}> <{KIN.SasaranProgram}>
    <{KIN.SasaranKegiatan}> <{KIN.SasaranSubKegiatan}> }}
  GRAPH <%(kaskade)s> {{ ?s a ?jenis ; <{RDFS.label}> ?nama . OPTIONAL {{ ?s <{KIN.nomor}> ?nomor }} }} }}
ORDER BY ?nama ?s""",
}


def cascades(count: int) -> Iterator[Kaskade]:
    """Yield ``count`` cascades, a regency after the other."""
    for regency in REGENCIES:
        for kaskade in generate(kabupaten=regency).kaskade:
            yield kaskade
            count -= 1
            if not count:
                return


def fill(folder: Path, count: int) -> None:
    """Fill two stores with the same cascades, turn by turn, and print how long each took."""
    mine, theirs, quads_in_all = [], [], 0
    bare = ox.Store(str(folder / "bare"))
    with closing(open_disk(folder / "kaskade", writable=True)) as store:
        for kaskade in cascades(count):
            quads = rdf.to_quads(kaskade)
            quads_in_all += len(quads)
            mine.append(timed(lambda k=kaskade, q=quads: catalogue.put(store, k.iri, q)))  # type: ignore[misc]
            theirs.append(timed(lambda q=quads: bare.extend(q)))  # type: ignore[misc]
    bare.flush()
    print(
        f"{len(mine)} cascades, {quads_in_all} quads; bytes a quad: {size(folder / 'kaskade') / quads_in_all:.0f}"
    )
    report("load, a cascade", mine, theirs)
    print(
        f"{'':48} {len(mine) / sum(mine):8.1f} cascades and {quads_in_all / sum(mine):.0f} quads a CPU second"
    )


def ask(folder: Path, runs: int) -> None:
    """Ask questions about one cascade after another, turn by turn."""
    library = Library()
    bare = ox.Store.read_only(str(folder / "kaskade" / ISI))
    with closing(open_disk(folder / "kaskade")) as store:
        editions = catalogue.editions(store)
        step = max(1, len(editions) // runs)
        for name, text in BARE.items():
            query = library.get(name)
            for how in ("scope named", "scope open"):
                if how == "scope open" and "sasaran" not in {p.nama for p in query.params}:
                    continue
                mine, theirs = [], []
                for edition in editions[::step]:
                    sasaran = _sasaran(store, edition.iri)
                    given = {"lingkup": [edition.iri]} if how == "scope named" else {}
                    if any(p.nama == "sasaran" for p in query.params):
                        given["sasaran"] = [sasaran]
                    filled = text % {"kaskade": edition.iri, "sasaran": sasaran}
                    found = answering.answer(store, library, query, given)
                    if len(found.rows) != len(list(_bare(bare, filled))):
                        raise SystemExit(f"{name}: other rows than the bare engine for {edition.iri}")
                    mine.append(timed(lambda g=given, q=query: answering.answer(store, library, q, g)))  # type: ignore[misc]
                    theirs.append(timed(lambda f=filled: _bare(bare, f)))  # type: ignore[misc]
                report(f"{name}, {how}: by hand", mine, theirs)
                text_as_is = answering.compose(query, _terms(given))
                same = [timed(lambda t=text_as_is: _bare(bare, t)) for _ in range(SLOW)]  # type: ignore[misc]
                report(f"{name}, {how}: same SPARQL", mine, same)
        mine = [timed(lambda e=e: from_quads(store.quads(rdf.graph_names(e.iri)))) for e in editions[::step]]  # type: ignore[misc]
        theirs = [timed(lambda e=e: _graph(bare, e.iri)) for e in editions[::step]]  # type: ignore[misc]
        report("whole cascade as model", mine, theirs)


def _terms(given: dict[str, list[str]]) -> dict[str, list[Term | None]]:
    return {name: [iri(value) for value in values] for name, values in given.items()}


def _bare(store: ox.Store, text: str) -> list[tuple[object, ...]]:
    return [tuple(solution) for solution in store.query(text)]  # type: ignore[union-attr, arg-type]


def _graph(store: ox.Store, iri: str) -> list[ox.Quad]:
    names = [ox.NamedNode(name) for name in rdf.graph_names(iri)]
    return [q for name in names for q in store.quads_for_pattern(None, None, None, name)]


def _sasaran(store: Store, iri: str) -> str:
    text = (
        f"SELECT ?s WHERE {{ GRAPH <{iri}> {{ ?s a <{KIN[Jenis.SASARAN_STRATEGIS]}> }} }} ORDER BY ?s LIMIT 1"
    )
    return store.select(text).values("s")[0]


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds of CPU ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def report(name: str, mine: list[float], theirs: list[float]) -> None:
    """Print one line: medians in milliseconds, and their ratio."""
    a, b = statistics.median(mine) * 1000, statistics.median(theirs) * 1000
    print(f"{name:48} {a:8.2f} ms   bare pyoxigraph {b:8.2f} ms   {a / b:5.2f}x   ({len(mine)} runs)")


def size(folder: Path) -> int:
    """Return the bytes of all files below ``folder``."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Fill and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cascades", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--store", type=Path, help="keep the stores in this folder, and use them when there")
    options = parser.parse_args()
    print(platform.platform(), f"Python {platform.python_version()},", f"pyoxigraph {version('pyoxigraph')}")
    folder = options.store or Path(tempfile.mkdtemp())
    try:
        if not (folder / "kaskade").exists():
            folder.mkdir(parents=True, exist_ok=True)
            fill(folder, options.cascades)
        ask(folder, options.runs)
    finally:
        if options.store is None:
            shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
