"""Pages that are kept: the same answer as made anew, of a bounded size, and never that of another question."""

from __future__ import annotations

from starlette.responses import Response
from starlette.testclient import TestClient

from kaskade_graph.usecases.serving import Served
from kaskade_graph.web.app import build
from kaskade_graph.web.kept import Kept
from tests.web.conftest import SOKARAJA


def test_what_is_kept_is_bounded() -> None:
    kept = Kept(1000)
    for n in range(50):
        kept.put(n, Response(b"x" * 90))
    assert kept.get(0) is None
    assert kept.get(49) is not None
    assert kept._size <= 1000
    kept.put("large", Response(b"x" * 500))
    assert kept.get("large") is None
    kept.put("refused", Response(b"x", 404))
    assert kept.get("refused") is None


def test_a_kept_page_is_the_page(served: Served) -> None:
    client = TestClient(build(served, "id"), base_url="http://127.0.0.1:8321")
    for headers in (
        {},
        {"accept": "text/turtle"},
        {"accept": "application/ld+json"},
        {"cookie": "bahasa=en"},
        {"accept-encoding": "identity"},
    ):
        first, again = (client.get(SOKARAJA, headers=headers) for _ in range(2))
        assert first.content == again.content
        assert first.headers == again.headers
    assert 'lang="en"' in client.get(SOKARAJA, headers={"cookie": "bahasa=en"}).text
    assert 'lang="id"' in client.get(SOKARAJA).text
    tag = client.get(SOKARAJA).headers["etag"]
    assert client.get(SOKARAJA, headers={"if-none-match": tag}).status_code == 304
    assert client.get(f"{SOKARAJA}?tampil=pohon").headers["etag"] != tag


def test_what_is_searched_is_the_collections_own(served: Served, client: TestClient) -> None:
    other = TestClient(build(Served(served.store, frozenset()), "id"), base_url="http://127.0.0.1:8321")
    assert client.get("/api/cari?kata=peralatan").json()["hasil"]
    assert not other.get("/api/cari?kata=peralatan").json()["hasil"]
