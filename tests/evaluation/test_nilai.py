"""The evaluator's worksheets and form: filled from a cascade, changed by hand, read back."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from kaskade_graph import resources
from kaskade_graph.audit.rules import load_all
from kaskade_graph.errors import InputError
from kaskade_graph.evaluation.criteria import columns, form
from kaskade_graph.evaluation.proposal import letter
from kaskade_graph.evaluation.worksheets import SMART
from kaskade_graph.reports import evaluation_xlsx
from kaskade_graph.usecases import evaluate
from kaskade_graph.usecases.evaluate import Evaluated
from kaskade_graph.usecases.inputs import Inputs


@pytest.fixture(scope="module")
def done() -> Evaluated:
    return evaluate.nilai(Inputs(resources.contoh()))


def test_the_form_is_whole() -> None:
    assert len(form()) == 80
    assert abs(sum(c.bobot for c in form()) - 100) < Decimal("0.2")
    assert len({c.komponen for c in form()}) == 4


def test_every_rule_that_is_named_is_there() -> None:
    known = {r.kode for r in load_all()}
    named = {c for k in columns().values() for c in k.aturan} | {c for k in form() for c in k.aturan}
    assert named <= known


@pytest.mark.parametrize(
    ("fulfilled", "of", "wanted"),
    [
        (8, 8, "BB"),
        (7, 8, "B"),
        (6, 8, "CC"),
        (5, 8, "CC"),
        (4, 8, "C"),
        (2, 8, "D"),
        (1, 8, "D"),
        (0, 8, "E"),
    ],
)
def test_the_scale_of_the_form(fulfilled: int, of: int, wanted: str) -> None:
    assert letter(fulfilled, of) == wanted


def test_what_a_cascade_cannot_tell_is_left_open(done: Evaluated) -> None:
    evaluation = done.evaluations[0]
    letters = {j.kriteria.kode: j.huruf for j in evaluation.judged}
    # No targets, no realisasi, no budget in this document; and never a grade that people give.
    assert all(letters[k] is None for k in ("1.1.1", "1.2.7", "1.3.1", "1.3.3", "2.2.4", "3.2.3", "4.3.1"))
    assert set(letters.values()) <= {None, "BB", "B", "CC", "C", "D", "E"}
    points, weight = evaluation.seen
    assert 0 < points < weight < 20


def test_every_mark_below_one_has_its_finding_or_reason(done: Evaluated) -> None:
    for sheet in done.evaluations[0].sheets:
        for row in sheet.rows:
            for mark in row.marks.values():
                assert mark.alasan.id
                assert mark.alasan.en
                if mark.nilai == 0 and sheet.key != "tindak_lanjut":
                    assert mark.temuan


def test_smart_counts_indikator(done: Evaluated) -> None:
    smart = next(s for s in done.evaluations[0].sheets if s.key == "smart")
    assert len(smart.rows) == 46
    assert set(SMART) < set(smart.marked)
    assert smart.result(("berbatas_waktu",)) == (0, 46)


def test_what_mending_wins_is_what_the_form_gives(done: Evaluated) -> None:
    evaluation = done.evaluations[0]
    assert [g.poin for g in evaluation.gains] == sorted((g.poin for g in evaluation.gains), reverse=True)
    assert all(g.poin > 0 and g.temuan > 0 for g in evaluation.gains)


def test_text_and_json_say_that_it_is_a_proposal(done: Evaluated) -> None:
    text = done.render("text", "id")
    assert isinstance(text, str)
    assert "bukan nilai" in text
    data = json.loads(done.render("json", "en"))
    assert "no grade" in data["usulan"]
    assert len(data["nilai"][0]["lke"]) == 80


def test_marks_go_out_and_come_back(done: Evaluated, tmp_path: Path) -> None:
    book = tmp_path / "nilai.xlsx"
    first = done.render("xlsx", "id")
    assert first == done.render("xlsx", "id")
    assert isinstance(first, bytes)
    book.write_bytes(first)
    same = evaluate.nilai(Inputs(resources.contoh()), isian=book)
    assert not any(m.diubah for s in same.evaluations[0].sheets for r in s.rows for m in r.marks.values())
    edited = openpyxl.load_workbook(book)
    page = edited["Perencanaan SMART"]
    heads = [c.value for c in page[4]]
    at = heads.index("Berbatas Waktu") + 1
    for row in range(5, 5 + 46):
        page.cell(row, at, 1)
    edited.save(book)
    again = evaluate.nilai(Inputs(resources.contoh()), isian=book)
    smart = next(s for s in again.evaluations[0].sheets if s.key == "smart")
    assert smart.result(("berbatas_waktu",)) == (46, 46)
    assert all(r.marks["berbatas_waktu"].diubah for r in smart.rows)
    before = {j.kriteria.kode: j.terpenuhi for j in done.evaluations[0].judged}
    after = {j.kriteria.kode: j.terpenuhi for j in again.evaluations[0].judged}
    assert after["1.2.5"] > before["1.2.5"]


def test_a_mark_that_is_none_names_its_cell(done: Evaluated, tmp_path: Path) -> None:
    book = tmp_path / "nilai.xlsx"
    made = done.render("xlsx", "en")
    assert isinstance(made, bytes)
    book.write_bytes(made)
    edited = openpyxl.load_workbook(book)
    edited["Planning SMART"]["E5"] = "dua"
    edited.save(book)
    with pytest.raises(InputError, match="E5"):
        evaluate.nilai(Inputs(resources.contoh()), isian=book)
    (tmp_path / "lain.xlsx").write_bytes(b"PK")
    with pytest.raises(InputError, match="XLSX"):
        evaluate.nilai(Inputs(resources.contoh()), isian=tmp_path / "lain.xlsx")


def test_no_text_becomes_a_formula(done: Evaluated, tmp_path: Path) -> None:
    book = tmp_path / "nilai.xlsx"
    made = done.render("xlsx", "id")
    assert isinstance(made, bytes)
    book.write_bytes(made)
    for page in openpyxl.load_workbook(book).worksheets:
        for row in page.iter_rows():
            for one in row:
                if one.data_type == "f":
                    assert str(one.value).startswith(("=SUM(", "=SUMIF(", "=IF("))


def test_the_sheets_have_the_columns_of_the_forms(done: Evaluated, tmp_path: Path) -> None:
    path = tmp_path / "n.xlsx"
    data = done.render("xlsx", "id")
    assert isinstance(data, bytes)
    path.write_bytes(data)
    book = openpyxl.load_workbook(path)
    heads = {s.title: [str(c.value) for c in s[4] if c.value] for s in book.worksheets}
    assert heads["Perencanaan SMART"][4:11] == [
        "Spesifik",
        "Dapat Diukur",
        "Dapat Dicapai",
        "Relevan",
        "Berbatas Waktu",
        "Jumlah Nilai",
        "Menantang (Continuous Improvement)",
    ]
    assert heads["Evaluasi tindak lanjut"][1:8] == [
        "Judul/Nomor/Tanggal LHE",
        "Rekomendasi Hasil Evaluasi",
        "Tindak Lanjut",
        "Belum Ada",
        "Dalam Proses",
        "Tuntas",
        "Jumlah Nilai",
    ]
    assert heads["Pengukuran pimpinan"][2:9] == [
        "Jadwal Kegiatan",
        "Reviu Dokumen",
        "Atensi Pimpinan",
        "Rapat",
        "Undangan",
        "Daftar Hadir",
        "Notulensi",
    ]
    page = book["Perencanaan SMART"]
    assert str(page["J5"].value).startswith('=IF(COUNT(E5:I5)=0,"",SUM(E5:I5)')


def test_a_performance_report_shows_its_criteria(tmp_path: Path) -> None:
    """Criteria of reporting are seen only where a report is loaded."""
    rows = "Sasaran Strategis,Indikator,Satuan,Target 2021,Realisasi 2021,Realisasi 2020\n"
    rows += "Meningkatnya pelayanan,Indeks Kepuasan Masyarakat,Indeks,85,86,84\n"
    rows += "Meningkatnya pelayanan,Persentase layanan tepat waktu,%,95,93,\n"
    report = tmp_path / "lkjip-laporan-kinerja.csv"
    report.write_text(
        "LAPORAN KINERJA KECAMATAN SOKARAJA KABUPATEN BANYUMAS TAHUN 2021\n" + rows, encoding="utf-8"
    )
    found = evaluate.nilai(Inputs(resources.contoh()), documents=[report])
    letters = {j.kriteria.kode: (j.terpenuhi, j.dari) for e in found.evaluations for j in e.judged if j.huruf}
    assert letters["3.2.3"] == (2, 2)
    assert letters["3.2.5"] == (1, 2)
    assert "3.2.8" not in letters


def test_a_budget_is_a_number_with_separators(done: Evaluated, tmp_path: Path) -> None:
    (whole,) = copy.deepcopy(done.evaluations)
    budget = next(s for s in whole.sheets if s.key == "anggaran")
    for row, amount in zip(budget.rows, ("28000000", "1250000.50", "1234567890123456"), strict=False):
        row.teks["pagu"] = amount
    path = tmp_path / "n.xlsx"
    path.write_bytes(evaluation_xlsx.to_xlsx([whole]))
    page = openpyxl.load_workbook(path)["Perencanaan anggaran"]
    shown = [(c.value, c.number_format) for (c,) in page["D5:D8"]]
    assert shown[:2] == [(28000000, "#,##0"), (1250000.5, "#,##0.00")]
    assert shown[2][0] == "1234567890123456"  # more digits than a spreadsheet keeps in a number
    assert not shown[3][0]
