"""Ways to read a text or blocks in a test: torn text by its grammar, everything as the product reads it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from kaskade_graph.importers.blocks import Blocks
from kaskade_graph.importers.document import Document
from kaskade_graph.importers.files import FileRead, read_file
from kaskade_graph.importers.formats import door, wire
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.importers.torn.document_of import document_of


def blocks(text: str, name: str = "dokumen.txt") -> Blocks:
    """Return a text as blocks, parsed in this process."""
    return wire.from_json(door.parse(text.encode(), name))


def document(text: str, name: str = "dokumen.txt") -> Document:
    """Return a text as the grammar of torn text takes it."""
    return document_of(blocks(text, name))


def product(text: str, **options: object) -> FileRead:
    """Return what the product reads of a text file."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "dokumen.txt")
        path.write_bytes(text.encode())
        (found,) = read_file(path, ReadOptions(**options))  # type: ignore[arg-type]
        return found
