"""A nation of cascades: what it takes to audit, compare, link, load and ask it, and how that grows.

    python benchmarks/national.py generate FOLDER --cascades N     kabupaten after kabupaten, six years each
    python benchmarks/national.py measure FOLDER --sizes 100 300 1000 --json OUT.json

``generate`` writes FOLDER/kaskade/KABUPATEN/*.trig, evidence apart as FOLDER/bukti/KABUPATEN/*.nq.gz (a
compressed file a cascade: 84 % of the quads of a real document are evidence, and no question needs them), and
FOLDER/isi.json with how many distinct texts there are (FOLDER/isi/ for each kabupaten; a run that was broken off is
gone on with). ``measure`` runs every step in one process of its own, and states its CPU time, wall time and peak
memory. Sizes are the first N cascades.

Peers on the same files in the same run: pyshacl and the native engine bare, rdflib and pyoxigraph parsing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from pyoxigraph import Quad

from kaskade_graph import rdf
from kaskade_graph.files import write_atomically
from kaskade_graph.garbage import collect_seldom
from kaskade_graph.model import Kaskade, Kutipan
from kaskade_graph.vocab import KIN, RDFS

YEARS = (2021, 2022, 2023, 2024, 2025, 2026)
PEERS = 20
"""Files that the slow peers are given."""
STEPS = ("structure", "audit", "again", "one changed", "read back", "link", "load", "questions", "peers")


# --- the collection -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """The cascades of one kabupaten: the first ``count`` of them, evidence written of the first ``evidence``."""

    folder: Path
    kabupaten: str
    count: int
    evidence: int


def parts(folder: Path, count: int, evidence_of: int) -> Iterator[Part]:
    """Yield the kabupaten that ``count`` cascades take: all kecamatan of one in six years, then the next."""
    from kaskade_graph.registers import regions

    for region in regions.load().values():
        if count <= 0:
            return
        own = len(regions.kecamatan_of(region.kode)) if region.tingkat == "kabupaten_kota" else 0
        if own:
            taken = min(count, own * len(YEARS))
            yield Part(folder, region.kode, taken, min(taken, max(0, evidence_of)))
            count, evidence_of = count - taken, evidence_of - taken


def generate_to(folder: Path, count: int, evidence_of: int, jobs: int) -> None:
    """Write the collection, and apart from it the evidence of its first ``evidence_of`` cascades.

    What a run that was broken off has written whole is taken as it is.
    """
    texts: dict[str, set[str]] = {}
    sizes: Counter[str] = Counter()
    with ProcessPoolExecutor(jobs) as pool:
        for own, said in pool.map(write_part, parts(folder, count, evidence_of)):
            sizes.update(own)
            for name, values in said.items():
                texts.setdefault(name, set()).update(values)
    found = {**sizes, "distinct": {name: len(values) for name, values in texts.items()}}
    write_atomically(folder / "isi.json", (json.dumps(found, indent=1) + "\n").encode())
    print(json.dumps(found, indent=1))


def write_part(part: Part) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Write the cascades of a kabupaten; return what there is of them, and their distinct texts."""
    beside = part.folder / "isi" / f"{part.kabupaten}-{part.count}-{part.evidence}.json"
    if not beside.is_file():
        beside.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(beside, json.dumps(_write_part(part)).encode())
    sizes, texts = json.loads(beside.read_bytes())
    return sizes, texts


