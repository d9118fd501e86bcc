"""A document is judged by the form of its kind: a perjanjian kinerja lacks no formula."""

from __future__ import annotations

from kaskade_graph.audit.outline import build
from kaskade_graph.audit.runner import run

OUTLINE = """
dokumen: {kind}
sasaran: [{{nama: Meningkatnya mutu layanan, indikator: [{measure}, Persentase berkas selesai]}}]
program: [{{nama: Program Pelayanan Publik, pagu: 1000000}}]
"""
BARE = "Indeks kepuasan"


def _codes(kind: str, measure: str = BARE) -> set[str]:
    return {t.kode for t in run(build(OUTLINE.format(kind=kind, measure=measure))).temuan}


def test_a_perjanjian_kinerja_is_not_asked_for_what_its_form_has_no_place_for() -> None:
    assert {"KSK112", "KSK202", "KSK302", "KSK305"} <= _codes("penjenjangan")
    found = _codes("pk")
    assert (
        not {"KSK104", "KSK112", "KSK202", "KSK203", "KSK204", "KSK208", "KSK302", "KSK305", "KSK308"} & found
    )
    assert {"KSK206", "KSK521"} <= found, "targets are what it is for"


def test_what_a_document_prints_once_it_has_a_place_for() -> None:
    assert "KSK202" in _codes("pk", "{nama: Indeks kepuasan, formulasi: Hasil survei kepuasan}")
    assert "KSK202" in _codes("iku")
