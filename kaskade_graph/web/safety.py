"""What stands before every page: who may ask, how much may be sent, and what a browser may do with the answer.

The server has no accounts. It answers this machine alone, so what has to be kept out is a page from elsewhere
that makes the reader's browser ask (OWASP: cross-site request forgery, DNS rebinding).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = ("127.0.0.1", "localhost", "::1")
MOST_BYTES = 30_000_000
"""Bytes of a request: the largest document that is taken."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
_MACHINES = ("/sparql", "/api")


class Safety:
    """The middleware: refuses what comes from elsewhere, counts bytes, adds the headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = ()) -> None:
        """``hosts`` are names besides this machine's own that the server is reached by."""
        self.app = app
        self.hosts = {*LOCAL, *(h.casefold() for h in hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await PlainTextResponse(refusal[1], refusal[0], headers=_HEADERS)(scope, receive, send)
            return
        await self.app(scope, _counted(receive), _hardened(send))

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        if _host(headers.get("host", "")) not in self.hosts:
            return 421, "Host tidak dikenal. / Unknown host.\n"
        origin = headers.get("origin")
        safe = scope["method"] in ("GET", "HEAD", "OPTIONS")
        if origin is not None and not safe and urlsplit(origin).netloc != headers.get("host", ""):
            return 403, "Permintaan dari situs lain ditolak. / Refused: sent by another site.\n"
        # Browsers say where a request comes from; a link that a reader follows is none of our business.
        if headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            link = headers.get("sec-fetch-mode") == "navigate" and safe
            if not link or scope["path"].startswith(_MACHINES):
                return 403, "Permintaan dari situs lain ditolak. / Refused: sent by another site.\n"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return 413, "Terlalu besar. / Too large.\n"
        return None


def _host(value: str) -> str:
    """Return the name in a Host header, without its port.

    >>> _host("localhost:8000"), _host("[::1]:8000")
    ('localhost', '::1')
    """
    try:
        return (urlsplit(f"//{value}").hostname or "").casefold()
    except ValueError:
        return ""


def _counted(receive: Receive) -> Receive:
    """Stop reading a body that is longer than it said, or that did not say."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MOST_BYTES:
            return {"type": "http.disconnect"}
        return message

    return counted


def _hardened(send: Send) -> Send:
    async def hardened(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-cache")
        await send(message)

    return hardened


def etag(body: bytes) -> str:
    """Return the entity tag of a body: the same bytes have the same."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'
