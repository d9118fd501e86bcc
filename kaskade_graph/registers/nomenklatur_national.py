"""The national list of work: program, kegiatan and sub kegiatan of every urusan, by code and by name.

The list is read from an index that ``scripts/build_reference.py`` makes of
``data/nomenklatur/nasional/sipd-2025.csv``, one for each kind of government, because 272 codes mean other work for a
province than for a kabupaten or kota. An index is read when something is looked up in it, and not before.

Codes that begin with ``X.XX`` are the program that every bidang has. With a bidang at hand they carry its number:
``X.XX.01.2.01.0001`` is ``1.02.01.2.01.0001`` for the bidang 1.02, and either is found.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from kaskade_graph import resources
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.likeness import bare, likeness, spaceless
from kaskade_graph.text import fold

EVERY = "X.XX"
"""Stands in a code for the bidang of the program that every bidang has."""


class Pemda(StrEnum):
    """Kinds of regional government; the value is the name of the index."""

    PROVINSI = "provinsi"
    KABUPATEN_KOTA = "kabupaten-kota"


def pemda_of(kode_wilayah: str) -> Pemda:
    """Return the kind of government that a unit of this region belongs to.

    The kecamatan and cities of Jakarta (31) are parts of the province. Of a code that is none nothing is known, and
    most units are of a kabupaten or kota.

    >>> pemda_of("33"), pemda_of("33.02.19"), pemda_of("31.74.01")
    (<Pemda.PROVINSI: 'provinsi'>, <Pemda.KABUPATEN_KOTA: 'kabupaten-kota'>, <Pemda.PROVINSI: 'provinsi'>)
    """
    province = re.fullmatch(r"\d\d", kode_wilayah) is not None or kode_wilayah.startswith("31.")
    return Pemda.PROVINSI if province else Pemda.KABUPATEN_KOTA


class EntriNasional(NamedTuple):
    """One entry. ``tingkat``: bidang, program, kegiatan or sub_kegiatan. ``kinerja`` is the official statement of
    what a sub kegiatan brings about; ``induk`` the code it stands under, empty for a bidang."""

    kode: str
    tingkat: str
    nama: str
    indikator: str
    satuan: str
    kinerja: str
    induk: str


_LEVELS = {"b": "bidang", "p": "program", "k": "kegiatan", "s": "sub_kegiatan"}
_WHOLE_CODE = re.compile(r"(?:\d\.\d\d|X\.XX)(?:\.\d{2}(?:\.\d(?:\.\d{2}(?:\.\d{4})?)?)?)?")
_FLOOR = 0.4
_WIDEN = 8
_LONGEST = 1000


class Indeks:
    """The entries of one kind of government. Looking something up by code or exact name reads the file once and
    makes only what is asked for; likeness builds the names of a level when it is first asked."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _lines(self) -> dict[str, str]:
        """Code -> the rest of its line."""
        try:
            text = self._path.read_text(encoding="utf-8")
        except OSError as error:
            raise InputError(
                Teks(f"{self._path.name}: tidak dapat dibaca", f"{self._path.name}: cannot be read")
            ) from error
        return dict(line.split("\t", 1) for line in text.splitlines())

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """Folded name -> the codes that have it, in the order of the codes."""
        out: dict[str, list[str]] = {}
        for kode, rest in self._lines.items():
            out.setdefault(rest.split("\t", 1)[0], []).append(kode)
        return out

    @cached_property
    def _indicators(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for kode in self._lines:
            entry = self._entry(kode, None)
            if entry.indikator:
                out[fold(entry.indikator)].append(kode)
        return dict(out)

    def get(self, kode: str, bidang: str | None = None) -> EntriNasional | None:
        """Return the entry with this code, or None. Where the list has it under ``X.XX``, the number of any bidang
        that the list holds is read as that; a code printed with ``X.XX`` takes ``bidang``."""
        if not _WHOLE_CODE.fullmatch(kode):
            return None
        if kode.startswith(EVERY):
            return self._entry(kode, bidang) if kode in self._lines else None
        if kode in self._lines:
            return self._entry(kode, None)
        every = EVERY + kode[4:]
        return self._entry(every, kode[:4]) if kode[:4] in self._lines and every in self._lines else None

    def by_name(
        self, nama: str, tingkat: str | None = None, bidang: str | None = None
    ) -> list[EntriNasional]:
        """Return the entries of this name, after folding, in the order of their codes; with ``bidang``, those of
        that bidang first, and those that every bidang has with its number."""
        found = [self._entry(kode, bidang) for kode in self._names.get(fold(nama), ())]
        found = [e for e in found if tingkat in (None, e.tingkat)]
        return sorted(found, key=lambda e: bidang is not None and not e.kode.startswith(bidang))

    def by_indikator(self, indikator: str) -> list[EntriNasional]:
        """Return the sub kegiatan whose official indikator this is, after folding."""
        return [self._entry(kode, None) for kode in self._indicators.get(fold(indikator), ())]

    def match(
        self, nama: str, tingkat: str | None = None, bidang: str | None = None, limit: int = 5
    ) -> list[tuple[EntriNasional, float]]:
        """Return the entries whose name is most like a printed one with how alike they are, 0.4 to 1, best first."""
        from rapidfuzz import fuzz, process

        key = fold(nama)
        if not key or len(key) > _LONGEST:
            return []
        close = process.extract(
            spaceless(bare(key)),
            self._pool(tingkat),
            scorer=fuzz.ratio,
            limit=_WIDEN * limit,
            score_cutoff=100 * _FLOOR,
        )
        scored = sorted(((likeness(key, name), name) for _, _, name in close), key=lambda s: (-s[0], s[1]))
        return [
            (e, skor)
            for skor, name in scored[:limit]
            if skor >= _FLOOR
            for e in self.by_name(name, tingkat, bidang)
        ]

    def children(self, kode: str, bidang: str | None = None) -> list[EntriNasional]:
        """Return the entries directly under a code, in the order of their codes."""
        above = kode if kode in self._lines else EVERY + kode[4:]
        wanted = self._children.get(above, [])
        own = [self._entry(k, bidang or kode[:4]) for k in wanted]
        return [*own, self._entry(EVERY + ".01", kode)] if len(kode) == 4 and kode != EVERY else own

    def bidang(self) -> list[EntriNasional]:
        """Return the bidang of the list, without ``X.XX``."""
        return [self._entry(k, None) for k in self._lines if len(k) == 4 and k != EVERY]

    def all(self) -> Iterator[EntriNasional]:
        """Yield every entry as the list has it, in the order of the codes."""
        return (self._entry(kode, None) for kode in self._lines)

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for kode in self._lines:
            out[above(kode)].append(kode)
        return dict(out)

    @cached_property
    def _pools(self) -> dict[str | None, dict[str, str]]:
        return {}

    def _pool(self, tingkat: str | None) -> dict[str, str]:
        pool = self._pools.get(tingkat)
        if pool is None:
            initial = next((k for k, v in _LEVELS.items() if v == tingkat), None)
            names = {
                name: spaceless(bare(name))
                for name, codes in self._names.items()
                if initial is None or any(self._level(kode) == initial for kode in codes)
            }
            pool = self._pools[tingkat] = dict(sorted(names.items()))
        return pool

    def _level(self, kode: str) -> str:
        return "bp?ks"[kode.count(".") - 1]

    def _entry(self, kode: str, bidang: str | None) -> EntriNasional:
        _, tingkat, nama, indikator, satuan, kinerja = self._lines[kode].split("\t")
        shown, induk = kode, above(kode)
        if bidang is not None and bidang != EVERY and kode.startswith(EVERY):
            shown, induk = bidang + kode[4:], induk and bidang + induk[4:]
        return EntriNasional(shown, _LEVELS[tingkat], nama, indikator, satuan, kinerja, induk)


@cache
def load(pemda: Pemda) -> Indeks:
    """Return the list of one kind of government; its file is read when something is looked up."""
    return Indeks(resources.nomenklatur_nasional() / f"{pemda}.tsv")


def above(kode: str) -> str:
    """Return the code that a code stands under; empty for a bidang.

    >>> above("1.01.02.2.01.0001"), above("1.01.02.2.01"), above("1.01.02"), above("1.01")
    ('1.01.02.2.01', '1.01.02', '1.01', '')
    """
    parts = kode.split(".")
    return ".".join({6: parts[:5], 5: parts[:3], 3: parts[:2]}.get(len(parts), []))


# --- making the index ---------------------------------------------------------------------------------------

_KIND = {Pemda.PROVINSI: "PROV", Pemda.KABUPATEN_KOTA: "KABKOT"}


def source() -> Path:
    """Return the list as the planning system gives it."""
    return resources.nomenklatur_nasional() / "sipd-2025.csv"


def make(pemda: Pemda, rows: Iterable[dict[str, str]] | None = None) -> bytes:
    """Return the index of one kind of government: code, folded name, level and texts, sorted by code."""
    lines: dict[str, tuple[str, ...]] = {}
    for row in rows if rows is not None else _rows():
        if row["jenis_pemda"] != _KIND[pemda]:
            continue
        for level, column in (("b", "bidang"), ("p", "program"), ("k", "kegiatan")):
            nama = row[column]
            lines[row[f"kode_{column}"]] = (fold(nama), level, nama, "", "", "")
        nama = row["sub_kegiatan"]
        texts = (row["indikator"], row["satuan"], row["kinerja"])
        lines[row["kode_sub_kegiatan"]] = (fold(nama), "s", nama, *texts)
    return "".join("\t".join((kode, *rest)) + "\n" for kode, rest in sorted(lines.items())).encode()


def _rows() -> Iterator[dict[str, str]]:
    with source().open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)
