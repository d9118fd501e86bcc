"""``kaskade audit`` with an earlier audit, waivers, a profile, and one finding explained."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.audit.bahan import DOKUMEN
from tests.cli.conftest import Kaskade, golden


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(DOKUMEN, tmp_path / "k.txt")
    return tmp_path


def test_put_right_since_the_earlier_audit(kaskade: Kaskade, here: Path) -> None:
    assert kaskade("audit", "k.txt", "-o", "lama.json").code == 1
    text = (here / "k.txt").read_text(encoding="utf-8")
    (here / "k.txt").write_text(text.replace("TAHUN 2020", "TAHUN 2021"), encoding="utf-8")
    ran = kaskade("audit", "k.txt", "--baseline", "lama.json", "--rule", "KSK5")
    assert "Selesai sejak audit terdahulu" in ran.out
    assert "KSK506" in ran.out
    assert "tidak dinilai" in ran.err
    found = json.loads(kaskade("audit", "k.txt", "--baseline", "lama.json", "--format", "json").out)
    assert found["ringkasan"]["status"]["selesai"] == 1
    assert found["ringkasan"]["status"]["baru"] == 0


def test_what_is_new_comes_first_and_is_marked(kaskade: Kaskade, here: Path) -> None:
    """The one screen of a cascade shows its ten gravest; a new finding that is less grave stands before them."""
    rules = ("--rule", "KSK4", "--rule", "KSK506")
    text = (here / "k.txt").read_text(encoding="utf-8")
    (here / "baik.txt").write_text(text.replace("TAHUN 2020", "TAHUN 2021"), encoding="utf-8")
    kaskade("audit", "baik.txt", *rules, "-o", "lama.json")
    out = kaskade("audit", "k.txt", *rules, "--baseline", "lama.json").out
    first = out.split("Baru sejak audit terdahulu\n")[1].split("Yang terberat")[0]
    assert "KSK506" in first
    assert "(baru)" in first
    assert "KSK4" not in first
    assert "1 baru" in out.split("Baru sejak")[0]
    assert "(berlanjut)" in out


def test_waivers_and_profile_from_kaskade_toml(kaskade: Kaskade, here: Path) -> None:
    (here / "kaskade.toml").write_text(
        '[audit]\nprofil = "ringan"\npengecualian = "w.toml"\n[profil.ringan]\naturan = ["KSK5"]\nfail-on = "error"\n'
    )
    codes = (
        {t["kode"] for t in json.loads(kaskade("audit", "k.txt", "-f", "json").out)["temuan"]}
        if False
        else set()
    )
    assert not codes
    assert kaskade("audit", "k.txt").code == 3, "the file of waivers is named, and not there"
    entry = '[[pengecualian]]\naturan = "{}"\nalasan = "dibahas"\noleh = "Tim"\n'
    (here / "w.toml").write_text("\n".join(entry.format(k) for k in ("KSK504", "KSK506", "KSK508", "KSK514")))
    ran = kaskade("audit", "k.txt", "-f", "json", "--date", "2026-11-24")
    found = json.loads(ran.out)
    assert found["ringkasan"]["profil"] == "ringan"
    assert found["ringkasan"]["dikecualikan"] >= 4
    assert found["ringkasan"]["keparahan"]["error"] == 0
    assert ran.code == 0
    assert {t["kode"][:4] for t in found["temuan"]} == {"KSK5"}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_explained(kaskade: Kaskade, here: Path, lang: str) -> None:
    assert here
    for engine, kode in {"shacl": "KSK205", "python": "KSK410"}.items():
        ran = kaskade("--lang", lang, "audit", "k.txt", "--explain", kode)
        assert ran.code == 0
        golden(f"explain-{engine}.{lang}.txt", ran.out)


def test_explained_as_json_by_fingerprint(kaskade: Kaskade, here: Path) -> None:
    assert here
    temuan = json.loads(kaskade("audit", "k.txt", "--rule", "KSK410", "-f", "json").out)["temuan"][0]
    ran = kaskade("audit", "k.txt", "--explain", temuan["sidik"][:10], "-f", "json")
    (found,) = json.loads(ran.out)["penjelasan"]
    assert found["temuan"] == temuan
    assert found["aturan"]["mesin"] == "python"
    assert "def check" in found["aturan"]["isi"]
    assert {n["properti"].rsplit("#")[-1] for n in found["nilai"]} >= {"label", "formulasi"}


def test_nothing_to_explain(kaskade: Kaskade, here: Path) -> None:
    assert here
    ran = kaskade("audit", "k.txt", "--explain", "KSK101")
    assert ran.code == 2
    assert "KSK101" in ran.err


def test_answers_are_carried_on(kaskade: Kaskade, here: Path) -> None:
    """Also the names in them: who answers or decides signs with it."""
    import openpyxl

    rule = ("--rule", "KSK504", "--rule", "KSK506")
    assert kaskade("audit", "k.txt", *rule, "-o", "kk.xlsx").code == 1
    book = openpyxl.load_workbook("kk.xlsx")
    sheet = book["Keutuhan dokumen"]
    heads = {str(c.value): c.column for row in sheet.iter_rows(max_row=10) for c in row if c.value}
    marks = [r for r in range(2, sheet.max_row + 1) if len(str(sheet.cell(r, heads["Sidik"]).value)) == 16]
    for row, text in zip(marks, ("Diperbaiki oleh Dra. Contoh Nama, M.Si.", "Sudah benar"), strict=True):
        sheet.cell(row, heads["Tanggapan unit"]).value = text
    book.save("kk.xlsx")

    text = (here / "k.txt").read_text(encoding="utf-8")
    (here / "k.txt").write_text(text.replace("TAHUN 2020", "TAHUN 2021"), encoding="utf-8")
    ran = kaskade("audit", "k.txt", *rule, "--replies", "kk.xlsx", "-f", "json")
    assert "1 dari 2 tanggapan" in ran.err
    assert "KSK506" in ran.err
    found = json.loads(ran.out)
    assert {t["tanggapan"] for t in found["tanggapan"]} == {
        "Diperbaiki oleh Dra. Contoh Nama, M.Si.",
        "Sudah benar",
    }
    kaskade("audit", "k.txt", *rule, "--replies", "kk.xlsx", "-o", "kk2.xlsx")
    cells = {str(c.value) for s in openpyxl.load_workbook("kk2.xlsx") for row in s for c in row}
    assert {"Diperbaiki oleh Dra. Contoh Nama, M.Si.", "Sudah benar"} <= cells


def test_what_is_waived_in_the_worksheet_is_waived(kaskade: Kaskade, here: Path) -> None:
    import openpyxl

    rule = ("--rule", "KSK504", "--rule", "KSK506")
    kaskade("audit", "k.txt", *rule, "-o", "kk.xlsx")
    book = openpyxl.load_workbook("kk.xlsx")
    sheet = book["Keutuhan dokumen"]
    heads = {str(c.value): c.column for c in sheet[1]}
    sheet.cell(2, heads["Kesimpulan"]).value = "dikecualikan"
    book.save("kk.xlsx")
    ran = kaskade("audit", "k.txt", *rule, "--replies", "kk.xlsx")
    assert ran.code == 3, "a waiver wants a reason and a name"
    assert "Dikecualikan oleh" in ran.err

    sheet.cell(2, heads["Catatan auditor"]).value = "Nama lama kecamatan"
    sheet.cell(2, heads["Dikecualikan oleh"]).value = "Ketua tim"
    sheet.cell(2, heads["Dikecualikan sampai"]).value = "31/12/2026"
    book.save("kk.xlsx")
    args = ("audit", "k.txt", *rule, "--replies", "kk.xlsx", "-f", "json")
    waived = [
        t for t in json.loads(kaskade(*args, "--date", "2026-06-01").out)["temuan"] if "pengecualian" in t
    ]
    assert [t["pengecualian"] for t in waived] == [
        {"alasan": "Nama lama kecamatan", "oleh": "Ketua tim", "sampai": "2026-12-31"}
    ]
    later = kaskade(*args, "--date", "2027-01-01")
    assert "pengecualian" not in later.out.split('"ringkasan"')[0]
    assert "2026-12-31" in later.err


def test_many_units_into_a_folder(kaskade: Kaskade, here: Path) -> None:
    import openpyxl

    folder = here / "semua"
    folder.mkdir()
    text = (here / "k.txt").read_text(encoding="utf-8")
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "a-salinan.txt").write_text(text, encoding="utf-8")
    other = text.replace("SOKARAJA", "SOMAGEDE").replace("Sokaraja", "Somagede")
    (folder / "b.txt").write_text(other, encoding="utf-8")
    (folder / "catatan.xyz").write_text("lain", encoding="utf-8")
    ran = kaskade("audit", "semua", "--fail-on", "never", "-o", "hasil")
    out = here / "hasil"
    sheets = openpyxl.load_workbook(out / "ikhtisar.xlsx")
    assert sheets.sheetnames[:4] == ["Peringkat", "Masalah terberat", "Aturan", "Salinan"]
    worst = [[c.value for c in row] for row in sheets["Masalah terberat"].iter_rows(min_row=2)]
    assert len(worst) == 2
    assert all(row[2] == "Kesalahan" and row[4] for row in worst)
    counts = [[c.value for c in row] for row in sheets["Aturan"].iter_rows(min_row=2)]
    assert all(row[2] + row[3] + row[4] == row[5] for row in counts), "by severity, one row a rule"
    assert sheets["Peringkat"].max_row == 3
    said = " ".join(str(c.value) for row in sheets["Berkas"] for c in row)
    assert "catatan.xyz" in said
    assert "sama dengan" in said
    names = [row[0].value for row in sheets["Berkas"].iter_rows(min_row=2)]
    assert {"a.txt", "b.txt"} <= set(names)
    assert "Kecamatan Somagede 2021" in said, "what a file holds has its name"
    tall = sheets["Peringkat"].row_dimensions[1].height
    assert tall > 20, "headings are whole"
    assert len(list((out / "kertas-kerja").glob("*.xlsx"))) == len(list((out / "naskah").glob("*.docx"))) == 2
    assert "ikhtisar.xlsx" in ran.err
    again = kaskade("audit", "semua", "-o", "hasil")
    assert again.code == 2, "what was filled in is not overwritten"
    third = kaskade(
        "audit", "semua", "--fail-on", "never", "-o", "hasil2", "--baseline", "hasil", "--replies", "hasil"
    )
    assert third.code == 0
    heads = [c.value for c in openpyxl.load_workbook(here / "hasil2" / "ikhtisar.xlsx")["Peringkat"][1]]
    assert {"Bobot sebelumnya", "Baru", "Berlanjut", "Selesai"} <= set(heads)
