"""``--store`` on the command line: every reading command, load, push and doctor, and what goes wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kaskade_graph import rdf, rdf_files
from kaskade_graph.errors import StoreError, Teks
from kaskade_graph.model import Kaskade as Model
from kaskade_graph.store import catalogue, hashing, keys, reference
from kaskade_graph.store.catalogue import Tulisan
from kaskade_graph.store.disk import open_disk
from kaskade_graph.store.location import Lokasi
from kaskade_graph.store.protocol import Change, Store
from kaskade_graph.store.remote import RemoteStore
from kaskade_graph.vocab import BERLAKU, KATALOG, OWL
from tests.cli.conftest import Kaskade
from tests.cli.conftest import kaskade as kaskade
from tests.store import contoh, engines
from tests.store.conftest import DOKUMEN, SECRET, Filled, skip_without_virtuoso


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
    assert "5 kaskade baru, 0 diganti, 0 tetap" in ran.err
    return path


def test_loading_again_does_nothing(kaskade: Kaskade, folder: Path, store: Path) -> None:
    ran = kaskade("load", folder, "--store", store)
    assert "0 kaskade baru, 0 diganti, 5 tetap" in ran.err
    assert "5 diganti" in kaskade("load", folder, "--store", store, "--force").err


def test_documents_are_loaded_and_a_bad_one_does_not_stop_the_others(
    kaskade: Kaskade, folder: Path, store: Path
) -> None:
    (folder / "rusak.trig").write_bytes(b"<urn:a> <urn:b>")
    (folder / "baru.txt").write_text(DOKUMEN.read_text().replace("2021", "2023"))
    ran = kaskade("load", folder, DOKUMEN, "--store", store)
    assert ran.code == 3
    assert "1 kaskade baru, 0 diganti, 5 tetap" in ran.err
    assert "rusak.trig" in ran.err
    assert "Kecamatan Sokaraja 2023" in kaskade("tree", "--store", store, "--scope", "Sokaraja 2023").out


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
    scope = ("--store", store, "--scope", "Sokaraja 2021")
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
    old = kaskade("tree", "--store", store, "--scope", "Sokaraja 2022 (murni)", "--depth", 1)
    assert "(murni)" in old.out


def test_diff_and_link(kaskade: Kaskade, store: Path, collection: list[Model]) -> None:
    by_words = kaskade("diff", "Sokaraja 2022 (murni)", "Sokaraja 2022 perubahan-1", "--store", store)
    assert "Sinkronisasi Kerja" in by_words.out, by_words.err
    assert kaskade("diff", collection[3].iri, collection[4].iri, "--store", store).out == by_words.out
    linked = kaskade("link", "--store", store, "--scope", "Kabupaten Banyumas 2022")
    assert linked.code == 0, linked.err
    assert kaskade("link", "--store", store, "--scope", "Sokaraja 2021").code == 2


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
    assert "belum ada penyimpanan di" in ran.err
    (tmp_path / "kaskade.toml").write_text('[store.banyumas]\npath = "graf"\n')
    ran = kaskade("tree", "--store", "banyums", "--lang", "en")
    assert ran.code == 2
    assert "Did you mean: banyumas" in ran.err
    assert kaskade("audit").code == 2
    assert kaskade("load", DOKUMEN).code == 2
    assert kaskade("tree", "--store", "ftp://a.example.org/").code == 2
    assert kaskade("tree", "--store", store, "--scope", "Atlantis 1999").code == 2


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


def _settings(folder: Path, virtuoso: str, oxigraph: str) -> None:
    """Write kaskade.toml with the servers of the tests."""
    (folder / "kaskade.toml").write_text(
        f"""
[store.virtuoso]
query = "{virtuoso}/sparql-auth"
update = "{virtuoso}/sparql-auth"
graph_store = "{virtuoso}/sparql-graph-crud-auth"
auth = "digest"
user = "dba"
secret_env = "{SECRET}"
default_graph = "union"

