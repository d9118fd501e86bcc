"""The page on a thousand cascades: how soon it is there, how fast it answers, and what a runaway query does to it.

    python benchmarks/page.py STORE --seconds 20 --minutes 10 --json OUT.json

STORE is a database on disk, as ``kaskade load`` makes it:

    python benchmarks/national.py generate FOLDER --cascades 1000
    kaskade load FOLDER/kaskade --store STORE

Needs wrk. States, of one server process on this machine:

* the time from starting the command to the first page, and to the same page again;
* element pages, different ones, asked for one after another for the first time, and then again;
* requests a second and the 50th, 90th and 99th percentile of the same pages at 1 and at 16 connections, without and
  with one query running that never ends by itself;
* its memory at the start, after all that, and every minute of ``--minutes`` at 4 connections.

Timings are wall time, and mean little while the machine does other work: the load is stated beside them, and so is
the CPU time of the server for each request.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ELEMENTS = (
    """SELECT DISTINCT ?unsur WHERE { GRAPH ?k { ?unsur a kin:SubKegiatan } } ORDER BY ?unsur LIMIT 100000"""
)
PAGES = 100
"""Element pages that are asked for, in turn: of cascades all over the collection."""
_LUA = """local paths = {}
for line in io.lines(%s) do paths[#paths + 1] = line end
local at = 0
request = function() at = at %% #paths + 1; return wrk.format("GET", paths[at]) end
done = function(summary, latency)
  io.write(string.format("RESULT %%d %%d %%d %%f %%f %%f\\n", summary.requests, summary.duration,
    summary.errors.status + summary.errors.timeout + summary.errors.connect + summary.errors.read,
    latency:percentile(50) / 1000, latency:percentile(90) / 1000, latency:percentile(99) / 1000))
end
"""


@contextmanager
def serving(store: Path) -> Iterator[tuple[str, subprocess.Popen[str], float]]:
    """Start the server; yield its address, its process, and when it was started."""
    command = [sys.executable, "-m", "kaskade_graph", "serve", "--store", str(store), "--port", "0"]
    began = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            found = next(m for line in server.stderr if (m := re.search(r"http://\S+/", line)))
            yield found[0], server, began
        finally:
            server.terminate()


def fetched(address: str) -> bytes:
    """Return a page."""
    with urllib.request.urlopen(address) as answer:
        return bytes(answer.read())


def memory(process: subprocess.Popen[str]) -> float:
    """Return what a process holds, in MB."""
    text = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024  # type: ignore[index]


def cpu(process: subprocess.Popen[str]) -> float:
    """Return the CPU time of a process so far, in seconds."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def one_by_one(address: str, paths: list[str], server: subprocess.Popen[str]) -> dict[str, float]:
    """Return how long pages take that are asked for one after another, in milliseconds."""
    took, before = [], cpu(server)
    for path in paths:
        began = time.perf_counter()
        fetched(address.rstrip("/") + path)
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    each = (cpu(server) - before) / len(paths) * 1000
    return {"p50 ms": took[len(took) // 2], "p99 ms": took[int(len(took) * 0.99)], "CPU ms each": each}


def elements(address: str) -> list[str]:
    """Return the addresses of elements of cascades all over the collection."""
    query = urllib.parse.urlencode({"query": ELEMENTS}).encode()
    asked = urllib.request.Request(f"{address}sparql", query, {"accept": "application/json"})
    with urllib.request.urlopen(asked) as answer:
        rows = json.load(answer)["results"]["bindings"]
    every = max(len(rows) // PAGES, 1)
    return ["/id/" + row["unsur"]["value"].split("/id/", 1)[1] for row in rows[::every]][:PAGES]


def wrk(
    address: str, script: Path, connections: int, seconds: int, server: subprocess.Popen[str]
) -> dict[str, float]:
    """Return what wrk measures: requests a second, errors, percentiles in milliseconds; and the server's CPU time."""
    before = cpu(server)
    command = [
        "wrk",
        f"-t{min(connections, 2)}",
        f"-c{connections}",
        f"-d{seconds}s",
        "--timeout",
        "10s",
        "--latency",
    ]
    told = subprocess.run([*command, "-s", str(script), address], check=True, capture_output=True, text=True)
    found = re.search(r"RESULT (\d+) (\d+) (\d+) ([\d.]+) ([\d.]+) ([\d.]+)", told.stdout)
    assert found is not None, told.stdout
    requests, duration, errors, *percentiles = (float(v) for v in found.groups())
    rate = requests / (duration / 1e6)
    each = (cpu(server) - before) / max(requests, 1) * 1000
    names = ("p50 ms", "p90 ms", "p99 ms")
    return {
        "a second": rate,
        "errors": errors,
        "CPU ms each": each,
        **dict(zip(names, percentiles, strict=True)),
    }


@contextmanager
def runaway(address: str) -> Iterator[None]:
    """Keep one query running that would never end; the server stops it at its limit, and it is asked again."""
    ended = threading.Event()

    def ask() -> None:
        while not ended.is_set():
            query = urllib.parse.urlencode({"query": RUNAWAY}).encode()
            try:
                urllib.request.urlopen(f"{address}sparql", query).close()
            except OSError:
                time.sleep(0.05)

    threading.Thread(target=ask, daemon=True).start()
    time.sleep(2)
    try:
        yield
    finally:
        ended.set()


def measure(store: Path, seconds: int, minutes: int) -> dict[str, object]:
    """Measure one server over ``store``."""
    out: dict[str, object] = {"processors": os.cpu_count(), "load before": os.getloadavg()[0]}
    with serving(store) as (address, server, began), tempfile.TemporaryDirectory() as folder:
        first = len(fetched(address))
        out |= {"first page s": time.perf_counter() - began, "first page CPU s": cpu(server)}
        again = time.perf_counter()
        fetched(address)
        out |= {
            "again s": time.perf_counter() - again,
            "first page bytes": first,
            "memory MB": [memory(server)],
        }
        paths, script = Path(folder, "paths"), Path(folder, "paths.lua")
        found = elements(address)
        out["pages"] = len(found)
        paths.write_text("\n".join(found) + "\n", encoding="ascii")
        script.write_text(_LUA % json.dumps(str(paths)), encoding="ascii")
        out["for the first time"] = one_by_one(address, found, server)
        out["again"] = one_by_one(address, found, server)
        for connections in (1, 16):
            out[f"{connections} connections"] = wrk(address, script, connections, seconds, server)
        with runaway(address):
            for connections in (1, 16):
                out[f"{connections} connections, runaway query"] = wrk(
                    address, script, connections, seconds, server
                )
        held = [memory(server)]
        for _ in range(minutes):
            wrk(address, script, 4, 60, server)
            held.append(memory(server))
        out["memory MB"] = [*out["memory MB"], *held]  # type: ignore[misc]
    out["load after"] = os.getloadavg()[0]
    return out


def main() -> None:
    """Run the measure and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", type=Path)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--minutes", type=int, default=10)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    result = measure(args.store, args.seconds, args.minutes)
    text = json.dumps(result, indent=1)
    print(text)
    if args.json:
        args.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
