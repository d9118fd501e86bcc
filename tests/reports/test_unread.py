"""Cells that the reader of tables did not read, in the files of ``--refused``."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl

from kaskade_graph.usecases.import_cascade import import_cascade


def test_what_was_not_read_is_listed_and_marked_in_a_copy(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Kode", "Program/Kegiatan", "Indikator", "Target", "Warna-warni"])
    sheet.append(["7.01.02", "Program Pelayanan Publik", "Jumlah layanan", "12", None])
    sheet.append(["7.01.02.2.01", "Penataan Layanan", "Jumlah loket", "3", "ungu"])
    book.save(tmp_path / "renja.xlsx")
    done = import_cascade(tmp_path / "renja.xlsx", unit="33.02.19", tahun=2024)
    assert not done.ditolak
    (found,) = json.loads(done.refused("json"))["ditolak"]
    assert (found["sel"], found["nilai"], found["baris"]) == ("E3", "ungu", [3])
    marked = done.refused("xlsx")
    assert isinstance(marked, bytes)
    copy = openpyxl.load_workbook(io.BytesIO(marked))
    assert copy.worksheets[0]["E3"].comment is not None
