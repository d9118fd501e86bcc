"""JSON of an API as grids: lists inside lists, names of fields, numbers as written."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.errors import InputError
from kaskade_graph.importers.blocks import Blocks
from kaskade_graph.importers.formats import door, open_blocks, wire
from tests.importers.formats.laid import all_words, only_grid, paragraphs, rows, words


def _read(value: Any, name: str = "x.json") -> Blocks:
    text = value if isinstance(value, str) else json.dumps(value)
    return wire.from_json(door.parse(text.encode(), name))


def test_a_list_of_objects_is_a_grid_with_keys() -> None:
    found = _read(
        {"tahun": 2023, "data": [{"nama": "A", "target": 82.50}, {"nama": "B", "unit": {"kode": "1"}}]}
    )
    grid = only_grid(found)
    assert grid.keys == {0: "nama", 1: "target", 2: "unit.kode"}
    assert rows(grid) == [["A", "82.5", ""], ["B", "", "1"]]
    assert grid.cells[1].number == Decimal("82.5")
    assert grid.cells[1].spot.cell == "data[0].target"
    assert paragraphs(found) == ["tahun: 2023"]


def test_lists_side_by_side_are_grids_of_their_own_with_the_outer_fields_over_them() -> None:
    found = _read([{"giat": "G", "sub": [{"out": "x"}, {"out": "y"}], "cap": [{"teks": "z"}]}, {"giat": "H"}])
    first, second = found.grids()
    assert first.keys == {0: "giat", 1: "sub.out"}
    assert rows(first) == [["G", "x"], ["", "y"], ["H", ""]]
    assert first.cells[0].rows == 2
    assert rows(second) == [["G", "z"]]
    assert second.keys == {0: "giat", 1: "cap.teks"}


def test_trees_are_rows_of_their_leaves() -> None:
    found = _read(
        {"tujuan": [{"t": "T", "sasaran": [{"s": "S1", "program": [{"p": "P1"}, {"p": "P2"}]}, {"s": "S2"}]}]}
    )
    grid = only_grid(found)
    assert rows(grid) == [["T", "S1", "P1"], ["", "", "P2"], ["", "S2", ""]]
    assert grid.keys[2] == "sasaran.program.p"


def test_numbers_stay_as_written_and_names_twice_are_both_kept() -> None:
    grid = only_grid(
        _read('[{"a": 1.50, "a": 007e400000000, "b": 12345678901234567890}]'.replace("007", "7"))
    )
    assert rows(grid) == [["1.50", "7e400000000", "12345678901234567890"]]
    assert [c.number for c in grid.cells] == [Decimal("1.50"), None, 12345678901234567890]


def test_lines_of_objects_and_lists_of_lists() -> None:
    assert rows(only_grid(_read('{"a": 1}\n{"a": 2}\n', "x.jsonl"))) == [["1"], ["2"]]
    assert rows(only_grid(_read({"rows": [["a", "b"], ["c"]]}))) == [["a", "b"], ["c", ""]]


@pytest.mark.parametrize("text", ["{", "[" * 5000, '{"a":' * 100 + "1" + "}" * 100, '[{"a": 1},]'])
def test_what_is_not_json_is_named(text: str) -> None:
    with pytest.raises(InputError) as caught:
        open_blocks(text.encode(), "x.json")
    assert "JSON" in caught.value.pesan.en


_WORD = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=5)
_VALUE = st.recursive(
    _WORD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORD, inner, max_size=3),
    max_leaves=12,
)


def _leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in _leaves(one)]
    if isinstance(value, list):
        return [leaf for one in value for leaf in _leaves(one)]
    return [value]


@settings(deadline=None)
@given(st.lists(st.dictionaries(_WORD, _VALUE, min_size=1, max_size=3), min_size=1, max_size=4))
def test_no_value_is_lost(value: list[Any]) -> None:
    put = words(" ".join(_leaves(value)))
    if put:
        assert not put.keys() - all_words(_read(value)).keys()
