"""Documents of a unit against its cascade: what differs is named, and each indikator belongs into one agreement."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kaskade_graph.linking.agreement import Agreement, agree, kind_of
from kaskade_graph.linking.kept_iku import kept
from kaskade_graph.linking.one_document import ReadDocument
from kaskade_graph.model import Indikator, Jenis, JenisDokumen, Kaskade, Nilai, UnitKerja, Unsur
from kaskade_graph.reports import agreement as reporting
from kaskade_graph.reports.blocks.render import FORMATS, render

Row = tuple[str, str, str | None, str | None]


def cascade(name: str, rows: list[Row], *, tahun: int = 2024, pagu: dict[str, int] | None = None) -> Kaskade:
    """Return a cascade of sasaran strategis; a row is sasaran, indikator, target, unit."""
    iri = f"https://example.org/id/33.02.19/kecamatan/{tahun}/{name}"
    of_unit = "https://example.org/id/33.02.19/kecamatan"
    unit = UnitKerja(of_unit, "33.02.19", "kecamatan", "Kecamatan Sokaraja")
    out = Kaskade(iri, unit, tahun)
    for n, (sasaran, indikator, target, satuan) in enumerate(rows):
        of = f"{iri}/s/{sasaran}"
        at = f"{iri}/i/{n}"
        unsur = out.unsur.setdefault(of, Unsur(of, Jenis.SASARAN_STRATEGIS, label=sasaran))
        unsur.diukur_oleh.append(at)
        values = [Nilai(f"{at}/t", Decimal(target), tahun, satuan)] if target else []
        out.indikator[at] = Indikator(at, label=indikator, satuan=satuan, target=values)
    for label, amount in (pagu or {}).items():
        of = f"{iri}/p/{label}"
        out.unsur[of] = Unsur(of, Jenis.PROGRAM, label=label, pagu=Decimal(amount))
    return out


OURS = [
    ("Meningkatnya pelayanan", "Indeks Kepuasan Masyarakat", "85", "Indeks"),
    ("Meningkatnya pelayanan", "Persentase layanan tepat waktu", "95", "%"),
    ("Meningkatnya ketertiban", "Persentase desa yang aman", "90", "%"),
]


def held(*documents: tuple[str, Kaskade], pagu: dict[str, int] | None = None) -> Agreement:
    kind = JenisDokumen.PERJANJIAN_KINERJA
    return agree(cascade("murni", OURS, pagu=pagu), [ReadDocument(n, kind, k) for n, k in documents])


def said(found: Agreement) -> list[tuple[str, str, str]]:
    return [(d.kind.id, d.cascade, d.said) for d in found.differences]


def test_what_agrees_gives_nothing() -> None:
    theirs = [(s, i.upper(), t, "Persen" if u == "%" else u) for s, i, t, u in OURS]
    assert said(held(("pk", cascade("pk", theirs)))) == []


def test_every_kind_of_difference_is_named_with_both_sides() -> None:
    theirs: list[Row] = [
        ("Meningkatnya pelayanan", "Indeks Kepuasan Masyarakat", "87", "Indeks"),
        ("Meningkatnya pelayanan", "Persentase layanan tepat waktu", "95", "hari"),
        ("Meningkatnya pelayanan", "Persentase desa yang aman", None, "%"),
        ("Meningkatnya keamanan wilayah", "Jumlah patroli", "12", "kali"),
    ]
    pk = cascade("pk", theirs, pagu={"Program Ketertiban": 70})
    found = held(("pk", pk), pagu={"Program Ketertiban": 75})
    assert set(said(found)) == {
        ("Target", "85 Indeks", "87 Indeks"),
        ("Satuan", "%", "hari"),
        ("Target", "90 %", ""),
        ("Sasaran indikator", "Meningkatnya ketertiban", "Meningkatnya pelayanan"),
        ("Sasaran Strategis", "", "Meningkatnya keamanan wilayah"),
        ("Indikator", "", "Jumlah patroli"),
        ("Pagu", "Rp75", "Rp70"),
    }


def test_each_indikator_of_a_level_stands_in_one_agreement() -> None:
    found = held(("a", cascade("a", OURS[:2])), ("b", cascade("b", OURS[:1])))
    shared = {d.cascade: d.said for d in found.differences}
    assert shared == {"Indeks Kepuasan Masyarakat": "a, b", "Persentase desa yang aman": ""}
    assert [c.documents for c in found.coverage] == [("a", "b"), ("a",), ()]


def test_numbers_tell_names_apart() -> None:
    ours = [("Laporan", "Laporan kinerja triwulan 1 yang disusun", "1", "dokumen")]
    theirs = [("Laporan", "Laporan kinerja triwulan 2 yang disusun", "1", "dokumen")]
    kind = JenisDokumen.PERJANJIAN_KINERJA
    found = agree(cascade("murni", ours), [ReadDocument("pk", kind, cascade("pk", theirs))])
    assert ("Indikator", "", theirs[0][1]) in said(found)


def test_a_budget_document_has_every_program() -> None:
    ours = cascade("murni", OURS, pagu={"Program A": 1, "Program B": 2})
    theirs = cascade("dpa", [], pagu={"Program A": 1})
    found = agree(ours, [ReadDocument("dpa", JenisDokumen.DPA, theirs)])
    assert said(found) == [("Program", "Program B", "")]


def test_a_budget_that_is_printed_nowhere_is_the_sum_of_those_below() -> None:
    ours = cascade("murni", OURS, pagu={"Program A": 1})
    (program,) = [u for u in ours.unsur.values() if u.jenis is Jenis.PROGRAM]
    program.pagu = None
    for n, amount in enumerate((40, 31)):
        iri = f"{ours.iri}/k/{n}"
        ours.unsur[iri] = Unsur(
            iri, Jenis.KEGIATAN, f"Kegiatan {n}", pagu=Decimal(amount), mendukung=[program.iri]
        )
    theirs = cascade("pk", OURS, pagu={"Program A": 75})
    document = ReadDocument("pk", JenisDokumen.PERJANJIAN_KINERJA, theirs)
    assert said(agree(ours, [document])) == [("Pagu", "Rp71", "Rp75")]
    ours.unsur[f"{ours.iri}/k/1"].pagu = None
    assert said(agree(ours, [document])) == [], "what only some below print is no sum"


def test_a_list_of_iku_states_no_targets_and_is_asked_for_its_formulas() -> None:
    ours = cascade("murni", OURS)
    theirs = cascade("iku", [(s, i, None, u) for s, i, _, u in OURS[:2]])
    for one, words in ((ours, "Nilai rata-rata survei"), (theirs, "Jumlah nilai dibagi responden")):
        next(iter(one.indikator.values())).formulasi = words
    found = agree(ours, [ReadDocument("iku", JenisDokumen.IKU, theirs)])
    assert said(found) == [
        ("Formulasi", "Nilai rata-rata survei", "Jumlah nilai dibagi responden"),
        ("Indikator", "Persentase desa yang aman", ""),
    ]


def test_a_slip_put_right_is_spelling_alone_and_comes_last() -> None:
    ours = [(OURS[0][0], "Presentase layanan yang selesai", "90", "%"), OURS[1]]
    theirs = [(OURS[0][0], "Persentase layanan yang selesai", "90", "%"), (*OURS[1][:2], "96", "%")]
    document = ReadDocument("pk", JenisDokumen.PERJANJIAN_KINERJA, cascade("pk", theirs))
    told = [d.what.id for d in agree(cascade("murni", ours), [document]).differences]
    assert told[-1] == "hanya berbeda ejaan"
    assert told[0].startswith("target 2024")


def test_one_agreement_of_many_is_not_told_each_indikator_of_the_others() -> None:
    many: list[Row] = [(f"Sasaran {n}", f"Jumlah laporan ke-{n}", str(n), "laporan") for n in range(1, 9)]
    document = ReadDocument("pk", JenisDokumen.PERJANJIAN_KINERJA, cascade("pk", many[:1]))
    (told,) = agree(cascade("murni", many), [document]).differences
    assert told.what.id.startswith("7 dari 8 indikator Sasaran Strategis")


@pytest.mark.parametrize(
    ("title", "name", "slug"),
    [
        ("PERJANJIAN KINERJA TAHUN 2024", "x", "pk"),
        ("", "dpa-2024", "dpa"),
        ("Rencana Kerja Kecamatan", "x", "renja"),
        ("CASCADING", "pkk-desa", "penjenjangan"),
    ],
)
def test_what_a_document_is(title: str, name: str, slug: str) -> None:
    one = cascade("x", [])
    one.judul = title
    assert kind_of(one, name).slug == slug


def test_iku_are_followed_over_the_years() -> None:
    years = [
        cascade("murni", OURS, tahun=2022),
        cascade("murni", OURS, tahun=2023),
        cascade(
            "murni", [*OURS[:2], ("Meningkatnya ketertiban", "Angka kriminalitas", "4", "kasus")], tahun=2024
        ),
    ]
    lines = {i.name: sorted(i.years) for i in kept(years)}
    assert lines["Indeks Kepuasan Masyarakat"] == [2022, 2023, 2024]
    assert lines["Persentase desa yang aman"] == [2022, 2023]
    assert lines["Angka kriminalitas"] == [2024]


@pytest.mark.parametrize("format_", FORMATS)
def test_it_is_told_in_every_format(format_: str) -> None:
    found = held(("<b>pk</b>", cascade("pk", [("=1+1", "<script>", "1", "|x|")])))
    told = render(reporting.report(found, [], [], "id"), format_, "id")
    assert told
    assert told == render(reporting.report(found, [], [], "id"), format_, "id")
    if format_ == "html":
        assert isinstance(told, str)
        assert "<script>" not in told
