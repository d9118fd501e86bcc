"""Support beside the one parent, and for the region: followed by impact and by the matrix, and said apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.analysis.coverage import matriks
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.impact import dampak
from kaskade_graph.model import Jenis
from kaskade_graph.reports import impact, matrix
from kaskade_graph.reports.blocks.render import render
from kaskade_graph.reports.impact_json import to_json
from kaskade_graph.usecases import sources

DOCUMENT = Path(__file__).parents[2] / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
REGION = "https://w3id.org/kinerja/id/33.02/pemerintah/2021/murni/sasaran-strategis/rb"


@pytest.fixture(scope="module")
def graf() -> GrafKaskade:
    """The real document; a sub kegiatan of the first program supports the second too, the sasaran the region."""
    kaskade = next(iter(sources.load([DOCUMENT]))).kaskade
    plain = GrafKaskade(kaskade)
    programs = plain.sort(u.iri for u in kaskade.of(Jenis.PROGRAM))
    sub = next(d for d in plain.descendants(programs[0]) if kaskade.unsur[d].jenis is Jenis.SUB_KEGIATAN)
    kaskade.unsur[sub].mendukung_juga = [programs[1]]
    next(kaskade.of(Jenis.SASARAN_STRATEGIS)).mendukung_daerah = [REGION]
    return GrafKaskade(kaskade)


def test_impact_says_what_loses_further_support(graf: GrafKaskade) -> None:
    programs = graf.sort(u.iri for u in graf.kaskade.of(Jenis.PROGRAM))
    found = dampak(graf, [programs[0]])
    assert [(t.iri, len(t.hilang), t.daerah) for t in found.tambahan] == [(programs[1], 1, False)]
    assert programs[1] not in found.gugur
    text = render(impact.report([found]), "text", "id", width=None)
    assert "Dukungan tambahan yang hilang" in text
    assert "Unsur yang kehilangan dukungan tambahan: 1." in text


def test_impact_says_which_objectives_of_the_region_are_left_without_work(graf: GrafKaskade) -> None:
    found = dampak(graf, [u.iri for u in graf.kaskade.of(Jenis.PROGRAM)])
    (one,) = [t for t in found.tambahan if t.daerah]
    assert (one.iri, one.hilang, len(one.lemah)) == (REGION, (), 1)
    assert "Objectives of the region affected: 1." in render(
        impact.report([found], "en"), "text", "en", width=None
    )
    assert to_json(found)["dukunganTambahan"][-1]["daerah"] is True


def test_what_stands_under_it_is_no_further_support(graf: GrafKaskade) -> None:
    assert matriks(graf).tambahan == {}  # both programs stand under the only sasaran
    (sasaran,) = matriks(graf).sasaran
    assert matriks(graf).daerah == {sasaran: (REGION,)}
    rows, columns = matrix.to_rows([graf])
    assert columns[-1].nama == "daerah"
    assert rows.values("daerah") == ["sasaran-strategis/rb"]
