"""The elements that a row names: each told to the builder with its code, its number and what it says it supports."""

from __future__ import annotations

from dataclasses import replace

from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.elements import JENIS, Node
from kaskade_graph.importers.tables.headings.heading_words import words
from kaskade_graph.importers.tables.headings.roles import ACTIVITIES, LEVELS, OWN_SASARAN, Role
from kaskade_graph.importers.tables.lines import labelled
from kaskade_graph.importers.tables.lines.prose import ProseReader
from kaskade_graph.importers.tables.lines.unfolded import budget_behind
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.quotes import Quote, quote
from kaskade_graph.importers.tables.rows import budgets, names
from kaskade_graph.importers.tables.rows.context import Context
from kaskade_graph.importers.tables.rows.lay import Piece, Row
from kaskade_graph.importers.tables.rows.levels import Level
from kaskade_graph.importers.tables.rows.names import Name
from kaskade_graph.importers.tables.rows.progress import Named, Spoken
from kaskade_graph.importers.tables.rows.row_codes import RowCodes
from kaskade_graph.importers.tables.rows.row_names import RowNames


class RowElements:
    """Reads the elements of the rows of one table, in order."""

    def __init__(
        self,
        plan: Plan,
        builder: Builder,
        context: Context,
        codes: RowCodes,
        row_names: RowNames,
        tahun: int | None,
    ) -> None:
        self.plan, self.builder, self.context, self.tahun = plan, builder, context, tahun
        self.ledger = builder.ledger
        self.codes, self.names = codes, row_names
        self._node_of: dict[int, Node] = {}
        self.supported: tuple[tuple[Name, Quote], ...] = ()
        """What lines above or across the table say that the programs below them support."""

    def read(self, row: Row, spoken: Spoken) -> None:
        """Read the names on a row; it is lost when one of them could not be told."""
        for column in self.names.columns(row):
            piece = row.pieces.get(column)
            if piece is None or self._read_before(column, piece):
                continue
            if not piece.own:
                node = self._node_of.get(id(piece.cells[0]))
                if node is not None:
                    spoken.named.append(Named(node, column, own=False))
            elif names.is_empty(piece.text):
                self._absent(column, piece)
            else:
                self._named(row, column, piece, spoken)
        if not spoken.named and not spoken.lost:
            self._stated(row, spoken)

    def _stated(self, row: Row, spoken: Spoken) -> None:
        """A tujuan or sasaran by the column of levels, whose name stands where others have their own sasaran."""
        marked = self.codes.marked(row) or self.codes.section
        if marked not in LEVELS[:2] or not self.plan.name_columns:
            return
        for column in self.plan.columns("sasaran", *OWN_SASARAN):
            piece = row.pieces.get(column)
            if piece is not None and piece.own and not names.is_empty(piece.text):
                name = names.split_name(piece.text) if self.plan.split else Name(piece.value)
                node = self._one(row, piece, name, Level(marked, 1.0, "kolom tingkat"))
                if node is not None:
                    spoken.named.append(Named(node, self.plan.name_columns[0], own=True))
                for covered in range(piece.column, piece.last_column + 1):
                    row.pieces.pop(covered, None)
                return

    def _read_before(self, column: int, piece: Piece) -> bool:
        """Whether a piece reaches here from another column of names, where it is read."""
        return piece.column != column and piece.column in self.plan.name_columns

    def _named(self, row: Row, column: int, piece: Piece, spoken: Spoken) -> None:
        found = self._elements(row, column, piece)
        spoken.lost = spoken.lost or not found
        for node in found:
            self._node_of[id(piece.cells[0])] = node
            spoken.named.append(Named(node, column, own=True))
        if column not in self.plan.name_columns:
            del row.pieces[column]

    def _absent(self, column: int, piece: Piece) -> None:
        """A dash says that there is none of this level."""
        self.ledger.structure(piece.cells, "tanda kosong")
        key = self.plan.roles[column].key
        if key in LEVELS:
            self.context.forget(key)

    def _elements(self, row: Row, column: int, piece: Piece) -> list[Node]:
        out: list[Node] = []
        if any(map(names.runs_together, piece.quote.split("\n"))):
            self.ledger.unread(piece.cells, "beberapa kolom yang tidak dapat dipilah")
            return out
        for name, level in self.names.levelled(row, column, piece):
            if level is None:
                self.ledger.unread(piece.cells, "tingkat unsur ini tidak dapat ditentukan")
                continue
            node = self._one(row, piece, name, level)
            if node is not None:
                out.append(node)
        if len(out) == 1 and self.plan.split:
            self._below(out[0], piece)
        return out

    def _below(self, node: Node, piece: Piece) -> None:
        """Read what stands below a name in its cell under labels of its own: its sasaran, an indikator."""
        said = labelled.headed(piece.text)[1]
        if said:
            reader = ProseReader(self.builder, self.context, self.tahun)
            reader.node = node
            for one in said:
                own = one.role.key == "sasaran_strategis" and node.level in ACTIVITIES
                reader.say(replace(one, role=Role("sasaran")) if own else one, quote(piece))

    def _one(self, row: Row, piece: Piece, name: Name, level: Level) -> Node | None:
        name, code_quote = self._coded(row, name, level.key)
        money = budget_behind(name.text) if level.key in ACTIVITIES else None
        name = replace(name, text=money[0]) if money else name
        bare, statement, references = labelled.parted(name.text) if self.plan.split else (name.text, "", [])
        name = self._bare(replace(name, text=bare), level.key)
        if not name.text and not name.code and level.key in LEVELS[:2]:
            name, piece = self._stated_beside(row, piece, name)
        name = self._numbered(row, name, level.key)
        where = _where(piece, level)
        node = self.builder.element(level.key, name, where, self._parent(piece, level.key), code_quote)
        if node is None:
            if name.number is not None:
                # "Sasaran 2": a reference to what is printed elsewhere.
                self.ledger.unread(piece.cells, "acuan ke unsur yang belum tertulis")
            return None
        self.context.enter(level.key, node)
        if money:
            budgets.give(self.builder, node, Role("pagu"), money[1], None, self.tahun, where, "")
        for said_above in self.supported if level.key == "program" else ():
            self.builder.refer(node, *said_above)
        for reference in references:
            said = replace(where, text=statement, certainty=1.0, reason=None)
            self.builder.refer(node, reference, said)
        return node

    def _coded(self, row: Row, name: Name, level: str) -> tuple[Name, Quote | None]:
        """Return a name with the code that the row prints for it, and where that stands."""
        code = self.codes.code(row, level) or self.codes.code(row, None, level)
        if code is None or (level in LEVELS[:2] and self.builder.register.level_of_code(code[0])):
            # The nomenclature has codes for activities alone: one beside a sasaran is of another element of the row.
            return name, None
        text, pieces = code
        cells = tuple(c for p in pieces for c in p.cells)
        printed = Quote(cells, "\n".join(p.quote for p in pieces), quote(pieces[0]).spot)
        return replace(name, code=name.code or text), printed

    def _numbered(self, row: Row, name: Name, level: str) -> Name:
        """Return a name with the number that the row prints for it apart."""
        if name.number is None and level in LEVELS[:2]:
            name = replace(name, number=self.codes.statement_number(row))
        if name.number is None and ("urut", level) in self.plan.learnt:
            name = replace(name, number=self.codes.number(row))
        return name

    def _parent(self, piece: Piece, level: str) -> Node | None:
        held = self.plan.roles.get(piece.column)
        listed = held is not None and held.key == "nama"
        return self.context.above_in_list(level) if listed else self.context.above(level)

    def _stated_beside(self, row: Row, piece: Piece, name: Name) -> tuple[Name, Piece]:
        """ "Sasaran 1" in the column of names, and beside it what that sasaran is: its name, and where it stands."""
        for column in self.plan.columns("sasaran", *OWN_SASARAN):
            said = row.pieces.get(column)
            if said is not None and said.own and not names.is_empty(said.text):
                self.ledger.structure(piece.cells, "nomor tujuan atau sasaran")
                for covered in range(said.column, said.last_column + 1):
                    row.pieces.pop(covered, None)
                return replace(name, text=said.value), said
        return name, piece

    def _bare(self, name: Name, level: str) -> Name:
        """Take the word of level off a name where it is a label: the rest is official, or it stands everywhere."""
        if name.code and words(name.text) == words(JENIS[level].teks.id):
            return replace(name, text="")  # "Program" beside the code of one named elsewhere
        everywhere = bool(self.plan.learnt.get(("kata", level)))
        bare = self.builder.register.bare(name.text, level, everywhere)
        return name if name.level is not None else replace(name, text=bare)


def _where(piece: Piece, level: Level) -> Quote:
    """Return the quotation of a name, as sure as its level is."""
    where = quote(
        piece, level.certainty, None if level.certainty >= 1 else f"tingkat menurut {level.grounds}"
    )
    if level.against:
        where = where.doubted(0.7, f"{level.grounds} berkata {level.key}, bukti lain {level.against}")
    return where
