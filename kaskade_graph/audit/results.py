"""A folder of results: what an audit found, in Parquet, for every report, page and question that comes after.

::

    FOLDER/hasil.json             what was run: version of the format and the tool, profile; written last
    FOLDER/aturan.parquet         the rules that ran, with their texts
    FOLDER/daftar.parquet         the inputs: size, time of change, sha256, what could not be read, their cascades
    FOLDER/kaskade/33.02.parquet  the records of a kabupaten or kota, a row a cascade
    FOLDER/pasangan/33.02.parquet how the wordings of a kabupaten stand to one another, for the next audit
    FOLDER/sementara/             what an audit under way, or broken off, has so far

Every file is written whole or not at all, and one kabupaten at a time, so neither writing nor reading takes more
memory for more cascades. Columns: ``data/schema/hasil.schema.json``.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from kaskade_graph import __version__, files, rows
from kaskade_graph.audit import record
from kaskade_graph.audit.finding import Hasil, Keparahan
from kaskade_graph.audit.record import Pemeriksaan, Rekam
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.shelf import KeptError, Masukan, ShelfList
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown

if TYPE_CHECKING:
    import pyarrow as pa

    from kaskade_graph.audit.gather import Reduced
    from kaskade_graph.linking.wordings import Known

FORMAT = 1
"""Version of the layout; a folder of a higher one is not read."""
HASIL, ATURAN, DAFTAR = "hasil.json", "aturan.parquet", "daftar.parquet"
KASKADE, PASANGAN, SEMENTARA = "kaskade", "pasangan", "sementara"
_KELOMPOK = "kelompok"
_SHARES = 16
"""Shares in which the marks of a collection are counted, so that counting takes no more memory than one."""
_BUFFER = 48
"""Records after which what an audit has so far is written."""
_FOR_REPORTS = [f for f in Rekam.__dataclass_fields__ if f not in ("kutipan", "jejak", "kata", "banding")]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TeksAturan:
    """The texts of a rule as they were when it ran: see :class:`~kaskade_graph.audit.rule.Aturan`."""

    kode: str
    nama: str
    keparahan: str
    judul: Teks
    kriteria: Teks
    akibat: Teks
    rekomendasi: Teks
    dasar: tuple[str, ...]
    mesin: str


@dataclass(frozen=True, slots=True)
class WordingPair:
    """Two wordings by their marks, and how sure it is that they are one metric (None: they are not)."""

    satu: str
    lain: str
    yakin: float | None


# --- Parquet --------------------------------------------------------------------------------------------


def write_table(path: Path, cls: type[Any], values: Iterable[object], kelompok: str = "") -> None:
    """Write dataclasses of one kind to a Parquet file, whole or not at all; the same values give the same bytes.

    ``kelompok`` is what a reduced group depended on.
    """
    _write(path, _as_table(cls, values), kelompok)


def _as_table(cls: type[Any], values: Iterable[object]) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist([rows.to_row(v) for v in values], schema=rows.schema(cls))


def _write(path: Path, table: pa.Table, kelompok: str) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, table.schema, compression="zstd", store_schema=False) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata({_KELOMPOK: kelompok})
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write_atomically(path, sink.getvalue().to_pybytes())


def read_table(
    path: Path, cls: type[T], columns: Sequence[str] | None = None, unit: Collection[str] | None = None
) -> list[T]:
    """Return what :func:`write_table` wrote, or the rows of these units (IRIs); columns left out have an empty value.

    Raises :class:`InputError` naming the file when it is none of these.
    """
    table = _table(path, columns)
    if unit is not None:
        table = table.filter([one in unit for one in table["unit"].to_pylist()])
    blank = {name: () for name in rows.names(cls) if name not in table.column_names}
    try:
        return [rows.from_row(cls, row | blank) for row in table.to_pylist()]
    except (KeyError, TypeError, ValueError) as error:
        raise _bad(path) from error


def _table(path: Path, columns: Sequence[str] | None) -> pa.Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        # Not read_table: that is for folders of files, and loads much that none of it needs.
        with pq.ParquetFile(path, memory_map=True) as file:
            return file.read(columns=list(columns) if columns else None)
    except (OSError, pa.ArrowException, KeyError) as error:
        raise _bad(path) from error


def _put_together(path: Path, rekam: Sequence[Rekam]) -> pa.Table:
    """Return records as a table; those that the file at ``path`` has just so are taken from there."""
    import pyarrow as pa

    old = _table(path, None) if path.exists() else None
    if old is None or old.schema.remove_metadata() != rows.schema(Rekam):
        return _as_table(Rekam, rekam)
    marks = zip(*(old[name].to_pylist() for name in ("kaskade", "asal", "banding")), strict=True)
    place = {mark: n for n, mark in enumerate(marks) if mark[-1]}
    fresh = [r for r in rekam if (r.kaskade, r.asal, r.banding) not in place]
    beyond = {r.kaskade: old.num_rows + n for n, r in enumerate(fresh)}
    order = [beyond.get(r.kaskade, place.get((r.kaskade, r.asal, r.banding))) for r in rekam]
    return pa.concat_tables([old, _as_table(Rekam, fresh)]).combine_chunks().take(order)


def _depended(path: Path) -> str:
    """Return what a file depended on when it was written (``kelompok`` of :func:`write_table`)."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found: bytes = (pq.read_metadata(path).metadata or {}).get(_KELOMPOK.encode(), b"")
        return found.decode()
    except (OSError, pa.ArrowException) as error:
        raise _bad(path) from error


