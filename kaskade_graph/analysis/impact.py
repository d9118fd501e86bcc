"""What a cascade loses when elements of it are cut: what falls with them, what loses its support, what is left.

An element falls when everything it supports, up to a top of the cascade, has been cut or falls: it would serve
nothing. One that supports something else besides stays. What stands above stays, with less or nothing to carry
it out. A top is an element that supports nothing, or a knot of elements that only support each other; what
reached no top before is not made worse.

The links that count are those that are stated: ``kin:mendukung``, ``kin:memilikiSasaran``, ``kin:diukurOleh``,
``kin:komponenFormula`` and ``kin:indikatorSama``. That two names are alike is no link. Support beside the one
parent (``kin:mendukungJuga``) and support for the region (``kin:mendukungDaerah``) hold nothing up: what is lost of
them is said apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kaskade_graph.analysis.formulas import formula_graph, same_metric
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.model import RANTAI, Jenis

if TYPE_CHECKING:
    import networkx as nx

from kaskade_graph.analysis.budget import budget, remaining


@dataclass(frozen=True, slots=True)
class Dukungan:
    """What supports one element that stays, before and after.

    ``langsung`` counts what supports it directly; ``kosong`` of those left have no support of their own any
    more. ``terbawah`` counts the elements at the bottom of the cascade (sub kegiatan, as a rule) that carry it
    out; ``jenis`` is their kind when they are of one.
    """

    iri: str
    langsung: tuple[int, int]
    kosong: int
    terbawah: tuple[int, int]
    jenis: Jenis | None

    @property
    def sisa(self) -> float:
        """The share of the elements at the bottom that is left, 0 to 1."""
        before, after = self.terbawah
        return after / before if before else 0.0

    @property
    def habis(self) -> bool:
        """Whether nothing is left that carries it out."""
        return self.terbawah[1] == 0


@dataclass(frozen=True, slots=True)
class Tambahan:
    """What loses support that is not structural: an element that stays, or an objective of the region.

    ``hilang`` are the elements that fall and gave it further support, ``sisa`` those that stay and do. ``daerah``
    says that it stands in the region's own cascade: then ``lemah`` are those of ``sisa`` that nothing carries out
    any more.
    """

    iri: str
    hilang: tuple[str, ...]
    sisa: tuple[str, ...]
    daerah: bool
    lemah: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tersentuh:
    """An indikator that stays and is touched.

    ``sasaran`` is the Tujuan or Sasaran it measures. ``dukungan``: what it measures loses support. ``komponen``
    are the indikator of its formula that fall, or are themselves touched through their formula; ``sama`` those
    that fall and are stated to be the same metric.
    """

    iri: str
    sasaran: str | None
    dukungan: bool
    komponen: tuple[str, ...]
    sama: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pagu:
    """Budget in rupiah: of what falls, and of the whole cascade as far as it is stated."""

    hilang: Decimal
    seluruh: Decimal


@dataclass(frozen=True, slots=True)
class Dampak:
    """What is lost when ``dihapus`` are cut; all are IRIs, in the order of the cascade.

    ``gugur`` are the elements, own sasaran among them, and ``indikator`` the indikator that fall with them.
    ``tanpa_ukuran`` are Tujuan and Sasaran that stay and have lost their last indikator, ``tanpa_sasaran`` the
    activities that have lost their own sasaran. ``pagu`` is None when no budget is stated for what falls.
    ``isi`` counts the elements of the chain and the indikator, before and after. ``rumus_dinyatakan`` says
    whether any ``kin:komponenFormula`` is stated in the cascade: without, nothing can be said of formulas.
    ``sama_di_luar`` are indikator of other cascades that are stated to be the same metric as one that falls.
    """

    graf: GrafKaskade
    dihapus: tuple[str, ...]
    gugur: tuple[str, ...]
    indikator: tuple[str, ...]
    dukungan: tuple[Dukungan, ...]
    tersentuh: tuple[Tersentuh, ...]
    tanpa_ukuran: tuple[str, ...]
    tanpa_sasaran: tuple[str, ...]
    pagu: Pagu | None
    isi: dict[str, tuple[int, int]]
    rumus_dinyatakan: bool
    sama_di_luar: tuple[str, ...]
    tambahan: tuple[Tambahan, ...] = ()


def dampak(graf: GrafKaskade, dihapus: Sequence[str]) -> Dampak:
    """Return what is lost when the elements or indikator ``dihapus`` are cut; KeyError for one not there."""
    for iri in dihapus:
        if graf.item(iri) is None:
            raise KeyError(iri)
    cut = set(dihapus)
    fallen = _with_own_sasaran(graf, _falling(graf, cut))
    measures = _measures(graf, fallen, cut)
    gone = fallen | measures
    support = tuple(_support(graf, fallen))
    return Dampak(
        graf,
        tuple(graf.sort(cut)),
        tuple(graf.sort(fallen - cut)),
        tuple(graf.sort(measures - cut)),
        support,
        tuple(_touched(graf, fallen, measures)),
        tuple(graf.sort(_unmeasured(graf, fallen, measures))),
        tuple(graf.sort(_aimless(graf, fallen))),
        _pagu(graf, fallen),
        remaining(graf, gone),
        any(i.komponen_formula for i in graf.kaskade.indikator.values()),
        tuple(sorted({s for i in measures for s in same_metric(graf, i) if s not in graf.kaskade.indikator})),
        tuple(_further(graf, fallen, {d.iri for d in support if d.habis})),
    )


def _falling(graf: GrafKaskade, cut: set[str]) -> set[str]:
    """Return the elements cut and those below that reach no top any more."""
    import networkx as nx

    unsur = graf.kaskade.unsur
    chain = links(graf)
    tops = [k for k in nx.strongly_connected_components(chain) if _is_top(chain, k)]
    left = chain.subgraph(n for n in chain if n not in cut).reverse()
    held: set[str] = set()
    for start in (n for knot in tops for n in knot if n not in cut):
        if start not in held:
            held |= {start, *nx.descendants(left, start)}
    below = {d for c in cut if c in chain for d in graf.descendants(c)}
    return (cut & set(unsur)) | (below - held)


def links(graf: GrafKaskade) -> nx.DiGraph[str]:
    """Return the elements joined by ``mendukung``, edges pointing up."""
    import networkx as nx

    chain: nx.DiGraph[str] = nx.DiGraph()
    chain.add_nodes_from(graf.kaskade.unsur)
    chain.add_edges_from((a, b) for a in graf.kaskade.unsur for b in graf.parents(a))
    return chain


def _is_top(chain: nx.DiGraph[str], knot: set[str]) -> bool:
    return all(up in knot for n in knot for up in chain.successors(n))


def _with_own_sasaran(graf: GrafKaskade, fallen: set[str]) -> set[str]:
    unsur = graf.kaskade.unsur
    own = {
        s
        for f in fallen
        for s in graf.sasaran(f)
        if unsur[s].jenis.is_sasaran and unsur[s].jenis not in RANTAI
    }
    kept = {s for u in graf.kaskade.unsur if u not in fallen for s in graf.sasaran(u)}
    return fallen | (own - kept)


def _measures(graf: GrafKaskade, fallen: set[str], cut: set[str]) -> set[str]:
    indikator = graf.kaskade.indikator
    return {i for i in indikator if i in cut or graf.measured(i) in fallen}


def _support(graf: GrafKaskade, fallen: set[str]) -> Iterable[Dukungan]:
    """Yield what is left of the support of everything above, from the top down."""
    above = {a for f in fallen for a in graf.ancestors(f) if a not in fallen}
    bottom = {u for u in graf.kaskade.unsur if not graf.children(u)}
    left = {a: [d for d in graf.descendants(a) if d in bottom] for a in above}
    empty = {a for a, found in left.items() if all(d in fallen for d in found)}
    for iri in graf.sort(above):
        before = left[iri]
        stay = [c for c in graf.children(iri) if c not in fallen]
        kinds = {graf.kaskade.unsur[d].jenis for d in before}
        yield Dukungan(
            iri,
            (len(graf.children(iri)), len(stay)),
            sum(c in empty for c in stay),
            (len(before), sum(d not in fallen for d in before)),
            kinds.pop() if len(kinds) == 1 else None,
        )


def _further(graf: GrafKaskade, fallen: set[str], empty: set[str]) -> Iterable[Tambahan]:
    """Yield what loses further support: elements of the cascade and of others, then objectives of the region."""
    for daerah in (False, True):
        givers: dict[str, list[str]] = {}
        for iri in graf.sort(graf.kaskade.unsur):
            unsur = graf.kaskade.unsur[iri]
            for target in unsur.mendukung_daerah if daerah else unsur.mendukung_juga:
                if target not in fallen:
                    givers.setdefault(target, []).append(iri)
        for target in sorted(givers, key=lambda t: (graf.order.get(t, len(graf.order)), t)):
            lost = tuple(g for g in givers[target] if g in fallen)
            stay = tuple(g for g in givers[target] if g not in fallen)
            weak = tuple(g for g in stay if g in empty) if daerah else ()
            if lost or weak:
                yield Tambahan(target, lost, stay, daerah, weak)


def _touched(graf: GrafKaskade, fallen: set[str], measures: set[str]) -> Iterable[Tersentuh]:
    import networkx as nx

    formulas = formula_graph(graf)
    by_formula = {a for m in measures if m in formulas for a in nx.descendants(formulas, m)} - measures
    above = {a for f in fallen for a in graf.ancestors(f) if a not in fallen}
    weakened = {i for a in above for i in graf.indikator(a)} - measures
    twins = {s for m in measures for s in same_metric(graf, m)} & set(graf.kaskade.indikator) - measures
    for iri in graf.sort(by_formula | weakened | twins):
        terms = formulas.predecessors(iri) if iri in formulas else ()
        yield Tersentuh(
            iri,
            graf.measured(iri),
            iri in weakened,
            tuple(graf.sort(t for t in terms if t in measures | by_formula)),
            tuple(graf.sort(set(same_metric(graf, iri)) & measures)),
        )


def _unmeasured(graf: GrafKaskade, fallen: set[str], measures: set[str]) -> set[str]:
    """Return what stays and has lost its last indikator."""
    once = {m for i in measures if (m := graf.measured(i)) and m not in fallen}
    return {m for m in once if all(i in measures for i in graf.indikator(m))}


def _aimless(graf: GrafKaskade, fallen: set[str]) -> set[str]:
    """Return the activities that stay and have lost their last own sasaran."""
    once = {p for s in fallen if (p := graf.pelaksana(s)) and p not in fallen}
    return {p for p in once if all(s in fallen for s in graf.sasaran(p))}


def _pagu(graf: GrafKaskade, fallen: set[str]) -> Pagu | None:
    tops = [f for f in graf.sort(fallen) if not any(p in fallen for p in graf.parents(f))]
    lost = budget(graf, tops)
    if lost is None:
        return None
    whole = budget(graf, [u for u in graf.order if u in graf.kaskade.unsur and not graf.parents(u)])
    return Pagu(lost, whole if whole is not None and whole >= lost else lost)
