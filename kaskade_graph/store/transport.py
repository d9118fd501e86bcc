"""HTTP to a remote store that may be slow, broken or lying: bounded in time, size and tries.

No redirect is followed, so that a request, its credentials and its answer stay with the server that was
named; only ``http`` and ``https`` are spoken; and no message shows a password or token.
"""

from __future__ import annotations

import base64
import http.client
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from kaskade_graph.errors import StoreError, Teks, UsageError, of_system
from kaskade_graph.store.deadline import Deadline, HttpHandler, HttpsHandler
from kaskade_graph.store.location import Lokasi
from kaskade_graph.store.secrets import Secrets

TRIES = 3
"""How often a request is sent in all: every change that is written may be sent again."""
AGAIN = (429, 500, 502, 503, 504)
LONGEST_WAIT = 10.0
"""Seconds to wait at most before the next try, whatever ``Retry-After`` says."""
LARGEST = 256 * 1024 * 1024
"""Bytes of an answer that are taken."""
_EXCERPT = 2000


@dataclass(frozen=True, slots=True)
class Balasan:
    """A whole answer; the names of ``headers`` are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """The media type, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def measured(self) -> bool:
        """Whether the server said where the answer ends, so that a cut would have been seen."""
        return "content-length" in self.headers or "transfer-encoding" in self.headers


class Transport:
    """Sends requests to the URLs of one :class:`Lokasi`, with its credentials."""

    def __init__(self, lokasi: Lokasi, sleep: Callable[[float], None] = time.sleep) -> None:
        self._lokasi = lokasi
        self._sleep = sleep
        self._secret = lokasi.secret() if lokasi.auth != "none" else ""
        self._secrets = Secrets(lokasi.auth, lokasi.user, self._secret)
        self._http, self._https = HttpHandler(), HttpsHandler()
        self._opener = _opener(self._http, self._https)
        self._digest = Digest(lokasi, self._secret) if lokasi.auth == "digest" else None

    def send(self, request: urllib.request.Request) -> Balasan:
        """Send a request and return the answer, which has a status of 2xx, or 404; all within the time limit.

        Raises :class:`UsageError` when the server calls the request wrong (400), :class:`StoreError` for
        every other way to fail.
        """
        deadline = Deadline(self._lokasi.timeout)
        self._authorize(request, deadline)
        for left in reversed(range(TRIES)):
            answer = self._once(request, deadline)
            if answer.status == 401 and self._digest and self._digest.challenged(answer.headers):
                self._authorize(request, deadline)
                answer = self._once(request, deadline)
            wait = _wait(answer.headers.get("retry-after", ""), TRIES - left)
            if answer.status not in AGAIN or not left or wait >= deadline.left:
                break
            self._sleep(wait)
        if 200 <= answer.status < 300 or answer.status == 404:
            return answer
        raise self._refused(answer)

    def _authorize(self, request: urllib.request.Request, deadline: Deadline) -> None:
        if self._lokasi.auth == "basic":
            pair = f"{self._lokasi.user}:{self._secret}".encode()
            request.add_unredirected_header("Authorization", f"Basic {base64.b64encode(pair).decode()}")
        elif self._lokasi.auth == "bearer":
            request.add_unredirected_header("Authorization", f"Bearer {self._secret}")
        elif self._digest is not None:
            if not self._digest.ready and request.data:
                # A server that asks for credentials may hang up on a long body: let it ask before.
                bare = urllib.request.Request(request.full_url)  # noqa: S310 (the opener speaks HTTP alone)
                self._digest.challenged(self._once(bare, deadline).headers)
            try:
                self._digest.authorize(request)
            except (ValueError, OSError):  # an algorithm that is not known, or a password beyond ASCII
                why = Teks("cara digest-nya tidak dikenal", "its way of digest authentication is not known")
                raise self.error(why) from None

    def _once(self, request: urllib.request.Request, deadline: Deadline) -> Balasan:
        self._http.deadline = self._https.deadline = deadline
        try:
            with deadline.watching():
                try:
                    response = self._opener.open(request, timeout=max(deadline.left, 0.01))
                except urllib.error.HTTPError as error:
                    with error:
                        headers = {k.lower(): v for k, v in error.headers.items()}
                        return Balasan(error.code, headers, error.read(_EXCERPT))
                with response:
                    return self._read(response)
        except (TimeoutError, OSError, http.client.HTTPException, ValueError) as error:
            raise self._failed(error) from None

    def _read(self, response: http.client.HTTPResponse) -> Balasan:
        headers = {name.lower(): value for name, value in response.headers.items()}
        if headers.get("content-encoding", "identity").lower() != "identity":
            raise self.error(Teks("jawabannya dimampatkan", "the answer is compressed"))
        parts, size = [], 0
        while part := response.read1(1 << 16):
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                limit = LARGEST // 1024**2
                raise self.error(
                    Teks(f"jawabannya lebih besar dari {limit} MiB", f"the answer is over {limit} MiB"),
                    Teks("Persempit pertanyaannya.", "Narrow the question."),
                )
        if response.length:
            raise self.error(_CUT)
        return Balasan(response.status, headers, b"".join(parts))

    def error(self, why: Teks, saran: Teks | None = None) -> StoreError:
        """Return the error that this store does not do as it must, without anything secret.

        What the server said in ``why`` has to come from :meth:`said`.
        """
        nama, redact = self._secrets.redact(self._lokasi.nama), self._secrets.redact
        return StoreError(
            Teks(f"penyimpanan {nama}: {redact(why.id)}", f"the store {nama}: {redact(why.en)}"), saran
        )

    def said(self, text: str) -> Teks:
        """Return what the server said, as far as it may be shown."""
        return self._secrets.said(text)

    def _failed(self, error: Exception) -> StoreError:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        if isinstance(reason, TimeoutError):
            seconds = f"{self._lokasi.timeout:g}"
            return self.error(
                Teks(f"tidak menjawab dalam {seconds} detik", f"no answer within {seconds} seconds"),
                Teks("Naikkan timeout di kaskade.toml.", "Raise timeout in kaskade.toml."),
            )
        if isinstance(reason, http.client.IncompleteRead):
            return self.error(_CUT)
        if isinstance(reason, ssl.SSLError):
            why = reason.reason or type(reason).__name__
            return self.error(Teks(f"TLS gagal ({why})", f"TLS failed ({why})"))
        if isinstance(reason, http.client.HTTPException | ConnectionResetError | ValueError):
            name = type(reason).__name__
            return self.error(
                Teks(f"bukan jawaban HTTP yang sah ({name})", f"not a valid HTTP answer ({name})")
            )
        said = of_system(reason)
        return self.error(
            Teks(f"tidak dapat dihubungi ({said.id})", f"cannot be reached ({said.en})"),
            Teks("Periksa URL dan jaringannya.", "Check the URL and the network."),
        )

    def _refused(self, answer: Balasan) -> UsageError | StoreError:
        status = answer.status
        said = self.said(answer.body.decode("utf-8", "replace"))
        if status == 400:
            return UsageError(
                Teks(
                    f"{self._lokasi.nama} menolak kueri ini: {said.id}",
                    f"{self._lokasi.nama}: bad query: {said.en}",
                )
            )
        if status in (401, 403):
            env = self._lokasi.secret_env or "secret_env"
            return self.error(
                Teks(f"akses ditolak ({status})", f"access denied ({status})"),
                Teks(
                    f"Periksa auth, user dan isi variabel {env}, serta hak pengguna itu.",
                    f"Check auth, user and the variable {env}, and what that user may do.",
                ),
            )
        if 300 <= status < 400:
            target = _origin(answer.headers.get("location", ""), urlsplit(self._lokasi.query).hostname)
            return self.error(
                Teks(f"mengalihkan ke {target}; tidak diikuti", f"redirects to {target}; not followed"),
                Teks("Bila itu benar, tulis URL itu sendiri.", "If that is right, give that URL itself."),
            )
        after = Teks(f", {TRIES} kali", f", {TRIES} times") if status in AGAIN else Teks("", "")
        return self.error(
            Teks(f"menjawab {status}{after.id}: {said.id}", f"answered {status}{after.en}: {said.en}")
        )


