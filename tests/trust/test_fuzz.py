"""Every parser has a target for coverage-guided fuzzing, and each takes its seed and a few hundred inputs more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.trust.fuzz import seeds, targets
from kaskade_graph.errors import KaskadeError
from kaskade_graph.values import rupiah

ROOT = Path(__file__).parents[2]
HOSTILE = (
    b"",
    b"\x00",
    b"\xff\xfe\x00",
    b"[" * 5000,
    b"{" * 5000,
    b"<a>" * 3000,
    b"(" * 5000 + b"1" + b")" * 5000,
)


@pytest.mark.parametrize("name", targets())
def test_seeds_and_plain_hostility_end_in_an_answer_or_a_refusal(name: str) -> None:
    target = targets()[name]()
    assert seeds(name), "a target begins with something that parses"
    for data in (*seeds(name), *HOSTILE, *(seed[: len(seed) // 2] for seed in seeds(name))):
        try:
            target(data)
        except KaskadeError:
            continue


@pytest.mark.parametrize("text", ["Rp 0.250.000", "0.250.000 juta", "9" * 40 + " juta", "1.000.000,0 miliar"])
def test_amounts_that_the_fuzzer_found_are_read_or_left(text: str) -> None:
    assert rupiah(text) is None or rupiah(text) > 0


@pytest.mark.parametrize("name", ["guard", "config"])
def test_the_fuzzer_runs(name: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris has no wheel for this Python")
    command = [sys.executable, str(ROOT / "benchmarks" / "trust" / "fuzz.py"), name, "200", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, errors="replace")
    assert done.returncode == 0, done.stderr[-2000:]
    assert "number_of_executed_units: 2" in done.stderr
