"""Past one machine: the same work, sent to the workers of a scheduler of dask."""

from __future__ import annotations

from concurrent.futures import Executor
from functools import cache
from typing import Any

from kaskade_graph import fanout
from kaskade_graph.config import VARIABEL
from kaskade_graph.errors import StoreError, Teks, UsageError
from kaskade_graph.text import shown

SECONDS = 10
"""How long a scheduler is waited for."""


def pool(address: str) -> tuple[fanout.Pool, int]:
    """Return the executor of the scheduler at ``address`` (``tcp://host:8786``), and its workers.

    The workers need this version of kaskade-graph and must see the inputs under the same names: a shared folder,
    or a store. Raises :class:`UsageError` when dask is not installed, :class:`StoreError` when no scheduler answers
    or it has no workers.
    """
    client = _client(address)
    workers = sum(client.nthreads().values())
    if not workers:
        raise StoreError(
            Teks(f"{shown(address)}: penjadwal ini belum punya pekerja", f"{shown(address)}: no workers yet"),
            Teks(f"Jalankan: dask worker {shown(address)}", f"Run: dask worker {shown(address)}"),
        )

    bases = set(client.run(_base).values())
    if bases - {_base()}:
        other = shown(sorted(bases - {_base()})[0])
        raise UsageError(
            Teks(
                f"pekerja di {shown(address)} memakai dasar IRI lain: {other}",
                f"the workers at {shown(address)} use another base of IRIs: {other}",
            ),
            Teks(
                f"Jalankan pekerja dengan {VARIABEL}={_base()}",
                f"Start the workers with {VARIABEL}={_base()}",
            ),
        )

    def executor(_: int) -> Executor:
        made: Executor = client.get_executor(pure=False, retries=0)
        return made

    return executor, workers


def _base() -> str:
    """The base of the IRIs of whoever asks: what a worker makes has to stand below that of the one who sent it."""
    from kaskade_graph.vocab import DASAR

    return DASAR


@cache
def _client(address: str) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise UsageError(
            Teks("--cluster memerlukan dask.distributed", "--cluster needs dask.distributed"),
            Teks("Pasang: pip install kaskade-graph[klaster]", "Install: pip install kaskade-graph[klaster]"),
        ) from error
    try:
        client: Any = distributed.Client
        return client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise StoreError(
            Teks(f"{shown(address)}: penjadwal tidak menjawab", f"{shown(address)}: no scheduler answers"),
            Teks("Jalankan: dask scheduler", "Run: dask scheduler"),
        ) from error
