"""Kinds of tables that offices make: cards, levels told by numbers, words and numbers where codes stand, sums."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import docx
import pytest
import xlsxwriter

from kaskade_graph.errors import NoCascade, UsageError
from kaskade_graph.importers.blocks import Blocks, Paragraph, Spot
from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.formats import open_blocks
from kaskade_graph.importers.formats.marks import without_marks
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.tables.document import read_blocks
from kaskade_graph.importers.tables.rows.numbering import order, styles
from kaskade_graph.model import Jenis, JenisDokumen, Kaskade
from kaskade_graph.usecases.import_cascade import review_of_refused

TITLE = "CASCADING KECAMATAN SOKARAJA TAHUN 2024"


def read(tmp_path: Path, text: str, *, title: str = TITLE) -> tuple[Kaskade, list[str], list[str]]:
    """Import tables of cells parted by ``|`` (a blank line parts tables) as HTML.

    Return the cascade, what is wrong with its reading, and the remarks.
    """
    page = f"<h1>{title}</h1>"
    for table in text.strip().split("\n\n"):
        rows = [[escape(cell.strip()) for cell in line.split("|")] for line in table.splitlines()]
        body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
        page += f"<table>{body}</table>"
    path = tmp_path / "halaman.html"
    path.write_text(page, encoding="utf-8")
    (found,) = read_file(path, ReadOptions())
    return found.kaskade, [m.id for m in found.laporan.masalah], [c.id for c in found.laporan.catatan]


def labels(kaskade: Kaskade, jenis: Jenis) -> list[str]:
    return [str(u.label) for u in kaskade.of(jenis)]


CARDS = """
Program | 7.01.03 Program Pemberdayaan Masyarakat Desa dan Kelurahan
Sasaran Program | Berdayanya warga desa
Indikator Kinerja | Persentase lembaga desa yang aktif
Satuan Ukur | Persen
Cara Perhitungan | Lembaga aktif / lembaga terdaftar x 100%
Target Kinerja 2024 | 79

Kegiatan | 7.01.03.2.01 Koordinasi Kegiatan Pemberdayaan Desa
Indikator Kinerja | Jumlah desa yang dibina
Satuan Ukur | Desa
Target Kinerja 2024 | 12
"""


def test_cards_of_label_and_value(tmp_path: Path) -> None:
    kaskade, wrong, _ = read(tmp_path, CARDS)
    assert not wrong
    assert labels(kaskade, Jenis.PROGRAM) == ["Program Pemberdayaan Masyarakat Desa dan Kelurahan"]
    assert labels(kaskade, Jenis.KEGIATAN) == ["Koordinasi Kegiatan Pemberdayaan Desa"]
    units = {str(i.label): i.satuan for i in kaskade.indikator.values()}
    assert units == {"Persentase lembaga desa yang aktif": "Persen", "Jumlah desa yang dibina": "Desa"}


def test_a_label_of_a_card_that_is_not_known_is_told(tmp_path: Path) -> None:
    _, wrong, _ = read(tmp_path, CARDS + "Dasar Hukum | Peraturan Bupati Nomor 4\n")
    assert any("Dasar Hukum" in w or "Peraturan Bupati" in w for w in wrong)


NUMBERED = """
Tujuan/Sasaran/Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | Satuan | Target 2024
I. Terwujudnya kecamatan yang melayani | Indeks kepuasan warga | Indeks | 84
A. Meningkatnya mutu layanan | Persentase berkas selesai | Persen | 93
1. Program Pemberdayaan Masyarakat Desa dan Kelurahan | Persentase lembaga aktif | Persen | 79
a. Koordinasi Kegiatan Pemberdayaan Desa | Jumlah desa dibina | Desa | 12
(1) Peningkatan Efektifitas Kegiatan Pemberdayaan Masyarakat di Wilayah Kecamatan | Jumlah laporan | Laporan | 4
B. Meningkatnya ketertiban | Jumlah gangguan | Kejadian | 3
"""


def test_levels_by_the_style_of_numbers(tmp_path: Path) -> None:
    kaskade, wrong, _ = read(tmp_path, NUMBERED)
    assert not wrong
    assert labels(kaskade, Jenis.TUJUAN) == ["Terwujudnya kecamatan yang melayani"]
    assert labels(kaskade, Jenis.SASARAN_STRATEGIS) == [
        "Meningkatnya mutu layanan",
        "Meningkatnya ketertiban",
    ]
    assert len(labels(kaskade, Jenis.SUB_KEGIATAN)) == 1


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (["I.", "A.", "1.", "a.", "(1)", "(2)", "2.", "B.", "II."], ["I", "A", "1", "a", "(1)"]),
        (["1", "1.1", "1.1.1", "1.2", "2"], [1, 2, 3]),
        (["A.", "B.", "C.", "D."], ["A"]),
    ],
)
def test_styles_and_their_order(marks: list[str], expected: list[object]) -> None:
    found = order(styles(marks))
    assert [1 if s == "1" else s for s in found] == [1 if s == "1" else s for s in expected]


def test_words_of_level_where_codes_stand_and_sums_that_name_what_they_sum(tmp_path: Path) -> None:
    kaskade, wrong, _ = read(
        tmp_path,
        """
