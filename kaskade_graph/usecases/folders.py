"""Which files a folder stands for, and what is said of those that are passed over."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from kaskade_graph import config
from kaskade_graph.errors import Teks
from kaskade_graph.importers import endings
from kaskade_graph.text import shown
from kaskade_graph.usecases import graph_files


def files(paths: Sequence[Path]) -> list[Path]:
    """Return the files that ``paths`` stand for: folders are searched, in sorted order."""
    return [berkas for path in paths for berkas in _files(path)]


def together(found: Sequence[Path], unit: str | None) -> bool:
    """Say whether ``unit`` is given for several documents; graphs say whose they are themselves."""
    return unit is not None and sum(not graph_files.is_graph(p) for p in found) > 1


def _files(path: Path) -> list[Path]:
    """Return ``path``, or the files with known endings below it; hidden ones are passed over.

    A folder of tables that name each other by keys, or with a mapping beside it, is one document: it is returned as
    it is.
    """
    if not path.is_dir() or _is_set(path):
        return [path]
    found = []
    for folder, folders, files in os.walk(path):
        if _is_set(Path(folder)):
            found.append(Path(folder))
            folders.clear()
            continue
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [Path(folder, name) for name in files if not name.startswith(".") and _is_read(name)]
    return sorted(found)


def _is_read(name: str) -> bool:
    return Path(name).suffix.lower() in endings.READ and not name.startswith("~$")


def unread(paths: Sequence[Path]) -> list[Teks]:
    """Return what says of every file in the folders among ``paths`` that it is passed over, and why.

    Hidden files are no one's document; a mapping is read with its table.
    """
    out = []
    for path in paths:
        if not path.is_dir() or _is_set(path):
            continue
        left: dict[str, list[str]] = {}
        for folder, folders, names in os.walk(path):
            if _is_set(Path(folder)):
                folders.clear()
                continue
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for name in sorted(names):
                if not (
                    name.startswith(".")
                    or name.endswith(endings.MAPPING)
                    or name == config.NAMA
                    or _is_read(name)
                ):
                    ending = "~$" if name.startswith("~$") else Path(name).suffix.lower()
                    left.setdefault(ending, []).append(shown(str(Path(folder, name))))
        out += [_passed_over(ending, names) for ending, names in sorted(left.items())]
    return out


def _passed_over(ending: str, names: Sequence[str]) -> Teks:
    listed = ", ".join(names)
    if ending == "~$":
        why = Teks(
            "berkas kunci dari program yang sedang membukanya", "a lock of the program that has it open"
        )
    elif ending:
        why = Teks(f"{shown(ending)} bukan bentuk yang dibaca", f"{shown(ending)} is not a form that is read")
    else:
        why = Teks("tanpa akhiran", "no ending")
    return Teks(f"Dilewati ({why.id}): {listed}", f"Passed over ({why.en}): {listed}")


def _is_set(path: Path) -> bool:
    """Say whether a folder is one set of tables: a mapping lies beside it, or its files name each other by keys."""
    from kaskade_graph.importers.sets import is_set

    return path.absolute().with_suffix(endings.MAPPING).is_file() or is_set(path)
