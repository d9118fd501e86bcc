"""``--store`` on the command line: every reading command, load, push and doctor, and what goes wrong."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from kaskade_graph import rdf, rdf_files
from kaskade_graph.model import Kaskade as Model
from kaskade_graph.store.disk import open_disk
from tests.cli.conftest import Kaskade
from tests.cli.conftest import kaskade as kaskade
from tests.store.conftest import DOKUMEN


@pytest.fixture
def folder(
    kaskade: Kaskade, collection: list[Model], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder with the collection as graphs, and nothing else; the current one is an empty one."""
    path = tmp_path / "kaskade"
    path.mkdir()
    for i, one in enumerate(collection):
        (path / f"{i}.trig").write_bytes(rdf_files.serialise(rdf.to_quads(one)))
    (tmp_path / "sini").mkdir()
    monkeypatch.chdir(tmp_path / "sini")
    return path


@pytest.fixture
def store(kaskade: Kaskade, folder: Path) -> Path:
    """A store with the collection."""
    path = folder.parent / "graf"
    ran = kaskade("load", folder, "--store", path)
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert "5 kaskade baru, 0 diganti, 0 sudah ada" in ran.err
    return path


def test_loading_again_does_nothing(kaskade: Kaskade, folder: Path, store: Path) -> None:
    ran = kaskade("load", folder, "--store", store)
    assert "0 kaskade baru, 0 diganti, 5 sudah ada dan sama" in ran.err
    assert "5 diganti" in kaskade("load", folder, "--store", store, "--force").err


def test_documents_are_loaded_and_a_bad_one_does_not_stop_the_others(
    kaskade: Kaskade, folder: Path, store: Path
) -> None:
    (folder / "rusak.trig").write_bytes(b"<urn:a> <urn:b>")
    (folder / "baru.txt").write_text(DOKUMEN.read_text().replace("2021", "2023"))
    ran = kaskade("load", folder, DOKUMEN, "--store", store)
    assert ran.code == 3
    assert "1 kaskade baru, 0 diganti, 5 sudah ada dan sama" in ran.err
    assert "rusak.trig" in ran.err
    assert "Kecamatan Sokaraja 2023" in kaskade("tree", "--store", store, "--lingkup", "Sokaraja 2023").out


def test_one_edition_with_two_contents(kaskade: Kaskade, folder: Path, tmp_path: Path) -> None:
    other = folder / "lain.txt"
    other.write_text(DOKUMEN.read_text().replace("Jumlah ASN", "Jumlah PNS"))
    ran = kaskade("load", DOKUMEN, other, "--store", tmp_path / "graf")
    assert ran.code == 3
    assert "isinya berbeda" in ran.err
    assert "1 kaskade baru" in ran.err


def test_reading_commands_say_the_same_of_a_store_as_of_its_files(
    kaskade: Kaskade, folder: Path, store: Path
) -> None:
    one = folder / "0.trig"
    scope = ("--store", store, "--lingkup", "Sokaraja 2021")
    for command in (
        ["tree"],
        ["show", "7.01.01.2.06.03"],
        ["audit", "--format", "json", "--ignore", "KSK8", "--fail-on", "never"],
        ["validate", "--format", "json", "--fail-on", "never"],
    ):
        from_file, from_store = kaskade(*command, one), kaskade(*command, *scope)
        assert from_store.out == from_file.out
        assert from_store.code == from_file.code
    asked = ("query", "daftar-sasaran", "--format", "csv", "--param", "lingkup=Sokaraja 2021")
    rows = kaskade(*asked, "--store", store).out
    assert rows.count("\n") > 40
    (folder.parent / "kaskade.toml").write_text(f"[store]\ndefault = 'a'\n[store.a]\npath = {str(store)!r}\n")
    assert kaskade(*asked).out == rows


def test_current_editions_are_the_default(kaskade: Kaskade, store: Path) -> None:
    trees = json.loads(kaskade("tree", "--store", store, "--format", "json").out)["kaskade"]
    assert len(trees) == 4
    old = kaskade("tree", "--store", store, "--lingkup", "Sokaraja 2022 (murni)", "--depth", 1)
    assert "(murni)" in old.out


def test_diff_and_link(kaskade: Kaskade, store: Path, collection: list[Model]) -> None:
    by_words = kaskade("diff", "Sokaraja 2022 (murni)", "Sokaraja 2022 perubahan-1", "--store", store)
    assert "Sinkronisasi Kerja" in by_words.out, by_words.err
    assert kaskade("diff", collection[3].iri, collection[4].iri, "--store", store).out == by_words.out
    linked = kaskade("link", "--store", store, "--lingkup", "Kabupaten Banyumas 2022")
    assert linked.code == 0, linked.err
    assert kaskade("link", "--store", store, "--lingkup", "Sokaraja 2021").code == 2


def test_audit_of_a_store(kaskade: Kaskade, store: Path) -> None:
    ran = kaskade("audit", "--store", store, "--rule", "KSK3", "--format", "json", "--fail-on", "never")
    assert len(json.loads(ran.out)["ringkasan"]["kaskade"]) == 4


def test_where_a_store_is_named(
    kaskade: Kaskade, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KASKADE_STORE", str(store))
    assert "Somagede" in kaskade("tree", "--depth", 1).out
    assert "Somagede" not in kaskade("tree", "--depth", 1, DOKUMEN).out, "files go first"
    monkeypatch.delenv("KASKADE_STORE")
    assert "Somagede" not in kaskade("tree", "--depth", 1).out
    toml = tmp_path / "kaskade.toml"
    toml.write_text('[store.banyumas]\npath = "graf"\n')
    assert "Somagede" in kaskade("tree", "--depth", 1, "--store", "banyumas").out
    toml.write_text('[store]\ndefault = "banyumas"\n[store.banyumas]\npath = "graf"\n')
    assert "Somagede" in kaskade("tree", "--depth", 1).out


def test_a_store_that_is_not_there(kaskade: Kaskade, store: Path, tmp_path: Path) -> None:
    ran = kaskade("tree", "--store", tmp_path / "nihil")
    assert ran.code == 2
    assert "tidak ada penyimpanan di" in ran.err
    (tmp_path / "kaskade.toml").write_text('[store.banyumas]\npath = "graf"\n')
    ran = kaskade("tree", "--store", "banyums", "--lang", "en")
    assert ran.code == 2
    assert "Did you mean: banyumas" in ran.err
    assert kaskade("audit").code == 2
    assert kaskade("load", DOKUMEN).code == 2
    assert kaskade("tree", "--store", "ftp://a.example.org/").code == 2
    assert kaskade("tree", "--store", store, "--lingkup", "Atlantis 1999").code == 2


def test_a_store_in_use(kaskade: Kaskade, store: Path) -> None:
    with closing(open_disk(store, writable=True)):
        ran = kaskade("tree", "--store", store)
    assert ran.code == 4
    assert "sedang dipakai program lain" in ran.err
    assert "Traceback" not in ran.err


def test_nobody_answers(kaskade: Kaskade) -> None:
    ran = kaskade("query", "daftar-lingkup", "--store", "http://127.0.0.1:9/query")
    assert ran.code == 4
    assert "tidak dapat dihubungi" in ran.err
    assert kaskade("load", DOKUMEN, "--store", "https://graf.example.org/sparql").code == 2
