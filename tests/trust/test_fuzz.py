"""Every parser has a target for coverage-guided fuzzing, and each takes its seed and a few hundred inputs more."""

from __future__ import annotations

import contextlib
import datetime
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from math import inf
from pathlib import Path

import pytest

from benchmarks.trust.fuzz import targets
from benchmarks.trust.inputs import seeds
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
    assert seeds(name)
    for seed in seeds(name):
        target(seed)  # is no refusal: what is refused leads the fuzzer nowhere
    for data in (*HOSTILE, *(seed[: len(seed) // 2] for seed in seeds(name))):
        try:
            target(data)
        except KaskadeError:
            continue


ODD: tuple[object, ...] = (
    [],
    {},
    None,
    True,
    -1,
    10**40,
    1.5,
    "",
    "x" * 5000,
    [[]],
    [{}],
    {"a": {}},
    [None, 1],
)


def _each_replaced(value: object) -> Iterator[object]:
    """Yield ``value`` with one of its parts replaced by something of another kind."""
    yield from ODD
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ({**value, key: new} for new in _each_replaced(inner))
            yield {k: v for k, v in value.items() if k != key}
    elif isinstance(value, list):
        yield value[:-1]
        for n, inner in enumerate(value):
            yield from ([*value[:n], new, *value[n + 1 :]] for new in _each_replaced(inner))


def _as_toml(value: object) -> str:
    """Return a value within TOML; it has no null."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(k)} = {_as_toml(v)}' for k, v in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_as_toml, value))}]"
    if value == inf:
        return "inf"
    return "''" if value is None else json.dumps(str(value) if isinstance(value, datetime.date) else value)


@pytest.mark.parametrize("name", ["format-json", "audit-json", "results-json"])
def test_a_value_of_another_kind_in_json_is_read_or_refused(name: str) -> None:
    target = targets()[name]()
    for changed in _each_replaced(json.loads(seeds(name)[0])):
        with contextlib.suppress(KaskadeError):
            target(json.dumps(changed).encode())


@pytest.mark.parametrize("name", ["mapping", "correction", "config", "waivers"])
def test_a_value_of_another_kind_in_toml_is_read_or_refused(name: str) -> None:
    target = targets()[name]()
    started = [tomllib.loads(seed.decode()) for seed in seeds(name)]
    for changed in (one for seed in started for one in _each_replaced(seed)):
        if isinstance(changed, dict):
            text = "".join(f"{json.dumps(k)} = {_as_toml(v)}\n" for k, v in changed.items())
            tomllib.loads(text)
            with contextlib.suppress(KaskadeError):
                target(text.encode())


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
