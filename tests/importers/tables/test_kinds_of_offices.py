"""Kinds that offices print, first met in documents written without sight of the reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.model import Indikator, Jenis, Kaskade, Tipe

HEAD = "<h2>RENCANA KINERJA DINAS KESEHATAN KABUPATEN MAGELANG TAHUN 2025</h2>"


def read(tmp_path: Path, name: str, text: str) -> tuple[Kaskade, str]:
    """Import a file of this text; return the cascade, and all that is told of its reading."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (found,) = read_file(path, ReadOptions())
    return found.kaskade, "\n".join(m.id for m in [*found.laporan.masalah, *found.laporan.catatan])


def measure(kaskade: Kaskade, label: str) -> Indikator:
    return next(i for i in kaskade.indikator.values() if i.label == label)


def test_elements_across_the_table_with_their_budget_beside_them(tmp_path: Path) -> None:
    kaskade, _ = read(
        tmp_path,
        "pita.html",
        f"""{HEAD}<table>
<tr><th>No</th><th>Indikator Kinerja</th><th>Satuan</th><th>Target</th><th>Pagu (Rp)</th>
<th>Penanggung Jawab</th></tr>
<tr><td colspan="6">SASARAN 1.1 &mdash; Meningkatnya mutu layanan kesehatan</td></tr>
<tr><td>1</td><td>Indeks Kepuasan Masyarakat</td><td>Indeks</td><td>88,1</td><td></td><td></td></tr>
<tr><td colspan="4">PROGRAM [1.02.02] PEMENUHAN UPAYA KESEHATAN</td><td>1.250.000.000</td><td>Bidang Yankes</td></tr>
<tr><td>1</td><td>Persentase fasyankes terakreditasi</td><td>%</td><td>92</td><td></td><td></td></tr>
<tr><td colspan="4">KEGIATAN [1.02.02.2.01] Penyediaan Fasilitas</td><td colspan="2">Pagu: Rp 900.000.000</td></tr>
<tr><td>1</td><td>Persentase fasilitas terbangun</td><td>%</td><td>100</td><td></td><td></td></tr>
<tr><td colspan="4">Jumlah pagu seluruh program</td><td>1.250.000.000</td><td></td></tr></table>""",
    )
    (sasaran,) = kaskade.of(Jenis.SASARAN_STRATEGIS)
    assert (sasaran.nomor, sasaran.label) == ("1.1", "Meningkatnya mutu layanan kesehatan")
    assert [(u.kode, u.label, str(u.pagu), u.penanggung_jawab) for u in kaskade.of(Jenis.PROGRAM)] == [
        ("1.02.02", "PEMENUHAN UPAYA KESEHATAN", "1250000000", "Bidang Yankes")
    ]
    assert [str(u.pagu) for u in kaskade.of(Jenis.KEGIATAN)] == ["900000000"]
    assert len(kaskade.indikator) == 3


@pytest.mark.parametrize(
    ("said", "tipe"),
    [
        ("Formulasi: A / B<br>Tipe: Tidak<br>Kumulatif", Tipe.NON_KUMULATIF),
        ("A / B x 100; non<br>kumulatif; sumber: DTKS", Tipe.NON_KUMULATIF),
        ("Formulasi: A / B<br>Sifat penghitungan : bukan kumulatif", Tipe.NON_KUMULATIF),
        ("Formulasi: A / B<br>Tipe penghitungan :<br>Kumulatif", Tipe.KUMULATIF),
        ("Formulasi: A / B<br>Tipe penghitungan : Kumulatif / Non Kumulatif *)", None),
    ],
)
def test_what_denies_a_kind_of_count_is_not_lost_at_the_end_of_a_line(
    tmp_path: Path, said: str, tipe: Tipe | None
) -> None:
    kaskade, told = read(
        tmp_path,
        "iku.html",
        f"""{HEAD}<table><tr><th>No</th><th>Sasaran Strategis</th><th>Indikator Kinerja</th><th>Formulasi</th>
<th>Target</th></tr><tr><td>1</td><td>Meningkatnya kemandirian warga</td><td>Persentase warga mandiri</td>
<td>{said}</td><td>45</td></tr></table>""",
    )
    assert measure(kaskade, "Persentase warga mandiri").tipe is tipe
    assert ("Kumulatif / Non Kumulatif" in told) is (tipe is None)


