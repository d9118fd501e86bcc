"""Events to drafts: this element, this value of it. Tables, labelled paragraphs and cards all tell the same builder.

An element printed again is found again: by its code, else by its name under its parent. What nothing printed links
is linked by what its code begins with, by the official list, or by there being only one to link to; else its
parent stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kaskade_graph.importers.blocks import Cell, Paragraph, Spot
from kaskade_graph.importers.draft import Draft, Induk, NilaiDraft, Place, Reading, alike
from kaskade_graph.importers.sheets.columns import NAMA, Periode
from kaskade_graph.importers.tables.headings import LEVELS
from kaskade_graph.importers.tables.ledger import Ledger, Source
from kaskade_graph.importers.tables.names import Name
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.likeness import likeness
from kaskade_graph.model import RANTAI
from kaskade_graph.text import fold, squeeze
from kaskade_graph.vocab import KIN, RDFS

_SAME = 0.93
_ONLY_ONE, _BY_CODE, _BY_OFFICIAL = 0.9, 0.98, 0.9
JENIS = NAMA


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a value was read: its sources, its exact text and place; how sure the reading is, and why not more."""

    sources: tuple[Source, ...]
    text: str
    spot: Spot
    certainty: float = 1.0
    reason: str | None = None

    def reading(self, value: object) -> Reading:
        """Return the reading of a value here."""
        return Reading(value, self.text, place_of(self.spot), self.certainty, self.reason)

    def doubted(self, certainty: float, reason: str) -> Quote:
        """Return this with a lower certainty, keeping the lower of the two."""
        return self if certainty >= self.certainty else replace(self, certainty=certainty, reason=reason)


def place_of(spot: Spot) -> Place:
    """Return a place of the source as evidence holds it."""
    lines = (spot.line, spot.last_line or spot.line) if spot.line else None
    return Place(lines, spot.page, spot.sheet, spot.cell)


def quote_of(source: Cell | Paragraph, text: str | None = None) -> Quote:
    """Return the quotation of one cell or paragraph, or of ``text`` in it."""
    return Quote((source,), text or source.text, source.spot)


@dataclass(slots=True, eq=False)
class Node:
    """An element met so far. ``holders``: folded own sasaran -> the draft that holds it."""

    level: str
    draft: Draft
    name: str
    code: str | None = None
    number: str | None = None
    parents: list[Node] = field(default_factory=list)
    holders: dict[str, Draft] = field(default_factory=dict)
    references: list[tuple[Name, Quote]] = field(default_factory=list)
    where: Quote | None = None
    tables: set[int] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class Measure:
    """An indikator met so far, and the table that it was met in first."""

    draft: Draft
    name: str
    holder: Draft
    table: int
    owner: Node


