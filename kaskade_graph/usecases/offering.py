"""The questions that a sentence may mean: each as its command, and what is said where none of them is certain."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from kaskade_graph.errors import AmbiguousName, KaskadeError, Teks, UnknownName
from kaskade_graph.queries.answer import Bound, Given
from kaskade_graph.queries.finding import Found
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.queries.sentence import Sentence
from kaskade_graph.text import shown

OFFERED = 3
"""How many questions are offered at most."""


@dataclass(slots=True)
class Meant:
    """A question that may be meant, with its parameters as typed; bound, or why it cannot be.

    ``tanya`` are the concepts that were asked, without the kind that names a thing.
    """

    found: Found
    given: Given
    bound: Bound | None = None
    galat: KaskadeError | None = None
    tanya: frozenset[str] = frozenset()


def typed(query: SavedQuery, given: Given, place: str = "") -> str:
    """Return the command that asks ``query`` with these parameters; ``place`` is what :attr:`Inputs.typed` says."""
    params = "".join(f" --param {name}={_quoted(shown(v))}" for name, values in given.items() for v in values)
    return f"kaskade query {query.id}{params}{place}"


def _quoted(value: str) -> str:
    """Return a value between quotation marks: single ones where a shell would read something within double ones."""
    return shlex.quote(value) if any(sign in value for sign in '"$`\\!') else f'"{value}"'


def command(query: SavedQuery, given: Given, place: str = "") -> Teks:
    """Return what a sentence was taken for: the title, and the command that asks the same."""
    command = typed(query, given, place)
    return Teks(f"Pertanyaan: {query.judul.id} ({command})", f"Question: {query.judul.en} ({command})")


def unanswered(meant: Meant, place: str = "") -> KaskadeError:
    """Return why the one question that is meant cannot be answered, with the question."""
    error = meant.galat
    of = command(meant.found.query, meant.given, place)
    if isinstance(error, AmbiguousName):
        open_ = {p.nama: ["..."] for p in meant.found.query.params if f"{p.nama}:" in error.pesan.id}
        of = command(meant.found.query, {**meant.given, **open_}, place)
        told = Teks(f"{of.id}\n{error.pesan.id}", f"{of.en}\n{error.pesan.en}")
        return AmbiguousName(told, error.candidates, error.saran)
    assert error is not None
    return error


def offer(text: str, parts: Sentence, meant: Sequence[Meant], place: str = "") -> KaskadeError:
    """Return the error for a sentence that asks nothing certain: the nearest of ``meant``, and why they are so."""
    given = shown(text)
    if not meant:
        return UnknownName(
            Teks(
                f"tidak ada pertanyaan tersimpan yang cocok dengan {given!r}",
                f"no saved question fits {given!r}",
            ),
            (),
            Teks("Lihat semuanya: kaskade query", "See them all: kaskade query"),
        )
    if parts.sisa:
        left = ", ".join(shown(w) for w in parts.sisa)
        why = Teks(f"kata ini tidak dimengerti: {left}", f"these words are not understood: {left}")
    elif len(meant) > 1 and all(m.found.skor >= 1 for m in meant):
        why = Teks(f"beberapa pertanyaan cocok dengan {given!r}", f"several questions fit {given!r}")
    else:
        why = Teks(f"tidak pasti apa yang ditanyakan: {given!r}", f"it is not sure what is asked: {given!r}")
    near = sorted(meant, key=lambda m: (-m.found.skor, m.found.query.id))[:OFFERED]
    return AmbiguousName(
        why,
        [
            (
                typed(m.found.query, m.given, place),
                m.found.query.judul.pick(m.found.lang),
                min(m.found.skor, 1.0),
            )
            for m in near
        ],
        Teks("Yang terdekat; pilih salah satu:", "The nearest; choose one:"),
    )
