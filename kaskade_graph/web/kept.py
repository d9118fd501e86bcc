"""Pages that were made are kept for those who ask again: the collection does not change while it is served.

What is kept is bounded by bytes; the page that was asked for least recently goes first.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

from starlette.responses import Response

MOST_BYTES = 48_000_000
"""Bytes of pages that are kept."""


class Kept:
    """Answers by what was asked; safe to be used from several threads."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most, self._size = most, 0
        self._answers: OrderedDict[Hashable, tuple[bytes, dict[str, str]]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Response | None:
        """Return what was kept under a key, as an answer of its own: what is sent may be changed on its way."""
        with self._lock:
            found = self._answers.get(key)
            if found is None:
                return None
            self._answers.move_to_end(key)
        return Response(found[0], 200, dict(found[1]))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._answers.clear()
            self._size = 0

    def put(self, key: Hashable, answer: Response) -> None:
        """Keep a whole answer (200); any other is made anew each time."""
        body = bytes(answer.body)
        if answer.status_code != 200 or len(body) > self._most // 10:
            return
        with self._lock:
            if key in self._answers:
                return
            self._answers[key] = body, dict(answer.headers)
            self._size += len(body)
            while self._size > self._most:
                self._size -= len(self._answers.popitem(last=False)[1][0])