Kode | Uraian | Indikator | Sat | Tgt 2024
Sasaran | Meningkatnya kualitas pelayanan | Indeks kepuasan | Indeks | 83,2
7.01.03 | Program Pemberdayaan Masyarakat Desa dan Kelurahan | Persentase lembaga aktif | Persen | 79
7.01.03.2.01 | Koordinasi Kegiatan Pemberdayaan Desa | Jumlah desa dibina | Desa | 12
""",
    )
    assert not wrong
    assert labels(kaskade, Jenis.SASARAN_STRATEGIS) == ["Meningkatnya kualitas pelayanan"]
    assert labels(kaskade, Jenis.PROGRAM) == ["Program Pemberdayaan Masyarakat Desa dan Kelurahan"]


def test_a_period_of_years_is_no_year(tmp_path: Path) -> None:
    rows = "Sasaran | Indikator | Satuan | Target 2024\nMeningkatnya mutu | Indeks kepuasan | Indeks | 84\n"
    with pytest.raises(UsageError, match=r"tahun tidak tercetak|no year"):
        read(tmp_path, rows, title="RENCANA STRATEGIS KECAMATAN SOKARAJA TAHUN 2021-2026")


def test_a_kind_of_count_without_a_place_in_the_model_is_named(tmp_path: Path) -> None:
    _, _, remarks = read(
        tmp_path,
        """
Program | Indikator | Tipe Penghitungan | Satuan | Target 2024
Program Pemberdayaan Masyarakat Desa dan Kelurahan | Persentase lembaga aktif | Progres Positif | Persen | 79
""",
    )
    assert any("Progres Positif" in r for r in remarks)


def test_links_that_are_not_printed_are_named(tmp_path: Path) -> None:
    text = """
Sasaran | Indikator | Satuan | Target 2024
Meningkatnya kualitas pelayanan | Indeks kepuasan | Indeks | 83,2
Meningkatnya ketertiban umum | Persentase desa aman | Persen | 70

Program | Indikator | Satuan | Target 2024
Program Pemberdayaan Masyarakat Desa dan Kelurahan | Persentase lembaga aktif | Persen | 79
"""
    kaskade, _, remarks = read(tmp_path, text)
    (program,) = list(kaskade.of(Jenis.PROGRAM))
    assert any("tidak tercetak dan tidak ditebak" in r for r in remarks), (remarks, program)


def test_numbers_of_columns_between_the_headings_and_their_last_row(tmp_path: Path) -> None:
    page = """<h1>EVALUASI RENJA KECAMATAN SOKARAJA TAHUN 2023</h1><table>
