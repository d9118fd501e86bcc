"""One server over the real document and two generated years of a neighbour, for all tests of the page."""

from __future__ import annotations

from collections.abc import Iterator

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
