"""Blocks of a file to drafts: tables, cards and labelled paragraphs in reading order to one builder."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Blocks, Boxes, Grid, Paragraph
from kaskade_graph.importers.draft import Draft
from kaskade_graph.importers.tables import stitch
from kaskade_graph.importers.tables.boxes.cell_trees import CellTree, cell_tree
from kaskade_graph.importers.tables.boxes.drawn import DrawnReader, is_box
from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.elements import Node
from kaskade_graph.importers.tables.headings.columns import as_planned, resolve
from kaskade_graph.importers.tables.headings.learning import learn
from kaskade_graph.importers.tables.headings.segments import Segment
from kaskade_graph.importers.tables.hidden import hidden, hidden_columns, leave, on_hidden_sheet
from kaskade_graph.importers.tables.keys.joins import Joined, joined
from kaskade_graph.importers.tables.ledger import Ledger
from kaskade_graph.importers.tables.lines import labelled
from kaskade_graph.importers.tables.lines.card_reader import CardReader
from kaskade_graph.importers.tables.lines.outside import Outside, is_other_table
from kaskade_graph.importers.tables.lines.prose import Line, ProseReader, lines_of
from kaskade_graph.importers.tables.mapping import mapped
from kaskade_graph.importers.tables.mapping.mapping import Mapping
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.quotes import quote
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.rows import bodies, figures, loose, names
from kaskade_graph.importers.tables.rows.bodies import Kind
from kaskade_graph.importers.tables.rows.context import Context
from kaskade_graph.importers.tables.rows.lay import Row
from kaskade_graph.importers.tables.rows.row_names import LEFT_OUT
from kaskade_graph.importers.tables.rows.rows import RowReader
from kaskade_graph.importers.tables.stitch import Part


@dataclass(slots=True)
class TableRead:
    """A table that was read: its mapping, and where it stands.

    ``number`` counts the tables that were read, ``place`` the grids of the file, both from 1. ``meaning`` says what
    numbers, columns and indents stand for.
    """

    plan: Plan
    segment: Segment
    grid: Grid
    number: int
    place: int
    meaning: dict[tuple[str, object], str] = field(default_factory=dict)
    unknown: list[tuple[str, object]] = field(default_factory=list)
    """What would tell the level of rows whose level nothing tells, if it were known what it means."""


@dataclass(slots=True)
class Reading:
    """What was read of a file: drafts, parents before children; the account; the mappings applied."""

    drafts: list[Draft]
    builder: Builder
    ledger: Ledger
    tables: list[TableRead]
    remarks: list[Teks] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    """Headings of tables that were seen and not taken for a cascade, for the message to their owner."""
    joined: Joined = field(default_factory=lambda: Joined(Blocks("", "", [])))
    """What was read: the blocks of the file, with those of its tables joined that name each other by keys."""


def read(
    blocks: Blocks,
    tahun: int | None,
    mapping: Mapping | None = None,
    by_hand: dict[int, str] | None = None,
    planned: bool = False,
) -> Reading:
    """Read a file. ``tahun`` is the year of figures whose heading names none, ``planned`` says that its title is that
    of a plan; ``mapping`` comes before what would be
    concluded, for the tables that it is for; ``by_hand`` are levels given to cells, see :class:`Builder`."""
    together = joined(blocks, mapping)
    reader = _Reader(together.blocks, tahun, mapping, planned)
    levels = by_hand or {}
    reader.builder.by_hand = levels | {id(c): levels[id(o)] for c, o in together.copies if id(o) in levels}
    for copy, cell in together.copies:
        reader.ledger.same(copy, cell)
    for cell, what in together.aside:
        reader.ledger.structure((cell,), what)
    reading = reader.run()
    reading.joined = together
    return reading


class _Reader:
    """Hands each block of a file to what reads it, in reading order."""

    def __init__(self, blocks: Blocks, tahun: int | None, mapping: Mapping | None, planned: bool) -> None:
        self.blocks, self.tahun, self.mapping, self.planned = blocks, tahun, mapping, planned
        self.grids = 0
        self.register, self.ledger, self.context = Register(), Ledger(), Context()
        self.builder = Builder(self.ledger, self.register)
        self.prose = ProseReader(self.builder, self.context, tahun)
        self.cards = CardReader(self.prose, self.ledger)
        self.outside = Outside(self.register, self.ledger)
        self.drawn = DrawnReader(self.builder, tahun)
        self.beside_drawing = any(isinstance(b, Boxes) for b in blocks.blocks)
        self.tables: list[TableRead] = []
        self.remarks: list[Teks] = []
        self.seen: list[str] = []
        self.wide: list[str] = []
        self.left_columns: dict[int, int] = {}
        self.apart: list[Row] = []
        """Rows of grids without headings."""

    def run(self) -> Reading:
        for block in self.blocks.blocks:
            self.ledger.enter(block)
        lines = (b.spot.box for b in self.blocks.blocks if isinstance(b, Paragraph))
        self.prose.right = max((box[2] for box in lines if box is not None), default=0.0)
        if not all(map(on_hidden_sheet, self.blocks.blocks)):
            self._leave_sheets()
        found, running = stitch.parts(self.blocks)
        for paragraph in running:
            self.ledger.structure((paragraph,), "kepala atau kaki halaman")
        for part in found:
            self._block(part)
        self.prose.flush()
        drafts = self.builder.finish()
        self.outside.apart(self.apart)
        self.outside.between(self.blocks.blocks, {id(t.grid) for t in self.tables})
        self.outside.prose(self.prose.prose)
        self.ledger.close()
        return Reading(drafts, self.builder, self.ledger, self.tables, self.remarks, self.seen or self.wide)

    def _leave_sheets(self) -> None:
        """Leave out the sheets that are hidden beside visible ones: old drafts, lists for the program itself."""
        left = [b for b in self.blocks.grids() if on_hidden_sheet(b)]
        for grid in left:
            self.ledger.structure(tuple(grid.cells), "lembar tersembunyi")
            name = grid.spot.sheet or "?"
            self.remarks.append(
                Teks(f"lembar tersembunyi {name!r} tidak dibaca", f"the hidden sheet {name!r} is not read")
            )
        kept = [b for b in self.blocks.blocks if all(b is not grid for grid in left)]
        self.blocks = replace(self.blocks, blocks=kept)

    def _block(self, part: Part) -> None:
        block = part.block
        if isinstance(block, Paragraph) and self.builder.by_hand.get(id(block)) == LEFT_OUT:
            self.ledger.understood((block,), "dilewati menurut koreksi")
        elif isinstance(block, Paragraph):
            self._caption(block.text)
            for line in lines_of(block):
                self.prose.feed(line)
        elif isinstance(block, Boxes):
            self.prose.flush()
            why = self.drawn.read(block)
            self.seen += [why] if why else []
            self._leave()
        else:
            self.prose.flush()
            self._grid(block, part.segments)

    def _caption(self, text: str) -> None:
        """Take note of what a line says of the sums below it; it holds until another line says otherwise."""
        said = figures.caption(text)
        if said:
            self.builder.sums, self.builder.sums_of = said, self.builder.table + 1

    def _grid(self, grid: Grid, found: list[Segment]) -> None:
        self.grids += 1
        if stitch.nested(grid):
            self._within(self.builder.named_at((grid.spot.cell or "").removesuffix(" tabel")))
        tree = cell_tree(grid)
        if tree is not None:
            self._tree(tree)
            return
        self.remarks += hidden(grid, self.ledger)
        self.left_columns.clear()
        for segment in mapped.forced(grid, self.mapping, self.grids, found):
            for row in segment.rows if not segment.headed else ():
                self._caption(row.text)
            if segment.foreign:
                self.outside.table(segment)
            elif segment.card:
                for row in segment.rows:
                    self._caption(row.text)
                self.cards.cards(segment.rows)
            elif segment.headed:
                self._headed(segment, grid)
            else:
                self._loose_text(segment)
        self.remarks += hidden_columns(grid, self.left_columns)

    def _tree(self, tree: CellTree) -> None:
        """Read a drawing whose boxes are cells of a table."""
        for box, cells in zip(tree.boxes.cells, tree.made_of, strict=True):
            for cell in cells:
                self.ledger.same(cell, box)
        self.ledger.structure(tuple(tree.arrows), "panah antar kotak")
        for cell in tree.rest:
            for line in cell.text.split("\n"):
                self.prose.feed(Line(line, cell))
        self.prose.flush()
        why = self.drawn.read(tree.boxes)
        self.seen += [why] if why else []
        self._leave()

    def _within(self, host: Node | None) -> None:
        """Go on in a cell of another table: what a table there says without a name is of the element of that cell."""
        self.context = Context()
        if host is not None:
            self.context.enter(host.level, host)
        self.prose.enter_context(self.context)

    def _headed(self, segment: Segment, grid: Grid) -> None:
        """Read a table with headings, unless it is none of ours."""
        plan = resolve(segment, self.register)
        as_planned(plan, self.tahun, self.planned)
        self.left_columns |= leave(grid, plan)
        part = mapped.part_for(self.mapping, segment, grid, self.grids)
        if part is not None and not part.leave:
            mapped.apply(part, plan, grid)
        left = part is not None and part.leave
        if left or not (plan.name_columns or plan.columns("indikator")):
            self.outside.table(segment)
            return
        self.builder.table += 1
        self.tables.append(TableRead(plan, segment, grid, self.builder.table, self.grids))
        for row in [*segment.heads, *segment.repeated]:
            self.ledger.structure(row.cells(), "judul kolom")
        if segment.numbering:
            self.ledger.structure(segment.numbering.cells(), "nomor kolom")
        self._table(self.tables[-1])
        # What comes next is not printed under the last row, unless it says so itself; a table that names no element
        # belongs to the one above it, and so does what follows.
        if plan.name_columns:
            self._leave()

    def _leave(self) -> None:
        self.context = Context()
        self.prose.enter_context(self.context)

    def _table(self, table: TableRead) -> None:
        segment, plan = table.segment, table.plan
        rows = stitch.torn(segment, plan) if segment.exact else loose.join(segment.rows, plan)
        levels = learn(plan, rows, self.register, self.ledger)
        table.meaning, table.unknown = levels.meaning, levels.untold
        reader = RowReader(plan, self.builder, self.context, levels, self.tahun)
        references = self.prose.take_references()
        if "program" in bodies.levels_named(plan):
            reader.go_on_supporting(references)
        kind = Kind.DATA
        for row in rows:
            if names.folded(row.own()[0].text) in plan.skip:
                self.ledger.understood(row.cells(), "baris dilewati menurut peta")
                continue
            if reader.codes.begin(row):
                self.ledger.structure(row.cells(), "judul bagian")
                continue
            kind = bodies.kind(row, plan, self.register, kind)
            self._row(row, kind, reader)

    def _row(self, row: Row, kind: Kind, reader: RowReader) -> None:
        if kind is Kind.DATA:
            reader.read(row)
        elif kind in (Kind.URUSAN, Kind.OFFICE, Kind.ACCOUNT):
            self.ledger.understood(row.cells(), kind.value)
        elif kind is Kind.SECTION:
            self._section(row, reader)
        else:
            self.outside.row(row, kind)

    def _section(self, row: Row, reader: RowReader) -> None:
        """A text across the table, with values of it beside it: what the rows below are under, or a title."""
        piece, *beside = row.own()
        supported = labelled.supports(piece.value)
        if supported is not None:
            reader.go_on_supporting([(supported, quote(piece))])
            return
        before = len(self.prose.prose)
        for text in piece.text.split("\n"):
            self.prose.feed(Line(text, piece.cells[0]))
        for one in beside:
            if labelled.labelled(one.value) is not None:
                self.prose.feed(Line(one.value, one.cells[0]))
        self.prose.flush()
        if len(self.prose.prose) == before:
            reader.go_on_under(self.context.deepest())
            rest = [p for p in beside if labelled.labelled(p.value) is None]
            if rest:
                reader.read(Row(row.index, {p.column: p for p in rest}))
            return
        del self.prose.prose[before:]
        self.ledger.structure(piece.cells, "judul bagian")

    def _loose_text(self, segment: Segment) -> None:
        """Rows without headings: cards of label and value, a table turned on its side, titles, or another table."""
        if is_other_table(segment.rows):
            self.seen.append(" | ".join(p.value[:30] for p in segment.rows[0].own()))
            self.outside.rows(segment.rows)
            return
        self.wide += [r.text[:90] for r in segment.rows if len(r.own()) > 2][:1]
        if self.beside_drawing and any(is_box(p.text) for row in segment.rows for p in row.own()):
            for row in segment.rows:
                self.ledger.unread(row.cells(), "kotak di samping pohon kinerja, tidak dihubungkan garis")
            return
        self.apart += segment.rows
        self.cards.loose(segment.rows)
