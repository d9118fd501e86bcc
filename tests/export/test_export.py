"""What is exported, read back by a tool of its field."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import openpyxl
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph import rdf, rdf_files, resources
from kaskade_graph.errors import NoCascade, UsageError
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.rdf_jsonld import to_jsonld
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.rdf_xml import to_rdfxml
from kaskade_graph.reports.graphml import to_graphml
from kaskade_graph.reports.stratml import to_stratml
from kaskade_graph.usecases import export
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.vocab import KIN
from tests.cli.conftest import Kaskade as Run
from tests.cli.conftest import kaskade as run_fixture
from tests.export.stratml_model import NAMESPACE, faults
from tests.queries import bahan

kaskade = run_fixture
SOKARAJA = resources.contoh()


def seed() -> list[ox.Quad]:
    return [q for path in SOKARAJA for q in rdf_files.read(path)]


def small() -> list[ox.Quad]:
    return [q for k in bahan.kaskade() for q in rdf.to_quads(k)]


@pytest.fixture
def tiga(tmp_path: Path) -> Path:
    path = tmp_path / "tiga.trig"
    path.write_bytes(rdf_files.serialise(small()))
    return path


@pytest.mark.parametrize("format_", export.FORMATS)
def test_the_same_bytes_in_two_processes(format_: str, tmp_path: Path) -> None:
    made = []
    for salt in ("1", "2"):
        target = tmp_path / f"{salt}.{format_}"
        command = [sys.executable, "-m", "kaskade_graph", "export", *map(str, SOKARAJA), "-f", format_]
        subprocess.run(
            [*command, "-o", str(target)],
            check=True,
            env={"PYTHONHASHSEED": salt, "PYTHONPATH": ":".join(sys.path)},
        )
        made.append(target.read_bytes())
    assert made[0] == made[1]
    assert made[0]


@pytest.mark.parametrize("quads", [seed, small], ids=["sokaraja", "kecil"])
def test_jsonld_is_the_same_graph(quads: object) -> None:
    rows = set(quads())  # type: ignore[operator]
    data = to_jsonld(rows)
    assert set(ox.parse(data, format=ox.RdfFormat.JSON_LD)) == rows
    assert isinstance(json.loads(data)["@context"], dict)


def test_jsonld_in_rdflib() -> None:
    """The other JSON-LD processor; its context is inline, so nothing is fetched."""
    rows = set(small())
    dataset = rdflib.Dataset()
    dataset.parse(data=to_jsonld(rows).decode(), format="json-ld")
    again = set(ox.parse(dataset.serialize(format="nquads"), format=ox.RdfFormat.N_QUADS))
    assert {str(q) for q in again} == {str(q) for q in rows}


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from(["label", "comment"]), TEXT, st.sampled_from(["", "id", "int", "iri"])),
        max_size=8,
    )
)
def test_jsonld_of_any_values(rows: list[tuple[str, str, str]]) -> None:
    graph, subject = ox.NamedNode("urn:g"), ox.NamedNode("urn:s")
    quads = set()
    for name, text, kind in rows:
        value: ox.Literal | ox.NamedNode = ox.Literal(text)
        if kind == "id":
            value = ox.Literal(text, language="id")
        elif kind == "int":
            value = ox.Literal("1", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
        elif kind == "iri":
            value = ox.NamedNode("https://w3id.org/kinerja/ns#Program")
        quads.add(
            ox.Quad(subject, ox.NamedNode(f"http://www.w3.org/2000/01/rdf-schema#{name}"), value, graph)
        )
    assert set(ox.parse(to_jsonld(quads), format=ox.RdfFormat.JSON_LD)) == quads


@pytest.mark.parametrize("quads", [seed, small], ids=["sokaraja", "kecil"])
def test_rdfxml_is_the_merged_graph(quads: object) -> None:
    rows = quads()  # type: ignore[operator]
    data = to_rdfxml(rows)
    triples = {str(q.triple) for q in rows}
    assert {str(q.triple) for q in ox.parse(data, format=ox.RdfFormat.RDF_XML)} == triples
    assert len(rdflib.Graph().parse(data=data, format="xml")) == len(triples)


@pytest.mark.parametrize("format_", ["trig", "nq", "ttl", "nt"])
def test_graphs_come_back(format_: str, tiga: Path, tmp_path: Path) -> None:
    target = tmp_path / f"a.{format_}"
    target.write_bytes(export.export(Inputs([tiga]), format_=format_))
    again = export.export(Inputs([target]), format_="nq")
    assert again == export.export(Inputs([tiga]), format_="nq")


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_graphs_of_no_cascade_are_told_and_further_supports_have_columns(
    format_: str, tmp_path: Path
) -> None:
    quads = seed()
    goal = next(q for q in quads if q.object == ox.NamedNode(KIN.SasaranStrategis))
    program = next(q.subject for q in quads if q.object == ox.NamedNode(KIN.Program))
    own = next(q.subject for q in quads if q.object == ox.NamedNode(KIN.SasaranProgram))
    source = tmp_path / "a.nq"
    more = [
        ox.Quad(own, ox.NamedNode(KIN.mendukungJuga), goal.subject, goal.graph_name),
        ox.Quad(program, ox.NamedNode("urn:b"), program, ox.NamedNode("urn:lain")),
    ]
    source.write_bytes(ox.serialize([*quads, *more], format=ox.RdfFormat.N_QUADS) or b"")
    place = Inputs([source])
    table = tmp_path / f"a.{format_}"
    table.write_bytes(export.export(place, format_=format_))
    assert [t.en for t in place.catatan] == [
        "a.nq: the graph urn:lain (1 statements) is of no cascade here; not read",
    ]
    for held in (source, table):
        assert b"mendukungJuga" in export.export(Inputs([held]), format_="trig")


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_tables_import_again_as_the_same_cascade(format_: str, tmp_path: Path) -> None:
    target = tmp_path / f"a.{format_}"
    target.write_bytes(export.export(Inputs(SOKARAJA), format_=format_))
    (before,) = from_quads(seed())
    (after,) = from_quads(
        ox.parse(export.export(Inputs([target]), format_="nq"), format=ox.RdfFormat.N_QUADS)
    )
    assert set(own(after)) == set(own(before))


def own(kaskade_: Kaskade) -> list[str]:
    return [str(q) for q in rdf.to_quads(kaskade_) if q.graph_name == ox.NamedNode(kaskade_.iri)]


def test_csv_is_one_row_an_indikator() -> None:
    data = export.export(Inputs(SOKARAJA), format_="csv").decode()
    rows = list(csv.reader(io.StringIO(data)))
    head = next(i for i, row in enumerate(rows) if "Indikator" in row)
    at = rows[head].index("Indikator")
    assert sum(bool(row[at]) for row in rows[head + 1 :]) == 46


def test_xlsx_opens_and_runs_nothing(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(export.export(Inputs(SOKARAJA), format_="xlsx"))
    sheet = openpyxl.load_workbook(target)["Kaskade"]
    values = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "Indikator" in values
    assert not any(v.startswith("=") for v in values)


def test_graphml_in_networkx() -> None:
    cascades = bahan.kaskade()
    graph = nx.parse_graphml(to_graphml(cascades).decode())
    assert isinstance(graph, nx.DiGraph)
    assert len(graph) == sum(len(k.unsur) + len(k.indikator) for k in cascades)
    kinds = [data["jenis"] for _, _, data in graph.edges(data=True)]
    assert kinds.count("mendukung") == sum(len(u.mendukung) for k in cascades for u in k.unsur.values())
    assert nx.is_directed_acyclic_graph(graph)
    program = next(u for u in cascades[0].of(Jenis.PROGRAM) if u.kode == "7.01.02")
    assert graph.nodes[program.iri]["pagu"] == "100"
    assert graph.nodes[program.iri]["tahun"] == "2021"


def test_stratml_fits_its_content_model() -> None:
    for cascade in (*bahan.kaskade(), *from_quads(seed())):
        for lang in ("id", "en"):
            root = ET.fromstring(to_stratml(cascade, "en" if lang == "en" else "id"))
            assert list(faults(root)) == []


def test_stratml_loses_nothing() -> None:
    (cascade,) = from_quads(seed())
    root = ET.fromstring(to_stratml(cascade))
    assert root.get("Type") == "Performance_Plan"
    assert len(root.findall(f".//{NAMESPACE}PerformanceIndicator")) == 46
    said = {e.text for e in root.iter()}
    assert {u.label for u in cascade.unsur.values() if u.label} <= said
    assert {i.label for i in cascade.indikator.values()} <= said
    assert len(root.findall(f".//{NAMESPACE}Goal")) == 1


def test_stratml_targets_and_results() -> None:
    root = ET.fromstring(to_stratml(bahan.kaskade()[0]))
    assert root.get("Type") == "Performance_Report"
    (found,) = [
        e
        for e in root.iter(f"{NAMESPACE}PerformanceIndicator")
        if e.findtext(f"{NAMESPACE}MeasurementDimension") == "Jumlah Pemohon"
    ]
    results = [
        (
            r.tag.removeprefix(NAMESPACE),
            r.findtext(f"{NAMESPACE}EndDate"),
            r.findtext(f"{NAMESPACE}NumberOfUnits"),
        )
        for r in found.iter()
        if r.tag.endswith("Result")
    ]
    assert results == [
        ("TargetResult", "2021-12-31", "200"),
        ("ActualResult", "2021-12-31", "150"),
        ("ActualResult", "2021-03-31", "30"),
    ]
    assert "Kasi Pelayanan" in {e.text for e in root.iter(f"{NAMESPACE}Name")}


def hostile(text: str) -> Kaskade:
    (cascade, *_) = from_quads(rdf.to_quads(bahan.kaskade()[0]))
    for unsur in cascade.unsur.values():
        unsur.label = text
    for item in cascade.indikator.values():
        item.label = item.formulasi = text
    return cascade


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_is_well_formed_xml(text: str) -> None:
    cascade = hostile(text)
    assert list(faults(ET.fromstring(to_stratml(cascade)))) == []
    assert len(nx.parse_graphml(to_graphml([cascade]).decode())) == len(cascade.unsur) + len(
        cascade.indikator
    )


def test_a_cycle_and_orphans_are_still_there() -> None:
    cascade = hostile("x")
    programs = list(cascade.of(Jenis.PROGRAM))
    programs[1].mendukung = [next(cascade.of(Jenis.SUB_KEGIATAN)).iri]
    next(cascade.of(Jenis.KEGIATAN)).mendukung = [programs[1].iri]
    root = ET.fromstring(to_stratml(cascade))
    assert list(faults(root)) == []
    assert len(root.findall(f".//{NAMESPACE}PerformanceIndicator")) == len(cascade.indikator)
    assert len(root.findall(f".//{NAMESPACE}Goal")) == 2


@pytest.mark.parametrize("format_", export.SATU)
def test_formats_of_one_cascade_want_one(format_: str, tiga: Path) -> None:
    with pytest.raises(UsageError, match="holds one cascade, there are 3"):
        export.export(Inputs([tiga]), format_=format_)
    assert export.export(Inputs([tiga], lingkup="somagede 2021"), format_=format_)


def test_nothing_to_export(tiga: Path) -> None:
    with pytest.raises((NoCascade, UsageError)):
        export.export(Inputs([tiga], lingkup="urn:tidak:ada"))


def test_the_command(kaskade: Run, tiga: Path, tmp_path: Path) -> None:
    ran = kaskade("export", tiga, "-o", tmp_path / "a.jsonld")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "a.jsonld").read_bytes() == export.export(Inputs([tiga]), format_="jsonld")
    assert kaskade("export", tiga, "-o", tmp_path / "a.docx").code == 2
    assert kaskade("export", tiga, "--format", "csv").code == 2
    assert kaskade("export", tiga, "--scope", "somagede").out.startswith("@prefix")


def test_a_collection_as_files(kaskade: Run, tiga: Path, tmp_path: Path) -> None:
    ran = kaskade("export", tiga, "--collection", tmp_path / "situs")
    assert ran.code == 0
    assert "halaman ditulis" in ran.err
    assert (tmp_path / "situs" / "id").is_dir()
    assert kaskade("export", tiga, "--collection", tmp_path / "situs", "-f", "ttl").code == 2
