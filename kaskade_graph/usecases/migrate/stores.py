"""Stores: each cascade in a transaction of its own, then what a store keeps beside them."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph.errors import Teks
from kaskade_graph.usecases.migrate.names import renamed, renewed
from kaskade_graph.usecases.migrate.outcome import CADANGAN, How, MigratedItem, MigrationState

if TYPE_CHECKING:
    from kaskade_graph.store.protocol import Store


def on_disk(store: str) -> Path | None:
    """The folder that ``--store`` names, None for a store behind a URL."""
    from kaskade_graph.store import opening

    path = opening.locate(store).path
    return path if path is not None and path.is_dir() else None


def carry_folder(path: Path, how: How) -> MigratedItem:
    """Carry over a store on disk: a copy of it stays beside it."""
    beside = path.with_name(path.name + CADANGAN)
    if not how.check and not beside.exists():
        found = carry_store(str(path), How(how.old, check=True))
        if found.keadaan is MigrationState.SESUAI:
            return found
        shutil.copytree(path, beside)
    return carry_store(str(path), how)


def carry_store(name: str, how: How) -> MigratedItem:
    """Carry over the store called ``name``; that of today's format, schema and base is left alone."""
    from kaskade_graph.store import catalogue, catalogue_quads, disk, opening
    from kaskade_graph.store.protocol import Change
    from kaskade_graph.vocab import KATALOG, KIN

    lokasi = opening.locate(name, writable=not how.check)
    with closing(opening.connect(lokasi, writable=not how.check, older=True)) as store:
        behind = catalogue.is_older(store) or _marked_older(lokasi.path)
        found = store.select(
            f"SELECT DISTINCT ?k WHERE {{ GRAPH ?k {{ ?k a <{KIN.Kaskade}> }} }} ORDER BY ?k"
        )
        cascades = found.values("k")
        old = [kaskade for kaskade in cascades if _edition(store, kaskade, how, behind)]
        parts = [Teks(f"{len(old)} kaskade", f"{len(old)} cascades")] if old else []
        if _stale_nomenclature(store, how):
            parts.append(Teks("nomenklatur", "nomenclature"))
        wanted = set(catalogue_quads.expected(catalogue.editions(store)))
        if set(store.quads([KATALOG])) != wanted and cascades:
            parts.append(Teks("katalog", "catalogue"))
            if not how.check:
                store.apply(Change(replace=(KATALOG,), insert=tuple(wanted)))
        if how.old and old and not how.check:
            store.apply(Change(replace=(f"{how.old}id/katalog",)))
    if behind:
        parts.append(Teks("format", "format"))
        if lokasi.path is not None and not how.check:
            disk.mark(lokasi.path)
    what = Teks(f"penyimpanan, {len(cascades)} kaskade", f"store, {len(cascades)} cascades")
    said = Teks(", ".join(p.id for p in parts), ", ".join(p.en for p in parts))
    return MigratedItem(name, what, how.done if parts else MigrationState.SESUAI, said)


def _marked_older(path: Path | None) -> bool:
    """Whether the folder of a store says that an older version made it."""
    from kaskade_graph.store import catalogue_quads, disk

    if path is None:
        return False
    marker = json.loads((path / disk.PENANDA).read_bytes())
    return int(marker["format"]) < catalogue_quads.FORMAT


def _edition(store: Store, kaskade: str, how: How, behind: bool) -> bool:
    """Carry over one cascade of a store, in a transaction of its own; say whether there was anything to do."""
    from kaskade_graph.rdf import graph_names
    from kaskade_graph.store import catalogue
    from kaskade_graph.store.protocol import Change

    quads = store.quads(graph_names(kaskade))
    new = renewed(quads, [kaskade], how)
    if set(new) == set(quads) and not behind:
        return False
    if not how.check:
        home = renamed(kaskade, how.old) if how.old else kaskade
        catalogue.put(store, home, new, force=True)
        if home != kaskade:
            store.apply(Change(replace=graph_names(kaskade)))
    return True


def _stale_nomenclature(store: Store, how: How) -> bool:
    """Bring the official nomenclature of a store up to date; say whether it was another."""
    from kaskade_graph.store import reference

    same = reference.current(store)
    if not same and not how.check:
        reference.put(store)
    return not same
