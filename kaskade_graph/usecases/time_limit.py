"""A time limit for what cannot be interrupted."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from kaskade_graph.errors import StoreError, Teks, UsageError

if TYPE_CHECKING:
    from kaskade_graph.store.protocol import Store
    from kaskade_graph.usecases.inputs import Inputs

_T = TypeVar("_T")


def within(seconds: float | None, work: Callable[[], _T], elsewhere: bool = False) -> _T:
    """Return what ``work`` returns, and raise what it raises; :class:`UsageError` when it takes longer.

    An engine ``elsewhere`` that takes longer does not answer as it must: :class:`StoreError`.

    An engine inside this process cannot be interrupted. It goes on in a thread that nobody waits for and that
    ends with the process; so a program that runs on asks what may take long in a worker of its own.
    """
    if seconds is None:
        return work()
    done: list[_T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # handed to the one who waits
            failed.append(error)

    # With what kaskade.toml sets: a nomenclature, a lexicon of one's own.
    thread = threading.Thread(target=contextvars.copy_context().run, args=(run,), daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise (StoreError if elsewhere else UsageError)(
            Teks(
                f"pertanyaan dihentikan: lebih lama dari {seconds:g} detik",
                f"the question was stopped: took longer than {seconds:g} s",
            ),
            Teks(
                "Persempit lingkupnya dengan --param lingkup=..., atau beri waktu lebih dengan --timeout.",
                "Narrow its scope with --param lingkup=..., or give it more time with --timeout.",
            ),
        )
    if failed:
        raise failed[0]
    return done[0]


def within_opened(place: Inputs, seconds: float | None, work: Callable[[Store], _T]) -> _T:
    """Return what ``work`` returns of the store at ``place``.

    To open a store takes of the time, to read files does not.
    """

    def opened() -> _T:
        with closing(place.open()) as store:
            return work(store)

    if place.from_store:
        return within(seconds, opened, place.elsewhere)
    with closing(place.open()) as store:
        return within(seconds, lambda: work(store))