def test_figures_of_an_indikator_are_no_numbers_of_it(tmp_path: Path) -> None:
    kaskade, _ = read(
        tmp_path,
        "unduhan.csv",
        "thn;nama_pemda;nama_opd;sasaran_strategis;ik_sasaran;target_ik_sasaran;kode_program;nama_program;ik_program;"
        "tgt_ik_program;realisasi_ik_program;sat_ik_program\n"
        "2025;Kabupaten Sleman;Dinas Pariwisata;Meningkatnya kunjungan;Jumlah kunjungan;1250000;3.26.02;"
        "PROGRAM PENINGKATAN DAYA TARIK DESTINASI PARIWISATA;Persentase destinasi layak;77,5;74,25;Persen\n"
        "2025;Kabupaten Sleman;Dinas Pariwisata;Meningkatnya kunjungan;Jumlah kunjungan;1250000;3.26.03;"
        "PROGRAM PEMASARAN PARIWISATA;Jumlah promosi;12;11;Kali\n",
    )
    assert kaskade.unit.kode_wilayah == "34.04"
    destinasi = measure(kaskade, "Persentase destinasi layak")
    assert [str(v.nilai) for v in (*destinasi.target, *destinasi.realisasi)] == ["77.5", "74.25"]
    assert [str(v.nilai) for v in measure(kaskade, "Jumlah kunjungan").target] == ["1250000"]


def test_years_and_budgets_of_objects_within_objects(tmp_path: Path) -> None:
    targets = [{"thn": "2025", "nilai": "77,5"}, {"thn": "2026", "nilai": "80"}]
    program = {
        "kode": "3.26.02",
        "nama": "PROGRAM PENINGKATAN DAYA TARIK DESTINASI PARIWISATA",
        "pagu": {"murni": "1250000000.00", "perubahan": None},
        "indikator": [{"nama": "Persentase destinasi layak", "target_tahunan": targets}],
    }
    sasaran = {"nama": "Meningkatnya kunjungan wisata", "program": [program]}
    data = {"pemda": "Kabupaten Sleman", "opd": "Dinas Pariwisata", "tahun": 2025, "sasaran": [sasaran]}
    kaskade, _ = read(tmp_path, "ekspor.json", json.dumps(data))
    assert [u.nomor for u in kaskade.of(Jenis.SASARAN_STRATEGIS)] == [None]
    assert [(u.kode, u.pagu) for u in kaskade.of(Jenis.PROGRAM)] == [("3.26.02", 1250000000)]
    (destinasi,) = kaskade.indikator.values()
    assert [(v.tahun, v.tercetak) for v in destinasi.target] == [(2025, "77,5"), (2026, "80")]


@pytest.mark.parametrize(
    "line", ["Mendukung Sasaran 2", "Sasaran Strategis yang didukung : 2. Meningkatnya mutu"]
)
def test_a_line_above_a_table_says_what_its_programs_support(tmp_path: Path, line: str) -> None:
    kaskade, _ = read(
        tmp_path,
        "pk.html",
        f"""{HEAD}<table><tr><th>No</th><th>Sasaran Strategis</th><th>Indikator Kinerja</th><th>Target</th></tr>
<tr><td>1</td><td>Meningkatnya usia harapan hidup</td><td>Usia harapan hidup</td><td>74</td></tr>
<tr><td>2</td><td>Meningkatnya mutu</td><td>Indeks mutu</td><td>80</td></tr></table>
<p>BIDANG YANKES</p><p>{line}</p>
<table><tr><th>Kode</th><th>Program/Kegiatan</th><th>Indikator</th><th>Target</th></tr>
<tr><td>1.02.02</td><td>PROGRAM PEMENUHAN UPAYA KESEHATAN</td><td>Cakupan</td><td>90</td></tr></table>""",
    )
    (program,) = kaskade.of(Jenis.PROGRAM)
    assert [kaskade.unsur[iri].nomor for iri in program.mendukung] == ["2"]


