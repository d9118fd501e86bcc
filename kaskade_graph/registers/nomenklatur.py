"""The register of official names and codes of program, kegiatan and sub kegiatan, by edition.

Every CSV file in ``data/nomenklatur/`` is read (``edisi,kode,tingkat,nama,indikator,satuan``); a file may
hold any edition and any urusan, and several files may hold parts of one edition. :data:`EDISI` says from
which year each edition holds.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from kaskade_graph import iri, resources
from kaskade_graph.errors import InputError, Teks, UnknownName
from kaskade_graph.likeness import at_most, bare, likeness, spaceless
from kaskade_graph.model import Jenis
from kaskade_graph.text import fold, shown


@dataclass(frozen=True, slots=True)
class Edisi:
    """One edition: its id, the first budget year it is used for here, and what it is called."""

    id: str
    sejak: int
    judul: Teks


EDISI = (
    Edisi(
        "90-2019",
        2020,
        Teks(
            "Nomenklatur Permendagri Nomor 90 Tahun 2019",
            "Nomenclature of Minister of Home Affairs Regulation 90 of 2019",
        ),
    ),
    Edisi(
        "050-3708-2020",
        2021,
        Teks(
            "Nomenklatur Kepmendagri Nomor 050-3708 Tahun 2020",
            "Nomenclature of Minister of Home Affairs Decree 050-3708 of 2020",
        ),
    ),
    Edisi(
        "sipd-2025",
        2025,
        Teks("Nomenklatur SIPD tahun 2025", "Nomenclature used in SIPD in 2025"),
    ),
)
"""The editions of the work of kecamatan, oldest first. To add one: drop in its CSV and add its line here.

