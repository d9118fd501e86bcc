"""Corrections by hand in a mapping: the text of a cell, its level, what is no part; told wherever it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.errors import InputError
from kaskade_graph.model import Jenis
from kaskade_graph.usecases.import_cascade import Imported, import_cascade
from kaskade_graph.vocab import KIN, RDFS

TABLE = """
<html><body><h2>CASCADING KINERJA KECAMATAN SOKARAJA KABUPATEN BANYUMAS TAHUN 2024</h2>
<p>Laporan petugas pencatat</p>
<table><tr><th>Uraian Program/Kegiatan/Sub Kegiatan</th><th>Indikator Kinerja</th><th>Satuan</th>
<th>Target 2024</th></tr>
<tr><td>Program Penyelenggaraan Pemerintahan dan Pelayanan Publik</td><td>Persentase berkas selesai</td>
<td>Persen</td><td>S5%</td></tr>
<tr><td>Pembenahan loket dan antrean</td><td>Jumlah loket</td><td>Loket</td><td>2</td></tr>
<tr><td>Catatan petugas</td><td></td><td></td><td></td></tr></table></body></html>
"""
TEXT = """
[[koreksi]]
sel = "tabel 1 baris 2 kolom 4"
tercetak = "S5%"
isi = "85 %"
oleh = "Petugas contoh"
tanggal = "2026-11-28"
"""
LEVEL = """
[[koreksi]]
sel = "tabel 1 baris 3 kolom 1"
sebagai = "kegiatan"
oleh = "Petugas contoh"
[[koreksi]]
sel = "tabel 1 baris 4 kolom 1"
sebagai = "abaikan"
"""


def _read(tmp_path: Path, mapping: str) -> Imported:
    path = tmp_path / "contoh.html"
    path.write_text(TABLE, encoding="utf-8")
    (tmp_path / "contoh.peta.toml").write_text("bentuk = 2\n" + mapping, encoding="utf-8")
    return import_cascade(path)


def test_a_text_is_read_as_corrected_and_quoted_as_printed(tmp_path: Path) -> None:
    kaskade = _read(tmp_path, TEXT + LEVEL).sumber.kaskade
    indikator = next(i for i in kaskade.indikator.values() if i.label == "Persentase berkas selesai")
    assert [(str(n.nilai), n.tahun) for n in indikator.target] == [("85", 2024)]
    quoted = [k for k in kaskade.bukti if k.properti == KIN.memilikiTarget and k.teks == "S5%"]
    assert quoted
    assert quoted[0].alasan == "koreksi tangan (Petugas contoh 2026-11-28): dibaca '85 %'"


def test_a_cell_is_of_the_level_that_was_said(tmp_path: Path) -> None:
    kaskade = _read(tmp_path, TEXT + LEVEL).sumber.kaskade
    program, kegiatan = next(kaskade.of(Jenis.PROGRAM)), next(kaskade.of(Jenis.KEGIATAN))
    assert kegiatan.label == "Pembenahan loket dan antrean"
    assert kegiatan.mendukung == [program.iri]
    assert "Catatan petugas" not in {u.label for u in kaskade.unsur.values()}
    said = [k.alasan for k in kaskade.bukti_of(kegiatan.iri, RDFS.label)]
    assert said == ["koreksi tangan (Petugas contoh): sebagai kegiatan"]


def test_reports_tell_what_was_corrected(tmp_path: Path) -> None:
    done = _read(tmp_path, TEXT + LEVEL)
    told = " ".join(c.id for c in done.catatan)
    assert "'S5%' dibaca '85 %' (Petugas contoh 2026-11-28)" in told
    page = done.review()
    assert "<del>S5%</del> 85 %" in page
    assert "koreksi tangan (Petugas contoh): sebagai kegiatan" in page


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        (TEXT.replace('"S5%"', '"86 %"'), "di sana tercetak 'S5%', bukan '86 %'"),
        (TEXT.replace("baris 2", "baris 22"), "tempat itu tidak ada"),
        (LEVEL.replace('"kegiatan"', '"bidang"'), "'bidang' tidak dikenal"),
        ('[[koreksi]]\nsel = "tabel 1 baris 2 kolom 4"\n', "sebagai"),
    ],
)
def test_a_correction_that_fits_nothing_is_refused(tmp_path: Path, mapping: str, told: str) -> None:
    with pytest.raises(InputError) as refused:
        _read(tmp_path, mapping)
    assert told in refused.value.pesan.id
