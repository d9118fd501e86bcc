"""Free SPARQL in a process of its own, with limits on time, memory, rows and bytes, and without network.

A query cannot be interrupted in the engine, and one can crash it; a process can be killed. What comes back
is lines of JSON, never a pickle: first the form, then rows or N-Quads, last whether that was all.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from kaskade_graph import processes
from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.store.terms import Rows, Term, rows_from_json

_MIB = 1024 * 1024
# ``-I`` keeps the current folder and the environment out of the worker; it gets the parent's search path.
_WORKER = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from kaskade_graph.queries.worker import work; work(sys.argv[2])"
)
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """What one query may take: seconds, MiB of memory, rows (or triples) and bytes of its answer."""

    seconds: float = 30
    mib: int = 2048
    rows: int = 100_000
    bytes: int = 64 * _MIB


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query sees, by name: merged as its default graph, and as its named ones (SPARQL 1.1, 13)."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Stopped(UsageError):
    """A query that is valid, and ran into a limit."""


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer: ``rows`` of a SELECT, ``benar`` of an ASK, or ``nquads`` of a graph.

    ``terpotong`` says that it was cut at a limit of rows or bytes.
    """

    rows: Rows | None = None
    benar: bool | None = None
    nquads: str = ""
    terpotong: bool = False


def run(
    sparql: str,
    *,
    nquads: bytes = b"",
    folder: Path | None = None,
    limits: QueryLimits | None = None,
    dataset: Dataset | None = None,
) -> Raw:
    """Answer ``sparql``, which :mod:`guard` has accepted, from ``nquads`` or the database in ``folder``.

    ``dataset`` chooses its graphs; without it the default graph is all of them together. Raises :class:`UsageError`
    for a query that is not valid, and :class:`Stopped` for one that ran into the limit of time or memory.
    """
    limits = limits or QueryLimits()
    request = {
        "sparql": sparql,
        "dataset": [dataset.default, dataset.named] if dataset else None,
        "folder": str(folder) if folder else "",
        "seconds": limits.seconds,
        "mib": limits.mib,
        "rows": limits.rows,
        "bytes": limits.bytes,
        "parent": os.getpid(),
    }
    path = json.dumps([entry for entry in sys.path if entry] or [""])
    command = [sys.executable, "-I", "-c", _WORKER, path, json.dumps(request)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
    ) as process:
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            feeder = threading.Thread(target=_feed, args=(process.stdin, nquads), daemon=True)
            feeder.start()
            data = _drain(process.stdout, time.monotonic() + limits.seconds, limits.bytes + _MIB)
        finally:
            process.kill()
    if data is None:
        seconds = f"{limits.seconds:g}"
        raise _gave_up(f"lebih lama dari {seconds} detik", f"took longer than {seconds} s")
    return _answer(data, limits)


def _feed(stream: IO[bytes], data: bytes) -> None:
    with contextlib.suppress(OSError):
        stream.write(data)
    with contextlib.suppress(OSError):
        stream.close()


def _drain(stream: IO[bytes], deadline: float, most: int) -> bytes | None:
    """Return what comes until the end of the stream, or more than ``most`` bytes; None at the deadline.

    A thread reads, since pipes cannot be waited for on every system.
    """
    parts: list[bytes] = []
    reader = threading.Thread(target=_read, args=(stream, parts, most), daemon=True)
    reader.start()
    reader.join(max(0.0, deadline - time.monotonic()))
    return None if reader.is_alive() else b"".join(parts)


def _read(stream: IO[bytes], parts: list[bytes], most: int) -> None:
    size = 0
    with contextlib.suppress(OSError, ValueError):  # the stream is closed when the worker is killed
        while size <= most:
            part = os.read(stream.fileno(), 1 << 16)
            if not part:
                return
            parts.append(part)
            size += len(part)


def _answer(data: bytes, limits: QueryLimits) -> Raw:
    try:
        lines = [json.loads(line) for line in data.splitlines()]
        head, end = lines[0], lines[-1]
        if "galat" in head:
            raise _invalid(str(head["galat"]))
        if "galat" in end:
            raise _gave_up(str(end["galat"]), str(end["galat"]))
        cut = bool(end["terpotong"])
        if "boolean" in head:
            return Raw(benar=bool(head["boolean"]))
        if "vars" in head:
            body = {"head": {"vars": head["vars"]}, "results": {"bindings": lines[1:-1]}}
            return Raw(rows=rows_from_json(json.dumps(body)), terpotong=cut)
        return Raw(nquads="".join(lines[1:-1]), terpotong=cut)
    except (ValueError, KeyError, IndexError, TypeError):
        # It died: no memory, or a query that the engine cannot bear.
        mib = limits.mib
        raise _gave_up(
            f"melampaui {mib} MiB memori, atau terlalu rumit", f"took more than {mib} MiB, or is too complex"
        ) from None


