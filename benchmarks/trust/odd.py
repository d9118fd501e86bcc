"""What happens seldom: a store copied while it is written, a server killed in a push, many cascades, a large one.

    python benchmarks/trust/odd.py copy [N] [SEED]       N copies of a store made while it is loaded (30)
    python benchmarks/trust/odd.py virtuoso [N] [SEED]   N pushes whose Virtuoso is killed and started again (20)
    python benchmarks/trust/odd.py many [N]              a folder of N cascades: load, audit, question (500)
    python benchmarks/trust/odd.py large [N]             one cascade of some N elements through the commands (5,000)

The first two exit 1 when what was acknowledged is lost or half there without a word. The others print processor time
and the most memory of each command.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import kills

from kaskade_graph import rdf, rdf_files
from kaskade_graph.errors import KaskadeError
from kaskade_graph.iri import element_iri, kunci
from kaskade_graph.model import Indikator, Jenis, Kaskade, Unsur
from kaskade_graph.store import catalogue, hashing
from kaskade_graph.store.location import Lokasi
from kaskade_graph.store.remote import RemoteStore
from tests.store import engines
from tests.store.contoh import kaskade


def copy(count: int, dice: Random, place: Path) -> int:
    """Copy a store while it is written; a copy is whole for what was acknowledged before, or it is refused."""
    outcomes: Counter[str] = Counter()
    for n in range(count):
        source, target = place / f"s{n}", place / f"k{n}"
        kills.ended(*kills.child(kills.loading(source, [2000, 2001])))
        pid, reading = kills.child(kills.loading(source, sorted(kills.CASCADES)[2:]))
        time.sleep(dice.uniform(0, 0.6))
        try:
            shutil.copytree(source, target)
        except shutil.Error:
            outcomes["copying failed, as files went away"] += 1
            shutil.rmtree(target, ignore_errors=True)
        kills.ended(pid, reading)
        if target.is_dir():
            code, lines = kills.ended(*kills.child(kills.looking(target, {2000, 2001})))
            outcomes[_told(code, lines)] += 1
        shutil.rmtree(source)
        shutil.rmtree(target, ignore_errors=True)
    _print("copy", outcomes)
    return outcomes["lost or half without a word"] + outcomes["another error"]


def _told(code: int, lines: list[str]) -> str:
    if code == 0:
        return "whole" if not lines else "lost or half without a word"
    if lines and lines[-1].startswith("error 4"):
        return "refused with a sentence"
    print("  ", code, lines, flush=True)
    return "another error"


def virtuoso(count: int, dice: Random, place: Path) -> int:
    """Kill the server while cascades are pushed; then start it again and look, push again and look."""
    outcomes: Counter[str] = Counter()
    os.environ["KASKADE_ODD"] = "dba"
    with _Server(place) as server:
        held: set[int] = set()
        for _ in range(count):
            years = dice.sample(sorted(kills.CASCADES), kills.AT_ONCE)
            pid, reading = kills.child(lambda writing, years=years: _push(server.place, years, writing))
            time.sleep(dice.uniform(0.05, 2.0))
            server.kill()
            code, lines = kills.ended(pid, reading)
            outcomes["ended before the kill" if code == 0 else f"the pusher: {_last(lines)}"] += 1
            server.start()
            held |= {int(line) for line in lines if line.isdigit()}
            found = _whole(server.place)
            bad = [y for y in held if not found.get(y, False)]
            torn = [y for y, whole in found.items() if not whole]
            outcomes["acknowledged and there"] += len(held) - len(bad)
            outcomes["acknowledged, not there after the server's restart"] += len(bad)
            outcomes["half there, not acknowledged"] += len(set(torn) - held)
            _, again = kills.ended(
                *kills.child(lambda writing, years=years: _push(server.place, years, writing))
            )
            mended = _whole(server.place)
            outcomes["pushed again and whole"] += all(mended.get(y, False) for y in years)
            outcomes["pushed again and not whole"] += not all(mended.get(y, False) for y in years)
            held = {y for y in mended if mended[y]}
            if again[-1:] and not again[-1].isdigit():
                print("  again:", again[-1], flush=True)
    _print("virtuoso", outcomes)
    return outcomes["pushed again and not whole"]


def _last(lines: list[str]) -> str:
    return " ".join(lines[-1].split()[:2]) if lines and not lines[-1].isdigit() else "no word"


def _push(lokasi: Lokasi, years: list[int], writing: int) -> None:
    with closing(RemoteStore(lokasi, writable=True)) as store:
        for tahun in years:
            iri, quads = kills.CASCADES[tahun]
            catalogue.put(store, iri, quads, force=True)
            os.write(writing, f"{tahun}\n".encode())


def _whole(lokasi: Lokasi) -> dict[int, bool]:
    """Which cascades a server lists, and whether each has the content that its catalogue states."""
    with closing(RemoteStore(lokasi)) as store:
        return {
            e.tahun: hashing.hashes(e.iri, store.quads(rdf.graph_names(e.iri))) == e.hashes
            for e in catalogue.editions(store)
        }


class _Server:
    """A Virtuoso that can be killed and started again over the same files."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.http = folder, engines.free_port()
        text = engines._VIRTUOSO.format(http=self.http, sql=engines.free_port(), rows=engines.ROWS)
        (folder / "virtuoso.ini").write_text(text)
        self.place = engines.virtuoso_place(f"http://127.0.0.1:{self.http}", "KASKADE_ODD")

    def __enter__(self) -> _Server:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> None:
        (self.folder / "virtuoso.lck").unlink(missing_ok=True)
        with (self.folder / "out.log").open("wb") as log:
            command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
            self.process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log)
        engines._wait(self.process, f"http://127.0.0.1:{self.http}/sparql?query=ASK%7B%7D", self.folder)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def many(count: int, place: Path) -> int:
    """Load, audit and ask a folder of many cascades."""
    folder = place / "kaskade"
    folder.mkdir()
    for n in range(count):
        one = kaskade(f"33.{n // 50 + 1:02d}.{n % 25 + 1:02d}", f"Nomor {n // 2}", 2021 + n % 50 // 25)
        (folder / f"{n:04}.trig").write_bytes(rdf_files.serialise(rdf.to_quads(one)))
    failed = _run("load", [str(folder), "--store", str(place / "g")], place)
    failed += _run("load, again", [str(folder), "--store", str(place / "g")], place)
    failed += _run(
        "query", ["daftar-indikator", "--store", str(place / "g"), "-o", str(place / "a.csv")], place
    )
    failed += _run("query of files", ["daftar-lingkup", str(folder), "-o", str(place / "b.csv")], place)
    more = ["--fail-on", "never", "--jobs", "1", "-o", str(place / "a.json")]
    return failed + _run("audit", [str(folder), *more], place)


def large(count: int, place: Path) -> int:
    """Put one cascade of very many elements through the commands."""
    path = place / "besar.trig"
    path.write_bytes(rdf_files.serialise(rdf.to_quads(_large(count))))
    print(f"{path.stat().st_size / 1e6:.1f} MB of TriG")
    failed = 0
    for command, *more in (
        ("load", "--store", str(place / "g")),
        ("audit", "--fail-on", "never", "-o", str(place / "a.json")),
        ("audit", "--fail-on", "never", "-o", str(place / "a.xlsx")),
        ("audit", "--fail-on", "never", "-o", str(place / "a.docx")),
        ("tree",),
        ("tree", "-o", str(place / "t.svg")),
        ("tree", "-o", str(place / "t.pdf")),
        ("tree", "-o", str(place / "t.html")),
        ("export", "-o", str(place / "e.xlsx")),
        ("export", "-o", str(place / "e.graphml")),
        ("nilai", "-o", str(place / "n.xlsx")),
        ("diff", str(path), "-o", str(place / "d.html")),
    ):
        failed += _run(command + " " + (Path(more[-1]).name if more else ""), [str(path), *more], place)
    more = ["--store", str(place / "g"), "-o", str(place / "q.csv")]
    return failed + _run("query", ["daftar-indikator", *more], place)


def _large(count: int) -> Kaskade:
    """Return a cascade whose program have many kegiatan, and these many sub kegiatan with an indikator each."""
    one = kaskade()
    parents = [u for u in one.unsur.values() if u.jenis is Jenis.KEGIATAN]
    n = 0
    while len(one.unsur) + len(one.indikator) < count:
        n += 1
        nama, induk = f"Pelaksanaan Pekerjaan Nomor {n}", parents[n % len(parents)]
        unsur = Unsur(
            element_iri(one.iri, Jenis.SUB_KEGIATAN.slug, kunci(nama, induk.iri)), Jenis.SUB_KEGIATAN, nama
        )
        unsur.mendukung.append(induk.iri)
        label = f"Jumlah dokumen pekerjaan nomor {n}"
        iri = element_iri(one.iri, "indikator", kunci(label, unsur.iri))
        one.indikator[iri] = Indikator(iri, label, satuan="dokumen")
        unsur.diukur_oleh.append(iri)
        one.unsur[unsur.iri] = unsur
    return one


def _run(name: str, arguments: list[str], place: Path) -> int:
    """Run one command; print its exit code, processor time and most memory."""
    command = [sys.executable, "-m", "kaskade_graph", name.split()[0].rstrip(","), *arguments]
    with (place / "out.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    seconds = usage.ru_utime + usage.ru_stime
    print(f"| {name} | exit {code} | {seconds:.1f} s | {usage.ru_maxrss // 1024} MB |", flush=True)
    if code:
        print((place / "out.log").read_text(errors="replace")[-1500:], flush=True)
    return int(code != 0)


def _print(name: str, outcomes: Counter[str]) -> None:
    for outcome, times in outcomes.items():
        print(f"{name}: {outcome}: {times}", flush=True)


def main() -> int:
    """Run what is asked for."""
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    usual = {"copy": 30, "virtuoso": 20, "many": 500, "large": 5000}
    if what not in usual:
        print(__doc__)
        return 2
    count = int(sys.argv[2]) if len(sys.argv) > 2 else usual[what]
    dice = Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    with tempfile.TemporaryDirectory() as place:
        if what in ("copy", "virtuoso"):
            bad = {"copy": copy, "virtuoso": virtuoso}[what](count, dice, Path(place))
        else:
            bad = {"many": many, "large": large}[what](count, Path(place))
    return 1 if bad else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KaskadeError as error:
        sys.exit(error.text("en"))
