"""Parsing of files in a process of its own, with limits on memory and time.

A prepared file can send a parser into endless loops or make it fill the memory. In a worker that is killed at
its limit, such a file costs a message and nothing else. What comes back is JSON, never a pickle, so a worker that
was taken over cannot hand code to its parent.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import traceback
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from kaskade_graph import processes
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown

_MIB = 1024 * 1024
# ``-I`` keeps the current folder and the environment out of the worker; it gets the parent's search path.
_WORKER = (
    "import sys; p = sys.argv[1]; import json; sys.path[:] = json.loads(p); "
    "from kaskade_graph.importers.sandbox import _work; _work(*sys.argv[2:])"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` of time and ``mib`` of memory that one file may take."""

    seconds: int = 120
    mib: int = 2048


def run_limited(target: str, data: bytes, berkas: str, limits: Limits | None = None) -> Any:
    """Call ``target`` with ``(data, berkas)`` in a worker process and return its result.

    ``target`` is ``module:function``; what it returns must be JSON. ``berkas`` is the file's name. Memory is
    limited where the system can do that (not on Windows), time everywhere.

    Raises :class:`InputError`: the one ``target`` raised, or one saying that a limit was reached or that the
    worker died.
    """
    limits = limits or Limits()
    path = json.dumps([entry for entry in sys.path if entry] or [""])
    command = [
        sys.executable,
        "-I",
        "-c",
        _WORKER,
        path,
        target,
        berkas,
        str(limits.seconds),
        str(limits.mib),
        str(os.getpid()),
    ]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired:
        raise _gave_up(berkas, limits) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise _died(done.returncode, berkas, limits) from None
    if "error" in answer:
        raise _error_from_json(answer["error"])
    return answer["result"]


def _died(code: int, berkas: str, limits: Limits) -> InputError:
    """Return the error for a worker that gave no answer: over a limit, or crashed by what it parsed."""
    crashes = (getattr(signal, name, None) for name in ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE"))
    if -code in [int(one) for one in crashes if one is not None]:
        return _broken(berkas, signal.Signals(-code).name)
    return _gave_up(berkas, limits)


def _gave_up(berkas: str, limits: Limits) -> InputError:
    name, seconds, mib = shown(berkas), limits.seconds, limits.mib
    return InputError(
        Teks(
            f"{name}: dihentikan, karena membacanya melampaui {seconds} detik atau {mib} MB memori",
            f"{name}: stopped, because reading it took more than {seconds} s or {mib} MB of memory",
        ),
        Teks(
            "Berkas ini rusak atau terlalu besar: buka di aplikasinya, simpan ulang, atau bagi.",
            "The file is damaged or too large: open it in its application, save it again, or split it.",
        ),
    )


def _broken(berkas: str, why: str) -> InputError:
    name = shown(berkas)
    return InputError(
        Teks(
            f"{name}: isinya rusak, sehingga tidak dapat dibaca ({why})",
            f"{name}: what is in it is damaged and cannot be read ({why})",
        ),
        Teks(
            "Buka di aplikasinya, simpan ulang dengan nama lain, lalu coba lagi; bila tidak terbuka, minta "
            "salinan baru.",
            "Open it in its application, save it again under another name and try again; if it does not open, "
            "ask for a new copy.",
        ),
    )


def _error_from_json(error: list[str | None]) -> InputError:
    pesan_id, pesan_en, saran_id, saran_en = error
    saran = None if saran_id is None else Teks(saran_id, saran_en or "")
    return InputError(Teks(pesan_id or "", pesan_en or ""), saran)


# --- in the worker --------------------------------------------------------------------------------------


def _work(target: str, berkas: str, seconds: str, mib: str, parent: str) -> None:
    """Run ``target`` on standard input under the limits, and write its result or error as JSON."""
    logging.disable(logging.CRITICAL)
    processes.die_with_parent(int(parent))
    _limit(int(seconds), int(mib))
    module, function = target.split(":")
    answer: dict[str, Any]
    try:
        answer = {"result": getattr(import_module(module), function)(sys.stdin.buffer.read(), berkas)}
    except InputError as error:
        answer = {"error": _error_to_json(error)}
    except MemoryError:
        answer = {"error": _error_to_json(_gave_up(berkas, Limits(int(seconds), int(mib))))}
    except Exception as error:
        # What the libraries raise on damaged parts is not enumerable; where it was raised says most.
        answer = {"error": _error_to_json(_broken(berkas, _where(error)))}
    sys.stdout.write(json.dumps(answer))


def _where(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {Path(last.filename).stem} {last.lineno}"


def _error_to_json(error: InputError) -> list[str | None]:
    saran = error.saran
    return [
        error.pesan.id,
        error.pesan.en,
        saran.id if saran else None,
        saran.en if saran else None,
    ]


def _limit(seconds: int, mib: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent still holds.
        return
    # Some systems refuse one limit or another; the remaining ones still hold.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (mib * _MIB, mib * _MIB))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):
        # No file can be written: results leave through the pipe, which is not counted.
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
