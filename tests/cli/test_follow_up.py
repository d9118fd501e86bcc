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
    ran = kaskade("audit", "k.txt", "-f", "json", "--tanggal", "2026-11-24")
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
