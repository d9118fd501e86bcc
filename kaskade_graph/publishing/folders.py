"""The folder of a published collection: made beside its place, and put there when it is whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import NamedNode

from kaskade_graph.errors import Teks, UsageError, of_system
from kaskade_graph.text import shown
from kaskade_graph.vocab import DASAR

ADDRESS = DASAR
"""Where a collection is served unless its publisher says otherwise."""
MARK = "void.ttl"
"""A folder with this file was published before, and may be published anew."""


class Folder:
    """A folder under way."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def file(self, name: str, data: bytes) -> None:
        """Write a file; ``name`` is made by this program, never by a document."""
        path = self._root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@contextmanager
def writing(target: Path) -> Iterator[Folder]:
    """Yield a folder to be filled, that takes the place of ``target`` when all went well.

    Raises :class:`UsageError` when it cannot be written.
    """
    try:
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.resolve().parent))
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        yield Folder(work)
        _put(work, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def check(target: Path, base: str) -> None:
    """Raise :class:`UsageError` when ``target`` holds anything but an earlier collection, or ``base`` is no URL."""
    absolute = base.startswith(("https://", "http://")) and base.endswith("/")
    if not absolute or NamedNode(base).value != base:
        raise UsageError(
            Teks(f"alamat tidak sah: {shown(base)}", f"not an address: {shown(base)}"),
            Teks(
                "Contoh: --base https://data.contoh.go.id/kinerja/",
                "Example: --base https://data.example.org/kinerja/",
            ),
        )
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not (target / MARK).is_file())):
        raise UsageError(
            Teks(
                f"{shown(str(target))} sudah berisi hal lain; tidak ada yang ditimpa",
                f"{shown(str(target))} holds something else; nothing was overwritten",
            ),
            Teks("Sebut folder yang baru atau kosong.", "Name a new or an empty folder."),
        )


def _put(work: Path, target: Path) -> None:
    """Put the finished folder in its place; what was there before goes only when the new one stands."""
    work.chmod(0o755)
    if not target.exists():
        work.rename(target)
        return
    old = work.with_suffix(".lama")
    target.rename(old)
    try:
        work.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _unwritable(target: Path, error: OSError) -> UsageError:
    reason = of_system(error)
    return UsageError(
        Teks(
            f"{shown(str(target))}: tidak dapat ditulis: {reason.id}",
            f"{shown(str(target))}: cannot be written: {reason.en}",
        )
    )