def test_a_label_of_its_own_ends_the_name_above_it(tmp_path: Path) -> None:
    kaskade, _ = read(
        tmp_path,
        "iku.txt",
        "INDIKATOR KINERJA UTAMA DINAS KESEHATAN KABUPATEN MAGELANG TAHUN 2025\n\n"
        "Tujuan: Meningkatnya derajat kesehatan masyarakat\n"
        "   Tugas : menyelenggarakan urusan kesehatan\n"
        "Sasaran 1: Meningkatnya mutu layanan kesehatan\n"
        "Indikator: Indeks mutu\nTarget: 80\n",
    )
    assert [u.label for u in kaskade.of(Jenis.TUJUAN)] == ["Meningkatnya derajat kesehatan masyarakat"]


MESSAGE = """[05/03/25 19.20] Pak Camat: tolong dicek
*POHON KINERJA DINAS SOSIAL TH. 2025*
_Pemerintah Kabupaten Magelang_

*I. SASARAN:* Meningkatnya kemandirian warga
▪ Persentase warga mandiri | tgt 45 | sat persen | sumber DTKS
1 *PROG*: 1.06.04 Program Rehabilitasi Sosial (Rp. 1.250.000.000)
  ▪ Persentase warga terlayani | target: 80 | satuan: persen
  1.1 KEG: Rehabilitasi Sosial Dasar
    • Jumlah warga dilayani | tgt 120 | sat orang

[05/03/25 19.30] Bu Sekcam: target sudah betul, anggaran Rp 5.000.000 nanti
"""


def test_a_cascade_pasted_into_a_message(tmp_path: Path) -> None:
    kaskade, told = read(tmp_path, "pesan.txt", MESSAGE)
    assert (kaskade.unit.kode_wilayah, kaskade.unit.nama, kaskade.tahun) == ("33.08", "Dinas Sosial", 2025)
    assert [(u.nomor, u.label) for u in kaskade.of(Jenis.SASARAN_STRATEGIS)] == [
        ("I", "Meningkatnya kemandirian warga")
    ]
    assert [(u.nomor, u.kode, u.pagu) for u in kaskade.of(Jenis.PROGRAM)] == [("1", "1.06.04", 1250000000)]
    assert [(u.nomor, u.label) for u in kaskade.of(Jenis.KEGIATAN)] == [("1.1", "Rehabilitasi Sosial Dasar")]
    mandiri = measure(kaskade, "Persentase warga mandiri")
    assert (mandiri.satuan, mandiri.sumber_data) == ("persen", "DTKS")
    assert [v.tercetak for i in kaskade.indikator.values() for v in i.target] == ["45", "80", "120"]
    assert "tidak terbaca" not in told


SENTENCES = """PENJABARAN KINERJA DINAS SOSIAL KABUPATEN MAGELANG TAHUN 2025

Naskah ini dibuat agar kegiatan diukur dari hasil dengan target yang jelas.

1.1 Sasaran: Meningkatnya kemandirian warga
   Diukur dengan indikator persentase warga mandiri, target 45 persen.
1.06.04 Program Rehabilitasi Sosial dengan anggaran Rp1.250.000.000
   Diukur dari (1) persentase terlayani dengan target 80 persen dan (2) jumlah panti dengan target 4 unit.
   Diukur dari hasil pendataan setiap tahun.
"""


def test_an_indikator_and_its_target_in_a_sentence(tmp_path: Path) -> None:
    kaskade, told = read(tmp_path, "penjabaran.txt", SENTENCES)
    assert {i.label: [v.tercetak for v in i.target] for i in kaskade.indikator.values()} == {
        "persentase warga mandiri": ["45 persen"],
        "persentase terlayani": ["80 persen"],
        "jumlah panti": ["4 unit"],
    }
    assert [u.pagu for u in kaskade.of(Jenis.PROGRAM)] == [1250000000]
    assert "Diukur dari hasil pendataan" in told


QUARTERS = """{title} DINAS SOSIAL KABUPATEN MAGELANG TAHUN 2025;;;;;
Sasaran;Indikator;Satuan;Target 2025;TW I;TW II
Meningkatnya kemandirian;Persentase mandiri;%;45;{first};{second}
"""


