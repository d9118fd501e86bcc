"""The workbook to fill in: what it holds, and that it comes back as the same cascade."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.errors import InputError, UnknownName
from kaskade_graph.importers.columns import IDENTITAS, KOLOM, LEMBAR
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.iri import element_iri, kaskade_iri, kunci
from kaskade_graph.model import Arah, Indikator, Jenis, Kaskade, Nilai, Tipe, Unsur
from kaskade_graph.rdf import to_quads
from kaskade_graph.reports.template import to_xlsx
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.load import LoadSummary, load
from kaskade_graph.usecases.template import template
from tests.audit.bahan import DOKUMEN, sokaraja
from tests.importers.sheets.conftest import baca


def back(data: bytes, folder: Path) -> Kaskade:
    path = folder / "isian.xlsx"
    path.write_bytes(data)
    (found,) = sources.load([path])
    return found.kaskade


def own(kaskade: Kaskade) -> set[str]:
    """Return what the cascade's own graph says."""
    return {str(q) for q in to_quads(kaskade) if str(q.graph_name) == f"<{kaskade.iri}>"}


def test_the_real_cascade_comes_back_as_the_same_graph(tmp_path: Path) -> None:
    found = back(template(Inputs([DOKUMEN])), tmp_path)
    assert own(found) == own(sokaraja())
    assert {(k.subjek, k.objek) for k in found.kecocokan} == {
        (k.subjek, k.objek) for k in sokaraja().kecocokan
    }


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).map(
    lambda t: " ".join(t.split())
).filter(lambda t: t not in ("", "-"))  # fmt: skip
FIGURE = st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False)
YEARS = st.dictionaries(
    st.tuples(st.sampled_from((2021, 2022)), st.sampled_from((None, 1, 4))), FIGURE, max_size=3
)  # fmt: skip
INDIKATOR = st.fixed_dictionaries(
    {
        "label": TEXT.map(lambda t: f"Jumlah {t}"),
        "formulasi": st.none() | TEXT.map(lambda t: f"A / {t}"),
        "tipe": st.none() | st.sampled_from(Tipe),
        "arah": st.none() | st.sampled_from(Arah),
        "satuan": st.none() | st.sampled_from(("Persen", "Dokumen", "Orang")),
        "sumber_data": st.none() | TEXT.map(lambda t: f"Laporan {t}"),
    }
)


@st.composite
def cascades(draw: st.DrawFn) -> Kaskade:
    """Return a small sound cascade: every level, several of each, figures, texts of any script."""
    unit = sokaraja().unit
    out = Kaskade(kaskade_iri("33.02.19", "kecamatan", 2021, "murni"), unit, 2021, "murni", "CASCADING")
    chain = [Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN]
    _below(draw, out, chain, None, "")
    return out


def _below(draw: st.DrawFn, out: Kaskade, chain: list[Jenis], parent: Unsur | None, induk: str) -> None:
    if not chain:
        return
    names = draw(
        st.lists(TEXT, min_size=1, max_size=1 if parent is None else 2, unique_by=lambda t: t.casefold())
    )
    for name in names:
        # A name met again is the same element under a second parent: that is what the table says.
        label = f"{chain[0].value} {len(out.unsur)} {name}"
        key = kunci(label, induk)
        unsur = Unsur(
            element_iri(out.iri, chain[0].slug, key), chain[0], label, nomor=draw(st.none() | st.just("1"))
        )
        if unsur.iri in out.unsur:
            continue
        unsur.mendukung = [parent.iri] if parent else []
        out.unsur[unsur.iri] = unsur
        measured = unsur
        if chain[0].sasaran:
            unsur.pagu = draw(st.none() | FIGURE)
            own_key = kunci(f"Terlaksananya {label}", key)
            measured = Unsur(
                element_iri(out.iri, chain[0].sasaran.slug, own_key),
                chain[0].sasaran,
                f"Terlaksananya {name}",
            )
            out.unsur[measured.iri] = measured
            unsur.memiliki_sasaran = [measured.iri]
        _measure(draw, out, measured, key)
        _below(draw, out, chain[1:], unsur, key)


def _measure(draw: st.DrawFn, out: Kaskade, measured: Unsur, induk: str) -> None:
    for fields in draw(st.lists(INDIKATOR, max_size=2, unique_by=lambda f: f["label"].casefold())):
        iri = element_iri(out.iri, "indikator", kunci(fields["label"], induk))
        if iri not in out.indikator:
            indikator = Indikator(iri, **fields)
            out.indikator[iri] = indikator
            measured.diukur_oleh.append(iri)
            for name in ("target", "realisasi"):
                values = [Nilai("", v, y, fields["satuan"], q) for (y, q), v in draw(YEARS).items()]
                setattr(indikator, name, sorted(values, key=lambda n: (n.tahun, n.triwulan or 0)))


def said(kaskade: Kaskade) -> dict[str, object]:
    """Return what a cascade says, whatever its IRIs: names, places, attributes, figures."""
    names = {i: u.label for i, u in kaskade.unsur.items()}
    owner = {m: u for u in kaskade.unsur.values() for m in u.diukur_oleh}
    return {
        "unsur": sorted(
            (
                u.jenis.value,
                u.label or "",
                u.pagu or Decimal(-1),
                u.nomor or "",
                str([names[m] for m in u.mendukung]),
            )
            for u in kaskade.unsur.values()
        ),
        "indikator": sorted(
            (
                owner[i.iri].label or "",
                i.label or "",
                str((i.formulasi, i.tipe, i.arah, i.satuan, i.sumber_data)),
                str(sorted((n.tahun, n.triwulan or 0, n.nilai.normalize()) for n in i.target)),
                str(sorted((n.tahun, n.triwulan or 0, n.nilai.normalize()) for n in i.realisasi)),
            )
            for i in kaskade.indikator.values()
        ),
    }


