"""What version 0.1 made (tests/cases/v01) is carried over: nothing is lost, twice is once, copies stay beside."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kaskade_graph import rdf_files
from kaskade_graph.store.disk import ISI, PENANDA
from kaskade_graph.usecases import doctor, migrate
from kaskade_graph.vocab import DCTERMS, SKEMA

MADE = Path(__file__).parent / "cases" / "v01"
OWN = "https://data.contoh.go.id/kinerja/"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with everything that 0.1 made, its store included."""
    folder = tmp_path / "kerja"
    shutil.copytree(MADE, folder)
    store = folder / "graf"
    store.mkdir()
    (store / PENANDA).write_text('{"format": 1}\n')
    content = ox.Store(str(store / ISI))
    content.bulk_load(gzip.decompress((folder / "graf.nq.gz").read_bytes()), format=ox.RdfFormat.N_QUADS)
    content.flush()
    del content
    return folder


def _run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kaskade_graph", *args], cwd=folder, capture_output=True, text=True
    )


def _carried(*paths: Path, check: bool = False) -> migrate.Pindahan:
    found = migrate.Pindahan()
    list(migrate.migrate(paths, None, found, check=check))
    return found


def test_everything_is_recognised_and_what_is_old_is_said(made: Path) -> None:
    found = _carried(made, check=True)
    assert not found.gagal
    state = {Path(b.nama).name: (b.jenis.en, b.keadaan) for b in found.butir}
    old, same = migrate.MigrationState.LAMA, migrate.MigrationState.SESUAI
    assert state == {
        "audit.json": ("results of an audit, 15 findings", same),
        "daftar.peta.toml": ("mapping of a table", same),
        "graf": ("store, 2 cascades", old),
        "kaskade-2022.jsonld": ("1 cascades", old),
        "kaskade-2022.trig": ("1 cascades", old),
        "kaskade-2022.ttl": ("1 cascades", old),
        "kaskade-2023.nq": ("1 cascades", old),
        "kertas-kerja.xlsx": ("worksheet, 15 findings", same),
        "pengecualian.toml": ("15 waivers", same),
        "tautan.sssom.tsv": ("3 links, 1 reviewed", same),
    }


def test_check_changes_nothing_and_exits_with_one(made: Path) -> None:
    before = {p: p.read_bytes() for p in made.rglob("*") if p.is_file() and ISI not in p.parts}
    done = _run(made, "migrate", ".", "--check")
    assert done.returncode == 1, done.stderr
    assert {p: p.read_bytes() for p in before} == before
    assert not list(made.rglob("*.lama"))


def test_graphs_say_the_same_and_their_schema(made: Path) -> None:
    before = {p.name: set(rdf_files.read(p)) for p in made.glob("kaskade*.trig")}
    _carried(made)
    for name, quads in before.items():
        now = set(rdf_files.read(made / name))
        assert quads < now
        assert {q.predicate.value for q in now - quads} == {DCTERMS.conformsTo}
        assert {q.object.value.rsplit("/")[-1] for q in now - quads} == {SKEMA}
        assert (made / f"{name}.lama").read_bytes() == (MADE / name).read_bytes()


def test_twice_is_once(made: Path) -> None:
    _carried(made)
    names = sorted(p.name for p in made.iterdir())
    again = _carried(made)
    assert {b.keadaan for b in again.butir} == {migrate.MigrationState.SESUAI}
    assert sorted(p.name for p in made.iterdir()) == names


def test_a_store_is_whole_afterwards_and_has_its_copy(made: Path) -> None:
    before = doctor.Diagnosis()
    list(doctor.examine(str(made / "graf"), before))
    assert "kaskade migrate" in before.render("text", "en")
    _carried(made / "graf")
    after = doctor.Diagnosis()
    list(doctor.examine(str(made / "graf"), after))
    assert all(b.baik for b in after.butir), after.render("text", "en")
    assert (made / "graf.lama" / PENANDA).is_file()


