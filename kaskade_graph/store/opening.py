"""Opening what ``--store`` names: the one place that knows which engine is behind it."""

from __future__ import annotations

from kaskade_graph import config
from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.store import catalogue, location
from kaskade_graph.store.location import Lokasi
from kaskade_graph.store.protocol import Store


def open_store(where: str | None, *, writable: bool = False) -> Store:
    """Open a store by folder, URL or name; by the default of ``kaskade.toml`` when ``where`` is None.

    Raises :class:`~kaskade_graph.errors.UsageError` when it names no store, and
    :class:`~kaskade_graph.errors.StoreError` when the store cannot be used.
    """
    lokasi = locate(where, writable=writable)
    store = connect(lokasi, writable=writable)
    try:
        catalogue.check_version(store)
    except BaseException:
        store.close()
        raise
    return store


def locate(where: str | None, *, writable: bool = False) -> Lokasi:
    """Return the place that ``where`` names, as :func:`open_store` finds it."""
    konfigurasi = config.load()
    name = where or location.default(konfigurasi)
    if name is None:
        raise UsageError(
            Teks("penyimpanan belum disebut", "no store is named"),
            Teks(
                "Tambahkan --store FOLDER, URL atau NAMA; atau isi KASKADE_STORE, atau default di [store] "
                "dalam kaskade.toml.",
                "Add --store FOLDER, URL or NAME; or set KASKADE_STORE, or default in [store] of "
                "kaskade.toml.",
            ),
        )
    return location.find(name, konfigurasi, writable=writable)


def default_name() -> str | None:
    """Return the store that ``kaskade.toml`` names for commands that are given neither files nor a store."""
    return location.default(config.load())


def connect(lokasi: Lokasi, *, writable: bool = False, older: bool = False) -> Store:
    """Open the place; the version of what is in it is not looked at. ``older``: a folder of an older version too."""
    if lokasi.path is not None:
        from kaskade_graph.store.disk import open_disk

        return open_disk(lokasi.path, writable=writable, older=older)
    from kaskade_graph.store.remote import RemoteStore

    return RemoteStore(lokasi, writable=writable)
