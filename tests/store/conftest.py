"""The stores of the contract: each engine once a session, empty or with the same cascades in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kaskade_graph import rdf
from kaskade_graph.model import Kaskade
from kaskade_graph.store import catalogue, embedded, reference
from kaskade_graph.store.disk import open_disk
from kaskade_graph.store.location import Lokasi
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.remote import RemoteStore
from kaskade_graph.usecases import kept_findings, sources
from tests.store import engines
from tests.store.contoh import audited, cacat, kaskade

DOKUMEN = Path(__file__).parents[2] / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
ENGINES = ("memory", "disk", "oxigraph", "oxigraph-graph-store", "virtuoso")
SECRET = "KASKADE_UJI_RAHASIA"

Filled = Callable[[str], Store]


@pytest.fixture(scope="session")
def collection() -> list[Kaskade]:
    """Five editions: the real one, a neighbour over two years, and one that was revised."""
    real = next(iter(sources.load([DOKUMEN]))).kaskade
    return [
        real,
        kaskade("33.02.09", "Somagede", 2021, tanpa="Musyawarah Desa"),
        kaskade("33.02.09", "Somagede", 2022),
        kaskade("33.02.19", "Sokaraja", 2022),
        kaskade("33.02.19", "Sokaraja", 2022, "perubahan-1", tanpa="Sinkronisasi Kerja"),
    ]


@pytest.fixture(scope="session")
def asked(collection: list[Kaskade]) -> list[Kaskade]:
    """The collection and an edition with defects, so that every question has an answer."""
    return [*collection, cacat(collection[2])]


@pytest.fixture(scope="session")
def oxigraph_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running Oxigraph server."""
    with engines.oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running Virtuoso server."""
    skip_without_virtuoso()
    with engines.virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


def skip_without_virtuoso() -> None:
    """Skip the test where Virtuoso is not installed."""
    if shutil.which("virtuoso-t") is None:
        pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource)")


@pytest.fixture(scope="session")
def place(request: pytest.FixtureRequest) -> Callable[[str], Lokasi]:
    """Return the settings of a remote engine by name; it is started when first asked for."""

    def of(engine: str) -> Lokasi:
        if engine == "virtuoso":
            return engines.virtuoso_place(request.getfixturevalue("virtuoso_url"), SECRET)
        url = request.getfixturevalue("oxigraph_url")
        graph_store = f"{url}/store" if engine.endswith("graph-store") else ""
        return Lokasi("oxigraph", query=f"{url}/query", update=f"{url}/update", graph_store=graph_store)

    return of


@pytest.fixture(scope="session")
def filled(
    place: Callable[[str], Lokasi], asked: list[Kaskade], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    """Return the store of an engine with the collection in it, written one cascade at a time."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv(SECRET, "dba")
        patch.setenv("no_proxy", "127.0.0.1")
        stores: dict[str, Store] = {}

        def of(engine: str) -> Store:
            if engine not in stores:
                store = _open(engine, place, tmp_path_factory.mktemp("store"))
                stack.callback(store.close)
                reference.put(store)
                for one in asked:
                    catalogue.put(store, one.iri, rdf.to_quads(one))
                kept_findings.put(store, map(audited, asked))
                stores[engine] = store
            return stores[engine]

        yield of


def _open(engine: str, place: Callable[[str], Lokasi], folder: Path) -> Store:
    if engine == "memory":
        return embedded.memory()
    if engine == "disk":
        return open_disk(folder / "graf", writable=True)
    return RemoteStore(place(engine), writable=True)
