"""One deadline for a whole exchange over HTTP: connecting, headers and body, however slowly they drip.

A timeout of a socket starts anew with every byte. So the socket is shut at the deadline, by another thread, and
whoever reads from it finds an end.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any


class Deadline:
    """So many seconds from now on, for everything that is done with the sockets given to it."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._socket: socket.socket | None = None

    @property
    def left(self) -> float:
        """Seconds that are left, 0 when none are."""
        return max(0.0, self._until - time.monotonic())

    @property
    def passed(self) -> bool:
        """Whether no time is left."""
        return self.left == 0.0

    def hold(self, sock: socket.socket | None) -> None:
        """Take the socket that is to be shut at the deadline."""
        self._socket = sock

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Shut the socket that is held when the time is over; raise :class:`TimeoutError` then."""
        if self.passed:
            raise TimeoutError
        timer = threading.Timer(self.left, self._shut)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, http.client.HTTPException, ValueError):
            if self.passed:
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()
            self._socket = None
        if self.passed:
            raise TimeoutError

    def _shut(self) -> None:
        sock = self._socket
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


class _Http(http.client.HTTPConnection):
    def __init__(self, *args: Any, deadline: Deadline, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deadline = deadline

    def connect(self) -> None:
        super().connect()
        self._deadline.hold(self.sock)


class _Https(http.client.HTTPSConnection):
    def __init__(self, *args: Any, deadline: Deadline, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deadline = deadline

    def connect(self) -> None:
        super().connect()
        self._deadline.hold(self.sock)


class HttpHandler(urllib.request.HTTPHandler):
    """Speaks HTTP within ``deadline``, which is set before each request."""

    deadline = Deadline(0)

    def http_open(self, req: urllib.request.Request) -> Any:
        """Open ``req``."""
        return self.do_open(partial(_Http, deadline=self.deadline), req)


class HttpsHandler(urllib.request.HTTPSHandler):
    """Speaks HTTPS within ``deadline``, which is set before each request."""

    deadline = Deadline(0)

    def https_open(self, req: urllib.request.Request) -> Any:
        """Open ``req``."""
        return self.do_open(partial(_Https, deadline=self.deadline), req)
