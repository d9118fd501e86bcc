"""A server that stalls, lies or breaks off: a clear error in bounded time, and nothing secret in it."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kaskade_graph.errors import KaskadeError, StoreError, UsageError
from kaskade_graph.store import transport
from kaskade_graph.store.location import Lokasi
from kaskade_graph.store.protocol import Change
from kaskade_graph.store.remote import RemoteStore
from kaskade_graph.store.transport import Transport

SECRET = "rahasia-sekali-42"
ANSWER = json.dumps(
    {"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "uri", "value": "urn:a"}}]}}
)
RESULTS = "application/sparql-results+json"


class Server(ThreadingHTTPServer):
    """Answers by the last part of the path; keeps what it was sent."""

    daemon_threads = True
    seen: list[tuple[str, str, str | None]]
    other: Server | None = None


class Handler(BaseHTTPRequestHandler):
    """One way to fail for each path."""

    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        path = self.path.partition("?")[0].strip("/")
        self.server.seen.append((self.command, path, self.headers.get("Authorization")))
        self.close_connection = True
        getattr(self, path)()

    do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815

    def _send(self, body: bytes, status: int = 200, kind: str = RESULTS, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def drip_head(self) -> None:
        """A header every 0.2 s, for ever."""
        with contextlib.suppress(OSError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for i in range(90):
                self.wfile.write(b"X-%d: y\r\n" % i)
                self.wfile.flush()
                time.sleep(0.2)

    def _echo(self) -> str:
        return f"{self.headers.get('Authorization')} {SECRET}"

    def echo_body(self) -> None:
        """What it was sent, in an error."""
        self._send(self._echo().encode(), 400, "text/plain")

    def echo_base64(self) -> None:
        """The same, coded."""
        self._send(b64encode(b"so you say: " + self._echo().encode()), 500, "text/plain")

    def echo_hex(self) -> None:
        """The same, coded otherwise, in pieces."""
        self._send(" ".join(self._echo().encode().hex()).encode(), 400, "text/plain")

    def echo_kind(self) -> None:
        """The same, as a media type."""
        self._send(b"", 200, f"text/{SECRET}")

    def echo_columns(self) -> None:
        """The same, as a column."""
        body = json.dumps({"head": {"vars": [self._echo()]}, "results": {"bindings": []}})
        self._send(body.encode())

    def echo_rows(self) -> None:
        """The same, as the limit of rows."""
        self._send(ANSWER.encode(), 200, RESULTS, X_SPARQL_MaxRows=SECRET)

    def echo_location(self) -> None:
        """The same, as a host."""
        self._send(b"", 302, "text/plain", Location=f"http://{SECRET}/{SECRET}")

    def good(self) -> None:
        self._send(ANSWER.encode())

    def stall(self) -> None:
        time.sleep(3)

    def drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", RESULTS)
        self.end_headers()
        for _ in range(30):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.1)

    def cut(self) -> None:
        self._send(ANSWER.encode()[:20], Content_Length=str(len(ANSWER)))

    def cut_chunk(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", RESULTS)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"40\r\n" + ANSWER.encode()[:20])

    def truncated(self) -> None:
        self._send(ANSWER.encode()[:-5])

    def deep(self) -> None:
        self._send(b"[" * 200_000)

    def strange(self) -> None:
        self._send(
            b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "uri", "value": 3}}]}}'
        )

    def busy(self) -> None:
        before = sum(path == "busy" for _, path, _ in self.server.seen)
        self._send(ANSWER.encode(), 503 if before < 3 else 200, Retry_After="0")

    def always_busy(self) -> None:
        self._send(f"down {SECRET}".encode(), 503, Retry_After="86400")

    def too_many(self) -> None:
        self._send(b"", 429)

    def redirect(self) -> None:
        assert self.server.other is not None
        port = self.server.other.server_address[1]
        self._send(b"", 307, Location=f"http://127.0.0.1:{port}/good?token={SECRET}")

    def redirect_here(self) -> None:
        self._send(b"", 301, Location="/good")

    def redirect_file(self) -> None:
        self._send(b"", 302, Location="file:///etc/passwd")

    def endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", RESULTS)
        self.end_headers()
        with_room = b" " * 65536
        for _ in range(10_000):
            self.wfile.write(with_room)

    def html(self) -> None:
        self._send(b"<html>", kind="text/html")

    def zipped(self) -> None:
        self._send(b"\x1f\x8b", Content_Encoding="gzip")

    def denied(self) -> None:
        self._send(f"no {self.headers.get('Authorization')}".encode(), 401, WWW_Authenticate="Basic")

    def bad_digest(self) -> None:
        self._send(b"", 401, WWW_Authenticate='Digest realm="a", nonce="b", algorithm="SNAKE"')

    def wrong_query(self) -> None:
        self._send(f"syntax error \x1b[31m {SECRET}".encode(), 400)

    def nothing(self) -> None:
        self._send(b"", 404)

    def partial(self) -> None:
        self._send(ANSWER.encode(), 206)

    def no_http(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH\r\n")

    def triples(self) -> None:
        self._send(b"<urn:a> <urn:b> <urn:c> .\n", kind="application/n-triples")

    def unmeasured(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/n-triples")
        self.end_headers()
        self.wfile.write(b"<urn:a> <urn:b> <urn:c> .\n")

    def half_triples(self) -> None:
        self._send(b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:", kind="application/n-triples")


def _serve() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Handler)
    server.seen = []
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("KASKADE_UJI", SECRET)
    yield from _serve()


@pytest.fixture
def other() -> Iterator[Server]:
    yield from _serve()


waits: list[float] = []


def _store(server: Server, path: str, auth: str = "bearer") -> RemoteStore:
    url = f"http://127.0.0.1:{server.server_address[1]}/{path}"
    lokasi = Lokasi("uji", None, url, url, url, auth, "a", "KASKADE_UJI", timeout=0.5)
    waits.clear()
    return RemoteStore(lokasi, writable=True, transport=Transport(lokasi, sleep=waits.append))


FAULTS = {
    "stall": "no answer within 0.5 seconds",
    "drip": "no answer within 0.5 seconds",
    "cut": "cut short",
    "cut_chunk": "cut short",
    "truncated": "cut short or damaged",
    "deep": "cut short or damaged",
    "strange": "cut short or damaged",
    "always_busy": "answered 503, 3 times",
    "too_many": "answered 429, 3 times",
    "redirect": "redirects to http://127.0.0.1",
    "redirect_here": "redirects to",
    "redirect_file": "redirects to file",
    "endless": "over 1 MiB",
    "html": "answered text/html, not application/sparql-results",
    "zipped": "compressed",
    "denied": "access denied (401)",
    "nothing": "answered 404",
    "partial": "only part",
    "no_http": "not a valid HTTP answer",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_a_clear_error_soon(
    server: Server, other: Server, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "LARGEST", 1 << 20)
    server.other = other
    started = time.monotonic()
    with pytest.raises(StoreError) as caught:
        _store(server, fault).select("SELECT ?a WHERE { ?a ?b ?c }")
    said = caught.value.text("en") + caught.value.text("id")
    assert FAULTS[fault] in said
    assert "the store uji" in said
    assert SECRET not in said
    assert time.monotonic() - started < 30  # it ends; an endless answer would not
    assert len(server.seen) <= transport.TRIES
    assert sum(waits) <= transport.TRIES * transport.LONGEST_WAIT
    assert other.seen == []


def test_two_refusals_are_waited_out(server: Server) -> None:
    store = _store(server, "busy")
    assert store.select("SELECT ?a WHERE { ?a ?b ?c }").values("a") == ["urn:a"]
    assert len(server.seen) == 3
    assert waits == [0, 0]


def test_a_wrong_query_is_the_fault_of_the_query(server: Server) -> None:
    with pytest.raises(UsageError) as caught:
        _store(server, "wrong_query", "none").select("SELECT ?a WHERE { ?a ?b ?c }")
    said = caught.value.text("en")
    assert "syntax error" in said
    assert "\x1b" not in said


@pytest.mark.parametrize("path", ["unmeasured", "half_triples", "html", "cut"])
def test_half_a_graph_is_an_error(server: Server, path: str) -> None:
    with pytest.raises(StoreError):
        _store(server, path).quads(["urn:g"])
    assert len(_store(server, "triples").quads(["urn:g"])) == 1
    assert _store(server, "nothing").quads(["urn:g"]) == []


@pytest.mark.parametrize("auth", ["basic", "bearer", "digest"])
@pytest.mark.parametrize("path", ["denied", "bad_digest", "redirect", "always_busy"])
def test_no_message_holds_the_secret(server: Server, other: Server, auth: str, path: str) -> None:
    server.other = other
    store = _store(server, path, auth)
    acts: tuple[Callable[[], object], ...] = (
        lambda: store.ask("ASK {}"),
        lambda: store.apply(Change(replace=("urn:g",))),
        lambda: store.quads(["urn:g"]),
    )
    for act in acts:
        with pytest.raises(KaskadeError) as caught:
            act()
        assert isinstance(caught.value, StoreError)
        said = caught.value.text("en") + caught.value.text("id") + repr(caught.value.__cause__)
        assert SECRET not in said
        assert all(not (h and h in said) for _, _, h in server.seen)
    assert other.seen == []


ECHOES = ("echo_body", "echo_kind", "echo_base64", "echo_hex", "echo_columns", "echo_location", "echo_rows")


@pytest.mark.parametrize("auth", ["basic", "bearer", "digest"])
@pytest.mark.parametrize("path", ECHOES)
def test_no_message_holds_what_the_server_sends_back_of_it(server: Server, auth: str, path: str) -> None:
    with pytest.raises(KaskadeError) as caught:
        _store(server, path, auth).select("SELECT ?a WHERE { ?a ?b ?c }")
    said = caught.value.text("en") + caught.value.text("id") + repr(caught.value.__cause__)
    for form in (SECRET, SECRET[::-1], SECRET.encode().hex(), b64encode(SECRET.encode()).decode()[:12]):
        assert form not in said
    assert all(not (h and h.partition(" ")[2] in said) for _, _, h in server.seen)


def test_headers_in_drips_end_at_the_deadline(server: Server) -> None:
    started = time.monotonic()
    with pytest.raises(StoreError, match="no answer within"):
        _store(server, "drip_head").ask("ASK {}")
    assert time.monotonic() - started < 30  # it ends; the drips would not
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "sparql", ["SELECT ?a ?c WHERE { ?a ?b ?c }", "SELECT ?x WHERE { ?x ?b ?c }", "SELECT * { ?x ?y ?z }"]
)
def test_other_columns_than_asked_are_an_answer_to_another_question(server: Server, sparql: str) -> None:
    with pytest.raises(StoreError, match="answered other columns"):
        _store(server, "good").select(sparql)


def test_nobody_there(server: Server) -> None:
    store = _store(server, "good")
    server.shutdown()
    server.server_close()
    with pytest.raises(StoreError, match="cannot be reached"):
        store.ask("ASK {}")