<tr><td rowspan=2>Urusan/Bidang Urusan/Program/Kegiatan</td><td rowspan=2>Indikator Kinerja</td>
<td colspan=4>Realisasi Kinerja Pada Triwulan Tahun 2023</td></tr>
<tr><td colspan=2>I</td><td colspan=2>II</td></tr>
<tr><td rowspan=2>2</td><td rowspan=2>3</td><td colspan=2>7</td><td colspan=2>8</td></tr>
<tr><td>K</td><td>Rp</td><td>K</td><td>Rp</td></tr>
<tr><td>KECAMATAN SOKARAJA</td><td></td><td></td><td>900</td><td></td><td>800</td></tr>
<tr><td>PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN</td><td>Persentase desa aktif</td>
<td>10</td><td>5.000</td><td>20</td><td>6.000</td></tr>
<tr><td>Koordinasi Kegiatan Pemberdayaan Desa</td><td>Jumlah desa</td><td>3</td>
<td>1.000</td><td>4</td><td>900</td></tr>
</table>"""
    path = tmp_path / "tw.html"
    path.write_text(page, encoding="utf-8")
    (found,) = read_file(path, ReadOptions())
    assert not found.laporan.masalah
    assert labels(found.kaskade, Jenis.PROGRAM) == ["PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN"]
    assert labels(found.kaskade, Jenis.KEGIATAN) == ["Koordinasi Kegiatan Pemberdayaan Desa"]
    figures = {(r.triwulan, str(r.nilai)) for i in found.kaskade.indikator.values() for r in i.realisasi}
    assert figures == {(1, "10"), (2, "20"), (1, "3"), (2, "4")}


def test_a_refused_file_has_a_page_of_what_was_seen(tmp_path: Path) -> None:
    path = tmp_path / "hadir.html"
    path.write_text("<table><tr><td>Nama</td><td>Paraf</td></tr><tr><td>Warga</td><td>x</td></tr></table>")
    with pytest.raises(NoCascade) as refusal:
        read_file(path, ReadOptions())
    page = review_of_refused(refusal.value, "id")
    assert page is not None
    assert "Tidak ada kaskade yang dikenali" in page
    assert "Paraf" in page


def test_the_rest_of_a_line_that_fills_the_page_is_of_its_value() -> None:
    def line(number: int, text: str, right: float) -> Paragraph:
        top = 12.0 * number
        return Paragraph(text, Spot(number, page=1, box=(40.0, top, right, top + 10)))

    blocks = Blocks(
        "garis.pdf",
        "0" * 64,
        [
            line(1, TITLE, 400),
            line(2, "Program 7.01.03 Program Pemberdayaan Masyarakat", 545),
            line(3, "Desa dan Kelurahan", 200),
            line(4, "Indikator: Persentase lembaga", 250),
            line(5, "Satuan: Persen", 150),
            line(9, "Catatan Rapat", 180),
        ],
    )
    kaskade = read_blocks(blocks).kaskade
    assert labels(kaskade, Jenis.PROGRAM) == ["Program Pemberdayaan Masyarakat Desa dan Kelurahan"]
    assert [i.satuan for i in kaskade.indikator.values()] == ["Persen"]


def test_fields_of_nested_objects_are_of_the_object_that_holds_them(tmp_path: Path) -> None:
    measure = {
        "id_indikator": 1,
        "indikator": "Jumlah dokumen",
        "satuan": "Dokumen",
        "target": 2,
        "is_iku": 0,
    }
    sub = {"id": 4, "kode_sub_kegiatan": "7.01.02.2.01.0001", "nama_sub_kegiatan": "Sub A", "pagu": 5}
    kegiatan = {"id": 3, "kode_kegiatan": "7.01.02.2.01", "nama_kegiatan": "Penataan A", "pagu": 7}
    program = {"id": 2, "kode_program": "7.01.02", "nama_program": "Program A", "pagu": 9}
    sasaran = {"id": 1, "nomor": "S1", "uraian": "Meningkatnya layanan", "indikator": [measure]}
    kegiatan |= {"indikator": [measure], "sub_kegiatan": [sub | {"indikator": [measure]}]}
    program |= {"indikator": [measure], "kegiatan": [kegiatan]}
    data = {"tahun": 2024, "sasaran": [sasaran | {"program": [program]}]}
    (tmp_path / "api.json").write_text(json.dumps(data), "utf-8")
    (read,) = read_file(tmp_path / "api.json", ReadOptions(unit="33.02.19", tahun=2024))
    pagu = {u.label: int(u.pagu) for u in read.kaskade.unsur.values() if u.pagu is not None}
    assert pagu == {"Program A": 9, "Penataan A": 7, "Sub A": 5}
    assert [u.label for u in read.kaskade.of(Jenis.SASARAN_STRATEGIS)] == ["Meningkatnya layanan"]
    assert not read.laporan.buruk


@pytest.mark.parametrize(
    "above",
    ["UNSUR PENGAWASAN URUSAN PEMERINTAHAN", "SEKRETARIAT DPRD", "KESATUAN BANGSA DAN POLITIK", "KEUANGAN"],
)
def test_an_unsur_or_bidang_above_programs_is_no_program(tmp_path: Path, above: str) -> None:
    table = f"""