_CUT = Teks("jawabannya terputus", "the answer was cut short")


class Digest:
    """Digest authentication (RFC 2617): the sums are those of the standard library, the challenge is kept."""

    def __init__(self, lokasi: Lokasi, secret: str) -> None:
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        urls = [url for url in (lokasi.query, lokasi.update, lokasi.graph_store) if url]
        passwords.add_password(None, urls, lokasi.user, secret)
        self._sums = urllib.request.HTTPDigestAuthHandler(passwords)
        self._challenge: dict[str, str] | None = None

    @property
    def ready(self) -> bool:
        """Whether the server has asked already."""
        return self._challenge is not None

    def challenged(self, headers: Mapping[str, str]) -> bool:
        """Keep the challenge in ``headers``; say whether there is one."""
        scheme, _, rest = headers.get("www-authenticate", "").partition(" ")
        if scheme.lower() != "digest":
            return False
        pairs = urllib.request.parse_http_list(rest)
        self._challenge = urllib.request.parse_keqv_list([p for p in pairs if "=" in p])
        return True

    def authorize(self, request: urllib.request.Request) -> None:
        """Answer the challenge in the headers of ``request``."""
        if self._challenge is not None:
            answer = self._sums.get_authorization(request, self._challenge)
            if answer is not None:
                request.add_unredirected_header("Authorization", f"Digest {answer}")


def _opener(*speaking: urllib.request.BaseHandler) -> urllib.request.OpenerDirector:
    """Return what speaks HTTP and nothing else, and follows no redirect."""
    director = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        *speaking,
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        director.add_handler(handler)
    return director


def _wait(retry_after: str, attempt: int) -> float:
    if retry_after.strip().isdecimal():
        return min(float(retry_after), LONGEST_WAIT)
    return min(0.5 * float(2 ** (attempt - 1)), LONGEST_WAIT)


def _origin(url: str, own: str | None) -> str:
    """Return scheme and host of a URL from outside; a host other than ``own``, which may be made up, is not said."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "?"
    scheme = parts.scheme if parts.scheme in ("http", "https", "file", "ftp") else "?"
    return f"{scheme}://{parts.hostname if parts.hostname == own else '...'}{port}"
