"""Links that a table writes as words: support beside the one parent, posts that answer, components of formulas.

A cell holds one thing a line. An element or indikator is named by its code, by its name where that is the only one
of it, by its level and name ("Program: ..."), or by the end of its IRI ("program/7.01.02"); what stands in another
cascade by its whole IRI. A post is named as printed, with its level of office in brackets where that is known.
:func:`written` and :func:`apply` are each other's inverse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaskade_graph import fields
from kaskade_graph.errors import Teks
from kaskade_graph.importers.draft import Draft, Reading
from kaskade_graph.iri import element_iri
from kaskade_graph.model import Indikator, Jabatan, Kaskade, Unsur
from kaskade_graph.text import fold, shown, slug, squeeze
from kaskade_graph.vocab import KIN

_ESELON = re.compile(
    r"(?P<post>.*\S)\s*\((?P<eselon>(?:eselon\s+)?[IV]{1,3}(?:\.?\s?[a-d])?)\)", re.IGNORECASE
)
_ALONE = re.compile(r"https?://\S+")
_INDIKATOR = frozenset((KIN.komponenFormula, KIN.indikatorSama))


@dataclass(frozen=True, slots=True)
class Hilang:
    """A line of a cell that names nothing, or more than one thing; ``reading`` is the cell."""

    reading: Reading
    alasan: Teks
    saran: Teks


def written(names: Names, iris: Sequence[str]) -> str | None:
    """Return what a cell holds for links to ``iris``; None where there are none."""
    if names.properti == KIN.diampuOleh:
        posts = [names.kaskade.jabatan[i] for i in iris if i in names.kaskade.jabatan]
        return "\n".join(f"{p.label} ({p.eselon})" if p.eselon else p.label for p in posts) or None
    return "\n".join(names.of(iri) for iri in iris) or None


def apply(
    kaskade: Kaskade, drafts: Iterable[Draft], iris: dict[int, str], berkas: str, sha256: str
) -> list[Hilang]:
    """Add to ``kaskade`` the links that ``drafts`` write, with their evidence; return what names nothing.

    ``iris`` are those of the drafts by ``id``, as :func:`~kaskade_graph.importers.build.build` returns them.
    """
    lost: list[Hilang] = []
    names: dict[str, Names] = {}
    for draft in _all(drafts):
        iri = iris[id(draft)]
        item = kaskade.unsur.get(iri) or kaskade.indikator[iri]
        for properti, readings in draft.tautan.items():
            into: list[str] = getattr(
                item, next(f.name for f in fields.links(item) if f.predicate == properti)
            )
            for reading in readings:
                if properti not in names:
                    names[properti] = Names(kaskade, properti)
                found = list(_targets(names[properti], item, reading, lost))
                into += [i for i in dict.fromkeys(found) if i not in into]
                if found:
                    quoted = reading.place.quotation(iri, properti, reading.kutipan, berkas, sha256)
                    kaskade.bukti.append(quoted)
    return lost


def _all(drafts: Iterable[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        yield draft
        if draft.sasaran is not None:
            yield draft.sasaran
        yield from (draft.sasaran or draft).indikator


def _targets(names: Names, item: Unsur | Indikator, reading: Reading, lost: list[Hilang]) -> Iterator[str]:
    """Yield what a cell names; what it names and is not there goes to ``lost``."""
    for line in str(reading.isi).splitlines():
        whole = squeeze(line)
        # A name may have a semicolon in it; what is no name as a whole may be several.
        pieces = [whole] if names.find(whole) else [p.strip() for p in whole.split(";")]
        for said in filter(None, pieces):
            if names.properti == KIN.diampuOleh:
                yield _post(names.kaskade, said)
                continue
            found = [i for i in names.find(said) if i != item.iri]
            if len(found) == 1:
                yield found[0]
            else:
                lost.append(_hilang(reading, said, names.properti, bool(found)))


def _post(kaskade: Kaskade, said: str) -> str:
    match = _ESELON.fullmatch(said)
    label, eselon = (match["post"], match["eselon"]) if match else (said, None)
    iri = element_iri(kaskade.iri, "jabatan", slug(label))
    known = kaskade.jabatan.get(iri)
    if known is None or (eselon and not known.eselon):
        kaskade.jabatan[iri] = Jabatan(iri, known.label if known else label, eselon)
    return iri


class Names:
    """What the things of a cascade that a property may lead to are called."""

    def __init__(self, kaskade: Kaskade, properti: str) -> None:
        self.kaskade, self.properti = kaskade, properti
        self.by: dict[str, list[str]] = {}
        things: Iterable[Unsur | Indikator] = (
            kaskade.indikator.values() if properti in _INDIKATOR else kaskade.unsur.values()
        )
        for thing in things:
            for name in self._called(thing):
                self.by.setdefault(name, []).append(thing.iri)

    def _called(self, thing: Unsur | Indikator) -> Iterator[str]:
        yield thing.iri.removeprefix(self.kaskade.iri + "/").casefold()
        if thing.label:
            yield fold(thing.label)
        if isinstance(thing, Unsur):
            if thing.label:
                yield f"{thing.jenis.slug}: {fold(thing.label)}"
            if thing.kode:
                yield fold(thing.kode)

    def find(self, said: str) -> list[str]:
        """Return the IRIs of what is called so: one, none, or several of that name."""
        if _ALONE.fullmatch(said):
            return [said]
        level, colon, name = said.partition(":")
        leveled = f"{slug(level)}: {fold(name)}" if colon else ""
        keys = (said.casefold(), fold(said), leveled)
        return next((self.by[key] for key in keys if key in self.by), [])

    def of(self, iri: str) -> str:
        """Return the plainest name that is found again as ``iri`` alone."""
        thing = self.kaskade.unsur.get(iri) or self.kaskade.indikator.get(iri)
        if thing is None:
            return iri
        label = squeeze(thing.label or "")
        candidates = [label]
        if isinstance(thing, Unsur):
            candidates = [label, f"{thing.jenis.teks.id}: {label}", thing.kode or ""]
        local = iri.removeprefix(self.kaskade.iri + "/")
        return next((c for c in candidates if c and self.find(c) == [iri]), local)


def _hilang(reading: Reading, said: str, properti: str, several: bool) -> Hilang:
    name = shown(said[:80])
    if properti == KIN.mendukungDaerah:
        return Hilang(
            reading,
            Teks(
                f"{name!r} bukan alamat unsur kinerja daerah",
                f"{name!r} is no address of an objective of the region",
            ),
            Teks(
                "Tulis IRI misi, tujuan, atau sasaran daerah itu; kaskade show memperlihatkannya.",
                "Write the IRI of that misi, tujuan or sasaran of the region; kaskade show has it.",
            ),
        )
    if several:
        return Hilang(
            reading,
            Teks(f"{name!r} nama lebih dari satu unsur", f"{name!r} is the name of more than one element"),
            Teks(
                "Tulis kodenya, atau tingkat dan namanya: Program: ....",
                "Write its code, or its level and name: Program: ....",
            ),
        )
    return Hilang(
        reading,
        Teks(f"{name!r} tidak ada dalam tabel ini", f"{name!r} is not in this table"),
        Teks(
            "Tulis nama atau kode seperti di barisnya sendiri, satu per baris di dalam sel.",
            "Write the name or code as in its own row, one a line in the cell.",
        ),
    )
