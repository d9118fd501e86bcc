"""Run ``kaskade`` in this process, and compare what it prints with a golden file.

``KASKADE_GOLDEN=write pytest tests/cli`` writes the golden files anew; read the difference before keeping it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kaskade_graph.cli.app import execute

GOLDEN = Path(__file__).parents[1] / "golden" / "cli"


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it printed."""

    code: int
    out: str
    err: str


Kaskade = Callable[..., Ran]


@pytest.fixture
def kaskade(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kaskade:
    """Return a function that runs ``kaskade`` with the arguments it is given."""
    for name in ("KASKADE_LANG", "KASKADE_STORE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*args: object) -> Ran:
        capsys.readouterr()
        code = execute([str(a) for a in args])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


def golden(name: str, text: str) -> None:
    """Fail unless ``text`` is what the golden file ``name`` holds."""
    path = GOLDEN / name
    if os.environ.get("KASKADE_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{name} differs; see tests/cli/conftest.py"
