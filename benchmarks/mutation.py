"""How many small faults the tests notice: mutants of cosmic-ray in the modules that everything stands on.

    python benchmarks/mutation.py [--sample 40] [--seed 1] [--module queries/sparqltext.py]...

A sample of all mutants is drawn (the same for the same seed and source), each is put into a copy of the checkout, and
the tests that concern its module run there until the first fails. A mutant that no test notices is printed with its
line; whether it can be noticed at all is for a reader to say. Needs the package ``cosmic-ray`` (2 cores: two to
ten seconds a mutant).
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import importlib.util
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
_ROUND = ("tests/test_rdf_files.py", "tests/test_fields.py", "tests/importers/sheets/test_roundtrip.py")
_ENGINES = ("tests/audit/test_engines.py", "tests/audit/test_runner.py")
_DISK = ("tests/store/test_disk.py", "tests/store/test_keys.py")
_SAVED = ("tests/queries/test_saved.py", "tests/queries/test_resolve.py")
_FREE = ("tests/queries/test_guard.py", "tests/queries/test_free.py")
TESTS: dict[str, tuple[str, ...]] = {
    "audit/baseline.py": ("tests/audit/test_follow_up.py",),
    "audit/collapse.py": ("tests/audit/test_collapse.py",),
    "audit/engines/shacl.py": (*_ENGINES, "tests/audit/test_validator.py"),
    "audit/engines/sparql.py": _ENGINES,
    "audit/engines/template.py": _ENGINES,
    "audit/engines/validator.py": ("tests/audit/test_validator.py",),
    "audit/own.py": ("tests/audit/test_own.py",),
    "audit/runner.py": (*_ENGINES, "tests/audit/test_withheld.py"),
    "audit/waivers.py": ("tests/audit/test_follow_up.py",),
    "fields.py": _ROUND,
    "model.py": (*_ROUND, "tests/analysis", "tests/export/test_export.py"),
    "queries/answer.py": ("tests/queries/test_focus.py",),
    "queries/elsewhere.py": ("tests/queries/test_clients.py", "tests/queries/test_free.py"),
    "queries/finding.py": ("tests/queries/test_sentences.py",),
    "queries/focus.py": ("tests/queries/test_focus.py",),
    "queries/guard.py": _FREE,
    "queries/lint.py": ("tests/queries/test_lint.py",),
    "queries/params.py": ("tests/queries/test_saved.py", "tests/queries/test_resolve.py"),
    "queries/resolve.py": ("tests/queries/test_resolve.py",),
    "queries/saved.py": _SAVED,
    "queries/sentence.py": ("tests/queries/test_sentences.py",),
    "queries/sparqltext.py": ("tests/queries/test_sparqltext.py", "tests/queries/test_saved.py"),
    "rdf.py": (*_ROUND, "tests/audit/test_engines.py"),
    "rdf_fields.py": _ROUND,
    "rdf_files.py": ("tests/test_rdf_files.py",),
    "rdf_graphs.py": ("tests/test_rdf_graphs.py",),
    "results.py": ("tests/test_library.py",),
    "store/bulk.py": ("tests/store/test_bulk.py",),
    "store/catalogue.py": (*_DISK, "tests/store/test_official_entries.py"),
    "store/disk.py": (*_DISK, "tests/store/test_making.py"),
    "store/edition.py": ("tests/store/test_disk.py",),
    "store/embedded.py": _DISK,
    "store/grammar.py": ("tests/queries/test_guard.py",),
    "store/hashing.py": _DISK,
    "store/keys.py": _DISK,
    "store/location.py": ("tests/store/test_location.py",),
    "store/reference.py": ("tests/store/test_official_entries.py",),
    "store/remote.py": ("tests/store/test_faults.py",),
    "store/terms.py": ("tests/queries/test_sparqltext.py", "tests/store/test_disk.py"),
    "store/transport.py": ("tests/store/test_faults.py",),
    "store/without_persons.py": ("tests/store/test_documents_beside.py",),
    "usecases/standard_input.py": ("tests/cli/test_door.py",),
}
"""Modules, below ``kaskade_graph/``, and the tests that hold them; their doctests run too."""
_OPERATORS = (
    "ReplaceBinaryOperator_Add_Sub",
    "ReplaceBinaryOperator_Sub_Add",
    "ReplaceComparisonOperator_Eq_NotEq",
    "ReplaceComparisonOperator_NotEq_Eq",
    "ReplaceComparisonOperator_Lt_LtE",
    "ReplaceComparisonOperator_Gt_GtE",
    "ReplaceComparisonOperator_LtE_Lt",
    "ReplaceComparisonOperator_GtE_Gt",
    "ReplaceComparisonOperator_Is_IsNot",
    "ReplaceComparisonOperator_IsNot_Is",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceUnaryOperator_Delete_Not",
    "ReplaceContinueWithBreak",
    "ZeroIterationForLoop",
    "NumberReplacer",
    "AddNot",
)


_LOADED = (
    "rdflib",
    "pyshacl",
    "networkx",
    "pyoxigraph",
    "typer",
    "openpyxl",
    "hypothesis",
    "_pytest.doctest",
)
"""What tests load that no mutant changes."""
_SECONDS = 180
"""CPU time after which a mutant counts as noticed: it goes round for ever."""


def mutants(module: str) -> Iterator[tuple[str, str, int]]:
    """Yield every mutant of a module: the module, the name of the operator, and which occurrence."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator

    source = (ROOT / "kaskade_graph" / module).read_text(encoding="utf-8")
    nodes = list(ast_nodes(get_ast(source)))
    for name in _OPERATORS:
        operator = get_operator(f"core/{name}")()
        count = sum(len(list(operator.mutation_positions(node))) for node in nodes)
        yield from ((module, name, at) for at in range(count))


