"""What clusters need to know of an indikator, short enough to be kept: its features as one word.

Two indikator with equal features (:class:`~kaskade_graph.linking.features.Ciri`) have the same wording. Features take
a millisecond to read from texts; a wording that was kept with the results takes none, and what was said of two
wordings before need not be asked again.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Protocol, TypeVar

from kaskade_graph.language.lexicon import Entri
from kaskade_graph.linking.features import Ciri

_PREFIX = 5
"""Letters of a stem that make a key: a slip further on does not matter."""

Sure = float | None
"""How sure it is that two wordings are one metric (0..1); None when they are not."""
Known = Mapping[tuple[str, str], Sure]
"""What was found of pairs of wordings, by their marks, the lesser first."""


@dataclass(frozen=True, slots=True)
class UnitWording:
    """The wording of an indikator: ``tanda`` stands for its features, ``garis`` is the key of its official line,
    ``kunci`` the beginnings of its stems."""

    tanda: str
    garis: str | None
    kunci: tuple[str, ...]

    def text(self) -> str:
        """Return it as a text; none of its parts has a space."""
        return " ".join((self.tanda, self.garis or "-", *self.kunci))


class Worded(Protocol):
    """An indikator of a cascade, as clusters see it."""

    @property
    def iri(self) -> str: ...
    @property
    def kaskade(self) -> str: ...
    @property
    def ciri(self) -> Ciri: ...


Item = TypeVar("Item", bound=Worded)


@dataclass(frozen=True, slots=True)
class KeptWording:
    """An indikator whose wording was kept; its features are read from its texts when they are asked for."""

    iri: str
    kaskade: str
    wording: UnitWording
    features: Callable[[str], Ciri]
    """Gives the features of an indikator by its IRI."""

    @property
    def ciri(self) -> Ciri:
        """The features, read from the texts."""
        return self.features(self.iri)


def of(item: Worded) -> UnitWording:
    """Return the wording of an indikator: the one that was kept, else that of its features."""
    return item.wording if isinstance(item, KeptWording) else of_features(item.ciri)


def pair(a: Worded, b: Worded) -> tuple[str, str]:
    """Return what two indikator are known by in :data:`Known`."""
    one, other = sorted((of(a).tanda, of(b).tanda))
    return one, other


@lru_cache(maxsize=50_000)
def of_features(ciri: Ciri) -> UnitWording:
    """Return the wording that features are; the same in every process."""
    told = repr(_plain(ciri)).encode("utf-8", "surrogatepass")
    keys = sorted({stem[:_PREFIX] for stem in ciri.isi})
    return UnitWording(hashlib.blake2b(told, digest_size=12).hexdigest(), ciri.garis, tuple(keys))


@lru_cache(maxsize=50_000)
def of_text(text: str) -> UnitWording:
    """Return what :meth:`Wording.text` wrote; raises ValueError when it is none."""
    tanda, garis, *kunci = text.split(" ")
    return UnitWording(tanda, None if garis == "-" else garis, tuple(kunci))


def _plain(value: object) -> object:
    """Return a value of features as tuples and plain values, sets in order."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Entri):
        return value.kelas, value.istilah  # what else it says, the key of the lexicon stands for
    if dataclasses.is_dataclass(value):
        return tuple(_plain(getattr(value, f.name)) for f in dataclasses.fields(value) if f.compare)
    if isinstance(value, frozenset):
        return "set", *sorted((_plain(v) for v in value), key=repr)
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value