def _write_part(part: Part) -> tuple[dict[str, int], dict[str, list[str]]]:
    from collection import generate

    from kaskade_graph import rdf_files

    sizes: Counter[str] = Counter()
    texts: dict[str, set[str]] = {"nama indikator": set(), "formulasi": set(), "nama unsur": set()}
    for kaskade in generate(kabupaten=part.kabupaten, years=YEARS).kaskade[: part.count]:
        name = f"{kaskade.unit.kode_wilayah}-{kaskade.tahun}"
        quads = rdf.to_quads(kaskade)
        data = rdf_files.serialise(quads)
        _write(part.folder / "kaskade" / part.kabupaten / f"{name}.trig", data)
        sizes.update(
            {"kaskade": len(data), "quads": len(quads), "indikator": len(kaskade.indikator), "cascades": 1}
        )
        if sizes["cascades"] <= part.evidence:
            lines = _evidence_quads(kaskade)
            data = gzip.compress(rdf_files.serialise(lines, "nq"), mtime=0)
            _write(part.folder / "bukti" / part.kabupaten / f"{name}.nq.gz", data)
            sizes.update({"bukti": len(data), "quads bukti": len(lines), "cascades with bukti": 1})
        texts["nama indikator"] |= {i.label or "" for i in kaskade.indikator.values()}
        texts["formulasi"] |= {i.formulasi or "" for i in kaskade.indikator.values()}
        texts["nama unsur"] |= {u.label or "" for u in kaskade.unsur.values()}
    return sizes, {name: sorted(values) for name, values in texts.items()}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _evidence_quads(kaskade: Kaskade) -> list[Quad]:
    bare = replace(kaskade, unsur={}, indikator={}, kecocokan=[], bukti=list(evidence(kaskade)))
    return [q for q in rdf.to_quads(bare) if str(q.graph_name).endswith("/bukti>")]


def evidence(kaskade: Kaskade) -> Iterator[Kutipan]:
    """Yield a quotation for every value, as the import of a document makes them."""
    line = 0
    digest = "0" * 64
    for unsur in kaskade.unsur.values():
        line += 1
        if unsur.label:
            yield Kutipan(unsur.iri, RDFS.label, "kaskade.txt", digest, unsur.label, (line, line))
    for i in kaskade.indikator.values():
        for prop, text in (
            (RDFS.label, i.label),
            (KIN.formulasi, i.formulasi),
            (KIN.satuan, i.satuan),
            (KIN.sumberData, i.sumber_data),
            (KIN.tipePenghitungan, i.tipe and i.tipe.value),
            (KIN.arah, i.arah and i.arah.value),
        ):
            line += 1
            if text:
                yield Kutipan(i.iri, prop, "kaskade.txt", digest, text, (line, line))
        for nilai in (*i.target, *i.realisasi):
            yield Kutipan(nilai.iri, KIN.nilai, "kaskade.txt", digest, str(nilai.nilai), (line, line))


# --- the steps ------------------------------------------------------------------------------------------


def files_of(folder: Path, size: int) -> list[Path]:
    """Return the first ``size`` files of the collection."""
    return sorted((folder / "kaskade").rglob("*.trig"))[:size]


def step_structure(folder: Path, work: Path, size: int) -> dict[str, object]:
    """The shapes alone."""
    return _audit(folder, work / "structure", size, engine="shacl")


def step_audit(folder: Path, work: Path, size: int) -> dict[str, object]:
    """All rules, from nothing; and what of the time the groups take that are compared."""
    return _audit(folder, work / "results", size)


def step_again(folder: Path, work: Path, size: int) -> dict[str, object]:
    """Nothing has changed."""
    return _audit(folder, work / "results", size)


