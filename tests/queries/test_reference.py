"""Every saved question on every engine, row by row, against plain references over the models.

``benchmarks/engines.py`` does the same on 27 kecamatan, with more values, more engines, and times.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from kaskade_graph import rdf
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.store import catalogue, embedded, reference
from kaskade_graph.store.disk import open_disk
from kaskade_graph.store.location import Lokasi
from kaskade_graph.store.protocol import Store
from kaskade_graph.store.remote import RemoteStore
from kaskade_graph.usecases import kept_findings
from kaskade_graph.vocab import KIN, RDFS
from tests.queries.comparing import asked, differing
from tests.queries.koleksi import cascades
from tests.queries.reference import REFERENCES
from tests.store import engines
from tests.store.contoh import audited, kaskade

LIBRARY = Library()
SERVERS = ("disk", "oxigraph", "virtuoso")


def fill(store: Store) -> Store:
    """Write the collection into an empty store, one cascade at a time."""
    reference.put(store)
    for k in cascades():
        catalogue.put(store, k.iri, rdf.to_quads(k))
    kept_findings.put(store, map(audited, cascades()))
    return store


@cache
def memory() -> Store:
    out = embedded.memory()
    catalogue.put_all(out, [(k.iri, rdf.to_quads(k)) for k in cascades()])
    reference.put(out)
    kept_findings.put(out, map(audited, cascades()))
    return out


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Store]]:
    """Return the filled store of an engine by name, started when it is first asked for."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("KASKADE_TEST", "dba")
        patch.setenv("no_proxy", "127.0.0.1")
        known: dict[str, Store] = {}

        def of(name: str) -> Store:
            if name not in known:
                known[name] = fill(_open(name, stack, tmp_path_factory))
            return known[name]

        yield of


def _open(name: str, stack: ExitStack, folders: pytest.TempPathFactory) -> Store:
    folder = folders.mktemp(name)
    if name == "disk":
        store = open_disk(folder / "graf", writable=True)
        stack.callback(store.close)
        return store
    if name == "oxigraph":
        url = stack.enter_context(engines.oxigraph(folder))
        return RemoteStore(Lokasi(name, query=f"{url}/query", update=f"{url}/update"), writable=True)
    if shutil.which("virtuoso-t") is None:
        pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource)")
    url = stack.enter_context(engines.virtuoso(folder))
    return RemoteStore(engines.virtuoso_place(url, "KASKADE_TEST"), writable=True)


def test_every_question_has_a_reference() -> None:
    assert sorted(REFERENCES) == sorted(LIBRARY.paths)


@pytest.mark.parametrize("query", LIBRARY.all(), ids=lambda q: q.id)
def test_the_embedded_store_in_memory(query: SavedQuery) -> None:
    count = 0
    for given in asked(memory(), cascades(), query):
        found, missing, surplus = differing(memory(), cascades(), query, given)
        assert (missing[:2], surplus[:2]) == ([], []), given
        count += len(found)
    assert count, "nothing was compared: the collection has no row for it"


@pytest.mark.parametrize("name", SERVERS)
@pytest.mark.parametrize("query", LIBRARY.all(), ids=lambda q: q.id)
def test_other_engines(query: SavedQuery, name: str, server: Callable[[str], Store]) -> None:
    for given in list(asked(memory(), cascades(), query))[:2]:
        _, missing, surplus = differing(server(name), cascades(), query, given)
        assert (missing[:2], surplus[:2]) == ([], []), given


def test_audit_queries_on_every_engine(server: Callable[[str], Store]) -> None:
    """What the rules written in SPARQL find: elements with two values, and types that are printed and not known."""
    from kaskade_graph import resources

    texts = {p.stem: p.read_text(encoding="utf-8") for p in resources.audit_queries()}
    twice: dict[tuple[str, str], set[str]] = {}
    properties = {RDFS.label: "nama", KIN.formulasi: "formulasi", KIN.satuan: "satuan"}
    quads = [q for k in cascades() for q in rdf.to_quads(k)]
    for q in quads:
        if (
            q.predicate.value in properties
            and q.graph_name.value == q.subject.value[: len(q.graph_name.value)]
        ):
            twice.setdefault((q.subject.value, properties[q.predicate.value]), set()).add(q.object.value)
    wanted = Counter(key for key, values in twice.items() if len(values) > 1)
    printed = {q.unsur for k in cascades() for q in k.bukti if q.properti == KIN.tipePenghitungan}
    unknown = {i.iri for k in cascades() for i in k.indikator.values() if i.tipe is None} & printed
    for name in ("memory", *SERVERS):
        store = memory() if name == "memory" else server(name)
        found = store.select(texts["ksk119"])
        assert Counter(zip(found.values("unsur"), found.values("apa"), strict=True)) == wanted, name
        assert set(store.select(texts["ksk207"]).values("unsur")) == unknown, name


def test_three_units_with_texts_of_their_own() -> None:
    """From six units on, what three of them share and no other counts as copied too."""
    made = [kaskade(f"33.02.0{n}", name, 2021) for n, name in enumerate("ABCDEF", 1)]
    for n, k in enumerate(made):
        for at, i in enumerate(k.indikator.values()):
            i.formulasi = f"rumus {at} dari {'tiga' if n in (1, 3, 4) else n}"
    store = embedded.memory()
    catalogue.put_all(store, [(k.iri, rdf.to_quads(k)) for k in made])
    query = LIBRARY.get("salinan-antar-unit")
    found, missing, surplus = differing(store, made, query, {})
    assert (missing, surplus) == ([], [])
    assert [found.values(c) for c in ("namaSatu", "namaTiga", "namaDua")] == [
        ["Kecamatan B"],
        ["Kecamatan D"],
        ["Kecamatan E"],
    ]