Urusan/Program/Kegiatan | Indikator Kinerja | Realisasi 2024 | Anggaran
{above} | | | 900.000.000
PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA | Nilai SAKIP | 70 | 500.000.000
Administrasi Umum Perangkat Daerah | Persentase layanan kantor | 100 | 400.000.000
Penyediaan Bahan Logistik Kantor | Jumlah paket logistik | 2 | 100.000.000
"""
    kaskade, _, _ = read(tmp_path, table)
    assert labels(kaskade, Jenis.PROGRAM) == ["PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"]


def test_money_by_quarter_a_baseline_and_the_end_of_the_plan_are_kept(tmp_path: Path) -> None:
    columns = {
        "Program": "7.01.02 Program Penyelenggaraan Pemerintahan dan Pelayanan Publik",
        "Indikator": "Persentase layanan tepat waktu",
        "Satuan": "Persen",
        "Data Capaian pada Tahun Awal Perencanaan (2022)": "71",
        "Target 2024": "80",
        "Target Akhir Renstra 2026": "95",
        "Anggaran 2024 (Rp)": "120.000.000",
        "Anggaran 2025 (Rp)": "130.000.000",
        "Realisasi Keuangan Triwulan I (Rp)": "20.000.000",
        "Realisasi Keuangan Triwulan II (Rp)": "55.500.000",
    }
    kaskade, wrong, _ = read(tmp_path, f"{'|'.join(columns)}\n{'|'.join(columns.values())}")
    (program,), (indikator,) = kaskade.of(Jenis.PROGRAM), kaskade.indikator.values()
    assert not wrong
    assert program.pagu == 120_000_000
    assert [(v.tahun, v.triwulan, v.nilai) for v in program.anggaran] == [(2025, None, 130_000_000)]
    spent = [(v.tahun, v.triwulan, v.nilai) for v in program.realisasi_anggaran]
    assert spent == [(2024, 1, 20_000_000), (2024, 2, 55_500_000)]
    assert [(v.tahun, v.nilai) for v in indikator.kondisi_awal] == [(2022, 71)]
    targets = [(v.tahun, v.nilai, bool(v.akhir_periode)) for v in indikator.target]
    assert targets == [(2024, 80, False), (2026, 95, True)]


@pytest.mark.parametrize(
    ("heading", "printed", "rupiah"),
    [
        ("Pagu 2024 (juta rupiah)", "4.215,60", 4_215_600_000),
        ("Anggaran (Rp.000)", "125.500", 125_500_000),
        ("Pagu (Rp miliar)", "1,25", 1_250_000_000),
        ("Pagu (juta rupiah)", "4.215.600.000", 4_215_600_000),
        ("Pagu (Rp)", "125.500", 125_500),
    ],
)
def test_sums_in_thousands_and_millions_are_rupiah(
    tmp_path: Path, heading: str, printed: str, rupiah: int
) -> None:
    table = f"""
Program | Indikator | Satuan | Target 2024 | {heading}
7.01.02 Program Penyelenggaraan Pemerintahan dan Pelayanan Publik | Persentase layanan | Persen | 80 | {printed}
"""
    (program,) = read(tmp_path, table)[0].of(Jenis.PROGRAM)
    assert program.pagu == rupiah


@pytest.mark.parametrize(
    "above", ["Tabel 2 Pendanaan (dalam juta rupiah)", "(Rp juta)", "Dalam jutaan rupiah"]
)
def test_a_line_above_a_table_says_that_its_sums_are_in_millions(tmp_path: Path, above: str) -> None:
    table = f"""
{above}

Program | Indikator | Satuan | Target 2024 | Pagu
7.01.02 Program Penyelenggaraan Pemerintahan dan Pelayanan Publik | Persentase layanan | Persen | 80 | 4.215,60
"""
    (program,) = read(tmp_path, table)[0].of(Jenis.PROGRAM)
    assert program.pagu == 4_215_600_000


def test_a_scale_above_a_table_holds_for_those_below_with_doubt(tmp_path: Path) -> None:
    table = """
Pagu indikatif (dalam ribuan rupiah)

Program | Indikator | Satuan | Target 2024 | Pagu
7.01.02 Program Penyelenggaraan Pemerintahan dan Pelayanan Publik | Persentase layanan | Persen | 80 | 350.000

