"""Going through files, folders and stores: each is carried over in a step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kaskade_graph import config
from kaskade_graph.errors import InputError, Teks, UsageError
from kaskade_graph.usecases.migrate.files import carry_file
from kaskade_graph.usecases.migrate.outcome import CADANGAN, How, Pindahan
from kaskade_graph.usecases.migrate.stores import carry_folder, carry_store, on_disk
from kaskade_graph.usecases.steps import ProgressStep


def migrate(
    paths: Sequence[Path],
    store: str | None,
    pindahan: Pindahan,
    *,
    from_base: str | None = None,
    check: bool = False,
) -> Iterator[ProgressStep]:
    """Carry over ``paths`` (files, folders, stores on disk) and ``store``, yielding a step each.

    ``from_base`` is a base of IRIs: what is named under it gets its name under that of ``kaskade.toml``. With
    ``check`` it is only said what is old. Raises :class:`UsageError` when nothing is named, or for a base that is
    none.
    """
    how = How(_base(from_base), check)
    found = list(_found(paths))
    if not found and store is None:
        raise UsageError(
            Teks("tidak ada yang perlu dibawa di sini", "there is nothing to carry over here"),
            Teks(
                "Contoh: kaskade migrate kaskade/ graf/ pengecualian.toml",
                "Example: kaskade migrate cascades/ store/",
            ),
        )
    for done, path in enumerate(found, 1):
        try:
            item = carry_folder(path, how) if path.is_dir() else carry_file(path, how)
        except InputError as error:
            pindahan.gagal.append(error)
        else:
            pindahan.butir += [item] if item else []
        yield ProgressStep(done, len(found) + (store is not None), path.name)
    if store is not None:
        here = on_disk(store)
        pindahan.butir.append(carry_store(store, how) if here is None else carry_folder(here, how))
        yield ProgressStep(len(found) + 1, len(found) + 1, store)


def _base(named: str | None) -> str | None:
    from kaskade_graph.vocab import DASAR

    if named is None:
        return None
    base = config.address(named, "--from-base")
    if base == DASAR:
        raise UsageError(
            Teks(
                f"--from-base sama dengan dasar yang dipakai: {base}",
                f"--from-base is the base in use: {base}",
            ),
            Teks(
                "Tetapkan dasar yang baru dulu: [iri] dasar di kaskade.toml",
                "Set the new base first: [iri] dasar in kaskade.toml",
            ),
        )
    return base


def _found(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, and folders that are stores; other folders are searched, copies left out."""
    from kaskade_graph.store.disk import is_store

    for path in paths:
        if path.is_dir() and not is_store(path):
            entries = sorted(p for p in path.iterdir() if not p.name.startswith(".") and not p.is_symlink())
            yield from _found(p for p in entries if not p.name.endswith(CADANGAN))
        else:
            yield path
