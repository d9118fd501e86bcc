"""Modules stay about 300 lines and functions about 32: what is larger is counted, and there may not be more of it.

Whoever splits one lowers the number here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "kaskade_graph"
LINES, BODY = 300, 32
LARGE = {"importers": (16, 20), "language": (7, 2), "audit": (5, 5), "": (17, 32)}
"""By part of the package ("" all others): how many modules are longer, and how many functions without docstring."""


def large_modules(part: Path) -> list[str]:
    return [str(p) for p in part.rglob("*.py") if len(p.read_text(encoding="utf-8").splitlines()) > LINES]


def large_functions(part: Path) -> Iterator[str]:
    for path in part.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                told = ast.get_docstring(node) is not None and len(node.body) > 1
                first = node.body[1 if told else 0].lineno
                if (node.end_lineno or first) - first >= BODY:
                    yield f"{path}: {node.name}"


@pytest.mark.parametrize("part", LARGE)
def test_what_is_large_does_not_get_more(part: str) -> None:
    others = [] if part else [str(PACKAGE / name) for name in LARGE if name]
    modules, functions = (
        [f for f in found if not f.startswith(tuple(others))]
        for found in (large_modules(PACKAGE / part), large_functions(PACKAGE / part))
    )
    most_modules, most_functions = LARGE[part]
    assert len(modules) <= most_modules, f"split by meaning, or make smaller: {modules}"
    assert len(functions) <= most_functions, f"split by meaning, or make smaller: {functions}"
