"""What needs limits on memory is off where the system has none, unless asked for: free SPARQL, uploads (Windows)."""

from __future__ import annotations

import os

from kaskade_graph import processes
from kaskade_graph.errors import Teks, UsageError


def require_limits(what: Teks) -> None:
    """Raise :class:`UsageError` where ``what`` is off."""
    if processes.refused():
        raise UsageError(
            Teks(
                f"{what.id} dimatikan: sistem ini tidak dapat membatasi memori sebuah proses",
                f"{what.en} is off: this system cannot limit the memory of a process",
            ),
            Teks(
                "Bila masukannya dari Anda sendiri, nyalakan dengan --without-limits.",
                "If the input is your own, turn it on with --without-limits.",
            ),
        )


def allow() -> None:
    """Turn it on for this process and those it starts."""
    os.environ[processes.UNLIMITED] = "1"
