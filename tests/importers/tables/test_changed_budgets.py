"""Budgets and targets before and after a change: the later ones are in force, the earlier ones are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.model import Jenis
from tests.importers.tables.test_kinds import read

_PROGRAM = "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Pagu Sebelum Perubahan", "Pagu Setelah Perubahan"),
        ("Anggaran Murni (Rp)", "Anggaran Perubahan (Rp)"),
        ("Pagu Semula", "Pagu Menjadi"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_budget_in_force_is_the_one_after(tmp_path: Path, before: str, after: str, turned: bool) -> None:
    pairs = [(before, "100.000.000"), (after, "120.000.000")]
    (one, first), (other, second) = reversed(pairs) if turned else pairs
    text = f"""
    Sasaran | Program | Indikator | Satuan | Target | {one} | {other}
    Meningkatnya mutu | {_PROGRAM} | Persentase layanan tepat waktu | Persen | 90 | {first} | {second}
    """
    kaskade, problems, remarks = read(tmp_path, text)
    assert problems == []
    assert [u.pagu for u in kaskade.of(Jenis.PROGRAM)] == [120_000_000]
    assert any(r.startswith("Dipahami, tidak disimpan") and before in r for r in remarks)


def test_a_target_after_a_change_is_the_target(tmp_path: Path) -> None:
    text = f"""
    Sasaran | Program | Indikator | Satuan | Target Sebelum Perubahan | Target Setelah Perubahan
    Meningkatnya mutu | {_PROGRAM} | Persentase layanan tepat waktu | Persen | 90 | 95
    """
    kaskade, problems, _ = read(tmp_path, text)
    assert problems == []
    assert [[str(n.nilai) for n in i.target] for i in kaskade.indikator.values()] == [["95"]]
