"""A pohon kinerja drawn as boxes and lines to events: the level of each box, what it hangs under, what it says.

A level is told by a word in the box, by the word beside the boxes of its row, by an official name or code, and by
the other boxes of its row, in this order. What a box hangs under is told by lines alone. A drawing in which many
boxes have no level, or lines that run against the levels, is refused as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from kaskade_graph.importers.blocks import Boxes, Cell
from kaskade_graph.importers.tables.boxes import box_text
from kaskade_graph.importers.tables.boxes.box_text import BoxText, kind_of, taken_apart
from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.elements import Measure, Node
from kaskade_graph.importers.tables.headings.columns import MEASURE
from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, LEVELS, OWN_SASARAN
from kaskade_graph.importers.tables.quotes import Quote
from kaskade_graph.importers.tables.rows import budgets, figures, names
from kaskade_graph.importers.tables.rows.indikator_values import FIELDS, IndikatorValues
from kaskade_graph.importers.tables.rows.names import Name
from kaskade_graph.importers.tables.rows.row_attributes import OF_ELEMENT

_MOST_LOST = 0.25
"""Share of the boxes that may be without a level before the whole drawing is refused."""
_IN_BOX, _BESIDE, _OFFICIAL, _ROW = 0.99, 0.97, 0.95, 0.85
_SEVERAL = 0.8
_Bands = dict[int, list[tuple[str, float, Cell]]]
"""The words of level beside each row of boxes: what they say, how surely, and where."""
_ORDER = {key: n for n, key in enumerate(LEVELS)} | {
    key: LEVELS.index(level) for key, level in OWN_SASARAN.items()
}


@dataclass(slots=True)
class _Drawn:
    """A box with text: what it says, its level (an own statement keeps its key), and how sure that is."""

    cell: Cell
    said: BoxText
    name: Name
    kind: str | None = None
    certainty: float = 1.0
    grounds: str = ""
    node: Node | None = None
    owner: _Drawn | None = None
    """The box whose measures it holds, where it names no element."""
    above: list[_Drawn] = field(default_factory=list)


class DrawnReader:
    """Reads the drawings of a file, each apart, into the builder that its tables use too."""

    def __init__(self, builder: Builder, tahun: int | None) -> None:
        self.builder, self.ledger = builder, builder.ledger
        self._figures = IndikatorValues(builder, tahun)

    def read(self, boxes: Boxes) -> str | None:
        """Read a drawing; return why it is refused, None when it was read."""
        bands, drawn = self._sorted_out(boxes)
        self._levels(drawn, bands)
        why = self._against(boxes, drawn)
        if why is not None:
            self.ledger.unread(tuple(boxes.cells), why)
            return why
        for kind_row in bands.values():
            self.ledger.structure(tuple(cell for _, _, cell in kind_row), "tingkat di samping kotak")
        named = (one for one in drawn if one.owner is None)
        for one in sorted(named, key=lambda d: (_ORDER.get(d.kind or "", 9), d.cell.row, d.cell.column)):
            self._element(one)
        for one in drawn:
            if one.owner is not None:
                self._measures_of(one, one.owner)
        return None

    # --- levels -------------------------------------------------------------------------------------------

    def _sorted_out(self, boxes: Boxes) -> tuple[_Bands, list[_Drawn]]:
        """Part the words of level beside a row of boxes from the boxes."""
        joined = {index for edge in boxes.edges for index in edge}
        bands: _Bands = {}
        drawn: dict[int, list[_Drawn]] = {}
        for index, cell in enumerate(boxes.cells):
            kind = kind_of(cell.text) if index not in joined else None
            if kind is not None:
                bands.setdefault(cell.row, []).append((*kind, cell))
            elif cell.hints.border:
                drawn[index] = [
                    _Drawn(cell, said, names.split_name(said.name)) for said in taken_apart(cell.text)
                ]
            else:
                self.ledger.unread((cell,), "teks di samping kotak yang bukan tingkat")
        for upper, lower in boxes.edges:
            if upper in drawn and lower in drawn:
                for one in drawn[lower]:
                    one.above += drawn[upper]
        return bands, [one for several in drawn.values() for one in several]

    def _levels(self, drawn: list[_Drawn], bands: _Bands) -> None:
        for one in drawn:
            self._level(one, bands.get(one.cell.row, []))
        rows = sorted({one.cell.row for one in drawn})
        of_row: dict[int, str] = {}
        for row in rows:
            here = [one.kind for one in drawn if one.cell.row == row]
            known = {kind for kind in here if kind is not None}
            if len(known) == 1 and (len(here) - here.count(None)) * 2 >= len(here):
                of_row[row] = known.pop()
        for row, after in reversed(list(pairwise(rows))):
            below = of_row.get(after)
            at = _ORDER[below] if below is not None else 0
            if row not in of_row and at > 0 and not any(o.kind for o in drawn if o.cell.row == row):
                # One step above what is known: only what is stated, not what is done, goes by its place alone.
                of_row[row] = LEVELS[at - 1]
        for one in drawn:
            if one.kind is None and one.cell.row in of_row:
                one.kind, one.certainty = of_row[one.cell.row], _ROW
                one.grounds = "kotak lain pada baris yang sama atau di bawahnya"

    def _level(self, one: _Drawn, band: list[tuple[str, float, Cell]]) -> None:
        register = self.builder.register
        official = register.level(one.name.text) if one.name.text else None
        coded = register.level_of_code(one.name.code) if one.name.code else None
        beside = {kind: certainty for kind, certainty, _ in band}
        if one.said.kind == "sasaran_strategis" and len(beside) == 1:
            # "Sasaran" in a box is of the level that its row is of.
            one.said.kind = None
        if one.said.kind is not None:
            one.kind, one.certainty, one.grounds = one.said.kind, _IN_BOX, "kata di dalam kotak"
        elif one.name.level is not None:
            one.kind, one.certainty, one.grounds = one.name.level, _IN_BOX, "kata di depan nama"
        elif coded or official:
            one.kind, one.certainty, one.grounds = coded or official, _OFFICIAL, "kode atau nama resmi"
        elif len(beside) == 1:
            one.kind, certainty = next(iter(beside.items()))
            one.certainty, one.grounds = min(_BESIDE, certainty), "tingkat di samping kotak"
        told = OWN_SASARAN.get(one.kind or "", one.kind)
        if told is not None and any(other not in (None, told) for other in (coded, official)):
            one.certainty, one.grounds = 0.7, f"{one.grounds}; nama atau kodenya milik tingkat lain"

    def _against(self, boxes: Boxes, drawn: list[_Drawn]) -> str | None:
        """Return why a drawing cannot be read as a whole, None when it can."""
        self._hung(drawn)
        count = len(drawn)
        silent = [one for one in drawn if one.owner is None and (not one.said.speaks or one.kind is None)]
        if not boxes.edges:
            return f"{count} kotak tanpa garis yang menghubungkannya"
        if len(silent) > _MOST_LOST * count:
            return f"{count} kotak yang dihubungkan garis; tingkat {len(silent)} di antaranya tidak tertulis"
        against = [
            one
            for one in drawn
            for upper in one.above
            if one.kind and upper.kind and _ORDER[upper.kind] >= _ORDER[one.kind]
        ]
        if against:
            return f"{count} kotak; garis pada {len(against)} di antaranya berlawanan dengan tingkatnya"
        return None

    @staticmethod
    def _hung(drawn: list[_Drawn]) -> None:
        """A box of measures alone belongs to the box that it hangs under, and what hangs under it too."""
        for one in drawn:
            if not one.said.speaks and one.said.values and not one.said.unknown and len(one.above) == 1:
                one.owner = one.above[0]
        for one in drawn:
            one.above = [upper.owner or upper for upper in one.above]

    # --- elements -----------------------------------------------------------------------------------------

    def _element(self, one: _Drawn) -> None:
        if one.kind is None or not one.said.speaks:
            why = "tingkat kotak ini tidak tertulis" if one.said.speaks else "kotak tanpa nama unsur"
            self.ledger.unread((one.cell,), why)
            return
        level = OWN_SASARAN.get(one.kind, one.kind)
        name, where = one.name, self._quote(one, one.said.name)
        parents = self._parents(one, level)
        first = parents[0] if parents else None
        if one.kind in OWN_SASARAN or not (name.text or name.code):
            node: Node | None = self.builder.unnamed(level, where, first)
        else:
            node = self.builder.element(level, replace(name, level=level), where, first)
        if node is None:
            self.ledger.unread((one.cell,), "acuan ke unsur yang tidak dikenali")
            return
        one.node = node
        for parent in parents[1:]:
            node.support(parent, where.doubted(_SEVERAL, "beberapa garis ke atas"))
        self._statements(one, node, where)
        self._values(one, node)
        for text in one.said.unknown:
            self.ledger.partly(one.cell, f"bagian kotak yang tidak dikenali: {text[:60]}")

    def _measures_of(self, one: _Drawn, owner: _Drawn) -> None:
        if owner.node is None:
            self.ledger.unread((one.cell,), "indikator dari kotak yang tidak terbaca")
            return
        self._values(one, owner.node)
        for text in one.said.unknown:
            self.ledger.partly(one.cell, f"bagian kotak yang tidak dikenali: {text[:60]}")

    def _statements(self, one: _Drawn, node: Node, where: Quote) -> None:
        if one.kind in OWN_SASARAN:
            self.builder.own_sasaran(node, one.name.text or one.said.name, where, one.name.number)
        if one.said.statement is None:
            return
        of, text = one.said.statement
        if node.level not in ACTIVITIES or of not in (None, node.level):
            one.said.unknown.append(text)
            return
        stated = names.split_name(text)
        self.builder.own_sasaran(node, stated.text or text, self._quote(one, text), stated.number)

    def _parents(self, one: _Drawn, level: str) -> list[Node]:
        """Return what a box hangs under; nothing where lines leave it open which of several."""
        found = [upper.node for upper in one.above if upper.node is not None]
        if len(found) < len(one.above):
            self.ledger.partly(one.cell, "kotak di atasnya tidak terbaca")
        return [node for node in found if LEVELS.index(node.level) < LEVELS.index(level)]

    def _quote(self, one: _Drawn, text: str) -> Quote:
        sure = one.certainty >= _OFFICIAL
        reason = None if sure else f"tingkat menurut {one.grounds}"
        return Quote((one.cell,), one.cell.text, one.cell.spot, one.certainty, reason)

    # --- indikator and values -----------------------------------------------------------------------------

    def _values(self, one: _Drawn, node: Node) -> None:
        measures: list[Measure] = []
        where = Quote((one.cell,), one.cell.text, one.cell.spot)
        for value in one.said.values:
            key = value.found.role.key
            if names.is_empty(value.text):
                continue
            if key == "indikator":
                holder = self.builder.holder(node)
                measures = [
                    self.builder.indikator(node, holder, item.text, where, item.number)
                    for item in _listed(value.text)
                ]
            elif key == "nilai" or key in FIELDS:
                self._of_measures(one, value, measures, where)
            elif key in OF_ELEMENT:
                self._of_element(one, node, value, where)
            elif key in ("dipahami", "keterangan", "nomor"):
                self.ledger.understood((one.cell,), value.found.label)
            else:
                one.said.unknown.append(f"{value.found.label}: {names.value(value.text)}")

    def _of_measures(self, one: _Drawn, value: box_text.Said, measures: list[Measure], where: Quote) -> None:
        """A figure or field is of the indikator above it; several pair with as many."""
        texts = [value.text] if len(measures) == 1 else [i.text for i in names.items(value.text)]
        if not measures or len(texts) != len(measures):
            one.said.unknown.append(f"{value.found.label}: {names.value(value.text)}")
            return
        for measure, text in zip(measures, texts, strict=True):
            if value.found.role.key != "nilai":
                self._figures.field(measure, value.found.role.key, text, where)
            elif value.found.role.period is not None:
                quote = replace(where, text=names.value(text))
                self._figures.figure(measure, value.found.role.period, names.value(text), None, quote)

    def _of_element(self, one: _Drawn, node: Node, value: box_text.Said, where: Quote) -> None:
        role, text = value.found.role, names.value(value.text)
        properti, what = OF_ELEMENT[role.key]
        if node.level not in ACTIVITIES or (role.key == "pagu" and figures.amount(text) is None):
            one.said.unknown.append(f"{value.found.label}: {text}")
        elif role.key == "pagu":
            quote = replace(where, text=text)
            budgets.give(self.builder, node, role, text, None, self._figures.tahun, quote, value.found.label)
        else:
            self.builder.attribute(node, properti, text, where, what)


def _listed(text: str) -> list[names.Item]:
    found = names.items(text)
    if len(found) == 1 and found[0].number is None:
        name = names.split_name(found[0].text)
        if name.number and not name.level:
            return [names.Item(name.number, name.text)]
    return found


def is_box(text: str) -> bool:
    """Whether a text outside a drawing may be of one of its boxes: a level, or a measure."""
    return kind_of(text) is not None or bool(MEASURE.search(text))
