"""Completion in the shell: commands and options as they are typed, explained in the language of the user.

The script that ``kaskade --show-completion SHELL`` prints calls ``kaskade`` with the variable of :data:`VARIABLE`.
"""

from __future__ import annotations

import os
from typing import Any

from kaskade_graph.errors import Teks, UsageError

VARIABLE = "_KASKADE_COMPLETE"
SHELLS = ("bash", "zsh", "fish", "powershell")


def is_asked() -> bool:
    """Say whether a shell asks what may follow, and not a person."""
    return VARIABLE in os.environ


def script(shell: str) -> str:
    """Return the script for ``shell``; raises :class:`UsageError` for another than :data:`SHELLS`."""
    from typer._completion_shared import get_completion_script

    if shell not in SHELLS:
        raise UsageError(
            Teks(f"shell tidak dikenal: {shell!r}", f"unknown shell: {shell!r}"),
            Teks(f"Yang dikenal: {', '.join(SHELLS)}", f"Known: {', '.join(SHELLS)}"),
        )
    return get_completion_script(prog_name="kaskade", complete_var=VARIABLE, shell=shell)


def complete(command: Any) -> int:
    """Answer the shell; return the exit code."""
    from typer._completion_classes import completion_init

    completion_init()
    try:
        command.main([], prog_name="kaskade", complete_var=VARIABLE)
    except SystemExit as end:
        return int(end.code or 0)
    return 0
