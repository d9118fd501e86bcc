"""Pohon kinerja drawn as boxes: levels, links by lines, what a box says; else refused or told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.lib.pagesizes import A3, landscape
from reportlab.pdfgen.canvas import Canvas

from kaskade_graph.errors import NoCascade
from kaskade_graph.importers.files import FileRead, read_file
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.tables.document import LaporanBaca
from kaskade_graph.importers.tables.ledger import Entry, Fate
from kaskade_graph.model import Jenis, Kaskade

_OPTIONS = ReadOptions(unit="33.02.19", tahun=2024)


def _unread(read: FileRead) -> list[Entry]:
    assert isinstance(read.laporan, LaporanBaca)
    return read.laporan.ledger.of(Fate.UNREAD)


def _pdf(tmp_path: Path, draw: Callable[[Canvas], None]) -> Path:
    canvas = Canvas(str(tmp_path / "pohon.pdf"), pagesize=landscape(A3))
    draw(canvas)
    canvas.save()
    return tmp_path / "pohon.pdf"


def _box(canvas: Canvas, x: float, y: float, *lines: str) -> None:
    """A box 200 points wide whose top is at ``y``, high enough for its lines."""
    canvas.rect(x, y - 14 * len(lines) - 6, 200, 14 * len(lines) + 6)
    for n, line in enumerate(lines):
        canvas.drawString(x + 6, y - 14 * (n + 1), line)


def _links(kaskade: Kaskade) -> set[tuple[str, str]]:
    """Pairs of element and what it supports; an element without a name by its own sasaran."""

    def label(iri: str) -> str:
        unsur = kaskade.unsur[iri]
        own = (kaskade.unsur[s].label for s in unsur.memiliki_sasaran)
        return unsur.label or next((o for o in own if o), "?")

    return {(label(u.iri), label(parent)) for u in kaskade.unsur.values() for parent in u.mendukung}


def test_levels_beside_the_boxes_and_links_by_lines(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for y, word in ((700, "SASARAN STRATEGIS"), (550, "SASARAN PROGRAM")):
            canvas.drawString(20, y - 14, word)
        _box(canvas, 200, 700, "Meningkatnya mutu layanan", "IK 1 : Indeks kepuasan", "Target : 85")
        _box(canvas, 700, 700, "Meningkatnya ketertiban", "IKU: Persentase desa aman", "Target: 90 %")
        _box(canvas, 200, 550, "Tertatanya loket", "IK : Jumlah loket", "Target : 3 unit")
        _box(canvas, 450, 550, "Terlatihnya petugas", "IK : Jumlah petugas terlatih")
        _box(canvas, 700, 550, "Terbinanya linmas", "IK : Jumlah anggota", "dibina", "Catatan lain")
        canvas.line(300, 700 - 48, 300, 600)
        canvas.line(300, 600, 550, 600)
        canvas.line(300, 600, 300, 550)
        canvas.line(550, 600, 550, 550)
        canvas.line(800, 700 - 48, 800, 550)

    (read,) = read_file(_pdf(tmp_path, draw), _OPTIONS)
    kaskade = read.kaskade
    assert len(list(kaskade.of(Jenis.SASARAN_STRATEGIS))) == 2
    assert _links(kaskade) == {
        ("Tertatanya loket", "Meningkatnya mutu layanan"),
        ("Terlatihnya petugas", "Meningkatnya mutu layanan"),
        ("Terbinanya linmas", "Meningkatnya ketertiban"),
    }
    targets = {i.label: [t.tercetak for t in i.target] for i in kaskade.indikator.values()}
    assert targets["Indeks kepuasan"] == ["85"]
    assert targets["Jumlah loket"] == ["3 unit"]
    assert "Jumlah anggota dibina" in targets
    assert [e.why for e in _unread(read)] == ["bagian kotak yang tidak dikenali: Catatan lain"]


def test_boxes_down_a_trunk_at_their_side_hang_under_the_one_it_starts_from(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        _box(canvas, 100, 780, "PROGRAM", "Program Penunjang Layanan", "Indikator : Nilai SAKIP")
        for y in (680, 600, 520):
            _box(canvas, 160, y, "KEGIATAN", f"Penataan arsip {y}", "Indikator : Jumlah arsip")
            canvas.line(120, y - 20, 160, y - 20)
        canvas.line(120, 780 - 48, 120, 500)

    (read,) = read_file(_pdf(tmp_path, draw), _OPTIONS)
    assert {upper for _, upper in _links(read.kaskade)} == {"Program Penunjang Layanan"}
    assert len(_links(read.kaskade)) == 3


def test_what_a_box_says_without_a_label_is_told(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        _box(canvas, 300, 780, "SASARAN", "Meningkatnya mutu layanan", "Indikator : Indeks kepuasan")
        for x in (100, 500):
            _box(canvas, x, 600, "PROGRAM", f"Program Layanan {x}", "", "Dinas lain terlibat")
            canvas.line(400, 780 - 48, x + 100, 600)

    (read,) = read_file(_pdf(tmp_path, draw), _OPTIONS)
    unread = [e.why or "" for e in _unread(read)]
    assert len(unread) == 2
    assert all("Dinas lain terlibat" in why for why in unread)


def test_boxes_whose_level_nothing_tells_are_refused_with_what_was_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x, y in ((300, 780), (100, 600), (500, 600)):
            _box(canvas, x, y, f"Meningkatnya layanan {x}", "Indikator : Indeks kepuasan")
        canvas.line(400, 780 - 34, 200, 600)
        canvas.line(400, 780 - 34, 600, 600)

    with pytest.raises(NoCascade) as caught:
        read_file(_pdf(tmp_path, draw), _OPTIONS)
    assert "3 kotak yang dihubungkan garis" in caught.value.pesan.id


_THIN = Side(style="thin")


def _cells(sheet: Worksheet, row: int, column: int, *rows: tuple[str, ...]) -> None:
    for n, texts in enumerate(rows):
        for m in range(2):
            cell = sheet.cell(row + n, column + m, texts[m] if m < len(texts) else None)
            cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def test_bordered_cells_of_a_sheet_joined_by_borders(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    _cells(sheet, 2, 5, ("SASARAN",), ("Meningkatnya mutu layanan",), ("Indeks kepuasan", "85"))
    _cells(sheet, 8, 2, ("PROGRAM",), ("Program Penataan Loket",), ("Jumlah loket", "3 unit"))
    _cells(sheet, 8, 8, ("PROGRAM",), ("Program Pelatihan Petugas",), ("Jumlah petugas", "9"))
    for row in (5, 6):
        sheet.cell(row, 5).border = Border(right=_THIN)
    for column in range(3, 9):
        sheet.cell(7, column).border = Border(
            top=_THIN, left=_THIN if column == 3 else None, right=_THIN if column == 8 else None
        )
    book.save(tmp_path / "pohon.xlsx")
    (read,) = read_file(tmp_path / "pohon.xlsx", _OPTIONS)
    assert _links(read.kaskade) == {
        ("Program Penataan Loket", "Meningkatnya mutu layanan"),
        ("Program Pelatihan Petugas", "Meningkatnya mutu layanan"),
    }
    assert {i.label: [t.tercetak for t in i.target] for i in read.kaskade.indikator.values()} == {
        "Indeks kepuasan": ["85"],
        "Jumlah loket": ["3 unit"],
        "Jumlah petugas": ["9"],
    }
