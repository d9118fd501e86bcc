"""CSV as a grid: delimiters, quotes, what databases and spreadsheets put around values."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.errors import InputError
from kaskade_graph.importers.blocks import Blocks
from kaskade_graph.importers.formats import door, kinds, open_blocks, wire
from tests.importers.formats.laid import only_grid, rows


def _read(text: str, name: str = "x.csv") -> Blocks:
    return wire.from_json(door.parse(text.encode(), name))


def test_the_delimiter_is_found_and_lines_are_kept() -> None:
    grid = only_grid(_read('Sasaran;Target\n"Baris\nkedua";82,5\n\nAman;90\n'))
    assert rows(grid) == [["Sasaran", "Target"], ["Baris\nkedua", "82,5"], ["", ""], ["Aman", "90"]]
    cell = grid.at()[1, 0]
    assert (cell.spot.line, cell.spot.last_line, cell.spot.cell) == (2, 3, "A2")
    assert grid.at()[3, 0].spot.line == 5


def test_guards_and_nulls() -> None:
    found = _read("a,b\n'=x,NULL\n'biasa,\\N\n")
    assert rows(only_grid(found)) == [["a", "b"], ["=x", ""], ["'biasa", ""]]
    assert "2 cells NULL" in found.notes[0].en


def test_tabs_and_text_named_xls() -> None:
    assert rows(only_grid(_read("a\tb\n1\t2\n", "x.tsv"))) == [["a", "b"], ["1", "2"]]
    found = _read("a\tb\n1\t2\n", "x.xls")
    assert rows(only_grid(found)) == [["a", "b"], ["1", "2"]]
    assert "ends in .xls" in found.notes[0].en


def test_an_open_quotation_mark_is_named_by_its_line() -> None:
    with pytest.raises(InputError) as caught:
        open_blocks(b'a,b\n"x,y\n', "x.csv")
    assert "line 2" in caught.value.pesan.en


@settings(deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(categories=("L", "N", "Po", "Sm", "Zs")), max_size=8),
            min_size=2,
            max_size=4,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_written_is_read(table: list[list[str]]) -> None:
    out = io.StringIO()
    out.write("kepala,kepala\n")
    csv.writer(out, lineterminator="\n").writerows(table)
    if kinds.recognise(out.getvalue().encode(), "x.csv").reader.startswith("delimited"):
        grid = only_grid(_read("sep=,\n" + out.getvalue()))
        got = {(c.row - 1, c.column): c.text for c in grid.cells if c.row}
        want = {
            (r, c): v for r, row in enumerate(table) for c, v in enumerate(row) if v.strip() and v != "NULL"
        }
        assert {at: v.lstrip("'") for at, v in got.items()} == {at: v.lstrip("'") for at, v in want.items()}


def test_numbers_of_neighbouring_cells_are_no_number_of_a_person() -> None:
    found = open_blocks(b"id,induk,kode,nama\n533,513,7.01.01.2.01.01,Penyusunan\n", "x.csv")
    assert rows(only_grid(found))[1] == ["533", "513", "7.01.01.2.01.01", "Penyusunan"]
