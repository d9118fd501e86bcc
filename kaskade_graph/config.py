"""``kaskade.toml``: what a team keeps beside its cascades, so that it need not be typed each time.

The file is looked for in the current folder and those above it; the nearest is taken, and only that one.
Each part reads its own table and says itself what is wrong in it: ``[store.NAME]`` are named stores,
``[profil.NAME]`` are profiles of an audit, ``[iri] dasar`` is the address that data is published under.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.text import shown

NAMA = "kaskade.toml"
TABEL = ("store", "profil", "audit", "nomenklatur", "iri", "publikasi")
KUNCI = {
    "audit": ("aturan", "leksikon", "pengecualian", "profil"),
    "nomenklatur": ("berkas",),
    "iri": ("dasar",),
    "publikasi": ("lisensi", "penerbit", "kontak", "diterbitkan", "diperbarui"),
}
"""The keys of the tables that are not named by users; ``[store.NAME]`` and ``[profil.NAME]`` check their own."""
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
        names = ", ".join(shown(s) for s in strange)
        raise konfigurasi.error(
            Teks(f"bagian tidak dikenal: {names}", f"unknown table: {names}"), _meant(strange[0], TABEL)
        )
    found = Konfigurasi(path, isi)
    for table, keys in KUNCI.items():
        for key in sorted(set(found.table(table)) - set(keys)):
            said = shown(key)
            raise found.error(
                Teks(f"[{table}] tidak mengenal {said!r}", f"[{table}] does not know {said!r}"),
                _meant(key, keys),
            )
    return found


def _meant(word: str, known: Sequence[str]) -> Teks:
    near = get_close_matches(word, known, n=1)
    listed = ", ".join(known)
    if near:
        return Teks(
            f"Mungkin maksud Anda {near[0]!r}; yang dikenal: {listed}",
            f"Did you mean {near[0]!r}? Known: {listed}",
        )
    return Teks(f"Yang dikenal: {listed}", f"Known: {listed}")


@dataclass(frozen=True, slots=True)
class Publikasi:
    """What ``[publikasi]`` says of data that are published: a licence (URL), who publishes it, whom to ask (URL or
    ``mailto:``), and the days of first and last publication (ISO 8601). Empty where it says nothing."""

    lisensi: str = ""
    penerbit: str = ""
    kontak: str = ""
    diterbitkan: str = ""
    diperbarui: str = ""


def publication() -> Publikasi:
    """Return what ``[publikasi]`` says; raises :class:`UsageError` for an address or a day that is none."""
    konfigurasi = load()
    said: dict[str, str] = {}
    for key, value in konfigurasi.table("publikasi").items():
        # TOML has days of its own.
        text = value.isoformat() if isinstance(value, date) else value
        if not isinstance(text, str) or not _PUBLICATION[key].fullmatch(text):
            what = shown(str(value))
            raise konfigurasi.error(
                Teks(f"[publikasi] {key}: {what!r} tidak sah", f"[publikasi] {key}: {what!r} is not valid"),
                _FORMS[key],
            )
        said[key] = text
    return Publikasi(**said)


_URL = r"https?://[^\s<>\"{}|\\^`\x00-\x1f]+"
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_PUBLICATION = {
    "lisensi": re.compile(_URL),
    "penerbit": re.compile(r"\S[^\x00-\x1f]*"),
    "kontak": re.compile(rf"mailto:[^\s<>\"@]+@[^\s<>\"@]+|{_URL}"),
    "diterbitkan": _DAY,
    "diperbarui": _DAY,
}
_FORMS = {
    "lisensi": Teks(
        "Tulis alamat lisensinya (https://...).", "Write the address of the licence (https://...)."
    ),
    "penerbit": Teks("Tulis nama lembaganya.", "Write the name of the body."),
    "kontak": Teks("Tulis mailto:alamat atau https://...", "Write mailto:address or https://..."),
    "diterbitkan": Teks("Tulis tanggal: 2026-01-31.", "Write a day: 2026-01-31."),
    "diperbarui": Teks("Tulis tanggal: 2026-01-31.", "Write a day: 2026-01-31."),
}


def base(default: str) -> str:
    """Return the base of the IRIs of one's own data: ``KASKADE_BASE``, else ``[iri] dasar``, else ``default``.

    It ends in ``/``; data stand below it in ``id/``. Raises :class:`UsageError` for what is no such address.
    """
    named = os.environ.get(VARIABEL)
    if named:
        return address(named, VARIABEL)
    konfigurasi = load()
    table = konfigurasi.table("iri")
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
