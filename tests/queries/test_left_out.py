"""What a question on achievement does not count is said beside its answer, and listed by a question of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.queries.library import Library
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.query import ask

TABLE = """Kode Unit;33.02.19
Tahun;2023

Tujuan;Indikator;Formulasi;Satuan;Target 2023;Realisasi 2023
Meningkatnya akuntabilitas;Nilai SAKIP;Predikat hasil evaluasi;Predikat;{target};B
;Persentase temuan ditindaklanjuti;Temuan ditindaklanjuti dibagi temuan x 100%;Persen;90;80
"""
COUNTING = sorted(q.id for q in Library().all() if q.left_out)


@pytest.mark.parametrize("question", sorted(set(COUNTING) - {"liga-sub-kegiatan", "target-tidak-tercapai"}))
@pytest.mark.parametrize("scope", [(), ("lingkup=Sokaraja 2023",)], ids=["all", "scope"])
def test_it_is_said(question: str, scope: tuple[str, ...], tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(TABLE.format(target="BB"), encoding="utf-8")
    notes = [n.en for n in ask(Inputs([table]), question, scope).catatan]
    assert any("1 indikator are not counted" in n and "capaian-tidak-terhitung" in n for n in notes)


def test_the_question_lists_it_as_printed(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(TABLE.format(target="BB"), encoding="utf-8")
    rows = str(ask(Inputs([table]), "capaian-tidak-terhitung", format_="csv").hasil)
    assert "Nilai SAKIP,BB,B,Predikat,tidak tercapai" in rows
    assert "ditindaklanjuti" not in rows


@pytest.mark.parametrize(
    ("target", "value", "result"),
    [
        ("BB", "B", "tidak tercapai"),
        ("BB", "A", "tercapai"),
        ("BB", "71,5", "tercapai"),
        ("BB", "69", "tidak tercapai"),
        ("BB", "70", "tidak dapat dinilai"),  # a score between two grades is said to be of either
        ("BB", "menyusul", "tidak dapat dinilai"),
        ("≥ 85", "85", "tercapai"),
        ("lebih dari 85", "85", "tidak tercapai"),
        ("≤ 5", "6", "tidak tercapai"),
        ("80-85", "82", "tercapai"),
        ("80-85", "79", "tidak tercapai"),
        ("80", "≥ 85", "tercapai"),
        ("80", "≤ 85", "tidak dapat dinilai"),
        ("1:50", "1:40", "tidak dapat dinilai"),  # better or worse: no direction is stated
    ],
)
def test_whether_it_was_reached(target: str, value: str, result: str, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(TABLE.format(target=target).replace(";B\n", f";{value}\n"), encoding="utf-8")
    listed = str(ask(Inputs([table]), "capaian-tidak-terhitung", format_="csv").hasil)
    assert f",{result}\n" in listed
    missed = ask(Inputs([table]), "target-tidak-tercapai", format_="csv")
    assert ("SAKIP" in str(missed.hasil)) == (result == "tidak tercapai")
    assert any("not counted" in n.en for n in missed.catatan) == (result == "tidak dapat dinilai")


def test_nothing_is_said_where_all_is_counted(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(TABLE.format(target="3").replace(";B\n", ";2\n"), encoding="utf-8")
    assert not any("not counted" in n.en for n in ask(Inputs([table]), "capaian-indikator").catatan)


def test_questions_on_achievement_say_it() -> None:
    assert COUNTING == [
        "capaian-indikator", "liga-sub-kegiatan", "pagu-dan-capaian", "peringkat-capaian", "target-tidak-tercapai",
    ]  # fmt: skip
