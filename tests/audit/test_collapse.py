"""When the same defect throughout is one finding, and when it is not."""

from __future__ import annotations

import pytest

from kaskade_graph.audit.outline import build
from kaskade_graph.audit.rules import get
from kaskade_graph.audit.runner import run


def _kondisi(total: int, faulty: int) -> list[str]:
    indikator = [
        f"      - {{nama: Jumlah hal {n}{'' if n < faulty else ', satuan: hal'}}}" for n in range(total)
    ]
    outline = "\n".join(["program:", "  - nama: Program A", "    indikator:", *indikator])
    return [t.kondisi.id for t in run(build(outline), [get("KSK205")]).temuan]


@pytest.mark.parametrize(
    ("total", "faulty", "first"),
    [
        (3, 3, "Satuan tidak tercantum pada seluruh 3 indikator dalam dokumen ini."),
        (10, 9, "Satuan tidak tercantum pada 9 dari 10 indikator dalam dokumen ini."),
        (40, 36, "Satuan tidak tercantum pada 36 dari 40 indikator dalam dokumen ini."),
    ],
)
def test_nine_in_ten_are_one_finding(total: int, faulty: int, first: str) -> None:
    assert _kondisi(total, faulty) == [first]


@pytest.mark.parametrize(("total", "faulty"), [(1, 1), (2, 2), (3, 2), (10, 8), (40, 35)])
def test_fewer_are_one_finding_each(total: int, faulty: int) -> None:
    assert len(_kondisi(total, faulty)) == faulty


def test_kinds_are_counted_apart() -> None:
    outline = """
program:
  - nama: Program A
    penanggung_jawab: Camat
    kegiatan: [K1, K2, K3]
  - Program B
"""
    found = run(build(outline), [get("KSK208")]).temuan
    assert [t.kondisi.id for t in found] == [
        "Penanggung jawab tidak tercantum pada seluruh 3 kegiatan.",
        "Program “Program B” tidak menyebutkan penanggung jawab.",
    ]


def test_the_one_finding_is_of_the_cascade_and_quotes_examples() -> None:
    outline = "program:\n  - nama: Program A\n    indikator: [Jumlah A, Jumlah B, Jumlah C, Jumlah D]\n"
    kaskade = build(outline)
    (temuan,) = run(kaskade, [get("KSK205")]).temuan
    assert temuan.unsur == kaskade.iri
    assert temuan.jalur == ()
    assert [b.kutipan for b in temuan.bukti] == ["Jumlah A", "Jumlah B", "Jumlah C"]


def test_three_things_are_listed_with_commas() -> None:
    from kaskade_graph.audit.collapse import _list

    assert [_list(["a", "b", "c"][:n], "dan") for n in (1, 2, 3)] == ["a", "a dan b", "a, b, dan c"]
