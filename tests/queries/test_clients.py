"""The files of questions, and what ``--sparql-only`` writes, as other clients take them."""

from __future__ import annotations

import pytest
import rdflib
from SPARQLWrapper import SELECT, SPARQLWrapper

from kaskade_graph import resources
from kaskade_graph.errors import UsageError
from kaskade_graph.queries.library import Library
from kaskade_graph.usecases import query
from kaskade_graph.usecases.inputs import Inputs
from tests.queries.test_answers import store

FILES = [*resources.queries(), *resources.audit_queries()]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_sparqlwrapper_takes_each_file_for_a_select(path: object) -> None:
    client = SPARQLWrapper("http://127.0.0.1/")
    client.setQuery(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert client.queryType == SELECT


@pytest.mark.parametrize("path", resources.queries(), ids=lambda p: p.stem)
def test_each_file_is_asked_as_it_is(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    found = store("kecil").select(text)
    assert found.columns == tuple(c.nama for c in Library().get(path.stem).columns)  # type: ignore[attr-defined]


def test_sparql_only_has_parameters_filled_in() -> None:
    scope = "https://w3id.org/kinerja/id/33.02.19/kecamatan/2021/murni"
    text = query.sparql(Inputs(), "jumlah-jenis", [f"lingkup={scope}"])
    assert f"VALUES (?lingkup) {{ (<{scope}>) }}" in text
    assert "#+" not in text
    rdflib.Dataset().query(text)
    with pytest.raises(UsageError, match="looked up in data"):
        query.sparql(Inputs(), "jumlah-jenis", ["lingkup=Sokaraja 2021"])
    text = query.sparql(Inputs(resources.contoh()), "jumlah-jenis", ["lingkup=Sokaraja 2021"])
    assert "(<https://w3id.org/kinerja/id/33.02.19/kecamatan/2021" in text