Kegiatan | Indikator | Satuan | Target 2024 | Pagu
7.01.02.2.01 Koordinasi Penyelenggaraan Pemerintahan | Jumlah rapat | Rapat | 12 | 120.000
"""
    kaskade, _, _ = read(tmp_path, table)
    (program,), (kegiatan,) = kaskade.of(Jenis.PROGRAM), kaskade.of(Jenis.KEGIATAN)
    assert (program.pagu, kegiatan.pagu) == (350_000_000, 120_000_000)
    sure = {q.unsur: q.keyakinan for q in kaskade.bukti if str(q.properti).endswith("pagu")}
    assert sure[program.iri] == 1.0
    assert sure[kegiatan.iri] < 0.8


@pytest.mark.parametrize("heading", ["No", "Kode", "Keterangan"])
def test_words_of_level_tell_it_whatever_their_heading_says(tmp_path: Path, heading: str) -> None:
    table = f"""
{heading} | Sasaran / Program / Kegiatan | Indikator | Satuan | Target 2024
Tujuan 1 | Meningkatnya kualitas pelayanan | Indeks Kepuasan Masyarakat | Indeks | 85
Sasaran 1 | Meningkatnya kualitas administrasi | Persentase layanan sesuai standar | Persen | 95
Program | Program Pemerintahan dan Pelayanan Publik | Persentase layanan tepat waktu | Persen | 90
"""
    kaskade, _, _ = read(tmp_path, table)
    assert labels(kaskade, Jenis.TUJUAN) == ["Meningkatnya kualitas pelayanan"]
    assert labels(kaskade, Jenis.SASARAN_STRATEGIS) == ["Meningkatnya kualitas administrasi"]


@pytest.mark.parametrize("cover", ["TAHUN 2024", "TAHUN ANGGARAN 2024", "Th. 2024"])
def test_a_cover_that_gives_the_year_a_line_of_its_own_is_of_its_kind(tmp_path: Path, cover: str) -> None:
    path = tmp_path / "pk.html"
    lines = ("PERJANJIAN KINERJA", "KECAMATAN SOKARAJA", cover, "KECAMATAN SOKARAJA", cover)
    rows = (("Sasaran", "Indikator", "Target"), ("Meningkatnya pelayanan", "Indeks kepuasan", "82"))
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in (*rows, rows[1]))
    path.write_text("".join(f"<p>{t}</p>" for t in lines) + f"<table>{body}</table>", encoding="utf-8")
    (found,) = read_file(path, ReadOptions())
    assert found.kaskade.jenis is JenisDokumen.PERJANJIAN_KINERJA


@pytest.mark.parametrize(
    "line",
    [
        "1. Program Pengelolaan Perikanan Tangkap          Rp 1.250.000.000",
        "Program Pemberdayaan Masyarakat Pesisir   Rp   450.000.000,-",
        "Koordinasi Kegiatan Pemberdayaan Desa\t750.000.000",
    ],
)
def test_a_program_with_its_sum_outside_a_table_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "pk.txt"
    path.write_text(
        "PERJANJIAN KINERJA KECAMATAN SOKARAJA TAHUN 2024\n\n"
        "| No | Sasaran | Indikator | Target |\n|---|---|---|---|\n"
        "| 1 | Meningkatnya pelayanan | Indeks kepuasan | 82 |\n"
        "| 2 | Meningkatnya ketertiban | Persentase desa aman | 90 |\n\n" + line + "\n",
        encoding="utf-8",
    )
    (found,) = read_file(path, ReadOptions())
    assert [b.tempat.text.split()[0] for b in found.laporan.tak_terbaca] == [line.split()[0]]


@pytest.mark.parametrize(
    "struck", ["<s>70</s>", "<del>70</del>", '<span style="text-decoration: line-through">70</span>']
)
def test_what_is_struck_out_is_not_read_and_told(tmp_path: Path, struck: str) -> None:
    path = tmp_path / "halaman.html"
    rows = "<tr><th>Sasaran</th><th>Indikator</th><th>Satuan</th><th>Target 2024</th></tr>" + "".join(
        f"<tr><td>Meningkatnya {n}</td><td>Persentase {n}</td><td>%</td><td>{struck} 75</td></tr>"
        for n in ("pelayanan", "ketertiban")
    )
    path.write_text(f"<h1>{TITLE}</h1><table>{rows}</table>", encoding="utf-8")
    (found,) = read_file(path, ReadOptions())
    assert [t.nilai for i in found.kaskade.indikator.values() for t in i.target] == [75, 75]
    assert "2 teks yang dicoret tidak dibaca" in [c.id for c in found.laporan.catatan]


def test_what_is_struck_out_in_word_is_not_read_and_told(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(0, 4)
    for row in (
        ("Sasaran", "Indikator", "Satuan", "Target 2024"),
        *[("Meningkatnya tertib", "Persentase", "%", "75")] * 2,
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    run = table.rows[1].cells[3].paragraphs[0].insert_paragraph_before().add_run("70")
    run.font.strike = True
    document.save(str(tmp_path / "a.docx"))
    blocks = without_marks(open_blocks(tmp_path / "a.docx"))
    assert not [c for g in blocks.grids() for c in g.cells if "70" in c.text]
    assert [n.id for n in blocks.notes] == ["1 teks yang dicoret tidak dibaca"]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_what_is_struck_out_in_a_workbook_is_not_read_and_told(tmp_path: Path, kind: str) -> None:
    path = Path(__file__).parents[1] / "formats" / "faults" / f"coret.{kind}"
    if kind == "xlsx":
        path = tmp_path / "coret.xlsx"
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet()
        struck, raised = book.add_format({"font_strikeout": True}), book.add_format({"font_script": 1})
        plain = book.add_format({"font_color": "black"})
        sheet.write_rich_string(0, 0, "Meningkatnya pelayanan", raised, "1")
        sheet.write_rich_string(0, 1, struck, "70", plain, " 75")
        sheet.write(1, 0, 70, struck)
        sheet.write(2, 0, "Dicoret", struck)
        sheet.write_rich_string(2, 1, plain, "tinggal", struck, " pergi", struck)
        book.close()
    blocks = without_marks(open_blocks(path))
    texts = [c.text for g in blocks.grids() for c in g.cells]
    assert [t for t in texts if "70" in t or "pergi" in t or "Dicoret" in t] == []
    assert {"Meningkatnya pelayanan", " 75", "tinggal"} <= set(texts)
    assert [n.id for n in blocks.notes] == [
        "4 teks yang dicoret tidak dibaca",
        "1 tanda catatan (¹, *) bukan bagian dari teksnya",
    ]


def test_the_mark_of_a_note_is_no_part_of_a_name_a_heading_or_a_figure(tmp_path: Path) -> None:
    path = tmp_path / "catatan.html"
    rows = (
        ("Sasaran Strategis<sup>1)</sup>", "Indikator Kinerja<sup>2</sup>", "Satuan*", "Target 2024 *)"),
        ("Meningkatnya pelayanan<sup>1</sup>", "Persentase layanan tepat waktu²", "%", "75<sup>3</sup>"),
        ("Meningkatnya ketertiban*", "Luas taman terpelihara *)", "m²", "1.400²"),
        ("Meningkatnya akuntabilitas **)", "Nilai SAKIP<sup>a</sup>", "poin", "75*)"),
    )
    cells = "".join("<tr>" + "".join(f"<td>{one}</td>" for one in row) + "</tr>" for row in rows)
    path.write_text(f"<h1>{TITLE}</h1><table>{cells}</table><p>*) sementara</p>", encoding="utf-8")
    (found,) = read_file(path, ReadOptions())
    kaskade = found.kaskade
    assert [u.label for u in kaskade.unsur.values()] == [
        "Meningkatnya pelayanan",
        "Meningkatnya ketertiban",
        "Meningkatnya akuntabilitas",
    ]
    assert [(i.label, i.satuan, i.target[0].nilai) for i in kaskade.indikator.values()] == [
        ("Persentase layanan tepat waktu", "%", 75),
        ("Luas taman terpelihara", "m²", 1400),
        ("Nilai SAKIP", "poin", 75),
    ]


@pytest.mark.parametrize(
    ("heads", "row", "targets", "unread"),
    [
        ("Target,,\n,,,TW I,TW II,TW III", "20,40,60", {1: 20, 2: 40, 3: 60}, 0),
        (
            "Target,Target,Target\n,,,Triwulan I,Triwulan II,Triwulan III",
            "20,40,60",
            {1: 20, 2: 40, 3: 60},
            0,
        ),
        ("Target,,\n,,,Jan-Mar,Apr-Jun,Jul-Sep", "20,40,60", {}, 0),
        ("Tahun 2024,,\n,,,Semester I,Semester II,s.d. TW III", "20,40,60", {}, 3),
    ],
)
def test_words_under_the_headings_of_figures_say_what_they_are_of(
    tmp_path: Path, heads: str, row: str, targets: dict[int, int], unread: int
) -> None:
    path = tmp_path / "triwulan.csv"
    path.write_text(
        f"{TITLE}\nSasaran,Indikator,Satuan,{heads}\nMeningkatnya tertib,Indeks tertib,Indeks,{row}\n",
        "utf-8",
    )
    (found,) = read_file(path, ReadOptions())
    (measure,) = found.kaskade.indikator.values()
    assert {t.triwulan: t.nilai for t in measure.target} == targets
    assert len(found.laporan.tak_terbaca) == unread
