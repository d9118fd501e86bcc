"""Tables in the words and habits of many offices: all that they state is read, and no more, or it is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.model import Kaskade
from tests.importers.sheets import office_data, office_lists, office_plans, office_trees
from tests.importers.sheets.office_facts import Facts, Made, facts

Maker = Callable[[Kaskade], Made]
TOLD: tuple[Maker, ...] = (office_lists.iku_years_and_signatures,)
"""Two signatures side by side below a table: not read right, and told."""
MAKERS: tuple[Maker, ...] = (
    *(make for make in office_lists.ALL if make not in TOLD),
    *office_plans.ALL,
    *office_trees.ALL,
    *office_data.ALL,
)


def folded(found: Facts) -> Facts:
    """Case and spaces at the ends are no matter here."""
    return {tuple(v.casefold().strip() if isinstance(v, str) else v for v in fact) for fact in found}


PRINTED_FOR_THE_ELEMENT = frozenset(("iku_flat",))
"""Who answers stands beside the indikator of a list of indikator: read as of the element that they measure."""


def read(files: dict[str, bytes], folder: Path) -> tuple[Kaskade, list[str]]:
    """Write the files and read them, those of a folder as one document."""
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    first = folder / next(iter(files))
    (found,) = read_file(first if first.parent == folder else first.parent, ReadOptions("33.02.19", 2021))
    return found.kaskade, [m.en for m in found.laporan.masalah]


@pytest.mark.parametrize("make", MAKERS, ids=lambda m: m.__name__)
def test_all_that_a_table_states_is_read(make: Maker, asli: Kaskade, tmp_path: Path) -> None:
    files, stated = make(asli)
    kaskade, _ = read(files, tmp_path)
    wanted, found = folded(stated), folded(facts(kaskade))
    if make.__name__ in PRINTED_FOR_THE_ELEMENT:
        wanted = {fact for fact in wanted if fact[0] != "pj"}
    kinds = {fact[0] for fact in wanted} | {"unsur"}
    assert wanted - found == set()
    assert {fact for fact in found - wanted if fact[0] in kinds} == set()


@pytest.mark.parametrize("make", TOLD, ids=lambda m: m.__name__)
def test_what_cannot_be_read_is_told(make: Maker, asli: Kaskade, tmp_path: Path) -> None:
    assert read(make(asli)[0], tmp_path)[1]
