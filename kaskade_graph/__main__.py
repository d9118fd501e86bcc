"""``python -m kaskade_graph`` is ``kaskade``; both begin here, so that Ctrl-C is quiet from the first moment on."""

from __future__ import annotations

import io
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the program and leave with its exit code."""
    try:
        _open_what_is_closed()
        from kaskade_graph.cli.app import main as run

        run()
    except KeyboardInterrupt:
        # Not sys.exit: what is half imported may stumble over its own end.
        os._exit(130)


def _open_what_is_closed() -> None:
    """Give closed standard streams a place: else the next file that is opened takes theirs.

    Standard input is then empty, standard error goes nowhere, and writing to standard output fails.
    """
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BytesIO())
        os.open(os.devnull, os.O_RDONLY)
    if sys.stdout is None:
        os.open(os.devnull, os.O_RDONLY)
        sys.stdout = os.fdopen(1, "w", closefd=False)
    if sys.stderr is None:
        os.open(os.devnull, os.O_WRONLY)
        sys.stderr = os.fdopen(2, "w", closefd=False)


if __name__ == "__main__":
    main()
