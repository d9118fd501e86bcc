"""What stands between elements and became nothing is told; lines in columns are no torn text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.errors import NoCascade
from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.options import ReadOptions

HEAD = "KECAMATAN SOKARAJA KABUPATEN BANYUMAS\nRENCANA KERJA TAHUN 2024\n\n"
OUTLINE = """\
Sasaran 1: Meningkatnya kualitas pelayanan kecamatan
Indikator: Indeks Kepuasan Masyarakat
Target: 85
Program 7.01.02 Program Penyelenggaraan Pemerintahan dan Pelayanan Publik
{between}
Indikator: Persentase layanan selesai tepat waktu
Target: 90
"""
COLUMNS = """\
Uraian                               Parameter yang dilihat               Rencana  Biaya Tersedia
Sasaran 1: Meningkatnya pelayanan    Nilai kepuasan warga yang dilayani   85       -
Program 7.01.02 Program Pelayanan    Persentase layanan selesai cepat     90       120.000.000
Kegiatan 7.01.02.2.01 Koordinasi     Jumlah rapat yang diadakan           12       40.000.000
Kegiatan 7.01.02.2.02 Pelimpahan     Jumlah izin yang diterbitkan         30       80.000.000
"""


def _unread(path: Path, text: str) -> list[str]:
    path.write_text(HEAD + text, encoding="utf-8")
    return [b.tempat.text.strip() for b in read_file(path, ReadOptions())[0].laporan.tak_terbaca]


@pytest.mark.parametrize("between", ["keluaran berupa 12 laporan wilayah", "(dilaksanakan oleh 3 seksi)"])
def test_a_line_between_elements_that_became_nothing_is_told(tmp_path: Path, between: str) -> None:
    assert between in " ".join(_unread(tmp_path / "a.txt", OUTLINE.format(between="\n" + between + "\n")))


def test_a_caption_that_comes_again_and_again_is_none(tmp_path: Path) -> None:
    text = "".join(f"\nLembar Kinerja {n:02}\n\n{OUTLINE.format(between='')}" for n in range(1, 5))
    assert not [line for line in _unread(tmp_path / "a.txt", text) if line.startswith("Lembar")]


def test_lines_in_columns_are_not_read_as_names(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(HEAD + COLUMNS, encoding="utf-8")
    try:
        read = read_file(path, ReadOptions())[0]
    except NoCascade:
        return
    assert not [u for u in read.kaskade.unsur.values() if "120.000.000" in (u.label or "")]
