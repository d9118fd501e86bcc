"""``kaskade audit`` into files: the ending picks the format, and the places in it lead to the document."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Kaskade
from tests.cli.test_inputs import DOKUMEN


def _uri(log: Path) -> str:
    (artifact,) = json.loads(log.read_text("utf-8"))["runs"][0]["artifacts"]
    uri: str = artifact["location"]["uri"]
    return uri


@pytest.mark.parametrize(
    ("file", "start"),
    [
        ("a.html", "<!DOCTYPE html>"),
        ("a.xml", "<?xml"),
        ("a.md", "# Kecamatan Sokaraja 2021"),
        ("a.ttl", "@prefix"),
        ("a.jsonld", "{"),
    ],
)
def test_the_ending_picks_the_format(kaskade: Kaskade, tmp_path: Path, file: str, start: str) -> None:
    ran = kaskade("audit", DOKUMEN, "--rule", "KSK504", "-o", tmp_path / file)
    assert (ran.code, ran.out) == (1, "")
    assert (tmp_path / file).read_text("utf-8").startswith(start)


def test_places_in_sarif_are_paths_from_where_the_audit_ran(
    kaskade: Kaskade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kaskade 2021"
    folder.mkdir()
    shutil.copy(DOKUMEN, folder)
    monkeypatch.chdir(tmp_path)
    kaskade("audit", folder.name, "--rule", "KSK504", "-o", "a.sarif")
    assert _uri(tmp_path / "a.sarif") == f"kaskade%202021/{DOKUMEN.name}"
    monkeypatch.chdir(folder)
    kaskade("audit", f"../{folder.name}/{DOKUMEN.name}", "--rule", "KSK504", "-o", "b.sarif")
    assert _uri(folder / "b.sarif") == DOKUMEN.name
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    kaskade("audit", folder, "--rule", "KSK504", "-o", "c.sarif")
    assert _uri(Path("c.sarif")) == DOKUMEN.name


def test_an_unknown_format_names_the_known_ones(kaskade: Kaskade) -> None:
    ran = kaskade("audit", DOKUMEN, "--format", "sarf")
    assert ran.code == 2
    assert "sarif" in ran.err