[store.oxigraph]
query = "{oxigraph}/query"
"""
    )


@pytest.fixture
def servers(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """Name servers of its own in kaskade.toml: what the test writes is not in the way of others."""
    monkeypatch.setenv(SECRET, "dba")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    made = tmp_path_factory.mktemp("server")
    if "virtuoso" in request.node.name:
        skip_without_virtuoso()
        with engines.virtuoso(made) as url:
            _settings(folder.parent, url, "http://127.0.0.1:9")
            yield
        return
    with engines.oxigraph(made) as url:
        _settings(folder.parent, "http://127.0.0.1:9", url)
        yield


@pytest.mark.usefixtures("servers")
@pytest.mark.parametrize("target", ["oxigraph", "virtuoso"])
def test_push_sends_what_differs(kaskade: Kaskade, store: Path, folder: Path, target: str) -> None:
    first = kaskade("push", "--store", store, "--to", target)
    assert first.code == 0, first.err
    assert first.err.startswith(f"{target}: ")
    ran = kaskade("push", "--store", store, "--to", target)
    assert f"{target}: 0 kaskade baru, 0 diganti, 5 tetap" in ran.err
    other = folder / "lain.txt"
    other.write_text(DOKUMEN.read_text().replace("Jumlah ASN", "Jumlah PNS"))
    assert kaskade("load", other, "--store", store).code == 0
    ran = kaskade("push", "--store", store, "--to", target)
    assert f"{target}: 0 kaskade baru, 1 diganti, 4 tetap" in ran.err
    scope = ("--scope", "Sokaraja 2021")
    assert kaskade("tree", "--store", target, *scope).out == kaskade("tree", "--store", store, *scope).out
    ran = kaskade("doctor", "--store", target, "--lang", "en")
    assert ran.code == 0, ran.out
    assert "ok      graphs" in ran.out


@pytest.mark.usefixtures("servers")
def test_a_push_that_is_cut_short_goes_on(
    kaskade: Kaskade, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = catalogue.put
    count = 0

    def breaks(*args: Any, **kwargs: Any) -> Tulisan:
        nonlocal count
        count += 1
        if count == 3:
            raise StoreError(Teks("terputus", "cut"))
        return put(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(catalogue, "put", breaks)
        ran = kaskade("push", "--store", store, "--to", "oxigraph")
    assert ran.code == 4
    assert "oxigraph: 2 kaskade baru" in ran.err
    ran = kaskade("push", "--store", store, "--to", "oxigraph")
    assert "oxigraph: 3 kaskade baru, 0 diganti, 2 tetap" in ran.err
    assert kaskade("doctor", "--store", "oxigraph").code == 0


def test_a_cascade_that_is_cut_short_is_seen_and_mended(
    collection: list[Model], place: Callable[[str], Lokasi], filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled("oxigraph-graph-store")
    remote = RemoteStore(place("oxigraph-graph-store"), writable=True)
    one = contoh.kaskade("33.02.03", "Jeruklegi", 2031)
    other = rdf.to_quads(contoh.kaskade("33.02.03", "Jeruklegi", 2031, tanpa="Musyawarah Desa"))
    catalogue.put(remote, one.iri, rdf.to_quads(one))
    before = catalogue.covered(remote, one.iri)

    def breaks(self: RemoteStore, graph: str, content: object) -> None:
        raise StoreError(Teks("terputus", "cut"))

    with monkeypatch.context() as patch:
        patch.setattr(RemoteStore, "_put", breaks)
        with pytest.raises(StoreError):
            catalogue.put(remote, one.iri, other)
    assert catalogue.covered(remote, one.iri) != before, "the old hash must not vouch for what may be mixed"
    catalogue.put(remote, one.iri, other)
    (edition,) = catalogue.covered(remote, one.iri)
    assert edition.hashes == hashing.hashes(one.iri, keys.completed(one.iri, other))
    assert hashing.content_hash(remote.quads(rdf.graph_names(one.iri))) == hashing.content_hash(
        keys.completed(one.iri, other)
    )
    catalogue.remove(remote, edition)


def _lose_a_triple(inside: Store, one: str) -> None:
    inside.apply(Change(delete=(inside.quads([one])[0],)))


def _lose_the_current(inside: Store, one: str) -> None:
    quads = [q for q in inside.quads([KATALOG]) if str(q.subject) == f"<{BERLAKU}>"]
    inside.apply(Change(delete=(quads[0],)))


def _leave_a_graph(inside: Store, one: str) -> None:
    graph = NamedNode(f"{one}-lain")
    inside.apply(Change(insert=(Quad(graph, graph, graph, graph),)))


def _lose_the_nomenclature(inside: Store, one: str) -> None:
    inside.apply(Change(replace=(reference.NOMENKLATUR,)))


DAMAGE = {
    "graf": _lose_a_triple,
    "katalog": _lose_the_current,
    "graf-lepas": _leave_a_graph,
    "nomenklatur": _lose_the_nomenclature,
}


@pytest.mark.parametrize("kode", DAMAGE)
def test_the_doctor_finds_what_is_wrong(
    kaskade: Kaskade, store: Path, folder: Path, collection: list[Model], kode: str
) -> None:
    assert kaskade("doctor", "--store", store).code == 0
    with closing(open_disk(store, writable=True)) as inside:
        DAMAGE[kode](inside, collection[0].iri)
    ran = kaskade("doctor", "--store", store, "--format", "json")
    assert ran.code == 1
    assert [b["kode"] for b in json.loads(ran.out)["butir"] if not b["baik"]] == [kode]
    if kode == "graf":
        ran = kaskade("push", "--store", store, "--to", folder.parent / "lain")
        assert ran.code == 4
        assert "kaskade doctor" in ran.err
    if kode != "graf-lepas":
        assert kaskade("load", folder, "--store", store, "--force").code == 0
        assert kaskade("doctor", "--store", store).code == 0


def test_the_doctor_without_a_store_and_with_one_that_is_not_there(kaskade: Kaskade, tmp_path: Path) -> None:
    ran = kaskade("doctor", "--lang", "en")
    assert ran.code == 0
    assert "ok      version" in ran.out
    assert kaskade("doctor", "--store", tmp_path / "nihil").code == 2
    ran = kaskade("doctor", "--store", "http://127.0.0.1:9/query")
    assert ran.code == 4
    assert "GAGAL" in ran.out


def test_a_newer_store(kaskade: Kaskade, store: Path) -> None:
    with closing(open_disk(store, writable=True)) as inside:
        version = Quad(NamedNode(KATALOG), NamedNode(OWL.versionInfo), Literal("99"), NamedNode(KATALOG))
        inside.apply(Change(insert=(version,)))
    for command in (["tree"], ["load", DOKUMEN], ["doctor"], ["audit"]):
        ran = kaskade(*command, "--store", store, "--lang", "en")
        assert ran.code == 4
        assert "newer kaskade" in ran.err + ran.out


def test_findings_are_kept_and_asked_about(kaskade: Kaskade, store: Path) -> None:
    """Those of an audit without an earlier one are not audited again; of a second one those that go on are left."""
    assert "peringkat-temuan" in kaskade("query", "temuan-belum-ditindaklanjuti", "--store", store).err
    for audit, baseline in (("satu.json", []), ("dua.json", ["--baseline", "satu.json"])):
        asked = ["--rule", "KSK413,KSK101", "--fail-on", "never", *baseline]
        assert kaskade("audit", "--store", store, "-o", audit, *asked).code == 0
        ran = kaskade("load", "--audit", audit, "--store", store)
        assert "dari 4 kaskade disimpan" in ran.err, ran.err
        counts = kaskade("query", "peringkat-temuan", "--store", store, "--format", "csv").out.splitlines()[
            1:
        ]
        rows = kaskade(
            "query",
            "kecamatan mana yang temuannya belum ditindaklanjuti",
            "--store",
            store,
            "--format",
            "csv",
        )
        found = rows.out.splitlines()[1:]
        said = "masih ada pada audit ulang" if baseline else "belum diaudit ulang"
        assert len(found) == sum(int(line.rpartition(",")[2]) for line in counts) > 0
        assert all(line.endswith(said) for line in found)
    assert "graf lepas     tidak ada" in kaskade("doctor", "--store", store).out
    ran = kaskade("load", "--audit", DOKUMEN, "--store", store)
    assert (ran.code, "audit" in ran.err) == (3, True), ran.err
