"""Coverage-guided fuzzing of every parser, with atheris: does any input end in a traceback, a crash, 10 s or 1 GB?

    python benchmarks/trust/fuzz.py                        lists the targets
    python benchmarks/trust/fuzz.py TARGET [N] [CORPUS]    N inputs (default 100,000); CORPUS is a folder that is kept
    python benchmarks/trust/fuzz.py all [N]                every target, one process each; prints a table

An input may be refused (a KaskadeError) and nothing else. Modules that a parser loads late are followed too: each
target takes its inputs to begin with before the fuzzer starts. Of archives (DOCX, XLSX, ODS, ODT) one part at a time
is changed and packed again, since bytes changed in a packed part never come past its checksum.

Formats are parsed here as in their worker, where what a library raises on damaged parts becomes a refusal; for them a
fault is a crash, a hang, memory, or an error of this project's own code.
"""

from __future__ import annotations

import contextlib
import io
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from kaskade_graph import resources
from kaskade_graph.errors import KaskadeError

ROOT = Path(__file__).parents[2]
SECONDS, MIB = 10, 1024
FORMATS = ("txt", "csv", "xls", "xlsx", "ods", "odt", "json", "html", "docx", "pdf")
Target = Callable[[bytes], object]


def _format(ending: str) -> Target:
    from kaskade_graph.importers.formats.door import parse

    def run(data: bytes) -> None:
        # The library for XLS follows a chain of sectors that runs in a circle for ever; the limit of the worker ends
        # that, and one of the processor's time does here.
        if ending == "xls":
            signal.signal(signal.SIGVTALRM, _stop)
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS / 3)
        try:
            parse(data, f"a.{ending}")
        except (KaskadeError, MemoryError):
            raise
        except Exception as error:
            # A library that stumbles over a damaged part is what the worker expects; our own code is not.
            if _ours(error):
                raise
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    return run


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


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


def _document(ending: str) -> Target:
    """The reader of cascades, over what the parser of a format gives it."""
    from kaskade_graph.importers.formats import door, wire
    from kaskade_graph.importers.tables import document

    def run(data: bytes) -> None:
        blocks = wire.from_json(door.parse(data, f"a.{ending}"))
        document.read_blocks(blocks, unit="33.02.19", tahun=2021)

    return run


def _sentence() -> Target:
    from kaskade_graph.queries import answer, finding, resolve, sentence
    from kaskade_graph.queries.library import Library
    from kaskade_graph.queries.names import StoredNames
    from kaskade_graph.usecases.inputs import Inputs

    store = Inputs(resources.contoh()).open()
    book = Library()
    index = finding.Index(book.all())
    scopes = resolve.candidates(store.select(answer.compose(book.get("daftar-lingkup"), {})))
    names = StoredNames([])

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
        **{f"document-{e}": (lambda e=e: _document(e)) for e in ("txt", "csv", "html")},
        "mapping": of("importers.tables.mapping.mapping", "read_mapping", ".peta.toml"),
        "correction": lambda: _text(_corrected),
        "audit-json": lambda: _audits,
        "results-json": lambda: _results,
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


def _corrected(text: str) -> None:
    from kaskade_graph.usecases import mending

    mending.with_fix(text, mending.Fix("B4", "lama", "baru", None, "x", "2026-01-31"))


def _audits(data: bytes) -> None:
    import datetime

    from kaskade_graph.usecases.kept_audits import KeptAudits

    KeptAudits.of_json("a.json", data, datetime.date(2026, 1, 31))


def _results(data: bytes) -> None:
    """What a remote store sends: rows, or ValueError, which the store says in words."""
    from kaskade_graph.store import terms

    with contextlib.suppress(ValueError):
        terms.rows_from_json(data)
    with contextlib.suppress(ValueError):
        terms.boolean_from_json(data)


def _saved(text: str) -> None:
    from kaskade_graph.queries import saved

    saved.parse("a", text, "a.rq")


def _lexicon(text: str) -> None:
    from kaskade_graph.language import lexicon

    list(lexicon.parse(text))


def _repacked(data: bytes, most: int, seed: int) -> bytes:
    """Return an archive with one part changed; now and then, and where it is none, the bytes of the whole."""
    # What atheris itself exports of this does not find the fuzzer (3.0 and 3.1).
    from atheris import core_with_libfuzzer as core

    chance = random.Random(seed)
    parts = {}
    # A damaged archive may raise anything.
    with contextlib.suppress(Exception), zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    if not parts or chance.random() < 0.1:
        return bytes(core.Mutate(data, most))
    chosen = chance.choice(list(parts))
    parts[chosen] = bytes(core.Mutate(parts[chosen], max(len(parts[chosen]), 200)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, body in parts.items():
            new.writestr(name, body)
    return out.getvalue() if len(out.getvalue()) <= most else data


def one(name: str, runs: int, corpus: Path) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    from benchmarks.trust import inputs

    with atheris.instrument_imports(include=["kaskade_graph"]):
        target = targets()[name]()
        begun = inputs.seeds(name)
        for seed in begun:
            with contextlib.suppress(KaskadeError):
                target(seed)
    corpus.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate(begun):
        (corpus / f"seed{n}").write_bytes(seed)

    def run(data: bytes) -> None:
        with contextlib.suppress(KaskadeError):
            target(data)

    limits = [f"-runs={runs}", f"-timeout={SECONDS}", f"-rss_limit_mb={MIB}", "-max_len=40000", "-seed=1"]
    artifacts = f"-artifact_prefix={tempfile.gettempdir()}/"
    packed = name.partition("-")[2] in inputs.PACKED
    how = {"custom_mutator": _repacked} if packed else {}
    atheris.Setup([sys.argv[0], *limits, artifacts, "-print_final_stats=1", str(corpus)], run, **how)
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
