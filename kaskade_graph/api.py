"""The library: one function for each thing a person can do, data in and data out.

``import kaskade_graph as kg`` offers all of it, loaded when it is first used.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from kaskade_graph import config
from kaskade_graph.audit import profiles
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.runner import Profil, run
from kaskade_graph.errors import AmbiguousName, Teks
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.linking.collection import Koleksi
from kaskade_graph.model import Kaskade
from kaskade_graph.results import Answer, Audit, Cascades, Difference, Links
from kaskade_graph.results_rows import Row
from kaskade_graph.usecases.inputs import Inputs

Paths = str | Path | Sequence[str | Path]
Given = Paths | Cascades | Kaskade | None


def read(
    *paths: str | Path,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str | None = None,
    peta: str | Path | None = None,
    lembar: str | None = None,
    edisi: str | None = None,
    strict: bool = True,
) -> Cascades:
    """Read cascades from documents, tables, graphs and folders of them; without ``paths``, the bundled example.

    ``unit`` (a region code such as ``33.02.19``), ``tahun`` and ``versi`` are for documents that do not say them;
    ``peta`` (a mapping file) and ``lembar`` (a sheet) for tables; ``edisi`` is the edition of the nomenclature.

    Raises :class:`InputError` when a file cannot be read, or not in full. With ``strict=False`` what could be read is
    returned, and what could not is in ``failed``.
    """
    how = ReadOptions(unit, tahun, versi, Path(peta) if peta else None, lembar, edisi)
    return _read(Inputs([Path(p) for p in paths], how=how), strict)


def audit(
    source: Given = None,
    *,
    rules: Sequence[str] = (),
    ignore: Sequence[str] = (),
    beside: Given = None,
    profile: str | None = None,
    waivers: str | Path | None = None,
    baseline: str | Path | None = None,
    replies: str | Path | None = None,
    today: datetime.date | None = None,
) -> Audit:
    """Check cascades against the rules, and against one another.

    ``source`` is what :func:`read` returned, or paths; ``rules`` and ``ignore`` hold codes or their beginnings
    (``KSK3`` is a family); those of ``beside`` are what the cascades are compared with. ``waivers`` is a file of
    waivers, ``baseline`` the JSON, worksheet or folder of an earlier audit, ``replies`` a worksheet (or a folder of
    them) that people wrote in; ``today`` decides which waivers have expired. ``kaskade.toml`` is looked at only for
    the ``profile`` that is named. Raises :class:`UnknownName` for a code that no rule begins with or a profile that
    is not there, :class:`InputError` for files that are not what they are given for, and what :func:`read` raises.
    """
    from kaskade_graph.usecases import audit as auditing
    from kaskade_graph.usecases.follow_up import TindakLanjut, decided

    auditing.check_codes((*rules, *ignore))
    named = profiles.load(config.load(), profile).profil if profile else Profil()
    before = decided(
        TindakLanjut(_path(baseline), _path(waivers), None, today, None, _path(replies)), None, not rules
    )
    found = _cascades(source)
    known = {k.iri: k for k in (*(_cascades(beside) if beside is not None else ()), *found)}
    koleksi = Koleksi(known.values()) if len(known) > 1 else None
    profil = auditing.narrowed(named, rules, ignore)
    hasil, told = before.on([run(Konteks(s.kaskade, s.quads, koleksi), None, profil) for s in found.read])
    return Audit(tuple(hasil), (*found.notes, *told))


def ask(
    question: str,
    source: Given = None,
    *,
    limit: int | None = None,
    offset: int | None = None,
    **params: str | int | Sequence[str | int],
) -> Answer:
    """Answer a saved question by its id, the path of an ``.rq`` file, or a sentence, from ``source``.

    ``params`` are those of the question: words, codes or IRIs, several where it takes several. Raises
    :class:`UnknownName` and :class:`AmbiguousName` when words name nothing, or several things.

    >>> ask("sub-kegiatan-pendukung", sasaran="peran kecamatan").columns[0]
    'subKegiatan'
    """
    return _ask(_inputs(source), question, limit, offset, params)


def link(source: Given, *, review: str | Path | None = None) -> Links:
    """Find the same indikator across the cascades of ``source``; ``review`` is a reviewed set, which is respected.

    Raises :class:`UsageError` for less than two cascades.
    """
    from kaskade_graph.usecases import link as linking

    done = linking.link(_inputs(source), review=Path(review) if review else None)
    if done.gagal:
        raise done.gagal[0]
    return Links(tuple(done.tautan), tuple(done.catatan))


def diff(old: Given, new: Given) -> Difference:
    """Compare two cascades; each is one :class:`Kaskade`, what :func:`read` returned of one, or a path.

    Raises :class:`AmbiguousName` when one of them holds several.
    """
    from kaskade_graph.usecases.diff import comparison

    found = comparison(_one(old), _one(new))
    return Difference(found.selisih, found.catatan)


def open_store(where: str | Path) -> Collection:
    """Open a store: a folder, the URL of a SPARQL endpoint, or a name from ``kaskade.toml``.

    Raises :class:`StoreError` when it does not answer, :class:`UsageError` when it names no store.
    """
    found = Collection(str(where))
    found.editions()
    return found


@dataclass(frozen=True, slots=True, repr=False)
class Collection:
    """The cascades of a store. It is opened for each question and let go of again."""

    where: str

    def editions(self) -> list[Row]:
        """Return what is in it, a row for each edition: ``iri``, ``unit``, ``kode_wilayah``, ``tahun``, ``versi``."""
        from kaskade_graph.store import catalogue

        with closing(Inputs(store=self.where).open()) as store:
            return [
                {
                    "iri": e.iri,
                    "unit": e.nama_unit,
                    "kode_wilayah": e.kode_wilayah,
                    "tahun": e.tahun,
                    "versi": e.versi,
                }
                for e in catalogue.editions(store)
            ]

    def read(self, lingkup: str | None = None) -> Cascades:
        """Read its current cascades, or those that ``lingkup`` names: words ("Sokaraja 2021") or an IRI."""
        return _read(Inputs(store=self.where, lingkup=lingkup), True)

    def ask(
        self,
        question: str,
        *,
        limit: int | None = None,
        offset: int | None = None,
        **params: str | int | Sequence[str | int],
    ) -> Answer:
        """Answer a question, as :func:`ask` does."""
        return _ask(Inputs(store=self.where), question, limit, offset, params)

    def audit(self, lingkup: str | None = None, **options: Any) -> Audit:
        """Audit its current cascades, or those that ``lingkup`` names, as :func:`audit` does."""
        return audit(self.read(lingkup), **options)

    def load(self, source: Given) -> dict[str, int]:
        """Write cascades into it, a transaction each; return how many were new, replaced and unchanged."""
        from kaskade_graph.store import catalogue, opening, reference
        from kaskade_graph.usecases import sources

        found = _cascades(source)
        counted = dict.fromkeys((t.value for t in catalogue.Tulisan), 0)
        with closing(opening.open_store(self.where, writable=True)) as target:
            if reference.missing(target):
                reference.put(target)
            for sumber in found.read:
                counted[
                    catalogue.put(target, sumber.kaskade.iri, sources.with_official(sumber).quads).value
                ] += 1
        return counted

    def __enter__(self) -> Collection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held open."""

    def __repr__(self) -> str:
        return f"<Collection in {self.where}>"


