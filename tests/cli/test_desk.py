"""What an office hands in and takes back, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kaskade_graph.errors import AmbiguousName
from kaskade_graph.importers.title import Heading, find_unit
from tests.cli.conftest import Kaskade


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


CASCADE = """CASCADING KINERJA KECAMATAN SOKARAJA KABUPATEN BANYUMAS TAHUN 2024
Sasaran Strategis,Program,Kode Program,Indikator,Satuan,Target 2024,Pagu
Meningkatnya pelayanan,,,Indeks Kepuasan Masyarakat,Indeks,85,
Meningkatnya pelayanan,,,Persentase layanan tepat waktu,%,95,
Meningkatnya pelayanan,Program Pelayanan Publik,7.01.99,Persentase layanan selesai,%,100,125000000
"""
AGREEMENT = """PERJANJIAN KINERJA CAMAT KECAMATAN SOKARAJA KABUPATEN BANYUMAS TAHUN 2024
Sasaran Strategis,Indikator,Satuan,Target 2024
Meningkatnya pelayanan,Indeks Kepuasan Masyarakat,Indeks,87
"""


def test_an_agreement_is_held_against_its_cascade(kaskade: Kaskade, here: Path) -> None:
    (here / "kaskade.csv").write_text(CASCADE, encoding="utf-8")
    (here / "pk-camat.csv").write_text(AGREEMENT, encoding="utf-8")
    ran = kaskade("compare", "kaskade.csv", "pk-camat.csv", "--exit-code")
    assert ran.code == 1, ran.err
    assert "85 Indeks" in ran.out
    assert "87 Indeks" in ran.out
    assert (
        "satu pun perjanjian kinerja"
        in kaskade("compare", "kaskade.csv", "pk-camat.csv", "-f", "markdown").out
    )
    for name in ("c.html", "c.xlsx", "c.docx", "c.pdf", "c.md"):
        assert kaskade("compare", "kaskade.csv", "pk-camat.csv", "-o", name).code == 0
        assert (here / name).stat().st_size > 500


def test_how_a_table_was_understood_is_kept_beside_it(kaskade: Kaskade, here: Path) -> None:
    (here / "kaskade.csv").write_text(CASCADE, encoding="utf-8")
    ran = kaskade("audit", "kaskade.csv", "--keep-mapping", "--fail-on", "never", "-f", "json")
    assert "Kolom yang dikenali" in ran.err
    assert (here / "kaskade.peta.toml").is_file()
    again = kaskade("audit", "kaskade.csv", "--fail-on", "never", "-f", "json")
    assert "Menurut peta kaskade.peta.toml" in again.err
    marks = [{t["sidik"] for t in json.loads(r.out)["temuan"]} for r in (ran, again)]
    assert marks[0] == marks[1], "the mapping is what was applied"


def test_a_code_that_is_not_official_is_told_at_import(kaskade: Kaskade, here: Path) -> None:
    (here / "kaskade.csv").write_text(CASCADE, encoding="utf-8")
    ran = kaskade("import", "kaskade.csv", "-o", "k.trig")
    assert "7.01.99" in ran.err
    assert "Kode" in ran.err


def test_a_unit_is_found_by_name(kaskade: Kaskade, here: Path) -> None:
    bare = CASCADE.replace("KECAMATAN SOKARAJA KABUPATEN BANYUMAS ", "")
    (here / "kaskade.csv").write_text(bare, encoding="utf-8")
    assert kaskade("import", "kaskade.csv", "--unit", "sokaraja", "-o", "k.trig").code in (0, 3)
    assert "33.02.19" in (here / "k.trig").read_text(encoding="utf-8")
    several = kaskade("import", "kaskade.csv", "--unit", "sukaraja", "-o", "l.trig")
    assert several.code == 2
    assert "Kabupaten Bogor" in several.err


def test_one_unit_is_not_given_to_documents_of_another(kaskade: Kaskade, here: Path) -> None:
    """Several years of a unit are read as its own; a document that names another kecamatan is not put down to it."""
    for year in (2024, 2025):
        text = CASCADE.replace("2024", str(year))
        (here / f"{year}.csv").write_text(text, encoding="utf-8")
    (here / "lain.csv").write_text(CASCADE.replace("SOKARAJA", "TAMBAK"), encoding="utf-8")
    command = ("audit", "--fail-on", "never")
    years = kaskade(*command, "2024.csv", "2025.csv", "--unit", "sokaraja")
    assert "menyebut" not in years.err
    mixed = kaskade(*command, "2024.csv", "lain.csv", "--unit", "sokaraja")
    assert mixed.code == 3
    assert "lain.csv: judulnya menyebut Tambak, bukan Kecamatan Sokaraja" in mixed.err
    alone = kaskade(*command, "lain.csv", "--unit", "sokaraja")
    assert "judulnya menyebut Tambak; dicatat sebagai Kecamatan Sokaraja menurut --unit" in alone.err
    brought = kaskade("import", "lain.csv", "--unit", "sokaraja", "-o", "k.trig")
    assert "judulnya menyebut Tambak" in brought.err


def test_a_name_of_several_kecamatan_is_answered_with_their_codes() -> None:
    with pytest.raises(AmbiguousName) as several:
        find_unit(Heading(None, "TAMBAK", None, None), None, "b.txt")
    assert "33.02." in several.value.text("id"), (
        "the codes are said where candidates are not listed, as for a folder"
    )


def test_a_workbook_filled_from_a_document_read_in_part_says_so(kaskade: Kaskade, here: Path) -> None:
    orphan = ",,,Jumlah laporan tanpa pemilik,Laporan,3,\nMeningkatnya pelayanan,"
    text = CASCADE.replace("Meningkatnya pelayanan,", orphan, 1)
    (here / "kaskade.csv").write_text(text, encoding="utf-8")
    told = kaskade("import", "kaskade.csv", "-o", "k.trig").code
    ran = kaskade("template", "kaskade.csv", "-o", "isian.xlsx")
    assert (here / "isian.xlsx").is_file()
    assert told == 3
    assert ran.code == told, "what was left out of the workbook is as grave as what an import leaves out"


@pytest.mark.parametrize("command", ["impact", "show", "query"])
def test_a_file_in_the_place_of_an_element_is_answered_as_such(
    kaskade: Kaskade, here: Path, command: str
) -> None:
    (here / "kaskade.csv").write_text(CASCADE, encoding="utf-8")
    ran = kaskade(command, "kaskade.csv")
    assert ran.code == 2
    assert "berkas" in ran.err
    assert "dahulu" in ran.err