@settings(max_examples=25, deadline=None)
@given(cascades())
def test_any_cascade_comes_back(tmp_path_factory: pytest.TempPathFactory, kaskade: Kaskade) -> None:
    assert said(back(to_xlsx(kaskade), tmp_path_factory.mktemp("isian"))) == said(kaskade)


def test_what_an_empty_one_holds() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(Inputs(how=ReadOptions(unit="33.02.19", tahun=2026)))))
    assert book.sheetnames == ["Petunjuk", IDENTITAS, LEMBAR, "Contoh", "Daftar"]
    assert book["Daftar"].sheet_state == "hidden"
    assert [row[1].value for row in book[IDENTITAS]][:4] == [
        "33.02.19",
        "Kecamatan Sokaraja",
        "2026",
        "murni",
    ]
    heads = [cell.value for cell in book[LEMBAR][1]]
    assert set(heads) >= {k.judul for k in KOLOM}
    figures = ["Realisasi 2025", "Target 2026", "Realisasi 2026"]
    figures += [f"Realisasi 2026 TW {n}" for n in ("I", "II", "III", "IV")]
    at = heads.index("Realisasi 2025")
    assert heads[at : at + len(figures)] == figures
    assert heads.index("Indikator") < at < heads.index("Pagu") < heads.index("Nomor")
    lists = {
        str(v.sqref).split(":")[0][:-1]: v.formula1 for v in book[LEMBAR].data_validations.dataValidation
    }
    columns = {cell.value: cell.column_letter for cell in book[LEMBAR][1]}
    for name in ("Kode Program", "Program", "Kode Kegiatan", "Kegiatan", "Kode Sub Kegiatan", "Sub Kegiatan"):
        assert columns[name] in lists
    # What is offered for a kegiatan looks at the code of the program in its row, else at its name.
    assert f"${columns['Kode Program']}2" in lists[columns["Kode Kegiatan"]]
    assert f"${columns['Program']}2" in lists[columns["Kode Kegiatan"]]
    assert max(len(formula) for formula in lists.values() if formula) <= 255, "Excel takes no more"


def test_each_column_says_beside_its_cell_what_goes_in() -> None:
    sheet = openpyxl.load_workbook(
        io.BytesIO(template(Inputs(how=ReadOptions(unit="33.02.19", tahun=2026))))
    )[LEMBAR]
    hints = sheet.data_validations.dataValidation
    assert len(hints) == sheet.max_column
    assert all(hint.promptTitle and hint.prompt for hint in hints)


def test_the_example_reads_as_a_cascade_without_a_refused_cell(tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    for tahun in (2021, 2026):
        path.write_bytes(template(Inputs(how=ReadOptions(unit="33.02.19", tahun=tahun))))
        hasil = baca(path, lembar="Contoh")
        assert hasil.laporan.penolakan == []
        levels = (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
        assert [len(list(hasil.kaskade.of(jenis))) for jenis in levels] == [1, 1, 1, 1, 1]
        codes = {u.kode for u in hasil.kaskade.unsur.values() if u.kode}
        official = {k.objek.rsplit("/", 1)[-1] for k in hasil.kaskade.kecocokan}
        assert codes <= official


def test_it_is_filled_from_a_store_that_has_the_cascade(tmp_path: Path) -> None:
    store = str(tmp_path / "toko")
    assert list(load([DOKUMEN], store, LoadSummary(store)))
    filled = template(Inputs(store=store, how=ReadOptions(unit="33.02.19", tahun=2021)))
    assert said(back(filled, tmp_path)) == said(sokaraja())
    empty = openpyxl.load_workbook(
        io.BytesIO(template(Inputs(store=store, how=ReadOptions(unit="33.02.19", tahun=2022))))
    )
    assert empty[LEMBAR].max_row == 1


def test_children_of_a_code_are_one_block() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(template(Inputs(how=ReadOptions(tahun=2026)))))["Daftar"]
    parents = [row[0].value for row in sheet if row[0].value]
    assert parents == sorted(parents)


def test_no_formula_and_no_link_of_a_user(tmp_path: Path) -> None:
    kaskade = back(template(Inputs([DOKUMEN])), tmp_path)
    first = next(iter(kaskade.indikator.values()))
    first.label = '=HYPERLINK("http://contoh.example","klik")'
    first.formulasi = "http://contoh.example"
    data = to_xlsx(kaskade)
    sheet = openpyxl.load_workbook(io.BytesIO(data))[LEMBAR]
    assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet for cell in row)
    assert first.label in {cell.value for row in sheet for cell in row}


def test_a_text_that_does_not_fit_is_refused() -> None:
    kaskade = Kaskade(kaskade_iri("33.02.19", "kecamatan", 2021, "murni"), sokaraja().unit, 2021, "murni")
    iri = element_iri(kaskade.iri, "tujuan", "x")
    kaskade.unsur[iri] = Unsur(iri, Jenis.TUJUAN, "a" * 40_000)
    with pytest.raises(InputError, match="40000"):
        to_xlsx(kaskade)


def test_the_same_bytes_twice_and_other_words_in_english() -> None:
    assert template(Inputs(how=ReadOptions(unit="33.02.19", tahun=2026))) == template(
        Inputs(how=ReadOptions(unit="33.02.19", tahun=2026))
    )
    book = openpyxl.load_workbook(io.BytesIO(template(Inputs(how=ReadOptions(tahun=2026)), lang="en")))
    assert book["Petunjuk"]["A1"].value == "How to fill in a performance cascade"


def test_an_unknown_unit_is_said() -> None:
    with pytest.raises(UnknownName):
        template(Inputs(how=ReadOptions(unit="99.99.99", tahun=2026)))