def _invalid(reason: str) -> UsageError:
    return UsageError(Teks(f"kueri SPARQL tidak sah: {reason}", f"not a valid SPARQL query: {reason}"))


def _gave_up(id_: str, en: str) -> Stopped:
    return Stopped(
        Teks(f"kueri dihentikan: {id_}", f"the query was stopped: {en}"),
        Teks(
            "Persempit pola atau lingkupnya, atau beri waktu lebih dengan --timeout.",
            "Narrow its patterns or its scope, or give it more time with --timeout.",
        ),
    )


# --- in the worker ----------------------------------------------------------------------------------------


def work(request: str) -> None:
    """Answer the query of ``request`` from the N-Quads on standard input, or from a database on disk."""
    asked = json.loads(request)
    processes.die_with_parent(int(asked["parent"]))
    _limit(asked)
    processes.step_back()
    _without_network()
    import pyoxigraph as ox

    from kaskade_graph.store.embedded import as_term

    if asked["folder"]:
        store = ox.Store.read_only(asked["folder"])
    else:
        store = ox.Store()
        store.bulk_load(sys.stdin.buffer.read(), format=ox.RdfFormat.N_QUADS)
    _no_more_files()
    out = sys.stdout
    size = 0
    try:
        for line in _lines(store, asked, as_term):
            size += len(line) + 1
            if size > asked["bytes"]:
                out.write('{"terpotong": true}\n')
                break
            out.write(line + "\n")
    except MemoryError:
        # Nothing more can be relied on; the parent sees an answer without an end.
        os._exit(1)
    out.flush()
    os._exit(0)


def _lines(store: Any, asked: dict[str, Any], as_term: Callable[[Any], Term | None]) -> Iterator[str]:
    import pyoxigraph as ox

    try:
        if asked["dataset"] is None:
            found = store.query(asked["sparql"], use_default_graph_as_union=True)
        else:
            default, named = ([ox.NamedNode(g) for g in graphs] for graphs in asked["dataset"])
            found = store.query(asked["sparql"], default_graph=default, named_graphs=named)
    except SyntaxError as error:
        yield json.dumps({"galat": error.msg})
        return
    except (OSError, RuntimeError, ValueError) as error:
        yield json.dumps({"galat": str(error)})
        return
    if isinstance(found, ox.QueryBoolean):
        yield json.dumps({"boolean": bool(found)})
        yield '{"terpotong": false}'
        return
    names = [v.value for v in found.variables] if isinstance(found, ox.QuerySolutions) else None
    yield json.dumps({"vars": names} if names is not None else {"graph": True})
    count = 0
    try:
        for one in found:
            if count == asked["rows"]:
                yield '{"terpotong": true}'
                return
            count += 1
            yield json.dumps(f"{one} .\n" if names is None else _binding(one, names, as_term))
    except (OSError, RuntimeError, ValueError) as error:
        yield json.dumps({"galat": str(error)})
        return
    yield '{"terpotong": false}'


def _binding(solution: Any, names: Sequence[str], as_term: Callable[[Any], Term | None]) -> dict[str, Any]:
    cells = ((name, as_term(solution[i])) for i, name in enumerate(names))
    return {name: term.to_json() for name, term in cells if term is not None}


def _limit(asked: dict[str, Any]) -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent still holds.
        return
    with contextlib.suppress(ValueError, OSError):
        # A database is many files, and all are opened at the start.
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    seconds, mib = int(asked["seconds"]) + 2, int(asked["mib"])
    # Some systems refuse one limit or another; the remaining ones still hold.
    for kind, value in (
        (resource.RLIMIT_AS, mib * _MIB),
        (resource.RLIMIT_CPU, seconds * (os.cpu_count() or 1)),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))


def _without_network() -> None:
    """Move to a network of this process's own, with nothing in it, where the system allows that."""
    with contextlib.suppress(Exception):
        import ctypes

        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(_CLONE_NEWNET) != 0:
            libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _no_more_files() -> None:
    """Open nothing from here on: a socket is a file too. The database opened its files at the start."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
