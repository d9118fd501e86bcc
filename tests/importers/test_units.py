"""Printed units as QUDT knows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.importers.units import qudt_unit
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.usecases import sources
from kaskade_graph.vocab import QUDT

CSV = (
    "Kode Unit;33.02.19\nTahun;2021\n\nTujuan;Indikator;Satuan;Target 2021\n"
    "Terwujudnya pelayanan;Persentase layanan;%;90\nTerwujudnya pelayanan;Jumlah laporan;Laporan;12\n"
)


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("%", "PERCENT"),
        ("PERSEN", "PERCENT"),
        (" Ha ", "HA"),
        ("m2", "M2"),
        ("Bulan", "MO"),
        ("Rupiah", "IDR"),
    ],
)
def test_units_of_quantities(printed: str, unit: str) -> None:
    assert (qudt_unit(printed) or "").rsplit("/")[-1] == unit


@pytest.mark.parametrize("printed", [None, "", "Dokumen", "Orang/Bulan", "Persen Desa"])
def test_what_is_counted_has_none(printed: str | None) -> None:
    assert qudt_unit(printed) is None


def test_a_table_gives_units_to_indikator_and_figures(tmp_path: Path) -> None:
    path = tmp_path / "kaskade.csv"
    path.write_text(CSV, encoding="utf-8")
    (found,) = sources.load([path])
    quads = [q for q in found.quads if q.predicate.value == QUDT.hasUnit]
    assert len(quads) == 2
    assert {str(q.graph_name) for q in quads} == {f"<{found.kaskade.iri}/turunan>"}


def test_the_evidence_of_figures_survives_the_graph(tmp_path: Path) -> None:
    path = tmp_path / "kaskade.csv"
    path.write_text(CSV, encoding="utf-8")
    (found,) = sources.load([path])
    (again,) = from_quads(found.quads)
    assert sorted(map(str, again.bukti)) == sorted(map(str, found.kaskade.bukti))
    targets = [n for i in again.indikator.values() for n in i.target]
    assert sorted(k.teks for n in targets for k in again.bukti_of(n.iri)) == ["12", "90"]
