"""The audit on a cluster of two workers, one of them killed half way: the results are those of a serial run."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import distributed
import pytest

from kaskade_graph.errors import StoreError
from kaskade_graph.rdf import to_quads
from kaskade_graph.rdf_files import serialise
from kaskade_graph.usecases.audit import audit
from kaskade_graph.usecases.cluster import pool
from kaskade_graph.usecases.many import Banyak
from tests.audit.test_results import cascade, old

KILLED = 2
"""Inputs that are done when the worker is killed."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as made:
        yield made


def collection(folder: Path) -> Path:
    for n in range(1, 6):
        for tahun in (2022, 2023):
            made = cascade(
                f"Nomor {n}", f"33.02.{n:02}", tahun, 100 - n - (tahun - 2022) * 5, f"Aduan {n} dibagi aduan"
            )
            folder.mkdir(exist_ok=True)
            (folder / f"{n}-{tahun}.trig").write_bytes(serialise(to_quads(made)))
    old(folder)
    return folder


def test_one_worker_of_two_killed(tmp_path: Path, cluster: distributed.LocalCluster) -> None:
    folder = collection(tmp_path / "kaskade")
    audit([folder], banyak=Banyak(tmp_path / "serial", jobs=1))
    victim = next(iter(cluster.workers.values()))
    killed: list[int] = []

    def follow(steps: Iterator[object]) -> None:
        for n, _ in enumerate(steps, 1):
            if n == KILLED:
                killed.append(victim.pid)
                os.kill(victim.pid, signal.SIGKILL)

    done = audit([folder], banyak=Banyak(tmp_path / "many", cluster=cluster.scheduler_address, follow=follow))
    assert killed
    assert not done.gagal
    assert len(done.hasil) == 10
    for path in sorted((tmp_path / "serial").rglob("*.parquet")):
        assert (tmp_path / "many" / path.relative_to(tmp_path / "serial")).read_bytes() == path.read_bytes()


def test_where_no_scheduler_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="no scheduler answers"):
        pool("tcp://127.0.0.1:9")
