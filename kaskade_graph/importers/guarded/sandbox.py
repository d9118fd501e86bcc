"""Parsing of files in a process of its own, with limits on memory and time.

A prepared file can send a parser into endless loops or make it fill the memory. In a worker that is killed at
its limit, such a file costs a message and nothing else. What comes back is JSON, never a pickle, so a worker that
was taken over cannot hand code to its parent.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.guarded.sandboxed import Limits, broken, gave_up

# ``-I`` keeps the current folder and the environment out of the worker; it gets the parent's search path, so that
# it has no need to look for one (``-S``).
_WORKER = (
    "import sys; p = sys.argv[1]; import json; sys.path[:] = json.loads(p); "
    "from kaskade_graph.importers.guarded.sandboxed import work; work(*sys.argv[2:])"
)


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
        "-S",
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
        raise gave_up(berkas, limits) from None
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
        return broken(berkas, signal.Signals(-code).name)
    return gave_up(berkas, limits)


def _error_from_json(error: list[str | None]) -> InputError:
    pesan_id, pesan_en, saran_id, saran_en = error
    saran = None if saran_id is None else Teks(saran_id, saran_en or "")
    return InputError(Teks(pesan_id or "", pesan_en or ""), saran)
