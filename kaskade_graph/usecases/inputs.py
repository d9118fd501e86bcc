"""Where cascades come from: files, a store, cascades that were read before, or the bundled example.

:class:`Inputs` is what every command and every function of the library takes. It is asked in one of three ways:
:meth:`Inputs.open` gives a store to put questions to, :meth:`Inputs.reading` the cascades with the files they are
from, :meth:`Inputs.cascades` the cascades one by one, sorted. What was assumed and what could not be read stands in
``catatan`` and ``gagal`` afterwards.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kaskade_graph import rdf, resources
from kaskade_graph.errors import InputError, Teks, UsageError
from kaskade_graph.importers.options import ReadOptions as ReadOptions
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.store import catalogue, embedded, opening, without_persons
from kaskade_graph.store.edition import Edition
from kaskade_graph.store.protocol import Store
from kaskade_graph.text import shown
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.sources import Source
from kaskade_graph.vocab import BERLAKU


@dataclass
class Inputs:
    """What was named: ``files``, else ``read`` cascades, else ``store``; with none of them the bundled example.

    ``lingkup`` narrows it: the IRI or the words of a scope or an edition. ``how`` says how files are read. Files go
    before a store, so that KASKADE_STORE may stay set while a document is looked at.
    """

    files: Sequence[Path] = ()
    store: str | None = None
    lingkup: str | None = None
    how: ReadOptions = field(default_factory=ReadOptions)
    read: Sequence[Source] = ()
    catatan: list[Teks] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)

    @property
    def from_store(self) -> bool:
        """Whether the cascades are in a store."""
        return not self.files and not self.read and bool(self.store or opening.default_name())

    @property
    def typed(self) -> str:
        """What names this on a command line, with a space before it; "" where nothing needs to be named.

        >>> Inputs([Path("a.trig"), Path("tahun lalu.trig")], store="gudang").typed
        " a.trig 'tahun lalu.trig'"
        >>> Inputs(store="gudang").typed, Inputs().typed
        (' --store gudang', '')
        """
        words = [str(f) for f in self.files]
        if self.files and self.how.peta is not None:
            words += ["--peta", str(self.how.peta)]
        if not self.files and not self.read and self.store is not None:
            words += ["--store", self.store]
        if not words:
            return ""
        if os.name == "nt":
            from subprocess import list2cmdline

            return " " + list2cmdline(words)
        return " " + shlex.join(words)

    @property
    def elsewhere(self) -> bool:
        """Whether :meth:`open` asks an engine over the network."""
        return self.from_store and opening.locate(self.store).path is None

    @property
    def named(self) -> bool:
        """Whether anything was named; the bundled example is taken otherwise, where a command wants one."""
        return bool(self.files or self.read) or self.from_store

    def open(self) -> Store:
        """Return the store to read; one in memory for files. Raises what the store and the files raise."""
        if self.from_store:
            return without_persons.shown(opening.open_store(self.store))
        out = embedded.memory()
        catalogue.put_all(
            out,
            [(s.kaskade.iri, sources.with_official(s, self.how.edisi).quads) for s in self._of_files()],
        )
        return out

    def cascades(self) -> Iterator[Source]:
        """Yield the cascades sorted by IRI, with their official entries; of a store one at a time."""
        if self.from_store or self.lingkup is not None:
            with closing(self.open()) as store:
                for edition in self.asked(store):
                    yield from stored(store, edition)
            return
        for sumber in sorted(self._of_files(), key=lambda s: s.kaskade.iri):
            yield sources.with_official(sumber, self.how.edisi)

    @contextmanager
    def reading(self) -> Iterator[Iterable[Source]]:
        """Yield the cascades in the order of the files, as they were read; a store is open until the end.

        Raises :class:`UsageError` when nothing is named, and :class:`InputError` when a store has no such cascade.
        """
        if not self.named:
            raise UsageError(
                Teks("BERKAS belum disebut", "no FILES were named"),
                Teks(
                    "Sebut dokumen, graf atau folder; atau --store FOLDER, URL atau NAMA.",
                    "Name documents, graphs or folders; or --store FOLDER, URL or NAME.",
                ),
            )
        if not self.from_store:
            yield self._of_files()
            return
        with closing(self.open()) as store:
            editions = self.asked(store)
            if not editions:
                nama = shown(store.nama)
                raise InputError(
                    Teks(f"{nama}: tidak ada kaskade di sini", f"{nama}: there are no cascades here"),
                    Teks(
                        f"Yang ada: kaskade query daftar-lingkup{self.typed}",
                        f"What there is: kaskade query daftar-lingkup{self.typed}",
                    ),
                )
            yield _Stored(store, editions)

    def asked(self, store: Store) -> list[Edition]:
        """Return the editions of ``store`` that are asked for.

        Without ``lingkup``: all that were read from files, and of a store the current ones. Words are resolved as
        the ``lingkup`` of a saved question is; raises :class:`~kaskade_graph.errors.UnknownName` and
        :class:`~kaskade_graph.errors.AmbiguousName`.
        """
        if self.lingkup is None:
            return catalogue.covered(store, BERLAKU) if self.from_store else catalogue.editions(store)
        return catalogue.covered(store, scope(store, self.lingkup))

    def example(self) -> list[Path]:
        """Return the files of the bundled cascade, and note that they are used."""
        self.catatan.append(
            Teks(
                "Tanpa berkas dan --store: memakai contoh bawaan, Kecamatan Sokaraja 2021.",
                "Neither files nor --store: using the bundled example, Kecamatan Sokaraja 2021.",
            )
        )
        return resources.contoh()

    def _of_files(self) -> list[Source]:
        """Return what the files hold, in their order; files are read when they are first asked for."""
        if self.read:
            return list(self.read)
        found = sources.load_with(self.files or self.example(), self.how)
        self.catatan += found.catatan
        self.gagal += found.gagal
        self.read = list(found)
        return list(self.read)


@dataclass(slots=True)
class _Stored:
    """The cascades of a store, read as they are met."""

    store: Store
    editions: list[Edition]

    def __iter__(self) -> Iterator[Source]:
        for edition in self.editions:
            yield from stored(self.store, edition)

    def __len__(self) -> int:
        return len(self.editions)


def stored(store: Store, edition: Edition) -> Iterator[Source]:
    """Yield the one cascade of ``edition``: nothing when its graphs are gone."""
    quads = tuple(store.quads(rdf.graph_names(edition.iri)))
    for kaskade in from_quads(quads):
        yield Source(Path(f"{edition.label}.trig"), kaskade, quads)


def scope(store: Store, words: str) -> str:
    """Return the IRI of the scope or edition that ``words`` name in ``store``."""
    from kaskade_graph.queries import answer
    from kaskade_graph.queries.library import Library
    from kaskade_graph.queries.params import looks_like_iri
    from kaskade_graph.queries.resolve import candidates, resolve

    if looks_like_iri(words):
        return words.strip().strip("<>")
    listing = answer.compose(Library().get("daftar-lingkup"), {})
    return resolve(words, candidates(store.select(listing)), "lingkup").term.value
