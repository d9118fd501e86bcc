"""``kaskade.toml``: what a team keeps beside its cascades, so that it need not be typed each time.

The file is looked for in the current folder and those above it; the nearest is taken, and only that one.
Each part reads its own table and says itself what is wrong in it: ``[store.NAME]`` are named stores,
``[profil.NAME]`` are profiles of an audit.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.text import shown

NAMA = "kaskade.toml"
TABEL = ("store", "profil", "audit", "nomenklatur")
MAX_BYTES = 1_000_000


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
