"""Tables in the words and habits of many offices: the suggested mapping reads all that they state, and no more.

No mapping is edited here; unit and year are given where a table does not say them, as the mapping asks.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kaskade_graph.importers.sheets.mapping import baca_peta
from kaskade_graph.importers.sheets.reading import HasilTabel, baca_tabel
from kaskade_graph.importers.sheets.suggest import suggest_mapping
from kaskade_graph.model import Kaskade
from tests.importers.sheets import office_data, office_lists, office_plans, office_trees
from tests.importers.sheets.office_facts import Facts, Made, facts

Maker = Callable[[Kaskade], Made]
MAKERS: tuple[Maker, ...] = (
    *office_lists.ALL,
    *office_plans.ALL,
    *office_trees.ALL,
    # A list of names in one cell is parted by the reader of tables, not by a mapping.
    *(make for make in office_data.ALL if make is not office_data.json_list_str),
)


def folded(found: Facts) -> Facts:
    """Case and spaces at the ends are no matter here."""
    return {tuple(v.casefold().strip() if isinstance(v, str) else v for v in fact) for fact in found}


def read(files: dict[str, bytes], folder: Path) -> tuple[HasilTabel, str]:
    """Write the files, and read them by the mapping that is suggested."""
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    first = next(iter(files))
    path = (folder / first).parent if "/" in first else folder / first
    mapping = suggest_mapping(path)
    (folder / "usulan.toml").write_text(mapping)
    given = {"unit": "33.02.19", "tahun": 2021} if "PERLU DIISI" in mapping else {}
    return baca_tabel(path, baca_peta(folder / "usulan.toml"), **given), mapping  # type: ignore[arg-type]


@pytest.mark.parametrize("make", MAKERS, ids=lambda m: m.__name__)
def test_all_that_a_table_states_is_read(make: Maker, asli: Kaskade, tmp_path: Path) -> None:
    files, stated = make(asli)
    hasil, mapping = read(files, tmp_path)
    wanted, found = folded(stated), folded(facts(hasil.kaskade))
    kinds = {fact[0] for fact in wanted} | {"unsur"}
    assert hasil.laporan.penolakan == []
    assert wanted - found == set()
    assert {fact for fact in found - wanted if fact[0] in kinds} == set()
    assert mapping.count("RAGU") <= 4


def test_what_stands_below_a_table_is_said_to_be_left_out(asli: Kaskade, tmp_path: Path) -> None:
    _, mapping = read(office_lists.iku_flat(asli)[0], tmp_path)
    assert "'Sokaraja, 4 Januari 2021'" in mapping
    assert "tanda tangan" in mapping