Editions issued between these (for 2022 to 2024) are not held; the newest one held that was in force stands
in for them, and the oldest for earlier years.
"""


@dataclass(frozen=True, slots=True)
class Konsep:
    """One official entry. ``jenis`` is None for an urusan or bidang; ``induk`` is the code it stands under.

    ``indikator`` and ``satuan`` are the official indicator and unit, ``kinerja`` the official statement of what is
    brought about, where the edition gives them.
    """

    edisi: str
    kode: str
    jenis: Jenis | None
    nama: str
    indikator: str | None
    satuan: str | None
    induk: str | None
    kinerja: str | None = None

    @property
    def iri(self) -> str:
        """The IRI of the SKOS concept."""
        return iri.nomenklatur_iri(self.edisi, self.kode)


@dataclass(frozen=True, slots=True)
class Cocok:
    """A candidate for a printed name, with its score 0..1 and how it was found."""

    konsep: Konsep
    skor: float
    cara: Literal["exact", "fuzzy"]


class Nomenklatur:
    """The official names of all editions held, by code and by name."""

    def __init__(self, konsep: Iterable[Konsep]) -> None:
        self._by_code: dict[str, dict[str, Konsep]] = defaultdict(dict)
        self._found: dict[tuple[str, Jenis | None, str, int], list[Cocok]] = {}
        self._pools: dict[tuple[str, Jenis | None], dict[str, str]] = {}
        for item in konsep:
            self._by_code[item.edisi][item.kode] = item

    def editions(self) -> list[str]:
        """Return the ids of the editions held: those of :data:`EDISI` oldest first, then any other."""
        known = [e.id for e in EDISI if e.id in self._by_code]
        return known + sorted(set(self._by_code) - set(known))

    def edition_for(self, tahun: int) -> str:
        """Return the newest edition held that was in force for the budget year ``tahun``."""
        held = [e for e in EDISI if e.id in self._by_code]
        if not held:
            return self.editions()[-1]
        return next((e.id for e in reversed(held) if e.sejak <= tahun), held[0].id)

    def all(self, edisi: str, jenis: Jenis | None = None) -> list[Konsep]:
        """Return the entries of an edition, of one kind or all, sorted by code."""
        found = self._edition(edisi).values()
        return sorted((k for k in found if jenis in (None, k.jenis)), key=_kode)

    def get(self, edisi: str, kode: str) -> Konsep | None:
        """Return the entry with this code, or None; raise :class:`UnknownName` for an unknown edition."""
        return self._edition(edisi).get(kode)

    def children(self, edisi: str, kode: str) -> list[Konsep]:
        """Return the entries directly under ``kode``, sorted by code."""
        self._edition(edisi)
        return self._children.get((edisi, kode), [])

    def by_name(self, edisi: str, nama: str, jenis: Jenis | None = None) -> list[Konsep]:
        """Return the entries whose name is ``nama`` after folding, sorted by code."""
        self._edition(edisi)
        found = self._names.get((edisi, fold(nama)), [])
        return [k for k in found if jenis in (None, k.jenis)]

    def match(
        self, nama: str, jenis: Jenis | None, edisi: str, induk: str | None = None, limit: int = 5
    ) -> list[Cocok]:
        """Return the entries most like a printed name, best first, then by code.

        A score of 0.9 or more means the same name with misspellings, other word forms or joined words, or
        with or without the word "Program" or "Kegiatan" before it; a name with another word in it stays
        below. Entries of exactly this name come first and all of them are returned, whatever ``limit``.
        ``induk`` is a code: entries under it are preferred, others are still returned.
        """
        exact = [Cocok(k, 1.0, "exact") for k in self.by_name(edisi, nama, jenis)]
        near = self._candidates(edisi, jenis, nama, limit)
        ranked = sorted((*exact, *near), key=lambda c: _rank(c, induk))
        return ranked[: max(limit, len(exact))]

    def _candidates(self, edisi: str, jenis: Jenis | None, nama: str, limit: int) -> list[Cocok]:
        """The entries whose name is like ``nama`` but not it; offices print the same names over and over."""
        place = edisi, jenis, fold(nama), limit
        if place not in self._found:
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[place] = self._nearest(edisi, jenis, nama, limit)
        return self._found[place]

    def _nearest(self, edisi: str, jenis: Jenis | None, nama: str, limit: int) -> list[Cocok]:
        """The entries whose name is like ``nama`` but not it."""
        return [
            Cocok(k, skor, "fuzzy")
            for key, skor in self._near(edisi, jenis, fold(nama), limit)
            if key != fold(nama)
            for k in self.by_name(edisi, key, jenis)
        ]

    def _near(self, edisi: str, jenis: Jenis | None, key: str, limit: int) -> list[tuple[str, float]]:
        from rapidfuzz import fuzz, process

        if not key or len(key) > _LONGEST:
            return []
        pool = self._pool(edisi, jenis)
        # Words without a counterpart only lower the score, so the best by letters hold the best by words.
        close = process.extract(
            spaceless(bare(key)), pool, scorer=fuzz.ratio, limit=_WIDEN * limit, score_cutoff=100 * _FLOOR
        )
        return list(_best(key, [name for _, _, name in close], limit))

    @cached_property
    def _children(self) -> dict[tuple[str, str], list[Konsep]]:
        out: dict[tuple[str, str], list[Konsep]] = defaultdict(list)
        for konsep in self._sorted():
            if konsep.induk is not None:
                out[konsep.edisi, konsep.induk].append(konsep)
        return dict(out)

    @cached_property
    def _names(self) -> dict[tuple[str, str], list[Konsep]]:
        out: dict[tuple[str, str], list[Konsep]] = defaultdict(list)
        for konsep in self._sorted():
            out[konsep.edisi, fold(konsep.nama)].append(konsep)
        return dict(out)

    def _pool(self, edisi: str, jenis: Jenis | None) -> dict[str, str]:
        """The folded names of one kind, with their letters alone."""
        pool = self._pools.get((edisi, jenis))
        if pool is None:
            names = sorted({fold(k.nama) for k in self.all(edisi, jenis)})
            pool = self._pools[edisi, jenis] = {name: spaceless(bare(name)) for name in names}
        return pool

    def _sorted(self) -> Iterator[Konsep]:
        return (k for edisi in self.editions() for k in self.all(edisi))

    def _edition(self, edisi: str) -> dict[str, Konsep]:
        if edisi not in self._by_code:
            raise UnknownName(
                Teks(
                    f"edisi nomenklatur {shown(edisi)!r} tidak ada",
                    f"there is no nomenclature edition {shown(edisi)!r}",
                ),
                self.editions(),
            )
        return self._by_code[edisi]


_TAMBAHAN: ContextVar[tuple[Path, ...]] = ContextVar("nomenklatur_tambahan", default=())


@contextmanager
def using(paths: Iterable[Path]) -> Iterator[None]:
    """Add files to what :func:`load` reads, while this lasts: another urusan, or another edition.

    They have the columns of the bundled file, ``data/nomenklatur/nomenklatur-7.01.csv``.
    """
    token = _TAMBAHAN.set((*_TAMBAHAN.get(), *paths))
    try:
        yield
    finally:
        _TAMBAHAN.reset(token)


def added() -> bool:
    """Say whether :func:`using` adds anything now to what comes along."""
    return bool(_TAMBAHAN.get())


def extra() -> tuple[Path, ...]:
    """Return the files that :func:`using` adds now."""
    return _TAMBAHAN.get()


def load(paths: Sequence[Path] | None = None) -> Nomenklatur:
    """Return the register read from ``paths``, each set once per process.

    The default is the bundled files and those that are added by :func:`using`. Raises :class:`InputError`
    naming file and line for a bad row.
    """
    return _load(tuple(paths) if paths is not None else (*resources.nomenklatur(), *_TAMBAHAN.get()))


# --- reading --------------------------------------------------------------------------------------------

_HEADER = ["edisi", "kode", "tingkat", "nama", "indikator", "satuan"]
_JENIS = {
    "urusan": None,
    "bidang": None,
    "program": Jenis.PROGRAM,
    "kegiatan": Jenis.KEGIATAN,
    "sub_kegiatan": Jenis.SUB_KEGIATAN,
}
_ABOVE = {Jenis.KEGIATAN: Jenis.PROGRAM, Jenis.SUB_KEGIATAN: Jenis.KEGIATAN}
_EDISI_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KODE = re.compile(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*")

_Row = tuple[Path, int, list[str]]


@cache
def _load(paths: tuple[Path, ...]) -> Nomenklatur:
    rows: dict[tuple[str, str], _Row] = {}
    for path in paths:
        for line, row in _rows(path):
            known = rows.setdefault((row[0], row[1]), (path, line, row))
            if known[2] != row:
                raise _bad(path, line, Teks(f"kode {row[1]} ganda", f"code {row[1]} repeated"))
    return Nomenklatur(_konsep(rows, *place) for place in rows.values())


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream)
            if next(reader, None) != _HEADER:
                header = ",".join(_HEADER)
                raise _bad(path, 1, Teks(f"kepala bukan {header}", f"header is not {header}"))
            for row in filter(None, reader):
                if len(row) != len(_HEADER):
                    raise _bad(path, reader.line_num, Teks("bukan enam kolom", "not six columns"))
                yield reader.line_num, [cell.strip() for cell in row]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _bad(path, 0, Teks("tidak dapat dibaca", "cannot be read")) from error


def _konsep(rows: dict[tuple[str, str], _Row], path: Path, line: int, row: list[str]) -> Konsep:
    edisi, kode, tingkat, nama, indikator, satuan = row
    if not _EDISI_ID.fullmatch(edisi) or not _KODE.fullmatch(kode) or tingkat not in _JENIS or not nama:
        raise _bad(
            path, line, Teks("edisi, kode, tingkat atau nama tidak sah", "bad edition, code, level or name")
        )
    jenis = _JENIS[tingkat]
    induk = next((p for p in _prefixes(kode) if (edisi, p) in rows), None)
    above = _JENIS.get(rows[edisi, induk][2][2]) if induk is not None else None
    if jenis in _ABOVE and above is not _ABOVE[jenis]:
        parent = _ABOVE[jenis].teks.id
        raise _bad(
            path, line, Teks(f"{parent} di atas kode {kode} tidak ada", f"no {parent} above code {kode}")
        )
    return Konsep(edisi, kode, jenis, nama, indikator or None, satuan or None, induk)


def _prefixes(kode: str) -> Iterator[str]:
    while "." in kode:
        kode = kode.rsplit(".", 1)[0]
        yield kode


def _bad(path: Path, line: int, why: Teks) -> InputError:
    return InputError(
        Teks(f"{path.name} baris {line}: {why.id}", f"{path.name} line {line}: {why.en}"),
        Teks(f"Bentuk yang benar: {','.join(_HEADER)}", f"The right form: {','.join(_HEADER)}"),
    )


# --- ranking --------------------------------------------------------------------------------------------

_LONGEST = 1000
"""Folded letters beyond which no printed text is a name; four times the longest official one."""
_FLOOR = 0.4
_KEPT = 20_000
"""Names whose nearest entries are remembered."""
_WIDEN = 8
_PREFERRED = 0.05
"""What standing under the expected parent is worth between candidates that are not exact."""


def _best(key: str, names: list[str], limit: int) -> Iterator[tuple[str, float]]:
    """Return those of ``names`` that may be among the ``limit`` best, in their order, with their likeness."""
    bound = {name: at_most(key, name) for name in names if name != key}
    scores: dict[str, float] = {}
    for name in sorted(bound, key=bound.__getitem__, reverse=True):
        best = sorted(scores.values(), reverse=True)[:limit]
        if len(best) == limit and bound[name] + _PREFERRED < best[-1]:
            break
        scores[name] = likeness(key, name)
    return ((name, scores[name]) for name in names if scores.get(name, 0.0) >= _FLOOR)


def _rank(cocok: Cocok, induk: str | None) -> tuple[bool, float, str]:
    under = induk is not None and cocok.konsep.kode.startswith(induk + ".")
    return cocok.cara != "exact", -(cocok.skor + _PREFERRED * under), cocok.konsep.kode


def _kode(konsep: Konsep) -> str:
    return konsep.kode
