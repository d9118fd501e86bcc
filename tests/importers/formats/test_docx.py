# ruff: noqa: E501 (markup in one line)
"""DOCX as blocks: merged cells, torn rows, lists, boxes, margins, what is hidden, what is hostile."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.errors import InputError
from kaskade_graph.importers.blocks import Blocks, Boxes, Grid, Paragraph
from kaskade_graph.importers.formats import door, open_blocks, wire
from tests.importers.formats.laid import all_words, only_grid, paragraphs, rows, words


def _bytes(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _read(document: Any) -> Blocks:
    return wire.from_json(door.parse(_bytes(document), "x.docx"))


def _table(document: Any, texts: list[list[str]]) -> Any:
    table = document.add_table(len(texts), len(texts[0]))
    for r, row in enumerate(texts):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    return table


def test_a_table_keeps_spans_and_places() -> None:
    document = docx.Document()
    table = _table(
        document, [["Sasaran", "Indikator", "Target"], ["", "Indeks", "82,5"], ["Aman", "Persen", "90%"]]
    )
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    grid = only_grid(_read(document))
    assert (grid.rows, grid.columns, grid.exact) == (3, 3, True)
    at = grid.at()
    assert at[1, 0].text == "Sasaran"
    assert at[1, 0].rows == 2
    assert at[2, 2].text == "Persen\n90%"
    assert at[2, 2].columns == 2
    assert at[1, 1].spot.cell == "tabel 1 baris 2 kolom 2"


def test_a_row_that_begins_late_keeps_its_columns() -> None:
    document = docx.Document()
    table = _table(document, [["A", "B", "C"], ["x", "b2", "c2"]])
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    row.insert(0, parse_xml(f'<w:trPr {nsdecls("w")}><w:gridBefore w:val="1"/></w:trPr>'))
    assert rows(only_grid(_read(document))) == [["A", "B", "C"], ["", "b2", "c2"]]


def test_content_controls_around_rows_and_cells_do_not_matter() -> None:
    document = docx.Document()
    table = _table(document, [["A", "B"], ["a", "b"]])
    row = table.rows[1]._tr
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    row.addprevious(control)
    control[1].append(row)
    assert rows(only_grid(_read(document))) == [["A", "B"], ["a", "b"]]


def test_a_line_break_in_a_cell_is_a_line() -> None:
    document = docx.Document()
    table = _table(document, [["Indikator", "x"]])
    table.cell(0, 1).paragraphs[0].add_run().add_break()
    table.cell(0, 1).paragraphs[0].add_run("y")
    assert only_grid(_read(document)).cells[1].text == "x\ny"


def test_a_nested_table_comes_once_and_by_itself() -> None:
    document = docx.Document()
    table = _table(document, [["Luar", ""]])
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "dalam", "sekali"
    blocks = _read(document)
    assert all_words(blocks) == words("Luar dalam sekali")
    assert [rows(g)[0] for g in blocks.grids()] == [["Luar", ""], ["dalam", "sekali"]]


def test_numbers_that_word_makes_are_printed() -> None:
    document = docx.Document()
    for text in ("Satu", "Dua"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Titik", style="List Bullet")
    assert paragraphs(_read(document)) == ["1. Satu", "2. Dua", "- Titik"]


def test_headers_footers_and_footnotes_are_there_once() -> None:
    document = docx.Document()
    document.add_paragraph("Isi")
    document.sections[0].header.paragraphs[0].text = "Kepala"
    document.sections[0].footer.paragraphs[0].text = "Kaki"
    document.add_section()
    found = _read(document)
    assert paragraphs(found) == ["Kepala", "Isi", "Kaki"]
    places = [b.spot.cell for b in found.blocks if isinstance(b, Paragraph) and b.text.strip()]
    assert places == ["kepala halaman", "paragraf 1", "kaki halaman"]


def test_text_boxes_follow_their_paragraph() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Judul")
    box = (
        f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>Dalam kotak</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    paragraph.add_run()._r.append(parse_xml(box))
    document.add_paragraph("Sesudah")
    assert paragraphs(_read(document)) == ["Judul", "Dalam kotak", "Sesudah"]


def test_what_is_not_printed_is_hidden_or_told() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Tercetak ")
    paragraph.add_run("rahasia").font.hidden = True
    deleted = f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:delText>dihapus</w:delText></w:r></w:del>'
    paragraph._p.append(parse_xml(deleted))
    found = _read(document)
    hidden = [b.text for b in found.blocks if isinstance(b, Paragraph) and b.hints.hidden]
    assert hidden == ["rahasia"]
    assert paragraphs(found) == ["Tercetak ", "rahasia"]
    assert any("Track Changes" in note.id for note in found.notes)


def test_hints_of_bold_fill_and_indent() -> None:
    document = docx.Document()
    table = _table(document, [["Program", "biasa"]])
    table.cell(0, 0).paragraphs[0].runs[0].bold = True
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="D9E2F3"/>')
    table.cell(0, 0)._tc.get_or_add_tcPr().append(shade)
    table.cell(0, 1).paragraphs[0].paragraph_format.left_indent = 457200
    program, plain = only_grid(_read(document)).cells
    assert (program.hints.bold, program.hints.fill) == (True, "d9e2f3")
    assert (plain.hints.bold, plain.hints.indent) == (False, 2)


def test_a_hidden_row_is_marked() -> None:
    document = docx.Document()
    table = _table(document, [["A"], ["B"]])
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))
    grid = only_grid(_read(document))
    assert grid.hidden_rows == {1}
    assert [c.hints.hidden for c in grid.cells] == [False, True]


_WORD = st.text(
    st.characters(categories=("Lu", "Ll", "Nd", "Po"), exclude_characters="\x85"), min_size=1, max_size=8
)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.one_of(_WORD, st.lists(st.lists(_WORD, min_size=2, max_size=2), min_size=1, max_size=3)),
        min_size=1,
        max_size=5,
    )
)
def test_all_text_comes_through(parts: list[Any]) -> None:
    document = docx.Document()
    put: list[str] = []
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            put.append(part)
        else:
            _table(document, part)
            put += [text for row in part for text in row]
    assert all_words(_read(document)) == words(" ".join(put))


def test_the_door_reads_bytes_in_a_worker_and_knows_the_file() -> None:
    document = docx.Document()
    document.add_paragraph("Tujuan")
    data = _bytes(document)
    found = open_blocks(data, "a.docx")
    assert found.name == "a.docx"
    assert len(found.sha256) == 64
    assert paragraphs(found) == ["Tujuan"]


def _zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def _with(document: bytes) -> bytes:
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relation)
        archive.writestr("word/document.xml", document)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_with(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "DOCTYPE"),
        (_with(b"<a><b></a>"), "XML not well formed"),
        (_with(b"<a>" * 300 + b"</a>" * 300), "XML not well formed"),
        (_with(b" " * 40_000_000), "ZIP bomb"),
        (_with(b"<a/>")[:-30], "not whole"),
        (_zipped(word__other=b"x"), "not a Word document"),
    ],
    ids=["doctype", "broken", "deep", "bomb", "torn", "no main part"],
)
def test_hostile_and_damaged_files_are_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        open_blocks(data, "x.docx")
    assert said in caught.value.pesan.en
    assert caught.value.saran is not None


def test_a_word_of_grids_in_the_wire() -> None:
    document = docx.Document()
    _table(document, [["A", "B"]])
    found = _read(document)
    again = wire.from_json(wire.to_json(found))
    assert again == found
    assert isinstance(again.blocks[0], Grid)


def _shape(number: int, left: int, top: int, text: str) -> str:
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="x"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        '<a:ext cx="1000000" cy="400000"/></a:xfrm></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>'
        f"{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    )


def _line(left: int, top: int, wide: int, high: int, flip: str = "") -> str:
    return (
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm {flip}><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/>'
        '</a:xfrm><a:prstGeom prst="straightConnector1"/></wps:spPr><wps:bodyPr/></wps:wsp>'
    )


def test_shapes_joined_by_connectors_are_a_drawing() -> None:
    document = docx.Document()
    shapes = (
        _shape(1, 2_000_000, 0, "Sasaran")
        + _shape(2, 0, 1_000_000, "Program A")
        + _shape(3, 4_000_000, 1_000_000, "Program B")
        + _line(500_000, 400_000, 2_000_000, 600_000, 'flipH="1"')
        + _line(2_500_000, 400_000, 2_000_000, 600_000)
    )
    drawing = (
        f'<w:drawing {nsdecls("w", "a", "wp")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"><wp:inline><wp:extent cx="1" cy="1"/>'
        f"<a:graphic><a:graphicData><wpc:wpc>{shapes}</wpc:wpc></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    document.add_paragraph("Pohon").add_run()._r.append(parse_xml(drawing))
    found = _read(document)
    (boxes,) = [b for b in found.blocks if isinstance(b, Boxes)]
    assert [(c.text, c.row, c.column) for c in boxes.cells] == [
        ("Sasaran", 0, 0), ("Program A", 1, 0), ("Program B", 1, 1),
    ]  # fmt: skip
    assert boxes.edges == ((0, 1), (0, 2))
