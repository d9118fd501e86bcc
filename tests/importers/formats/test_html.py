# ruff: noqa: E501 (markup in one line)
"""HTML as blocks: what a browser shows, where a browser shows it."""

from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.importers.blocks import Blocks, Paragraph
from kaskade_graph.importers.formats import door, wire
from tests.cost import calls
from tests.importers.formats.laid import all_words, only_grid, paragraphs, rows, words


def _read(text: str | bytes, name: str = "x.html") -> Blocks:
    return wire.from_json(door.parse(text.encode() if isinstance(text, str) else text, name))


def test_spans_breaks_and_entities() -> None:
    found = _read(
        "<html><body><h1>Judul</h1><table><tr><th rowspan=2>A<th colspan=2>B &amp; C</tr>"
        "<tr><td>b<br>b2<td><p>c</p><p>d</p></tr></table>Sesudah<br>baris</body></html>"
    )
    grid = only_grid(found)
    assert rows(grid) == [["A", "B & C", ""], ["", "b\nb2", "c\nd"]]
    assert grid.at()[1, 0].text == "A"
    assert grid.at()[0, 2].text == "B & C"
    assert grid.cells[0].hints.bold
    assert paragraphs(found) == ["Judul", "Sesudah", "baris"]


def test_tables_in_cells_stand_by_themselves() -> None:
    found = _read("<table><tr><td>luar<table><tr><td>a<td>b</table>lagi</td></tr></table>")
    outer, inner = found.grids()
    assert rows(outer) == [["luar\nlagi"]]
    assert rows(inner) == [["a", "b"]]
    assert inner.cells[0].spot.cell == "tabel 2 baris 1 kolom 1"


def test_what_is_not_shown_is_hidden_or_left_out() -> None:
    found = _read(
        "<html><head><title>Ekspor</title><style>x{}</style></head><script>var y</script><p>tampak"
        "<span style='display: none'>sembunyi</span></p><table><tr style='display:none'><td>lama</tr><tr><td>baru</table>"
    )
    hidden = [b.text for b in found.blocks if isinstance(b, Paragraph) and b.hints.hidden]
    assert hidden == ["Ekspor", "sembunyi"]
    grid = only_grid(found)
    assert grid.hidden_rows == {0}
    assert [c.hints.hidden for c in grid.cells] == [True, False]
    assert all_words(found) == words("Ekspor tampak sembunyi lama baru")


def test_lists_have_their_numbers_and_fields_their_values() -> None:
    found = _read(
        "<ol start=3><li>tiga<li>empat</ol><ul><li>titik</ul><input value=isi><select><option>a<option selected>b</select>"
    )
    assert paragraphs(found) == ["3. tiga", "4. empat", "- titik", "isib"]


def test_named_xls_and_in_other_encodings() -> None:
    found = _read("<table><tr><td>caf\xe9</td></tr></table>".encode("cp1252"), "laporan.xls")
    assert only_grid(found).cells[0].text == "café"
    assert "ends in .xls" in found.notes[0].en
    named = _read('<meta charset="iso-8859-1"><p>caf\xe9'.encode("latin-1"))
    assert paragraphs(named) == ["café"]


def test_mhtml_is_the_page_in_it() -> None:
    found = _read(
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; "
        b"charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<table><tr><td>a=3Db</table>\n--x--\n",
        "x.xls",
    )
    assert only_grid(found).cells[0].text == "a=b"


@settings(deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(categories=("L", "N", "Po")), min_size=1, max_size=6),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_all_text_comes_through(table: list[list[str]]) -> None:
    body = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in table)
    put = " ".join(c for row in table for c in row)
    assert all_words(_read(f"<html><meta charset=utf-8><p>x</p><table>{body}</table>")) == words("x " + put)


@pytest.mark.parametrize(
    "text",
    [
        "<table>" + "<tr><td>a" * 10_000,
        "<ol>" + "<li>a" * 20_000,
        "<table><tr><td colspan=1000 rowspan=65534>x" + "<tr><td>a" * 9_000,
        "<div>" * 240 + "x" + "<span>a" * 9_000,
        "<table><tr>" + "<td colspan=1000>a" * 5_000,
    ],
    ids=["rows", "items", "spans", "nested", "wide"],
)
def test_cost_grows_with_the_text(text: str) -> None:
    assert calls(lambda: door.parse(text.encode(), "x.html")) < 120 * len(text)