@pytest.mark.parametrize(
    ("title", "cells", "targets", "said"),
    [
        ("RENCANA AKSI", ("10", "20"), {None: "45", 1: "10", 2: "20"}, ""),
        ("PENGUKURAN KINERJA", ("10", "20"), {None: "45"}, "'10' (judul kolom tidak dikenal: TW I)"),
        ("RENCANA AKSI", ("v", "v"), {None: "45"}, "tidak disimpan: TW I, TW II"),
    ],
)
def test_bare_quarters_are_stages_of_a_plan_and_told_elsewhere(
    tmp_path: Path, title: str, cells: tuple[str, str], targets: dict[int | None, str], said: str
) -> None:
    text = QUARTERS.format(title=title, first=cells[0], second=cells[1])
    kaskade, told = read(tmp_path, "aksi.csv", text)
    assert {v.triwulan: v.tercetak for i in kaskade.indikator.values() for v in i.target} == targets
    assert said in told


@pytest.mark.parametrize(
    "heading", ["Definisi Operasional", "Penjelasan Perhitungan", "Uraian Tambahan", "Kriteria"]
)
def test_what_is_reckoned_is_the_formula_under_any_heading(tmp_path: Path, heading: str) -> None:
    kaskade, _ = read(
        tmp_path,
        "pk.csv",
        f"""RENCANA KINERJA DINAS SOSIAL KABUPATEN MAGELANG TAHUN 2025;;;;
Sasaran;Indikator;{heading};Target 2025;Bukti Dukung
Meningkatnya kemandirian;Persentase mandiri;Warga mandiri dibagi warga terdata x 100%;45;DTKS
Meningkatnya layanan;Persentase panti;Panti layak dibagi semua panti x 100%;60;Laporan panti
Menurunnya keluhan;Jumlah keluhan;Penjumlahan keluhan yang masuk;12;Aplikasi LAPOR
""",
    )
    assert measure(kaskade, "Jumlah keluhan").formulasi == "Penjumlahan keluhan yang masuk"
    assert measure(kaskade, "Jumlah keluhan").sumber_data == "Aplikasi LAPOR"


@pytest.mark.parametrize(
    ("heads", "realisasi"),
    [
        (("Realisasi 2024", "Realisasi s.d. Triwulan II 2025", "Capaian"), {2024: "70"}),
        (("Capaian 2024", "Realisasi s.d. Triwulan II 2025", "Capaian 2025"), {2024: "70"}),
        (("Realisasi 2024", "Target 2026", "Capaian Kinerja 2025"), {2024: "70", 2025: "60"}),
        (("Realisasi Anggaran 2024", "Target 2026", "Capaian"), {2025: "60"}),
    ],
)
def test_what_was_reached_of_a_target_is_no_realisasi(
    tmp_path: Path, heads: tuple[str, ...], realisasi: dict[int, str]
) -> None:
    columns = "".join(f"<th>{h}</th>" for h in heads)
    kaskade, _ = read(
        tmp_path,
        "capaian.html",
        f"""{HEAD}<table><tr><th>Sasaran</th><th>Indikator</th><th>Target 2025</th>{columns}</tr>
<tr><td>Meningkatnya mutu layanan</td><td>Indeks mutu layanan</td><td>80</td><td>70</td><td>50</td><td>60</td></tr>
<tr><td>Menurunnya keluhan warga</td><td>Jumlah keluhan warga</td><td>40</td><td>45</td><td>20</td><td>35</td></tr>
</table>""",
    )
    found = measure(kaskade, "Indeks mutu layanan").realisasi
    assert {n.tahun: str(n.nilai) for n in found} == realisasi


@pytest.mark.parametrize(
    "total", ["Jumlah Pelayanan Rujukan", "Sub Total Pelayanan Rujukan", "Total Kegiatan Pelayanan Rujukan"]
)
def test_the_sum_of_a_named_element_is_no_element(tmp_path: Path, total: str) -> None:
    kaskade, _ = read(
        tmp_path,
        "jumlah.html",
        f"""{HEAD}<table><tr><th>Program</th><th>Kegiatan</th><th>Sub Kegiatan</th><th>Indikator</th><th>Satuan</th>
<th>Target 2025</th><th>Pagu 2025</th></tr>
<tr><td rowspan="3">Program Kesehatan</td><td rowspan="3">Pelayanan Rujukan</td><td>Pengadaan Obat</td>
<td>Jumlah paket obat</td><td rowspan="2">Paket</td><td>4</td><td>40.000.000</td></tr>
<tr><td>Pengadaan Alat</td><td>Jumlah paket alat</td><td>2</td><td>60.000.000</td></tr>
<tr><td>{total}</td><td></td><td></td><td></td><td>100.000.000</td></tr></table>""",
    )
    found = [(u.label, str(u.pagu)) for u in kaskade.of(Jenis.SUB_KEGIATAN)]
    assert found == [("Pengadaan Obat", "40000000"), ("Pengadaan Alat", "60000000")]
    assert [i.satuan for i in kaskade.indikator.values()] == ["Paket", "Paket"]


