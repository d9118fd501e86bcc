"""The bytes of a file, within limits."""

from __future__ import annotations

import stat
from pathlib import Path

from kaskade_graph.errors import InputError, Teks, of_system
from kaskade_graph.text import shown

MAX_BYTES = 50 * 1024 * 1024
"""Largest file read, in bytes."""


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of the regular file at ``path``; refuse more than ``limit`` before reading them.

    Raises :class:`InputError` naming the file when it is missing, empty, no regular file, too large, or
    may not be read.
    """
    name = shown(str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(Teks(f"{name}: bukan berkas biasa", f"{name}: not a regular file"))
        if status.st_size > limit:
            raise _too_large(name, status.st_size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise InputError(
            Teks(f"{name}: berkas tidak ada", f"{name}: no such file"),
            Teks("Periksa nama dan foldernya.", "Check its name and folder."),
        ) from None
    except (OSError, ValueError) as error:
        reason = of_system(error)
        raise InputError(
            Teks(
                f"{name}: tidak dapat dibaca ({shown(reason.id)})",
                f"{name}: cannot be read ({shown(reason.en)})",
            )
        ) from None
    if len(data) > limit:
        raise _too_large(name, len(data), limit)
    if not data:
        raise InputError(Teks(f"{name}: berkas kosong (0 byte)", f"{name}: the file is empty (0 bytes)"))
    return data


def _too_large(name: str, size: int, limit: int) -> InputError:
    mib = 1024 * 1024
    return InputError(
        Teks(
            f"{name}: {size / mib:.0f} MB; paling besar {limit / mib:.0f} MB",
            f"{name}: {size / mib:.0f} MB; at most {limit / mib:.0f} MB are read",
        ),
        Teks(
            "Dokumen kaskade jarang melebihi 1 MB: periksa berkasnya, atau bagi menjadi beberapa.",
            "A cascade rarely exceeds 1 MB: check the file, or split it.",
        ),
    )
