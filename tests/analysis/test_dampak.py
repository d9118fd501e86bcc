"""What is lost when elements are cut."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.analysis.budget import budget
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.impact import Pagu, dampak
from kaskade_graph.model import Jenis, Kaskade, Unsur
from kaskade_graph.reports import impact
from kaskade_graph.reports.blocks.render import render
from tests.analysis.bahan import berumus, graf, kaskade
from tests.audit.bahan import sokaraja
from tests.audit.test_graph import cascades


def test_what_only_serves_the_cut_element_falls_with_it() -> None:
    found = dampak(graf("s1>t1 p1>s1 k1>p1 u1>k1 u2>k1", "i1>k1 i2>u1 i3>s1"), ["k1"])
    assert found.gugur == ("u1", "u2")
    assert found.indikator == ("i1", "i2")


def test_what_serves_something_else_besides_stays() -> None:
    found = dampak(graf("s1>t1 p1>s1 p2>s1 k1>p1 k1>p2 u1>k1"), ["p1"])
    assert found.gugur == ()
    assert [d.iri for d in found.dukungan] == ["t1", "s1"]


def test_a_parent_left_with_nothing_is_told_from_one_left_with_less() -> None:
    found = dampak(graf("s1>t1 p1>s1 p2>s1 k1>p1 k2>p2 u1>k1 u2>k2 u3>k2"), ["k1"])
    by_iri = {d.iri: d for d in found.dukungan}
    assert by_iri["p1"].habis
    assert by_iri["p1"].langsung == (1, 0)
    assert not by_iri["s1"].habis
    assert by_iri["s1"].langsung == (2, 2)
    assert by_iri["s1"].kosong == 1
    assert by_iri["s1"].terbawah == (3, 2)
    assert by_iri["s1"].jenis is Jenis.SUB_KEGIATAN
    assert by_iri["s1"].sisa == pytest.approx(2 / 3)


def test_formulas_are_followed_upwards_and_equals_named() -> None:
    found = dampak(berumus(), ["u1"])
    touched = {t.iri: t for t in found.tersentuh}
    assert found.indikator == ("i3",)
    assert touched["i2"].komponen == ("i3",)
    assert not touched["i2"].dukungan, "s2 is not above u1: only the formula joins them"
    assert touched["i2"].sasaran == "s2"
    assert touched["i5"].komponen == ("i2",)
    assert touched["i5"].dukungan
    assert touched["i4"].sama == ("i3",)
    assert touched["i1"].dukungan
    assert found.rumus_dinyatakan


def test_an_indikator_may_be_cut_alone() -> None:
    found = dampak(berumus(), ["i3"])
    assert found.gugur == found.dukungan == ()
    assert found.tanpa_ukuran == ("u1",)
    assert {t.iri for t in found.tersentuh} == {"i2", "i4", "i5"}
    assert found.isi["Indikator"] == (5, 4)


def test_an_own_sasaran_may_be_cut_alone() -> None:
    model = kaskade("p1>s1 s1>t1 o1>", "i1>o1")
    model.unsur["p1"].memiliki_sasaran.append("o1")
    found = dampak(GrafKaskade(model), ["o1"])
    assert found.indikator == ("i1",)
    assert found.tanpa_sasaran == ("p1",)
    assert found.isi["Program"] == (1, 1)


def test_budget_is_that_of_the_element_or_of_what_is_below_and_counted_once() -> None:
    assert dampak(berumus(), ["k1"]).pagu == Pagu(Decimal(400), Decimal(1000))
    assert dampak(berumus(), ["p1", "u1"]).pagu == Pagu(Decimal(400), Decimal(1000))
    assert dampak(graf("p1>s1"), ["p1"]).pagu is None
    assert budget(graf("k1>p1 u1>k1 u1>p1", p1=5, u1=7), ["p1", "u1"]) == Decimal(5)


def test_a_cycle_and_an_orphan_are_no_trouble() -> None:
    found = dampak(graf("k1>p1 p1>k1 u1>k1 u2>"), ["k1"])
    assert "u2" not in found.gugur
    assert found.gugur == ("u1",)


def test_something_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        dampak(graf("p1>s1"), ["zzz"])


@given(cascades(), st.data())
def test_whatever_the_links_the_numbers_add_up(model: Kaskade, data: st.DataObject) -> None:
    graf_ = GrafKaskade(model)
    cut = data.draw(st.lists(st.sampled_from(sorted(model.unsur)), min_size=1, max_size=3, unique=True))
    found = dampak(graf_, cut)
    gone = {*cut, *found.gugur}
    assert not set(cut) & set(found.gugur)
    for one in found.dukungan:
        assert one.iri not in gone
        assert 0 <= one.terbawah[1] <= one.terbawah[0]
        assert 0 <= one.kosong <= one.langsung[1] <= one.langsung[0]
    for fallen in found.gugur:
        item = model.unsur[fallen]
        held = [p for p in graf_.parents(fallen) if p not in gone]
        above = {a for p in held for a in (p, *graf_.ancestors(p))}
        tops = {a for a in above if not graf_.parents(a) and a not in cut}
        assert isinstance(item, Unsur)
        assert item.jenis.is_sasaran or not tops


def test_cutting_everything_below_leaves_the_tujuan_of_the_real_document_alone() -> None:
    graf_ = GrafKaskade(sokaraja())
    sasaran = next(sokaraja().of(Jenis.SASARAN_STRATEGIS)).iri
    found = dampak(graf_, [sasaran])
    assert found.isi["SubKegiatan"] == (27, 0)
    assert found.isi["Indikator"] == (46, 1)
    assert [d.habis for d in found.dukungan] == [True]
    assert not found.rumus_dinyatakan


def test_the_report_says_targets_budgets_and_reasons() -> None:
    text = render(impact.report([dampak(berumus(), ["u1", "k2"])]), "text", "id", width=None)
    assert "Pagu yang lepas: Rp700 dari Rp1.000 (70%)" in text
    assert "I3: target 2021: 80 persen" in text
    assert "I2: formulanya memakai «I3»; dukungannya berkurang; target 2021: 70 persen" in text
    assert "Sasaran Strategis: S2: kehilangan seluruh dukungannya." in text
    assert "kin:komponenFormula" not in text
    alone = render(impact.report([dampak(berumus(), ["i3"])], "en"), "text", "en", width=None)
    assert "Measured by nothing any more: Sub Kegiatan: U1." in alone
    assert "I4: the same metric as «I3»" in alone
    assert "Budget" not in alone
