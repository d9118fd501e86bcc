"""Tables copied from a page with one field a line."""

from __future__ import annotations

from pathlib import Path

from kaskade_graph.importers.files import FileRead, read_file
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.tables.document import LaporanBaca
from kaskade_graph.importers.tables.ledger import Entry, Fate
from kaskade_graph.model import Jenis

_HEADINGS = (
    "Dinas Perikanan Kabupaten Lamongan\nTahun 2023\n\nLevel\nKode\nUraian\nIndikator\nSatuan\nTarget\n"
)
_ROWS = (
    "Sasaran\n-\nMeningkatnya produksi perikanan\nJumlah produksi\nTon\n75.000\nJumlah budi daya\nTon\n60\n"
    "Program\n3.25.03\nProgram Pengelolaan Perikanan Tangkap\nJumlah nelayan\nOrang\n20\n"
)


def _unread(read: FileRead) -> list[Entry]:
    assert isinstance(read.laporan, LaporanBaca)
    return read.laporan.ledger.of(Fate.UNREAD)


def _read(tmp_path: Path, text: str) -> FileRead:
    (tmp_path / "salinan.txt").write_text(text, "utf-8")
    (read,) = read_file(tmp_path / "salinan.txt", ReadOptions(unit="33.02.19", tahun=2023))
    return read


def test_each_field_is_of_the_heading_in_its_place_and_merged_cells_are_not_repeated(tmp_path: Path) -> None:
    read = _read(tmp_path, f"{_HEADINGS}{_ROWS}\nShowing 1 to 2\nNext\n")
    kaskade = read.kaskade
    (sasaran,) = kaskade.of(Jenis.SASARAN_STRATEGIS)
    (program,) = kaskade.of(Jenis.PROGRAM)
    assert program.mendukung == [sasaran.iri]
    assert program.kode == "3.25.03"
    assert {i.label: (i.satuan, [t.tercetak for t in i.target]) for i in kaskade.indikator.values()} == {
        "Jumlah produksi": ("Ton", ["75.000"]),
        "Jumlah budi daya": ("Ton", ["60"]),
        "Jumlah nelayan": ("Orang", ["20"]),
    }
    assert not read.laporan.buruk


def test_a_row_with_a_field_too_few_is_told_and_moves_nothing(tmp_path: Path) -> None:
    short = "Program\n3.25.04\nProgram Pengelolaan Perikanan Budidaya\nJumlah kolam\n12\n"
    read = _read(tmp_path, f"{_HEADINGS}{short}{_ROWS}")
    assert {i.label for i in read.kaskade.indikator.values()} == {
        "Jumlah produksi",
        "Jumlah budi daya",
        "Jumlah nelayan",
    }
    unread = {e.source.text for e in _unread(read)}
    assert {"3.25.04", "Jumlah kolam", "12"} <= unread
