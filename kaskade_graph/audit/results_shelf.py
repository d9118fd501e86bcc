"""The records of an audit while it goes on, in a folder of results: see :mod:`kaskade_graph.audit.results`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kaskade_graph import __version__, files, rows
from kaskade_graph.audit.parquet import arrow, as_arrow, depended, read_table, write_arrow, write_table
from kaskade_graph.audit.record import Pemeriksaan, Rekam
from kaskade_graph.audit.results import (
    ATURAN,
    DAFTAR,
    FOR_REPORTS,
    FORMAT,
    HASIL,
    KASKADE,
    PASANGAN,
    SEMENTARA,
    TeksAturan,
    WordingPair,
)
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.shelf import KeptError, Masukan, ShelfList

if TYPE_CHECKING:
    import pyarrow as pa

    from kaskade_graph.audit.gather import Reduced
    from kaskade_graph.linking.wordings import Known

_SHARES = 16
"""Shares in which the marks of a collection are counted, so that counting takes no more memory than one."""
_BUFFER = 48
"""Records after which what an audit has so far is written."""


class RakHasil:
    """The records of an audit in a folder of results, see :class:`~kaskade_graph.audit.shelf.Rak`.

    What was broken off is gone on with: inputs that are in ``sementara`` are known.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._now = folder / SEMENTARA
        self._pending: list[tuple[Masukan, list[Rekam]]] = []
        self._count = 0
        self._daftar = ShelfList()

    def known(self) -> dict[str, Masukan]:
        """Return the inputs that are done, of the last audit and of one that was broken off."""
        parts = [self.folder / DAFTAR] if (self.folder / DAFTAR).exists() else []
        broken_off = sorted(self._now.glob("daftar-*.parquet")) if self._now.exists() else []
        known = {m.berkas: m for p in (*parts, *broken_off) for m in read_table(p, Masukan)}
        self._count = max((int(p.stem.partition("-")[2]) for p in broken_off), default=0)
        if broken_off:
            # It may have been broken off while groups were written: only what is there is known.
            here = {(r.kaskade, r.asal) for p in self._all() for r in read_table(p, _Tanda, _TANDA)}
            known = {b: m for b, m in known.items() if all((i.iri, m.asal) in here for i in m.isi)}
        return known

    def digests(self) -> dict[str, str]:
        """Return what each group depended on when it was written."""
        return {p.stem: depended(p) for p in sorted((self.folder / KASKADE).glob("*.parquet"))}

    def add(self, masukan: Masukan, rekam: Sequence[Rekam]) -> None:
        """Keep what came of one input: on disk after some more of them."""
        self._pending.append((masukan, list(rekam)))
        if sum(1 + len(r) for _, r in self._pending) >= _BUFFER:
            self.flush()

    def flush(self) -> None:
        """Write what is kept in memory: the records first, then that they are there."""
        if not self._pending:
            return
        self._count += 1
        groups: dict[str, list[Rekam]] = {}
        for _, rekam in self._pending:
            for one in rekam:
                groups.setdefault(one.kabupaten, []).append(one)
        for kabupaten, found in groups.items():
            write_table(self._now / kabupaten / f"{self._count:06}.parquet", Rekam, found)
        write_table(self._now / f"daftar-{self._count:06}.parquet", Masukan, (m for m, _ in self._pending))
        self._pending = []

    def begin(self, daftar: ShelfList) -> None:
        """From now on records are those that ``daftar`` says."""
        self.flush()
        self._daftar = daftar

    def marks(self, besides: Sequence[tuple[int, str]]) -> Iterator[Iterable[tuple[int, str]]]:
        """Yield the marks of all records and those ``besides``, a share after the other."""
        import pyarrow.compute as pc

        parts = list(self._all())
        for share in range(_SHARES):
            extra = (pair for pair in besides if pair[0] & (_SHARES - 1) == share)
            yield chain(extra, self._share(parts, share, pc))

    def _share(self, parts: Sequence[Path], share: int, pc: Any) -> Iterator[tuple[int, str]]:
        for path in parts:
            table = arrow(path, [*_TANDA, "unit", "jejak"])
            keep = [self._holds(i, a) for i, a in zip(*(table[c].to_pylist() for c in _TANDA), strict=True)]
            table = table.filter(keep)
            marks = table["jejak"].combine_chunks()
            unit = table["unit"].combine_chunks().take(pc.list_parent_indices(marks))
            flat = pc.list_flatten(marks)
            here = pc.equal(pc.bit_wise_and(flat, _SHARES - 1), share)
            yield from zip(flat.filter(here).to_pylist(), unit.filter(here).to_pylist(), strict=True)

    def group(self, kabupaten: str) -> list[Rekam]:
        """Return the records of a kabupaten, sorted by IRI: the newest of each that the inputs hold."""
        return self._group(kabupaten)

    def _group(
        self, kabupaten: str, columns: Sequence[str] | None = None, units: Collection[str] | None = None
    ) -> list[Rekam]:
        found: dict[str, Rekam] = {}
        for path in self._parts(kabupaten):
            here = read_table(path, Rekam, columns, units)
            found |= {r.kaskade: r for r in here if self._holds(r.kaskade, r.asal)}
        return [found[iri] for iri in sorted(found)]

    def of_units(self, units: Iterable[str]) -> list[Rekam]:
        """Return the records of these units, without their evidence and marks."""
        wanted = set(units)
        kabupaten = sorted({i.kabupaten for m in self._daftar.masukan for i in m.isi if i.unit in wanted})
        return [r for k in kabupaten for r in self._group(k, FOR_REPORTS, wanted)]

    def pairs(self, kabupaten: str, kunci: str) -> Known:
        """Return what was found of pairs of wordings of a kabupaten, under the very same rules and words."""
        path = self.folder / PASANGAN / f"{kabupaten}.parquet"
        if not path.exists() or depended(path) != kunci:
            return {}
        table = arrow(path, None)
        one, other, sure = (table[name].to_pylist() for name in ("satu", "lain", "yakin"))
        return dict(zip(zip(one, other, strict=True), sure, strict=True))

    def put(self, kabupaten: str, reduced: Reduced, digest: str, kunci: str) -> None:
        """Write a reduced group in place of what there was of it; the records last."""
        name = f"{kabupaten}.parquet"
        pairs = (WordingPair(*pair, sure) for pair, sure in reduced.pasangan.items())
        write_table(self.folder / PASANGAN / name, WordingPair, pairs, kunci)
        path = self.folder / KASKADE / name
        write_arrow(path, _put_together(path, reduced.rekam), digest)

    def finish(self, pemeriksaan: Pemeriksaan, kunci: str, gagal: Sequence[KeptError] = ()) -> None:
        """Say what was run, and take away what is of no use any more; the folder is whole then.

        ``gagal`` is what went wrong besides inputs.
        """
        current = self._daftar.kabupaten()
        for path in (p for name in (KASKADE, PASANGAN) for p in (self.folder / name).glob("*.parquet")):
            if path.stem not in current:
                path.unlink()
        write_table(self.folder / ATURAN, TeksAturan, map(_texts, pemeriksaan.aturan.values()))
        write_table(self.folder / DAFTAR, Masukan, self._daftar.masukan)
        meta = {
            "format": FORMAT,
            "versi": __version__,
            "kunci": kunci,
            "profil": pemeriksaan.profil,
            "kaskade": len(self._daftar.sumber),
            "gagal": [rows.to_row(g) for g in gagal],
        }
        files.write_atomically(self.folder / HASIL, (json.dumps(meta, indent=1) + "\n").encode())
        shutil.rmtree(self._now, ignore_errors=True)

    def _holds(self, iri: str, asal: str) -> bool:
        masukan = self._daftar.sumber.get(iri)
        return masukan is not None and masukan.asal == asal

    def _parts(self, kabupaten: str) -> list[Path]:
        whole = self.folder / KASKADE / f"{kabupaten}.parquet"
        return [*([whole] if whole.exists() else []), *sorted((self._now / kabupaten).glob("*.parquet"))]

    def _all(self) -> Iterator[Path]:
        yield from sorted((self.folder / KASKADE).glob("*.parquet"))
        yield from sorted(self._now.glob("*/*.parquet"))


