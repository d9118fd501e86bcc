"""Workers end with who started them; where no limits can be set, what strangers send is off unless asked for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kaskade_graph import processes, resources
from kaskade_graph.cli.app import execute
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.serving import Served
from kaskade_graph.web.app import build

IMPORT = """
from kaskade_graph.importers.guarded.sandbox import run_limited
run_limited("tests.trust.slow:parse", b"x", "x.pdf")
"""
ENDLESS = """
from kaskade_graph.queries import worker
limits = worker.QueryLimits(600)
star = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(9))
data = "".join(f"<urn:{n}> <urn:p> <urn:{n + 1}> <urn:g> .\\n" for n in range(400))
worker.run("select (count(*) as ?n) where { graph ?g { %s } }" % star, nquads=data.encode(), limits=limits)
"""


@pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="finds the worker in /proc, which is Linux's"
)
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("code", [IMPORT, ENDLESS], ids=["import", "query"])
def test_a_worker_ends_with_its_parent(code: str, by: signal.Signals) -> None:
    parent = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    worker = _child(parent.pid)
    parent.send_signal(by)
    parent.wait()
    for _ in range(200):
        if not _alive(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker outlived its parent")


def _child(pid: int) -> int:
    """Return the child of a process, once it runs code of ours."""
    for _ in range(600):
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        if found and _limited(int(found[0])):
            return int(found[0])
        time.sleep(0.1)
    raise AssertionError("no worker was started")


def _limited(pid: int) -> bool:
    """Whether the limits are set: then it also watches its parent."""
    line = next(x for x in Path(f"/proc/{pid}/limits").read_text().splitlines() if "address space" in x)
    return "unlimited" not in line.split("address space")[1].split()[0]


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture
def no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that limits no memory, as Windows."""
    monkeypatch.setattr(processes, "limited", lambda: False)
    monkeypatch.delenv(processes.UNLIMITED, raising=False)


@pytest.mark.usefixtures("no_limits")
def test_without_limits_free_sparql_is_off_and_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["query", "--sparql", "ask { graph ?g { ?s ?p ?o } }"]
    assert execute(asked) == 2
    told = capsys.readouterr().err
    assert "SPARQL bebas dimatikan" in told
    assert "--without-limits" in told
    monkeypatch.setenv(processes.UNLIMITED, "0")
    assert execute([*asked, "--without-limits"]) == 0


@pytest.mark.usefixtures("no_limits")
def test_without_limits_the_page_takes_no_uploads_and_no_sparql(monkeypatch: pytest.MonkeyPatch) -> None:
    served = Served.of(Inputs(resources.contoh()))
    client = TestClient(build(served, "id"), base_url="http://127.0.0.1:8321")
    query = {"query": "ask { graph ?g { ?s ?p ?o } }"}
    document = {"dokumen": ("a.txt", resources.contoh()[0].read_bytes())}
    assert client.get("/sparql", params=query, headers={"Accept": "application/json"}).status_code == 400
    sent = client.post("/bawa", files=document, headers={"Origin": "http://127.0.0.1:8321"})
    assert sent.status_code == 422
    assert "dimatikan" in sent.text
    monkeypatch.setenv(processes.UNLIMITED, "1")
    assert client.get("/sparql", params=query, headers={"Accept": "application/json"}).status_code == 200
    served.close()
