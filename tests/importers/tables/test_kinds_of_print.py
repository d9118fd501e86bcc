"""Kinds of print that were read wrong or not at all: each a small input of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.errors import NoCascade
from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.title import heading_of
from kaskade_graph.model import Jenis, Kaskade
from tests.importers.tables.test_kinds import labels, read

OUTLINE = """RENCANA KERJA KECAMATAN SOKARAJA KABUPATEN BANYUMAS TAHUN 2024

TUJUAN 1: Meningkatnya mutu pelayanan kecamatan
  Indikator:
   - Indeks kepuasan warga (target 82,00)
  SASARAN 1.1: Meningkatnya kepastian waktu layanan
    * Persentase layanan tepat waktu = ≥ 96 persen
      rumus: Layanan tepat waktu dibagi layanan x 100%; sumber: Buku
      register; non kumulatif
    - Program: Penyelenggaraan Pemerintahan dan Pelayanan Publik (7.01.02)
        Output : Jumlah laporan koordinasi = 12 laporan
        Anggaran: Rp 15.400.000,-
"""


def read_text(tmp_path: Path, text: str) -> Kaskade:
    path = tmp_path / "ketikan.txt"
    path.write_text(text, encoding="utf-8")
    (found,) = read_file(path, ReadOptions())
    assert not found.laporan.masalah
    return found.kaskade


def test_an_outline_prints_targets_fields_and_codes_with_names(tmp_path: Path) -> None:
    kaskade = read_text(tmp_path, OUTLINE)
    (program,) = kaskade.of(Jenis.PROGRAM)
    assert (str(program.label), program.kode, program.pagu) == (
        "Penyelenggaraan Pemerintahan dan Pelayanan Publik",
        "7.01.02",
        15400000,
    )
    found = {str(i.label): i for i in kaskade.indikator.values()}
    assert [t.tercetak for t in found["Indeks kepuasan warga"].target] == ["82,00"]
    assert [t.tercetak for t in found["Jumlah laporan koordinasi"].target] == ["12 laporan"]
    timely = found["Persentase layanan tepat waktu"]
    assert str(timely.formulasi) == "Layanan tepat waktu dibagi layanan x 100%"
    assert str(timely.sumber_data) == "Buku register"
    assert timely.tipe is not None


def test_a_total_beside_the_sign_of_money_is_no_program(tmp_path: Path) -> None:
    kaskade, _, _ = read(
        tmp_path,
        """
No | PROGRAM | | ANGGARAN
1 | Program Koordinasi Ketenteraman dan Ketertiban Umum | Rp | 10.000.000,-
2 | Program Pemberdayaan Masyarakat Desa dan Kelurahan | Rp | 20.000.000,-
 | JUMLAH | Rp | 30.000.000,-
""",
    )
    assert len(labels(kaskade, Jenis.PROGRAM)) == 2


def test_accounts_of_a_budget_are_no_elements(tmp_path: Path) -> None:
    with pytest.raises(NoCascade):
        read(
            tmp_path,
            """
Kode Rekening | Uraian | Anggaran (Rp) | Realisasi (Rp)
5 | BELANJA DAERAH | 900 | 400
5.1 | BELANJA OPERASI | 900 | 400
5.1.01 | Belanja Pegawai | 500 | 300
5.1.01.01.01 | Belanja Gaji dan Tunjangan ASN | 500 | 300
""",
        )


def test_a_quarter_is_no_year(tmp_path: Path) -> None:
    kaskade, _, _ = read(
        tmp_path,
        """
Program | Indikator | Target | Realisasi Triwulan I (K) | Realisasi Triwulan ke-lima
Program Koordinasi Ketenteraman dan Ketertiban Umum | Jumlah patroli | 40 | 8 | 9
""",
    )
    (measure,) = kaskade.indikator.values()
    assert [(r.triwulan, r.tercetak) for r in measure.realisasi] == [(1, "8")]


def test_a_reason_beside_a_formula_is_a_remark(tmp_path: Path) -> None:
    page = """
