"""IKU over the years: which were kept, and which were changed for others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.linking.diff import diff
from kaskade_graph.model import Indikator, Jenis, Kaskade


@dataclass(slots=True)
class Iku:
    """One IKU: its name when last seen, and what each year calls it; years without it are missing."""

    name: str
    years: dict[int, str]

    def gaps(self, years: Sequence[int]) -> list[int]:
        """Return the years of ``years`` that do not have it."""
        return [y for y in years if y not in self.years]


def iku_of(kaskade: Kaskade) -> list[Indikator]:
    """Return the IKU of a cascade: what it marks so, else the indikator of tujuan and sasaran strategis."""
    marked = [i for i in kaskade.indikator.values() if i.iku]
    if marked:
        return marked
    graf = GrafKaskade(kaskade)
    top = (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS)
    return [i for i in kaskade.indikator.values() if graf.level(i.iri) in top]


def kept(kaskade: Sequence[Kaskade]) -> list[Iku]:
    """Return the IKU of a unit over its years, recognised from year to year as ``diff`` does."""
    years = sorted(kaskade, key=lambda k: k.tahun)
    out: list[Iku] = []
    at: dict[str, Iku] = {}
    for n, one in enumerate(years):
        pairs: dict[str, str] = {}
        if n:
            found = diff(years[n - 1], one).perubahan
            pairs = {p.b: p.a for p in found if p.jenis is None and p.a and p.b}
        now: dict[str, Iku] = {}
        for indikator in iku_of(one):
            line = at.get(pairs.get(indikator.iri, ""))
            if line is None:
                line = Iku(indikator.label or "", {})
                out.append(line)
            line.name = indikator.label or line.name
            line.years[one.tahun] = indikator.label or ""
            now[indikator.iri] = line
        at = now
    return out
