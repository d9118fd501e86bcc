"""Real engines, started for the tests and stopped after them."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kaskade_graph.store.location import Lokasi

ROWS = 20_000
"""Most rows that the Virtuoso of the tests sends."""

_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {rows}
"""


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def oxigraph_binary() -> str | None:
    """Return the Oxigraph server of this environment."""
    return shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Run an Oxigraph server; yield its URL."""
    port = free_port()
    binary = oxigraph_binary()
    assert binary is not None
    command = [binary, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}"
    with _running(command, folder, f"{url}/query?query=ASK%7B%7D"):
        yield url


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Run a Virtuoso server whose public endpoint may not write; yield its URL."""
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(http=http, sql=sql, rows=ROWS))
    url = f"http://127.0.0.1:{http}"
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    with _running(command, folder, f"{url}/sparql?query=ASK%7B%7D"):
        yield url


def virtuoso_place(url: str, secret: str, timeout: float = 60) -> Lokasi:
    """Return the settings for a Virtuoso server, as docs/how-to/virtuoso.md gives them; ``secret`` as a variable."""
    return Lokasi(
        "virtuoso",
        query=f"{url}/sparql-auth",
        update=f"{url}/sparql-auth",
        graph_store=f"{url}/sparql-graph-crud-auth",
        auth="digest",
        user="dba",
        secret_env=secret,
        default_graph="union",
        timeout=timeout,
    )


@contextmanager
def _running(command: list[str], folder: Path, probe: str) -> Iterator[None]:
    with (folder / "out.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        _wait(process, probe, folder)
        yield
    finally:
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[bytes], probe: str, folder: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(probe, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
        else:
            return
    raise AssertionError((folder / "out.log").read_text(errors="replace"))
