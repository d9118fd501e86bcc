"""Coverage-guided fuzzing of every parser, with atheris: does any input end in a traceback, a crash, 10 s or 1 GB?

    python benchmarks/trust/fuzz.py                        lists the targets
    python benchmarks/trust/fuzz.py TARGET [N] [CORPUS]    N inputs (default 100,000); CORPUS is a folder that is kept
    python benchmarks/trust/fuzz.py all [N]                every target, one process each; prints a table

An input may be refused (a KaskadeError) and nothing else. Formats are parsed here as in their worker, where what a
library raises on damaged parts becomes a refusal; for them a fault is a crash, a hang, memory, or an error of this
project's own code.
"""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from kaskade_graph import resources
from kaskade_graph.errors import KaskadeError

ROOT = Path(__file__).parents[2]
SECONDS, MIB = 10, 1024
FORMATS = ("txt", "csv", "xlsx", "ods", "json", "html", "docx", "pdf")
Target = Callable[[bytes], object]


def _format(ending: str) -> Target:
    from kaskade_graph.importers.formats.door import parse

    def run(data: bytes) -> None:
        try:
            parse(data, f"a.{ending}")
        except (KaskadeError, MemoryError):
            raise
        except Exception as error:
            # A library that stumbles over a damaged part is what the worker expects; our own code is not.
            if _ours(error):
                raise

    return run


def _ours(error: Exception) -> bool:
    frames = traceback.extract_tb(error.__traceback__)
    return "kaskade_graph" in frames[-1].filename and isinstance(
        error, AssertionError | NameError | AttributeError
    )


def _file(ending: str, read: Callable[[Path], object]) -> Target:
    """A parser of files: the input is written, then read."""
    folder = tempfile.mkdtemp()
    path = Path(folder, f"a{ending}")

    def run(data: bytes) -> None:
        path.write_bytes(data)
        read(path)

    return run


def _text(read: Callable[[str], object]) -> Target:
    return lambda data: read(data.decode("utf-8", "surrogateescape"))


def _document(data: bytes) -> None:
    from kaskade_graph.importers.formats import door, wire
    from kaskade_graph.importers.tables import document

    document.read_blocks(wire.from_json(door.parse(data, "a.txt")), unit="33.02.19", tahun=2021)


