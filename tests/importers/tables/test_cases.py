"""Inputs that showed a fault of reading, one each, with what is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kaskade_graph.errors import NoCascade
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.usecases.sources import load_with

CASES = Path(__file__).parents[1] / "cases"


@dataclass
class Got:
    """What a case gave: its cascade, what was said, and whether it read badly."""

    kaskade: Kaskade
    said: str
    bad: str

    def labels(self, jenis: Jenis) -> list[str | None]:
        return [u.label for u in self.kaskade.of(jenis)]

    def indikator(self) -> dict[str | None, list[tuple[str, int]]]:
        return {i.label: [(str(t.nilai), t.tahun) for t in i.target] for i in self.kaskade.indikator.values()}

    def owners(self) -> Iterator[tuple[str | None, str | None]]:
        for unsur in self.kaskade.unsur.values():
            own = [self.kaskade.unsur[s] for s in unsur.memiliki_sasaran]
            for iri in (i for u in (unsur, *own) for i in u.diukur_oleh):
                if not unsur.jenis.is_sasaran or unsur.jenis is Jenis.SASARAN_STRATEGIS:
                    yield unsur.label, self.kaskade.indikator[iri].label


def read(name: str, **options: object) -> Got:
    read_ = load_with([CASES / name], ReadOptions(**options))  # type: ignore[arg-type]
    (sumber,) = read_
    assert sumber.laporan is not None
    said = " | ".join(t.id for t in sumber.laporan.catatan)
    return Got(sumber.kaskade, said, " | ".join(e.text("id") for e in read_.gagal))


def test_01_the_national_list_of_sipd_is_known() -> None:
    got = read("01-sipd-kinerja.xlsx", tahun=2024)
    assert got.labels(Jenis.SUB_KEGIATAN) == [
        "Pembangunan Sarana dan Prasarana Kelurahan",
        "Pemberdayaan Masyarakat di Kelurahan",
    ]
    assert got.labels(Jenis.SASARAN_SUB_KEGIATAN) == [
        "Terbangunnya sarana kelurahan",
        "Berdayanya warga kelurahan",
    ]
    indikator = next(iter(got.kaskade.indikator.values()))
    assert (indikator.keterangan, indikator.formulasi) == (
        "Sarana ialah jalan, saluran dan balai warga",
        None,
    )
    assert "JENIS PEMDA, BIDANG, TAG" in got.said
    assert "Judul menyebut tahun 2026" in got.said
    assert not got.bad


def test_02_measures_are_no_sub_kegiatan() -> None:
    with pytest.raises(NoCascade):
        read("02-jumlah-indikator.csv", unit="33.02.19", tahun=2024)


@pytest.mark.parametrize(
    "name",
    [
        "03-nomor-kolom.docx",
        "05-judul-kolom-pk.docx",
        "19-judul-dua-baris.pdf",
        "04-pk-program-anggaran.docx",
    ],
)
def test_03_04_05_19_headings_of_a_perjanjian_kinerja(name: str) -> None:
    got = read(name)
    assert got.labels(Jenis.SASARAN_STRATEGIS) == [
        "Meningkatnya pelayanan kecamatan",
        "Meningkatnya ketertiban umum",
    ]
    assert got.indikator() == {
        "Indeks kepuasan warga": [("82.5", 2024)],
        "Persentase desa yang aman": [("90", 2024)],
    }
    assert not got.bad


@pytest.mark.parametrize("name", ["04-pk-program-anggaran.docx", "05-judul-kolom-pk.docx"])
def test_04_programs_with_their_budget(name: str) -> None:
    got = read(name)
    assert [(u.label, int(u.pagu or 0)) for u in got.kaskade.of(Jenis.PROGRAM)] == [
        ("Program Pemberdayaan Masyarakat Desa dan Kelurahan", 125_000_000),
        ("Program Koordinasi Ketenteraman dan Ketertiban Umum", 75_500_000),
    ]
    # Two sasaran and no printed link: whose they are is not known.
    assert all(not u.mendukung for u in got.kaskade.of(Jenis.PROGRAM))


@pytest.mark.parametrize("name", ["06-bukan-kaskade.docx", "17-pohon-kotak.source.xlsx"])
def test_06_what_is_no_cascade_is_refused(name: str) -> None:
    with pytest.raises(NoCascade):
        read(name)


def test_17_boxes_by_their_lines_and_the_level_beside_them() -> None:
    got = read("17-pohon-kotak.pdf")
    assert {i: u for u, i in got.owners()} == {
        "Indeks kepuasan warga": "Meningkatnya pelayanan kecamatan",
        "Persentase desa yang aman": "Meningkatnya ketertiban umum",
    } | dict.fromkeys(
        (
            "Persentase layanan tepat waktu",
            "Persentase pos ronda aktif",
            "Jumlah layanan yang selesai",
            "Jumlah patroli",
        )
    )
    own = [got.kaskade.unsur[s].label for u in got.kaskade.of(Jenis.KEGIATAN) for s in u.memiliki_sasaran]
    assert own == ["Terlaksananya layanan terpadu", "Terlaksananya patroli desa"]
    assert not got.bad


def test_07_objects_of_the_api_are_one_indikator_each() -> None:
    got = read("07-sipd-api.json")
    assert got.indikator() == {
        "Jumlah sarana yang terbangun": [("3", 2023)],
        "Persentase desa yang dibina": [("100", 2023)],
    }
    assert {i: u for u, i in got.owners()} == {
        "Jumlah sarana yang terbangun": "Pembangunan Sarana dan Prasarana Kelurahan",
        "Persentase desa yang dibina": "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN",
    }


def test_08_levels_by_official_names_and_years_by_headings() -> None:
    got = read("08-renja-tanpa-kode.xlsx")
    assert [int(u.pagu or 0) // 10**6 for u in got.kaskade.unsur.values() if u.jenis.sasaran] == [
        300,
        200,
        120,
    ]
    assert got.indikator()["Jumlah sarana yang terbangun"] == [("12", 2030), ("3", 2025)]
    for indikator in got.kaskade.indikator.values():
        assert [(r.tahun, r.triwulan) for r in indikator.realisasi] == [(2025, 1), (2025, 2)]
    assert "Realisasi sampai dengan Renja Tahun 2024" in got.said
    assert not got.bad


def test_09_the_bottom_heading_says_target() -> None:
    got = read("09-capaian-kerangka.xlsx")
    assert got.indikator() == {"Persentase desa yang dibina": [("80", 2021), ("90", 2022)]}


def test_10_figures_belong_to_the_indikator_that_the_row_names() -> None:
    assert {k: v[0][0] for k, v in read("10-dua-kolom-indikator.xlsx").indikator().items()} == {
        "Indeks kepuasan warga": "80",
        "Jumlah aduan yang selesai": "12",
        "Persentase desa yang dibina": "100",
        "Jumlah kelompok yang dibina": "7",
    }


def test_14_markup_of_an_editor_is_not_of_the_name() -> None:
    got = read("14-tag-html.csv")
    assert got.labels(Jenis.TUJUAN) == ["Meningkatnya tata kelola & pelayanan"]
    assert got.labels(Jenis.SASARAN_STRATEGIS) == ["Meningkatnya pelayanan kecamatan"]
    assert any("<p>" in k.teks for k in got.kaskade.bukti)


def test_15_a_code_of_odd_length_is_kept_and_told() -> None:
    got = read("15-kode-enam-angka.csv")
    assert {u.kode for u in got.kaskade.of(Jenis.KEGIATAN)} == {"7.01.03.2.00202", "7.01.02.2.01"}
    assert "7.01.03.2.00202 5 angka" in got.said
    assert "terdekat: 7.01.03.2.02" in got.said


def test_16_an_indikator_is_not_lost_with_its_target() -> None:
    got = read("16-target-predikat.xlsx")
    printed = {i.label: [t.tercetak for t in i.target] for i in got.kaskade.indikator.values()}
    assert printed == {
        "Predikat SAKIP kecamatan": ["BB"],
        "Opini atas laporan keuangan": ["WTP"],
        "Indeks kepuasan warga": ["82"],
    }
    assert not got.bad


def test_18_what_follows_a_table_is_not_of_it() -> None:
    got = read("18-teks-setelah-tabel.docx")
    assert got.indikator() == {"Indeks kepuasan warga": [("82.5", 2024)]}
    assert not got.bad


def test_20_the_title_against_the_option_is_told() -> None:
    got = read("20-unit-bertentangan.xlsx", unit="33.02.09", tahun=2024)
    assert got.kaskade.unit.kode_wilayah == "33.02.09"
    assert "Judul menyebut Kecamatan Sokaraja" in got.said


def test_21_hidden_rows_are_left_out_hidden_columns_read_and_both_told() -> None:
    got = read("21-baris-tersembunyi.xlsx")
    assert got.labels(Jenis.SASARAN_STRATEGIS) == ["Meningkatnya pelayanan", "Meningkatnya ketertiban"]
    assert [i.satuan for i in got.kaskade.indikator.values()] == ["Indeks", "Persen"]
    assert "1 baris tersembunyi dilewati (Sheet): 4" in got.said
    assert "kolom tersembunyi tetap dibaca (Sheet): C" in got.said


def test_22_two_indikator_in_one_cell_are_parted() -> None:
    got = read("22-dua-indikator-satu-sel.xlsx")
    assert got.indikator() == {
        "Nilai SAKIP kecamatan": [],
        "Indeks kepuasan warga": [],
        "Persentase desa aman": [("90", 2024)],
        "Jumlah pos ronda": [("25", 2024)],
    }
    assert "Sheet1!C3" in got.bad
    assert "Sheet1!D3" in got.bad


def test_23_a_column_of_formulas_is_not_thrown_away() -> None:
    (indikator,) = read("23-penjelasan-formulasi.docx").kaskade.indikator.values()
    assert indikator.formulasi == "Jumlah layanan tepat waktu dibagi jumlah layanan dikali 100%"
