"""Rules of one's own: those of the guide, and what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kaskade_graph.audit import own, rules
from kaskade_graph.audit.rules import whole
from kaskade_graph.errors import InputError, UsageError
from tests.cli.conftest import Kaskade, kaskade

__all__ = ["kaskade"]
GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "write-a-rule-of-your-own.md"
FILES = re.compile(r"^`aturan/(\S+)`:\n\n```[a-z-]+\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODES = ["ITD101", "ITD102", "ITD103"]
TEXT = """Program 1
Program Penyelenggaraan Pemerintahan dan Pelayanan Publik
Indikator Kinerja Program
Persentase layanan tepat waktu
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "aturan"
    found.mkdir()
    for name, text in FILES.findall(GUIDE.read_text(encoding="utf-8")):
        (found / name).write_text(text, encoding="utf-8")
    (tmp_path / "kaskade.toml").write_text('[audit]\naturan = "aturan"\n', encoding="utf-8")
    monkeypatch.setenv(own.TRUST, str(found))
    monkeypatch.chdir(tmp_path)
    return found


def test_the_rules_of_the_guide_do_what_their_cases_say(folder: Path, kaskade: Kaskade) -> None:
    ran = kaskade("rules", "--check")
    assert ran.code == 0, ran.out + ran.err
    assert [line.split()[0] for line in ran.out.splitlines()] == CODES


@pytest.mark.parametrize("jobs", [(), ("--jobs", "2")])
def test_they_are_listed_shown_and_run_with_the_bundled_ones(folder: Path, kaskade: Kaskade, jobs) -> None:
    assert all(code in kaskade("rules").out for code in CODES)
    assert "Peraturan Bupati tentang SAKIP" in kaskade("rules", "ITD101").out
    for year in (2021, 2022):
        text = f"CASCADING KECAMATAN SOKARAJA TAHUN {year}\n\n{TEXT}"
        (folder.parent / f"{year}.txt").write_text(text, encoding="utf-8")
    ran = kaskade("audit", "2021.txt", "2022.txt", "--format", "json", "--rule", "ITD", *jobs)
    found = json.loads(ran.out)["temuan"]
    assert {t["kode"] for t in found} == {"ITD101", "ITD102"}, ran.out + ran.err
    for form in ("html", "sarif", "md", "junit"):
        assert "ITD101" in kaskade("audit", "2021.txt", "--format", form, "--fail-on", "never").out


def test_modules_do_not_run_without_leave(
    folder: Path, monkeypatch: pytest.MonkeyPatch, kaskade: Kaskade
) -> None:
    monkeypatch.delenv(own.TRUST)
    (folder / "itd103.py").write_text("raise SystemExit(99)", encoding="utf-8")
    ran = kaskade("rules")
    assert ran.code == 2
    assert own.TRUST in ran.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kode: ITD101", "kode: KSK101", "three letters"),
        ("kode: ITD101", "kode: ITD102", "taken"),
        ("kode: ITD101", "kode: X1", "three letters"),
        ("nama: satuan-tidak-disebut", "nama: Satuan", "small letters"),
        ("#! Indikator “Jumlah layanan” tidak menyebut satuan.", "", "no case that is refused"),
        ("Isi satuannya.", "Isi satuannya", "full stop"),
        ("?unsur a kin:Indikator", "SERVICE <https://example.org/> { ?unsur a kin:Indikator }", "SERVICE"),
        ("#+ akibat", "#+ akibaat", "bad"),
    ],
)
def test_what_is_not_whole_is_refused_with_its_file(folder: Path, old: str, new: str, said: str) -> None:
    path = folder / "itd101.rq"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with own.using(folder), pytest.raises(InputError, match="itd10") as caught:
        rules._load.__wrapped__(folder.resolve())
    assert said in caught.value.text("en")


def test_a_case_that_fails_is_told(folder: Path, kaskade: Kaskade) -> None:
    path = folder / "itd101.rq"
    path.write_text(path.read_text(encoding="utf-8").replace("satuan: Layanan", "nomor: 1"), encoding="utf-8")
    rules._load.cache_clear()
    ran = kaskade("rules", "--check")
    rules._load.cache_clear()
    assert ran.code == 1
    assert "dengan satuan: + " in ran.out


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder of rules"), own.using(tmp_path / "tidak"):
        pass


@pytest.mark.parametrize("rule", rules.load_all(), ids=lambda r: r.kode)
def test_bundled_rules_are_held_to_the_same(rule) -> None:
    assert list(whole.lacking(rule, whole.BUNDLED)) == []