def _sentence() -> Target:
    from kaskade_graph.queries import answer, finding, resolve, sentence
    from kaskade_graph.queries.library import Library
    from kaskade_graph.usecases.inputs import Inputs

    store = Inputs(resources.contoh()).open()
    book = Library()
    index = finding.Index(book.all())
    scopes = resolve.candidates(store.select(answer.compose(book.get("daftar-lingkup"), {})))
    names = sentence.Names([])

    def run(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        parts = sentence.take_apart(text, index, scopes, names)
        index.find(parts.tanya, bool(parts.tentang))

    return run


def targets() -> dict[str, Callable[[], Target]]:
    """Return what makes each target, by name: nothing is imported before it is wanted."""

    def rdf(ending: str) -> Target:
        from kaskade_graph import rdf_files

        return _file(f".{ending}", rdf_files.read)

    def of(module: str, name: str, ending: str | None = None) -> Callable[[], Target]:
        def make() -> Target:
            from importlib import import_module

            found = getattr(import_module(f"kaskade_graph.{module}"), name)
            return _text(found) if ending is None else _file(ending, found)

        return make

    return {
        **{f"format-{e}": (lambda e=e: _format(e)) for e in FORMATS},
        **{f"rdf-{e}": (lambda e=e: rdf(e)) for e in ("trig", "nq")},
        "document": lambda: _document,
        "mapping": of("importers.tables.mapping", "read_mapping", ".peta.toml"),
        "values": of("values", "understand"),
        "rupiah": of("values", "rupiah"),
        "number-words": of("number_words", "number_words"),
        "guard": of("queries.guard", "accept"),
        "saved-query": lambda: _text(_saved),
        "sentence": _sentence,
        "config": of("config", "read", ".toml"),
        "waivers": of("audit.waivers", "read", ".toml"),
        "links": of("linking.sssom", "read", ".sssom.tsv"),
        "lexicon": lambda: _text(_lexicon),
        "personal": of("personal", "mask"),
    }


def _saved(text: str) -> None:
    from kaskade_graph.queries import saved

    saved.parse("a", text, "a.rq")


def _lexicon(text: str) -> None:
    from kaskade_graph.language import lexicon

    list(lexicon.parse(text))


def seeds(name: str) -> list[bytes]:
    """Return inputs to begin with."""
    from tests.trust.planted import files

    ending = name.partition("-")[2]
    if name.startswith("format-"):
        return [files()[f"pk.{ending}"]]
    graph = next(p for p in resources.contoh() if p.suffix == ".trig").read_bytes()[:4000]
    told = {
        "rdf": graph.rpartition(b".\n")[0] + b".\n",
        "document": files()["pk.txt"],
        "personal": files()["pk.txt"],
        "values": b"\xe2\x89\xa4 80,5 - 85 % (Level 3) 1:50",
        "rupiah": b"Rp 1.250.000,50 juta",
        "number-words": b"seratus dua puluh lima ribu koma lima",
        "guard": b"SELECT ?s WHERE { GRAPH ?g { ?s <urn:p>+ 'x'@en } FILTER(?s < 3) } LIMIT 5",
        "saved-query": resources.queries()[0].read_bytes(),
        "sentence": b"sub kegiatan apa yang mendukung sasaran peran kecamatan di Sokaraja 2021",
        "config": b"[store.a]\npath = 'x'\n[audit]\nprofil = 'y'\n[publikasi]\nditerbitkan = 2026-01-31\n",
        "waivers": b"[[izin]]\nkode = 'KSK401'\nalasan = 'x'\noleh = 'y'\n",
        "links": b"#license: x\nsubject_id\tpredicate_id\tobject_id\na\tskos:exactMatch\tb\n",
        "lexicon": b"konsep orang : penduduk, warga\n",
        "mapping": b"bentuk = 2\n[identitas]\ntahun = 2021\n[[tabel]]\nkepala = 1\n[tabel.peran]\nA = 'program'\n",
    }
    found = told.get(name) or told.get(name.partition("-")[0])
    return [found] if found else []


def one(name: str, runs: int, corpus: Path) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["kaskade_graph"]):
        target = targets()[name]()
    corpus.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate(seeds(name)):
        (corpus / f"seed{n}").write_bytes(seed)

    def run(data: bytes) -> None:
        with contextlib.suppress(KaskadeError):
            target(data)

    limits = [f"-runs={runs}", f"-timeout={SECONDS}", f"-rss_limit_mb={MIB}", "-max_len=20000", "-seed=1"]
    artifacts = f"-artifact_prefix={tempfile.gettempdir()}/"
    atheris.Setup([sys.argv[0], *limits, artifacts, "-print_final_stats=1", str(corpus)], run)
    atheris.Fuzz()


def everything(runs: int) -> int:
    """Fuzz every target in a process of its own and print a row each."""
    print("| parser | inputs | seconds | tracebacks, hangs, memory |\n|---|---|---|---|")
    bad = 0
    for name in targets():
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as corpus:
            command = [sys.executable, __file__, name, str(runs), corpus]
            done = subprocess.run(
                command, cwd=ROOT, capture_output=True, text=True, check=False, errors="replace"
            )
        count = re.search(r"number_of_executed_units: (\d+)", done.stderr)
        fault = done.returncode != 0
        bad += fault
        print(
            f"| {name} | {count[1] if count else '?'} | {time.perf_counter() - start:.0f} | {int(fault)} |",
            flush=True,
        )
        if fault:
            print(done.stderr[-3000:], file=sys.stderr)
    return 1 if bad else 0


def main() -> int:
    """Run what is asked for."""
    if len(sys.argv) < 2 or sys.argv[1] not in ("all", *targets()):
        print("\n".join(targets()))
        return 2
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    if sys.argv[1] == "all":
        return everything(runs)
    with tempfile.TemporaryDirectory() as folder:
        one(sys.argv[1], runs, Path(sys.argv[3] if len(sys.argv) > 3 else folder))
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
