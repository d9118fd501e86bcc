"""The RDF in ``data/`` is what the script makes of the facts beside it, and says what it should."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest

from kaskade_graph import rdf_files, resources
from kaskade_graph.iri import nomenklatur_iri, wilayah_iri
from kaskade_graph.model import Jenis
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.registers import nomenklatur
from kaskade_graph.vocab import DCTERMS, KIN, RDF, SKOS, SSSOM

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_reference", ROOT / "scripts" / "build_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILT = {path.relative_to(ROOT): data for path, data in _script().build()}


@pytest.mark.parametrize("path", sorted(BUILT), ids=str)
def test_generated_files_are_up_to_date(path: Path) -> None:
    same = (ROOT / path).read_bytes() == BUILT[path]
    assert same, "run: python scripts/build_reference.py"


def test_every_turtle_and_trig_file_in_data_is_generated() -> None:
    there = {p.relative_to(ROOT) for ending in ("*.ttl", "*.trig", "*.tsv") for p in DATA.rglob(ending)}
    # The lexicon has a script of its own, and a test that holds it fresh.
    assert there == {*BUILT, Path("data/bahasa/leksikon.ttl")}


def test_check_names_a_stale_file_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = _script()
    stale = tmp_path / "data" / "a.ttl"
    stale.parent.mkdir()
    stale.write_bytes(b"old")
    monkeypatch.setattr(script, "DATA", tmp_path / "data")
    monkeypatch.setattr(script, "build", lambda: iter([(stale, b"new")]))
    monkeypatch.setattr("sys.argv", ["build_reference.py", "--check"])
    assert script.main() == 1
    assert "a.ttl" in capsys.readouterr().err
    assert stale.read_bytes() == b"old"
    monkeypatch.setattr("sys.argv", ["build_reference.py"])
    assert script.main() == 0
    assert stale.read_bytes() == b"new"


def test_every_data_folder_says_source_and_licence() -> None:
    for folder in (p for p in DATA.iterdir() if p.is_dir()):
        assert "licence" in (folder / "README.md").read_text("utf-8").lower(), folder


def _store(*names: str) -> ox.Store:
    store = ox.Store()
    for name in names:
        store.bulk_load(path=str(DATA / name))
    return store


def _objects(store: ox.Store, subject: str, predicate: str) -> set[str]:
    found = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return {q.object.value for q in found if isinstance(q.object, ox.NamedNode | ox.Literal)}


def test_a_concept_carries_level_parent_and_official_indicator() -> None:
    store = _store("nomenklatur/nomenklatur-sipd-2025.ttl")
    sub = nomenklatur_iri("sipd-2025", "7.01.01.2.01.0001")
    assert _objects(store, sub, DCTERMS.type) == {KIN.SubKegiatan}
    assert _objects(store, sub, SKOS.broader) == {nomenklatur_iri("sipd-2025", "7.01.01.2.01")}
    assert _objects(store, sub, KIN.satuanResmi) == {"Dokumen"}
    assert _objects(store, nomenklatur_iri("sipd-2025"), KIN.edisi) == {"sipd-2025"}


def test_every_concept_is_below_a_top_concept() -> None:
    for edisi in nomenklatur.load().editions():
        store = _store(f"nomenklatur/nomenklatur-{edisi}.ttl")
        tops = _objects(store, nomenklatur_iri(edisi), SKOS.hasTopConcept)
        concepts = [
            q.subject.value
            for q in store.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(SKOS.Concept))
            if isinstance(q.subject, ox.NamedNode)
        ]
        assert tops
        for concept in concepts:
            above = _objects(store, concept, SKOS.broader)
            assert len(above) == (0 if concept in tops else 1)


def test_lighting_components_are_one_line_of_work_through_the_editions() -> None:
    store = _store("nomenklatur/padanan.ttl")
    codes = {
        "90-2019": "7.01.01.2.03.12",
        "050-3708-2020": "7.01.01.2.06.01",
        "sipd-2025": "7.01.01.2.06.0001",
    }
    iris = {nomenklatur_iri(*pair) for pair in codes.items()}
    for iri in iris:
        assert _objects(store, iri, SKOS.exactMatch) == iris - {iri}


def test_every_match_has_one_mapping_that_says_how_sure_it_is() -> None:
    store = _store("nomenklatur/padanan.ttl")
    mappings = list(store.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(SSSOM.Mapping)))
    matches = {
        frozenset((q.subject, q.object))
        for predicate in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch)
        for q in store.quads_for_pattern(None, ox.NamedNode(predicate), None)
    }
    assert len(mappings) == len(matches)
    for mapping in mappings:
        assert isinstance(mapping.subject, ox.NamedNode)
        (confidence,) = _objects(store, mapping.subject.value, SSSOM.confidence)
        assert 0 < float(confidence) <= 1


def test_regions_hang_together() -> None:
    store = _store("wilayah/wilayah.ttl")
    assert _objects(store, wilayah_iri("33.02.19"), SKOS.prefLabel) == {"Sokaraja"}
    assert _objects(store, wilayah_iri("33.02.19"), SKOS.broader) == {wilayah_iri("33.02")}
    concepts = store.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(SKOS.Concept))
    assert sum(1 for _ in concepts) == 38 + 514 + 7285


def test_the_bundled_cascade_is_whole() -> None:
    (path,) = resources.contoh()
    (kaskade,) = from_quads(rdf_files.read(path))
    kinds = Counter(u.jenis for u in kaskade.unsur.values())
    assert (kinds[Jenis.TUJUAN], kinds[Jenis.SASARAN_STRATEGIS], kinds[Jenis.PROGRAM]) == (1, 1, 5)
    assert (kinds[Jenis.KEGIATAN], kinds[Jenis.SUB_KEGIATAN], len(kaskade.indikator)) == (10, 27, 46)


def test_no_blank_nodes_in_data() -> None:
    for data, name in ((data, path.suffix[1:]) for path, data in BUILT.items() if path.suffix != ".tsv"):
        assert rdf_files.parse(data, "trig" if name == "trig" else "ttl", "x")
