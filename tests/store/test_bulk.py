"""Many cascades written at once are what they are when each is written on its own, whenever that breaks off."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from kaskade_graph import rdf
from kaskade_graph.errors import StoreError, Teks
from kaskade_graph.rdf_files import serialise
from kaskade_graph.store import bulk, catalogue
from kaskade_graph.store.catalogue import Tulisan
from kaskade_graph.store.disk import open_disk
from kaskade_graph.store.embedded import EmbeddedStore
from kaskade_graph.store.protocol import Change
from kaskade_graph.usecases.load import LoadSummary, load
from tests.store.contoh import kaskade

COUNT = 5


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Five years, and one of them in a second edition."""
    out = []
    for tahun, versi in [*((2021 + n, "murni") for n in range(COUNT)), (2022, "perubahan-1")]:
        path = tmp_path / f"{tahun}-{versi}.trig"
        path.write_bytes(serialise(rdf.to_quads(kaskade(tahun=tahun, versi=versi))))
        out.append(path)
    return out


def loaded(files: list[Path], store: Path, **options: bool) -> LoadSummary:
    ringkasan = LoadSummary("")
    for _ in load(files, str(store), ringkasan, **options):
        pass
    return ringkasan


def content(store: Path) -> dict[str, list[str]]:
    with closing(open_disk(store)) as one:
        return {g: [str(q) for q in one.quads([g])] for g in one.graphs()}


def test_the_same_as_one_by_one(files: list[Path], tmp_path: Path) -> None:
    done = loaded(files, tmp_path / "many")
    assert done.tulisan[Tulisan.BARU] == COUNT + 1
    loaded(files, tmp_path / "single", force=True)  # each in a transaction of its own
    assert content(tmp_path / "many") == content(tmp_path / "single")
    again = loaded(files, tmp_path / "many")
    assert again.tulisan[Tulisan.SAMA] == COUNT + 1


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cascade is a batch."""
    monkeypatch.setattr(bulk, "AT_ONCE", 1)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("before", [0, 2])
def test_broken_off_before_the_catalogue_it_is_put_right_by_the_next_load(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    """Graphs that no question reaches are left; another content of theirs must not stay beside the new one."""
    whole, store = content_of(files, tmp_path / "whole"), tmp_path / "store"
    apply, left = EmbeddedStore.apply, before

    def full(self: EmbeddedStore, change: Change) -> None:
        nonlocal left
        if left == 0 and any(str(q.graph_name).endswith("/id/katalog>") for q in change.insert):
            raise StoreError(Teks("penuh", "full"))
        left -= any(str(q.graph_name).endswith("/id/katalog>") for q in change.insert)
        apply(self, change)

    with monkeypatch.context() as patch:
        patch.setattr(EmbeddedStore, "apply", full)
        with pytest.raises(StoreError):
            loaded(files, store)
    with closing(open_disk(store)) as one:
        assert len(catalogue.editions(one)) == before
    loaded(files, store)
    assert content(store) == whole


def content_of(files: list[Path], store: Path) -> dict[str, list[str]]:
    loaded(files, store)
    return content(store)
