"""The worker's side of :mod:`~kaskade_graph.importers.guarded.sandbox`: it sets its limits, parses, answers in JSON.

A worker starts for every file, so that this imports little.
"""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from kaskade_graph import processes
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` of time and ``mib`` of memory that one file may take."""

    seconds: int = 120
    mib: int = 2048


def gave_up(berkas: str, limits: Limits) -> InputError:
    """Return the error for a file that reached a limit."""
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


def broken(berkas: str, why: str) -> InputError:
    """Return the error for a file whose content made its parser fail."""
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


def work(target: str, berkas: str, seconds: str, mib: str, parent: str) -> None:
    """Run ``target`` on standard input under the limits, and write its result or error as JSON."""
    import logging

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
        answer = {"error": _error_to_json(gave_up(berkas, Limits(int(seconds), int(mib))))}
    except Exception as error:
        # What the libraries raise on damaged parts is not enumerable; where it was raised says most.
        answer = {"error": _error_to_json(broken(berkas, _where(error)))}
    sys.stdout.write(json.dumps(answer))


def _where(error: Exception) -> str:
    import traceback
    from pathlib import PurePath

    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {PurePath(last.filename).stem} {last.lineno}"


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
