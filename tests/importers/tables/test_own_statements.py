"""A column of statements beside names of several levels: whose they are."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.usecases import sources

TEXT = """\
7.01.02|Program Penyelenggaraan Pemerintahan dan Pelayanan Publik|Lancarnya layanan|Persentase layanan selesai|90
7.01.02.2.01|Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan|Terpadunya kegiatan|Jumlah rapat|4
7.01.03|Program Pemberdayaan Masyarakat Desa dan Kelurahan|Berdayanya warga desa|Persentase lembaga aktif|80
7.01.03.2.01|Koordinasi Kegiatan Pemberdayaan Desa|Terkoordinasinya pemberdayaan|Jumlah desa dibina|12
"""
ROWS = [line.split("|") for line in TEXT.splitlines()]


def read(tmp_path: Path, heads: list[str], rows: list[list[str]]) -> tuple[Kaskade, list[str]]:
    """Import a table as CSV; return the cascade, and what was said to be wrong with the reading."""
    out = io.StringIO()
    csv.writer(out).writerows([["CASCADING KECAMATAN SOKARAJA TAHUN 2024", "", "", "", ""], heads, *rows])
    path = tmp_path / "tabel.csv"
    path.write_text(out.getvalue(), encoding="utf-8")
    read_ = sources.load_with([path], ReadOptions())
    (source,) = list(read_)
    return source.kaskade, [e.pesan.id for e in read_.gagal]


def test_statements_on_every_row_belong_to_the_rows(tmp_path: Path) -> None:
    kaskade, wrong = read(
        tmp_path, ["Kode", "Program/Kegiatan", "Sasaran Kinerja", "Indikator", "Target 2024"], ROWS
    )
    assert not wrong
    assert [u.label for u in kaskade.of(Jenis.SASARAN_STRATEGIS)] == []
    assert sorted(str(u.label) for u in kaskade.of(Jenis.SASARAN_PROGRAM)) == [
        "Berdayanya warga desa",
        "Lancarnya layanan",
    ]
    assert len(list(kaskade.of(Jenis.SASARAN_KEGIATAN))) == 2


def test_what_is_planned_to_be_achieved_is_a_target(tmp_path: Path) -> None:
    heads = ["Kode", "Program/Kegiatan", "Sasaran Kinerja", "Indikator", "Rencana Capaian 2024"]
    kaskade, _ = read(tmp_path, heads, ROWS)
    assert sum(len(i.target) for i in kaskade.indikator.values()) == 4
    assert not any(i.realisasi for i in kaskade.indikator.values())
