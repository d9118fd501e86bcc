"""Kinds of things in a sentence and its answer: a thing of another kind, rows of those asked for, a page of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kaskade_graph.errors import Teks
from kaskade_graph.queries.answer import BoundAnswer
from kaskade_graph.queries.resolve import Candidate
from kaskade_graph.store.terms import Row
from kaskade_graph.text import fold, shown

_CONCEPTS = {"sub": "sub kegiatan", "strategis": "sasaran strategis"}


def is_a(candidate: Candidate, kind: str, param: str | None) -> bool:
    """Say whether a candidate is of the kind that was named before it; one without a kind may be of any."""
    named = "sub kegiatan" if kind == "subkegiatan" else kind
    own = fold(candidate.jenis) or ("indikator" if param == "indikator" else "")
    if not own:
        return True
    return own == named or (
        own.startswith("sasaran") and named.startswith("sasaran") and own.startswith(named)
    )


def kinds_in(answer: BoundAnswer, said: frozenset[str]) -> list[str]:
    """Return the kinds in the column ``jenis`` that are asked for, none when all or none of them are."""
    if "jenis" not in answer.rows.columns:
        return []
    found = sorted(set(answer.rows.values("jenis")))
    wanted = {_CONCEPTS.get(c, c) for c in said}
    if "sub kegiatan" in wanted and "kegiatan" not in said:
        wanted.discard("kegiatan")
    named = [
        k for k in found if fold(k) in wanted or (fold(k).startswith("sasaran ") and "sasaran" in wanted)
    ]
    return named if len(named) < len(found) else []


def only(words: Sequence[str], count: int, of: int) -> Teks:
    """Return the note that only ``count`` rows of ``of``, those with these words, are shown."""
    said = ", ".join(f"“{shown(w)}”" for w in words)
    return Teks(f"Hanya baris dengan {said}: {count} dari {of}", f"Only rows with {said}: {count} of {of}")


def with_rows(answer: BoundAnswer, rows: Sequence[Row]) -> BoundAnswer:
    """Return ``answer`` with these rows alone."""
    return replace(answer, rows=replace(answer.rows, rows=tuple(rows)))


def paged(answer: BoundAnswer, limit: int | None, offset: int | None) -> BoundAnswer:
    """Return ``answer`` with ``limit`` rows (None: all) from ``offset``, which counts from 0."""
    start = offset or 0
    return with_rows(answer, list(answer.rows)[start : None if limit is None else start + limit])