@pytest.mark.parametrize("name", ["Pelayanan Umum (Rp 900 jt)", "Pelayanan Umum (pagu 2025 Rp1,2 miliar)"])
def test_a_sum_in_brackets_behind_a_name_is_told(tmp_path: Path, name: str) -> None:
    kaskade, told = read(
        tmp_path,
        "kurung.txt",
        "RENCANA KERJA KECAMATAN LUMBIR KABUPATEN BANYUMAS TAHUN 2025\n\nSasaran: Meningkatnya mutu layanan umum\n"
        f"  Indikator: Indeks mutu layanan umum\n  Program: {name}\n    Kegiatan: Pelayanan Rujukan Warga\n",
    )
    assert "nama berisi isian lain" in told or next(kaskade.of(Jenis.PROGRAM)).label == "Pelayanan Umum"


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Sasaran | Indikator | Target 2025", "{} | {} | {}"),
        ("| Sasaran | Indikator | Target 2025 |", "| {} | {} | {} |"),
        ("Sasaran | Indikator | Target 2025", "| {} | {} | {} |"),
    ],
)
def test_an_empty_first_cell_of_a_table_of_pipes(tmp_path: Path, head: str, row: str) -> None:
    rows = (
        ("Meningkatnya kondisi jalan", "Persentase jalan mantap", "78,5 %"),
        ("", "Panjang jalan dibangun", "12,75 Km"),
        ("Meningkatnya kondisi jembatan", "Persentase jembatan baik", "80 %"),
    )
    lines = "\n".join(row.format(*cells).strip() for cells in rows)
    kaskade, _ = read(
        tmp_path,
        "pipa.txt",
        f"PERJANJIAN KINERJA KECAMATAN LUMBIR KABUPATEN BANYUMAS TAHUN 2025\n\n{head}\n{lines}\n",
    )
    assert [u.label for u in kaskade.of(Jenis.SASARAN_STRATEGIS)] == [rows[0][0], rows[2][0]]
    assert [(i.label, i.target[0].tercetak) for i in kaskade.indikator.values()] == [r[1:] for r in rows]


def test_figures_that_a_note_or_a_point_makes_unsure_are_not_taken_for_others(tmp_path: Path) -> None:
    kaskade, told = read(
        tmp_path,
        "titik.html",
        f"""{HEAD}<table><tr><th>Sasaran</th><th>Indikator</th><th>Satuan</th><th>Target 2025</th></tr>
<tr><td rowspan="4">Meningkatnya mutu layanan</td><td>Jumlah kunjungan</td><td>Orang</td>
<td>1.400<sup>2</sup></td></tr>
<tr><td>Luas layanan</td><td>m<sup>2</sup></td><td>1.500</td></tr>
<tr><td>Indeks mutu layanan</td><td>Indeks</td><td>3.450</td></tr>
<tr><td>Indeks kepuasan</td><td>Indeks</td><td>3,450</td></tr></table>""",
    )
    assert measure(kaskade, "Jumlah kunjungan").target[0].nilai == 1400
    assert (
        measure(kaskade, "Luas layanan").satuan,
        str(measure(kaskade, "Luas layanan").target[0].nilai),
    ) == ("m²", "1500")
    assert "Indeks mutu layanan 3.450" in told
    assert "Indeks kepuasan" not in told


def test_a_bidang_urusan_in_the_column_of_programs_is_told(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{measure}</td><td>{target}</td><td>{pagu}</td></tr>"
        for name, measure, target, pagu in (
            ("PROGRAM PENELITIAN DAERAH", "Jumlah kajian daerah", "4", "40.000.000"),
            ("PROGRAM INOVASI DAERAH", "Jumlah inovasi daerah", "5", "50.000.000"),
            ("PENELITIAN DAN PENGEMBANGAN", "", "", "72.000.000"),
            ("PROGRAM DATA DAERAH", "Jumlah data daerah", "6", "60.000.000"),
        )
    )
    head = "<tr><th>Program</th><th>Indikator</th><th>Target 2025</th><th>Pagu 2025</th></tr>"
    _, told = read(tmp_path, "bidang.html", f"{HEAD}<table>{head}{rows}</table>")
    assert (
        "program tanpa isi dan tanpa kata Program di antara yang lain: 'PENELITIAN DAN PENGEMBANGAN'" in told
    )


