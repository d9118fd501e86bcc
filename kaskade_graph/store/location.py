"""Where a store is: what ``--store`` names, and what ``[store.NAME]`` in ``kaskade.toml`` says of it.

::

    [store]
    default = "kabupaten"            # taken when a command names neither files nor a store

    [store.lokal]
    path = "data/store"              # from the folder of this file

    [store.kabupaten]
    query = "https://graf.example.org/sparql"
    update = "https://graf.example.org/update"     # to write; derived where that is certain
    graph_store = "https://graf.example.org/graph" # Graph Store Protocol, where the engine needs it
    auth = "digest"                  # none, basic, digest or bearer
    user = "kaskade"
    secret_env = "KASKADE_SECRET"    # the variable that holds the password or token, never the secret
    default_graph = "union"          # or "separate": what the engine takes for its default graph
    timeout = 60                     # seconds
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kaskade_graph.config import Konfigurasi
from kaskade_graph.errors import Teks, UnknownName, UsageError
from kaskade_graph.text import shown

AUTH = ("none", "basic", "digest", "bearer")
DEFAULT_GRAPH = ("separate", "union")
TIMEOUT = 60.0
_URLS = ("query", "update", "graph_store")
_REMOTE = (*_URLS, "auth", "user", "secret_env", "default_graph", "timeout")
_BARE = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Lokasi:
    """One place: a folder (``path``), or an endpoint (``query`` and the rest). ``timeout`` is in seconds."""

    nama: str
    path: Path | None = None
    query: str = ""
    update: str = ""
    graph_store: str = ""
    auth: str = "none"
    user: str = ""
    secret_env: str = ""
    default_graph: str = "separate"
    timeout: float = TIMEOUT

    def secret(self) -> str:
        """Return the password or token from the environment; raise :class:`UsageError` when it is not set."""
        value = os.environ.get(self.secret_env, "")
        if not value or re.search(r"[\x00-\x1f\x7f]", value):
            env = self.secret_env
            raise UsageError(
                Teks(
                    f"penyimpanan {self.nama}: variabel lingkungan {env} kosong atau tidak sah",
                    f"store {self.nama}: the environment variable {env} is empty or not valid",
                ),
                Teks(f"Isi dahulu: export {env}=...", f"Set it first: export {env}=..."),
            )
        return value


def default(konfigurasi: Konfigurasi) -> str | None:
    """Return the name of the store to take when none is named, from ``[store]`` in ``kaskade.toml``."""
    name = konfigurasi.table("store").get("default")
    if name is not None and not isinstance(name, str):
        raise konfigurasi.error(_wrong("store", "default", Teks("harus teks", "has to be text")))
    return name


def all_named(konfigurasi: Konfigurasi) -> dict[str, Lokasi]:
    """Return the stores that ``kaskade.toml`` names; raise :class:`UsageError` for one that is wrong."""
    tables = {k: v for k, v in konfigurasi.table("store").items() if k != "default"}
    return {name: _named(konfigurasi, name, table) for name, table in sorted(tables.items())}


def find(where: str, konfigurasi: Konfigurasi, *, writable: bool = False) -> Lokasi:
    """Return the place that ``where`` names: a URL, a name from ``kaskade.toml``, or a folder.

    A name goes before a folder of that name, which ``./name`` still reaches. Raises :class:`UnknownName`
    for a word that is neither, with the nearest names; and :class:`UsageError` for a URL that is not taken.
    """
    if "://" in where:
        return _from_url(where)
    tables = konfigurasi.table("store")
    if where in tables and where != "default":
        return _named(konfigurasi, where, tables[where])
    path = Path(where)
    names = [name for name in tables if name != "default"]
    near = get_close_matches(where, names, n=3, cutoff=0.6)
    if _BARE.fullmatch(where) and not path.exists() and names and (near or not writable):
        word, known = shown(where), ", ".join(sorted(names))
        raise UnknownName(
            Teks(
                f"tidak ada penyimpanan bernama {word!r} di {konfigurasi.path}, dan tidak ada foldernya",
                f"there is no store named {word!r} in {konfigurasi.path}, and no such folder",
            ),
            near,
            None
            if near
            else Teks(f"Yang ada: {known}. Folder: ./{word}", f"There are: {known}. A folder: ./{word}"),
        )
    return Lokasi(where, path=path)


def _from_url(url: str) -> Lokasi:
    reason = _bad_url(url)
    if reason is not None:
        raise UsageError(
            Teks(f"--store: {reason.id}", f"--store: {reason.en}"),
            Teks(
                "Kata sandi dan token tidak ditulis di URL; lihat docs/how-to/use-a-store.md.",
                "Passwords and tokens do not go into the URL; see docs/how-to/use-a-store.md.",
            ),
        )
    return Lokasi(url, query=url, update=_derived_update(url))


def _derived_update(url: str) -> str:
    """Return the update URL where known engines leave no doubt, else "".

    Oxigraph, Fuseki and Stardog: ``X/query`` and ``X/update``; RDF4J and GraphDB: ``repositories/R`` and
    ``repositories/R/statements``.
    """
    if urlsplit(url).query:
        return ""
    if url.endswith("/query"):
        return url.removesuffix("query") + "update"
    if re.search(r"/repositories/[^/]+$", url):
        return url + "/statements"
    return ""


def _named(konfigurasi: Konfigurasi, name: str, table: Any) -> Lokasi:
    at = f"store.{name}"

    def refuse(key: str, why: Teks) -> UsageError:
        return konfigurasi.error(_wrong(at, key, why))

    if not isinstance(table, Mapping):
        raise konfigurasi.error(Teks(f"[{shown(at)}] harus berupa tabel", f"[{shown(at)}] has to be a table"))
    known = ("path",) if "path" in table else _REMOTE
    for key in table:
        if key not in known:
            names = ", ".join(known)
            raise refuse(
                key, Teks(f"tidak dikenal di sini; yang ada: {names}", f"unknown here; known: {names}")
            )
    for key, value in table.items():
        if key != "timeout" and not (isinstance(value, str) and value.strip()):
            raise refuse(key, Teks("harus teks", "has to be text"))
    if "path" in table:
        folder = konfigurasi.path.parent if konfigurasi.path else Path()
        return Lokasi(name, path=folder / Path(table["path"]).expanduser())
    return _endpoint(name, table, refuse)


def _endpoint(name: str, table: Mapping[str, Any], refuse: Callable[[str, Teks], UsageError]) -> Lokasi:
    for key in _URLS:
        reason = _bad_url(table[key]) if key in table else None
        if reason is not None:
            raise refuse(key, reason)
    if "query" not in table:
        raise refuse("query", Teks("belum diisi (atau isi path)", "is missing (or give a path)"))
    for key, allowed in (("auth", AUTH), ("default_graph", DEFAULT_GRAPH)):
        if table.get(key, allowed[0]) not in allowed:
            raise refuse(key, Teks(f"pilih: {', '.join(allowed)}", f"choose: {', '.join(allowed)}"))
    _check_auth(table, refuse)
    timeout = table.get("timeout", TIMEOUT)
    if isinstance(timeout, bool) or not isinstance(timeout, int | float) or not 0 < timeout <= 3600:
        raise refuse("timeout", Teks("harus detik, 1 sampai 3600", "has to be seconds, 1 to 3600"))
    rest: dict[str, Any] = {"update": _derived_update(table["query"]), **table, "timeout": float(timeout)}
    return Lokasi(name, **rest)


def _check_auth(table: Mapping[str, Any], refuse: Callable[[str, Teks], UsageError]) -> None:
    auth = table.get("auth", "none")
    needed = {"none": (), "bearer": ("secret_env",)}.get(auth, ("user", "secret_env"))
    for key in needed:
        if key not in table:
            raise refuse(key, Teks(f"belum diisi; auth = {auth!r}", f"is missing; auth = {auth!r}"))
    if "secret_env" in table and not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", table["secret_env"]):
        # The value is not shown: it may be the secret itself.
        raise refuse(
            "secret_env",
            Teks(
                "harus nama variabel lingkungan, bukan rahasianya",
                "has to be the name of an environment variable, not the secret",
            ),
        )


def _bad_url(url: str) -> Teks | None:
    """Return what is wrong with ``url``, without repeating it: it may hold a secret."""
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return Teks("URL tidak sah", "not a valid URL")
    if parts.scheme not in ("http", "https"):
        return Teks("URL harus http:// atau https://", "the URL has to be http:// or https://")
    if not parts.hostname or not port_is_fine or re.search(r"[\s\x00-\x20\x7f]", url):
        return Teks("URL tidak sah", "not a valid URL")
    if parts.username is not None or parts.password is not None:
        return Teks("URL memuat nama atau kata sandi", "the URL holds a user name or password")
    if parts.fragment:
        return Teks("URL memuat bagian #", "the URL holds a # part")
    return None


def _wrong(table: str, key: str, why: Teks) -> Teks:
    where = f"[{shown(table)}] {shown(key)}"
    return Teks(f"{where}: {why.id}", f"{where}: {why.en}")
