"""The library as programs use it: light to import, typed results, a line for a repr, and the guide as it stands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import kaskade_graph as kg
from kaskade_graph.results import Cascades

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def cascades() -> Cascades:
    return kg.read(DOCUMENT)


@pytest.mark.parametrize("page", ["docs/how-to/use-from-python.md", "README.md", "README.id.md"])
def test_code_on_pages_runs(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
    assert blocks
    exec(compile("\n".join(blocks), page, "exec"), {"__name__": "page"})


def test_importing_it_is_light() -> None:
    code = "import sys, kaskade_graph; print(sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not re.search(r"'(rdflib|networkx|pyshacl|pyoxigraph|pandas|polars|typer|yaml)'", loaded)


def test_the_function_is_there_after_the_package_of_its_name_was_imported() -> None:
    code = "import kaskade_graph.audit.rules, kaskade_graph as kg; print(kg.audit.__module__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "kaskade_graph.api"


def test_every_public_name_is_there_and_explained() -> None:
    assert set(kg.__all__) <= set(dir(kg))
    for name in kg.__all__:
        assert getattr(kg, name).__doc__, name
    with pytest.raises(AttributeError):
        _ = kg.nothing_of_this_name


def test_a_repr_is_one_short_line(cascades: Cascades) -> None:
    answer = kg.ask("sub-kegiatan-pendukung", cascades, sasaran="peran kecamatan")
    audit = kg.audit(cascades, rules=["KSK1"])
    difference = kg.diff(cascades, cascades)
    for thing in (cascades, cascades[0], answer, audit, difference, cascades.figures(), kg.Collection("x")):
        assert "\n" not in repr(thing)
        assert len(repr(thing)) < 250


def test_rows_are_plain_and_alike(cascades: Cascades) -> None:
    answer = kg.ask("sub-kegiatan-pendukung", cascades, sasaran="peran kecamatan")
    for result in (cascades, kg.audit(cascades, rules=["KSK4"]), answer, cascades.evidence()):
        rows = result.to_dicts()
        assert len({tuple(row) for row in rows}) == 1
    assert len(cascades.to_dicts()) == len(cascades[0].unsur) + len(cascades[0].indikator)
    assert [r["nama"] for r in answer.to_dicts()] == answer.rows.values("nama")


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_data_frames_hold_the_rows(cascades: Cascades, package: str) -> None:
    pytest.importorskip(package, reason="data frames need a package of their own")
    frame = getattr(cascades, f"to_{package}")()
    assert frame.shape == (len(cascades.to_dicts()), len(cascades.to_dicts()[0]))


def test_graphs_are_those_of_the_cascade(cascades: Cascades) -> None:
    graph = cascades.to_networkx()
    assert graph.number_of_nodes() == len(cascades.to_dicts())
    assert len(cascades.to_rdflib()) == len(set(cascades.read[0].quads))


def test_a_file_that_cannot_be_read_is_never_passed_over(tmp_path: Path) -> None:
    bad = tmp_path / "kosong.txt"
    bad.write_text("")
    with pytest.raises(kg.InputError):
        kg.read(DOCUMENT, bad)
    some = kg.read(DOCUMENT, bad, strict=False)
    assert len(some) == 1
    assert len(some.failed) == 1
    with pytest.raises(kg.InputError):
        kg.ask("jumlah-jenis", [DOCUMENT, bad])


def test_a_cascade_is_changed_compared_and_audited(cascades: Cascades) -> None:
    from copy import deepcopy

    changed = deepcopy(cascades[0])
    next(iter(changed.indikator.values())).satuan = "Orang"
    difference = kg.diff(cascades, changed)
    assert difference.differs
    assert [r["baru"] for r in difference.to_dicts("en") if r["isian"] == "Unit of measure"] == ["Orang"]
    assert kg.audit(changed, rules=["KSK2"]).findings


def test_an_audit_is_held_against_what_was_decided_before(cascades: Cascades, tmp_path: Path) -> None:
    first = kg.audit(cascades, rules=["KSK4"])
    (tmp_path / "first.json").write_text(str(first.render("json")), encoding="utf-8")
    waived = tmp_path / "waivers.toml"
    entry = {"aturan": first.findings[0].kode, "alasan": "Ditetapkan", "oleh": "Inspektorat"}
    lines = [f'{key} = "{value}"' for key, value in entry.items()]
    waived.write_text("\n".join(["[[pengecualian]]", *lines]), encoding="utf-8")
    again = kg.audit(cascades, rules=["KSK4"], baseline=tmp_path / "first.json", waivers=waived)
    assert {t.status for t in again.findings} == {"berlanjut"}
    assert {t.kode for t in again.findings if not t.aktif} == {first.findings[0].kode}
    with pytest.raises(kg.UnknownName):
        kg.audit(cascades, profile="tidak-ada")


def test_links_between_two_years(cascades: Cascades, tmp_path: Path) -> None:
    later = tmp_path / "2022.txt"
    later.write_text(DOCUMENT.read_text(encoding="utf-8").replace("2021", "2022"), encoding="utf-8")
    links = kg.link([DOCUMENT, later])
    assert len(links) > 40
    assert set(links.to_dicts()[0]) >= {"subjek", "predikat", "objek", "keyakinan"}
    assert links.to_networkx().number_of_edges() <= len(links)
    assert len(links.to_rdflib()) == len({(t.subjek.iri, t.predikat, t.objek.iri) for t in links})
    with pytest.raises(kg.UsageError):
        kg.link(cascades)
