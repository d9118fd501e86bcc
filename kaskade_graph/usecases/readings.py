"""Two readings of one cascade: whether they say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown
from kaskade_graph.vocab import KIN

if TYPE_CHECKING:
    from pyoxigraph import Quad


def same(one: Iterable[Quad], other: Iterable[Quad]) -> bool:
    """Whether two readings say the same; what their files are called is no difference."""
    return set(said(one)) == set(said(other))


def said(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield what is said but for the names of files: two copies of a document say the same."""
    return (quad for quad in quads if quad.predicate.value != KIN.berkas)


def differs(first: Path, second: Path, kaskade: str) -> InputError:
    """Return the error that two files say different things of one cascade."""
    one, other = shown(str(first)), shown(str(second))
    return InputError(
        Teks(
            f"{other}: kaskade yang sama dengan {one} tetapi isinya berbeda: {kaskade}",
            f"{other}: the same cascade as {one} with other content: {kaskade}",
        ),
        Teks(
            "Bila ini edisi lain, baca terpisah dengan --revision (misalnya perubahan-1).",
            "If it is another edition, read it on its own with --revision (such as perubahan-1).",
        ),
    )
