"""One door for files of every format: bytes -> :class:`~kaskade_graph.importers.blocks.Blocks`.

What a file is, its first bytes say before its name does. Every format is parsed in the limited worker.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from kaskade_graph.importers.blocks import Blocks
from kaskade_graph.importers.formats import ocr_asked, wire
from kaskade_graph.importers.formats.parsing import parse
from kaskade_graph.importers.guarded.reader import read_bytes
from kaskade_graph.importers.guarded.redact import redact
from kaskade_graph.importers.guarded.sandbox import run_limited
from kaskade_graph.importers.guarded.sandboxed import Limits
from kaskade_graph.text import shown


def open_blocks(source: Path | bytes, name: str | None = None, *, masked: bool = True) -> Blocks:
    """Return the paragraphs and grids of a file in reading order.

    ``source`` is its path or its bytes; ``name`` is what messages and places call it (of a path: its name).
    The file is parsed in a worker process with limits on time and memory. Names and numbers of persons are masked,
    unless asked for, or ``masked`` is false: in a worksheet of this program evaluators sign what they decide.

    Raises :class:`InputError` when it is missing, too large, damaged, locked, of a format that is not read
    (saying as what to save it), or without text.
    """
    data = source if isinstance(source, bytes) else read_bytes(source)
    # Shown at once: a name that is no UTF-8 can stand in no graph and no report.
    name = shown(name or (source.name if isinstance(source, Path) else "-"))
    limits = Limits(seconds=ocr_asked.SECONDS) if ocr_asked.asked() else None
    found = run_limited(f"{parse.__module__}:{parse.__name__}", data, name, limits)
    found["sha256"] = hashlib.sha256(data).hexdigest()
    blocks = wire.from_json(found)
    return redact(blocks) if masked else blocks
