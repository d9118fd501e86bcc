# ruff: noqa: E501 (markup in one line)
"""ODT and ODS as blocks: lists, spans, repeated cells, hidden rows, numbers as shown."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.errors import InputError
from kaskade_graph.importers.blocks import Blocks, Paragraph
from kaskade_graph.importers.formats import door, open_blocks, wire
from tests.importers.formats.laid import all_words, only_grid, paragraphs, rows, words

FAULTS = Path(__file__).parent / "faults"
_NS = " ".join(
    f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
    for p, n in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip


def _file(kind: str, body: str, styles: str = "") -> bytes:
    out = io.BytesIO()
    mime = "text" if kind == "text" else "spreadsheet"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{mime}")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_NS}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
        )
    return out.getvalue()


def _read(kind: str, body: str, styles: str = "") -> Blocks:
    name = "x.odt" if kind == "text" else "x.ods"
    return wire.from_json(door.parse(_file(kind, body, styles), name))


def test_paragraphs_lists_and_boxes() -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" '
        'style:num-suffix="."/><text:list-level-style-bullet text:level="2" text:bullet-char="x"/></text:list-style>'
    )
    found = _read(
        "text",
        '<text:h>Judul<text:s text:c="2"/>x</text:h><text:list text:style-name="L"><text:list-item><text:p>satu</text:p>'
        "<text:list><text:list-item><text:p>titik</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>dua</text:p></text:list-item></text:list><text:p>a<draw:frame><draw:text-box><text:p>"
        "kotak</text:p></draw:text-box></draw:frame><text:line-break/>b<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>kaki</text:p></text:note-body></text:note></text:p>",
        styles,
    )
    assert paragraphs(found) == ["Judul  x", "a. satu", "- titik", "b. dua", "a", "b", "kotak", "kaki"]
    last = found.blocks[-1]
    assert last.spot.cell == "catatan kaki 1"


def test_tables_with_spans() -> None:
    found = _read(
        "text",
        '<table:table><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>A</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-spanned="2"><text:p>B</text:p></table:table-cell><table:covered-table-cell/>'
        "</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell><text:p>c</text:p><text:p>d</text:p>"
        "</table:table-cell><table:table-cell><text:p>e</text:p></table:table-cell></table:table-row></table:table>",
    )
    grid = only_grid(found)
    assert rows(grid) == [["A", "B", ""], ["", "c\nd", "e"]]
    assert (grid.cells[0].rows, grid.cells[1].columns) == (2, 2)


def test_sheets_with_numbers_hidden_rows_and_repeats() -> None:
    found = _read(
        "spreadsheet",
        '<table:table table:name="Data"><table:table-column table:number-columns-repeated="2"/><table:table-column '
        'table:visibility="collapse"/><table:table-row><table:table-cell office:value-type="percentage" office:value="0.85">'
        '<text:p>85%</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value-type="float" '
        'office:value="3"><text:p>3</text:p></table:table-cell></table:table-row><table:table-row '
        'table:number-rows-repeated="4"><table:table-cell/></table:table-row><table:table-row table:visibility="filter">'
        '<table:table-cell table:number-columns-spanned="2"><text:p>lama</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row></table:table>",
    )
    grid = only_grid(found)
    assert (grid.rows, grid.columns, grid.hidden_rows, grid.hidden_columns) == (6, 3, {5}, {2})
    assert [(c.spot.cell, c.text, c.number) for c in grid.cells] == [
        ("A1", "85%", 85), ("B1", "3", 3), ("C1", "3", 3), ("A6", "lama", None),
    ]  # fmt: skip
    assert grid.cells[-1].columns == 2
    assert [b for b in found.blocks if isinstance(b, Paragraph)] == []


def test_a_damaged_file_says_what_is_broken() -> None:
    with pytest.raises(InputError) as caught:
        open_blocks(FAULTS / "ods-abac161c.ods")
    assert "damaged" in caught.value.pesan.en


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
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    body = "".join(
        "<table:table-row>" + "".join(cell.format(escape(c)) for c in row) + "</table:table-row>"
        for row in table
    )
    put = words(" ".join(c for row in table for c in row))
    assert all_words(_read("text", f"<table:table>{body}</table:table>")) == put
    assert all_words(_read("spreadsheet", f"<table:table table:name='S'>{body}</table:table>")) == put
