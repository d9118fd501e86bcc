"""PDF as blocks: rules and no rules, pages that cut tables, boxes, turned pages, text that is no print."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import SimpleDocTemplate, Spacer, Table

from kaskade_graph.errors import InputError
from kaskade_graph.importers.blocks import Blocks, Boxes, Grid
from kaskade_graph.importers.formats import door, ocr, open_blocks, wire
from tests.importers.formats.laid import all_words, only_grid, paragraphs, rows, words

TABLE = [
    ["No", "Sasaran", "Indikator", "Target"],
    ["1", "Meningkatnya\npelayanan", "Indeks kepuasan", "82,5"],
    ["2", "Meningkatnya ketertiban", "Persentase desa aman", "90%"],
    ["3", "Tertibnya administrasi", "Nilai SAKIP", "BB"],
]


def _read(data: bytes) -> Blocks:
    return wire.from_json(door.parse(data, "x.pdf"))


def _drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def _flowed(table: list[list[str]], style: list[tuple[object, ...]]) -> bytes:
    out = io.BytesIO()
    title = Flowing("PERJANJIAN KINERJA TAHUN 2024", getSampleStyleSheet()["Normal"])
    SimpleDocTemplate(out, pagesize=A4).build(
        [title, Spacer(1, 20), Table(table, style=style, colWidths=[30, 150, 150, 60])]
    )
    return out.getvalue()


def test_ruled_tables_keep_spans_fills_and_places() -> None:
    table = [["No", "Sasaran", "", "Target"], *TABLE[1:]]
    data = _flowed(
        table,
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("SPAN", (1, 0), (2, 0)),
            ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#d9e2f3")),
        ],
    )
    found = _read(data)
    grid = only_grid(found)
    assert grid.exact
    assert rows(grid) == table
    assert grid.at()[0, 2].text == "Sasaran"
    assert grid.cells[0].hints.fill == "d9e2f3"
    assert (grid.cells[-1].spot.page, grid.cells[-1].spot.cell) == (1, "tabel 1 baris 4 kolom 4")
    assert grid.cells[-1].spot.box is not None
    assert paragraphs(found) == ["PERJANJIAN KINERJA TAHUN 2024"]


def test_shaded_rectangles_are_no_cells() -> None:
    data = _flowed(TABLE, [("BACKGROUND", (0, r), (-1, r), colors.lightgrey) for r in (0, 2)])
    grid = only_grid(_read(data))
    assert not grid.exact
    assert grid.columns == 4


def test_columns_without_rules() -> None:
    grid = only_grid(_read(_flowed(TABLE, [])))
    assert not grid.exact
    filled = [row for row in rows(grid) if any(row)]
    assert filled[0] == TABLE[0]
    # The figure stands in the middle of a cell of two lines, or beside its first.
    assert {cell for row in filled for cell in row} >= {
        "Meningkatnya",
        "pelayanan",
        "82,5",
        "BB",
        "Nilai SAKIP",
    }


def _frame(
    canvas: Canvas, left: float, bottom: float, text: str, width: float = 120, height: float = 36
) -> None:
    canvas.rect(left, bottom, width, height)
    for line, part in enumerate(text.split("\n")):
        canvas.drawString(left + 4, bottom + height - 14 - 14 * line, part)


def test_a_table_that_the_page_cuts_is_closed_there() -> None:
    def draw(canvas: Canvas) -> None:
        for x in (60, 160, 300, 400):
            canvas.line(x, 40, x, 140)
        for y in (140, 110):
            canvas.line(60, y, 400, y)
        for x, head, text in (
            (64, "Sasaran", "Aman"),
            (164, "Indikator", "Desa aman"),
            (304, "Target", "90"),
        ):
            canvas.drawString(x, 120, head)
            canvas.drawString(x, 80, text)

    grid = only_grid(_read(_drawn(draw)))
    assert grid.exact
    assert rows(grid) == [["Sasaran", "Indikator", "Target"], ["Aman", "Desa aman", "90"]]


def test_a_table_open_at_its_sides() -> None:
    def draw(canvas: Canvas) -> None:
        for x in (160, 300):
            canvas.line(x, 500, x, 560)
        for y in (560, 530, 500):
            canvas.line(60, y, 400, y)
        for x, head, text in (
            (64, "Sasaran", "Aman"),
            (164, "Indikator", "Desa aman"),
            (304, "Target", "90"),
        ):
            canvas.drawString(x, 540, head)
            canvas.drawString(x, 510, text)

    assert rows(only_grid(_read(_drawn(draw)))) == [
        ["Sasaran", "Indikator", "Target"],
        ["Aman", "Desa aman", "90"],
    ]


def _tree(canvas: Canvas) -> None:
    _frame(canvas, 220, 700, "Sasaran Strategis")
    _frame(canvas, 80, 600, "Program A\nkedua")
    _frame(canvas, 360, 600, "Program B")
    _frame(canvas, 80, 500, "Kegiatan A1")
    for start, end in pairwise([(280, 700), (280, 670), (140, 670), (140, 636)]):
        canvas.line(*start, *end)
    for start, end in pairwise([(280, 670), (420, 670), (420, 636)]):
        canvas.line(*start, *end)
    canvas.line(140, 600, 140, 536)


def test_boxes_joined_by_lines_are_a_tree() -> None:
    found = _read(_drawn(_tree))
    (boxes,) = [b for b in found.blocks if isinstance(b, Boxes)]
    texts = [c.text for c in boxes.cells]
    assert texts == ["Sasaran Strategis", "Program A\n\nkedua", "Program B", "Kegiatan A1"]
    assert boxes.edges == ((0, 1), (0, 2), (1, 3))
    assert not list(found.grids())


@pytest.mark.parametrize("radius", [2, 3, 8])
def test_corners_may_be_round(radius: int) -> None:
    """A strip with the level on top of a rounded frame is of the box, whatever the radius of its corners."""

    def draw(canvas: Canvas) -> None:
        for left, bottom, text in ((200, 700, "tujuan"), (60, 500, "kiri"), (340, 500, "kanan")):
            canvas.roundRect(left, bottom, 150, 60, radius)
            canvas.setFillColorRGB(0.2, 0.4, 0.6)
            canvas.rect(left, bottom + 60, 150, 14, fill=1)
            canvas.drawString(left + 40, bottom + 64, "TINGKAT")
            canvas.drawString(left + 5, bottom + 40, text)

    found = [b for b in _read(_drawn(draw)).blocks if isinstance(b, Boxes)]
    assert [c.text.split() for c in found[0].cells] == [["TINGKAT", t] for t in ("tujuan", "kiri", "kanan")]


def test_one_frame_is_no_tree() -> None:
    found = _read(_drawn(lambda canvas: _frame(canvas, 100, 500, "Catatan")))
    assert paragraphs(found) == ["Catatan"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_as_seen(turn: int) -> None:
    data = _flowed(TABLE, [("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    width, height = page.get_size()
    # The content is turned one way and the page the other, so that it is seen upright.
    matrix = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}[
        turn
    ]
    for item in list(page.get_objects(max_depth=1)):
        item.transform(pypdfium2.PdfMatrix(*matrix))
    page.gen_content()
    if turn != 180:
        page.set_mediabox(0, 0, height, width)
        page.set_cropbox(0, 0, height, width)
    page.set_rotation(turn)
    out = io.BytesIO()
    document.save(out)
    assert rows(only_grid(_read(out.getvalue()))) == TABLE


def test_invisible_text_is_not_print() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 600, "Tercetak")
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textLine("Sasaran dari OCR lain")
        canvas.drawText(text)

    found = _read(_drawn(draw))
    assert paragraphs(found) == ["Tercetak"]
    assert "not seen" in found.notes[0].en


def _scan(data: bytes, layer: str = "") -> bytes:
    picture = pypdfium2.PdfDocument(data)[0].render(scale=150 / 72).to_pil()

    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(picture, 0, 0, *A4)
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textLine(layer)
        canvas.drawText(text)

    return _drawn(draw)


def test_scans_without_ocr_say_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    scan = _scan(_flowed(TABLE, []))
    with pytest.raises(InputError) as caught:
        _read(scan)
    assert "a scan" in caught.value.pesan.en
    assert caught.value.saran is not None
    assert "kaskade-graph[ocr]" in caught.value.saran.en
    layered = _read(_scan(_flowed(TABLE, []), "Teks lapisan"))
    assert paragraphs(layered) == ["Teks lapisan"]
    assert layered.blocks[0].hints.certainty < 0.6  # type: ignore[union-attr]
    assert "another OCR" in layered.notes[0].en


def test_many_scanned_pages_are_recognised_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "read_page", lambda raw, page: read.append(raw) or page)
    monkeypatch.delenv(ocr.ASKED, raising=False)
    picture = pypdfium2.PdfDocument(_flowed(TABLE, []))[0].render(scale=0.2).to_pil()

    def draw(canvas: Canvas) -> None:
        for _ in range(ocr.AT_ONCE + 1):
            canvas.drawInlineImage(picture, 0, 0, *A4)
            canvas.showPage()

    with pytest.raises(InputError) as caught:
        _read(_drawn(draw))
    assert caught.value.saran is not None
    assert "--ocr" in caught.value.saran.en
    assert not read
    monkeypatch.setenv(ocr.ASKED, "1")
    with pytest.raises(InputError, match="no text"):
        _read(_drawn(draw))
    assert len(read) == ocr.AT_ONCE + 1


def test_scans_with_ocr_become_the_same_grid() -> None:
    pytest.importorskip("rapidocr", reason="needs the extra ocr")
    data = _flowed(TABLE, [("GRID", (0, 0), (-1, -1), 1, colors.black)])
    found = _read(_scan(data, "lapisan yang salah"))
    assert rows(only_grid(found)) == TABLE
    assert all(c.hints.certainty < 1 for c in only_grid(found).cells)
    assert "recognised by OCR" in found.notes[0].en


def test_pictures_without_ocr_say_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(InputError) as caught:
        door.parse(b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "x.png")
    assert caught.value.saran is not None
    assert "[ocr]" in caught.value.saran.en


def test_damaged_and_locked_files_are_named() -> None:
    whole = _drawn(_tree)
    for data in (whole[:300], b"%PDF-1.7\nx"):
        with pytest.raises(InputError) as caught:
            open_blocks(data, "x.pdf")
        assert "damaged" in caught.value.pesan.en
    with pytest.raises(InputError) as caught:
        open_blocks(_drawn(_tree, encrypt="rahasia"), "x.pdf")
    assert "password" in caught.value.pesan.en


_WORD = st.text("abcdefghijkABCDE0123456789%.,:", min_size=1, max_size=8)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(_WORD, min_size=3, max_size=3), min_size=2, max_size=4), st.booleans())
def test_all_text_comes_through(table: list[list[str]], is_ruled: bool) -> None:
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if is_ruled else []
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build([Table(table, style=style, colWidths=[100, 120, 90])])
    found = _read(out.getvalue())
    assert all_words(found) == words(" ".join(cell for row in table for cell in row))
    if is_ruled:
        grid = only_grid(found)
        assert isinstance(grid, Grid)
        assert rows(grid) == table


def test_slanted_lines_join_boxes_and_text_that_runs_out_of_one_stays_with_it() -> None:
    def draw(canvas: Canvas) -> None:
        _frame(canvas, 220, 700, "Sasaran")
        _frame(canvas, 80, 600, "Program yang namanya lebih panjang dari kotaknya")
        _frame(canvas, 380, 600, "Program B")
        canvas.line(280, 700, 140, 636)
        canvas.line(280, 700, 440, 636)

    (boxes,) = _read(_drawn(draw)).blocks
    assert isinstance(boxes, Boxes)
    assert boxes.cells[1].text == "Program yang namanya lebih panjang dari kotaknya"
    assert boxes.edges == ((0, 1), (0, 2))
