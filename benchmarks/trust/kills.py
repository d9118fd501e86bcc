"""Processes killed, and disks that are full, at random moments: what is lost, and what is stuck afterwards?

    python benchmarks/trust/kills.py load [N] [SEED]      until N kills hit a process that loads into a store (1,000)
    python benchmarks/trust/kills.py make [N] [SEED]      N processes that make a store, killed
    python benchmarks/trust/kills.py write [N] [SEED]     until N kills hit a file between writing and renaming (300)
    python benchmarks/trust/kills.py full [N] [SEED]      N loads that run out of space, at another size each (200)

A child is forked, acknowledges each cascade that is written over a pipe, and is killed with SIGKILL. Afterwards
another child opens the store to write, and looks: every cascade that was acknowledged is there with the content that
its catalogue states. Lost: one is not. Stuck: the store cannot be opened. Exits 1 when anything is lost or stuck.
Needs a system with fork.
"""

from __future__ import annotations

import os
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from kaskade_graph import files, rdf
from kaskade_graph.errors import KaskadeError
from kaskade_graph.store import catalogue, hashing
from kaskade_graph.store.disk import open_disk
from tests.store.contoh import kaskade

CASCADES = {
    tahun: (lambda one: (one.iri, rdf.to_quads(one)))(kaskade(tahun=tahun)) for tahun in range(2000, 2012)
}
AT_ONCE = 5
"""Cascades in one load: few, so that a thousand kills end within the hour."""
PATIENCE = 60
"""Seconds after which a process that was not killed counts as stuck."""


