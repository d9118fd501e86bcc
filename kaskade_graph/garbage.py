"""How often Python looks for cycles among objects, in the processes that are the program's own."""

from __future__ import annotations

import gc

OBJECTS = 70_000
"""New objects after which cycles are looked for; Python's own number is 700."""


def collect_seldom() -> None:
    """Let cycles be looked for a hundred times less often.

    Cascades, registers and rules are millions of small objects without cycles, which Python would go through over and
    over: a tenth of the time of an audit. Not for a process that only uses the library.
    """
    gc.set_threshold(OBJECTS, 20, 50)
