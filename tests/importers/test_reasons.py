"""Every reason that a reader gives has English words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kaskade_graph.importers
from kaskade_graph.reasons import REASONS, reason

_GIVING = frozenset(("unread", "partly", "doubted", "reason"))


def _given() -> Iterator[str]:
    """Yield the reasons written in the source, what they name as ``x``."""
    for path in Path(kaskade_graph.importers.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                said = [*node.args, *(k.value for k in node.keywords)] if name in _GIVING else []
                for one in said:
                    if isinstance(one, ast.JoinedStr):
                        yield "".join(v.value if isinstance(v, ast.Constant) else "x" for v in one.values)
                    elif isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield one.value


def test_every_reason_in_the_source_has_english_words() -> None:
    given = set(_given())
    assert len(given) > 30
    assert [text for text in sorted(given) if reason(text).en == text] == []


@pytest.mark.parametrize(
    ("said", "english"),
    [
        (
            "tingkat menurut kolom, menurut baris yang pasti",
            "the level by the column, as on the rows that are certain",
        ),
        (
            "satu satuan untuk 2 indikator: milik yang mana tidak tercetak",
            "one unit for 2 indikator: of which it is, is not printed",
        ),
        ("judul kolom tidak dikenal: Tahun {2024} / X", "heading of the column not known: Tahun {2024} / X"),
        ("apa pun", "apa pun"),
    ],
)
def test_a_reason(said: str, english: str) -> None:
    assert reason(said).en == english
    assert reason(said).id == said


def test_a_reason_names_as_much_in_both_languages() -> None:
    assert all(one.count("{}") == other.count("{}") for one, other in REASONS)