def test_a_store_that_is_named_has_its_copy_too(made: Path) -> None:
    done = _run(made, "migrate", "--store", "graf")
    assert done.returncode == 0, done.stderr
    assert (made / "graf.lama" / PENANDA).is_file()


def test_doctor_names_old_files(made: Path) -> None:
    found = doctor.Diagnosis()
    list(doctor.examine(None, found, [made / "kaskade-2022.trig", made / "tautan.sssom.tsv"]))
    (item,) = (b for b in found.butir if b.kode == "skema-berkas")
    assert not item.baik
    assert "kaskade-2022.trig" in item.isi.id
    assert "tautan" not in item.isi.id


def test_waivers_baselines_and_worksheets_hold(made: Path) -> None:
    _carried(made)
    for dasar in ("audit.json", "kertas-kerja.xlsx"):
        done = _run(
            made, "audit", "kaskade-2022.trig", "--baseline", dasar, "--format", "json", "--fail-on", "never"
        )
        status = json.loads(done.stdout)["ringkasan"]["status"]
        assert status["selesai"] == 0, (dasar, done.stdout)
        assert status["berlanjut"] == 15 - _attached(done.stdout)
    waived = _run(made, "audit", "kaskade-2022.trig", "--waivers", "pengecualian.toml", "--format", "json")
    assert waived.returncode == 0, waived.stderr
    assert "tidak mengenai" not in waived.stderr


def _attached(report: str) -> int:
    return sum(len(t.get("ikutan", ())) for t in json.loads(report)["temuan"])


def _assert_reviewed_links_are_applied(made: Path) -> None:
    cascades = ("kaskade-2022.trig", "kaskade-2023.nq")
    done = _run(made, "link", *cascades, "--review", "tautan.sssom.tsv", "--apply", "-o", "t.trig")
    assert done.returncode == 0, done.stderr
    assert "indikatorSama" in (made / "t.trig").read_text(encoding="utf-8")


def test_reviewed_links_are_applied(made: Path) -> None:
    _carried(made)
    _assert_reviewed_links_are_applied(made)


def test_a_mapping_reads_the_table_as_it_did(made: Path) -> None:
    arguments = ("--peta", "daftar.peta.toml", "--unit", "33.02.19", "--tahun", "2022")
    done = _run(made, "import", "daftar.csv", *arguments, "-o", "baru.trig")
    assert done.returncode == 0, done.stderr

    def own(path: Path) -> set[ox.Quad]:
        return {q for q in rdf_files.read(path) if str(q.graph_name).endswith("/murni>")}

    assert own(made / "baru.trig") == own(made / "kaskade-2022.trig")


def test_all_of_it_moves_to_a_base_of_ones_own(made: Path) -> None:
    (made / "kaskade.toml").write_text(f'[iri]\ndasar = "{OWN}"\n')
    done = _run(made, "migrate", ".", "--from-base", "https://w3id.org/kinerja/")
    assert done.returncode == 0, done.stderr
    common = "https://w3id.org/kinerja/id/"
    for name in ("kaskade-2023.nq", "kaskade-2022.trig", "audit.json", "tautan.sssom.tsv"):
        text = (made / name).read_text(encoding="utf-8")
        assert f"{OWN}id/" in text, name
        left = {part.split("/")[0] for part in text.split(common)[1:]}
        assert left <= {"nomenklatur"}, name
    store = _run(made, "doctor", "--store", "graf")
    assert store.returncode == 0, store.stdout
    asked = _run(made, "query", "edisi-tersimpan", "--store", "graf", "--format", "json")
    assert len(json.loads(asked.stdout)["results"]["bindings"]) == 2
    _assert_reviewed_links_are_applied(made)


def test_what_is_damaged_is_told_and_the_rest_is_carried_over(made: Path) -> None:
    (made / "rusak.trig").write_text("<a> <b> .")
    done = _run(made, "migrate", ".")
    assert done.returncode == 3
    assert "rusak.trig" in done.stderr
    assert "kaskade-2022.trig: 1 kaskade, diperbarui" in done.stdout
