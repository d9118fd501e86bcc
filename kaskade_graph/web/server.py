"""Starting and stopping: the place is opened, a port taken, the browser opened, and all let go of at the end."""

from __future__ import annotations

import contextlib
import contextvars
import socket
import threading
import time
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from kaskade_graph.errors import KaskadeError, Lang, Teks, UsageError, of_system
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.serving import SMALL, Served
from kaskade_graph.web import later
from kaskade_graph.web.app import build

if TYPE_CHECKING:
    from kaskade_graph.usecases.kept_audits import KeptAudits
    from kaskade_graph.usecases.reviewing import Review

SOON = 2.0
"""Seconds that a reader is given to ask for the first page before all others are loaded."""


def serve(
    place: Inputs,
    *,
    lang: Lang,
    host: str,
    port: int,
    open_browser: bool,
    links: Path | None,
    results: Path | None = None,
    hosts: Sequence[str],
    ready: Callable[[str], None],
) -> None:
    """Serve ``place`` until Ctrl-C; ``ready`` is told the address once the port is open.

    Raises :class:`UsageError` when the port is taken, and what :meth:`Served.of`, :meth:`Review.of` and
    :meth:`KeptAudits.of` raise.
    """
    review, kept = _review(links), _kept(results)
    with closing(_listening(host, port)) as listening, closing(Served.of(place)) as served:
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{listening.getsockname()[1]}/"
        served.compare_with(kept)
        app = build(served, lang, (host, *hosts), review)
        ready(address)
        here = contextvars.copy_context()
        threading.Thread(target=here.run, args=(_ahead, served), daemon=True).start()
        if open_browser:
            webbrowser.open(address)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, date_header=False
        )
        try:
            uvicorn.Server(config).run(sockets=[listening])
        finally:
            app.state.desk.close()


def _review(path: Path | None) -> Review | None:
    if path is None:
        return None
    from kaskade_graph.usecases.reviewing import Review

    return Review.of(path)


def _kept(path: Path | None) -> KeptAudits | None:
    if path is None:
        return None
    from kaskade_graph.usecases.kept_audits import KeptAudits

    return KeptAudits.of(path)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With its protocol named, the event loop sends what it has at once (TCP_NODELAY), which saves 40 ms a page.
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        # Whoever is told the address may ask at once, and waits a moment.
        found.listen(128)
    except OSError as error:
        found.close()
        why = of_system(error)
        raise UsageError(
            Teks(
                f"tidak dapat mendengarkan di {host}:{port} ({why.id})",
                f"cannot listen on {host}:{port} ({why.en})",
            ),
            Teks(
                "Pilih port lain: --port 8322, atau --port 0 untuk yang bebas.",
                "Choose another: --port 8322, or --port 0 for a free one.",
            ),
        ) from None
    return found


def _ahead(served: Served) -> None:
    """Load what the first page does not need, and audit a small collection, while the reader looks around.

    What is wrong with a cascade is said when it is opened.
    """
    time.sleep(SOON)
    later.load_all()
    with contextlib.suppress(KaskadeError):
        served.index.find("kecamatan")
    if len(served.editions) > SMALL:
        return
    for iri in list(served.editions):
        with contextlib.suppress(KaskadeError):
            served.audit(iri)
