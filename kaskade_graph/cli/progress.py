"""A progress bar on stderr for long work, and nothing when stderr is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Protocol

from kaskade_graph.text import shown


class Step(Protocol):
    """What long work yields: how far it is, and what it was just at."""

    @property
    def selesai(self) -> int:
        """How many are done."""
        ...

    @property
    def jumlah(self) -> int:
        """How many there are."""
        ...

    @property
    def nama(self) -> str:
        """What was just done."""
        ...


def follow(steps: Iterator[Step]) -> None:
    """Do the work behind ``steps``, drawing a bar while it goes."""
    if not sys.stderr.isatty():
        for _ in steps:
            pass
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        for step in steps:
            name = escape(shown(step.nama)[-60:])
            bar.update(task, completed=step.selesai, total=step.jumlah, description=name)
