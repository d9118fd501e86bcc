"""Fill the evaluator's worksheets and form from cascades, and take back what an evaluator changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Hasil, Temuan
from kaskade_graph.audit.rules import load_all
from kaskade_graph.errors import InputError, Lang, Teks
from kaskade_graph.evaluation import facts as gathering
from kaskade_graph.evaluation import proposal, worksheets
from kaskade_graph.evaluation.facts import Facts
from kaskade_graph.evaluation.proposal import Gain, Judged
from kaskade_graph.evaluation.worksheet import CriterionMark, Worksheet
from kaskade_graph.linking.agreement import kind_of
from kaskade_graph.linking.diff import diff
from kaskade_graph.linking.one_document import ReadDocument
from kaskade_graph.model import Kaskade
from kaskade_graph.usecases import folders
from kaskade_graph.usecases.audit import AuditDone
from kaskade_graph.usecases.audit import audit as run_audit
from kaskade_graph.usecases.follow_up import TindakLanjut
from kaskade_graph.usecases.inputs import Inputs

FORMATS = ("text", "json", "xlsx")
"""Formats of an evaluation; the first is the default."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One cascade evaluated: the worksheets, the criteria of the form, and what mending would win."""

    kaskade: Kaskade
    facts: Facts
    sheets: list[Worksheet]
    judged: list[Judged]
    gains: list[Gain]

    @property
    def seen(self) -> tuple[Decimal, Decimal]:
        """The points, and the weight of the criteria they are of."""
        return proposal.seen(self.judged)


@dataclass(slots=True)
class Evaluated:
    """The evaluations of a place, and what the user should know."""

    evaluations: list[Evaluation]
    catatan: list[Teks] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)

    def render(self, format_: str, lang: Lang, *, width: int = 100) -> str | bytes:
        """Return the evaluations in one of :data:`FORMATS`."""
        from kaskade_graph.reports import evaluation, evaluation_xlsx

        if format_ == "xlsx":
            return evaluation_xlsx.to_xlsx(self.evaluations, lang)
        if format_ == "json":
            return evaluation.to_json(self.evaluations, lang)
        return evaluation.to_text(self.evaluations, lang, width=width)


def nilai(
    place: Inputs,
    *,
    baseline: Path | None = None,
    isian: Path | None = None,
    pembanding: Sequence[Path] = (),
    earlier: Sequence[Kaskade] = (),
    documents: Sequence[Path] = (),
    replies: Path | None = None,
) -> Evaluated:
    """Evaluate every cascade of ``place``.

    ``baseline`` is an earlier audit, whose findings fill the sheet of follow-up; ``isian`` a workbook of this
    command that an evaluator has edited, whose marks go before those of the tool; ``pembanding`` (files) and
    ``earlier`` are cascades of earlier years, against whose figures targets are held; ``documents`` are other
    documents of the unit (Renstra, Renja, LKjIP) that fill what a cascade alone does not show; ``replies`` is a
    worksheet with the unit's replies to the earlier audit. Raises what :meth:`Inputs.reading` raises, and
    :class:`InputError` for a workbook that is none of ours.
    """
    edits = _edits(isian)
    known = [*earlier, *_earlier(pembanding)]
    before = _audited(place, baseline, replies) if baseline is not None else {}
    others = _documents(documents)
    with place.reading() as read:
        done = [
            _one(Konteks(s.kaskade, s.quads), known, before.get(s.kaskade.iri), edits, others) for s in read
        ]
        return Evaluated(done, list(place.catatan), list(place.gagal))


def _one(
    ctx: Konteks,
    earlier: Sequence[Kaskade],
    audited: Hasil | None,
    edits: dict[tuple[str, str, str], Decimal | None],
    documents: Sequence[ReadDocument],
) -> Evaluation:
    own = [d for d in documents if d.kaskade.unit.kode_wilayah == ctx.kaskade.unit.kode_wilayah]
    figures = _figures(ctx.kaskade, earlier)
    facts = gathering.gather(ctx, load_all(), figures, _followed(audited), documents=own)
    sheets = worksheets.fill(facts)
    for sheet in sheets:
        for row in sheet.rows:
            for key in sheet.marked:
                if (sheet.key, row.iri, key) in edits:
                    row.marks[key] = _edited(row.marks[key], edits[sheet.key, row.iri, key])
    return Evaluation(ctx.kaskade, facts, sheets, proposal.judge(facts, sheets), proposal.gains(facts))


def _edited(mark: CriterionMark, value: Decimal | None) -> CriterionMark:
    if mark.nilai == value:
        return mark
    why = Teks("ditetapkan evaluator", "set by the evaluator")
    return CriterionMark(value, why, mark.temuan, diubah=True)


def _edits(path: Path | None) -> dict[tuple[str, str, str], Decimal | None]:
    if path is None:
        return {}
    from kaskade_graph.reports.evaluation_read import read

    return read(path)


def _earlier(paths: Sequence[Path]) -> list[Kaskade]:
    if not paths:
        return []
    with Inputs(paths).reading() as read:
        return [s.kaskade for s in read]


def _figures(kaskade: Kaskade, earlier: Sequence[Kaskade]) -> dict[str, Decimal]:
    """Return by indikator what its forerunner of the year before reached, or aimed at."""
    same = [k for k in earlier if k.unit.iri == kaskade.unit.iri and k.tahun < kaskade.tahun]
    if not same:
        return {}
    old = max(same, key=lambda k: k.tahun)
    found = {}
    for item in diff(old, kaskade).perubahan:
        if item.jenis is None and item.a and item.b and item.a in old.indikator:
            values = old.indikator[item.a]
            figure = next(
                (
                    n.nilai
                    for n in (*values.realisasi, *values.target)
                    if n.tahun == old.tahun and n.whole_year and n.nilai is not None
                ),
                None,
            )
            if figure is not None:
                found[item.b] = figure
    return found


def _documents(paths: Sequence[Path]) -> list[ReadDocument]:
    out = []
    for path in folders.files(paths):
        with Inputs([path]).reading() as read:
            out += [ReadDocument(path.name, kind_of(s.kaskade, path.stem), s.kaskade) for s in read]
    return out


def _audited(place: Inputs, baseline: Path, replies: Path | None) -> dict[str, Hasil]:
    found: AuditDone = run_audit(
        list(place.files),
        store=place.store,
        lingkup=place.lingkup,
        tindak=TindakLanjut(baseline=baseline, tanggapan=replies),
    )
    return {h.kaskade: h for h in found.hasil}


def _followed(hasil: Hasil | None) -> list[tuple[Temuan, bool]]:
    if hasil is None:
        return []
    return [(t, t.status == "selesai") for t in hasil.temuan if t.status in ("selesai", "berlanjut")]
