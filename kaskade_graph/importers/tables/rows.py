"""Rows of a table to events: which element a row speaks of, and whose each of its values is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from kaskade_graph.importers.sheets.columns import Periode, baca_triwulan
from kaskade_graph.importers.tables import figures, labelled, names
from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.context import Context
from kaskade_graph.importers.tables.elements import Measure, Node
from kaskade_graph.importers.tables.lay import Piece, Row
from kaskade_graph.importers.tables.levels import Calibration, Evidence, Level, marked_level
from kaskade_graph.importers.tables.names import Name
from kaskade_graph.importers.tables.plan import Plan
from kaskade_graph.importers.tables.quotes import Quote, quote
from kaskade_graph.importers.tables.roles import ACTIVITIES, LEVELS, Role
from kaskade_graph.vocab import KIN

FIELDS = {
    "formulasi": (KIN.formulasi, "formulasi"),
    "tipe": (KIN.tipePenghitungan, "tipe penghitungan"),
    "arah": (KIN.arah, "arah"),
    "satuan": (KIN.satuan, "satuan"),
    "sumber_data": (KIN.sumberData, "sumber data"),
    "keterangan": (KIN.keterangan, "keterangan"),
    "nomor_indikator": (KIN.nomor, "nomor"),
    "penanggung_jawab_indikator": (KIN.penanggungJawab, "penanggung jawab"),
}
OF_ELEMENT = {
    "pagu": (KIN.pagu, "pagu"),
    "penanggung_jawab": (KIN.penanggungJawab, "penanggung jawab"),
    "eselon": (KIN.eselon, "eselon"),
}
_OWN = {"sasaran_program": "program", "sasaran_kegiatan": "kegiatan", "sasaran_sub_kegiatan": "sub_kegiatan"}


_WORD_OF_LEVEL = re.compile(
    r"(?:tujuan|sasaran|program|kegiatan|sub\s*kegiatan)(?:\s+(?:strategis|opd|skpd|renstra|[\d.]+))?\s*[:.]?",
    re.IGNORECASE,
)
_STATEMENT_NUMBER = re.compile(
    r"(?:(?:tujuan|sasaran)(?:\s+strategis)?\s+)?(?P<letter>(?:t|s|st|ss|ts|is)[. -]?)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Named:
    """An element named on a row."""

    node: Node
    column: int
    own: bool


@dataclass(slots=True)
class _Spoken:
    """What a row has said so far: its elements, its indikator by column."""

    named: list[Named] = field(default_factory=list)
    measures: dict[int, list[Measure]] = field(default_factory=dict)
    lost: bool = False


class RowReader:
    """Reads the rows of one table in order. ``context`` holds the current element of each level."""

    def __init__(
        self, plan: Plan, builder: Builder, context: Context, levels: Calibration, tahun: int | None
    ) -> None:
        self.plan, self.builder, self.context = plan, builder, context
        self.levels, self.tahun = levels, tahun
        self.ledger = builder.ledger
        self.target: dict[int, Node] = {}
        self.open: dict[int, list[Measure]] = {}
        self.reached: Node | None = None
        self._node_of: dict[int, Node] = {}

    def read(self, row: Row) -> None:
        """Read one row."""
        spoken = _Spoken()
        self._leave_by_hand(row)
        self._names(row, spoken)
        if spoken.lost:
            self._lose(row)
            return
        self._references(row, spoken)
        self._own_sasaran(row, spoken)
        self._indikator(row, spoken)
        self._values(row, spoken)
        self._rest(row)

    # --- elements -----------------------------------------------------------------------------------------

    def _leave_by_hand(self, row: Row) -> None:
        """Take out of a row the cells that a person left out of the cascade."""
        for column in [c for c, p in row.pieces.items() if self._by_hand(p) == "abaikan"]:
            self.ledger.understood(row.pieces.pop(column).cells, "dilewati menurut koreksi")

    def _by_hand(self, piece: Piece) -> str | None:
        return self.builder.by_hand.get(id(piece.cells[0]))

    def _name_columns(self, row: Row) -> list[int]:
        """Return the columns that name elements on a row: those of the table, and cells that a person says do."""
        said = [c for c, p in row.pieces.items() if p.column == c and self._by_hand(p) is not None]
        columns = sorted({*self.plan.name_columns, *said})
        keys = {c: self.plan.roles[c].key for c in columns if c in self.plan.roles}
        if not said and all(key in LEVELS for key in keys.values()):
            # What is above is named first, wherever its column stands.
            return sorted(columns, key=lambda c: (LEVELS.index(keys[c]), c))
        return columns

    def _names(self, row: Row, spoken: _Spoken) -> None:
        for column in self._name_columns(row):
            piece = row.pieces.get(column)
            if piece is None or (
                piece.column != column
                and self.plan.roles.get(piece.column) is not None
                and piece.column in self.plan.name_columns
            ):
                continue
            if not piece.own:
                node = self._node_of.get(id(piece.cells[0]))
                if node is not None:
                    spoken.named.append(Named(node, column, own=False))
                continue
            if names.is_empty(piece.text):
                self._absent(column, piece)
                continue
            found = self._element(row, column, piece)
            spoken.lost = spoken.lost or not found
            for node in found:
                self._node_of[id(piece.cells[0])] = node
                spoken.named.append(Named(node, column, own=True))
            if column not in self.plan.name_columns:
                del row.pieces[column]

    def _lose(self, row: Row) -> None:
        """The element of a row could not be told: what the row says belongs to nothing known."""
        self.reached = None
        self.target.clear()
        self.open.clear()
        for piece in row.own():
            role = self.plan.roles.get(piece.column)
            if (
                role is not None
                and role.key not in ("nomor", "dipahami")
                and all(map(self.ledger.is_open, piece.cells))
            ):
                self.ledger.unread(piece.cells, "unsur pada baris ini tidak dikenali")
        self._rest(row)

    def _absent(self, column: int, piece: Piece) -> None:
        """A dash says that there is none of this level."""
        self.ledger.structure(piece.cells, "tanda kosong")
        key = self.plan.roles[column].key
        if key in LEVELS:
            self.context.forget(key)

    def _element(self, row: Row, column: int, piece: Piece) -> list[Node]:
        level_by_hand = self._by_hand(piece)
        role = Role(level_by_hand) if level_by_hand else self.plan.roles[column]
        out: list[Node] = []
        if any(map(names.runs_together, piece.quote.split("\n"))):
            self.ledger.unread(piece.cells, "beberapa kolom yang tidak dapat dipilah")
            return out
        for name, level in self._levelled(row, column, piece, role):
            if level is None:
                self.ledger.unread(piece.cells, "tingkat unsur ini tidak dapat ditentukan")
                continue
            node = self._one(row, piece, name, level)
            if node is not None:
                out.append(node)
        return out

    def _levelled(self, row: Row, column: int, piece: Piece, role: Role) -> list[tuple[Name, Level | None]]:
        name = names.split_name(piece.text) if self.plan.split else Name(piece.value)
        if role.key in LEVELS:
            listed = names.items(piece.text) if role.key in LEVELS[:2] and self.plan.split else []
            if len(listed) > 1:
                return [
                    (replace(names.split_name(i.text), number=i.number), Level(role.key, 1.0, "kolom"))
                    for i in listed
                ]
            if name.level == "tujuan" and role.key == "sasaran_strategis":
                return [(name, Level("tujuan", 0.95, "kata di depan nama"))]
            return [
                (
                    name,
                    Level(role.key, 1.0, "kolom", name.level if name.level not in (None, role.key) else None),
                )
            ]
        evidence = self.evidence(row, column, piece, name)
        level = self.levels.level(evidence)
        if evidence.name.code is None and evidence.number:
            name = replace(name, number=name.number or None)
        return [(evidence.name, level)]

    def evidence(self, row: Row, column: int, piece: Piece, name: Name) -> Evidence:
        """Return what a row says of the level of the name in ``column``."""
        marked = self._marked(row)
        code = self._code(row, None, near=column)
        if code is not None and name.code is None:
            name = replace(name, code=code[0])
        number = next(
            (row.pieces[c].value.strip(" .") for c in self.plan.columns("nomor") if c in row.pieces), None
        )
        return Evidence(
            name, piece, number=None if number is None or self.plan.columns("kode") else number, marked=marked
        )

    def _marked(self, row: Row) -> str | None:
        """Return the level that a column of levels says, or the word of level printed where codes stand."""
        for c in self.plan.columns("tingkat"):
            if c in row.pieces:
                return marked_level(row.pieces[c].value)
        for c in self.plan.columns("kode"):
            piece = row.pieces.get(c)
            if piece is not None and piece.own and _WORD_OF_LEVEL.fullmatch(piece.value):
                return marked_level(piece.value)
        return None

    def row_number(self, row: Row) -> str | None:
        """Return the number that the row prints in a column of numbers."""
        pieces = (row.pieces[c] for c in self.plan.columns("nomor") if c in row.pieces)
        return next((p.value.strip(" .)") for p in pieces if not names.is_empty(p.text)), None)

    def _whole_codes(self, pieces: list[Piece], wanted: str | None, near: int | None) -> list[Piece]:
        """Of codes that are whole, one for each level, keep that of the level wanted, of the name at ``near``, or the
        deepest."""
        found = [self.builder.register.level_of_code(p.value.strip(" .")) for p in pieces]
        if len(pieces) < 2 or None in found:
            return pieces
        if wanted is not None:
            return [p for p, level in zip(pieces, found, strict=True) if level == wanted][:1]
        if near is not None and len(self.plan.name_columns) > 1:
            return [p for p in pieces if p.column < near][-1:]
        return [max(pieces, key=lambda p: len(p.value))]

    def _code(
        self, row: Row, level: str | None, wanted: str | None = None, near: int | None = None
    ) -> tuple[str, list[Piece]] | None:
        """Return the code that the row prints in columns of codes, joined where it is spread over several.

        Where columns of codes name no level and each holds a whole code, ``wanted`` is the level of the element, or
        ``near`` the column of its name.
        """
        key = f"kode_{level}" if level else "kode"
        pieces = [row.pieces[c] for c in self.plan.columns(key) if c in row.pieces and row.pieces[c].own]
        pieces = [
            p
            for n, p in enumerate(pieces)
            if p is not (pieces[n - 1] if n else None) and not names.is_empty(p.text)
        ]
        if not pieces and level is None:
            return self._deepest_code(row) or self._code_beside_level(row)
        if not pieces:
            return None
        pieces = self._whole_codes(pieces, wanted, near)
        if not pieces:
            return None
        text = ".".join(re.sub(r"\s", "", p.value).strip(".") for p in pieces)
        if not re.fullmatch(r"[0-9X]{1,3}(?:\.[0-9X]{1,6})*", text):
            return None
        if len(pieces) > 1:
            widths = (1, 2, 2, 1, 2, 2)
            parts = text.split(".")
            text = (
                ".".join(p.zfill(w) for p, w in zip(parts, widths, strict=False)) if len(parts) <= 6 else text
            )
        return text, pieces

    def _deepest_code(self, row: Row) -> tuple[str, list[Piece]] | None:
        """Return the code in the deepest of the columns of codes that are filled, a column a level."""
        if not self.plan.columns("nama"):
            return None
        for level in reversed(ACTIVITIES):
            if any(c in row.pieces and row.pieces[c].own for c in self.plan.columns(f"kode_{level}")):
                return self._code(row, level)
        return None

    def _code_beside_level(self, row: Row) -> tuple[str, list[Piece]] | None:
        """Return the code that a column of levels prints behind the word: "Program 1.02.02"."""
        for c in self.plan.columns("tingkat"):
            piece = row.pieces.get(c)
            code = names.split_name(f"{piece.text} x").code if piece is not None and piece.own else None
            if code is not None and piece is not None:
                return code, [piece]
        return None

    def _one(self, row: Row, piece: Piece, name: Name, level: Level) -> Node | None:
        code = self._code(row, level.key) or self._code(row, None, level.key)
        if code is not None and level.key in LEVELS[:2] and self.builder.register.level_of_code(code[0]):
            # The nomenclature has codes for activities alone: this one is of another element of the row.
            code = None
        code_quote = None
        if code is not None:
            name = replace(name, code=name.code or code[0])
            first = quote(code[1][0])
            code_quote = Quote(
                tuple(c for p in code[1] for c in p.cells), "\n".join(p.quote for p in code[1]), first.spot
            )
        bare, statement, references = labelled.parted(name.text) if self.plan.split else (name.text, "", [])
        name = self._bare(replace(name, text=bare), level.key)
        if not name.text and not name.code and level.key in LEVELS[:2]:
            name, piece = self._stated_beside(row, piece, name)
        if name.number is None and level.key in LEVELS[:2]:
            name = replace(name, number=self._statement_number(row))
        if name.number is None and ("urut", level.key) in self.plan.learnt:
            name = replace(name, number=self.row_number(row))
        where = quote(
            piece, level.certainty, None if level.certainty >= 1 else f"tingkat menurut {level.grounds}"
        )
        if level.against:
            where = where.doubted(0.7, f"{level.grounds} berkata {level.key}, bukti lain {level.against}")
        listed = (held := self.plan.roles.get(piece.column)) is not None and held.key == "nama"
        parent = self.context.above_in_list(level.key) if listed else self.context.above(level.key)
        node = self.builder.element(level.key, name, where, parent, code_quote)
        if node is None:
            if name.number is not None:
                # "Sasaran 2": a reference to what is printed elsewhere.
                self.ledger.unread(piece.cells, "acuan ke unsur yang belum tertulis")
            return None
        self.context.enter(level.key, node)
        for reference in references:
            said = replace(where, text=statement, certainty=1.0, reason=None)
            self.builder.refer(node, reference, said)
        return node

    def _statement_number(self, row: Row) -> str | None:
        """Return the number of a tujuan or sasaran where codes or levels stand: "S1", "Sasaran 1.1"."""
        for c in self.plan.columns("kode", "tingkat"):
            piece = row.pieces.get(c)
            match = _STATEMENT_NUMBER.fullmatch(piece.value) if piece is not None and piece.own else None
            if match is not None and piece is not None:
                self.ledger.fact(piece.cells, "nomor")
                return match[0] if match["letter"] else match["number"]
        return None

    def _stated_beside(self, row: Row, piece: Piece, name: Name) -> tuple[Name, Piece]:
        """ "Sasaran 1" in the column of names, and beside it what that sasaran is: its name, and where it stands."""
        for column in self.plan.columns("sasaran", *_OWN):
            said = row.pieces.get(column)
            if said is not None and said.own and not names.is_empty(said.text):
                self.ledger.structure(piece.cells, "nomor tujuan atau sasaran")
                for covered in range(said.column, said.last_column + 1):
                    row.pieces.pop(covered, None)
                return replace(name, text=said.value), said
        return name, piece

    def _bare(self, name: Name, level: str) -> Name:
        """Take the word of level off a name where it is a label: the rest is official, or it stands everywhere."""
        text = name.text
        for word, key in (("sub kegiatan ", "sub_kegiatan"), ("kegiatan ", "kegiatan")):
            if level == key and text.lower().startswith(word) and name.level is None:
                rest = text[len(word) :]
                register = self.builder.register
                official = register.exact(text, level)
                if not official and (register.exact(rest, level) or self.plan.learnt.get(("kata", level))):
                    return replace(name, text=rest)
        return name

    def _loose_code(self, row: Row, piece: Piece, role: Role) -> None:
        """A code that no name took: the word of level in its place, the code of what stands above, or unread."""
        above = self.context.at(role.key.removeprefix("kode_")) if role.key != "kode" else None
        deeper = [c for c in self.plan.columns(*(f"kode_{v}" for v in ACTIVITIES)) if c > piece.column]
        if _WORD_OF_LEVEL.fullmatch(piece.value):
            self.ledger.structure(piece.cells, "tingkat")
        elif (above is not None and above.code == piece.value) or any(
            c in row.pieces and row.pieces[c].value.startswith(piece.value) for c in deeper
        ):
            self.ledger.structure(piece.cells, "kode unsur di atasnya")
        else:
            self.ledger.unread(piece.cells, "kode yang bukan milik unsur mana pun")

    # --- what belongs to elements -------------------------------------------------------------------------

    def _references(self, row: Row, spoken: _Spoken) -> None:
        for column in self.plan.columns("dukung"):
            piece = row.pieces.get(column)
            if piece is None or not piece.own or names.is_empty(piece.text):
                continue
            node = self._deepest(spoken)
            if node is None:
                self.ledger.unread(piece.cells, "acuan tanpa unsur")
                continue
            for item in names.items(piece.text):
                self.builder.refer(node, _reference(item.text), quote(piece))

    def _own_sasaran(self, row: Row, spoken: _Spoken) -> None:
        for column in self.plan.columns("sasaran", *_OWN):
            piece = row.pieces.get(column)
            if piece is None or not piece.own:
                continue
            if names.is_empty(piece.text):
                self.ledger.structure(piece.cells, "tanda kosong")
                continue
            role = self.plan.roles[column]
            node = (
                self.context.at(_OWN[role.key]) if role.key in _OWN else self._deepest(spoken) or self.reached
            )
            if node is None or node.level not in ACTIVITIES:
                self.ledger.unread(piece.cells, "sasaran tanpa program, kegiatan atau sub kegiatan")
                continue
            name = names.split_name(piece.text) if self.plan.split else Name(piece.value)
            number = next(
                (row.pieces[c].value for c in self.plan.columns("nomor_sasaran") if c in row.pieces),
                name.number,
            )
            self.builder.own_sasaran(
                node,
                name.text or piece.value,
                quote(piece, role.certainty if role.certainty >= 0.8 else 0.8),
                number,
            )

    def _deepest(self, spoken: _Spoken, group: tuple[int, ...] | None = None) -> Node | None:
        """Return the deepest element that the row names; what it continues when it names none itself."""
        here = [n for n in spoken.named if group is None or n.column in group]
        own = [n for n in here if n.own]
        chosen = max(own or (), key=lambda n: LEVELS.index(n.node.level), default=None)
        if chosen is not None:
            deeper = [n for n in here if LEVELS.index(n.node.level) > LEVELS.index(chosen.node.level)]
            return (deeper[-1] if deeper and not own else chosen).node
        return None

    # --- indikator ----------------------------------------------------------------------------------------

    def _group(self, column: int) -> tuple[int, ...]:
        """Return the columns of names that an indikator column speaks of: those since the one before it."""
        measures = self.plan.columns("indikator")
        at = measures.index(column)
        while at >= 0:
            left = measures[at - 1] if at else -1
            group = tuple(c for c in self.plan.name_columns if left < c < measures[at])
            if group:
                return group
            at -= 1
        return tuple(self.plan.name_columns)

    def _owner(self, column: int, spoken: _Spoken) -> Node | None:
        role = self.plan.roles[column]
        group = self._group(column)
        deepest = self._deepest(spoken, group)
        if role.level is not None:
            exact = self.context.at(role.level)
            named = [n for n in spoken.named if n.node.level == role.level]
            if exact is not None and (named or deepest is None or deepest.level == role.level):
                return named[-1].node if named else exact
            if exact is not None and any(
                self.plan.roles[c].key == role.level for c in self.plan.name_columns
            ):
                return exact
        if deepest is not None:
            return deepest
        key = group[0] if group else -1
        continued = self.target.get(key)
        if continued is not None:
            return continued
        covered = [n for n in spoken.named if n.column in group]
        return covered[-1].node if covered else self.reached or self.context.deepest()

    def _indikator(self, row: Row, spoken: _Spoken) -> None:
        for column in self.plan.columns("indikator"):
            group = self._group(column)
            deepest = self._deepest(spoken, group)
            if deepest is not None:
                self.target[group[0] if group else -1] = deepest
                self.open.pop(column, None)
        if spoken.named:
            self.reached = self._deepest(spoken) or self.reached
        for column in self.plan.columns("indikator"):
            piece = row.pieces.get(column)
            if piece is None or (piece.column != column and piece.column in self.plan.columns("indikator")):
                continue
            if not piece.own:
                if column in self.open:
                    spoken.measures[column] = self.open[column]
                continue
            if names.is_empty(piece.text):
                self.ledger.structure(piece.cells, "tanda kosong")
                self.open.pop(column, None)
                continue
            owner = self._owner(column, spoken)
            if owner is None:
                self.ledger.unread(piece.cells, "indikator tanpa unsur pemiliknya")
                continue
            again = any(LEVELS.index(n.node.level) > LEVELS.index(owner.level) for n in spoken.named)
            made = self._measures(owner, piece, column, again)
            spoken.measures[column] = self.open[column] = made

    def _measures(self, owner: Node, piece: Piece, column: int, again: bool) -> list[Measure]:
        role = self.plan.roles[column]
        holder = self.builder.holder(owner)
        listed = names.items(piece.text) if self.plan.split else [names.Item(None, piece.value)]
        sure = max(role.certainty, 0.8)
        where = quote(
            piece,
            sure,
            None if sure >= 1 else f"kolom {self.plan.headings.get(column, '')!r} dibaca sebagai indikator",
        )
        out: list[Measure] = []
        for item in listed:
            text, number = item.text, item.number
            if self.plan.split and number is None:
                found = labelled.labelled(text)
                if found is not None and found.role.key == "indikator" and found.value:
                    text = found.value
                name = names.split_name(text)
                if name.number and not name.level:
                    text, number = name.text, name.number
            out.append(self.builder.indikator(owner, holder, text, where, number, again))
        return out

    # --- values -------------------------------------------------------------------------------------------

    def _values(self, row: Row, spoken: _Spoken) -> None:
        units: list[tuple[int, Piece]] = []
        later: list[tuple[int, Piece]] = []
        for piece in row.own():
            role = self.plan.roles.get(piece.column)
            if role is None or names.is_empty(piece.text):
                if role is not None and role.key not in (*LEVELS, "nama"):
                    self.ledger.structure(piece.cells, "tanda kosong")
                continue
            if role.key in FIELDS:
                units.append((piece.column, piece))
            elif role.key in ("nilai", "target", "realisasi"):
                later.append((piece.column, piece))
            elif role.key in OF_ELEMENT:
                self._of_element(piece, role, spoken)
        for column, piece in units:
            self._field(column, piece, spoken)
        for column, piece in later:
            self._figure(row, column, piece, spoken)

    def _measures_for(self, column: int, spoken: _Spoken) -> list[Measure]:
        """Return the indikator that a value belongs to: of the nearest column on its left that speaks here."""
        left = [c for c in spoken.measures if c < column]
        right = [c for c in spoken.measures if c > column]
        if left:
            return spoken.measures[max(left)]
        return spoken.measures[min(right)] if right else []

    def _of_element(self, piece: Piece, role: Role, spoken: _Spoken) -> None:
        node = self._deepest(spoken) or (self.reached)
        properti, what = OF_ELEMENT[role.key]
        if node is None:
            self.ledger.unread(piece.cells, f"{what} tanpa unsur")
            return
        if role.key != "pagu":
            self.builder.attribute(node, properti, piece.value, quote(piece), what)
            return
        if role.year is not None and self.tahun is not None and role.year != self.tahun:
            self.ledger.understood(piece.cells, f"pagu tahun {role.year}")
            return
        amount = figures.amount(piece.text, piece.number)
        if amount is None:
            self.ledger.unread(piece.cells, "bukan angka rupiah")
            return
        if node.level not in ACTIVITIES:
            self.ledger.understood(piece.cells, "pagu di luar program, kegiatan, sub kegiatan")
            return
        self.builder.attribute(node, properti, amount, quote(piece), what)

    def _field(self, column: int, piece: Piece, spoken: _Spoken) -> None:
        role = self.plan.roles[column]
        measures = self._measures_for(column, spoken)
        what = FIELDS[role.key][1]
        if not measures:
            self.ledger.unread(piece.cells, f"{what} tanpa indikator pada baris ini")
            return
        values = self._shared(piece, measures, what)
        for measure, text in values:
            self._one_field(measure, role.key, text, piece)

    def _shared(self, piece: Piece, measures: list[Measure], what: str) -> list[tuple[Measure, str]]:
        """Pair the values of a cell with the indikator of its row; one value for several is whose it is unknown."""
        if len(measures) == 1:
            return [(measures[0], piece.text)]
        listed = names.items(piece.text)
        if len(listed) == len(measures):
            return [(m, i.text) for m, i in zip(measures, listed, strict=True)]
        lines = piece.text.split("\n")
        if len(lines) == len(measures):
            return list(zip(measures, lines, strict=True))
        why = f"satu {what} untuk {len(measures)} indikator: milik yang mana tidak tercetak"
        self.ledger.unread(piece.cells, why)
        return []

    def _one_field(self, measure: Measure, key: str, text: str, piece: Piece) -> None:
        self.tell_field(measure, key, text, quote(piece))

    def tell_field(self, measure: Measure, key: str, text: str, where: Quote) -> None:
        """Give an indikator a value of a field; a cell may hold several under labels of their own."""
        if key in ("formulasi", "keterangan") and self.plan.split:
            gathered = labelled.explained(labelled.parts(text))
            if any(p is not None and p.role.key in FIELDS for p, _ in gathered):
                for found, part in gathered:
                    if part:
                        self._part(measure, found, part, where)
                return
        self._simple(measure, key, text, where)

    def _part(self, measure: Measure, found: labelled.Labelled | None, part: str, where: Quote) -> None:
        """One of several values in a cell, under its label; without one it is the formula."""
        if found is None:
            self._simple(measure, "formulasi", part, where)
        elif found.role.key in FIELDS:
            self._simple(measure, found.role.key, part, where)
        elif found.role.key == "nilai" and found.role.period is not None:
            self.tell_figure(measure, found.role.period, part, None, where)
        else:
            self.ledger.unread(where.sources, f"{found.label} di dalam sel ini tidak terbaca")

    def _simple(self, measure: Measure, key: str, text: str, where: Quote) -> None:
        properti, what = FIELDS[key]
        if key in ("tipe", "arah"):
            tipe, arah = figures.kind_of_count(text)
            if tipe is None and arah is None and not names.is_empty(text):
                self.ledger.understood(where.sources, f"{what} {names.value(text)!r}")
                return
            if key == "tipe" and tipe is None:
                # A kind of count that the model has no word for, with a direction that it has.
                self.builder.kept_not.append(f"{what} {names.value(text)!r}")
            elif key == "tipe":
                self.builder.field(measure, properti, tipe, where, what)
            if arah is not None:
                self.builder.field(measure, KIN.arah, arah, where, "arah")
            elif key == "arah" or tipe is None:
                self.builder.field(measure, properti, None, where, what)
            return
        # The bullet of a list of one.
        value = re.sub(r"^[-•·▪]\s+(?=[A-Za-z])", "", names.value(text))
        self.builder.field(measure, properti, value, where, what)

    def _figure(self, row: Row, column: int, piece: Piece, spoken: _Spoken) -> None:
        measures = self._measures_for(column, spoken)
        role = self.plan.roles[column]
        period = self._period(row, role)
        if not measures:
            self.ledger.unread(piece.cells, f"{period.jenis} tanpa indikator pada baris ini")
            return
        for measure, text in self._shared(piece, measures, period.jenis):
            number = piece.number if len(measures) == 1 else None
            sure = 1.0 if role.certainty >= 0.8 else 0.7
            self.tell_figure(
                measure, period, text, number, quote(piece, sure, None if sure == 1.0 else role.grounds)
            )

    def _period(self, row: Row, role: Role) -> Periode:
        """Return the period of a figure: as its heading says, else as the row says in columns of its own."""
        if role.period is not None and role.period.tahun is not None:
            return role.period
        said = next((row.pieces[c].value for c in self.plan.columns("tahun") if c in row.pieces), None)
        quarter = next((row.pieces[c].value for c in self.plan.columns("triwulan") if c in row.pieces), None)
        year = int(said) if said and re.fullmatch(r"(?:19|20)\d\d", said) else None
        triwulan = baca_triwulan(quarter) if quarter else None
        if role.period is not None:
            return role.period._replace(tahun=year, triwulan=role.period.triwulan or triwulan)
        kind: Literal["target", "realisasi"] = "realisasi" if role.key == "realisasi" else "target"
        return Periode(kind, year, triwulan)

    def tell_figure(
        self, measure: Measure, period: Periode, text: str, number: Decimal | None, where: Quote
    ) -> None:
        """Give an indikator a figure as printed."""
        if period.tahun is None and self.tahun is None:
            self.ledger.unread(where.sources, f"{period.jenis} tanpa tahun: sebutkan dengan --tahun")
            return
        satuan = measure.draft.best(KIN.satuan)
        about = f"{measure.name} {satuan or ''}"
        draft = figures.figure(text, number, period, self.tahun or 0, where, satuan, about)
        if not self.builder.figure(measure, draft, period.jenis, where):
            self.ledger.unread(where.sources, f"{period.jenis} kedua untuk periode yang sama")

    # --- the rest -----------------------------------------------------------------------------------------

    def _rest(self, row: Row) -> None:
        """Account for what is neither name nor value: numbers, what is understood and not kept, what is unknown."""
        for piece in row.own():
            role = self.plan.roles.get(piece.column)
            if role is None and piece.value.lower() in ("rp", "rp.", "%"):
                self.ledger.structure(piece.cells, "satuan angka di sebelahnya")
            elif role is None:
                heading = self.plan.headings.get(piece.column)
                why = f"judul kolom tidak dikenal: {heading}" if heading else "kolom tanpa judul"
                why = why if self.plan.mapped is None else "kolom tidak disebut dalam peta"
                self.ledger.unread(piece.cells, why)
            elif role.key in ("nomor", "nomor_sasaran", "tingkat", "tahun", "triwulan", "unit"):
                self.ledger.structure(
                    piece.cells, "nomor urut" if role.key == "nomor" else role.key.replace("_", " ")
                )
            elif role.key == "dipahami":
                self.ledger.understood(piece.cells, self.plan.headings.get(piece.column, "kolom"))
            elif (role.key == "kode" or role.key.startswith("kode_")) and any(
                self.ledger.is_open(c) for c in piece.cells
            ):
                self._loose_code(row, piece, role)


def _reference(text: str) -> Name:
    """Return what a reference says: "Sasaran 1", "1", or the words of a sasaran."""
    match = _STATEMENT_NUMBER.fullmatch(text.strip())
    if match is not None:
        level = "tujuan" if text.strip()[0] in "Tt" else "sasaran_strategis"
        return Name("", level, match[0] if match["letter"] else match["number"])
    name = names.split_name(text)
    return name if name.level else replace(name, level="sasaran_strategis")
