"""What the worker does with a file: bytes -> blocks as JSON. It imports the reader of one format and no other."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.blocks import Blocks, Paragraph
from kaskade_graph.importers.formats import kinds, wire
from kaskade_graph.text import shown


def parse(data: bytes, name: str) -> dict[str, Any]:
    """Return the blocks of a file as JSON, parsed in this process.

    Raises :class:`InputError` as :func:`~kaskade_graph.importers.formats.door.open_blocks` does.
    """
    format_ = kinds.recognise(data, name)
    module, _, function = format_.reader.partition(":")
    blocks, notes = getattr(import_module(f"{__package__}.{module}"), function)(data, name)
    found = Blocks(name, "", blocks, [*kinds.misnamed(format_, name), *notes])
    if not any(block.text.strip() if isinstance(block, Paragraph) else block.cells for block in blocks):
        raise InputError(
            Teks(f"{shown(name)}: tidak ada teks di dalamnya", f"{shown(name)}: there is no text in it"),
            Teks("Periksa apakah berkas yang dipilih sudah benar.", "Check that this is the file you meant."),
        )
    return wire.to_json(found)
