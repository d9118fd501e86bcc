"""Coverage, concentration, shape, what cuts across programs, formulas."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings

from kaskade_graph.analysis.coverage import bottom, matriks, sebaran
from kaskade_graph.analysis.crosscutting import Hal, lintas_program
from kaskade_graph.analysis.formulas import Pemasok, formula_cycles, formulas
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.shape import bentuk
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.reports import cascade_summary as report
from kaskade_graph.reports.blocks.render import OUTLINE, render
from kaskade_graph.reports.cascade_summary_json import to_json
from kaskade_graph.reports.matrix import to_rows
from tests.analysis.bahan import berumus, graf, kaskade
from tests.audit.bahan import sokaraja
from tests.audit.test_graph import cascades

DUA_SASARAN = "s1>t1 s2>t1 s3>t1 p1>s1 p2>s1 p2>s2 p3> k1>p1 k2>p2 u1>k1 u2>k1 u3>k2 u4>k2 u5>k2 u6>s2"


def test_the_matrix_counts_what_is_below_each_program_of_a_sasaran() -> None:
    found = matriks(graf(DUA_SASARAN))
    assert found.sel == {("s1", "p1"): 2, ("s1", "p2"): 3, ("s2", "p2"): 3}
    assert found.per_sasaran == {"s1": 5, "s2": 4, "s3": 0}
    assert found.tanpa_program == {"s1": 0, "s2": 1, "s3": 0}
    assert found.sasaran_kosong == ("s3",)
    assert found.program_lepas == ("p3",)


def test_the_matrix_as_a_table() -> None:
    rows, columns = to_rows([graf(DUA_SASARAN)])
    assert [c.judul.id for c in columns] == [
        "Sasaran strategis", "Program: P1", "Program: P2", "Program: P3", "Tanpa program", "Jumlah",
    ]  # fmt: skip
    table = [[cell.value if cell else None for cell in row] for row in rows]
    assert table == [
        ["Sasaran Strategis: S1", "2", "3", None, "0", "5"],
        ["Sasaran Strategis: S2", None, "3", None, "1", "4"],
        ["Sasaran Strategis: S3", None, None, None, "0", "0"],
        ["(tanpa sasaran)", None, None, "0", "0", "0"],
    ]


def test_several_cascades_share_the_columns_of_programs_of_one_name() -> None:
    one, other = kaskade("p1>s1 u1>p1 s1>t1"), kaskade("p1>s1 p2>s1 u1>p2 s1>t1")
    other.unit = type(one.unit)("v", "99.99.98", "kecamatan", "Kecamatan Lain")
    other.unsur["p2"].label = "P1"
    rows, columns = to_rows([GrafKaskade(one), GrafKaskade(other)])
    assert [c.judul.id for c in columns] == ["Kaskade", "Sasaran strategis", "P1", "P1", "Jumlah"]
    assert [[c.value if c else None for c in r][2:] for r in rows] == [["1", None, "1"], ["0", "1", "2"]]


def test_the_real_document_has_one_sasaran_that_carries_all() -> None:
    graf_ = GrafKaskade(sokaraja())
    (only,) = sebaran(graf_, Jenis.SASARAN_STRATEGIS)
    assert (only.terbawah, only.bagian) == (27, 1.0)
    assert [p.terbawah for p in sebaran(graf_, Jenis.PROGRAM)] == [17, 3, 3, 2, 2]
    assert list(matriks(graf_).sel.values()) == [17, 2, 3, 2, 3]


def test_concentration_knows_budgets() -> None:
    first, second = sebaran(graf("s1>t1 s2>t1 p1>s1 p2>s2 u1>p1 u2>p1 u3>p2", p1=30, u3=10), Jenis.PROGRAM)
    assert (first.iri, first.terbawah, first.pagu) == ("p1", 2, Decimal(30))
    assert (second.iri, second.pagu) == ("p2", Decimal(10))
    assert first.bagian + second.bagian == 1


def test_the_shape_tells_where_the_tree_is_none() -> None:
    found = bentuk(graf("s1>t1 p1>s1 k1>p1 u1>k1 u1>p1 u2>s1 k2>p2 k3>k4 k4>k3"))
    assert found.kedalaman == 5
    assert found.melompat == ("u1", "u2", "k3", "k4")
    assert found.berinduk_banyak == ("u1",)
    assert set(found.terputus) == {"p2", "k2", "k3", "k4"}
    assert [set(c) for c in found.lingkaran] == [{"k3", "k4"}]
    levels = {j.jenis: j for j in found.jenjang}
    assert levels[Jenis.KEGIATAN].buntu == ("k2",)
    assert levels[Jenis.SASARAN_STRATEGIS].anak == (2, 2.0, 2)


def test_one_metric_and_one_object_in_two_programs_are_told_apart() -> None:
    model = kaskade("p1>s1 p2>s1 p3>s1", "i1>p1 i2>p2 i3>p3 i4>p3 i5>p1")
    for iri, label in {
        "i1": "Jumlah desa yang dibina",
        "i2": "Persentase desa yang dibina",
        "i3": "Jumlah desa yang tertib administrasi",
        "i4": "Jumlah kendaraan dinas yang dipelihara",
        "i5": "Jumlah kendaraan dinas yang dibeli",
    }.items():
        model.indikator[iri].label = label
    metric, *objects = lintas_program(GrafKaskade(model))
    assert (metric.hal, metric.indikator, metric.program) == (Hal.UKURAN, ("i1", "i2"), ("p1", "p2"))
    assert {(o.sebutan, o.indikator) for o in objects} == {
        ("desa", ("i1", "i2", "i3")),
        ("kendaraan dinas", ("i5", "i4")),
    }


def test_a_stated_equal_cuts_across_whatever_its_name() -> None:
    model = kaskade("p1>s1 p2>s1", "i1>p1 i2>p2")
    model.indikator["i1"].label, model.indikator["i2"].label = "Indeks kepuasan", "Nilai survei"
    assert lintas_program(GrafKaskade(model)) == []
    model.indikator["i2"].indikator_sama = ["i1"]
    assert [one.indikator for one in lintas_program(GrafKaskade(model))] == [("i1", "i2")]


def test_terms_are_supplied_by_components_or_by_a_source_or_not_at_all() -> None:
    model = kaskade("p1>s1 u1>p1 u2>p1", "i1>s1 i2>u1 i3>u2")
    one, *_ = model.indikator.values()
    one.label, one.formulasi = (
        "Persentase desa tertib",
        "Jumlah desa yang tertib dibagi jumlah semua desa x 100%",
    )
    model.indikator["i2"].label = "Jumlah desa yang tertib"
    (rumus,) = formulas(GrafKaskade(model))
    assert not rumus.dinyatakan
    assert [s.pemasok for s in rumus.suku] == [Pemasok.TIDAK_ADA] * 2, "what is not stated is not guessed"
    one.komponen_formula = ["i2", "hilang"]
    (rumus,) = formulas(GrafKaskade(model))
    assert [(s.pemasok, s.komponen) for s in rumus.suku] == [
        (Pemasok.KOMPONEN, "i2"),
        (Pemasok.TIDAK_ADA, None),
    ]
    assert rumus.hilang == ("hilang",)
    one.sumber_data = "s"
    assert formulas(GrafKaskade(model))[0].tanpa_pemasok, "a lone letter is no source"
    one.sumber_data = "Monografi desa"
    assert not formulas(GrafKaskade(model))[0].tanpa_pemasok


def test_formulas_in_a_circle_are_found_once() -> None:
    graf_ = berumus()
    assert formula_cycles(graf_) == []
    graf_.kaskade.indikator["i3"].komponen_formula = ["i5"]
    assert [sorted(c) for c in formula_cycles(graf_)] == [["i2", "i3", "i5"]]
    text = render(report.report([report.ringkasan(graf_)]), "text", "id", width=None)
    assert "Formula melingkar: " in text
    assert "komponen tidak ada: hilang" in text


@settings(max_examples=60, deadline=None)
@given(cascades())
def test_whatever_the_links_the_numbers_add_up(model: Kaskade) -> None:
    graf_ = GrafKaskade(model)
    found = matriks(graf_)
    for (s, p), n in found.sel.items():
        assert p in graf_.descendants(s)
        assert n == len(bottom(graf_, p))
    assert set(found.program_lepas) | {p for _, p in found.sel} == set(found.program)
    for jenis in Jenis:
        assert all(0 <= p.bagian <= 1 for p in sebaran(graf_, jenis))
    isi = report.ringkasan(graf_)
    assert all(render(report.report([isi], "en"), form, "en") for form in OUTLINE if form != "json")
    assert to_json(isi)["kaskade"] == model.iri
