"""Where a reading command reads: a store, files, or the bundled example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kaskade_graph import resources
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.store import catalogue, embedded, opening
from kaskade_graph.store.protocol import Store


@dataclass
class Place:
    """What was named on the command line; :meth:`open` opens it.

    ``lingkup`` narrows it: the IRI or the words of a scope or an edition. After opening, ``catatan`` says
    what was assumed, and ``gagal`` which files could not be read.
    """

    files: Sequence[Path] = ()
    store: str | None = None
    lingkup: str | None = None
    catatan: list[Teks] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)

    def open(self) -> Store:
        """Return the store to read: of the files given, else at ``store``, else of the bundled cascade.

        Files go first, so that KASKADE_STORE may stay set while a document is looked at.
        """
        if self.files:
            return self._from_files(self.files)
        if self.from_store:
            return opening.open_store(self.store)
        return self._from_files(self.example())

    @property
    def from_store(self) -> bool:
        """Whether :meth:`open` opens a store rather than files."""
        return not self.files and bool(self.store or opening.default_name())

    @property
    def elsewhere(self) -> bool:
        """Whether :meth:`open` asks an engine over the network."""
        return self.from_store and opening.locate(self.store).path is None

    def example(self) -> list[Path]:
        """Return the files of the bundled cascade, and note that they are used."""
        self.catatan.append(
            Teks(
                "Tanpa berkas dan --store: memakai contoh bawaan, Kecamatan Sokaraja 2021.",
                "Neither files nor --store: using the bundled example, Kecamatan Sokaraja 2021.",
            )
        )
        return resources.contoh()

    def _from_files(self, files: Sequence[Path]) -> Store:
        from kaskade_graph.usecases import sources

        read = sources.load(files)
        self.catatan += read.catatan
        self.gagal += read.gagal
        out = embedded.memory()
        catalogue.put_all(out, [(s.kaskade.iri, sources.to_ask(s)) for s in read])
        return out
