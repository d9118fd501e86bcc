"""How sasaran strategis and programs cover each other: a matrix, and how much of the work each of them carries.

Work is counted in elements at the bottom of the cascade, those that nothing supports: sub kegiatan, as a rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kaskade_graph.analysis.budget import budget
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.model import Jenis


@dataclass(frozen=True, slots=True)
class Matriks:
    """Sasaran strategis against programs; all are IRIs, in the order of the cascade.

    ``sel`` has a number for each pair in which the program supports the sasaran: how many elements at the bottom
    do so through the program (0 for a program without any). ``per_sasaran`` counts them for the sasaran as a
    whole, ``per_program`` for the program; ``tanpa_program`` those that support the sasaran through no program.
    ``tambahan`` has the pairs in which elements of the program support the sasaran, or what stands below it, beside
    their own parent (``kin:mendukungJuga``), with how many do: they are no part of the other counts. ``daerah`` are
    the objectives of the region that a sasaran, or a tujuan above it, supports.
    """

    sasaran: tuple[str, ...]
    program: tuple[str, ...]
    sel: dict[tuple[str, str], int]
    per_sasaran: dict[str, int]
    per_program: dict[str, int]
    tanpa_program: dict[str, int]
    tambahan: dict[tuple[str, str], int]
    daerah: dict[str, tuple[str, ...]]

    @property
    def sasaran_kosong(self) -> tuple[str, ...]:
        """The sasaran that no program supports."""
        return tuple(s for s in self.sasaran if not any((s, p) in self.sel for p in self.program))

    @property
    def program_lepas(self) -> tuple[str, ...]:
        """The programs that support no sasaran strategis."""
        return tuple(p for p in self.program if not any((s, p) in self.sel for s in self.sasaran))


@dataclass(frozen=True, slots=True)
class Porsi:
    """What one element carries: elements at the bottom and their share of all, and its budget if it is stated."""

    iri: str
    terbawah: int
    bagian: float
    pagu: Decimal | None


def matriks(graf: GrafKaskade) -> Matriks:
    """Return the matrix of a cascade."""
    sasaran, program = (_of(graf, j) for j in (Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM))
    through = {p: bottom(graf, p) for p in program}
    under = {s: bottom(graf, s) for s in sasaran}
    cells: dict[tuple[str, str], int] = {}
    without: dict[str, int] = {}
    for s in sasaran:
        below = set(graf.descendants(s))
        helping = [p for p in program if p in below]
        cells |= {(s, p): len(through[p]) for p in helping}
        without[s] = len(under[s] - set().union(*(through[p] for p in helping)) - set(program))
    return Matriks(
        sasaran,
        program,
        cells,
        {s: len(found) for s, found in under.items()},
        {p: len(found) for p, found in through.items()},
        without,
        _further(graf, sasaran, program),
        {s: _regional(graf, s) for s in sasaran},
    )


def _further(
    graf: GrafKaskade, sasaran: tuple[str, ...], program: tuple[str, ...]
) -> dict[tuple[str, str], int]:
    unsur = graf.kaskade.unsur
    inside = {s: {s, *graf.descendants(s)} for s in sasaran}
    out: dict[tuple[str, str], int] = {}
    for p in program:
        own = (p, *graf.descendants(p))
        for s in sasaran:
            # What stands under the sasaran anyway adds nothing to it.
            many = sum(d not in inside[s] and not inside[s].isdisjoint(unsur[d].mendukung_juga) for d in own)
            if many:
                out[s, p] = many
    return out


def _regional(graf: GrafKaskade, iri: str) -> tuple[str, ...]:
    own = (iri, *graf.ancestors(iri))
    return tuple(dict.fromkeys(d for u in own for d in graf.kaskade.unsur[u].mendukung_daerah))


def sebaran(graf: GrafKaskade, jenis: Jenis) -> list[Porsi]:
    """Return what each element of a level carries, the most first; shares are of all that the level carries."""
    found = {iri: bottom(graf, iri) for iri in _of(graf, jenis)}
    everything = set().union(*found.values()) if found else set()
    portions = (
        Porsi(iri, len(held), len(held) / len(everything) if everything else 0.0, budget(graf, [iri]))
        for iri, held in found.items()
    )
    return sorted(portions, key=lambda p: -p.terbawah)


def bottom(graf: GrafKaskade, iri: str) -> set[str]:
    """Return the elements below ``iri`` that nothing supports."""
    return {d for d in graf.descendants(iri) if not graf.children(d)}


def kinds(graf: GrafKaskade, iris: Iterable[str]) -> set[Jenis]:
    """Return the kinds of elements."""
    return {graf.kaskade.unsur[i].jenis for i in iris}


def _of(graf: GrafKaskade, jenis: Jenis) -> tuple[str, ...]:
    return tuple(graf.sort(u.iri for u in graf.kaskade.of(jenis)))
