"""A file with all that questions look into: the questions as they stand in their files give the rows of a store."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kaskade_graph import rdf
from kaskade_graph.errors import UsageError
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.library import Library
from kaskade_graph.rdf_files import serialise
from kaskade_graph.store import catalogue, embedded, reference
from kaskade_graph.store.together import ISTILAH
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.export import export
from kaskade_graph.usecases.inputs import Inputs
from tests.store.contoh import cacat, kaskade

LIBRARY = Library()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("utuh")
    one = kaskade("33.02.19", "Sokaraja", 2022)
    out = []
    for number, each in enumerate((one, cacat(one))):
        out.append(folder / f"k{number}.trig")
        out[-1].write_bytes(serialise(rdf.to_quads(each), "trig"))
    return out


def test_questions_give_the_rows_of_a_store(files: list[Path]) -> None:
    plain = Store()
    plain.load(export(Inputs(files), format_="nq", whole=True), RdfFormat.N_QUADS)
    kept = embedded.memory()
    catalogue.put_all(kept, [(f.kaskade.iri, list(f.quads)) for f in Inputs(files).cascades()])
    reference.put(kept)
    some = 0
    for query in LIBRARY.all():
        text = answering.compose(query, {})
        expected = len(kept.select(text).rows)
        assert len(list(plain.query(text))) == expected, query.id
        some += expected > 0
    assert some > 40


def test_terms_and_regions_have_their_names(files: list[Path]) -> None:
    plain = Store()
    plain.load(export(Inputs(files), format_="trig", whole=True), RdfFormat.TRIG)
    names = {
        q.object.value
        for q in plain.quads_for_pattern(None, None, None, NamedNode(ISTILAH))
        if hasattr(q.object, "value")
    }
    assert {"Kabupaten Banyumas", "mendukung", "Sub-activity"} <= names


@pytest.mark.parametrize("format_", ["nq", "trig", "jsonld"])
def test_it_is_read_back_as_it_was(format_: str, files: list[Path], tmp_path: Path) -> None:
    path = tmp_path / f"utuh.{format_}"
    path.write_bytes(export(Inputs(files), format_=format_, whole=True))
    read = sources.each(path, False, ReadOptions())
    before = [r.kaskade for f in files for r in sources.each(f, False, ReadOptions())]
    assert [r.kaskade for r in read] == sorted(before, key=lambda k: k.iri)
    assert not read.gagal


def test_a_format_without_names_of_graphs_is_refused(files: list[Path]) -> None:
    with pytest.raises(UsageError):
        export(Inputs(files), format_="ttl", whole=True)
