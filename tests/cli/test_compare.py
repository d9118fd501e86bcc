"""``kaskade diff`` and ``kaskade link`` as their users run them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.audit.bahan import DOKUMEN
from tests.cli.conftest import Kaskade, golden

EDITS = (
    # An indikator renamed and counted in another way, a source named, a statement reworded, a slip mended.
    (
        "Jumlah Rapat koordinasi FKUB Kecamatan yang dilaksanakan",
        "Jumlah pertemuan FKUB Kecamatan yang dilaksanakan",
    ),
    ("Jumlah pelaksanaan rapat koordinasi FKUB", "Jumlah pertemuan FKUB menurut notula"),
    ("Harmonisasi hubungan dengan tokoh agama", "Harmonisasi  Hubungan dengan Tokoh Agama"),
)


@pytest.fixture
def murni_perubahan(kaskade: Kaskade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The real cascade, and a revision of it with a few edits, as graphs."""
    monkeypatch.chdir(tmp_path)
    text = DOKUMEN.read_text(encoding="utf-8")
    Path("murni.txt").write_text(text, encoding="utf-8")
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new)
    Path("perubahan.txt").write_text(text, encoding="utf-8")
    assert kaskade("import", "murni.txt", "-o", "murni.trig").code == 0
    assert kaskade("import", "perubahan.txt", "--revision", "perubahan-1", "-o", "perubahan.trig").code == 0
    return Path("murni.trig"), Path("perubahan.trig")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_murni_against_perubahan(kaskade: Kaskade, murni_perubahan: tuple[Path, Path], lang: str) -> None:
    ran = kaskade("--lang", lang, "diff", *murni_perubahan)
    assert ran.code in (0, 1)
    golden(f"diff.{lang}.txt", ran.out)


def test_the_other_forms_of_a_difference(kaskade: Kaskade, murni_perubahan: tuple[Path, Path]) -> None:
    found = json.loads(kaskade("diff", *murni_perubahan, "--format", "json").out)
    text = json.dumps(found, ensure_ascii=False)
    assert "Jumlah pertemuan FKUB" in text
    for name in ("a.html", "b.html", "a.xlsx", "b.xlsx"):
        kaskade("diff", *murni_perubahan, "-o", name)
    assert Path("a.html").read_bytes() == Path("b.html").read_bytes()
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()
    page = Path("a.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page
    assert "<script" not in page
    cells = {str(c.value) for s in openpyxl.load_workbook("a.xlsx") for row in s for c in row}
    assert any("Jumlah pertemuan FKUB" in c for c in cells)


def test_links_are_reviewed_applied_explained_and_undone(
    kaskade: Kaskade, murni_perubahan: tuple[Path, Path]
) -> None:
    both = [str(p) for p in murni_perubahan]
    assert kaskade("link", *both, "-o", "t.sssom.tsv").code == 0
    rows = [r.split("\t") for r in Path("t.sssom.tsv").read_text().splitlines() if not r.startswith("#")]
    at = rows[0].index
    same = [r for r in rows[1:] if r[at("predicate_id")] == "kin:indikatorSama"]
    assert len(same) >= 45
    first, second = (r[at("record_id")].rsplit("/")[-1].rsplit(":")[-1] for r in same[:2])
    # An unreviewed set puts nothing into the graph.
    assert kaskade("link", *both, "--review", "t.sssom.tsv", "--apply", "-o", "nol.trig").code == 0
    assert b"indikatorSama" not in Path("nol.trig").read_bytes()
    done = kaskade(
        "link", "--review", "t.sssom.tsv", "--accept", first, "--reject", second, "--by", "Tim Evaluasi"
    )
    assert done.code == 0, done.err
    Path("t2.sssom.tsv").write_text(done.out or Path("t.sssom.tsv").read_text())
    assert kaskade("link", *both, "--review", "t2.sssom.tsv", "--apply", "-o", "satu.trig").code == 0
    assert Path("satu.trig").read_text(encoding="utf-8").count("kin:indikatorSama") >= 1
    explained = kaskade("link", *both, "--review", "t2.sssom.tsv", "--explain", first)
    assert "Tim Evaluasi" in explained.out
    # Taken back, the graph is as it was.
    back = kaskade(
        "link", "--review", "t2.sssom.tsv", "--reset", first, "--reset", second, "--by", "Tim Evaluasi"
    )
    assert back.code == 0, back.err
    Path("t3.sssom.tsv").write_text(back.out or Path("t2.sssom.tsv").read_text())
    assert kaskade("link", "satu.trig", "--review", "t3.sssom.tsv", "--apply", "-o", "lagi.trig").code == 0
    assert Path("lagi.trig").read_bytes() == Path("nol.trig").read_bytes()


def test_what_links_ask_for(kaskade: Kaskade, murni_perubahan: tuple[Path, Path]) -> None:
    murni, perubahan = murni_perubahan
    assert kaskade("link", murni).code == 2
    kaskade("link", murni, perubahan, "-o", "t.sssom.tsv")
    assert "--by" in kaskade("link", "--review", "t.sssom.tsv", "--accept", "x").err
    unknown = kaskade("link", "--review", "t.sssom.tsv", "--accept", "000000000000", "--by", "Tim")
    assert unknown.code == 2
    assert "000000000000" in unknown.err


def test_one_is_audited_against_others_that_are_not(
    kaskade: Kaskade, murni_perubahan: tuple[Path, Path]
) -> None:
    murni, _ = murni_perubahan
    assert kaskade("import", "murni.txt", "--tahun", "2022", "-o", "later.trig").code == 0
    ran = kaskade("audit", "later.trig", "--against", murni, "--rule", "KSK8", "--format", "json")
    assert len(json.loads(ran.out)["ringkasan"]) > 0
    assert "2021" not in {t["unsur"].split("/")[7] for t in json.loads(ran.out)["temuan"]}
    alone = kaskade("audit", "later.trig", "--rule", "KSK8")
    assert "--against" in alone.err


def test_a_folder_is_not_named_like_an_option(kaskade: Kaskade, murni_perubahan: tuple[Path, Path]) -> None:
    ran = kaskade("export", murni_perubahan[0], "--collection", "-o")
    assert ran.code == 2
