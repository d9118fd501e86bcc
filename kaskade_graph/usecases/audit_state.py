"""The state of an input: whether it says what it said when it was audited last."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from kaskade_graph.audit.shelf import FileState
from kaskade_graph.importers import endings
from kaskade_graph.usecases.audit_plan import Tugas

_SOON = 2_000_000_000
"""Nanoseconds: a file that changed no longer ago when it was read is looked at again by its content."""


def state_of(tugas: Tugas) -> FileState:
    """Return the state of an input; of a file that is not there, an empty one."""
    if tugas.graf is not None:
        return FileState(0, 0, tugas.sha256)
    try:
        size, changed = _stat(tugas.berkas)
        return FileState(size, changed, _sha256(tugas.berkas), time.time_ns() - changed < _SOON)
    except OSError:
        return FileState(0, 0, "")


def unchanged(tugas: Tugas, old: FileState) -> FileState | None:
    """Return the state of an input that says what it said: by size and time, and by its content when in doubt."""
    try:
        if tugas.graf is None:
            size, changed = _stat(tugas.berkas)
            if size != old.ukuran:
                return None
            if changed == old.diubah and not old.baru:
                return old
    except OSError:
        return None
    now = state_of(tugas)
    return now if now.sha256 and now.sha256 == old.sha256 else None


def _parts(berkas: Path) -> list[Path]:
    """Return the files that decide what is read: a table has its mapping beside it."""
    beside = berkas.absolute().with_suffix(endings.MAPPING)
    inside = sorted(p for p in berkas.rglob("*") if p.is_file()) if berkas.is_dir() else [berkas]
    return [*inside, *([beside] if beside.is_file() else [])]


def _stat(berkas: Path) -> tuple[int, int]:
    found = [p.stat() for p in _parts(berkas)]
    return sum(s.st_size for s in found), max(s.st_mtime_ns for s in found)


def _sha256(berkas: Path) -> str:
    digest = hashlib.sha256()
    for path in _parts(berkas):
        digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()
