"""Blocks of a file to drafts: tables, cards and labelled paragraphs in reading order to one builder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Blocks, Boxes, Cell, Grid, Paragraph
from kaskade_graph.importers.draft import Draft
from kaskade_graph.importers.tables import bodies, cards, lay, loose, mapped, names, stitch
from kaskade_graph.importers.tables.bodies import Kind
from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.columns import resolve
from kaskade_graph.importers.tables.context import Context
from kaskade_graph.importers.tables.labelled import Labelled
from kaskade_graph.importers.tables.lay import Row
from kaskade_graph.importers.tables.ledger import Fate, Ledger
from kaskade_graph.importers.tables.levels import Calibration, Evidence
from kaskade_graph.importers.tables.mapping import Mapping
from kaskade_graph.importers.tables.plan import Plan
from kaskade_graph.importers.tables.prose import Line, ProseReader, lines_of
from kaskade_graph.importers.tables.quotes import quote
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.roles import LEVELS
from kaskade_graph.importers.tables.rows import RowReader
from kaskade_graph.importers.tables.segments import Segment, segments
from kaskade_graph.importers.tables.stitch import Part

_A_CODE = re.compile(r"(?<![\d.])\d\.\d{2}\.\d{2}(?!\d)(?:\.\d(?:\.\d{2}(?:\.\d{2,5})?)?)?(?!\d)")
"""A code of the nomenclature anywhere in a text: what it stands in is of a cascade."""


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


def title_lines(blocks: Blocks) -> list[str]:
    """Return the lines that may be titles: before the first table, and above the headings in a grid."""
    out: list[str] = []
    for block in blocks.blocks:
        if isinstance(block, Paragraph):
            out += block.text.split("\n")
        elif isinstance(block, Grid):
            found = segments(block)
            for segment in found:
                if segment.headed or segment.card:
                    return [*out, *_whose(segment)]
                if not _is_other_table(segment.rows):
                    out += [
                        p.value for row in segment.rows for p in row.own() if not names.is_figure(p.value)
                    ]
    return out


def _whose(segment: Segment) -> Iterator[str]:
    """Yield what the first card says of whose it is and of which year."""
    for row in segment.rows if segment.card else ():
        for one in cards.said(row):
            if one.role is not None and one.role.key in ("unit", "tahun"):
                yield f"{one.name} {one.values[0].value}"


def read(
    blocks: Blocks,
    tahun: int | None,
    mapping: Mapping | None = None,
    by_hand: dict[int, str] | None = None,
) -> Reading:
    """Read a file. ``tahun`` is the year of figures whose heading names none; ``mapping`` comes before what would be
    concluded, for the tables that it is for; ``by_hand`` are levels given to cells, see :class:`Builder`."""
    reader = _Reader(blocks, tahun, mapping)
    reader.builder.by_hand = by_hand or {}
    return reader.run()


class _Reader:
    def __init__(self, blocks: Blocks, tahun: int | None, mapping: Mapping | None) -> None:
        self.blocks, self.tahun, self.mapping = blocks, tahun, mapping
        self.register = Register()
        self.grids = 0
        self.ledger = Ledger()
        self.builder = Builder(self.ledger, self.register)
        self.context = Context()
        self.prose = ProseReader(self.builder, self.context, tahun)
        self.tables: list[TableRead] = []
        self.remarks: list[Teks] = []
        self.seen: list[str] = []
        self.wide: list[str] = []

    def run(self) -> Reading:
        for block in self.blocks.blocks:
            self.ledger.enter(block)
        lines = (b.spot.box for b in self.blocks.blocks if isinstance(b, Paragraph))
        self.prose.right = max((box[2] for box in lines if box is not None), default=0.0)
        found, running = stitch.parts(self.blocks)
        for paragraph in running:
            self.ledger.structure((paragraph,), "kepala atau kaki halaman")
        for part in found:
            self._block(part)
        self.prose.flush()
        drafts = self.builder.finish()
        self._prose_left()
        self.ledger.close()
        return Reading(drafts, self.builder, self.ledger, self.tables, self.remarks, self.seen or self.wide)

    def _block(self, part: Part) -> None:
        block = part.block
        if isinstance(block, Paragraph) and self.builder.by_hand.get(id(block)) == "abaikan":
            self.ledger.understood((block,), "dilewati menurut koreksi")
        elif isinstance(block, Paragraph):
            for line in lines_of(block):
                self._line(line)
        elif isinstance(block, Boxes):
            self.ledger.unread(tuple(block.cells), "kotak, bukan tabel")
            self.seen.append("kotak-kotak yang dihubungkan garis, bukan tabel")
        else:
            self.prose.flush()
            self._grid(block, part.segments)

    def _line(self, line: Line) -> None:
        self.prose.feed(line)

    # --- grids --------------------------------------------------------------------------------------------

    def _grid(self, grid: Grid, found: list[Segment]) -> None:
        self.grids += 1
        self._hidden(grid)
        for segment in mapped.forced(grid, self.mapping, self.grids, found):
            if segment.foreign:
                self._foreign(segment)
            elif segment.card:
                self._cards(segment)
            elif segment.headed:
                self._table(segment, grid)
            else:
                self._loose_text(segment, grid)

    def _hidden(self, grid: Grid) -> None:
        """Hidden rows are left out, hidden columns are read; both are told."""
        cells = lay.hidden_cells(grid)
        where = f" ({grid.spot.sheet})" if grid.spot.sheet else ""
        if cells:
            self.ledger.structure(cells, "baris tersembunyi")
            rows = ", ".join(str(r) for r in sorted({_printed_row(c) for c in cells}))
            count = len({c.row for c in cells})
            self.remarks.append(
                Teks(
                    f"{count} baris tersembunyi dilewati{where}: {rows}",
                    f"{count} hidden rows left out{where}: {rows}",
                )
            )
        shown = [c for c in sorted(grid.hidden_columns) if any(x.column == c for x in grid.cells)]
        if shown:
            letters = ", ".join(_letters(c) for c in shown)
            self.remarks.append(
                Teks(
                    f"kolom tersembunyi tetap dibaca{where}: {letters}",
                    f"hidden columns are read{where}: {letters}",
                )
            )

    def _table(self, segment: Segment, grid: Grid) -> None:
        plan = resolve(segment, self.register)
        part = mapped.part_for(self.mapping, segment, grid, self.grids)
        if part is not None:
            if part.leave:
                self._foreign(segment)
                return
            mapped.apply(part, plan, grid)
        if not plan.name_columns and not plan.columns("indikator"):
            self._foreign(segment)
            return
        self.builder.table += 1
        self.tables.append(TableRead(plan, segment, grid, self.builder.table, self.grids))
        for row in [*segment.heads, *segment.repeated]:
            self.ledger.structure(row.cells(), "judul kolom")
        if segment.numbering:
            self.ledger.structure(segment.numbering.cells(), "nomor kolom")
        rows = stitch.torn(segment, plan) if segment.exact else loose.join(segment.rows, plan)
        reader = self._reader(plan, rows)
        self.tables[-1].meaning = reader.levels.meaning
        self._rows(reader, rows)
        # What comes next is not printed under the last row, unless it says so itself; a table that names no element
        # belongs to the one above it, and so does what follows.
        if plan.name_columns:
            self._leave()

    def _leave(self) -> None:
        self.context = Context()
        self.prose.enter_context(self.context)

    def _reader(self, plan: Plan, rows: list[Row]) -> RowReader:
        reader = RowReader(
            plan, self.builder, self.context, Calibration([], LEVELS, self.register), self.tahun
        )
        evidence = []
        for row in rows:
            if bodies.kind(row, plan, self.register, Kind.DATA) is not Kind.DATA:
                continue
            for column in plan.columns("nama"):
                piece = row.pieces.get(column)
                if piece is not None and piece.own and not names.is_empty(piece.text):
                    evidence.append(reader.evidence(row, column, piece, names.split_name(piece.text)))
        reader.levels = Calibration(evidence, bodies.levels_named(plan), self.register)
        for key, level in [(k[1], v) for k, v in plan.learnt.items() if k[0] == "tingkat"]:
            assert isinstance(key, tuple)
            reader.levels.meaning[key] = level
        untold = (e for e in evidence if reader.levels.level(e) is None)
        self.tables[-1].unknown = list(dict.fromkeys(reader.levels.weak(e)[0] for e in untold))
        self._words(plan, evidence, reader, rows)
        _numbers(plan, reader, rows)
        return reader

    def _words(self, plan: Plan, evidence: list[Evidence], reader: RowReader, rows: list[Row]) -> None:
        """Learn whether the table puts the word of level before every name of that level."""
        for level, word in (("kegiatan", "kegiatan "), ("sub_kegiatan", "sub kegiatan ")):
            texts = [
                e.name.text
                for e in evidence
                if (found := reader.levels.level(e)) is not None and found.key == level
            ]
            for column in plan.columns(level):
                texts += [names.split_name(p.text).text for p in lay.pieces_in(rows, column)]
            if texts and all(t.lower().startswith(word) for t in texts):
                plan.learnt["kata", level] = word

    def _rows(self, reader: RowReader, rows: list[Row]) -> None:
        after = Kind.DATA
        for row in rows:
            if names.folded(row.own()[0].text) in reader.plan.skip:
                self.ledger.understood(row.cells(), "baris dilewati menurut peta")
                continue
            kind = bodies.kind(row, reader.plan, self.register, after)
            after = kind
            if kind is Kind.URUSAN or kind is Kind.OFFICE:
                self.ledger.understood(row.cells(), kind.value)
            elif kind is Kind.SECTION:
                self._section(row, reader)
            elif kind is not Kind.DATA:
                self._structure(row, kind)
            else:
                reader.read(row)

    def _structure(self, row: Row, kind: Kind) -> None:
        for piece in row.own():
            name = names.split_name(piece.text)
            if kind in (Kind.NOTE, Kind.SIGNATURE) and (name.code or self.register.level(name.text)):
                self.ledger.unread(piece.cells, "nama atau kode resmi di dalam catatan")
            else:
                self.ledger.structure(piece.cells, kind.value)

    def _section(self, row: Row, reader: RowReader) -> None:
        """A text across the table: the element that the rows below are under, or a title."""
        piece = row.own()[0]
        before = len(self.prose.prose)
        for text in piece.text.split("\n"):
            self.prose.feed(Line(text, piece.cells[0]))
        self.prose.flush()
        if len(self.prose.prose) == before:
            reader.reached = self.context.deepest() or reader.reached
            reader.target.clear()
            return
        del self.prose.prose[before:]
        self.ledger.structure(piece.cells, "judul bagian")

    # --- what is no table of ours -------------------------------------------------------------------------

    def _foreign(self, segment: Segment) -> None:
        """Another table with headings of its own."""
        for row in [*segment.heads, *segment.rows, *segment.repeated]:
            self._aside(row, "tabel lain")

    def _aside(self, row: Row, what: str) -> None:
        """Text outside our tables; what is told to be of a cascade by itself is unread there."""
        for piece in row.own():
            name = names.split_name(piece.text)
            if _A_CODE.search(piece.text) or self.register.level(name.text):
                self.ledger.unread(
                    piece.cells, "nama atau kode resmi di luar tabel yang dikenali", body=False
                )
            else:
                self.ledger.structure(piece.cells, what)

    def _loose_text(self, segment: Segment, grid: Grid) -> None:
        """Rows without headings: cards of label and value, a table turned on its side, titles, or another table."""
        if _is_other_table(segment.rows):
            heading = " | ".join(p.value[:30] for p in segment.rows[0].own())
            self.seen.append(heading)
            for row in segment.rows:
                self._aside(row, "tabel lain")
            return
        self.wide += [r.text[:90] for r in segment.rows if len(r.own()) > 2][:1]
        for row in segment.rows:
            found = cards.said(row)
            if found and all(s.role is not None and len(s.values) == 1 for s in found):
                self._card(row)
            else:
                self._lines(row)

    def _cards(self, segment: Segment) -> None:
        """Cards below one another, or beside one another."""
        across = cards.columns(segment.rows)
        for column in across or (None,):
            label: cards.Said | None = None
            for row in segment.rows:
                label = self._card(row, column, label)
        self.prose.flush()

    def _card(
        self, row: Row, column: int | None = None, before: cards.Said | None = None
    ) -> cards.Said | None:
        """A row of a card: labels and values. ``column`` is the one to read where cards stand beside one another,
        ``before`` the label above, which may reach down to a row without one; returns the label of this row."""
        found = cards.said(row)
        for one in found:
            self._said(one, column)
        if found:
            return found[-1]
        if before is not None and any(
            p is before.label or p.cells == before.label.cells for p in row.pieces.values()
        ):
            self._said(replace(before, values=tuple(row.own())), column)
            return before
        self._lines(row)
        return None

    def _lines(self, row: Row) -> None:
        for piece in row.own():
            for text in piece.text.split("\n"):
                self._line(Line(text, piece.cells[0]))
        self.prose.flush()

    def _said(self, one: cards.Said, column: int | None) -> None:
        self.ledger.structure(tuple(c for p in (one.label, *one.rest) for c in p.cells), "label")
        values = [v for v in one.values if column is None or v.column <= column <= v.last_column]
        if one.role is None or (column is None and len(values) > 1):
            why = f"label tidak dikenal: {one.name}" if one.role is None else "beberapa nilai pada satu label"
            for piece in one.values:
                self.ledger.unread(piece.cells, why)
            return
        for piece in values:
            self.prose.say(Labelled(one.role, one.name, piece.text), quote(piece))

    def _prose_left(self) -> None:
        """Prose is structure; what is told to be of a cascade by itself is unread."""
        for line in self.prose.prose:
            name = names.split_name(line.text)
            official = self.register.level(name.text)
            if _A_CODE.search(line.text) or official:
                self.ledger.unread(
                    (line.source,), "nama atau kode resmi di luar tabel yang dikenali", body=False
                )
            elif self.ledger.is_open(line.source):
                self.ledger.structure((line.source,), "teks di luar tabel")


def _numbers(plan: Plan, reader: RowReader, rows: list[Row]) -> None:
    """Learn of which levels the column of numbers counts the elements: 1, 2, 3 on each, and no running number."""
    if not plan.columns("nomor"):
        return
    found: dict[str, list[str]] = {}
    for row in rows:
        number = reader.row_number(row)
        for column in plan.name_columns:
            piece = row.pieces.get(column)
            if number is None or piece is None or not piece.own or names.is_empty(piece.text):
                continue
            role = plan.roles[column]
            level = reader.levels.level(reader.evidence(row, column, piece, names.split_name(piece.text)))
            key = role.key if role.key in LEVELS else level.key if level else None
            if key is not None and number not in found.setdefault(key, []):
                found[key].append(number)
    for key, numbers in found.items():
        if numbers == [str(n + 1) for n in range(len(numbers))] and (len(numbers) > 1 or key in LEVELS[:2]):
            plan.learnt["urut", key] = "nomor"


def _printed_row(cell: Cell) -> int:
    digits = (cell.spot.cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdigit() else cell.row + 1


def _letters(column: int) -> str:
    out, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def _is_other_table(rows: list[Row]) -> bool:
    """Whether rows are a table of their own: headings of three columns or more, and rows of that shape."""
    if len(rows) < 2 or not stitch.looks_like_headings(rows):
        return False
    width = len(rows[0].own())
    return width > 2 and sum(len(r.own()) >= width - 1 for r in rows[1:]) * 2 >= len(rows) - 1


def unread_in_bodies(ledger: Ledger) -> Iterator[object]:
    """Yield what is unread in the bodies of tables."""
    return (e for e in ledger.of(Fate.UNREAD) if e.body)
