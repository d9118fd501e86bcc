"""Pages put together: a table that goes on in the next grid, with its headings printed again or not."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from kaskade_graph.importers.blocks import Block, Blocks, Boxes, Grid, Paragraph
from kaskade_graph.importers.tables.headings.segments import Segment, segments, signature
from kaskade_graph.importers.tables.lines import cards
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.rows import lay, names
from kaskade_graph.importers.tables.rows.lay import Piece, Row

PAGE_NUMBER = re.compile(
    r"(?:halaman|hal\.?|page)?\s*[-–|]?\s*\d{1,4}\s*(?:[-–|]|dari \d+|/ ?\d+|of \d+)?\s*", re.IGNORECASE
)
_SHORT = 160
_MOST = 0.8
_CUT_AMOUNT = re.compile(r"\d\.\d{3}\.(\d{1,2})$")
"""An amount whose last digits stand on the next line, or page."""
_FIGURES = ("nilai", "target", "realisasi", "pagu", "satuan", "tipe", "nomor", "kode")


@dataclass(slots=True)
class Part:
    """A block with, for a grid, its stretches; those that went to the table before it are gone."""

    block: Block
    segments: list[Segment] = field(default_factory=list)


def parts(blocks: Blocks) -> tuple[list[Part], list[Paragraph]]:
    """Return the blocks with tables over several pages as one, and the running heads that stood between them."""
    running = _running(blocks)
    out: list[Part] = []
    between: list[Paragraph] = []
    open_table: tuple[Grid, Segment] | None = None
    waiting: list[Paragraph] = []
    above: frozenset[str] = frozenset()
    for block in blocks.blocks:
        if isinstance(block, Grid):
            found = segments(block)
            if nested(block):
                open_table = None
            if open_table is not None and _printed_again(open_table, above, found):
                open_table[1].repeated += found.pop(0).rows
            if open_table is not None and found and _goes_on(open_table, found[0], block):
                _append(open_table[1], found.pop(0))
                between += waiting
                gone = {id(w) for w in waiting}
                out = [p for p in out if id(p.block) not in gone]
            elif (last := _card_before(out)) is not None and found and _torn_card(last, found[0]):
                last.rows[-1] = lay.joined_rows([last.rows[-1], found[0].rows.pop(0)])
                found = found if found[0].rows else found[1:]
            waiting = []
            if found:
                open_table = (block, found[-1]) if found[-1].headed and not nested(block) else None
                above = frozenset(row.text for row in found[-2].rows[-3:]) if len(found) > 1 else frozenset()
            elif open_table is not None:
                open_table = (block, open_table[1])
            out.append(Part(block, found))
            continue
        out.append(Part(block))
        if isinstance(block, Boxes) or (open_table is not None and not _is_running(block, running)):
            open_table, waiting = None, []
        elif isinstance(block, Paragraph) and block.text.strip():
            waiting.append(block)
    return out, between


def nested(grid: Grid) -> bool:
    """Say whether a table stands in a cell of another, which its place names."""
    return " kolom " in (grid.spot.cell or "") and (grid.spot.cell or "").endswith(" tabel")


def _card_before(out: list[Part]) -> Segment | None:
    """Return the card, or the loose rows, that the grid before ended with; running heads may stand between."""
    for part in reversed(out):
        if isinstance(part.block, Grid):
            last = part.segments[-1] if part.segments else None
            return last if last is not None and not (last.headed or last.foreign) else None
        if isinstance(part.block, Boxes):
            return None
    return None


def _torn_card(before: Segment, segment: Segment) -> bool:
    """Whether a page parted a row of a card: apart the label says nothing, or goes on in mid-sentence."""
    if segment.headed or segment.card or not before.rows:
        return False
    first, last = segment.rows[0].own(), cards.said(before.rows[-1])
    if not last or len(first) > 2 or before.rows[-1].pieces.keys() < {p.column for p in first}:
        return False
    if len(first) == 1:
        return first[0].column == last[-1].values[-1].column
    label = last[-1].label.text
    known = cards.known(first[0].value)
    return not known and (first[0].text[:1] in "(/" or first[0].text[:1].islower()) and cards.known(label)


def _running(blocks: Blocks) -> frozenset[str]:
    """Return the texts that stand on several pages outside tables: running heads and feet."""
    texts = Counter(
        _key(b.text) for b in blocks.blocks if isinstance(b, Paragraph) and 0 < len(b.text.strip()) < _SHORT
    )
    return frozenset(t for t, n in texts.items() if n > 1)


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", names.value(text)).casefold()


def _is_running(block: Paragraph, running: frozenset[str]) -> bool:
    text = block.text.strip()
    return not text or bool(PAGE_NUMBER.fullmatch(text)) or _key(text) in running


def _goes_on(table: tuple[Grid, Segment], segment: Segment, grid: Grid) -> bool:
    before, open_segment = table
    if segment.keys or segment.foreign or grid.spot.sheet != before.spot.sheet:
        return False  # a sheet is no page: what it holds begins anew
    if segment.heads:
        return signature(segment) == signature(open_segment)
    return grid.columns == before.columns and bool(segment.rows) and not looks_like_headings(segment.rows)


def _printed_again(table: tuple[Grid, Segment], above: frozenset[str], found: list[Segment]) -> bool:
    """Whether a page begins with what stood above the headings of the table, and with those headings."""
    if len(found) < 2 or found[0].headed or not found[1].heads or not above:
        return False
    again = all(row.text in above for row in found[0].rows)
    return again and signature(found[1]) == signature(table[1])


def _append(table: Segment, more: Segment) -> None:
    table.repeated += [*more.heads, *more.repeated, *([more.numbering] if more.numbering else [])]
    if more.rows:
        table.breaks.add(len(table.rows))
    table.rows += more.rows


def torn(segment: Segment, plan: Plan) -> list[Row]:
    """Return the rows of a table with those that a page parted joined again."""
    out: list[Row] = []
    measured = sum(any(p.column in plan.columns(*_FIGURES) for p in row.own()) for row in segment.rows)
    always = measured >= _MOST * len(segment.rows)
    for n, row in enumerate(segment.rows):
        if n in segment.breaks and out and _is_torn(row, out[-1], plan, always):
            out[-1] = lay.joined_rows([out[-1], row])
        else:
            out.append(row)
    return out


def _rest_of(piece: Piece, before: Row) -> bool:
    """Whether a text in a column of figures or codes is the end of the one above: of a code, or of a word."""
    above = before.pieces.get(piece.column)
    if above is None:
        return False
    if above.value.endswith(".") and piece.value[:1].isdigit():
        return names.split_name(f"{above.value}{piece.value} x").code is not None
    if (cut := _CUT_AMOUNT.search(above.value)) and re.fullmatch(r"\d{1,2}", piece.value):
        return len(cut[1]) + len(piece.value) == 3
    if not names.is_figure(piece.value) and not names.is_figure(above.value):
        return _in_code_alone(before) or piece.value[:1].islower()
    return piece.value[:1].islower()


def _in_code_alone(row: Row) -> bool:
    """Whether a row names something by its code and says no more of it: the name stands on the next page."""
    parted = [names.split_name(p.text) for p in row.own() if re.match(r"\d", p.text)]
    return any(name.code and not name.text for name in parted)


def _is_torn(row: Row, before: Row, plan: Plan, always: bool) -> bool:
    """Whether the first row of a page goes on with the last one before: no figure of its own, in mid-sentence.

    ``always`` says that rows of the table have figures, all but a few: one without is then a piece of another.
    """
    own = row.own()
    if any(p.column in plan.columns(*_FIGURES) and not _rest_of(p, before) for p in own):
        return False
    if any(p.column in plan.columns(*_FIGURES) for p in own):
        return True
    starts = [p.text[:1] for p in own]
    named = any(names.split_name(p.text).code or names.split_name(p.text).level for p in own)
    return bool(starts) and not named and (always or any(s.islower() for s in starts) or len(own) <= 2)


def looks_like_headings(rows: list[Row]) -> bool:
    """Whether a first row looks like headings: several short texts, no figures, unlike the rows below."""
    own = rows[0].own()
    return (
        len(own) > 1
        and len(rows) > 1
        and all(len(p.value) < 60 and not names.is_figure(p.value) for p in own)
        and any(p.value.isupper() or p.cells[0].hints.bold for p in own)
        and not any(names.split_name(p.text).code for p in own)
    )
