"""Blocks of columns side by side, forms of officials, capaian in plans, and values in sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.formats.page_layout import feet
from kaskade_graph.importers.formats.words import Page, Word
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.tables.document import Read
from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.lines.unfolded import unfolded
from kaskade_graph.importers.tables.rows.names import split_name
from kaskade_graph.model import Jenis, Kaskade

TITLE = "CASCADING KECAMATAN SOKARAJA TAHUN 2024"


def _read(path: Path, text: str) -> Read:
    path.write_text(text, encoding="utf-8")
    (found,) = read_file(path, ReadOptions())
    return found  # type: ignore[return-value]


def _page(title: str, *rows: str) -> str:
    """Return a page with a table whose cells are parted by bars."""
    lines = "".join(f"<tr><td>{'</td><td>'.join(row.split('|'))}</td></tr>" for row in rows)
    return f"<h1>{title}</h1><table>{lines}</table>"


def _labels(kaskade: Kaskade, jenis: Jenis) -> list[str]:
    return [u.label for u in kaskade.unsur.values() if u.jenis is jenis]


@pytest.mark.parametrize(
    ("heading", "key", "kind"),
    [
        (["Besaran Kinerja"], "indikator", None),
        (["Hasil Program / Keluaran Kegiatan yang Diukur"], "indikator", None),
        (["Angka 2026"], "nilai", "target"),
        (["Angka Rencana"], "nilai", "target"),
        (["Realisasi", "Angka"], "nilai", "realisasi"),
        (["Realisasi", "Besaran"], "nilai", "realisasi"),
        (["Kondisi", "2024"], "nilai", "kondisi_awal"),
        (["Sumber Angka"], "sumber_data", None),
    ],
)
def test_a_heading(heading: list[str], key: str, kind: str | None) -> None:
    role = meaning(heading)
    assert role is not None
    assert (role.key, role.period.jenis if role.period else None) == (key, kind)


@pytest.mark.parametrize(
    ("text", "level", "number", "code", "name"),
    [
        ("1.1. Sasaran Meningkatnya kepatuhan", "sasaran_strategis", "1.1", None, "Meningkatnya kepatuhan"),
        ("Tujuan Mewujudkan desa mandiri", "tujuan", None, None, "Mewujudkan desa mandiri"),
        ("Sasaran kinerja kecamatan", None, None, None, "Sasaran kinerja kecamatan"),
        ("1.1.1 2.13.04.2.01 Pembinaan Desa", None, "1.1.1", "2.13.04.2.01", "Pembinaan Desa"),
        ("1.1.1.1.2. Sub Kegiatan 6.01.02.2.01.0005 - Pengawasan Desa", "sub_kegiatan", "1.1.1.1.2",
         "6.01.02.2.01.0005", "Pengawasan Desa"),
    ],
)  # fmt: skip
def test_what_stands_before_a_name(
    text: str, level: str | None, number: str | None, code: str | None, name: str
) -> None:
    found = split_name(text)
    assert (found.level, found.number, found.code, found.text) == (level, number, code, name)


def test_each_block_of_columns_has_its_indikator(tmp_path: Path) -> None:
    found = _read(
        tmp_path / "blok.html",
        _page(
            TITLE,
            "Sasaran|Hasil yang Diukur|Angka 2024|Program|Outcome|Angka 2024|Kegiatan|Output|Angka 2024",
            "Meningkatnya tertib desa|Persentase desa tertib|80 %|1.1 7.01.03 Program Pemberdayaan Masyarakat Desa "
            "dan Kelurahan|Persentase lembaga aktif|70 %|1.1.1 7.01.03.2.01 Koordinasi Kegiatan Pemberdayaan "
            "Desa|Jumlah desa yang dibina|12 Desa",
            "Meningkatnya ketertiban|Persentase aduan selesai|90 %|1.2 7.01.04 Program Koordinasi Ketentraman dan "
            "Ketertiban Umum|Persentase wilayah aman|85 %|1.2.1 7.01.04.2.01 Koordinasi Upaya Penyelenggaraan "
            "Ketenteraman dan Ketertiban Umum|Jumlah patroli|24 Kali",
            "Meningkatnya mutu layanan|Indeks Kepuasan Masyarakat|88 Indeks|1.3 7.01.02 Program Penyelenggaraan "
            "Pemerintahan dan Pelayanan Publik|Persentase layanan tepat waktu|95 %|1.3.1 7.01.02.2.02 Pelaksanaan "
            "Urusan Pemerintahan yang Tidak Dilaksanakan oleh Unit Kerja Perangkat Daerah yang Ada di "
            "Kecamatan|Jumlah layanan|9 Layanan",
        ),
    )
    kaskade = found.kaskade
    assert len(kaskade.indikator) == 9
    assert all(i.target for i in kaskade.indikator.values())
    assert _labels(kaskade, Jenis.PROGRAM)[0] == "Program Pemberdayaan Masyarakat Desa dan Kelurahan"
    assert not found.laporan.masalah


def test_results_of_an_official_name_their_level(tmp_path: Path) -> None:
    found = _read(
        tmp_path / "skp.html",
        _page(
            "SASARAN KINERJA PEGAWAI KECAMATAN SOKARAJA TAHUN 2024",
            "No|Rencana Hasil Kerja Pimpinan yang Diintervensi|Rencana Hasil Kerja|Aspek|Indikator Kinerja Individu"
            "|Target",
            "1|Sasaran 1: Meningkatnya tertib desa|Program 7.01.03: Program Pemberdayaan Masyarakat Desa dan "
            "Kelurahan|Kuantitas|Persentase lembaga aktif|70 Persen",
            "2|Sasaran 1: Meningkatnya tertib desa|Kegiatan 7.01.03.2.01: Koordinasi Kegiatan Pemberdayaan Desa"
            "|Waktu|Waktu penyelesaian laporan program|12 Bulan",
        ),
    )
    kaskade = found.kaskade
    assert _labels(kaskade, Jenis.SASARAN_STRATEGIS) == ["Meningkatnya tertib desa"]
    assert _labels(kaskade, Jenis.KEGIATAN) == ["Koordinasi Kegiatan Pemberdayaan Desa"]
    assert [i.label for i in kaskade.indikator.values()] == [
        "Persentase lembaga aktif",
        "Waktu penyelesaian laporan program",
    ]


@pytest.mark.parametrize(
    ("title", "kind"),
    [("RENCANA KINERJA TAHUNAN", "target"), ("EVALUASI RENCANA KINERJA TAHUNAN", "realisasi")],
)
def test_capaian_in_a_plan_is_what_is_planned(tmp_path: Path, title: str, kind: str) -> None:
    heads = "Sasaran,Indikator,Satuan,Capaian 2024,Bukti"
    table = f"{heads}\nMeningkatnya tertib desa,Persentase desa tertib,%,80,Laporan"
    found = _read(tmp_path / "rkt.csv", f"{title} KECAMATAN SOKARAJA TAHUN 2024\n{table}\n")
    (indikator,) = found.kaskade.indikator.values()
    assert bool(indikator.target) == (kind == "target")
    assert bool(indikator.realisasi) == (kind == "realisasi")
    assert indikator.sumber_data == "Laporan"


def test_a_sentence_holds_a_figure_and_its_source() -> None:
    assert unfolded("- Output: Produksi perikanan; sebesar 8.450 ton (data: BPS)", True) == [
        "Indikator: Produksi perikanan",
        "Target: 8.450 ton",
        "Sumber data: BPS",
    ]
    assert unfolded("Program 3.25.03 Program Perikanan Tangkap — Rp2.410.000.000", False)[1] == (
        "Pagu: Rp2.410.000.000"
    )


def test_a_line_under_a_label_of_nothing_known_is_told(tmp_path: Path) -> None:
    found = _read(
        tmp_path / "lembar.txt",
        f"{TITLE}\n\n1. Tujuan Meningkatnya tata kelola\n   Indikator      : Nilai SAKIP\n   Satuan         : Nilai\n"
        "   Bilangan Akhir : 82\n   Uang Muka      : Rp 12.000.000\n1.1. Sasaran Meningkatnya mutu layanan\n"
        "   Indikator      : Indeks Kepuasan Masyarakat\n   Target         : 88 Indeks\n",
    )
    assert [i.satuan for i in found.kaskade.indikator.values()] == ["Nilai", None]
    told = str(found.laporan.masalah)
    assert "label tidak dikenal: Bilangan Akhir" in told
    assert "label tidak dikenal: Uang Muka" in told


def test_a_paragraph_with_tabs_is_several_titles(tmp_path: Path) -> None:
    text = "PEMERINTAH KABUPATEN BANYUMAS\t\tPERIODE: 1 JANUARI SD 31 DESEMBER\n"
    rows = "1. Sasaran Meningkatnya mutu layanan\nIndikator: Indeks Kepuasan Masyarakat\nTarget: 88\n"
    found = _read(tmp_path / "judul.txt", f"PERJANJIAN KINERJA DINAS SOSIAL TAHUN 2024\n{text}{rows}")
    assert found.kaskade.unit.kode_wilayah == "33.02"


def test_stages_of_a_plan_are_targets_of_quarters(tmp_path: Path) -> None:
    heads = "Sasaran,Indikator,Satuan,Target Setahun,Tahapan Capaian TW I,Tahapan Capaian TW II"
    table = f"{heads}\nMeningkatnya tertib desa,Persentase desa tertib,%,80,40,80"
    found = _read(tmp_path / "aksi.csv", f"RENCANA AKSI KECAMATAN SOKARAJA TAHUN 2024\n{table}\n")
    (indikator,) = found.kaskade.indikator.values()
    assert [t.triwulan for t in indikator.target] == [None, 1, 2]
    assert not indikator.realisasi


def test_a_card_above_a_table_says_in_what_its_sums_are(tmp_path: Path) -> None:
    lines = (("Tahun Anggaran", "2024"), ("Mata Uang", "Rupiah, dalam jutaan"))
    card = "".join(f"<tr><td>{label}</td><td>: {value}</td></tr>" for label, value in lines)
    table = _page(
        TITLE,
        "Program|Indikator|Satuan|Target|Anggaran",
        "Program Pemberdayaan Masyarakat Desa dan Kelurahan|Persentase lembaga aktif|%|70|720",
    )
    found = _read(tmp_path / "kartu.html", table.replace("</h1>", f"</h1><table>{card}</table>"))
    assert [int(u.pagu) for u in found.kaskade.unsur.values() if u.pagu] == [720_000_000]


def test_the_foot_of_a_page_is_what_ends_others_too() -> None:
    def page(*words: tuple[str, float, float]) -> Page:
        return Page(600, 850, [Word(text, left, top, left + 20, top + 10) for text, left, top in words])

    found = feet([
        page(("Sasaran", 50, 100), ("Renstra", 50, 800), ("1", 500, 800)),
        page(("mutu", 50, 700), ("Renstra", 50, 801), ("2", 500, 801)),
        page(("mutu", 50, 100)),
    ])  # fmt: skip
    assert found == [800, 801, None]


def test_a_numbered_line_of_an_outline_is_no_rest_of_the_value_above(tmp_path: Path) -> None:
    found = _read(
        tmp_path / "surat.txt",
        f"{TITLE}\n\nSASARAN 1 : Meningkatnya mutu layanan kecamatan\n    Indikator : Indeks kepuasan warga\n"
        "    Target : 82 poin\n    Sumber data : laporan survei\n       layanan warga\n"
        "   1.1 Program Layanan Cepat Tanggap\n    Indikator : Persentase layanan tepat waktu\n    Target : 95 %\n"
        "    Formulasi : (a / b) x 100\n      1.1 Program Layanan dalam hitungan\n"
        "  2) Program Layanan Luar Biasa Desa\n    Indikator : Persentase layanan cepat\n    Target : 90 %\n",
    )
    programs = [u for u in found.kaskade.unsur.values() if u.jenis is Jenis.PROGRAM]
    assert [u.label for u in programs] == ["Program Layanan Cepat Tanggap", "Program Layanan Luar Biasa Desa"]
    measures = list(found.kaskade.indikator.values())
    assert measures[0].sumber_data == "laporan survei layanan warga"
    assert measures[1].formulasi == "(a / b) x 100 1.1 Program Layanan dalam hitungan"
    assert len(measures) == 3


@pytest.mark.parametrize("heading", ["Tujuan / Sasaran Strategis", "Sasaran Strategis"])
def test_a_line_across_the_table_says_of_which_level_the_rows_below_it_are(
    tmp_path: Path, heading: str
) -> None:
    found = _read(
        tmp_path / "iku.html",
        _page(
            TITLE,
            f"No|{heading}|Indikator Kinerja Utama|Satuan|Sumber Data",
            "TUJUAN",
            "1|Mewujudkan layanan yang bersih|Indeks integritas|Indeks|Laporan survei",
            "SASARAN STRATEGIS",
            "1|Meningkatnya mutu layanan|Indeks kepuasan warga|Nilai|Laporan SKM",
        ),
    )
    kinds = {u.label: u.jenis for u in found.kaskade.unsur.values()}
    assert kinds == {
        "Mewujudkan layanan yang bersih": Jenis.TUJUAN,
        "Meningkatnya mutu layanan": Jenis.SASARAN_STRATEGIS,
    }


@pytest.mark.parametrize("colon", ["|:|", "|"])
def test_a_label_with_its_value_is_no_row_of_headings(tmp_path: Path, colon: str) -> None:
    card = _page(
        TITLE,
        f"Tujuan{colon}Terwujudnya layanan prima",
        f"Indikator Tujuan{colon}Indeks kepuasan warga (target: 86,50 Nilai)",
    )
    table = _page(
        "", "Sasaran|Indikator|Satuan|Target", "Meningkatnya mutu layanan|Indeks pelayanan|Nilai|88"
    )
    (first, _) = _read(tmp_path / "tujuan.html", card + table).kaskade.indikator.values()
    assert (first.label, str(first.target[0].nilai)) == ("Indeks kepuasan warga", "86.50")


def test_a_budget_sheet_with_units_beside_its_figures_is_a_table_and_no_torn_text(tmp_path: Path) -> None:
    heads = "".join(
        f"<p>{line}</p>"
        for line in (
            "Program : 7.01.02 PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK",
            "Kegiatan : 7.01.02.2.01 Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan",
        )
    )
    sheet = _page(
        "",
        "Indikator|Tolok Ukur Kinerja|Target Kinerja",
        "Capaian Program|Persentase layanan tepat waktu|78,5 Persen",
        "Keluaran Kegiatan|Jumlah koordinasi|12 kali",
    )
    sub = (
        "<p>Sub Kegiatan : 7.01.02.2.01.0001 Koordinasi/Sinergi Perencanaan</p><p>Lokasi : Kec. Sokaraja</p>"
        "<p>Keluaran Sub Kegiatan : Jumlah laporan koordinasi : 4 Laporan</p>"
        "<p>Keluaran Kegiatan : Terjalinnya kerja</p>"
    )
    kaskade = _read(tmp_path / "dpa.html", f"<h1>{TITLE}</h1>{heads}{sheet}{sub}").kaskade
    measures = [(i.label, str(i.target[0].nilai)) for i in kaskade.indikator.values()]
    assert measures == [
        ("Persentase layanan tepat waktu", "78.5"),
        ("Jumlah koordinasi", "12"),
        ("Jumlah laporan koordinasi", "4"),
    ]
