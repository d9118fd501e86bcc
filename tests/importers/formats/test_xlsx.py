"""XLSX as blocks: values as computed and shown, merged and hidden cells, drawings, what is damaged."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from kaskade_graph.errors import InputError
from kaskade_graph.importers.blocks import Blocks, Boxes, Paragraph
from kaskade_graph.importers.formats import door, open_blocks, wire
from tests.importers.formats.laid import all_words, only_grid, paragraphs, rows, words

FAULTS = Path(__file__).parent / "faults"


def _read(book: Any) -> Blocks:
    out = io.BytesIO()
    book.save(out)
    return wire.from_json(door.parse(out.getvalue(), "x.xlsx"))


def test_numbers_percentages_dates_and_words_around_numbers() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([0.85, 82.5, 3, 150000000, 44197, "85%"])
    for cell, code in zip(
        sheet[1], ["0%", "General", '0 "dokumen"', '"Rp"#,##0', "dd/mm/yyyy"], strict=False
    ):
        cell.number_format = code
    cells = only_grid(_read(book)).cells
    assert [c.text for c in cells] == ["85%", "82.5", "3 dokumen", "Rp150000000", "2021-01-01", "85%"]
    assert [c.number for c in cells] == [Decimal(85), Decimal("82.5"), 3, 150000000, None, None]


def test_a_formula_is_its_stored_value_and_one_without_is_told() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Data")
    sheet.write_formula("A1", "=1+1", None, 2)
    sheet.write_formula("A2", "=B1", None, "")
    book.close()
    found = wire.from_json(door.parse(out.getvalue(), "x.xlsx"))
    assert only_grid(found).cells[0].number == 2
    plain = openpyxl.Workbook()
    plain.active["B2"] = "=SUM(A1:A3)"
    told = _read(plain)
    assert only_grid(told).cells[0].text == "=SUM(A1:A3)"
    assert "B2" in told.notes[0].en


def test_merged_cells_span_and_what_lies_under_them_is_hidden() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Judul", None, None], ["A", "B", "C"], ["a", "b", "c"]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    grid = only_grid(_read(book))
    assert (grid.cells[0].columns, grid.cells[0].rows) == (3, 1)
    assert grid.at()[0, 2].text == "Judul"


def test_hidden_rows_columns_and_sheets_are_marked_and_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["A", "B"], ["lama", "x"], ["baru", "y"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    other = book.create_sheet("Simpan")
    other["A1"] = "tersimpan"
    other.sheet_state = "hidden"
    found = _read(book)
    first, second = found.grids()
    assert (first.hidden_rows, first.hidden_columns) == ({1}, {1})
    assert [c.hints.hidden for c in first.cells] == [False, True, True, True, False, True]
    assert second.cells[0].hints.hidden
    said = " ".join(n.en for n in found.notes)
    assert "1 hidden rows: 2" in said
    assert "hidden columns: B" in said
    assert "'Simpan' is hidden" in said


def test_hints_of_bold_fill_border_indent() -> None:
    book = openpyxl.Workbook()
    cell = book.active["A1"]
    cell.value = "Program"
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="FFD9E2F3")
    cell.border = Border(top=Side(style="thin"))
    cell.alignment = Alignment(indent=2)
    hints = only_grid(_read(book)).cells[0].hints
    assert (hints.bold, hints.fill, hints.border, hints.indent) == (True, "d9e2f3", True, 2)


def test_parts_far_apart_are_grids_of_their_own() -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet()
    sheet.merge_range("A1:CV1000", "satu")
    sheet.write("XFD1048576", "jauh")
    made.close()
    first, second = wire.from_json(door.parse(out.getvalue(), "x.xlsx")).grids()
    assert (first.rows, first.columns) == (1, 1)
    assert (second.rows, second.columns, second.cells[0].spot.cell) == (1, 1, "XFD1048576")


def test_text_boxes_headers_and_footers_are_there_and_comments_told() -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet("Pohon")
    sheet.write("A1", "isi")
    sheet.insert_textbox("C3", "Dalam kotak")
    sheet.set_header("&L&12Kepala&C&P")
    sheet.write_comment("A1", "catatan")
    made.close()
    found = wire.from_json(door.parse(out.getvalue(), "x.xlsx"))
    assert paragraphs(found) == ["Kepala", "Dalam kotak"]
    assert any("comments" in n.en for n in found.notes)


def test_line_ends_in_cells() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "satu_x000D_\ndua"
    book.active["B1"].comment = Comment("x", "y")
    assert only_grid(_read(book)).cells[0].text == "satu\ndua"


_CELL = st.one_of(
    st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=6),
    st.integers(-(10**9), 10**9),
    st.none(),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(_CELL, min_size=1, max_size=4), min_size=1, max_size=4))
def test_all_text_comes_through(table: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    for row in table:
        book.active.append(row)
    put = [str(value) for row in table for value in row if value is not None]
    if put:
        assert all_words(_read(book)) == words(" ".join(put))


def test_rows_keep_their_numbers() -> None:
    book = openpyxl.Workbook()
    book.active["B3"] = "x"
    assert rows(only_grid(_read(book)))[2] == ["", "x"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("enc.xlsx", "Unsupported encoding"),
        ("xlsx-1c15bc58.xlsx", "cannot be read"),
        ("tang-a0585150.xlsx", "Unsupported encoding"),
    ],
)
def test_damaged_workbooks_say_what_is_broken(file: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        open_blocks(FAULTS / file)
    assert said in caught.value.pesan.en


def test_hidden_paragraphs_carry_what_a_merge_covers() -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet()
    sheet.merge_range("A1:B1", "tampak")
    sheet.write("B1", "tertutup")
    made.close()
    found = wire.from_json(door.parse(out.getvalue(), "x.xlsx"))
    under = [b for b in found.blocks if isinstance(b, Paragraph)]
    assert [(b.text, b.hints.hidden, b.spot.cell) for b in under] == [("tertutup", True, "B1")]


def test_shapes_joined_by_connectors_are_a_drawing() -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet("Pohon")
    for cell, text in (("D1", "Sasaran"), ("A8", "Program A"), ("H8", "Program B")):
        sheet.insert_textbox(cell, text, {"width": 128, "height": 60})
    made.close()
    ids = {"Sasaran": "", "Program A": "", "Program B": ""}
    again = io.BytesIO()
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(again, "w") as target:
        for part in source.namelist():
            data = source.read(part)
            if part.endswith("drawing1.xml"):
                text = data.decode()
                for number, (label, _) in enumerate(ids.items(), start=1):
                    ids[label] = re.findall(r'<xdr:cNvPr id="(\d+)"', text)[number - 1]
                joins = "".join(
                    '<xdr:twoCellAnchor><xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="90" name="c"/><xdr:cNvCxnSpPr>'
                    f'<a:stCxn id="{ids["Sasaran"]}" idx="2"/><a:endCxn id="{ids[label]}" idx="0"/></xdr:cNvCxnSpPr>'
                    "</xdr:nvCxnSpPr></xdr:cxnSp></xdr:twoCellAnchor>"
                    for label in ("Program A", "Program B")
                )
                data = text.replace("</xdr:wsDr>", joins + "</xdr:wsDr>").encode()
            target.writestr(part, data)
    found = wire.from_json(door.parse(again.getvalue(), "x.xlsx"))
    (boxes,) = found.blocks
    assert isinstance(boxes, Boxes)
    assert [c.text for c in boxes.cells] == ["Sasaran", "Program A", "Program B"]
    assert boxes.edges == ((0, 1), (0, 2))
