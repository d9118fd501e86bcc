"""One document of a unit against its cascade: what differs, and what it leaves out.

A statement or an indikator is the same where its words are, whatever level a document prints it on: a document of one
office knows no levels. Nearly the same words are the same thing worded otherwise, which is told. Targets are those of
the year of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz, process

from kaskade_graph.analysis.figures import is_percent, of_year
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.errors import Teks
from kaskade_graph.linking.changes import put_right
from kaskade_graph.linking.kept_iku import iku_of
from kaskade_graph.model import Indikator, Jenis, JenisDokumen, Kaskade, Nilai, Unsur
from kaskade_graph.text import fold, number
from kaskade_graph.values_shown import with_unit

NEAR = 88
"""From this likeness of words (0 to 100) on, two texts are one thing worded in two ways."""
ACTIVITIES = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document: what it is called here, of which kind it is, and what it says."""

    name: str
    kind: JenisDokumen
    kaskade: Kaskade


@dataclass(frozen=True, slots=True)
class DocumentDifference:
    """One thing that is not as it should be; ``cascade`` and ``document`` are what stands there, empty for nothing.

    ``kind`` says in a word or two what is compared (Sasaran, Target ...).
    """

    document: str
    kind: Teks
    what: Teks
    cascade: str = ""
    said: str = ""


