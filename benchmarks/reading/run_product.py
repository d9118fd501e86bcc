"""Runs the product as its user does, one process a document, its modules loaded once."""

from __future__ import annotations

import os
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SECONDS = 240


@dataclass
class Run:
    """How a command ended: exit code, what it said, seconds of CPU."""

    code: int
    out: str
    err: str
    seconds: float


def run(args: list[str], scratch: Path) -> Run:
    """Run ``kaskade ARGS`` in a child process and return how it ended; 124 when it takes over four minutes CPU."""
    import kaskade_graph.cli.app as app

    out, err = scratch / "stdout", scratch / "stderr"
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = os.fork()
    if child == 0:
        _child(app, args, out, err)
    code = _wait(child)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
    return Run(code, out.read_text("utf-8", "replace"), err.read_text("utf-8", "replace"), seconds)


def _wait(child: int) -> int:
    end = time.monotonic() + 4 * SECONDS
    pause = 0.005
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return 124 if code in (-24, -9) else code
        time.sleep(pause)
        pause = min(0.1, pause * 1.5)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return 124


def _child(app, args: list[str], out: Path, err: Path) -> None:  # type: ignore[no-untyped-def]
    code = 70
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
        os.dup2(os.open(out, os.O_CREAT | os.O_TRUNC | os.O_WRONLY), 1)
        os.dup2(os.open(err, os.O_CREAT | os.O_TRUNC | os.O_WRONLY), 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        code = app.execute(["--lang", "id", *args])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
