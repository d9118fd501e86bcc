"""Doing one function on many things at once, by any executor of ``concurrent.futures``.

A worker that dies (out of memory, killed, a crash of native code) loses at most the one thing that killed it: what
was under way is done again one by one, and what kills a second time is given up and named.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import Generic, NamedTuple, ParamSpec, TypeVar

from kaskade_graph.garbage import collect_seldom

A = TypeVar("A")
B = TypeVar("B")
P = ParamSpec("P")
R = TypeVar("R")
AHEAD = 3
"""Things handed out for each of several workers: so that none waits, and few are in doubt when one dies.

One worker is given one thing at a time: what it did would only fill the memory.
"""
FEW = 8
"""Things up to which starting processes takes longer than they save."""

Pool = Callable[[int], Executor]
"""Makes an executor with so many workers."""


class Done(NamedTuple, Generic[A, B]):
    """One thing and its result; None when it killed its worker twice, and then ``sebab`` says how."""

    item: A
    hasil: B | None
    sebab: str = ""


class Serial(Executor):
    """Does the work at once, in this process."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Return the finished future of ``fn``."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def processes(workers: int) -> Executor:
    """Return an executor of processes, started anew rather than forked: native libraries run threads here."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=collect_seldom)


def pool_for(count: int, jobs: int | None = None) -> tuple[Pool, int]:
    """Return the executor for ``count`` things and its workers: ``jobs``, else one a core; few need no process."""
    workers = jobs or (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    if workers == 1 or (jobs is None and count <= FEW):
        return (lambda _: Serial()), 1
    return processes, min(workers, max(1, count))


def each(work: Callable[[A], B], items: Iterable[A], pool: Pool, workers: int) -> Iterator[Done[A, B]]:
    """Yield ``work(item)`` for every item, as they are done.

    Items are taken from ``items`` as workers become free, so neither they nor results pile up. What ``work``
    raises is raised here, but for the death of its worker.
    """
    waiting = iter(items)
    while True:
        doubtful: list[A] = []
        with pool(workers) as executor:
            yield from _until_one_dies(executor, work, waiting, workers, doubtful)
        if not doubtful:
            return
        for item in doubtful:
            yield _alone(work, item, pool)


def _until_one_dies(
    executor: Executor, work: Callable[[A], B], waiting: Iterator[A], workers: int, doubtful: list[A]
) -> Iterator[Done[A, B]]:
    """Yield what is done; when a worker dies, put what was under way into ``doubtful`` and stop."""
    pending: dict[Future[B], A] = {}
    try:
        while not doubtful:
            for item in waiting:
                try:
                    pending[executor.submit(work, item)] = item
                except BrokenExecutor:
                    doubtful.append(item)
                    break
                if len(pending) >= (AHEAD * workers if workers > 1 else 1):
                    break
            if not pending:
                return
            finished, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in finished:
                item = pending.pop(future)
                if _killed(future.exception()):
                    doubtful.append(item)
                else:
                    yield Done(item, future.result())
        # All that is left is broken too, or about to be.
        for future, item in pending.items():
            if future.cancel() or _killed(future.exception()):
                doubtful.append(item)
            else:
                yield Done(item, future.result())
    finally:
        for future in pending:
            future.cancel()


def _alone(work: Callable[[A], B], item: A, pool: Pool) -> Done[A, B]:
    with pool(1) as executor:
        future = executor.submit(work, item)
        error = future.exception()
        if _killed(error):
            return Done(item, None, type(error).__name__)
        return Done(item, future.result())


def _killed(error: BaseException | None) -> bool:
    """Whether the worker died; the scheduler of dask says so with an error of its own."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"