def mutate(source: str, name: str, occurrence: int) -> str | None:
    """Return the source with one fault in it."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    changed: str | None = mutate_code(source, get_operator(f"core/{name}")(), occurrence)
    return changed


def noticed(top: Path, module: str) -> bool:
    """Say whether a test fails in the copy; what takes far too long counts as noticed.

    The tests run in a fork of this process, which has loaded what does not change: half of their time is that.
    """
    compiled = Path(importlib.util.cache_from_source(str(top / "kaskade_graph" / module)))
    compiled.unlink(missing_ok=True)
    child = os.fork()
    if not child:
        _test(top, module)
    _, status = os.waitpid(child, 0)
    return status != 0


def _test(top: Path, module: str) -> None:
    """Run the tests of a module in the copy, and end this process by their outcome."""
    import pytest

    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    os.chdir(top)
    sys.path.insert(0, str(top))
    os.environ["PYTHONPATH"] = str(top)
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    tests = (*TESTS[module], "--doctest-modules", f"kaskade_graph/{module}")
    os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests])))


def _copy(top: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, top / name)


def main() -> int:
    """Print the mutants that no test notices, and the score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", action="append", choices=sorted(TESTS))
    given = parser.parse_args()
    every = [m for module in sorted(given.module or TESTS) for m in mutants(module)]
    chosen = random.Random(given.seed).sample(every, min(given.sample, len(every)))
    killed = 0
    for name in _LOADED:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        _copy(top)
        for module in sorted({m for m, _, _ in chosen}):
            if noticed(top, module):
                print(f"the tests of {module} fail without a mutant; nothing can be said of it")
                return 1
        for module, name, at in sorted(chosen):
            path = top / "kaskade_graph" / module
            source = path.read_text(encoding="utf-8")
            changed = mutate(source, name, at)
            if changed is None or changed == source:
                continue
            path.write_text(changed, encoding="utf-8")
            found = noticed(top, module)
            killed += found
            path.write_text(source, encoding="utf-8")
            if not found:
                lines = list(
                    difflib.unified_diff(source.splitlines(), changed.splitlines(), lineterm="", n=0)
                )
                print(f"unnoticed: {module} {name} {at}\n  " + "\n  ".join(lines[2:]), flush=True)
    print(f"{killed} of {len(chosen)} mutants noticed, of {len(every)} in all (seed {given.seed})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
