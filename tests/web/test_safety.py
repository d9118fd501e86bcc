"""A page elsewhere must not reach this server, and nothing of a document becomes part of a page."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.serving import Served
from kaskade_graph.web.app import build
from tests.web.conftest import SOKARAJA


@pytest.mark.parametrize(
    "host", ["jahat.example", "127.0.0.1.jahat.example:8321", "", "[::1", "0.0.0.0:8321"]
)
def test_other_names_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:9", "127.0.0.1", "[::1]:8321"])
def test_own_names_are_taken(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_other_sites_cannot_post(client: TestClient) -> None:
    away = {"origin": "https://jahat.example"}
    assert client.post("/tautan", data={}, headers=away).status_code == 403
    assert client.post("/tautan", data={}, headers={"origin": "null"}).status_code == 403
    assert (
        client.post("/sparql", data={"query": "ASK {}"}, headers={"sec-fetch-site": "cross-site"}).status_code
        == 403
    )


def test_other_sites_cannot_ask_but_may_link(client: TestClient) -> None:
    away = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert client.get("/", headers=away).status_code == 403
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert client.get("/", headers=link).status_code == 200
    assert client.get("/sparql?query=ASK{}", headers=link).status_code == 403


def test_too_much_is_refused(client: TestClient) -> None:
    assert client.post("/sparql", content=b"x", headers={"content-length": "99999999999"}).status_code == 413


def test_hostile_labels_are_text(tmp_path: object) -> None:
    from pathlib import Path

    from kaskade_graph import resources

    folder = Path(str(tmp_path))
    original = resources.contoh()[0].read_text(encoding="utf-8")
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    graph = folder / "jahat.trig"
    graph.write_text(
        original.replace("Tersedianya Peralatan Rumah Tangga", evil.replace('"', "")), encoding="utf-8"
    )
    served = Served.of(Inputs([graph]))
    client = TestClient(build(served, "id"), base_url="http://localhost")
    pages = [
        SOKARAJA,
        f"{SOKARAJA}?tampil=dokumen",
        f"{SOKARAJA}?tampil=temuan",
        "/cari?kata=alert",
        "/temuan",
    ]
    try:
        for page in (*pages, f"/cari?kata={evil}", f"/tanya?kalimat={evil}", f"/banding?dari={evil}"):
            text = client.get(page).text
            assert "<script>alert" not in text
            assert "<img" not in text
    finally:
        served.close()
