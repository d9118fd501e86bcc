"""A folder of tables that name each other by keys is one document: its files as blocks, each cell with its file."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from pathlib import Path

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.blocks import Block, Blocks, Boxes, Grid, Paragraph
from kaskade_graph.importers.endings import TABLES
from kaskade_graph.importers.formats import open_blocks
from kaskade_graph.importers.formats.delimited import guess_delimiter
from kaskade_graph.importers.formats.marks import without_marks
from kaskade_graph.importers.tables.keys.keyed import held, key_of
from kaskade_graph.text import shown

_MOST = 50
_HEAD = 4096


def files_of(folder: Path) -> list[Path]:
    """Return the tables in a folder, in sorted order; hidden ones are passed over."""
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in TABLES and p.name[:1] not in ".~")


def is_set(folder: Path) -> bool:
    """Say whether the CSV files of a folder hang together: one is named after what a key in another one names."""
    try:
        found = [p for p in files_of(folder) if p.suffix.lower() == ".csv"]
        names = {p: held(p.stem) for p in found}
        return len(set(names.values()) - {None}) > 1 and any(
            key.of in {v for p, v in names.items() if p != path}
            for path, holds in names.items()
            if holds is not None
            for key in map(key_of, _headings(path))
            if key is not None and key.of is not None and key.of != holds
        )
    except OSError:
        return False


def _headings(path: Path) -> list[str]:
    with path.open("rb") as file:
        text = file.read(_HEAD).decode("utf-8-sig", "replace")
    first = text.splitlines()[:1]
    return next(csv.reader(first, delimiter=guess_delimiter(text)), [])


def open_set(folder: Path) -> Blocks:
    """Return the tables of a folder as the blocks of one document. Raises :class:`InputError` as opening each does,
    and when there are none or too many."""
    found = files_of(folder)
    if not found or len(found) > _MOST:
        name, count = shown(str(folder)), len(found)
        raise InputError(
            Teks(
                f"{name}: {count} tabel di folder ini; yang dapat dibaca sebagai satu kumpulan 1 sampai {_MOST}",
                f"{name}: {count} tables in this folder; 1 to {_MOST} can be read as one set",
            )
        )
    whole = Blocks(folder.name, "", [])
    digest = hashlib.sha256()
    for path in found:
        one = without_marks(open_blocks(path))
        digest.update(f"{one.name}\0{one.sha256}\n".encode())
        whole.blocks += [_in_file(block, (one.name, one.sha256)) for block in one.blocks]
        whole.notes += [Teks(f"{shown(one.name)}: {n.id}", f"{shown(one.name)}: {n.en}") for n in one.notes]
    whole.sha256 = digest.hexdigest()
    return whole


def _in_file(block: Block, file: tuple[str, str]) -> Block:
    """Return a block each of whose texts says which file it stands in."""
    if isinstance(block, Paragraph):
        return replace(block, spot=replace(block.spot, file=file))
    cells = [replace(cell, spot=replace(cell.spot, file=file)) for cell in block.cells]
    if isinstance(block, Boxes):
        return replace(block, cells=tuple(cells))
    assert isinstance(block, Grid)
    return replace(block, cells=cells)