class Comparison:
    """One document against the cascade; ``found`` are the elements and indikator of it that the cascade has."""

    def __init__(self, kaskade: Kaskade, document: ReadDocument) -> None:
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
        self.targeted = any(i.target for i in self.theirs.indikator.values())
        """Whether the document states targets at all: a list of IKU does not."""
        self.found = [i for i, ours in (*self.unsur.items(), *self.indikator.items()) if ours]

    def _indikator(self, one: Indikator, known: Sequence[Indikator]) -> str | None:
        """Return the same indikator of the cascade; of several of one name, the one on the same statement."""
        owner = self.their_graf.measured(one.iri)
        target = self.unsur.get(owner or "")
        beside = [k for k in known if target is not None and self.graf.measured(k.iri) == target]
        return _match(one, beside) or _match(one, known)

    def differences(self) -> list[DocumentDifference]:
        """Return what differs: statements, indikator, what is left out; other words for the same thing come last."""
        found = [
            *(
                d
                for iri in self.their_graf.sort(self.theirs.unsur)
                for d in self._of_unsur(self.theirs.unsur[iri])
            ),
            *(
                d
                for iri in self.their_graf.sort(self.theirs.indikator)
                for d in self._of_indikator(self.theirs.indikator[iri])
            ),
            *self._left_out(),
            *self._indikator_left_out(),
        ]
        return sorted(found, key=lambda d: d.what in (_REWORDED, _SLIP))

    def _say(self, kind: Teks, what: Teks, ours: str = "", theirs: str = "") -> DocumentDifference:
        return DocumentDifference(self.document.name, kind, what, ours, theirs)

    def _of_unsur(self, theirs: Unsur) -> Iterator[DocumentDifference]:
        kind, iri = theirs.jenis.teks, self.unsur[theirs.iri]
        if iri is None:
            if theirs.label:
                yield self._say(kind, _ABSENT, theirs=theirs.label)
            return
        ours = self.ours.unsur[iri]
        yield from self._worded(kind, ours.label, theirs.label)
        yield from self._money(ours, theirs)

    def _money(self, ours: Unsur, theirs: Unsur) -> Iterator[DocumentDifference]:
        """Yield a budget that differs; one that is printed nowhere is the sum of those below, where all have one."""
        a, b = _budget(self.graf, ours), _budget(self.their_graf, theirs)
        if a is None or b is None or a == b:
            return
        kind = ours.jenis.teks
        summed = Teks("", "") if ours.pagu is not None else _SUMMED
        yield self._say(
            Teks("Pagu", "Budget"),
            Teks(
                f"pagu {kind.id} “{ours.label}”{summed.id} berbeda {_rupiah(abs(a - b))}",
                f"the budget of {kind.en} “{ours.label}”{summed.en} differs by {_rupiah(abs(a - b))}",
            ),
            _rupiah(a),
            _rupiah(b),
        )

    def _worded(self, kind: Teks, ours: str | None, theirs: str | None) -> Iterator[DocumentDifference]:
        if fold(ours or "") != fold(theirs or ""):
            slip = put_right(ours or "", theirs or "") or put_right(theirs or "", ours or "")
            yield self._say(kind, _SLIP if slip else _REWORDED, ours or "", theirs or "")

    def _of_indikator(self, theirs: Indikator) -> Iterator[DocumentDifference]:
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
        if ours.formulasi and theirs.formulasi and fold(ours.formulasi) != fold(theirs.formulasi):
            yield self._say(
                Teks("Formulasi", "Formula"),
                Teks(
                    f"formulasi indikator “{about}” dirumuskan lain",
                    f"the formula of indikator “{about}” is worded otherwise",
                ),
                ours.formulasi,
                theirs.formulasi,
            )

    def _figures(self, ours: Indikator, theirs: Indikator, about: str) -> Iterator[DocumentDifference]:
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
        elif a is not None and b is None and self.targeted:
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

    def _left_out(self) -> Iterator[DocumentDifference]:
        """Yield the activities of the cascade that a work plan or budget document should have, and has not."""
        if self.document.kind not in (JenisDokumen.RENJA, JenisDokumen.DPA):
            return
        levels = {u.jenis for u in self.theirs.unsur.values() if u.jenis in ACTIVITIES}
        there = set(self.unsur.values())
        absent = [
            u.iri
            for u in map(self.ours.unsur.__getitem__, self.graf.sort(self.ours.unsur))
            if u.jenis in levels and u.iri not in there and u.label
        ]
        for iri in absent:
            one = self.ours.unsur[iri]
            if any(above in absent for above in one.mendukung):
                continue  # said with what it belongs to
            below = [i for i in absent if i != iri and iri in self.graf.path(i)]
            name = self.document.kind.teks
            with_ = (
                Teks(f" ({len(below)} di bawahnya juga)", f" (nor {len(below)} below it)")
                if below
                else Teks("", "")
            )
            what = Teks(f"tidak ada dalam {name.id}{with_.id}", f"not in the {name.en}{with_.en}")
            yield self._say(one.jenis.teks, what, one.label or "")

    def _indikator_left_out(self) -> Iterator[DocumentDifference]:
        """Yield the indikator that a work plan or a list of IKU leaves out of what it states.

        Of an agreement this is said of all agreements together; a budget document prints those it likes.
        """
        kind = self.document.kind
        held = set(self.indikator.values())
        if kind is JenisDokumen.IKU:
            levels = {self.graf.level(i) for i in held if i}
            wanted = [i.iri for i in iku_of(self.ours) if i.iku or self.graf.level(i.iri) in levels]
        elif kind in (JenisDokumen.RENJA, JenisDokumen.RENSTRA):
            stated = {self.graf.measured(i) for i in held if i} - {None}
            wanted = [i for i in self.ours.indikator if self.graf.measured(i) in stated]
        else:
            return
        for iri in self.graf.sort(i for i in wanted if i not in held):
            name = self.document.kind.teks
            what = Teks(f"tidak ada dalam {name.id}", f"not in the {name.en}")
            yield self._say(Teks("Indikator", "Indikator"), what, self.ours.indikator[iri].label or "")


def _budget(graf: GrafKaskade, unsur: Unsur) -> Decimal | None:
    """Return the budget of an activity: as printed, else the sum of those right below it, where each has one."""
    if unsur.pagu is not None or unsur.jenis not in ACTIVITIES:
        return unsur.pagu
    below = [u for u in graf.kaskade.unsur.values() if unsur.iri in u.mendukung and u.jenis in ACTIVITIES]
    sums = [_budget(graf, u) for u in below]
    known = [s for s in sums if s is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(sums) else None


_ABSENT = Teks("tidak ada dalam kaskade", "not in the cascade")
_REWORDED = Teks("dirumuskan lain", "worded otherwise")
_SLIP = Teks("hanya berbeda ejaan", "differs by spelling alone")
_SUMMED = Teks(", dijumlahkan dari bawahnya,", ", summed from below,")


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


def _rupiah(value: Decimal) -> str:
    return f"Rp{number(value)}"
