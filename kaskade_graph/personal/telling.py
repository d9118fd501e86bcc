"""Whether personal data is asked for, and what is told of that which was masked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from kaskade_graph.errors import Teks
from kaskade_graph.personal.spans import PersonalKind, Span

VARIABLE = "KASKADE_PERSONAL_DATA"
"""The variable that carries the wish to all processes of a run; ``1`` keeps personal data."""
_heard: ContextVar[list[Tally]] = ContextVar("heard")
_LISTED = 12


@dataclass(slots=True)
class Tally:
    """How many were found, by kind, and where; ``places`` are as messages name them, in both languages.

    ``names`` are those that were met, for :class:`Known`.
    """

    counts: dict[PersonalKind, int] = field(default_factory=dict)
    places: dict[Teks, None] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def add(self, spans: Sequence[Span], place: Teks | None = None, line: str = "") -> None:
        """Count the spans of one ``line``."""
        for span in spans:
            self.counts[span.jenis] = self.counts.get(span.jenis, 0) + 1
            if span.jenis is PersonalKind.NAMA:
                self.names.add(line[span.start : span.end])
        if spans and place is not None:
            self.places[place] = None

    def note(self, name: str = "") -> Teks | None:
        """Return the sentence that tells of it; None when there was nothing. ``name`` is the file's."""
        if not self.counts:
            return None
        what = ", ".join(f"{self.counts[j]} {j.value}" for j in PersonalKind if j in self.counts)
        what_en = what.replace("nama", "names" if self.counts.get(PersonalKind.NAMA, 0) > 1 else "name")
        start = f"{name}: " if name else ""
        more = len(self.places) - _LISTED
        where = [", ".join(p.pick(lang) for p in list(self.places)[:_LISTED]) for lang in ("id", "en")]
        if more > 0:
            where = [f"{where[0]} dan {more} tempat lain", f"{where[1]} and {more} more places"]
        at = [f" ({w})" if w else "" for w in where]
        return Teks(
            f"{start}data pribadi disamarkan: {what}{at[0]}. Bila memang diperlukan: --personal-data.",
            f"{start}personal data masked: {what_en}{at[1]}. If it is needed: --personal-data.",
        )


def wanted(environ: Mapping[str, str] | None = None) -> bool:
    """Say whether personal data was asked for: ``--personal-data``, or the variable of :data:`VARIABLE`."""
    return (os.environ if environ is None else environ).get(VARIABLE, "") == "1"


def want(yes: bool = True) -> None:
    """Keep personal data from here on in this process and all that it starts, or mask it again."""
    if yes:
        os.environ[VARIABLE] = "1"
    else:
        os.environ.pop(VARIABLE, None)


@contextmanager
def as_before() -> Iterator[None]:
    """Take back at the end what :func:`want` did meanwhile."""
    before = wanted()
    try:
        yield
    finally:
        want(before)


@contextmanager
def listening() -> Iterator[list[Tally]]:
    """Collect what the doors tell meanwhile; a file that is looked at twice tells twice."""
    heard: list[Tally] = []
    before = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(before)


def tell(tally: Tally) -> None:
    """Tell who listens what was masked."""
    if tally.counts:
        _heard.get([]).append(tally)


def summary(heard: Sequence[Tally], name: str) -> list[Teks]:
    """Return what is said of one file, nothing when nothing was masked: the fullest of what was told of it."""
    fullest = max(heard, key=lambda tally: sum(tally.counts.values()), default=None)
    note = fullest.note(name) if fullest else None
    return [note] if note else []
