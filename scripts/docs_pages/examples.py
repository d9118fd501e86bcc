"""Console examples in the hand-written pages: run, and what they print put in their place.

A block marked ``console`` holds commands after ``$`` and what they print; ``[...]`` on a line of its own
stands for what was left out, and keeps as many lines before and after it as there were. Besides ``kaskade``
a page may say ``export NAME=VALUE``, for all that follows on it, and ``echo $?``.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import kaskade_graph

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LEFT_OUT = "[...]"


def pages() -> list[Path]:
    """Return the hand-written pages that may hold examples."""
    docs = [p for p in (ROOT / "docs").rglob("*.md") if "reference" not in p.relative_to(ROOT).parts]
    return sorted([*ROOT.glob("README*.md"), *docs])


def refresh(text: str) -> str:
    """Return ``text`` with what its commands print now; one page shares one working folder."""
    if "```console" not in text:
        return text
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data").symlink_to(ROOT / "data")
        shell = _Shell(Path(folder))
        return _BLOCK.sub(lambda match: f"```console\n{shell.block(match[1])}```", text)


class _Shell:
    """As much of a shell as the examples of one page need."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = 0
        self.environ = {k: v for k, v in os.environ.items() if not k.startswith("KASKADE_")}
        self.environ |= {"COLUMNS": "100", "PYTHONPATH": str(Path(kaskade_graph.__file__).parents[1])}

    def block(self, block: str) -> str:
        """Return a block with its commands run."""
        out: list[str] = []
        for entry in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
            if entry.startswith("$ "):
                command, _, before = entry.partition("\n")
                out += [command, *_cut(self.run(command[2:]), before.splitlines())]
        return "".join(line + "\n" for line in out)

    def run(self, command: str) -> list[str]:
        """Run one command and return the lines it prints, on stdout and stderr."""
        match shlex.split(command):
            case ["echo", "$?"]:
                return [str(self.code)]
            case ["export", setting]:
                name, _, value = setting.partition("=")
                self.environ[name] = value
                return []
            case ["kaskade", *args]:
                return self.kaskade(args)
        raise SystemExit(f"an example may only run kaskade: {command}")

    def kaskade(self, args: list[str]) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-m", "kaskade_graph", *args],
            cwd=self.folder,
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.code = done.returncode
        return [line.rstrip() for line in done.stdout.decode().rstrip().splitlines()]


def _cut(printed: list[str], before: list[str]) -> list[str]:
    if _LEFT_OUT not in before:
        return printed
    head = before.index(_LEFT_OUT)
    tail = len(before) - head - 1
    if len(printed) <= head + tail:
        return printed
    return [*printed[:head], _LEFT_OUT, *(printed[-tail:] if tail else [])]
