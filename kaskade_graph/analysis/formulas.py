"""Formulas as a graph over ``kin:komponenFormula``: circles in it, and terms that nothing supplies.

Which indikator enters a formula is known where the cascade states it, and not guessed from names. A term of a
formula is supplied by a stated component that speaks of the same thing, or by the source of data that the
indikator names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.language.cut_off import Potong, cut_off
from kaskade_graph.language.formulas import parse_formula
from kaskade_graph.language.meaning import is_same_thing
from kaskade_graph.language.phrases import Terurai, parse_indikator
from kaskade_graph.likeness import likeness
from kaskade_graph.model import Indikator
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

if TYPE_CHECKING:
    import networkx as nx

_ALIKE = 0.85
"""From this likeness on a term and the name of a component are one."""


class Pemasok(StrEnum):
    """What supplies a term of a formula."""

    KOMPONEN = "komponen"
    """An indikator that is stated to be a component."""
    SUMBER = "sumber"
    """The source of data that the indikator names."""
    TIDAK_ADA = "tidak ada"


@dataclass(frozen=True, slots=True)
class Suku:
    """A term of a formula as printed, and what supplies it; ``komponen`` is the indikator, if it is one."""

    teks: str
    pemasok: Pemasok
    komponen: str | None = None


@dataclass(frozen=True, slots=True)
class Rumus:
    """The formula of one indikator: its terms, and its components that the cascade does not hold (IRIs).

    ``dinyatakan`` says whether any component is stated.
    """

    iri: str
    suku: tuple[Suku, ...]
    dinyatakan: bool
    hilang: tuple[str, ...]

    @property
    def tanpa_pemasok(self) -> tuple[Suku, ...]:
        """The terms that nothing supplies."""
        return tuple(s for s in self.suku if s.pemasok is Pemasok.TIDAK_ADA)


def formula_graph(graf: GrafKaskade) -> nx.DiGraph[str]:
    """Return the indikator joined from a component to the indikator whose formula it enters.

    Components that the cascade does not hold are left out.
    """
    import networkx as nx

    known = graf.kaskade.indikator
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((c, i.iri) for i in known.values() for c in i.komponen_formula if c in known)
    return graph


def formula_cycles(graf: GrafKaskade) -> list[list[str]]:
    """Return one circle for each knot of indikator that enter their own formulas, in the order of the cascade."""
    import networkx as nx

    graph = formula_graph(graf)
    found = []
    for knot in nx.strongly_connected_components(graph):
        part = graph.subgraph(knot)
        if part.number_of_edges():
            found.append([a for a, _ in nx.find_cycle(part, graf.sort(knot)[0])])
    return sorted(found, key=lambda c: graf.order[c[0]])


def formulas(graf: GrafKaskade) -> list[Rumus]:
    """Return the formula of every indikator that has one, or states components, in the order of the cascade."""
    known = graf.kaskade.indikator
    found = [known[i] for i in graf.sort(known) if known[i].formulasi or known[i].komponen_formula]
    return [
        Rumus(
            i.iri,
            tuple(_terms(graf, i)),
            bool(i.komponen_formula),
            tuple(c for c in i.komponen_formula if c not in known),
        )
        for i in found
    ]


def same_metric(graf: GrafKaskade, iri: str) -> list[str]:
    """Return the indikator stated or found to be the same metric as ``iri``, in either direction."""
    known = graf.kaskade.indikator
    same = list(known[iri].indikator_sama)
    same += [i for i, other in known.items() if iri in other.indikator_sama]
    for k in graf.kaskade.kecocokan:
        if k.predikat == KIN.indikatorSama and iri in (k.subjek, k.objek):
            same.append(k.objek if k.subjek == iri else k.subjek)
    return [i for i in dict.fromkeys(same) if i != iri]


def _terms(graf: GrafKaskade, indikator: Indikator) -> Iterator[Suku]:
    if not indikator.formulasi:
        return
    formula = parse_formula(indikator.formulasi)
    known = graf.kaskade.indikator
    components = [known[c] for c in indikator.komponen_formula if c in known]
    source = Pemasok.SUMBER if _names_a_source(indikator.sumber_data) else Pemasok.TIDAK_ADA
    for term in (*formula.suku, *((formula.penyebut,) if formula.penyebut else ())):
        named = next((c for c in components if _speaks_of(c, term)), None)
        if named is not None:
            yield Suku(term.teks, Pemasok.KOMPONEN, named.iri)
        else:
            yield Suku(term.teks, source)


def _speaks_of(indikator: Indikator, term: Terurai) -> bool:
    if not indikator.label:
        return False
    alike = likeness(fold(indikator.label), fold(term.teks)) >= _ALIKE
    return alike or is_same_thing(parse_indikator(indikator.label), term)


def _names_a_source(text: str | None) -> bool:
    """Say whether a source of data is more than an empty cell or a lone letter left of one."""
    return bool(text and fold(text)) and cut_off(text or "") is not Potong.SATU_HURUF
