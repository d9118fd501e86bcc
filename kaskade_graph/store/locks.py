"""Locks on files between processes: one writer, or any number of readers.

On Windows only a writer holds a lock there, and a reader looks whether one does: it cannot keep a writer out.
"""

from __future__ import annotations

import os

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_FAR_OUT = 1 << 30


def lock(descriptor: int, *, exclusive: bool) -> None:
    """Lock the open file without waiting; closing it lets go. Raises BlockingIOError when another holds it."""
    if fcntl is not None:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        return
    _lock_a_byte(descriptor, exclusive)


def _lock_a_byte(descriptor: int, exclusive: bool) -> None:
    """Lock a byte far behind the end of the file, where it keeps no one from reading."""
    import msvcrt

    windows: object = msvcrt
    locking = getattr(windows, "locking")  # noqa: B009
    os.lseek(descriptor, _FAR_OUT, os.SEEK_SET)
    try:
        locking(descriptor, getattr(windows, "LK_NBLCK"), 1)  # noqa: B009
        if not exclusive:
            os.lseek(descriptor, _FAR_OUT, os.SEEK_SET)
            locking(descriptor, getattr(windows, "LK_UNLCK"), 1)  # noqa: B009
    except OSError as error:
        raise BlockingIOError(str(error)) from error
