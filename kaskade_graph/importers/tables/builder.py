"""Events to drafts: this element, this value of it. Tables, labelled paragraphs and cards all tell the same builder.

What is printed again is found again (:mod:`~kaskade_graph.importers.tables.elements`); what nothing printed links is
linked at the end (:mod:`~kaskade_graph.importers.tables.links`).
"""

from __future__ import annotations

from kaskade_graph.importers.columns import JenisNilai
from kaskade_graph.importers.draft import Draft, NilaiDraft, alike
from kaskade_graph.importers.tables.elements import JENIS, Elements, Measure, Node
from kaskade_graph.importers.tables.headings.roles import SAID
from kaskade_graph.importers.tables.ledger import Ledger
from kaskade_graph.importers.tables.links import Linker
from kaskade_graph.importers.tables.quotes import Quote, place_of
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.rows.names import Name
from kaskade_graph.model import RANTAI
from kaskade_graph.text import fold, squeeze
from kaskade_graph.vocab import KIN, RDFS


class Builder:
    """Takes events in reading order; :meth:`finish` gives the drafts."""

    def __init__(self, ledger: Ledger, register: Register) -> None:
        self.ledger, self.register = ledger, register
        self.elements = Elements()
        self.nodes, self.measures = self.elements.nodes, self.elements.measures
        self.table = 0
        self.at: dict[str, Node] = {}
        """Elements by the cell of a document that names them: a table nested there speaks of them."""
        self.conflicts: list[tuple[Quote, str]] = []
        self.sums, self.sums_of = "", 0
        """What a line above tables says of sums, "juta rupiah", and the table that it stands right above."""
        self.kept_not: list[str] = []
        """What is understood in part: the rest has no place in the model."""
        self.by_hand: dict[int, str] = {}
        """Levels that a person gave to cells, by the id of the cell; ``abaikan``: no part of the cascade."""

    # --- elements -----------------------------------------------------------------------------------------

    def named_at(self, place: str) -> Node | None:
        """Return the element named in a cell, or else the last one named in its row; None for none."""
        row = place.rpartition(" kolom ")[0]
        in_row = (n for c, n in reversed(self.at.items()) if row and c.rpartition(" kolom ")[0] == row)
        return self.at.get(place) or next(in_row, None)

    def element(
        self,
        level: str,
        name: Name,
        quote: Quote,
        parent: Node | None = None,
        code_quote: Quote | None = None,
    ) -> Node | None:
        """Return the element that is named here, new or met before; None for a reference to none known."""
        node = self.elements.find(level, name, parent)
        if node is None:
            if not name.text and not name.code:
                return None
            node = self.elements.add(level, name, quote)
        self._say(node, name, quote, code_quote)
        if quote.spot.cell and quote.spot.sheet is None:
            self.at.setdefault(quote.spot.cell, node)
        if parent is not None and parent is not node:
            node.support(parent, quote)
        return node

    def unnamed(self, level: str, quote: Quote, parent: Node | None) -> Node:
        """Return a new element of which no name is printed, only what it is to achieve."""
        node = self.elements.add(level, Name(""), quote)
        if parent is not None:
            node.support(parent, quote)
        return node

    def _say(self, node: Node, name: Name, quote: Quote, code_quote: Quote | None) -> None:
        jenis = JENIS[node.level].teks.id
        if name.text:
            known = node.draft.nilai.get(RDFS.label, [])
            if all(r.place != place_of(quote.spot) for r in known):
                node.draft.add(RDFS.label, quote.reading(name.text))
            node.name = node.name or name.text
        self.ledger.fact(quote.sources, f"{'nama' if name.text else 'acuan'} {jenis}", quote.certainty)
        if name.code and KIN.kode not in node.draft.nilai:
            node.code = name.code
            node.draft.add(KIN.kode, (code_quote or quote).reading(name.code))
        if code_quote is not None:
            self.ledger.fact(code_quote.sources, f"kode {jenis}")
        if name.number and KIN.nomor not in node.draft.nilai:
            node.number = name.number
            node.draft.add(KIN.nomor, quote.reading(name.number))

    def coded(self, node: Node, code: str, quote: Quote) -> None:
        """Give an element the code that is printed apart from its name."""
        node.code = code
        node.draft.add(KIN.kode, quote.reading(code))
        self.ledger.fact(quote.sources, f"kode {JENIS[node.level].teks.id}")

    def refer(self, node: Node, name: Name, quote: Quote) -> None:
        """Note that an element says itself what it supports: by number or by words."""
        node.references.append((name, quote))
        self.ledger.fact(quote.sources, f"mendukung {name.number or name.text[:40]}")

    def own_sasaran(self, node: Node, text: str, quote: Quote, number: str | None = None) -> Draft:
        """Return the draft that carries the indikator of an own sasaran statement, new or met before."""
        holder = self._holder_of(node, fold(text))
        sasaran = holder.sasaran
        assert sasaran is not None
        if all(r.place != place_of(quote.spot) for r in sasaran.nilai.get(RDFS.label, [])):
            sasaran.add(RDFS.label, quote.reading(text))
        if number and KIN.nomor not in sasaran.nilai:
            sasaran.add(KIN.nomor, quote.reading(number))
        kind = JENIS[node.level].sasaran
        assert kind is not None
        self.ledger.fact(quote.sources, kind.teks.id, quote.certainty)
        return holder

    def _holder_of(self, node: Node, key: str) -> Draft:
        """Return the draft of a folded statement: met before, else the one that had none yet, else a new one."""
        alike_ = (h for k, h in node.holders.items() if k and alike(k, key))
        known = node.holders.get(key) or next(alike_, None)
        if known is not None:
            return known
        holder = node.holders.pop("") if "" in node.holders else self._new_holder(node)
        node.holders[key] = holder
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
        carrier = holder.sasaran or holder
        known = self.elements.measure(carrier, text, self.table, again)
        if known is not None:
            known.draft.add(RDFS.label, quote.reading(text))
            self.ledger.fact(quote.sources, "nama indikator", quote.certainty)
            return known
        draft = Draft(None)
        draft.add(RDFS.label, quote.reading(text))
        if number:
            draft.add(KIN.nomor, quote.reading(number))
        carrier.indikator.append(draft)
        measure = Measure(draft, text, carrier, self.table)
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

    def figure(self, measure: Measure, value: NilaiDraft, jenis: JenisNilai, quote: Quote) -> bool:
        """Give an indikator a baseline, target or realisasi; False when it has another for that period."""
        return self._period(getattr(measure.draft, jenis), value, f"{SAID[jenis]} indikator", quote)

    def budget(self, node: Node, value: NilaiDraft, jenis: JenisNilai, quote: Quote) -> bool:
        """Give an element money of a year or quarter; False when it has another sum for that period."""
        what = f"{SAID[jenis]} {JENIS[node.level].teks.id}"
        return self._period(getattr(node.draft, jenis), value, what, quote)

    def _period(self, into: list[NilaiDraft], value: NilaiDraft, what: str, quote: Quote) -> bool:
        same = (value.tahun, value.triwulan, value.akhir_periode)
        known = next((o for o in into if (o.tahun, o.triwulan, o.akhir_periode) == same), None)
        if known is None:
            into.append(value)
            self.ledger.fact(quote.sources, what, quote.certainty)
        elif squeeze(known.reading.kutipan) == squeeze(quote.text):
            self.ledger.fact(quote.sources, what)
        else:
            return False
        return True

    # --- the end ------------------------------------------------------------------------------------------

    def finish(self) -> list[Draft]:
        """Return the drafts, parents before children, with the links that are still open made or left unknown."""
        Linker(self.nodes, self.register, self.ledger, self.conflicts).link()
        out: list[Draft] = []
        for jenis in RANTAI:
            for node in self.nodes:
                if node.draft.jenis is jenis:
                    out.append(node.draft)
                    out += [d for d in node.holders.values() if d is not node.draft]
        return out
