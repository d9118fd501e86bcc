"""Compare two cascades, in terms of the field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kaskade_graph.errors import Lang, Teks, UsageError
from kaskade_graph.linking.changes import Selisih, Status
from kaskade_graph.linking.diff import diff
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown
from kaskade_graph.usecases.opening import Place
from kaskade_graph.usecases.reading import reading

FORMATS = ("text", "json", "html", "xlsx")
"""Formats of a comparison; the first is the default."""


@dataclass(frozen=True, slots=True)
class Compared:
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
        from kaskade_graph.reports import changes, changes_html, changes_xlsx

        if format_ == "json":
            return changes.to_json(self.selisih, lang)
        if format_ == "html":
            return changes_html.to_html(self.selisih, lang, everything=everything)
        if format_ == "xlsx":
            return changes_xlsx.to_xlsx(self.selisih, lang, everything=everything)
        return changes.to_text(self.selisih, lang, everything=everything, width=width, color=color)


def compare(old: Path, new: Path, store: str | None = None) -> Compared:
    """Compare the cascade in ``old`` with the one in ``new``.

    What is no file names a cascade of ``store``, by words ("Sokaraja 2021") or IRI. Raises
    :class:`UsageError` when there are several cascades, and what :func:`reading` raises.
    """
    left, left_notes = _one(old, store)
    right, right_notes = _one(new, store)
    notes = [*left_notes, *right_notes]
    selisih = diff(left, right)
    if not any(Status.DITAMBAH not in i.status and Status.DIHAPUS not in i.status for i in selisih.perubahan):
        notes.append(
            Teks(
                "Tidak ada satu pun unsur yang sama: apakah ini dua kaskade yang sebanding?",
                "Not one element in common: are these two cascades that can be compared?",
            )
        )
    return Compared(selisih, tuple(notes))


def _one(path: Path, store: str | None) -> tuple[Kaskade, Sequence[Teks]]:
    from_store = not path.exists() and Place(store=store).from_store
    place = Place(store=store, lingkup=_words(path)) if from_store else Place([path])
    with reading(place) as read:
        if read.gagal:
            raise read.gagal[0]
        found = [s.kaskade for s in read]
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
    return found[0], read.catatan


def _words(path: Path) -> str:
    """Return what was typed: a path folds the two slashes of an IRI into one."""
    return re.sub(r"^(https?:)/(?=[^/])", r"\1//", str(path))
