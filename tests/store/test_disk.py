"""Stores on disk: one writer, readers beside each other, and what is wrong with a folder is said."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest

from kaskade_graph import rdf
from kaskade_graph.errors import StoreError, UsageError
from kaskade_graph.store import catalogue, hashing, keys
from kaskade_graph.store.disk import ISI, PENANDA, open_disk
from tests.store.contoh import kaskade


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store on disk with one cascade."""
    path = tmp_path / "graf"
    with closing(open_disk(path, writable=True)) as store:
        one = kaskade()
        catalogue.put(store, one.iri, rdf.to_quads(one))
    return path


def test_what_was_written_is_read(folder: Path) -> None:
    with closing(open_disk(folder)) as store:
        assert [e.label for e in catalogue.editions(store)] == ["Kecamatan Sokaraja 2021 (murni)"]
        quads = store.quads(rdf.graph_names(kaskade().iri))
        written = keys.completed(kaskade().iri, rdf.to_quads(kaskade()))
        assert hashing.content_hash(quads) == hashing.content_hash(written)
        with pytest.raises(StoreError, match="reading only"):
            catalogue.put(store, kaskade(tahun=2022).iri, rdf.to_quads(kaskade(tahun=2022)))


def test_readers_stand_beside_each_other_and_a_writer_alone(folder: Path) -> None:
    with (
        closing(open_disk(folder)),
        closing(open_disk(folder)),
        pytest.raises(StoreError, match="in use by another program"),
    ):
        open_disk(folder, writable=True)
    with closing(open_disk(folder, writable=True)):
        for writable in (False, True):
            with pytest.raises(StoreError, match="in use"):
                open_disk(folder, writable=writable)
    open_disk(folder, writable=True).close()


def _other(folder: Path, code: str) -> subprocess.Popen[str]:
    """Start another process that runs ``code``, and return when it has printed a line."""
    text = f"import sys\nfrom pathlib import Path\nfolder = Path({str(folder)!r})\n{code}"
    process = subprocess.Popen(
        [sys.executable, "-c", text], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


HOLDERS = {
    "writer": "from kaskade_graph.store.disk import open_disk\ns = open_disk(folder, writable=True)",
    "oxigraph": "import pyoxigraph\ns = pyoxigraph.Store(str(folder / 'oxigraph'))",
}


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("writable", [False, True])
def test_a_store_in_use_says_by_whom(folder: Path, holder: str, writable: bool) -> None:
    process = _other(folder, f"{HOLDERS[holder]}\nprint('ready', flush=True)\nsys.stdin.read()")
    try:
        with pytest.raises(StoreError) as caught:
            open_disk(folder, writable=writable)
        if Path("/proc/locks").exists():
            assert f"process {process.pid}" in caught.value.text("en")
    finally:
        process.kill()
        process.wait()
    open_disk(folder, writable=writable).close()


def test_a_writer_that_is_killed_leaves_whole_cascades(folder: Path) -> None:
    code = """
from kaskade_graph import rdf
from kaskade_graph.store import catalogue
from kaskade_graph.store.disk import open_disk
from tests.store.contoh import kaskade
store = open_disk(folder, writable=True)
for tahun in range(2000, 3000):
    one = kaskade(tahun=tahun)
    catalogue.put(store, one.iri, rdf.to_quads(one))
    print("ready", flush=True)
"""
    process = _other(folder, code)
    time.sleep(0.3)
    process.send_signal(signal.SIGKILL)
    assert process.stdout is not None
    acknowledged = 1 + len(process.stdout.read().splitlines())
    process.wait()
    with closing(open_disk(folder)) as store:
        found = catalogue.editions(store)
        assert len(found) >= acknowledged
        for edition in found:
            quads = store.quads(rdf.graph_names(edition.iri))
            assert hashing.hashes(edition.iri, quads) == edition.hashes


def test_a_newer_store_is_not_touched(folder: Path) -> None:
    (folder / PENANDA).write_text(json.dumps({"format": 99}))
    for writable in (False, True):
        with pytest.raises(StoreError, match="newer kaskade"):
            open_disk(folder, writable=writable)


def _without_current(folder: Path) -> None:
    (folder / ISI / "CURRENT").unlink()


def _without_database(folder: Path) -> None:
    shutil.rmtree(folder / ISI)


def _without_tables(folder: Path) -> None:
    for path in (folder / ISI).glob("*.sst"):
        path.unlink()


def _short_table(folder: Path) -> None:
    largest = max((folder / ISI).glob("*.sst"), key=lambda p: p.stat().st_size)
    os.truncate(largest, largest.stat().st_size // 2)


def _without_manifest(folder: Path) -> None:
    next((folder / ISI).glob("MANIFEST-*")).unlink()


def _torn_marker(folder: Path) -> None:
    (folder / PENANDA).write_text('{"for')


HALF = (_without_current, _without_database, _without_tables, _short_table, _without_manifest, _torn_marker)


@pytest.mark.parametrize("damage", HALF, ids=lambda f: f.__name__.strip("_"))
@pytest.mark.parametrize("writable", [False, True])
def test_a_half_copied_store_is_refused_and_left_alone(folder: Path, damage: object, writable: bool) -> None:
    assert callable(damage)
    damage(folder)
    with pytest.raises(StoreError, match="incomplete"):
        open_disk(folder, writable=writable)


def test_what_is_no_store_is_no_place_for_one(tmp_path: Path) -> None:
    (tmp_path / "berkas.txt").write_text("isi")
    for path in (tmp_path, tmp_path / "berkas.txt"):
        for writable in (False, True):
            with pytest.raises(UsageError, match="no store"):
                open_disk(path, writable=writable)
    with pytest.raises(UsageError, match=r"there is no store at .* yet"):
        open_disk(tmp_path / "nihil")
    ox.Store(str(tmp_path / "lain")).flush()
    with pytest.raises(UsageError, match="no store"):
        open_disk(tmp_path / "lain", writable=True)


def test_a_full_disk_loses_nothing(folder: Path) -> None:
    code = """
import resource
from kaskade_graph import rdf
from kaskade_graph.errors import StoreError
from kaskade_graph.store import catalogue
from kaskade_graph.store.disk import open_disk
from tests.store.contoh import kaskade
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
print("ready", flush=True)
try:
    store = open_disk(folder, writable=True)
    for tahun in range(2000, 3000):
        one = kaskade(tahun=tahun)
        catalogue.put(store, one.iri, rdf.to_quads(one))
        print(tahun, flush=True)
except StoreError as error:
    print(error.exit_code, error.text("en"), flush=True)
"""
    process = _other(folder, code)
    out, _ = process.communicate(timeout=60)
    *years, last = out.splitlines()
    assert last.startswith("4 the store"), out
    with closing(open_disk(folder)) as store:
        found = {e.tahun for e in catalogue.editions(store)}
        assert {int(y) for y in years} | {2021} <= found