class Builder:
    """Takes events in reading order; :meth:`finish` gives the drafts."""

    def __init__(self, ledger: Ledger, register: Register) -> None:
        self.ledger, self.register = ledger, register
        self.nodes: list[Node] = []
        self.measures: list[Measure] = []
        self.table = 0
        self.conflicts: list[tuple[Quote, str]] = []
        self.kept_not: list[str] = []
        """What is understood in part: the rest has no place in the model."""
        self.by_hand: dict[int, str] = {}
        """Levels that a person gave to cells, by the id of the cell; ``abaikan``: no part of the cascade."""
        self._by_key: dict[tuple[str, str], list[Node]] = {}

    # --- elements -----------------------------------------------------------------------------------------

    def element(
        self,
        level: str,
        name: Name,
        quote: Quote,
        parent: Node | None = None,
        code_quote: Quote | None = None,
    ) -> Node | None:
        """Return the element that is named here, new or met before; None for a reference to none known."""
        node = self._find(level, name, parent)
        if node is None:
            if not name.text and not name.code:
                return None
            node = Node(level, Draft(JENIS[level]), name.text, name.code, name.number, where=quote)
            self.nodes.append(node)
            self._by_key.setdefault((level, fold(name.text)), []).append(node)
        self._say(node, name, quote, code_quote)
        if parent is not None and parent is not node:
            self.support(node, parent, quote)
        node.tables.add(self.table)
        return node

    def _find(self, level: str, name: Name, parent: Node | None) -> Node | None:
        if not name.text:
            found = [n for n in self.nodes if n.level == level and _refers(n, name)]
            return found[-1] if len(found) == 1 else None
        same = list(self._by_key.get((level, fold(name.text)), ()))
        if name.code:
            coded = [n for n in self.nodes if n.level == level and n.code == name.code]
            near = [n for n in coded if n in same or likeness(fold(n.name), fold(name.text)) >= 0.6]
            if near:
                return near[0]
            same = [n for n in same if n.code is None]
        if level in ("tujuan", "sasaran_strategis") and not same:
            same = [n for n in self.nodes if n.level == level and self._misprint(n, name)]
        if level in ("kegiatan", "sub_kegiatan") and parent is not None:
            under = [n for n in same if parent in n.parents or not n.parents]
            return under[0] if under else None
        return same[0] if same else None

    @staticmethod
    def _misprint(node: Node, name: Name) -> bool:
        score = likeness(fold(node.name), fold(name.text))
        return score >= _SAME or (score >= 0.8 and name.number is not None and name.number == node.number)

    def _say(self, node: Node, name: Name, quote: Quote, code_quote: Quote | None) -> None:
        what = f"nama {JENIS[node.level].teks.id}"
        if name.text:
            known = node.draft.nilai.get(RDFS.label, [])
            if all(r.place != place_of(quote.spot) for r in known):
                node.draft.add(RDFS.label, quote.reading(name.text))
            node.name = node.name or name.text
        self.ledger.fact(
            quote.sources, what if name.text else f"acuan {JENIS[node.level].teks.id}", quote.certainty
        )
        if name.code and KIN.kode not in node.draft.nilai:
            node.code = name.code
            node.draft.add(KIN.kode, (code_quote or quote).reading(name.code))
        if code_quote is not None:
            self.ledger.fact(code_quote.sources, f"kode {JENIS[node.level].teks.id}")
        if (
            name.number
            and KIN.nomor not in node.draft.nilai
            and node.level in ("tujuan", "sasaran_strategis")
        ) or (name.number and KIN.nomor not in node.draft.nilai):
            node.number = name.number
            node.draft.add(KIN.nomor, quote.reading(name.number))

    def coded(self, node: Node, code: str, quote: Quote) -> None:
        """Give an element the code that is printed apart from its name."""
        node.code = code
        node.draft.add(KIN.kode, quote.reading(code))
        self.ledger.fact(quote.sources, f"kode {JENIS[node.level].teks.id}")

    def support(self, node: Node, parent: Node, quote: Quote) -> None:
        """Link an element to one above it."""
        if parent in node.parents or LEVELS.index(parent.level) >= LEVELS.index(node.level):
            return
        node.parents.append(parent)
        why = Reading(None, quote.text, place_of(quote.spot), quote.certainty, quote.reason)
        node.draft.induk.append(Induk(parent.draft, why))

    def refer(self, node: Node, name: Name, quote: Quote) -> None:
        """Note that an element says itself what it supports: by number or by words."""
        node.references.append((name, quote))
        self.ledger.fact(quote.sources, f"mendukung {name.number or name.text[:40]}")

    def own_sasaran(self, node: Node, text: str, quote: Quote, number: str | None = None) -> Draft:
        """Return the draft that carries the indikator of an own sasaran statement, new or met before."""
        kind = JENIS[node.level].sasaran
        assert kind is not None
        key = fold(text)
        holder = node.holders.get(key) or next(
            (h for k, h in node.holders.items() if k and alike(k, key)), None
        )
        if holder is None and "" in node.holders:
            holder = node.holders.pop("")
            node.holders[key] = holder
        if holder is None:
            holder = self._new_holder(node)
            node.holders[key] = holder
        assert holder.sasaran is not None
        if all(r.place != place_of(quote.spot) for r in holder.sasaran.nilai.get(RDFS.label, [])):
            holder.sasaran.add(RDFS.label, quote.reading(text))
        if number and KIN.nomor not in holder.sasaran.nilai:
            holder.sasaran.add(KIN.nomor, quote.reading(number))
        self.ledger.fact(quote.sources, kind.teks.id, quote.certainty)
        return holder

    def _new_holder(self, node: Node) -> Draft:
        kind = JENIS[node.level].sasaran
        draft = node.draft
        if draft.sasaran is not None:
            draft = Draft(draft.jenis, {p: r[:1] for p, r in draft.nilai.items()}, induk=draft.induk)
        draft.sasaran = Draft(kind)
        return draft

    def holder(self, node: Node) -> Draft:
        """Return the draft that carries the indikator of an element: its last sasaran, made when there is none."""
        if JENIS[node.level].sasaran is None:
            return node.draft
        if not node.holders:
            node.holders[""] = self._new_holder(node)
        return list(node.holders.values())[-1]

    def attribute(self, node: Node, properti: str, value: object, quote: Quote, what: str) -> None:
        """Give an element a value: who answers for it, its budget; told when another was read before."""
        known = node.draft.nilai.get(properti, [])
        if known and known[0].isi != value and value is not None:
            self.conflicts.append((quote, f"{what}: {value} dan {known[0].isi}"))
        if all(r.place != place_of(quote.spot) for r in known):
            node.draft.add(properti, quote.reading(value))
        self.ledger.fact(quote.sources, f"{what} {JENIS[node.level].teks.id}", quote.certainty)

    # --- indikator ----------------------------------------------------------------------------------------

    def indikator(
        self,
        node: Node,
        holder: Draft,
        text: str,
        quote: Quote,
        number: str | None = None,
        again: bool = False,
    ) -> Measure:
        """Return the indikator that is named here; one of the same name in another table is the same.

        ``again`` says that the row prints an element above the one that it is about: what it says is a repetition.
        """
        key = fold(text)
        carrier = holder.sasaran or holder
        for measure in self.measures:
            if (
                measure.holder is carrier
                and (again or measure.table != self.table)
                and alike(fold(measure.name), key)
            ):
                measure.draft.add(RDFS.label, quote.reading(text))
                self.ledger.fact(quote.sources, "nama indikator", quote.certainty)
                return measure
        draft = Draft(None)
        draft.add(RDFS.label, quote.reading(text))
        if number:
            draft.add(KIN.nomor, quote.reading(number))
        carrier.indikator.append(draft)
        measure = Measure(draft, text, carrier, self.table, node)
        self.measures.append(measure)
        self.ledger.fact(quote.sources, "nama indikator", quote.certainty)
        return measure

    def field(self, measure: Measure, properti: str, value: object, quote: Quote, what: str) -> None:
        """Give an indikator a value of a field."""
        known = measure.draft.nilai.get(properti, [])
        if any(r.place == place_of(quote.spot) for r in known) and known[0].isi == value:
            return
        measure.draft.add(properti, quote.reading(value))
        self.ledger.fact(quote.sources, f"{what} indikator", quote.certainty)

    def figure(self, measure: Measure, value: NilaiDraft, jenis: str, quote: Quote) -> bool:
        """Give an indikator a target or realisasi; False when it has another for that period."""
        into = measure.draft.target if jenis == "target" else measure.draft.realisasi
        for old in into:
            if (old.tahun, old.triwulan) == (value.tahun, value.triwulan):
                if squeeze(old.reading.kutipan) == squeeze(quote.text):
                    self.ledger.fact(quote.sources, f"{jenis} indikator")
                    return True
                return False
        into.append(value)
        self.ledger.fact(quote.sources, f"{jenis} indikator", quote.certainty)
        return True

    # --- the end ------------------------------------------------------------------------------------------

    def finish(self) -> list[Draft]:
        """Return the drafts, parents before children, with the links that are still open made or left unknown."""
        for node in self.nodes:
            self._follow(node)
        for level in LEVELS[1:]:
            for node in [n for n in self.nodes if n.level == level]:
                if not node.parents:
                    self._link(node)
        out: list[Draft] = []
        for jenis in RANTAI:
            for node in self.nodes:
                if node.draft.jenis is jenis:
                    out.append(node.draft)
                    out += [d for d in node.holders.values() if d is not node.draft]
        return out

    def _follow(self, node: Node) -> None:
        """Make the links that an element states itself; they take the place of what the layout said."""
        stated = [one for one in (self._referred(node, *r) for r in node.references) if one is not None]
        levels = {parent.level for parent, _ in stated}
        kept = [p for p in node.parents if p.level not in levels]
        node.draft.induk = [i for i in node.draft.induk if any(i.draft is p.draft for p in kept)]
        node.parents = kept
        for parent, quote in stated:
            self.support(node, parent, quote)

    def _referred(self, node: Node, name: Name, quote: Quote) -> tuple[Node, Quote] | None:
        """Return what a statement names, by number and by words; None when that is unknown."""
        above = [n for n in self.nodes if n.level == (name.level or "sasaran_strategis") and n is not node]
        worded = [n for n in above if name.text and likeness(fold(n.name), fold(name.text)) >= 0.85]
        numbered = [n for n in above if name.number and _same_number(n.number, name.number)]
        both = [n for n in worded if n in numbered]
        found = both or worded or numbered
        if len(found) == 1 or both:
            differ = not both and worded and numbered
            return found[0], quote.doubted(0.7, "nomor dan kata acuan berbeda") if differ else quote
        self.ledger.unread(quote.sources, "acuan ke sasaran yang tidak dikenali", body=True)
        self.conflicts.append((quote, "acuan ke unsur yang tidak dikenali"))
        return None

    def _link(self, node: Node) -> None:
        assert node.where is not None
        wanted = LEVELS[LEVELS.index(node.level) - 1]
        above = [n for n in self.nodes if n.level == wanted]
        if node.level in ("kegiatan", "sub_kegiatan"):
            found, quote = self._by_code_or_list(node, above)
            if found is not None and quote is not None:
                self.support(node, found, quote)
                return
        if len(above) == 1:
            only = f"satu-satunya {JENIS[wanted].teks.id} dalam dokumen; kaitannya tidak tercetak"
            self.support(node, above[0], node.where.doubted(_ONLY_ONE, only))

    def _by_code_or_list(self, node: Node, above: list[Node]) -> tuple[Node | None, Quote | None]:
        assert node.where is not None
        if node.code:
            coded = [n for n in above if n.code and node.code.startswith(n.code + ".")]
            if coded:
                return coded[0], node.where.doubted(_BY_CODE, "induk menurut awal kode")
        official = self.register.parents(node.level, node.name, node.code)
        listed = [n for n in above if official & ({n.code} | self.register.codes(n.level, n.name))]
        if len(listed) == 1:
            return listed[0], node.where.doubted(_BY_OFFICIAL, "induk menurut nomenklatur resmi")
        return None, None

    def named(self, level: str) -> Iterator[Node]:
        """Iterate over the elements of a level."""
        return (n for n in self.nodes if n.level == level)


def _refers(node: Node, name: Name) -> bool:
    if name.code:
        return node.code == name.code
    return name.number is not None and _same_number(node.number, name.number)


def _same_number(one: str | None, other: str) -> bool:
    """Whether two numbers are one: "S1", "S.1" and "1"."""
    return one is not None and _digits(one) == _digits(other)


def _digits(number: str) -> str:
    return re.sub(r"^[A-Za-z]{1,2}[. -]?(?=\d)", "", number).casefold()


def period_key(period: Periode) -> str:
    """Return what a period is called in the account of a reading."""
    return period.judul
