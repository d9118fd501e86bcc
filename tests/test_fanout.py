"""Work fanned out: all of it done, whatever the executor, and a worker that dies loses what killed it alone."""

import os
import signal
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from kaskade_graph import fanout


def double(n: int) -> int:
    return 2 * n


def dies_at(bad: int, n: int) -> int:
    if n == bad:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def dies_once(marker: Path, n: int) -> int:
    if n == 3 and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def fails(n: int) -> int:
    raise ValueError(n)


def threads(workers: int) -> Executor:
    return ThreadPoolExecutor(workers)


@pytest.mark.parametrize("pool", [lambda _: fanout.Serial(), threads, fanout.processes])
def test_everything_is_done_by_any_executor(pool: fanout.Pool) -> None:
    found = {d.item: d.hasil for d in fanout.each(double, range(20), pool, 2)}
    assert found == {n: 2 * n for n in range(20)}


def test_a_worker_that_dies_loses_what_killed_it() -> None:
    done = list(fanout.each(partial(dies_at, 7), range(20), fanout.processes, 2))
    assert sorted(d.item for d in done) == list(range(20))
    (lost,) = [d for d in done if d.hasil is None]
    assert (lost.item, lost.sebab) == (7, "BrokenProcessPool")


def test_what_dies_once_is_done_again(tmp_path: Path) -> None:
    done = list(fanout.each(partial(dies_once, tmp_path / "m"), range(6), fanout.processes, 2))
    assert sorted(d.hasil for d in done if d.hasil is not None) == list(range(6))


def test_things_are_taken_as_workers_become_free() -> None:
    taken: list[int] = []

    def items() -> "object":
        for n in range(100):
            taken.append(n)
            yield n

    work = fanout.each(double, items(), threads, 2)  # type: ignore[arg-type]
    next(work)
    assert len(taken) <= fanout.AHEAD * 2 + 1


@pytest.mark.parametrize("pool", [lambda _: fanout.Serial(), threads])
def test_what_the_work_raises_is_raised(pool: fanout.Pool) -> None:
    with pytest.raises(ValueError, match="0"):
        list(fanout.each(fails, range(1), pool, 1))


def test_few_things_need_no_process() -> None:
    assert fanout.pool_for(3)[1] == 1
    assert fanout.pool_for(3, jobs=2)[1] == 2
