"""One server over the real document and two generated years of a neighbour, for all tests of the page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kaskade_graph import resources
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.serving import Served
from kaskade_graph.web.app import build

SOKARAJA = "/id/33.02.19/kecamatan/2021/murni"


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """Yield what is served: the bundled cascade."""
    found = Served.of(Inputs(resources.contoh()))
    yield found
    found.close()


@pytest.fixture
def client(served: Served) -> TestClient:
    """Return a browser's stand-in at the address of the server."""
    return TestClient(build(served, "id"), base_url="http://127.0.0.1:8321")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a server over the real document and two years of a made-up neighbour, on a free port; stop it after."""
    made = tmp_path_factory.mktemp("koleksi")
    script = Path(__file__).parents[2] / "benchmarks" / "collection.py"
    subprocess.run(
        [sys.executable, str(script), "--out", str(made), "--limit", "1"], check=True, capture_output=True
    )
    beside = sorted((made / "kaskade").glob("*.trig"))[:2]
    files = [str(resources.contoh()[0]), *map(str, beside)]
    command = [sys.executable, "-m", "kaskade_graph", "serve", *files, "--port", "0"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=os.environ | {"KASKADE_LANG": "id"}
    ) as server:
        try:
            assert server.stderr is not None
            found = next(m for line in server.stderr if (m := re.search(r"http://\S+", line)))
            yield found[0]
        finally:
            server.terminate()
