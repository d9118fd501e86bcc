"""Files are written whole or not at all: never a half-written graph or report."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from kaskade_graph.errors import Teks, UsageError, of_system
from kaskade_graph.text import shown


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: a temporary file in the same folder, flushed to disk, then renamed.

    A reader sees the old file or the new one, and a failure leaves the old one as it was. A symbolic link
    is followed, the mode of an existing file is kept, and what is no regular file (``/dev/stdout``, a
    pipe) is written to directly.

    Raises :class:`UsageError` when the place cannot be written: no such folder, no permission, disk full.
    """
    try:
        # Where /dev/stdout leads to, when that is a pipe, is no path.
        target = path if path.exists() and not path.is_file() else Path(os.path.realpath(path))
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            target.write_bytes(data)
        else:
            _replace(target, data, mode)
    except OSError as error:
        raise _not_writable(path, error) from error


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    if target.is_dir():
        raise IsADirectoryError(target)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:64]}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp makes files that only their owner reads; a result is as readable as any other new file.
        Path(name).chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _not_writable(path: Path, error: OSError) -> UsageError:
    where = shown(str(path))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        why = Teks("foldernya tidak ada", "its folder does not exist")
    elif isinstance(error, IsADirectoryError):
        why = Teks("itu sebuah folder", "it is a folder")
    elif isinstance(error, PermissionError):
        why = Teks("tidak ada izin menulis", "no permission to write")
    else:
        why = of_system(error)
    return UsageError(
        Teks(f"tidak dapat menulis {where}: {why.id}", f"cannot write {where}: {why.en}"),
        Teks("Pilih tempat lain untuk berkas keluaran.", "Choose another place for the output file."),
    )
