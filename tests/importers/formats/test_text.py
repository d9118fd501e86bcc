"""Text as blocks: lines with their numbers, tabs, pipes, columns of spaces; what costs much."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.errors import InputError
from kaskade_graph.importers.blocks import Blocks, Grid, Paragraph
from kaskade_graph.importers.formats import door, open_blocks, wire
from tests.cost import calls
from tests.importers.formats.laid import all_words, only_grid, paragraphs, rows, words


def _read(text: str, name: str = "x.txt") -> Blocks:
    return wire.from_json(door.parse(text.encode(), name))


def test_lines_stay_paragraphs_with_their_numbers() -> None:
    found = _read("Tujuan\n\n  1. Satu\r\nDua\n")
    assert [(b.text, b.spot.line) for b in found.blocks if isinstance(b, Paragraph)] == [
        ("Tujuan", 1), ("", 2), ("  1. Satu", 3), ("Dua", 4),
    ]  # fmt: skip
    assert found.blocks[2].hints.indent == 2  # type: ignore[union-attr]


def test_a_form_feed_begins_a_page() -> None:
    found = _read("satu\n\fdua\n")
    assert [b.spot.page for b in found.blocks] == [1, 1, 2]


def test_lines_with_tabs_can_be_had_again_from_their_grid() -> None:
    lines = ["No\tSasaran\tTarget", "\t lanjutan\t", "2\t\t90"]
    grid = only_grid(_read("Judul\n" + "\n".join(lines)))
    assert grid.exact
    again = [""] * grid.rows
    for row, texts in enumerate(rows(grid)):
        again[row] = "\t".join(texts)
    assert [a.rstrip("\t") for a in again] == [line.rstrip("\t") for line in lines]
    assert grid.cells[0].spot.line == 2


def test_markdown_and_boxes_of_pipes() -> None:
    grid = only_grid(_read("| Sasaran | Target |\n|---|---|\n| Aman | 90 |\n| Tertib | 80 |\n"))
    assert rows(grid) == [["Sasaran", "Target"], ["Aman", "90"], ["Tertib", "80"]]
    box = "+----+----+\n| A  | B  |\n+----+----+\n| a  | b1 |\n|    | b2 |\n+----+----+\n| c  | d  |\n+----+----+\n"
    assert rows(only_grid(_read(box))) == [["A", "B"], ["a", "b1\nb2"], ["c", "d"]]


ALIGNED = """\
                      Indikator          Target
No   Sasaran          Kinerja            2024
1    Meningkatnya     Indeks kepuasan    82,5
     pelayanan        warga
2    Tertib           Persentase desa    90
                      yang aman

Keterangan: baris ini melintasi semua kolom tabel di atasnya
"""


def test_columns_of_spaces_are_a_grid_that_is_not_exact() -> None:
    found = _read("JUDUL DOKUMEN\n\n" + ALIGNED)
    grid = only_grid(found)
    assert not grid.exact
    assert rows(grid)[:4] == [
        ["", "", "Indikator", "Target"],
        ["No", "Sasaran", "Kinerja", "2024"],
        ["1", "Meningkatnya", "Indeks kepuasan", "82,5"],
        ["", "pelayanan", "warga", ""],
    ]
    assert paragraphs(found) == [
        "JUDUL DOKUMEN",
        "Keterangan: baris ini melintasi semua kolom tabel di atasnya",
    ]


def test_labels_and_signatures_are_no_tables() -> None:
    labels = "Formulasi       :  Jumlah      x\nTipe            :  Kumulatif   y\nSumber          :  Laporan     z\n"
    assert not list(_read(labels).grids())
    assert not list(
        _read("Camat           Sokaraja           2024\nNama            Nama           x\n").grids()
    )


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30), max_size=12))
def test_all_text_comes_through(lines: list[str]) -> None:
    text = "x\n" + "\n".join(lines)
    seen = words(text.replace("|", " ").replace("\\", " "))
    got = words(" ".join(all_words(_read(text)).elements()).replace("|", " ").replace("\\", " "))
    # Rules drawn around cells have no words.
    drawn = {w for w in seen if not any(c.isalnum() for c in w)}
    assert {w: n for w, n in seen.items() if w not in drawn} == {
        w: n for w, n in got.items() if w not in drawn
    }


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["aa", "b b", "12", ""]), min_size=4, max_size=4), min_size=3, max_size=8
    )
)
def test_columns_of_spaces_lose_no_word(table: list[list[str]]) -> None:
    text = "\n".join("".join(cell.ljust(9) for cell in row) for row in [["K1", "K2", "K3", "K4"], *table])
    assert all_words(_read(text)) == words(text)


@pytest.mark.parametrize(
    "text",
    [
        "\t" * 99_000 + "x",
        "a  " * 33_000,
        "|" * 99_000 + "x|",
        "Program x\n" * 10_000,
        " " * 99_000 + "x",
        "a | b | c\n" * 9_000,
    ],
    ids=["tabs", "gaps", "pipes", "lines", "spaces", "rows"],
)
def test_cost_grows_with_the_text(text: str) -> None:
    assert calls(lambda: door.parse(text.encode(), "x.txt")) < 120 * len(text)


def test_what_is_no_text_is_named() -> None:
    with pytest.raises(InputError) as caught:
        open_blocks(b"a\x00b", "x.txt")
    assert "zero byte" in caught.value.pesan.en
    with pytest.raises(InputError) as caught:
        open_blocks(b" \n ", "x.txt")
    assert "no text" in caught.value.pesan.en


def test_grids_are_in_their_place_among_the_lines() -> None:
    kinds = [type(b).__name__ for b in _read("a\nb\tc\nd\n").blocks]
    assert kinds == ["Paragraph", "Grid", "Paragraph"]
    assert isinstance(_read("a\nb\tc\nd\n").blocks[1], Grid)
