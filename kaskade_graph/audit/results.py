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
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, overload

from kaskade_graph.audit import record
from kaskade_graph.audit.finding import Hasil, Keparahan
from kaskade_graph.audit.parquet import arrow, bad, read_table
from kaskade_graph.audit.record import Pemeriksaan, Rekam
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.shelf import Masukan, ShelfList
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown

FORMAT = 1
"""Version of the layout; a folder of a higher one is not read."""
HASIL, ATURAN, DAFTAR = "hasil.json", "aturan.parquet", "daftar.parquet"
KASKADE, PASANGAN, SEMENTARA = "kaskade", "pasangan", "sementara"
FOR_REPORTS = [f for f in Rekam.__dataclass_fields__ if f not in ("kutipan", "jejak", "kata", "banding")]


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


def is_results(path: Path) -> bool:
    """Whether ``path`` is a folder of results that is whole."""
    return (path / HASIL).is_file()


def read_meta(folder: Path) -> dict[str, Any]:
    """Return what was run; raises :class:`InputError` for a folder that is none, or of a newer version."""
    path = folder / HASIL
    try:
        meta = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise bad(path) from error
    if not isinstance(meta, dict) or not isinstance(meta.get("format"), int):
        raise bad(path)
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
            table = arrow(self.folder / KASKADE / f"{kabupaten}.parquet", ["kaskade", "isi", "temuan"])
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
            self._last = kabupaten, {r.kaskade: r for r in read_table(path, Rekam, FOR_REPORTS)}
        try:
            return self._last[1][iri]
        except KeyError as error:
            raise bad(self.folder / KASKADE / f"{kabupaten}.parquet") from error


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
