"""Load cascades into a store: whole or not at all, and nothing for what is there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Quad

from kaskade_graph.errors import InputError, Teks, UsageError
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.store import hashing, keys, opening, reference
from kaskade_graph.store.bulk import Bulk
from kaskade_graph.store.catalogue import Tulisan
from kaskade_graph.text import shown
from kaskade_graph.usecases import folders, readings, sources
from kaskade_graph.usecases.standard_input import filed
from kaskade_graph.usecases.steps import ProgressStep

BARU, DIGANTI, SAMA = Tulisan.BARU, Tulisan.DIGANTI, Tulisan.SAMA


@dataclass(slots=True)
class LoadSummary:
    """What was done so far: cascades by what happened to them, and what failed."""

    nama: str
    tulisan: dict[Tulisan, int] = field(default_factory=lambda: dict.fromkeys(Tulisan, 0))
    catatan: list[Teks] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)

    def count(self, done: Iterable[Tulisan]) -> None:
        """Count what was written."""
        for one in done:
            self.tulisan[one] += 1

    def teks(self) -> Teks:
        """Return the summary in one line."""
        new, replaced, same = (self.tulisan[t] for t in (BARU, DIGANTI, SAMA))
        return Teks(
            f"{shown(self.nama)}: {new} kaskade baru, {replaced} diganti, {same} tetap",
            f"{shown(self.nama)}: cascades: {new} new, {replaced} replaced, {same} unchanged",
        )


def load(
    paths: Sequence[Path],
    store: str | None,
    ringkasan: LoadSummary,
    *,
    pilihan: ReadOptions | None = None,
    force: bool = False,
) -> Iterator[ProgressStep]:
    """Load ``paths`` into ``store``, yielding a step a file; ``ringkasan`` is filled on the way.

    A store that has no official nomenclature is given it too: questions look into it.

    A file that cannot be read is named in ``ringkasan.gagal`` and the others are loaded. Raises
    :class:`UsageError` and :class:`~kaskade_graph.errors.StoreError` when the store cannot be opened or
    written, and :class:`InputError` when a folder holds nothing at all; what was written before stays.
    """
    with filed(paths) as named:
        yield from _load(named, store, ringkasan, pilihan, force)


def _load(
    paths: Sequence[Path],
    store: str | None,
    ringkasan: LoadSummary,
    pilihan: ReadOptions | None,
    force: bool,
) -> Iterator[ProgressStep]:
    files = folders.files(paths)
    ringkasan.catatan += folders.unread(paths)
    if not files:
        raise sources.nothing(paths, ())
    how = pilihan or ReadOptions()
    with closing(opening.open_store(store, writable=True)) as target:
        ringkasan.nama = target.nama
        if force or reference.missing(target):
            reference.put(target)
        seen: dict[str, tuple[Path, tuple[str, ...]]] = {}
        bulk = Bulk(target, force=force)
        try:
            for done, berkas in enumerate(files, 1):
                for sumber in _read(berkas, berkas not in paths, how, ringkasan):
                    _put(bulk, sumber, seen, ringkasan, how)
                yield ProgressStep(done, len(files), berkas.name)
        finally:
            ringkasan.count(bulk.flush())


def _read(
    berkas: Path, in_folder: bool, pilihan: ReadOptions, ringkasan: LoadSummary
) -> list[sources.Source]:
    try:
        muatan = sources.each(berkas, in_folder, pilihan)
    except UsageError as error:  # no unit or year in this one; the next may have them
        ringkasan.gagal.append(InputError(error.pesan, error.saran))
        return []
    ringkasan.catatan += muatan.catatan
    ringkasan.gagal += muatan.gagal
    return list(muatan)


def _put(
    bulk: Bulk,
    sumber: sources.Source,
    seen: dict[str, tuple[Path, tuple[str, ...]]],
    ringkasan: LoadSummary,
    pilihan: ReadOptions,
) -> None:
    iri = sumber.kaskade.iri
    quads = keys.completed(iri, sources.with_official(sumber, pilihan.edisi).quads)
    digests = hashing.hashes(iri, quads)
    first = seen.setdefault(iri, (sumber.berkas, digests))
    if first[0] != sumber.berkas:
        if first[1] != digests and not _says_the_same(first[0], iri, quads, pilihan):
            ringkasan.gagal.append(readings.differs(first[0], sumber.berkas, iri))
        return
    try:
        ringkasan.count(bulk.put(iri, quads, digests))
    except InputError as error:  # a cascade without unit or year has no place in the catalogue
        name = shown(str(sumber.berkas))
        pesan = Teks(f"{name}: {error.pesan.id}", f"{name}: {error.pesan.en}")
        ringkasan.gagal.append(InputError(pesan, error.saran))


def _says_the_same(first: Path, iri: str, quads: list[Quad], pilihan: ReadOptions) -> bool:
    """Whether the file that a cascade was taken from says the same of it as ``quads``, but for the names of files."""
    one = sources.each(first, False, pilihan).menurut_iri.get(iri)
    if one is None:
        return False
    old = keys.completed(iri, sources.with_official(one, pilihan.edisi).quads)
    return frozenset(readings.said(old)) == frozenset(readings.said(quads))
