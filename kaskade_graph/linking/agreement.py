"""Documents of a unit against its cascade: perjanjian kinerja, Renja, DPA, IKU and others say the same, or not.

A statement or an indikator is the same where its words are, whatever level a document prints it on: a document of one
office knows no levels. Nearly the same words are the same thing worded otherwise, which is told. Targets are those of
the year of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rapidfuzz import fuzz, process

from kaskade_graph.analysis.figures import is_percent, of_year
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.errors import Teks
from kaskade_graph.model import RANTAI, Indikator, Jenis, JenisDokumen, Kaskade, Nilai, Unsur
from kaskade_graph.text import fold, number
from kaskade_graph.values_shown import with_unit

NEAR = 88
"""From this likeness of words (0 to 100) on, two texts are one thing worded in two ways."""
ACTIVITIES = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
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
class Document:
    """One document: what it is called here, of which kind it is, and what it says."""

    name: str
    kind: JenisDokumen
    kaskade: Kaskade


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it should be; ``cascade`` and ``document`` are what stands there, empty for nothing.

    ``kind`` says in a word or two what is compared (Sasaran, Target ...).
    """

    document: str
    kind: Teks
    what: Teks
    cascade: str = ""
    said: str = ""


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
    documents: list[Document]
    differences: list[Difference] = field(default_factory=list)
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


def agree(kaskade: Kaskade, documents: Sequence[Document]) -> Agreement:
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


def _held(coverage: Iterable[Coverage]) -> Iterator[Difference]:
    for one in coverage:
        level = one.level.teks
        kind = Teks("Pembagian indikator", "Sharing of indikator")
        if not one.documents:
            what = Teks(
                f"indikator {level.id} ini tidak ada dalam satu pun perjanjian kinerja yang diberikan",
                f"this indikator of a {level.en} stands in none of the agreements given",
            )
            yield Difference("", kind, what, one.name)
        elif len(one.documents) > 1:
            where = ", ".join(one.documents)
            what = Teks(
                f"indikator {level.id} ini ada dalam {len(one.documents)} perjanjian kinerja",
                f"this indikator of a {level.en} stands in {len(one.documents)} agreements",
            )
            yield Difference("", kind, what, one.name, where)


