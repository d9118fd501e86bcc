"""A target for the end of the plan, whose year is not printed, comes after those of its years."""

from __future__ import annotations

from pathlib import Path

import kaskade_graph as kg

PAGE = """<h1>RENCANA STRATEGIS KECAMATAN SOKARAJA KABUPATEN BANYUMAS TAHUN 2025</h1>
<table><tr><th>Program</th><th>Indikator</th><th>Satuan</th><th>Target 2025</th><th>Target 2026</th>
<th>Kondisi Akhir</th></tr>
<tr><td>7.01.02 PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK</td>
<td>Persentase layanan yang tepat waktu</td><td>Persen</td><td>80</td><td>85</td><td>{end}</td></tr></table>"""


def codes(tmp_path: Path, end: str) -> set[str]:
    path = tmp_path / "renstra.html"
    path.write_text(PAGE.format(end=end), encoding="utf-8")
    return {f.kode for f in kg.audit(path).findings}


def test_the_end_of_the_plan_comes_after_its_years(tmp_path: Path) -> None:
    assert "KSK703" not in codes(tmp_path, "95")


def test_an_end_below_the_last_year_is_told(tmp_path: Path) -> None:
    assert "KSK703" in codes(tmp_path, "75")
