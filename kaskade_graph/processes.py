"""Worker processes that do not outlive who started them, killed or not; and whether limits can be set for them."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time

_PR_SET_PDEATHSIG = 1
_EVERY = 0.5


UNLIMITED = "KASKADE_WITHOUT_LIMITS"
"""The variable that asks for what needs limits where the system has none; ``1`` for yes."""


def limited() -> bool:
    """Say whether this system limits the memory of a process. Windows does not."""
    return os.name == "posix"


def refused() -> bool:
    """Say whether what strangers may send (free SPARQL, uploads) is off: no limits here, and not asked for."""
    return not limited() and os.environ.get(UNLIMITED) != "1"


def step_back(steps: int = 5) -> None:
    """Let other processes go first where both want the processor: whoever waits for a page does not wait for this."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(steps)


def die_with_parent(parent: int) -> None:
    """End this process when the process ``parent``, which started it, ends.

    Linux sends a signal; elsewhere a thread looks twice a second. A parent that is gone already ends it at once.
    """
    sent = False
    with contextlib.suppress(Exception):
        import ctypes

        sent = ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0
    if os.name == "nt":
        return  # a parent's end closes the pipes; there is nothing else to look at
    if os.getppid() != parent:
        os._exit(1)
    if not sent:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_EVERY)
    os._exit(1)