MARKS = "".join(f"<th>{h}</th>" for h in ("Spesifik", "Terukur", "Relevan", "Berwaktu", "Wajar"))
SECTIONS = """<h2>KERTAS KERJA EVALUASI DINAS SOSIAL KABUPATEN MAGELANG TAHUN 2025</h2><table>
<tr><th rowspan="2">No</th><th rowspan="2">Sasaran, Program, Kegiatan</th><th rowspan="2">Indikator Kinerja</th>
<th rowspan="2">Target</th><th colspan="5">{marks}</th><th rowspan="2">Simpulan</th></tr><tr>{under}</tr>
<tr><td colspan="10">{first}</td></tr>
<tr><td>1</td><td>Meningkatnya kemandirian</td><td>Persentase mandiri</td><td>45 %</td>{ones}</tr>
<tr><td colspan="10">{second}</td></tr>
<tr><td>1.06.02</td><td>Program Pemberdayaan Sosial</td><td>Jumlah pilar</td><td>4 Pilar</td>{ones}</tr>
<tr><td>1.06.04</td><td>Program Rehabilitasi Sosial</td><td>Jumlah panti</td><td>2 Panti</td>{ones}</tr>
</table>"""


@pytest.mark.parametrize(
    ("marks", "first", "second"),
    [
        ("Kinerja (Y=1/T=0)", "A. SASARAN", "B. PROGRAM"),
        ("Penilaian (Ya/Tidak)", "I. Sasaran Strategis", "II. Program"),
        ("Mutu", "1. SASARAN", "2. PROGRAM"),
    ],
)
def test_sections_by_level_under_a_group_of_marks(
    tmp_path: Path, marks: str, first: str, second: str
) -> None:
    ones = "<td>1</td>" * 5 + "<td>SMART</td>"
    text = SECTIONS.format(marks=marks, under=MARKS, first=first, second=second, ones=ones)
    kaskade, told = read(tmp_path, "kke.html", text)
    assert [u.label for u in kaskade.of(Jenis.SASARAN_STRATEGIS)] == ["Meningkatnya kemandirian"]
    assert [u.kode for u in kaskade.of(Jenis.PROGRAM)] == ["1.06.02", "1.06.04"]
    assert [v.tercetak for v in measure(kaskade, "Jumlah panti").target] == ["2 Panti"]
    assert "SMART" in told
    assert (marks == "Mutu") == ("judul kolom tidak dikenal: Mutu" in told)


def test_a_plan_for_several_years_is_of_its_first_one_and_says_so(tmp_path: Path) -> None:
    text = """<h2>TUJUAN DAN SASARAN DINAS SOSIAL KABUPATEN MAGELANG</h2><table><tr><th>Sasaran</th>
<th>Indikator</th><th>Kondisi 2024</th><th>Target 2025</th><th>Target 2026</th><th>Target 2027</th></tr>
<tr><td>Meningkatnya kemandirian</td><td>Persentase mandiri</td><td>40</td><td>45</td><td>50</td><td>55</td></tr>
</table>"""
    kaskade, told = read(tmp_path, "tc25.html", text)
    assert kaskade.tahun == 2025
    assert "Tahun: 2025, tahun pertama yang direncanakan" in told


def test_place_and_date_beside_a_note_begin_a_signature(tmp_path: Path) -> None:
    kaskade, _ = read(
        tmp_path,
        "pk.csv",
        """RENCANA KINERJA DINAS SOSIAL KABUPATEN MAGELANG TAHUN 2025;;;
No;Sasaran;Indikator;Target
1;Meningkatnya kemandirian;Persentase mandiri;45
;;;
*) dinilai terpisah;;Mungkid, 31 Januari 2025;
;;Kepala Bagian Umum;
;;Pembina / IV a;
""",
    )
    assert [i.label for i in kaskade.indikator.values()] == ["Persentase mandiri"]