def step_one_changed(folder: Path, work: Path, size: int) -> dict[str, object]:
    """One cascade has another target."""
    path = files_of(folder, size)[size // 2]
    before = path.read_bytes()
    try:
        path.write_bytes(before.replace(b'kin:versi "murni"', b'kin:versi  "murni"', 1))
        return _audit(folder, work / "results", size)
    finally:
        path.write_bytes(before)


def _audit(folder: Path, results: Path, size: int, engine: str | None = None) -> dict[str, object]:
    from kaskade_graph.usecases.audit import audit
    from kaskade_graph.usecases.many import Banyak

    marks: list[tuple[str, float]] = []

    def follow(steps: Iterator[object]) -> None:
        for step in steps:
            marks.append((getattr(step, "nama", ""), time.perf_counter()))

    start = time.perf_counter()
    done = audit(files_of(folder, size), engine=engine, banyak=Banyak(results, jobs=1, follow=follow))
    own = [t for n, t in marks if n.endswith(".trig")]
    whole = marks[-1][1] if marks else start
    return {
        "cascades": len(done.hasil),
        "groups wall s": round(whole - (own[-1] if own else start), 2),
        "results MB": round(sum(p.stat().st_size for p in results.rglob("*") if p.is_file()) / 1e6, 2),
        "failed": len(done.gagal),
    }


def step_read_back(folder: Path, work: Path, size: int) -> dict[str, object]:
    """Every finding read from the results, one after the other."""
    from kaskade_graph.usecases.audit import audit
    from kaskade_graph.usecases.many import Banyak

    done = audit((), banyak=Banyak(work / "results"))
    return {"findings": sum(len(h.temuan) for h in done.hasil)}


def step_link(folder: Path, work: Path, size: int) -> dict[str, object]:
    """The same indikator between all cascades, kabupaten by kabupaten, from the results."""
    from itertools import groupby

    from kaskade_graph.audit.results import HasilTersimpan
    from kaskade_graph.linking.links import Himpunan, Pola, find

    links = compared = 0
    stored = HasilTersimpan(work / "results")
    for _, group in groupby(stored.rekam(), key=lambda r: r.kabupaten):
        himpunan = Himpunan.of(r.terurut for r in group)
        links += len(find(himpunan, pola=Pola.JANGKAR))
        compared += himpunan.pembanding.dibandingkan
    return {"links": links, "pairs compared": compared}


def step_load(folder: Path, work: Path, size: int) -> dict[str, object]:
    """A store on disk, evidence left beside it."""
    from kaskade_graph.usecases.load import LoadSummary, load

    store = work / "store"
    for _ in load(files_of(folder, size), str(store), LoadSummary(str(store))):
        pass
    return {"store MB": round(sum(p.stat().st_size for p in store.rglob("*") if p.is_file()) / 1e6, 1)}


def step_questions(folder: Path, work: Path, size: int) -> dict[str, object]:
    """Every saved question that needs no answer of the reader, over the whole store."""
    from kaskade_graph.queries import answer as answering
    from kaskade_graph.queries.library import Library
    from kaskade_graph.store.disk import open_disk

    library, took = Library(), {}
    with closing(open_disk(work / "store")) as store:
        for query in library.all():
            if any(p.wajib for p in query.params):
                continue
            start = time.process_time()
            answering.answer(store, library, query, {}, limit=1000)
            took[query.id] = round(time.process_time() - start, 2)
    slowest = sorted(took.items(), key=lambda t: -t[1])[:5]
    return {"questions": len(took), "median s": statistics.median(took.values()), "slowest s": dict(slowest)}


def step_peers(folder: Path, work: Path, size: int) -> dict[str, object]:
    """Others on the same files: a cascade's milliseconds of CPU."""
    import pyoxigraph as ox

    from kaskade_graph.audit.engines import bridge, shacl, validator
    from kaskade_graph.audit.rules import load_all

    files = files_of(folder, size)[:: max(1, size // PEERS)][:PEERS]
    shapes = shacl.shapes_of(tuple(r.isi for r in load_all() if r.mesin == "shacl"))
    data = [[q.triple for q in ox.parse(path=str(f))] for f in files]
    pyshacl, native = validator.Pyshacl(shapes), validator.Native(shapes)
    pyshacl.violations(data[0])
    works: dict[str, Callable[[int], object]] = {
        "pyshacl": lambda n: pyshacl.violations(data[n]),
        "shacl, native": lambda n: native.violations(data[n]),
        "pyoxigraph, parse": lambda n: list(ox.parse(path=str(files[n]))),
        "rdflib, from pyoxigraph": lambda n: bridge.to_rdflib(data[n]),
        "rdflib, parse": lambda n: _rdflib(files[n]),
    }
    return {name: _median(work, len(files)) for name, work in works.items()}


def _rdflib(path: Path) -> object:
    from rdflib import Dataset

    return Dataset().parse(path, format="trig")


def _median(work: Callable[[int], object], count: int) -> float:
    took = []
    for n in range(count):
        start = time.process_time()
        work(n)
        took.append(time.process_time() - start)
    return round(1000 * statistics.median(took), 2)


# --- measuring ------------------------------------------------------------------------------------------


def one(folder: Path, work: Path, size: int, step: str) -> None:
    """Run one step in this process, as one of the program's own, and print what it took."""
    collect_seldom()
    start = time.perf_counter()
    found = globals()[f"step_{step.replace(' ', '_')}"](folder, work, size)
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(r.ru_utime + r.ru_stime for r in both)
    peak = max(r.ru_maxrss for r in both) / 1024
    took = {"cpu s": round(cpu, 2), "wall s": round(time.perf_counter() - start, 2), "peak MB": round(peak)}
    print(json.dumps({**took, **found}))


def measure(folder: Path, sizes: list[int], steps: list[str], out: Path | None) -> None:
    """Measure every step at every size, each in a process of its own."""
    packages = ("pyoxigraph", "pyshacl", "shacl", "rdflib", "rapidfuzz", "pyarrow")
    report: dict[str, object] = {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "packages": {p: version(p) for p in packages},
        "collection": json.loads((folder / "isi.json").read_text()),
        "sizes": {},
    }
    found: dict[int, dict[str, dict[str, float]]] = {}
    for size in sizes:
        work = Path(tempfile.mkdtemp(prefix="national-"))
        try:
            found[size] = {step: _in_process(folder, work, size, step) for step in steps}
        finally:
            shutil.rmtree(work)
        report["sizes"] = {str(s): f for s, f in found.items()}
        report["exponents"] = exponents(found)
        if out is not None:
            out.write_text(json.dumps(report, indent=1) + "\n")
    print(json.dumps(report["exponents"], indent=1))


def _in_process(folder: Path, work: Path, size: int, step: str) -> dict[str, float]:
    command = [sys.executable, __file__, "step", str(folder), str(work), str(size), step]
    # As installed: with the modules compiled beforehand.
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        raise SystemExit(f"{step} at {size}:\n{done.stderr}")
    row: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    print(f"{size:6}  {step:12}  {row['cpu s']:9.2f} s CPU  {row['peak MB']:6} MB  {row}", flush=True)
    return row


def exponents(found: dict[int, dict[str, dict[str, float]]]) -> dict[str, float]:
    """Return for each step the exponent with which its CPU grows, between the two largest sizes."""
    if len(found) < 2:
        return {}
    small, large = sorted(found)[-2:]
    return {
        step: round(
            math.log(row["cpu s"] / max(found[small][step]["cpu s"], 0.01)) / math.log(large / small), 3
        )
        for step, row in found[large].items()
        if step != "peers"
    }


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("generate")
    make.add_argument("folder", type=Path)
    make.add_argument("--cascades", type=int, default=1000)
    make.add_argument(
        "--evidence", type=int, default=sys.maxsize, help="cascades whose evidence is written too"
    )
    make.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes at once")
    run = commands.add_parser("measure")
    run.add_argument("folder", type=Path)
    run.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    run.add_argument("--steps", nargs="+", choices=STEPS, default=list(STEPS))
    run.add_argument("--json", type=Path)
    single = commands.add_parser("step")
    for name, kind in (("folder", Path), ("work", Path), ("size", int), ("step", str)):
        single.add_argument(name, type=kind)
    options = parser.parse_args()
    if options.command == "generate":
        generate_to(options.folder, options.cascades, options.evidence, options.jobs)
    elif options.command == "measure":
        measure(options.folder, options.sizes, options.steps, options.json)
    else:
        one(options.folder, options.work, options.size, options.step)


if __name__ == "__main__":
    main()
