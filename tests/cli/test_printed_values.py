"""Questions that show targets show those that are no decimal too, as printed, each once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kaskade

TABLE = Path(__file__).parents[1] / "cases" / "graph" / "target-bukan-bilangan.csv"
ODD = {"BB", "WTP", "Baik", "Level 3", "≤ 5", "80-85", "1:50", "n/a"}


def _rows(kaskade: Kaskade, *args: object) -> list[dict[str, str]]:
    ran = kaskade("query", *args, "--format", "json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in found]


def test_targets_and_realisation(kaskade: Kaskade) -> None:
    rows = _rows(kaskade, "target-realisasi", TABLE)
    assert {row.get("target") for row in rows} >= ODD
    keys = [(row["indikator"], row["tahun"], row.get("triwulan"), row.get("satuan")) for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("question", ["definisi-indikator", "tren-indikator"])
def test_of_one_indikator(kaskade: Kaskade, question: str) -> None:
    (row,) = _rows(kaskade, question, TABLE, "--param", "indikator=Nilai Reformasi Birokrasi Kecamatan")
    assert row["target"] == "≤ 5"


def test_changed_targets(kaskade: Kaskade, tmp_path: Path) -> None:
    this = TABLE.read_text(encoding="utf-8")
    last = this.replace("2024", "2023").replace(",BB,", ",B,", 1)
    (tmp_path / "2023.csv").write_text(last, encoding="utf-8")
    (tmp_path / "2024.csv").write_text(this, encoding="utf-8")
    rows = _rows(kaskade, "perubahan-target", tmp_path)
    assert [(row["targetLama"], row["target"]) for row in rows] == [("B", "BB")]
