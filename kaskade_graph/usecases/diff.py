"""Compare two cascades, in terms of the field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kaskade_graph.errors import Lang, Teks, UsageError
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.linking.changes import Selisih, Status
from kaskade_graph.linking.diff import diff
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown
from kaskade_graph.usecases.inputs import Inputs

FORMATS = ("text", "json", "markdown", "html", "xlsx", "docx", "pdf")
"""Formats of a comparison; the first is the default."""
_NARROWEST = 60


@dataclass(frozen=True, slots=True)
class CascadesCompared:
    """A comparison, and what the user should know beside it."""

    selisih: Selisih
    catatan: tuple[Teks, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the cascades themselves differ (figures of other years and spelling aside)."""
        return any(item.pokok for item in self.selisih.perubahan)

    def render(
        self, format_: str, lang: Lang, *, everything: bool = False, width: int = 100, color: bool = False
    ) -> str | bytes:
        """Return the comparison in one of :data:`FORMATS`."""
        from kaskade_graph.reports import changes, changes_report
        from kaskade_graph.reports.blocks.render import render

        if format_ == "json":
            return changes.to_json(self.selisih, lang)
        report = changes_report.report(self.selisih, lang, everything=everything)
        return render(report, format_, lang, width=max(width, _NARROWEST), color=color)


def compare(old: Path, new: Path, store: str | None = None, peta: Path | None = None) -> CascadesCompared:
    """Compare the cascade in ``old`` with the one in ``new``; ``peta`` is the mapping of those that are tables.

    What is no file names a cascade of ``store``, by words ("Sokaraja 2021") or IRI. Raises
    :class:`UsageError` when there are several cascades, and what :meth:`Inputs.reading` raises.
    """
    left, left_notes = _one(old, store, peta)
    right, right_notes = _one(new, store, peta)
    notes = [*left_notes, *right_notes]
    return comparison(left, right, notes)


def comparison(left: Kaskade, right: Kaskade, notes: Sequence[Teks] = ()) -> CascadesCompared:
    """Compare two cascades that were read; ``left`` is the old one."""
    selisih = diff(left, right)
    common = any(
        Status.DITAMBAH not in i.status and Status.DIHAPUS not in i.status for i in selisih.perubahan
    )
    return CascadesCompared(selisih, (*notes, *(() if common else (_NOTHING_IN_COMMON,))))


_NOTHING_IN_COMMON = Teks(
    "Tidak ada satu pun unsur yang sama: apakah ini dua kaskade yang sebanding?",
    "Not one element in common: are these two cascades that can be compared?",
)


def _one(path: Path, store: str | None, peta: Path | None) -> tuple[Kaskade, Sequence[Teks]]:
    from_store = path != Path("-") and not path.exists() and Inputs(store=store).from_store
    place = (
        Inputs(store=store, lingkup=_words(path))
        if from_store
        else Inputs([path], how=ReadOptions(peta=peta))
    )
    with place.reading() as read:
        found = [s.kaskade for s in read]
    if place.gagal:
        raise place.gagal[0]
    if len(found) > 1:
        names = ", ".join(shown(k.iri) for k in found[:5])
        where = shown(str(path))
        raise UsageError(
            Teks(
                f"{where} memuat {len(found)} kaskade: {names}",
                f"{where} holds {len(found)} cascades: {names}",
            ),
            Teks("Sebut satu kaskade saja, dengan unit dan tahunnya.", "Name one cascade, by unit and year."),
        )
    return found[0], place.catatan


def _words(path: Path) -> str:
    """Return what was typed: a path folds the two slashes of an IRI into one."""
    return re.sub(r"^(https?:)/(?=[^/])", r"\1//", str(path))