# --- inside ---------------------------------------------------------------------------------------------


def _inputs(source: Given) -> Inputs:
    if isinstance(source, Cascades):
        return Inputs(read=source.read)
    if isinstance(source, Kaskade):
        return Inputs(read=_cascades(source).read)
    if source is None:
        return Inputs()
    many = [source] if isinstance(source, str | Path) else source
    return Inputs([Path(p) for p in many])


def _cascades(source: Given) -> Cascades:
    if isinstance(source, Cascades):
        return source
    if isinstance(source, Kaskade):
        from kaskade_graph.usecases.sources import Source

        return Cascades((Source(Path("-"), source),))
    return _read(_inputs(source), True)


def _read(inputs: Inputs, strict: bool) -> Cascades:
    if not inputs.named:
        inputs.files = inputs.example()
    with inputs.reading() as found:
        read = tuple(found)
    if strict and inputs.gagal:
        raise inputs.gagal[0]
    return Cascades(read, tuple(inputs.catatan), tuple(inputs.gagal))


def _path(given: str | Path | None) -> Path | None:
    return Path(given) if given is not None else None


def _one(source: Given) -> Kaskade:
    found = _cascades(source)
    if len(found) != 1:
        names = [(f"{k.unit.nama} {k.tahun} {k.versi}", k.iri, 1.0) for k in found]
        raise AmbiguousName(Teks("beberapa kaskade, bukan satu", "several cascades, not one"), names)
    kaskade: Kaskade = found[0]
    return kaskade


def _ask(
    inputs: Inputs,
    question: str,
    limit: int | None,
    offset: int | None,
    params: dict[str, str | int | Sequence[str | int]],
) -> Answer:
    from kaskade_graph.usecases import query

    given = {
        name: [str(v) for v in ([value] if isinstance(value, str | int) else value)]
        for name, value in params.items()
    }
    found, notes = query.answer(inputs, question, given, limit=limit, offset=offset)
    if inputs.gagal:
        raise inputs.gagal[0]
    return Answer(found.query.id, found.rows, found.sparql, tuple(notes))