def _put_together(path: Path, rekam: Sequence[Rekam]) -> pa.Table:
    """Return records as a table; those that the file at ``path`` has just so are taken from there."""
    import pyarrow as pa

    old = arrow(path, None) if path.exists() else None
    if old is None or old.schema.remove_metadata() != rows.schema(Rekam):
        return as_arrow(Rekam, rekam)
    marks = zip(*(old[name].to_pylist() for name in ("kaskade", "asal", "banding")), strict=True)
    place = {mark: n for n, mark in enumerate(marks) if mark[-1]}
    fresh = [r for r in rekam if (r.kaskade, r.asal, r.banding) not in place]
    beyond = {r.kaskade: old.num_rows + n for n, r in enumerate(fresh)}
    order = [beyond.get(r.kaskade, place.get((r.kaskade, r.asal, r.banding))) for r in rekam]
    return pa.concat_tables([old, as_arrow(Rekam, fresh)]).combine_chunks().take(order)


@dataclass(frozen=True, slots=True)
class _Tanda:
    kaskade: str
    asal: str


_TANDA = ("kaskade", "asal")


def _texts(rule: Aturan) -> TeksAturan:
    names = ("kode", "nama", "judul", "kriteria", "akibat", "rekomendasi", "dasar", "mesin")
    return TeksAturan(keparahan=rule.keparahan.value, **{n: getattr(rule, n) for n in names})
