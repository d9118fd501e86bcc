"""Cascades to work through, from files or from a store: what audit and link read.

From a store they come one at a time, and only those that are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kaskade_graph.errors import InputError, Teks, UsageError
from kaskade_graph.store.edition import Edition
from kaskade_graph.store.protocol import Store
from kaskade_graph.text import shown
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.cascades import asked, read
from kaskade_graph.usecases.opening import Place


@dataclass(slots=True)
class Tersimpan:
    """The cascades of a store, like a :class:`~kaskade_graph.usecases.sources.Muatan`: read as they are met."""

    store: Store
    editions: list[Edition]
    gagal: list[InputError] = field(default_factory=list)
    catatan: list[Teks] = field(default_factory=list)

    def __iter__(self) -> Iterator[sources.Sumber]:
        for edition in self.editions:
            for _, kaskade, quads in read(self.store, edition):
                yield sources.Sumber(Path(f"{edition.label}.trig"), kaskade, tuple(quads))

    def __len__(self) -> int:
        return len(self.editions)


@contextmanager
def reading(place: Place, pilihan: sources.Pilihan | None = None) -> Iterator[sources.Muatan | Tersimpan]:
    """Yield the cascades of ``place``; its store is open until the end of the block.

    Raises what :func:`sources.load` and :meth:`Place.open` raise, :class:`UsageError` when neither files nor
    a store are named, and :class:`InputError` when the store has no such cascade.
    """
    if place.files:
        yield sources.load_with(place.files, pilihan or sources.Pilihan())
        return
    if not place.from_store:
        raise UsageError(
            Teks("BERKAS belum disebut", "no FILES were named"),
            Teks(
                "Sebut dokumen, graf atau folder; atau --store FOLDER, URL atau NAMA.",
                "Name documents, graphs or folders; or --store FOLDER, URL or NAME.",
            ),
        )
    with closing(place.open()) as store:
        editions = asked(place, store)
        if not editions:
            nama = shown(store.nama)
            raise InputError(
                Teks(f"{nama}: tidak ada kaskade di sini", f"{nama}: there are no cascades here"),
                Teks("Yang ada: kaskade query daftar-lingkup", "What there is: kaskade query daftar-lingkup"),
            )
        yield Tersimpan(store, editions)
