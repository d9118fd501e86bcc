"""How long a cold start takes: ``kaskade --help`` and the audit of the real document, as whole processes.

Each is paired, turn by turn, with a named peer: importing typer alone, and importing rdflib and pyshacl
alone. Run with ``python benchmarks/cli_start.py [RUNS]``; prints medians, their ratio, machine and versions.
"""

from __future__ import annotations

import platform
import statistics
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
KASKADE = [sys.executable, "-m", "kaskade_graph"]
PAIRS = {
    "kaskade --help": ([*KASKADE, "--help"], "import typer"),
    "kaskade audit": ([*KASKADE, "audit", "--fail-on", "never", str(SOURCE)], "import rdflib, pyshacl"),
}


def seconds(command: list[str]) -> float:
    """Run one process to its end and return the wall time."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    """Print one line a pair."""
    names = ("kaskade-graph", "typer", "rdflib", "pyshacl", "pyoxigraph", "networkx")
    print(
        platform.platform(), platform.processor() or platform.machine(), f"Python {platform.python_version()}"
    )
    print(", ".join(f"{name} {version(name)}" for name in names if _installed(name)))
    for name, (command, peer) in PAIRS.items():
        mine, theirs = [], []
        for _ in range(runs + 1):  # the first of each is a warm-up
            mine.append(seconds(command))
            theirs.append(seconds([sys.executable, "-c", peer]))
        one, other = statistics.median(mine[1:]), statistics.median(theirs[1:])
        print(
            f"{name}: {one * 1000:.0f} ms; {peer}: {other * 1000:.0f} ms; ratio {one / other:.2f}; {runs} runs"
        )


def _installed(name: str) -> bool:
    try:
        version(name)
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