Sasaran | Indikator | Alasan dan Formulasi
Meningkatnya mutu pelayanan | Indeks kepuasan warga | ALASAN
Meningkatnya tata kelola | Nilai SAKIP | Hasil penilaian Inspektorat
"""
    both = "Alasan : Ukuran mutu\nFormulasi : Rata-rata unsur x 25"
    path = tmp_path / "iku.csv"
    rows = [[c.strip() for c in line.split("|")] for line in page.strip().splitlines()]
    rows[1][2] = both
    text = "\n".join(";".join(f'"{c}"' for c in row) for row in rows)
    path.write_text("IKU KECAMATAN SOKARAJA TAHUN 2024;;\n" + text, encoding="utf-8")
    (found,) = read_file(path, ReadOptions())
    formulas = {str(i.label): str(i.formulasi) for i in found.kaskade.indikator.values()}
    assert formulas["Indeks kepuasan warga"] == "Rata-rata unsur x 25"


def test_parents_are_told_by_number(tmp_path: Path) -> None:
    kaskade, wrong, _ = read(
        tmp_path,
        """
No | Tujuan | Indikator Tujuan | Target 2024
1 | Meningkatnya mutu pelayanan kecamatan | Indeks kepuasan warga | 82
2 | Meningkatnya tata kelola desa | Persentase desa tertib | 90

Tujuan No. | No | Sasaran | Indikator Sasaran | Target 2024
2 | 2.1 | Tertibnya keuangan desa | Persentase desa dengan laporan | 95

Sasaran No. | Kode | Program | Indikator Program | Target 2024
2.1 | 7.01.06 | Program Pembinaan dan Pengawasan Pemerintahan Desa | Persentase desa dibina | 100
""",
    )
    (sasaran,), (program,) = kaskade.of(Jenis.SASARAN_STRATEGIS), kaskade.of(Jenis.PROGRAM)
    above = {str(kaskade.unsur[i].label) for e in (sasaran, program) for i in e.mendukung}
    assert above == {"Meningkatnya tata kelola desa", "Tertibnya keuangan desa"}
    assert not wrong


def test_budgets_and_measures_belong_to_the_level_that_their_heading_names(tmp_path: Path) -> None:
    kaskade, _, remarks = read(
        tmp_path,
        """
NAMA PROGRAM | TOLOK UKUR CAPAIAN PROGRAM | TARGET | PAGU PROGRAM | NAMA KEGIATAN | PAGU KEGIATAN
Program Pembinaan dan Pengawasan Pemerintahan Desa | Persentase desa tertib | 90 | 500 | Fasilitasi Desa | 300
""",
    )
    assert [u.pagu for u in (*kaskade.of(Jenis.PROGRAM), *kaskade.of(Jenis.KEGIATAN))] == [500, 300]
    assert [str(i.label) for i in kaskade.indikator.values()] == ["Persentase desa tertib"]
    assert not any("Bertentangan" in r for r in remarks)


def test_a_statement_of_a_marked_level_is_its_name_and_a_note_is_none(tmp_path: Path) -> None:
    kaskade, wrong, _ = read(
        tmp_path,
        """
Lvl | Kode | Nomenklatur | Kinerja yang Diharapkan | Indikator Kinerja | Target 2024
TJ | - | - | Meningkatnya mutu pelayanan kecamatan | Indeks kepuasan warga | 82
SS | - | - | Meningkatnya ketertiban | Persentase gangguan selesai | 90
PRG | 7.01.04 | Program Koordinasi Ketenteraman dan Ketertiban Umum | Terjaganya ketertiban | Jumlah patroli | 40
 | | | | Ket: target mengacu RPJMD |
""",
    )
    assert labels(kaskade, Jenis.TUJUAN) == ["Meningkatnya mutu pelayanan kecamatan"]
    assert labels(kaskade, Jenis.SASARAN_STRATEGIS) == ["Meningkatnya ketertiban"]
    assert len(kaskade.indikator) == 3
    assert not wrong


def test_a_value_on_a_card_may_be_a_heading_elsewhere(tmp_path: Path) -> None:
    kaskade, _, _ = read(
        tmp_path,
        """
