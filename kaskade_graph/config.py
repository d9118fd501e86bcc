"""``kaskade.toml``: what a team keeps beside its cascades, so that it need not be typed each time.

The file is looked for in the current folder and those above it; the nearest is taken, and only that one.
Each part reads its own table and says itself what is wrong in it: ``[store.NAME]`` are named stores,
``[profil.NAME]`` are profiles of an audit, ``[iri] dasar`` is the address that data is published under.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.text import shown

NAMA = "kaskade.toml"
TABEL = ("store", "profil", "audit", "nomenklatur", "iri")
MAX_BYTES = 1_000_000
VARIABEL = "KASKADE_BASE"
"""The environment variable that stands before ``[iri] dasar``."""
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9._~-]+)*/")


@dataclass(frozen=True, slots=True)
class Konfigurasi:
    """The tables of one ``kaskade.toml``; ``path`` is None when there is no such file."""

    path: Path | None = None
    isi: Mapping[str, Any] = field(default_factory=dict)

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a table of the file, empty when it is not there; raise UsageError when it is no table."""
        found = self.isi.get(name, {})
        if not isinstance(found, Mapping):
            raise self.error(Teks(f"[{name}] harus berupa tabel", f"[{name}] has to be a table"))
        return found

    def error(self, pesan: Teks, saran: Teks | None = None) -> UsageError:
        """Return the error that something in this file is wrong, naming the file."""
        name = shown(str(self.path or NAMA))
        return UsageError(Teks(f"{name}: {pesan.id}", f"{name}: {pesan.en}"), saran)


def load(folder: Path | None = None) -> Konfigurasi:
    """Return the nearest ``kaskade.toml`` at or above ``folder`` (default: the current one).

    Raises :class:`UsageError` when it is no TOML, or has a table that nothing reads.
    """
    start = (folder or Path.cwd()).resolve()
    path = next((p / NAMA for p in (start, *start.parents) if (p / NAMA).is_file()), None)
    return read(path) if path else Konfigurasi()


def read(path: Path) -> Konfigurasi:
    """Return the configuration in ``path``; raise :class:`UsageError` as :func:`load` does."""
    konfigurasi = Konfigurasi(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise konfigurasi.error(Teks("terlalu besar", "too large"))
        isi = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise konfigurasi.error(
            Teks(f"tidak terbaca: {shown(str(error))}", f"cannot be read: {shown(str(error))}")
        ) from error
    strange = sorted(set(isi) - set(TABEL))
    if strange:
        names, known = ", ".join(shown(s) for s in strange), ", ".join(f"[{t}.NAMA]" for t in TABEL)
        raise konfigurasi.error(
            Teks(f"bagian tidak dikenal: {names}", f"unknown table: {names}"),
            Teks(f"Yang dikenal: {known}", f"Known: {known}"),
        )
    return Konfigurasi(path, isi)


def base(default: str) -> str:
    """Return the base of the IRIs of one's own data: ``KASKADE_BASE``, else ``[iri] dasar``, else ``default``.

    It ends in ``/``; data stand below it in ``id/``. Raises :class:`UsageError` for what is no such address.
    """
    named = os.environ.get(VARIABEL)
    if named:
        return address(named, VARIABEL)
    konfigurasi = load()
    table = konfigurasi.table("iri")
    if strange := sorted(set(table) - {"dasar"}):
        raise konfigurasi.error(
            Teks(f"[iri] tidak mengenal {shown(strange[0])!r}", f"[iri] does not know {shown(strange[0])!r}"),
            Teks("Yang dikenal: dasar", "Known: dasar"),
        )
    return address(table["dasar"], str(konfigurasi.path)) if "dasar" in table else default


def address(named: object, place: str) -> str:
    """Return ``named`` if it is an address that data can be published under; ``place`` says where it was written.

    Raises :class:`UsageError` otherwise.
    """
    if isinstance(named, str) and _ADDRESS.fullmatch(named) and "/../" not in named and "/./" not in named:
        return named
    what = shown(str(named))
    raise UsageError(
        Teks(f"{shown(place)}: dasar IRI tidak sah: {what}", f"{shown(place)}: not a base of IRIs: {what}"),
        Teks(
            'Tulis alamat lengkap yang diakhiri "/": dasar = "https://data.contoh.go.id/kinerja/"',
            'Write a whole address that ends in "/": dasar = "https://data.example.org/kinerja/"',
        ),
    )
