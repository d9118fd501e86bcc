"""What comes over standard input, as a file: ``-`` in the place of one, its format told by its content."""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.formats import kinds
from kaskade_graph.importers.guarded.reader import MAX_BYTES

NAME = "masukan-standar"
"""What evidence and messages call it."""
_COLUMNS = 3


@contextmanager
def filed(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Yield ``paths`` with ``-`` replaced by a file that holds standard input; it is gone afterwards.

    Raises :class:`InputError` when nothing comes, or more than a document has.
    """
    if Path("-") not in paths:
        yield list(paths)
        return
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if not data.strip() or len(data) > MAX_BYTES:
        what = Teks("kosong", "is empty") if not data.strip() else Teks("terlalu besar", "is too large")
        raise InputError(
            Teks(f"masukan standar {what.id}", f"standard input {what.en}"),
            Teks("Contoh: kaskade tree - < kaskade.txt", "Example: kaskade tree - < cascade.txt"),
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, NAME + ending(data))
        path.write_bytes(data)
        yield [path if p == Path("-") else p for p in paths]


def ending(data: bytes) -> str:
    """Return the ending that a file with this content has; raise :class:`InputError` for what is not read.

    >>> ending(b"%PDF-1.7"), ending(b"@prefix kin: <https://w3id.org/kinerja/ns#> ."), ending(b"TUJUAN\\n1. A")
    ('.pdf', '.trig', '.txt')
    """
    text = data.decode("utf-8-sig", "replace").lstrip()
    if text.startswith(("@prefix", "@base", "PREFIX ", "BASE ")):
        return ".trig"
    if text.startswith(("<http", "_:")):
        return ".nq"
    if text.startswith("{") and '"@context"' in text[:2000]:
        return ".jsonld"
    if b"\0" not in data and any(_is_table(text, sign) for sign in ",;"):
        return ".csv"
    return kinds.recognise(data, NAME).endings[0]


def _is_table(text: str, sign: str) -> bool:
    """Say whether most rows have the same number of columns, three at least."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(text[:100_000]), delimiter=sign) if row]
    except csv.Error:
        return False
    wide, count = Counter(widths).most_common(1)[0]
    return wide >= _COLUMNS and 2 * count >= len(widths)