Sasaran Strategis | Meningkatnya mutu pelayanan kecamatan
Nama IKU | Indeks kepuasan warga
Formula | Rata-rata unsur x 25
Jenis IKU | Activity
Sumber Data | Survei
Target Tahun 2024 | 82
""",
    )
    assert not labels(kaskade, Jenis.KEGIATAN)
    (measure,) = kaskade.indikator.values()
    assert str(measure.sumber_data) == "Survei"


def test_names_of_offices_go_on_behind_a_comma() -> None:
    said = heading_of(["RENJA DINAS KOPERASI, USAHA KECIL DAN MENENGAH KABUPATEN KEBUMEN — T.A. 2024"], [])
    assert (said.unit, said.kabupaten) == ("DINAS KOPERASI, USAHA KECIL DAN MENENGAH", "KABUPATEN KEBUMEN")
    said = heading_of(["CASCADING BIRO HUKUM", "SEKRETARIAT DAERAH PROVINSI NTB TAHUN 2024"], [])
    assert said.unit == "BIRO HUKUM"
    prose = "Manual ini menjelaskan IKU Dinas agar seragam"
    assert heading_of([prose], ["DINAS SOSIAL"]).unit == "DINAS SOSIAL"


def test_names_stand_in_stairs_and_groups_of_columns_are_numbered(tmp_path: Path) -> None:
    kaskade, wrong, _ = read(
        tmp_path,
        """
Kode | Uraian | | | Pagu
7.01.06 | Program Pembinaan dan Pengawasan Pemerintahan Desa | | | 900
7.01.06.2.01 | | Fasilitasi Pembinaan Desa | | 500
7.01.06.2.01.0003 | | | Fasilitasi Pengelolaan Keuangan Desa | 500

jenis | kode | kode_induk | uraian | ik_1 | target_1 | ik_2 | target_2
PROGRAM | 7.01.02 | | Program Penyelenggaraan Pemerintahan dan Pelayanan Publik | Indeks | 80 | Jumlah layanan | 9
KEGIATAN | 7.01.02.2.04 | 7.01.02 | Pelimpahan Kewenangan | Jumlah jenis | 14 | |
""",
    )
    assert not wrong
    assert labels(kaskade, Jenis.SUB_KEGIATAN) == ["Fasilitasi Pengelolaan Keuangan Desa"]
    assert sorted(str(i.label) for i in kaskade.indikator.values()) == [
        "Indeks",
        "Jumlah jenis",
        "Jumlah layanan",
    ]


def test_a_plain_sasaran_below_a_program_is_its_own(tmp_path: Path) -> None:
    kaskade = read_text(
        tmp_path,
        """CASCADING KECAMATAN SOKARAJA KABUPATEN BANYUMAS TAHUN 2024

SASARAN 1.1. Meningkatnya kepastian waktu layanan
Indikator: Persentase layanan tepat waktu

PROGRAM 7.01.02 - Program Penyelenggaraan Pemerintahan dan Pelayanan Publik
Sasaran : Meningkatnya koordinasi
Indikator: Persentase koordinasi yang ditindaklanjuti
""",
    )
    (program,) = kaskade.of(Jenis.PROGRAM)
    assert labels(kaskade, Jenis.SASARAN_STRATEGIS) == ["Meningkatnya kepastian waktu layanan"]
    assert labels(kaskade, Jenis.SASARAN_PROGRAM) == ["Meningkatnya koordinasi"]
    assert program.kode == "7.01.02"


def test_a_short_word_of_level_is_a_label(tmp_path: Path) -> None:
    kaskade, _, _ = read(
        tmp_path,
        """
Kegiatan | Sub Kegiatan | Indikator | Target 2024
Pemberdayaan Kelurahan | Sub Keg. Pemberdayaan Masyarakat di Kelurahan | Jumlah kelompok masyarakat | 8
""",
    )
    assert labels(kaskade, Jenis.SUB_KEGIATAN) == ["Pemberdayaan Masyarakat di Kelurahan"]
