"""What a person reads in an answer: figures, terms and long tables."""

from __future__ import annotations

import io

import openpyxl
import pytest

from kaskade_graph.errors import Teks
from kaskade_graph.queries.saved import ResultColumn
from kaskade_graph.reports import rows as reports
from kaskade_graph.store.terms import Rows, iri, text
from kaskade_graph.vocab import KIN, XSD

COLUMNS = (
    ResultColumn("nama", Teks("Nama", "Name")),
    ResultColumn("pagu", Teks("Pagu", "Budget")),
    ResultColumn("arah", Teks("Arah", "Direction")),
    ResultColumn("induk", Teks("Induk", "Parent"), tersembunyi=True),
)


def _rows(*values: str) -> Rows:
    made = (
        (text("a"), text(v, XSD.decimal), iri(KIN.NonKumulatif), text(parent))
        for v in values
        for parent in "xy"
    )
    return Rows(("nama", "pagu", "arah", "induk"), tuple(made))


@pytest.mark.parametrize(
    ("value", "id_", "en"),
    [
        ("1484000000", "1.484.000.000", "1,484,000,000"),
        ("87.42", "87,42", "87.42"),
        ("-12345.5", "-12.345,5", "-12,345.5"),
        ("2024", "2024", "2024"),
    ],
)
def test_figures_are_written_as_the_language_does(value: str, id_: str, en: str) -> None:
    for lang, written in (("id", id_), ("en", en)):
        table = reports.to_markdown(_rows(value), COLUMNS, "en" if lang == "en" else "id")
        assert written in table.replace("\\", "")
        assert value in reports.to_csv(_rows(value), COLUMNS, "id")


def test_terms_have_their_names_and_what_is_hidden_repeats_no_row() -> None:
    table = reports.to_table(_rows("1"), COLUMNS, "id")
    assert "Non kumulatif" in table
    assert "kin:" not in table
    assert "Induk" not in table
    assert len(table.splitlines()) == 3
    assert len(reports.to_csv(_rows("1"), COLUMNS, "id").splitlines()) == 3
    assert "kin:NonKumulatif" in reports.to_table(_rows("1"), (), "id"), "free SPARQL gets what it asked for"


def test_figures_are_numbers_in_a_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(reports.to_xlsx(_rows("1484000000.5"), COLUMNS, "id")))
    cell = book.worksheets[0]["B2"]
    assert (cell.value, cell.data_type) == (1484000000.5, "n")


def test_a_long_table_loses_no_word() -> None:
    words = [f"kata-{i} yang panjang sekali supaya harus dilipat" for i in range(3_000)]
    found = Rows(("nama", "lain"), tuple((text(w), text(w)) for w in words))
    table = reports.to_table(found, (), "id", width=60)
    assert max(map(len, table.splitlines())) <= 60
    assert all(f"kata-{i} " in table for i in range(3_000))
    assert table.count("dilipat") == 6_000