def _bad(path: Path) -> InputError:
    where = shown(str(path))
    return InputError(
        Teks(f"{where}: bukan berkas hasil audit", f"{where}: not a file of audit results"),
        Teks(
            "Buat lagi: kaskade audit FOLDER --results HASIL",
            "Make it again: kaskade audit FOLDER --results RESULTS",
        ),
    )


# --- writing --------------------------------------------------------------------------------------------


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
        return {p.stem: _depended(p) for p in sorted((self.folder / KASKADE).glob("*.parquet"))}

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
            table = _table(path, [*_TANDA, "unit", "jejak"])
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
        return [r for k in kabupaten for r in self._group(k, _FOR_REPORTS, wanted)]

    def pairs(self, kabupaten: str, kunci: str) -> Known:
        """Return what was found of pairs of wordings of a kabupaten, under the very same rules and words."""
        path = self.folder / PASANGAN / f"{kabupaten}.parquet"
        if not path.exists() or _depended(path) != kunci:
            return {}
        table = _table(path, None)
        one, other, sure = (table[name].to_pylist() for name in ("satu", "lain", "yakin"))
        return dict(zip(zip(one, other, strict=True), sure, strict=True))

    def put(self, kabupaten: str, reduced: Reduced, digest: str, kunci: str) -> None:
        """Write a reduced group in place of what there was of it; the records last."""
        name = f"{kabupaten}.parquet"
        pairs = (WordingPair(*pair, sure) for pair, sure in reduced.pasangan.items())
        write_table(self.folder / PASANGAN / name, WordingPair, pairs, kunci)
        path = self.folder / KASKADE / name
        _write(path, _put_together(path, reduced.rekam), digest)

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


@dataclass(frozen=True, slots=True)
class _Tanda:
    kaskade: str
    asal: str


_TANDA = ("kaskade", "asal")


def _texts(rule: Aturan) -> TeksAturan:
    names = ("kode", "nama", "judul", "kriteria", "akibat", "rekomendasi", "dasar", "mesin")
    return TeksAturan(keparahan=rule.keparahan.value, **{n: getattr(rule, n) for n in names})


# --- reading --------------------------------------------------------------------------------------------


def is_results(path: Path) -> bool:
    """Whether ``path`` is a folder of results that is whole."""
    return (path / HASIL).is_file()


def read_meta(folder: Path) -> dict[str, Any]:
    """Return what was run; raises :class:`InputError` for a folder that is none, or of a newer version."""
    path = folder / HASIL
    try:
        meta = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise _bad(path) from error
    if not isinstance(meta, dict) or not isinstance(meta.get("format"), int):
        raise _bad(path)
    if meta["format"] > FORMAT:
        where = shown(str(folder))
        raise InputError(
            Teks(
                f"{where}: ditulis oleh versi kaskade yang lebih baru",
                f"{where}: written by a newer version of kaskade",
            ),
            Teks("Perbarui: pip install -U kaskade-graph", "Update: pip install -U kaskade-graph"),
        )
    return meta


