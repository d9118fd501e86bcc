"""When a difference between two frames is certain: not inferred from what the lexicon happens not to say.

Two phrases are certain to count different things where the lexicon sets the two apart by name, or where they are of
classes of which nothing is ever of both (people and places, papers and events), and nothing else was left open: both
stand there by their own names, and neither phrase begins with work, whose object may be what is meant.
"""

from __future__ import annotations

from kaskade_graph.language.frames import Benda, Bingkai
from kaskade_graph.language.lexicon import Entri
from kaskade_graph.language.relations import Hubungan, is_named

_APART = frozenset(
    frozenset(pair)
    for pair in (
        ("dokumen", "orang"),
        ("dokumen", "lembaga"),
        ("dokumen", "wilayah"),
        ("dokumen", "kegiatan"),
        ("dokumen", "barang"),
        ("kegiatan", "orang"),
        ("kegiatan", "wilayah"),
        ("kegiatan", "barang"),
        ("orang", "wilayah"),
        ("barang", "orang"),
    )
)
"""Classes of which nothing is of both. An institution is its people, its place and its work to some."""


def apart(a: Bingkai, b: Bingkai) -> bool:
    """Say whether two phrases certainly count different things.

    >>> from kaskade_graph.language.frames import read
    >>> apart(read("Jumlah warga yang hadir"), read("Jumlah desa yang hadir"))
    True
    >>> apart(read("Jumlah kelompok usaha yang dibina"), read("Jumlah pokdakan yang dibina"))
    False
    """
    if a.kerja or b.kerja:
        return False
    return are_apart(a.kepala, b.kepala)


def are_apart(a: Benda | None, b: Benda | None) -> bool:
    """Say whether two things are certainly none of one another: by their names, or by their classes."""
    if a is None or b is None or a.entri is None or b.entri is None or not (is_by_name(a) and is_by_name(b)):
        return False
    return set_apart(a.entri, b.entri) or frozenset((a.entri.kelas, b.entri.kelas)) in _APART


def set_apart(a: Entri, b: Entri) -> bool:
    """Say whether the lexicon names two concepts as other than one another, or as sorts that exclude each other."""
    if is_named((*a.bukan, *a.lawan), b) or is_named((*b.bukan, *b.lawan), a):
        return True
    common = next((e for e in a.above() if b.is_a(e)), None)
    return common is not None and common.has("disjoin") and not a.is_a(b) and not b.is_a(a)


def denied(a: Bingkai, b: Bingkai, how: Hubungan) -> bool:
    """Say whether the one phrase certainly denies what the other says of the same thing, every word understood."""
    if how is not Hubungan.OPPOSITE or a.asing or b.asing or a.kepala is None or b.kepala is None:
        return False
    mine, theirs = a.kepala.entri, b.kepala.entri
    return mine is not None and theirs is not None and (mine.is_a(theirs) or theirs.is_a(mine))


def is_by_name(thing: Benda) -> bool:
    """Say whether a thing stands there by its name: an abbreviation may be that of something else."""
    return thing.entri is not None and " ".join(thing.kata) not in {
        s.casefold() for s in thing.entri.singkatan
    }
