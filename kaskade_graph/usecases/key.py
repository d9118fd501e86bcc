"""What the audit of a cascade depends on besides the cascade: when that changes, everything is audited again."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from kaskade_graph import __version__, personal, resources
from kaskade_graph.audit import own
from kaskade_graph.audit.engines import validator
from kaskade_graph.registers import nomenklatur

PAKET = (
    "networkx",
    "pyoxigraph",
    "pypdfium2",
    "lxml",
    "rapidfuzz",
    "rdflib",
    "openpyxl",
)
"""Packages whose version may change what is read or found."""


def key(options: Iterable[object]) -> str:
    """Return what stands for the rules, words, registers and versions that an audit uses, and for ``options``."""
    digest = hashlib.sha256(_installed(validator.chosen()).encode())
    digest.update(f"personal data {personal.wanted()}\n".encode())
    for path in nomenklatur.extra():
        digest.update(path.read_bytes())
    for path in (p for ending in (".ttl", ".rq", ".py") for p in own.files(ending)):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    for option in options:
        digest.update(f"{option!r}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def _installed(engine: str) -> str:
    from importlib import metadata

    digest = hashlib.sha256()
    versions = [f"{name} {metadata.version(name)}" for name in (*PAKET, engine)]
    for word in (__version__, platform.python_version(), *versions):
        digest.update(f"{word}\n".encode())
    for path in _files():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    """Yield the code and the data that decide: a rule, a word or an official name may be edited in place."""
    package = Path(__file__).parents[1]
    for folder in ("analysis", "audit", "importers", "language", "linking", "store", "usecases"):
        yield from _below(package / folder, ".py")
    yield from sorted(package.glob("*.py"))
    for folder in ("shapes", "queries/audit", *_DATA):
        yield from _below(resources.root() / folder, _ENDINGS)


_DATA = tuple(f"data/{name}" for name in ("audit", "bahasa", "nomenklatur", "skala", "tata-letak", "wilayah"))
_ENDINGS = (".csv", ".json", ".leks", ".rq", ".toml", ".tsv", ".ttl", ".txt")


def _below(folder: Path, endings: str | tuple[str, ...]) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(where, name) for name in sorted(names) if name.endswith(endings))