class HasilTersimpan(Sequence[Hasil]):
    """The results in a folder, in the order of their inputs: read a kabupaten at a time, so any number of them.

    ``daftar`` are the inputs; ``gagal`` what could not be read.
    """

    def __init__(self, folder: Path) -> None:
        """Raises :class:`InputError` when ``folder`` holds no results."""
        self.folder = folder
        self.meta = read_meta(folder)
        masukan = tuple(read_table(folder / DAFTAR, Masukan))
        sources: dict[str, Masukan] = {}
        for one in masukan:
            for isi in one.isi:
                sources.setdefault(isi.iri, one)
        self.daftar = ShelfList(masukan, sources)
        self._order = self.daftar.order()
        texts = read_table(folder / ATURAN, TeksAturan)
        self.pemeriksaan = Pemeriksaan({t.kode: _rule(t) for t in texts}, self.meta.get("profil"))
        self._last: tuple[str, dict[str, Rekam]] = ("", {})

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> Hasil: ...
    @overload
    def __getitem__(self, at: slice) -> list[Hasil]: ...
    def __getitem__(self, at: int | slice) -> Hasil | list[Hasil]:
        if isinstance(at, slice):
            return [self._hasil(*place) for place in self._order[at]]
        return self._hasil(*self._order[at])

    def rekam(self) -> Iterator[Rekam]:
        """Yield the records without their evidence, in the order of the inputs."""
        return (self._rekam(*place) for place in self._order)

    def counts(self) -> Iterator[tuple[str, int, dict[str, int]]]:
        """Yield each cascade (an IRI), the number of its indikator, and of its findings by severity."""
        for kabupaten in dict.fromkeys(k for k, _ in self._order):
            table = _table(self.folder / KASKADE / f"{kabupaten}.parquet", ["kaskade", "isi", "temuan"])
            for row in table.to_pylist():
                found = Counter(t["keparahan"] for t in row["temuan"])
                indikator = sum(e["nilai"] for e in row["isi"] if e["kunci"] == "Indikator")
                yield row["kaskade"], indikator, {k.value: found[k.value] for k in Keparahan}

    def of(self, kaskade: str) -> Hasil:
        """Return the result of one cascade (an IRI); raises KeyError when it is not here."""
        return self._hasil(*next(place for place in self._order if place[1] == kaskade))

    def bukti(self, kaskade: str) -> Rekam:
        """Return the record of one cascade (an IRI) with its evidence; raises KeyError when it is not here."""
        kabupaten = next(k for k, iri in self._order if iri == kaskade)
        found = read_table(self.folder / KASKADE / f"{kabupaten}.parquet", Rekam)
        return next(r for r in found if r.kaskade == kaskade)

    def _hasil(self, kabupaten: str, iri: str) -> Hasil:
        return record.hasil(self._rekam(kabupaten, iri), self.pemeriksaan)

    def _rekam(self, kabupaten: str, iri: str) -> Rekam:
        if self._last[0] != kabupaten:
            path = self.folder / KASKADE / f"{kabupaten}.parquet"
            self._last = kabupaten, {r.kaskade: r for r in read_table(path, Rekam, _FOR_REPORTS)}
        try:
            return self._last[1][iri]
        except KeyError as error:
            raise _bad(self.folder / KASKADE / f"{kabupaten}.parquet") from error


def _rule(texts: TeksAturan) -> Aturan:
    """Return a rule with the texts it had then; what else there is of it, an audit needs and a report does not."""
    nothing = Teks("", "")
    return Aturan(
        kode=texts.kode,
        nama=texts.nama,
        keparahan=Keparahan(texts.keparahan),
        judul=texts.judul,
        temuan=nothing,
        akibat=texts.akibat,
        rekomendasi=texts.rekomendasi,
        contoh=nothing,
        kriteria=texts.kriteria,
        dasar=texts.dasar,
        sejak="",
        kasus="",
        mesin=texts.mesin,  # type: ignore[arg-type]  # a text of the three
    )
