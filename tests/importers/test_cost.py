"""Inputs that once cost as the square of their size: what they cost now grows with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.importers.torn.documents import read
from tests.cost import calls

FAULTS = Path(__file__).parent / "formats" / "faults"


@pytest.mark.parametrize("file", ["table1000.txt", "prog800.txt"])
def test_twice_the_lines_cost_no_more_than_thrice(file: str, tmp_path: Path) -> None:
    whole = (FAULTS / file).read_text()
    half = "\n".join(whole.splitlines()[: whole.count("\n") // 2])
    costs = []
    for name, text in (("x.txt", half), ("half.txt", half), ("whole.txt", whole)):
        path = tmp_path / name
        path.write_text(text)
        costs.append(calls(lambda path=path: read(path, unit="33.02.19", tahun=2021)))  # type: ignore[misc]
    # The first reading loads the registers.
    assert costs[2] < 3 * costs[1]


def test_a_line_of_many_tabs_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "tabs.txt"
    path.write_text("CASCADING KECAMATAN SOKARAJA TAHUN 2021\nProgram x\n" + "\t" * 99_000 + "a\n")
    assert calls(lambda: read(path, unit="33.02.19", tahun=2021)) < 99_000
