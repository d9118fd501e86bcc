"""Profiles: which rules run and how grave they are, kept in ``kaskade.toml`` and built on one another.

.. code-block:: toml

    [profil.inspektorat]
    abaikan = ["KSK7"]
    keparahan = {KSK405 = "info", KSK205 = "error"}

    [profil.reviu]
    dasar = "inspektorat"
    aturan = ["KSK3", "KSK4"]
    fail-on = "warning"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rules import load_all, unknown
from kaskade_graph.audit.runner import Profil
from kaskade_graph.config import Konfigurasi
from kaskade_graph.errors import Teks, UnknownName
from kaskade_graph.text import shown

KUNCI = ("dasar", "aturan", "abaikan", "keparahan", "fail-on")
MATI = "off"
"""Severity of a rule that does not run."""
FAIL_ON = (*(k.value for k in Keparahan), "never")


@dataclass(frozen=True, slots=True)
class ProfilBernama:
    """A profile with its name; ``fail_on`` is what the exit code looks at, None when it does not say."""

    nama: str
    profil: Profil
    fail_on: str | None = None


def load(konfigurasi: Konfigurasi, nama: str) -> ProfilBernama:
    """Return the profile ``nama`` with all it is built on; what is said nearer replaces what is said further down.

    ``abaikan`` and ``keparahan`` add up; ``aturan`` and ``fail-on`` are taken from the nearest that has them.
    Raises UsageError, naming the file, for a name, code or severity that does not exist, and for a circle.
    """
    chain = _chain(konfigurasi, nama)
    aturan: tuple[str, ...] = ()
    abaikan: list[str] = []
    keparahan: dict[str, Keparahan] = {}
    fail_on: str | None = None
    for name, table in reversed(chain):
        aturan = tuple(_codes(konfigurasi, name, table, "aturan")) or aturan
        abaikan += _codes(konfigurasi, name, table, "abaikan")
        for kode, value in _severities(konfigurasi, name, table):
            abaikan = [a for a in abaikan if a != kode]
            if value == MATI:
                abaikan.append(kode)
                keparahan.pop(kode, None)
            else:
                keparahan[kode] = Keparahan(value)
        fail_on = _fail_on(konfigurasi, name, table) or fail_on
    return ProfilBernama(nama, Profil(aturan, tuple(dict.fromkeys(abaikan)), keparahan), fail_on)


def _chain(konfigurasi: Konfigurasi, nama: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the profile and what it is built on, nearest first."""
    tables = konfigurasi.table("profil")
    out: list[tuple[str, Mapping[str, Any]]] = []
    name: str | None = nama
    while name is not None:
        if any(name == seen for seen, _ in out):
            circle = " → ".join([*(seen for seen, _ in out), name])
            raise konfigurasi.error(Teks(f"profil melingkar: {circle}", f"profiles in a circle: {circle}"))
        table = tables.get(name)
        if not isinstance(table, Mapping):
            raise _unknown(konfigurasi, name, tables)
        strange = sorted(set(table) - set(KUNCI))
        if strange:
            raise konfigurasi.error(_key(name, strange[0]))
        out.append((name, table))
        name = table.get("dasar")
    return out


def _codes(konfigurasi: Konfigurasi, name: str, table: Mapping[str, Any], key: str) -> list[str]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(f, str) for f in found):
        raise konfigurasi.error(
            Teks(
                f"[profil.{name}] {key} harus berupa daftar kode",
                f"[profil.{name}] {key} has to be a list of codes",
            )
        )
    return [_known(konfigurasi, name, code) for code in found]


def _severities(konfigurasi: Konfigurasi, name: str, table: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    found = table.get("keparahan", {})
    words = (*(k.value for k in Keparahan), MATI)
    if not isinstance(found, Mapping):
        raise konfigurasi.error(
            Teks(
                f"[profil.{name}] keparahan harus berupa tabel",
                f"[profil.{name}] keparahan has to be a table",
            )
        )
    for code, value in found.items():
        if value not in words:
            said, known = shown(str(value)), ", ".join(words)
            raise konfigurasi.error(
                Teks(
                    f"[profil.{name}] keparahan {code} = {said!r}; pilih: {known}",
                    f"[profil.{name}] keparahan {code} = {said!r}; choose: {known}",
                )
            )
        kode = _known(konfigurasi, name, code)
        for rule in (r for r in load_all() if r.kode.startswith(kode)):
            yield rule.kode, value


def _fail_on(konfigurasi: Konfigurasi, name: str, table: Mapping[str, Any]) -> str | None:
    found = table.get("fail-on")
    if found is not None and found not in FAIL_ON:
        known = ", ".join(FAIL_ON)
        raise konfigurasi.error(
            Teks(f"[profil.{name}] fail-on: pilih {known}", f"[profil.{name}] fail-on: choose {known}")
        )
    return found


def _known(konfigurasi: Konfigurasi, name: str, code: str) -> str:
    kode = code.strip().upper()
    if not kode or not any(r.kode.startswith(kode) for r in load_all()):
        error = unknown(code)
        raise konfigurasi.error(
            Teks(f"[profil.{name}]: {error.pesan.id}", f"[profil.{name}]: {error.pesan.en}"), error.saran
        )
    return kode


def _key(name: str, key: str) -> Teks:
    said, known = shown(key), ", ".join(KUNCI)
    return Teks(
        f"[profil.{name}]: kunci {said!r} tidak dikenal; yang dikenal: {known}",
        f"[profil.{name}]: unknown key {said!r}; known: {known}",
    )


_HOW = Teks(
    "Belum ada profil. Tulis dalam kaskade.toml di folder ini, misalnya:\n"
    '[profil.ringkas]\naturan = ["KSK2", "KSK4"]\nfail-on = "error"',
    "There is no profile yet. Write in kaskade.toml in this folder, for instance:\n"
    '[profil.ringkas]\naturan = ["KSK2", "KSK4"]\nfail-on = "error"',
)


def _unknown(konfigurasi: Konfigurasi, name: object, tables: Mapping[str, Any]) -> UnknownName:
    import difflib

    said, where = shown(str(name)), shown(str(konfigurasi.path or "kaskade.toml"))
    near = difflib.get_close_matches(str(name), list(tables), 3)
    known = ", ".join(sorted(tables))
    return UnknownName(
        Teks(f"{where}: tidak ada profil {said!r}", f"{where}: there is no profile {said!r}"),
        near,
        None if near else Teks(f"Yang ada: {known}", f"There are: {known}") if tables else _HOW,
    )
