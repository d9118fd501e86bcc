"""Stores on disk: a folder with an Oxigraph database and a marker that says what it is.

::

    store/
    ├── kaskade-store.json   {"format": 1}; also the lock: one writer, or any number of readers
    └── oxigraph/            the database

While a store is being made there is a third file, ``.kaskade-store.making``, from before the database until after the
marker: who finds it without a lock on it finds what a killed process or a full disk left, and makes it anew.

Oxigraph itself does not keep a reader out while another process writes, and calls that undefined; and a
database that lost its first file would be made anew, empty. So both are checked here, before it opens.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kaskade_graph.errors import StoreError, Teks, UsageError, of_system
from kaskade_graph.files import write_atomically
from kaskade_graph.store import locks
from kaskade_graph.store.catalogue import newer, older
from kaskade_graph.store.catalogue_quads import FORMAT
from kaskade_graph.store.embedded import ENGINE_ERRORS, EmbeddedStore
from kaskade_graph.text import shown

PENANDA = "kaskade-store.json"
MAKING = ".kaskade-store.making"
"""The file that says that a store is being made; its lock says that someone still is at it."""
ISI = "oxigraph"
LARGE_LOG = 1_000_000
"""Bytes of a log from which it is worth opening the store once more to be rid of it."""


def is_store(path: Path) -> bool:
    """Say whether a store was made in the folder ``path``."""
    return (path / PENANDA).is_file()


def open_disk(path: Path, *, writable: bool = False, older: bool = False) -> EmbeddedStore:
    """Open the store in the folder ``path``: for reading only, or as its one writer.

    A writer makes the store when there is nothing at ``path`` yet. Raises :class:`UsageError` when there is
    something else, and :class:`StoreError` when the store is in use, of a newer version, incomplete or
    damaged.
    """
    if writable and (not is_store(path) or (path / MAKING).exists()):
        _make(path)
    if not is_store(path):
        raise _no_store(path)
    lock = _lock(path, writable)
    try:
        _check_marker(path, older)
        inner = _open(path, writable)
    except BaseException:
        os.close(lock)
        raise

    def close() -> None:
        try:
            if writable:
                _drop_log(path)
        finally:
            os.close(lock)

    return EmbeddedStore(inner, str(path), writable=writable, on_close=close)


def users(path: Path) -> list[int]:
    """Return the processes that hold a lock on the file ``path``, where the system tells (Linux)."""
    try:
        inode = f":{path.stat().st_ino}"
        lines = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    except OSError:
        return []
    # 1: FLOCK  ADVISORY  WRITE 1234 fd:01:5678 0 EOF
    found = {int(f[4]) for f in map(str.split, lines) if len(f) > 5 and f[5].endswith(inode)}
    return sorted(pid for pid in found if pid > 0)


def _make(path: Path) -> None:
    """Make a store where there is nothing yet, or only what was left of making one.

    Killed or out of space at any moment, it is begun again by the next writer. Raises :class:`StoreError` when
    another process is making it.
    """
    if path.exists() and not _may_be_made(path):
        raise _no_store(path)
    with _writing(path):
        path.mkdir(parents=True, exist_ok=True)
        making = os.open(path / MAKING, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            try:
                locks.lock(making, exclusive=True)
            except BlockingIOError:
                raise _in_use(path, users(path / MAKING)) from None
            if not is_store(path):  # another may have made it, and be done
                _make_anew(path)
            (path / MAKING).unlink(missing_ok=True)
        finally:
            os.close(making)


def _make_anew(path: Path) -> None:
    """Make database and marker in a folder whose lock is held."""
    if (path / ISI).exists():
        shutil.rmtree(path / ISI)
    for left in path.glob(f".{PENANDA}.*.tmp"):
        left.unlink()
    ox.Store(str(path / ISI)).flush()
    _write_marker(path)


def _may_be_made(path: Path) -> bool:
    """Whether a folder is empty, or holds nothing but what making a store leaves."""
    if not path.is_dir():
        return False
    names = {entry.name for entry in path.iterdir() if not entry.name.startswith(f".{PENANDA}.")}
    return not names or (MAKING in names and names <= {MAKING, ISI, PENANDA})


def _write_marker(path: Path) -> None:
    try:
        write_atomically(path / PENANDA, json.dumps({"format": FORMAT}).encode() + b"\n")
    except UsageError as error:
        raise StoreError(error.pesan, error.saran) from error


def mark(path: Path) -> None:
    """Say that the store in ``path`` is of the format of today: for who has carried it over."""
    _write_marker(path)


def _check_marker(path: Path, accepted: bool = False) -> None:
    try:
        marker = json.loads((path / PENANDA).read_bytes())
        version = int(marker["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _incomplete(path, PENANDA) from error
    if version > FORMAT:
        raise newer(shown(str(path)), version)
    if version < FORMAT and not accepted:
        raise older(shown(str(path)), version)
    if not (path / ISI / "CURRENT").is_file():
        raise _incomplete(path, f"{ISI}/CURRENT")


def _lock(path: Path, writable: bool) -> int:
    """Return a descriptor that holds the lock; closing it lets go."""
    descriptor = None
    try:
        descriptor = os.open(path / PENANDA, os.O_RDONLY)
        locks.lock(descriptor, exclusive=writable)
    except OSError as error:
        if descriptor is not None:
            os.close(descriptor)
        if isinstance(error, BlockingIOError):
            raise _in_use(path, users(path / PENANDA)) from None
        raise _system(path, error) from error
    others = [pid for pid in users(path / ISI / "LOCK") if pid != os.getpid()]
    if others:  # another program, such as an Oxigraph server, writes to the database itself
        os.close(descriptor)
        raise _in_use(path, others)
    return descriptor


def _open(path: Path, writable: bool) -> ox.Store:
    inside = str(path / ISI)
    try:
        return ox.Store(inside) if writable else ox.Store.read_only(inside)
    except ENGINE_ERRORS as error:
        if "lock" in str(error).lower() and users(path / ISI / "LOCK"):
            raise _in_use(path, users(path / ISI / "LOCK")) from error
        raise _damaged(path, error) from error


def _drop_log(path: Path) -> None:
    """Let the engine drop a log whose content is in its tables: it does so when it opens, not when it closes."""
    if sum(log.stat().st_size for log in (path / ISI).glob("*.log")) > LARGE_LOG:
        _open(path, writable=True).flush()


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except ENGINE_ERRORS as error:
        raise _system(path, error) from error


def _no_store(path: Path) -> UsageError:
    name = shown(str(path))
    if not path.exists() or ((path / MAKING).exists() and _may_be_made(path)):
        return UsageError(
            Teks(f"belum ada penyimpanan di {name}", f"there is no store at {name} yet"),
            Teks(
                f"Buat dengan: kaskade load BERKAS --store {name}",
                f"Make it with: kaskade load FILES --store {name}",
            ),
        )
    return UsageError(
        Teks(
            f"{name} bukan penyimpanan kaskade (tidak ada {PENANDA})",
            f"{name} is no store of cascades (it has no {PENANDA})",
        ),
        Teks(
            "Sebut folder lain, yang kosong atau belum ada.", "Name another folder, empty or not there yet."
        ),
    )


def _in_use(path: Path, pids: list[int]) -> StoreError:
    name = shown(str(path))
    by = ", ".join(str(pid) for pid in pids)
    siapa = f" (proses {by})" if by else ""
    who = f" (process {by})" if by else ""
    return StoreError(
        Teks(
            f"penyimpanan {name} sedang dipakai program lain{siapa}",
            f"the store {name} is in use by another program{who}",
        ),
        Teks(
            "Tunggu sampai selesai, atau hentikan program itu; tidak ada yang berubah.",
            "Wait until it is done, or stop that program; nothing was changed.",
        ),
    )


def _incomplete(path: Path, part: str) -> StoreError:
    name = shown(str(path))
    return StoreError(
        Teks(
            f"penyimpanan {name} tidak lengkap: {part} tidak ada atau rusak",
            f"the store {name} is incomplete: {part} is missing or damaged",
        ),
        _COPY_AGAIN,
    )


def _damaged(path: Path, error: Exception) -> StoreError:
    name, why = shown(str(path)), shown(str(error))
    return StoreError(
        Teks(
            f"penyimpanan {name} tidak lengkap atau rusak: {why}",
            f"the store {name} is incomplete or damaged: {why}",
        ),
        _COPY_AGAIN,
    )


_COPY_AGAIN = Teks(
    "Salin ulang seluruh foldernya saat tidak dipakai, atau muat ulang dokumennya ke folder baru.",
    "Copy the whole folder again while it is not in use, or load the documents into a new folder.",
)


def _system(path: Path, error: Exception) -> StoreError:
    name = shown(str(path))
    why = of_system(error)
    return StoreError(
        Teks(
            f"penyimpanan {name} tidak dapat dibuka: {shown(why.id)}",
            f"the store {name} cannot be opened: {shown(why.en)}",
        )
    )
