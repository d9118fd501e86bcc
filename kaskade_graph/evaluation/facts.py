"""What is known of each element when a worksheet is filled: the findings on it, by rule, and figures of before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kaskade_graph.analysis.figures import of_year
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan, Temuan
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.runner import run
from kaskade_graph.linking.one_document import ReadDocument
from kaskade_graph.model import Arah, Indikator, JenisDokumen, Kaskade


@dataclass(frozen=True, slots=True)
class Facts:
    """One cascade as it is evaluated.

    ``temuan`` are the findings on each element (IRI), said element by element, remarks left out; ``before`` the
    best figure known from before the year of the cascade, by indikator; ``followed`` the findings of an earlier
    audit, if there was one, with whether each is settled; ``documents`` are others of the unit (Renja, LKjIP ...).
    """

    graf: GrafKaskade
    temuan: Mapping[str, tuple[Temuan, ...]]
    before: Mapping[str, Decimal] = field(default_factory=dict)
    followed: tuple[tuple[Temuan, bool], ...] = ()
    documents: tuple[ReadDocument, ...] = ()

    @property
    def report(self) -> Kaskade | None:
        """The performance report (LKjIP) among the documents, or the cascade itself where it is one."""
        own = self.graf.kaskade
        if own.jenis is JenisDokumen.LAPORAN_KINERJA:
            return own
        kind = JenisDokumen.LAPORAN_KINERJA
        return next((d.kaskade for d in self.documents if d.kind is kind), None)

    def against(self, iri: str, codes: frozenset[str]) -> tuple[Temuan, ...]:
        """Return the findings on an element under any of these rules."""
        return tuple(t for t in self.temuan.get(iri, ()) if t.kode in codes)

    def without(self, codes: frozenset[str]) -> Facts:
        """Return what would be known if the findings under these rules were put right."""
        left = {iri: tuple(t for t in found if t.kode not in codes) for iri, found in self.temuan.items()}
        return replace(self, temuan=left)


def gather(
    ctx: Konteks,
    rules: Iterable[Aturan],
    before: Mapping[str, Decimal] | None = None,
    followed: Iterable[tuple[Temuan, bool]] = (),
    waived: Iterable[str] = (),
    documents: Iterable[ReadDocument] = (),
) -> Facts:
    """Audit a cascade so that what is wrong nearly everywhere is said of each element, not once for all.

    ``waived`` are fingerprints of findings that are accepted.
    """
    hasil = run(ctx, [replace(r, kolaps=False) for r in rules])
    accepted = frozenset(waived)
    found: dict[str, list[Temuan]] = defaultdict(list)
    for temuan in hasil.temuan:
        if temuan.keparahan is not Keparahan.INFO and temuan.sidik not in accepted:
            found[temuan.unsur].append(temuan)
    known = dict(before or {})
    for indikator in ctx.kaskade.indikator.values():
        figure = _earlier(indikator, ctx.kaskade.tahun)
        if figure is not None:
            known.setdefault(indikator.iri, figure)
    return Facts(ctx.graf, {i: tuple(t) for i, t in found.items()}, known, tuple(followed), tuple(documents))


def _earlier(indikator: Indikator, tahun: int) -> Decimal | None:
    """Return the last figure of an indikator before a year: what was reached, else what was aimed at."""
    for values in (indikator.realisasi, indikator.target):
        years = sorted({n.tahun for n in values if n.tahun < tahun}, reverse=True)
        for year in years:
            value = of_year(values, year)
            if value is not None and value.nilai is not None:
                return value.nilai
    return None


def better(indikator: Indikator, target: Decimal, before: Decimal) -> bool:
    """Say whether a target is better than what was before, by the direction of the indikator."""
    return target < before if indikator.arah is Arah.NEGATIF else target > before