def child(work: Callable[[int], None]) -> tuple[int, int]:
    """Fork a process that does ``work`` with the writing end of a pipe; return its id and the reading end."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    os.close(reading)
    try:
        work(writing)
        os._exit(0)
    except KaskadeError as error:
        os.write(writing, f"error {error.exit_code} {error.text('en')}\n".encode())
        os._exit(3)
    except BaseException as error:
        os.write(writing, f"bug {type(error).__name__}: {error}\n".encode())
        os._exit(70)


def ended(pid: int, reading: int) -> tuple[int, list[str]]:
    """Wait for a child; return its exit code (negative for a signal) and the lines that it sent.

    A child that sends nothing for :data:`PATIENCE` seconds is killed: it is stuck, and the campaign is not.
    """
    sent = b""
    while select.select([reading], [], [], PATIENCE)[0]:
        part = os.read(reading, 65_536)
        if not part:
            break
        sent += part
    else:
        os.kill(pid, signal.SIGKILL)
        sent += b"stuck\n"
    os.close(reading)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), sent.decode("utf-8").splitlines()


def loading(folder: Path, years: list[int]) -> Callable[[int], None]:
    """Return work that writes the cascades of ``years``, in a store that is made when it is not there."""

    def work(writing: int) -> None:
        with closing(open_disk(folder, writable=True)) as store:
            os.write(writing, b"open\n")
            for tahun in years:
                iri, quads = CASCADES[tahun]
                catalogue.put(store, iri, quads, force=True)
                os.write(writing, f"{tahun}\n".encode())

    return work


def looking(folder: Path, wanted: set[int]) -> Callable[[int], None]:
    """Return work that opens the store to write, and says what is missing or not whole."""

    def work(writing: int) -> None:
        with closing(open_disk(folder, writable=True)) as store:
            found = {e.tahun: e for e in catalogue.editions(store)}
            for tahun in sorted(wanted - set(found)):
                os.write(writing, f"lost {tahun}\n".encode())
            for tahun, edition in found.items():
                if hashing.hashes(edition.iri, store.quads(rdf.graph_names(edition.iri))) != edition.hashes:
                    os.write(writing, f"half {tahun}\n".encode())

    return work


def took(work: Callable[[int], None]) -> float:
    """Return the seconds that work takes when it is let be: kills fall within them."""
    start = time.perf_counter()
    ended(*child(work))
    return time.perf_counter() - start


def killed(work: Callable[[int], None], after: float) -> tuple[bool, list[str]]:
    """Run work and kill it after so many seconds; return whether the kill hit it, and what it had sent."""
    pid, reading = child(work)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    code, lines = ended(pid, reading)
    return code == -signal.SIGKILL, lines


def load(count: int, dice: Random, folder: Path) -> tuple[int, int, str]:
    """Kill loads of a store, made anew every fifty kills, until so many hit; return those, faults, a remark."""
    hits = faults = acknowledged = early = 0
    whole = took(loading(folder, sorted(CASCADES)[:AT_ONCE]))
    kills = 0
    while hits < count:
        if kills % 50 == 0:
            shutil.rmtree(folder, ignore_errors=True)
            held: set[int] = set()
        kills += 1
        years = dice.sample(sorted(CASCADES), AT_ONCE)
        hit, lines = killed(loading(folder, years), dice.uniform(0, whole))
        hits += hit
        early += hit and "open" not in lines
        sent = {int(line) for line in lines if line.isdigit()}
        acknowledged += len(sent)
        held |= sent
        faults += look(folder, held)
    return (
        hits,
        faults,
        f"{kills} kills, {early} of those that hit while the store was opened; {acknowledged} cascades acknowledged",
    )


def look(folder: Path, held: set[int]) -> int:
    """Return the number of faults in a store, printing each."""
    code, lines = ended(*child(looking(folder, held)))
    for line in lines:
        print(f"  {line}", flush=True)
    return len(lines) + (code != 0 and not lines)


def make(count: int, dice: Random, folder: Path) -> tuple[int, int, str]:
    """Kill processes while they make a store; it must be possible to make it afterwards."""
    hits = faults = halves = 0
    whole = took(loading(folder, []))
    for _ in range(count):
        shutil.rmtree(folder, ignore_errors=True)
        _, lines = killed(loading(folder, []), dice.uniform(0, whole))
        hits += "open" not in lines
        halves += folder.is_dir() and "open" not in lines
        faults += look(folder, set())
    return hits, faults, f"{halves} left a folder half made"


def write(count: int, dice: Random, folder: Path) -> tuple[int, int, str]:
    """Kill processes that write one file again and again, until so many kills hit it before its renaming."""
    folder.mkdir()
    target = folder / "graf.trig"
    contents = [bytes([letter]) * 200_000 for letter in b"abcdef"]

    def work(writing: int) -> None:
        while True:
            for content in contents:
                files.write_atomically(target, content)

    hits = faults = kills = 0
    while hits < count:
        killed(work, dice.uniform(0.002, 0.03))
        kills += 1
        left = [p for p in folder.iterdir() if p != target]
        hits += bool(left)
        for path in left:
            path.unlink()
        if target.exists() and target.read_bytes() not in contents:
            faults += 1
            print("  half a file", flush=True)
    return hits, faults, f"{kills} kills"


def full(count: int, dice: Random, folder: Path) -> tuple[int, int, str]:
    """Let loads run out of space at another size each; what was acknowledged is there when there is room again."""
    hits = faults = bugs = 0
    for n in range(count):
        if n % 20 == 0:
            shutil.rmtree(folder, ignore_errors=True)
            held: set[int] = set()
        limit = dice.randrange(0, 400_000)

        def work(writing: int, limit: int = limit) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            loading(folder, dice.sample(sorted(CASCADES), AT_ONCE))(writing)

        _, lines = ended(*child(work))
        hits += any(line.startswith("error 4") for line in lines)
        wrong = [line for line in lines if line.startswith(("bug", "error 2", "error 3"))]
        bugs += len(wrong)
        for line in wrong:
            print(f"  {line}", flush=True)
        held |= {int(line) for line in lines if line.isdigit()}
        faults += look(folder, held)
    return hits, faults + bugs, f"{bugs} of them another error than exit 4"


def main() -> int:
    """Run one campaign and print its line."""
    what = sys.argv[1] if len(sys.argv) > 1 else "load"
    campaign, usual = {"load": (load, 1000), "make": (make, 300), "write": (write, 300), "full": (full, 200)}[
        what
    ]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else usual
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as place:
        hits, faults, remark = campaign(count, Random(seed), Path(place, "store"))
    print(f"{what}: {count} asked, {hits} hit, {faults} lost, half or stuck; {remark}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