class Comparison:
    """One document against the cascade; ``found`` are the elements and indikator of it that the cascade has."""

    def __init__(self, kaskade: Kaskade, document: Document) -> None:
        self.ours, self.document, self.theirs = kaskade, document, document.kaskade
        self.graf, self.their_graf = GrafKaskade(self.ours), GrafKaskade(self.theirs)
        statements = [u for u in self.ours.unsur.values() if u.jenis not in ACTIVITIES]
        activities = [u for u in self.ours.unsur.values() if u.jenis in ACTIVITIES]
        self.unsur = {
            u.iri: _match(u, activities if u.jenis in ACTIVITIES else statements)
            for u in self.theirs.unsur.values()
        }
        known = list(self.ours.indikator.values())
        self.indikator = {i.iri: self._indikator(i, known) for i in self.theirs.indikator.values()}
        self.found = [i for i, ours in (*self.unsur.items(), *self.indikator.items()) if ours]

    def _indikator(self, one: Indikator, known: Sequence[Indikator]) -> str | None:
        """Return the same indikator of the cascade; of several of one name, the one on the same statement."""
        owner = self.their_graf.measured(one.iri)
        target = self.unsur.get(owner or "")
        beside = [k for k in known if target is not None and self.graf.measured(k.iri) == target]
        return _match(one, beside) or _match(one, known)

    def differences(self) -> Iterator[Difference]:
        """Yield what differs, statements first, then indikator, then budgets."""
        for iri in self.their_graf.sort(self.theirs.unsur):
            yield from self._of_unsur(self.theirs.unsur[iri])
        for iri in self.their_graf.sort(self.theirs.indikator):
            yield from self._of_indikator(self.theirs.indikator[iri])
        yield from self._left_out()

    def _say(self, kind: Teks, what: Teks, ours: str = "", theirs: str = "") -> Difference:
        return Difference(self.document.name, kind, what, ours, theirs)

    def _of_unsur(self, theirs: Unsur) -> Iterator[Difference]:
        kind, iri = theirs.jenis.teks, self.unsur[theirs.iri]
        if iri is None:
            if theirs.label:
                yield self._say(kind, _ABSENT, theirs=theirs.label)
            return
        ours = self.ours.unsur[iri]
        yield from self._worded(kind, ours.label, theirs.label)
        if theirs.pagu is not None and ours.pagu is not None and theirs.pagu != ours.pagu:
            yield self._say(
                Teks("Pagu", "Budget"),
                Teks(
                    f"pagu {kind.id} “{ours.label}” berbeda {_money(abs(theirs.pagu - ours.pagu))}",
                    f"the budget of {kind.en} “{ours.label}” differs by {_money(abs(theirs.pagu - ours.pagu))}",
                ),
                _money(ours.pagu),
                _money(theirs.pagu),
            )

    def _worded(self, kind: Teks, ours: str | None, theirs: str | None) -> Iterator[Difference]:
        if fold(ours or "") != fold(theirs or ""):
            yield self._say(kind, Teks("dirumuskan lain", "worded otherwise"), ours or "", theirs or "")

    def _of_indikator(self, theirs: Indikator) -> Iterator[Difference]:
        kind, iri = Teks("Indikator", "Indikator"), self.indikator[theirs.iri]
        if iri is None:
            yield self._say(kind, _ABSENT, theirs=theirs.label or "")
            return
        ours = self.ours.indikator[iri]
        yield from self._worded(kind, ours.label, theirs.label)
        about = ours.label or ""
        mine, other = self.graf.measured(iri), self.their_graf.measured(theirs.iri)
        there = self.unsur.get(other or "")
        if there is not None and mine is not None and there != mine:
            yield self._say(
                Teks("Sasaran indikator", "Sasaran of an indikator"),
                Teks(
                    f"indikator “{about}” ada pada sasaran lain", f"indikator “{about}” is on another sasaran"
                ),
                self.ours.unsur[mine].label or "",
                self.theirs.unsur[other or ""].label or "",
            )
        yield from self._figures(ours, theirs, about)

    def _figures(self, ours: Indikator, theirs: Indikator, about: str) -> Iterator[Difference]:
        year = self.theirs.tahun
        a, b = of_year(ours.target, year), of_year(theirs.target, year)
        units = _unit(ours, a), _unit(theirs, b)
        if all(units) and not _same_unit(*units):
            yield self._say(
                Teks("Satuan", "Unit"),
                Teks(f"satuan indikator “{about}” berbeda", f"the unit of indikator “{about}” differs"),
                *units,
            )
        if a is not None and b is not None and not _same_value(a, b):
            yield self._say(
                Teks("Target", "Target"),
                Teks(f"target {year} indikator “{about}” berbeda", f"the target {year} of “{about}” differs"),
                with_unit(a, ours.satuan),
                with_unit(b, theirs.satuan),
            )
        elif a is not None and b is None:
            yield self._say(
                Teks("Target", "Target"),
                Teks(f"target {year} indikator “{about}” tidak disebut", f"no target {year} for “{about}”"),
                with_unit(a, ours.satuan),
            )
        elif b is not None and a is None:
            yield self._say(
                Teks("Target", "Target"),
                Teks(
                    f"kaskade tidak memuat target {year} untuk “{about}”",
                    f"the cascade has no target {year} for “{about}”",
                ),
                "",
                with_unit(b, theirs.satuan),
            )

    def _left_out(self) -> Iterator[Difference]:
        """Yield the activities of the cascade that a work plan or budget document should have, and has not."""
        if self.document.kind not in (JenisDokumen.RENJA, JenisDokumen.DPA):
            return
        levels = {u.jenis for u in self.theirs.unsur.values() if u.jenis in ACTIVITIES}
        there = set(self.unsur.values())
        for iri in self.graf.sort(self.ours.unsur):
            one = self.ours.unsur[iri]
            if one.jenis in levels and iri not in there and one.label:
                name = self.document.kind.teks
                what = Teks(f"tidak ada dalam {name.id}", f"not in the {name.en}")
                yield self._say(one.jenis.teks, what, one.label)


_ABSENT = Teks("tidak ada dalam kaskade", "not in the cascade")


def _match(one: Unsur | Indikator, known: Sequence[Unsur] | Sequence[Indikator]) -> str | None:
    """Return the IRI of what says the same: by code, by words, else by nearly the same words."""
    code = getattr(one, "kode", None)
    if code:
        same = [k for k in known if getattr(k, "kode", None) == code]
        if same:
            return same[0].iri
    words = fold(one.label or "")
    if not words:
        return None
    exact = [k for k in known if fold(k.label or "") == words]
    if exact:
        return exact[0].iri
    names = {k.iri: fold(k.label or "") for k in known if k.label}
    found = process.extractOne(words, names, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR)
    return str(found[2]) if found and _same_figures(words, names[found[2]]) else None


def _same_figures(one: str, other: str) -> bool:
    """Say whether two texts hold the same numbers: triwulan 1 is not triwulan 2."""
    return [w for w in one.split() if w.isdigit()] == [w for w in other.split() if w.isdigit()]


def _unit(indikator: Indikator, target: Nilai | None) -> str:
    return (target.satuan if target is not None else None) or indikator.satuan or ""


def _same_unit(one: str, other: str) -> bool:
    return fold(one) == fold(other) or (is_percent(one) and is_percent(other))


def _same_value(a: Nilai, b: Nilai) -> bool:
    if a.nilai is not None and b.nilai is not None:
        return a.nilai == b.nilai
    return fold(with_unit(a)) == fold(with_unit(b))


def _money(value: Decimal) -> str:
    return f"Rp{number(value)}"
