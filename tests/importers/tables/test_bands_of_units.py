"""One table of several units, each below a row that names it; indikator under a heading that says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.model import Jenis
from tests.importers.tables.test_kinds import labels, read

_PROGRAM = "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"
_HEAD = "No;Kode;Sasaran;Program;Indikator;Satuan;Target"


def _rows(code: str, program: str, measure: str) -> list[str]:
    return [
        f";;Meningkatnya mutu layanan {code};;Indeks {measure};Poin;80",
        f";{code};;{program};Persentase {measure};Persen;90",
    ]


@pytest.mark.parametrize(
    ("bands", "total"),
    [
        (["I;SATUAN POLISI PAMONG PRAJA", "II;DINAS PEMADAM KEBAKARAN"], "Jumlah Satuan Polisi Pamong Praja"),
        (["1.;DINAS SOSIAL", "2.;DINAS KESEHATAN", "3.;BADAN PENDAPATAN DAERAH"], "JUMLAH DINAS SOSIAL"),
        ([";KECAMATAN SOKARAJA", ";KECAMATAN BATURRADEN"], "Total Kecamatan Sokaraja"),
    ],
)
def test_each_unit_is_read_below_the_row_that_names_it(tmp_path: Path, bands: list[str], total: str) -> None:
    lines = [
        "REKAPITULASI CASCADING PERANGKAT DAERAH;;;;;;",
        "KABUPATEN BANYUMAS TAHUN 2024;;;;;;",
        "",
        _HEAD,
    ]
    for n, band in enumerate(bands, 1):
        lines += [f"{band};;;;;", *_rows(f"7.01.0{n}", f"Program Layanan {n}", f"layanan {n}")]
        lines += [f"{total};;;;;;" if n == 1 else ""]
    path = tmp_path / "rekap.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = read_file(path, ReadOptions())
    assert len(found) == len(bands)
    for n, one in enumerate(found, 1):
        assert labels(one.kaskade, Jenis.PROGRAM) == [f"Program Layanan {n}"]
        assert labels(one.kaskade, Jenis.SASARAN_STRATEGIS) == [f"Meningkatnya mutu layanan 7.01.0{n}"]
        assert not one.laporan.masalah
        assert one.kaskade.unit.nama.upper() == bands[n - 1].split(";")[1]


@pytest.mark.parametrize("heading", ["Rubrik A", "Yang Dipantau", "Kinerja yang Dijanjikan"])
def test_a_column_that_measures_is_one_of_indikator_with_doubt(tmp_path: Path, heading: str) -> None:
    text = f"""
    Sasaran | Program | {heading} | Satuan | Target
    Meningkatnya mutu | {_PROGRAM} | Persentase layanan tepat waktu | Persen | 90
     | Program Pemberdayaan Masyarakat Desa dan Kelurahan | Jumlah desa mandiri | Desa | 5
     | Program Koordinasi Ketentraman dan Ketertiban Umum | Cakupan patroli | Persen | 70
    """
    kaskade, _, _ = read(tmp_path, text)
    assert [i.label for i in kaskade.indikator.values()] == [
        "Persentase layanan tepat waktu",
        "Jumlah desa mandiri",
        "Cakupan patroli",
    ]
    assert all(
        k.keyakinan < 0.95
        for k in kaskade.bukti
        if k.unsur in kaskade.indikator and k.properti.endswith("label")
    )
