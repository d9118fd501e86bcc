"""How two concepts of the lexicon stand to one another: by what it says of either, and by their classes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from kaskade_graph.language import lexicon
from kaskade_graph.language.lexicon import THINGS, Entri
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import stem, tokens


class Hubungan(StrEnum):
    """How the second stands to the first."""

    SAME = "same"
    NARROWER = "narrower"
    """The second is a part of what the first names."""
    WIDER = "wider"
    SIBLING = "sibling"
    """Another thing, or condition, of the same kind."""
    OPPOSITE = "opposite"
    UNRELATED = "unrelated"
    UNKNOWN = "unknown"


def relation(a: Entri, b: Entri) -> Hubungan:
    """Return how the concept ``b`` stands to the concept ``a``."""
    return Hubungan.SAME if a is b else _relation(lexicon.leksikon(), a, b)


@lru_cache(maxsize=65_536)
def _relation(known: lexicon.Leksikon, a: Entri, b: Entri) -> Hubungan:
    """The relation of two concepts of the lexicon ``known``, which is the one in force: the same few meet often."""
    if _among(b, a):
        return Hubungan.NARROWER
    if _among(a, b):
        return Hubungan.WIDER
    if is_named(a.lawan, b) or is_named(b.lawan, a):
        return Hubungan.OPPOSITE
    if _apart(a, b) or _apart(b, a):
        return Hubungan.SIBLING
    if a.kelas == b.kelas == "orang" and _shared_role(a, b):
        return Hubungan.UNKNOWN
    if {a.kelas, b.kelas} == {"orang", "lembaga"} and _household(a, b):
        return Hubungan.UNKNOWN
    common = next((e for e in a.above() if b.is_a(e)), None)
    if common is not None:
        return Hubungan.UNKNOWN if common.has("dekat") else Hubungan.SIBLING
    strict = {a.kelas, b.kelas} <= STRICT and frozenset((a.kelas, b.kelas)) not in _PASSING
    return Hubungan.UNRELATED if strict and not _share_a_word(a, b) else Hubungan.UNKNOWN


def _share_a_word(a: Entri, b: Entri) -> bool:
    """Whether their names begin with one word, or are of one class and have one: the lexicon does not say the rest.

    "pelaku usaha" and "pelaku usaha mikro", "laporan bulanan" and "laporan kegiatan": neither is known to be another
    thing. A proposal for a meeting and a guest at it are two.
    """
    mine, theirs = (_words(e.nama) for e in (a, b))
    if not mine or not theirs:
        return False
    return mine[0] == theirs[0] or (a.kelas == b.kelas and bool(set(mine) & set(theirs)))


@lru_cache(maxsize=8_192)
def _words(name: str) -> tuple[str, ...]:
    return tuple(stem(w) for w in tokens(name) if w not in kelompok("henti"))


def _apart(a: Entri, b: Entri) -> bool:
    """Whether one, or a broader concept of it, is stated to be no kind of the other or of a broader one."""
    return any(is_named(x.bukan, y) for x in (a, *a.above()) for y in (b, *b.above()))


def _shared_role(a: Entri, b: Entri) -> bool:
    """Whether one of two sorts of people is an age or a role that anyone may have besides."""
    roles = [
        any(e.has("luas") for e in (x, *x.above()) if e.induk is not None or e.istilah[0] != "orang")
        for x in (a, b)
    ]
    return any(roles)


def _household(a: Entri, b: Entri) -> bool:
    """Whether people in general stand against families: offices count the one by the other."""
    people, body = (a, b) if a.kelas == "orang" else (b, a)
    return people.has("luas") and any(e.nama == "keluarga" for e in (body, *body.above()))


STRICT = THINGS | {"pekerjaan", "jasa"}
_PASSING = frozenset(
    frozenset(pair)
    for pair in (
        ("pekerjaan", "dokumen"),
        ("pekerjaan", "kasus"),
        ("pekerjaan",),
        ("jasa", "pekerjaan"),
        ("jasa", "dokumen"),
        ("jasa", "kegiatan"),
        ("jasa", "kasus"),
        ("jasa",),
    )
)
"""Classes whose names pass into one another: a recommendation is a piece of work, and the paper."""


def _among(b: Entri, a: Entri) -> bool:
    """Whether ``b`` is a kind of ``a``, or found among it; what holds anything holds its whole class."""
    general = a.has("wadah") or (a.has("luas") and a.induk is None)
    if b.is_a(a) or (general and a.kelas == b.kelas):
        return True
    return any(is_named(e.dari, x) for e in (b, *b.above()) for x in (a, *a.above()))


def is_named(terms: Iterable[str], entri: Entri) -> bool:
    """Whether one of ``terms`` stands for ``entri`` in the lexicon."""
    known = lexicon.leksikon()
    return any(known.get(t) is entri for t in terms)
