"""Documents of a unit against its cascade: perjanjian kinerja, Renja, DPA, IKU and others say the same, or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.errors import Teks
from kaskade_graph.linking.one_document import Comparison, DocumentDifference, ReadDocument
from kaskade_graph.model import RANTAI, Jenis, JenisDokumen, Kaskade
from kaskade_graph.text import fold

_TITLES = (
    ("perjanjian kinerja", JenisDokumen.PERJANJIAN_KINERJA),
    ("penetapan kinerja", JenisDokumen.PERJANJIAN_KINERJA),
    ("dokumen pelaksanaan anggaran", JenisDokumen.DPA),
    ("rencana kerja", JenisDokumen.RENJA),
    ("rencana strategis", JenisDokumen.RENSTRA),
    ("indikator kinerja utama", JenisDokumen.IKU),
    ("laporan kinerja", JenisDokumen.LAPORAN_KINERJA),
    ("dpa", JenisDokumen.DPA),
    ("renja", JenisDokumen.RENJA),
    ("renstra", JenisDokumen.RENSTRA),
    ("iku", JenisDokumen.IKU),
    ("pk", JenisDokumen.PERJANJIAN_KINERJA),
)
"""Words in a title, or in the name of a file, that say what a document is; the surest first."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One indikator of a level that documents speak of, and the documents that hold it."""

    level: Jenis
    name: str
    documents: tuple[str, ...]


@dataclass(slots=True)
class Agreement:
    """What came of holding documents against a cascade."""

    kaskade: Kaskade
    documents: list[ReadDocument]
    differences: list[DocumentDifference] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    matched: dict[str, int] = field(default_factory=dict)
    """By document, how many of its statements, indikator and activities were found in the cascade."""


def kind_of(kaskade: Kaskade, name: str) -> JenisDokumen:
    """Return what kind of document this is: as it says, else by its title, else by the name of its file.

    >>> from kaskade_graph.model import UnitKerja
    >>> kind_of(Kaskade("x", UnitKerja("u", "33.02.19", "kecamatan", "Kecamatan"), 2024), "pk-camat.docx").slug
    'pk'
    """
    if kaskade.jenis is not JenisDokumen.PENJENJANGAN:
        return kaskade.jenis
    for text in (kaskade.judul or "", name):
        words = f" {fold(text)} "
        found = next((kind for said, kind in _TITLES if f" {said} " in words), None)
        if found is not None:
            return found
    return JenisDokumen.PENJENJANGAN


def agree(kaskade: Kaskade, documents: Sequence[ReadDocument]) -> Agreement:
    """Hold ``documents`` against ``kaskade``, and see that each indikator of a level stands in one agreement."""
    out = Agreement(kaskade, list(documents))
    holders: dict[str, list[str]] = {}
    for document in documents:
        one = Comparison(kaskade, document)
        out.differences += one.differences()
        out.matched[document.name] = len(one.found)
        if document.kind is JenisDokumen.PERJANJIAN_KINERJA:
            for theirs, ours in one.indikator.items():
                if ours is not None and theirs in document.kaskade.indikator:
                    holders.setdefault(ours, []).append(document.name)
    if holders:
        out.coverage = list(_coverage(kaskade, holders))
        out.differences += _held(out.coverage)
    return out


def _coverage(kaskade: Kaskade, holders: dict[str, list[str]]) -> Iterator[Coverage]:
    """Yield the indikator of each level of which an agreement states any."""
    graf = GrafKaskade(kaskade)
    levels = {iri: graf.level(iri) for iri in kaskade.indikator}
    stated = {levels[iri] for iri in holders}
    for level in (j for j in RANTAI if j in stated):
        for iri in (i for i in graf.sort(kaskade.indikator) if levels[i] is level):
            yield Coverage(level, kaskade.indikator[iri].label or "", tuple(holders.get(iri, ())))


_SHARING = Teks("Pembagian indikator", "Sharing of indikator")
_SINGLY = 3
"""Indikator of one level that no agreement has are named one by one up to here; the table of them has them all."""


def _held(coverage: Sequence[Coverage]) -> Iterator[DocumentDifference]:
    """Yield what stands in several agreements, then what stands in none of those given."""
    for one in coverage:
        if len(one.documents) > 1:
            level, where = one.level.teks, ", ".join(one.documents)
            what = Teks(
                f"indikator {level.id} ini ada dalam {len(one.documents)} perjanjian kinerja",
                f"this indikator of a {level.en} stands in {len(one.documents)} agreements",
            )
            yield DocumentDifference("", _SHARING, what, one.name, where)
    for jenis in dict.fromkeys(one.level for one in coverage):
        of_level = [one for one in coverage if one.level is jenis]
        yield from _in_none([one.name for one in of_level if not one.documents], len(of_level), jenis.teks)


def _in_none(missing: Sequence[str], total: int, level: Teks) -> Iterator[DocumentDifference]:
    if len(missing) > _SINGLY:  # one agreement of many was given: that others have the rest is likely
        what = Teks(
            f"{len(missing)} dari {total} indikator {level.id} tidak ada dalam perjanjian kinerja yang diberikan "
            "(lihat tabelnya); sertakan perjanjian lain dari jenjang ini",
            f"{len(missing)} of {total} indikator of a {level.en} stand in none of the agreements given "
            "(see their table); name the other agreements of this level too",
        )
        yield DocumentDifference("", _SHARING, what)
        return
    for name in missing:
        what = Teks(
            f"indikator {level.id} ini tidak ada dalam satu pun perjanjian kinerja yang diberikan",
            f"this indikator of a {level.en} stands in none of the agreements given",
        )
        yield DocumentDifference("", _SHARING, what, name)
