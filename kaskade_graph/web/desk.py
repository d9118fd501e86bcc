"""The documents that were brought: each a small collection below an address that no one can guess.

A few are held at a time, in memory and in a folder of their own; the one looked at least recently goes first.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

if TYPE_CHECKING:
    from kaskade_graph.usecases.bringing import Brought

HELD = 12
"""Documents held at a time."""


class Desk:
    """Holds what was brought, and passes requests on to the pages of each."""

    def __init__(self, pages: Callable[[Brought], ASGIApp]) -> None:
        self._pages = pages
        self._held: OrderedDict[str, tuple[Brought, ASGIApp]] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, brought: Brought, token: str | None = None) -> str:
        """Hold a document, in place of the one called ``token`` if there is one; return what it is called."""
        gone = []
        with self._lock:
            if token is None or token not in self._held:
                token = secrets.token_urlsafe(16)
            else:
                gone.append(self._held.pop(token)[0])
            self._held[token] = (brought, self._pages(brought))
            while len(self._held) > HELD:
                gone.append(self._held.popitem(last=False)[1][0])
        for one in gone:
            one.close()
        return token

    def close(self) -> None:
        """Let go of everything."""
        with self._lock:
            gone, self._held = [b for b, _ in self._held.values()], OrderedDict()
        for one in gone:
            one.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the pages of the document that the address names."""
        below = scope["path"].removeprefix(scope.get("root_path", ""))
        token, _, _ = below.lstrip("/").partition("/")
        with self._lock:
            found = self._held.get(token)
            if found is not None:
                self._held.move_to_end(token)
        if found is None:
            raise HTTPException(404)
        root = f"{scope.get('root_path', '')}/{token}"
        await found[1]({**scope, "root_path": root, "app_root_path": root}, receive, send)
