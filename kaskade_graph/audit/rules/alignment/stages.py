"""Where results stand in the chain of PermenPANRB 89/2021, as a document states it, against the tree and the wording.

Final outcomes come of intermediate ones, those of immediate ones, and these of outputs: so what stands below is of no
later stage than what it serves, from the program up a result is stated, and what is stated to be an output is counted
as one.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.language.criteria import Tataran, is_figure, tataran
from kaskade_graph.model import Jenis, TahapHasil
from kaskade_graph.vocab import KIN, RDFS

_ORDER = (TahapHasil.KELUARAN, TahapHasil.SEGERA, TahapHasil.ANTARA, TahapHasil.AKHIR)
_RESULTS = (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM, Jenis.SASARAN_PROGRAM)


def out_of_order(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the elements whose stated stage does not fit where they stand."""
    for unsur in ctx.unsur():
        if unsur.tahap is None:
            continue
        what = ctx.sebut(unsur.iri)
        if unsur.jenis in _RESULTS and unsur.tahap is TahapHasil.KELUARAN:
            yield Cacat(
                unsur=unsur.iri,
                kondisi=Teks(
                    f"{what.id} dinyatakan bertahap keluaran, padahal jenjangnya menyatakan hasil.",
                    f"{what.en} is stated to be an output, although results are stated at its level.",
                ),
                kunci="tahap",
                pasti=True,
                properti=(KIN.tahapHasil, RDFS.label),
            )
        for parent in (ctx.kaskade.unsur[p] for p in ctx.graf.parents(unsur.iri)):
            if parent.tahap is None or _ORDER.index(unsur.tahap) <= _ORDER.index(parent.tahap):
                continue
            above, mine, theirs = ctx.sebut(parent.iri), unsur.tahap.teks, parent.tahap.teks
            yield Cacat(
                unsur=unsur.iri,
                kondisi=Teks(
                    f"Tahap {what.id}, {mine.id.lower()}, sesudah tahap {above.id} yang didukungnya, {theirs.id.lower()}.",
                    f"The stage of {what.en}, {mine.en.lower()}, comes after that of {above.en}, which it serves, "
                    f"{theirs.en.lower()}.",
                ),
                kunci=f"urutan {parent.iri}",
                pasti=True,
                properti=(KIN.tahapHasil, RDFS.label),
                terkait=(parent.iri,),
            )


def measured_otherwise(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose wording is not of the stage that is stated, or that their level asks for."""
    for indikator in ctx.indikator:
        owner = ctx.graf.owner(indikator.iri)
        holder = ctx.kaskade.unsur.get(ctx.graf.measured(indikator.iri) or owner or "")
        stage = indikator.tahap or (holder.tahap if holder is not None else None)
        said, level = tataran(indikator.label or ""), ctx.graf.level(indikator.iri)
        if level in _RESULTS or owner is None:
            continue  # said of them already, with or without a stage
        outcome = stage not in (None, TahapHasil.KELUARAN)
        if outcome and stage is not None and said in (Tataran.KELUARAN, Tataran.PROSES):
            yield _cacat(ctx, indikator.iri, owner, stage, Teks("keluaran", "an output"), 0.75)
        figure = said is Tataran.HASIL and is_figure(indikator.label or "")
        if figure and (stage is TahapHasil.KELUARAN or (stage is None and level is Jenis.SUB_KEGIATAN)):
            yield _cacat(ctx, indikator.iri, owner, stage, Teks("hasil", "a result"), 0.65)


def _cacat(ctx: Konteks, iri: str, owner: str, stage: TahapHasil | None, given: Teks, sure: float) -> Cacat:
    what, whose = ctx.sebut(iri), ctx.sebut(owner)
    asked = stage.teks if stage is not None else Teks("Keluaran", "Output")
    return Cacat(
        unsur=iri,
        kondisi=Teks(
            f"{what.id} pada {whose.id} mengukur {given.id}, sedangkan yang diukur di situ {asked.id.lower()}.",
            f"{what.en} of {whose.en} measures {given.en}, where {asked.en.lower()} is to be measured.",
        ),
        rekomendasi=Teks(
            "Pindahkan ukuran itu ke jenjang yang menyatakannya, dan ukur di sini apa yang dinyatakan di sini.",
            "Move the measure to the level that states it, and measure here what is stated here.",
        ),
        kunci="tahap",
        properti=(RDFS.label,),
        keparahan=None if stage is not None else Keparahan.INFO,
        keyakinan=sure,
        pasti=stage is not None,
    )
