"""The tables in a grid: where headings stand, how far they reach, and the rows below them.

A sheet holds titles, tables and notes in one grid; a table may print its headings again on each page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from kaskade_graph.importers.blocks import Grid
from kaskade_graph.importers.tables.headings.heading_words import VOCABULARY, join_broken, words
from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.headings.roles import LEVELS
from kaskade_graph.importers.tables.lines import cards
from kaskade_graph.importers.tables.rows import lay, measured, names
from kaskade_graph.importers.tables.rows.lay import Piece, Row

_LONG_HEADING = 140
_ANCHORS = frozenset(
    (*LEVELS, "indikator", "nama", "sasaran", "sasaran_program", "sasaran_kegiatan", "sasaran_sub_kegiatan")
)
_SUBHEAD = re.compile(
    r"(?:k|rp|rp\.|kinerja|i{1,3}|iv|tw|target|realisasi|capaian|satuan|anggaran|fisik|keuangan|%|persen|"
    r"(?:tahun )?(?:19|20)\d\d"
    r"|tahun (?:ke )?[1-6ivx]+|[1-4]|angka|volume|pagu|q[1-4])"
)
_MOST_HEADINGS, _MOST_LINES = 4, 8
"""Most rows that headings may fill, and most lines of them where each line of a heading is a row."""
_MEASURED = re.compile(r"(?!(?:19|20)\d\d\b)\d[\d.,]* *(?:%|[A-Za-z][\w/ ]*)$")
"""A figure with its unit: no heading."""


@dataclass(slots=True)
class Segment:
    """A stretch of a grid: ``heads`` are the rows of headings (none for text that is no table), then ``rows``.

    ``numbering`` is the row of column numbers, ``repeated`` the rows that print the headings again;
    ``breaks`` are the places in ``rows`` where another page begins; ``keys`` the headings that the format gives;
    ``foreign`` says that it is a table with headings of its own that are none of ours, ``card`` that its rows are
    labels with values.
    """

    heads: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    numbering: Row | None = None
    repeated: list[Row] = field(default_factory=list)
    exact: bool = True
    breaks: set[int] = field(default_factory=set)
    keys: dict[int, list[str]] = field(default_factory=dict)
    foreign: bool = False
    card: bool = False

    def parts(self) -> dict[int, list[str]]:
        """Return the texts of the heading of each column, from the top down."""
        return self.keys or heading_parts(self.heads, self.exact)

    @property
    def headed(self) -> bool:
        """Whether it is a table with headings."""
        return bool(self.heads or self.keys)


def segments(grid: Grid) -> list[Segment]:
    """Return the stretches of a grid from top to bottom."""
    rows = lay.rows_of(grid)
    if grid.keys:
        above = _named_list(grid)
        return [Segment(rows=rows, keys={c: _under(above, key.split(".")) for c, key in grid.keys.items()})]
    out: list[Segment] = [Segment(exact=grid.exact)]
    carded = dict(cards.stretches(rows))
    at = 0
    while at < len(rows):
        if at in carded and not (out[-1].heads and rows[at].index - rows[at - 1].index < 2):
            out.append(Segment(rows=rows[at : carded[at]], exact=grid.exact, card=True))
            out.append(Segment(exact=grid.exact))
            at = carded[at]
            continue
        count = _heading_rows(rows, at, grid.exact)
        if not count:
            other = _other_table(rows, at) if out[-1].heads else 0
            if other:
                out.append(Segment(rows=rows[at : at + other], exact=grid.exact, foreign=True))
                out.append(Segment(exact=grid.exact))
                at += other
                continue
            out[-1].rows.append(rows[at])
            at += 1
            continue
        heads = rows[at : at + count]
        at += count
        numbering = rows[at] if at < len(rows) and _numbers_columns(rows[at]) else None
        at += numbering is not None
        # "2 | 3 | 7 | 8" may stand between the headings and their last row, "K | Rp".
        if numbering is not None and at < len(rows) and _is_subheads(rows[at]):
            numbers = set(numbering.cells())
            kept = {c: p for c, p in rows[at].pieces.items() if not numbers & set(p.cells)}
            heads = [*heads, Row(rows[at].index, kept)]
            at += 1
        old = next((s for s in out if s.heads), None) and out[-1]
        if old and old.heads and _signature(heads, grid.exact) == _signature(old.heads, grid.exact):
            old.repeated += [*heads, *([numbering] if numbering else [])]
            continue
        out.append(Segment(heads, [], numbering, exact=grid.exact))
    return [s for s in out if s.heads or s.rows]


def _named_list(grid: Grid) -> str | None:
    """Return the name of the list whose objects are the rows of a grid, where it is a word of level."""
    name = re.sub(r"\[[^\]]*\]$", "", grid.spot.cell or "").rpartition(".")[2]
    role = meaning([name]) if name else None
    return name if role is not None and role.key in (*LEVELS, "indikator") else None


def _under(above: str | None, key: list[str]) -> list[str]:
    """Return the parts of a field's name with the list that it is in."""
    return [above, *key] if above is not None and len(key) == 1 else key


def _signature(heads: list[Row], exact: bool) -> tuple[tuple[int, str], ...]:
    return tuple((c, names.folded(" ".join(t))) for c, t in sorted(heading_parts(heads, exact).items()))


def _other_table(rows: list[Row], at: int) -> int:
    """Return how many rows after a gap are a small table with headings of its own; 0 when they are not."""
    if at == 0 or rows[at].index - rows[at - 1].index < 2:
        return 0
    block = [rows[at]]
    for row in rows[at + 1 :]:
        if row.index - block[-1].index > 1:
            break
        block.append(row)
    body = block[1:] if len(block[0].own()) == 1 else block
    if len(body) < 3 or len(body[0].own()) < 3:
        return 0
    head = body[0].own()
    short = all(len(p.value.split()) <= 3 and not names.is_figure(p.value) and not _is_data(p) for p in head)
    figures = sum(names.is_figure(p.value) for row in body[1:] for p in row.own())
    filled = sum(len(row.own()) for row in body[1:])
    shaped = all(len(row.own()) >= len(head) - 1 for row in body[1:])
    return len(block) if short and shaped and figures * 2 >= filled else 0


def signature(segment: Segment) -> tuple[tuple[int, str], ...]:
    """Return what tells the headings of a table from others."""
    return tuple((c, names.folded(" ".join(t))) for c, t in sorted(segment.parts().items()))


def _heading_rows(rows: list[Row], at: int, exact: bool) -> int:
    """Return of how many rows the heading that begins at ``at`` is; 0 when none does."""
    first = rows[at]
    cells = first.own()
    if len(cells) < 2 or any(len(p.text) > _LONG_HEADING for p in cells):
        return 0
    if not exact and any(p.text[:1].islower() for p in cells):
        return 0
    best = 0
    for count in range(1, (_MOST_HEADINGS if exact else _MOST_LINES) + 1):
        heads = rows[at : at + count]
        if len(heads) < count or (count > 1 and not _goes_on(rows[at : at + count - 1], heads[-1], exact)):
            break
        parted = exact and best == count - 1 > 0 and _parts_figures(heads[:-1], heads[-1])
        if parted or _is_heading(heads, exact):
            best = count
    return best


def _is_heading(heads: list[Row], exact: bool) -> bool:
    """Whether rows are headings of a table of ours: an anchor and another known column, most of them known."""
    here = {c for row in heads for c, p in row.pieces.items() if p.own}
    roles = {c: meaning(texts) for c, texts in heading_parts(heads, exact).items() if c in here}
    if any(_is_data(p) for row in heads for p in row.own()):
        return False
    if any(re.fullmatch(r"[1-4]", p.value) for p in heads[0].own()):
        return False
    cells = {id(p): p for row in heads for p in row.own()}
    if len(cells) < 2:
        return False
    known = [r for r in roles.values() if r is not None]
    anchors = [r for r in known if r.key in _ANCHORS]
    keys = {(r.key, r.level, r.period) for r in known}
    # A group of columns is one heading, however many stand under it: "Kinerja (Y=1/T=0)" over five marks.
    unknown = {_group(heads, c) for c, role in roles.items() if role is None}
    if not anchors or len(keys) < 2 or len(known) < len(unknown):
        return False
    # "Program" and "Kegiatan" side by side may be data; a heading names what is measured or counted too.
    return any(r.key not in LEVELS for r in known) or len(anchors) > 1


def _group(heads: list[Row], column: int) -> int:
    """Return the first column of the heading that a column stands under."""
    return next((row.pieces[column].column for row in heads if column in row.pieces), column)


def _is_data(piece: Piece) -> bool:
    text = piece.value
    name = names.split_name(text)
    return bool(
        name.code
        or (names.is_figure(text) and not re.fullmatch(r"(?:19|20)\d\d|[1-4]", text))
        or (name.level and name.text and not meaning([text]))
        or (_MEASURED.match(text) and not re.fullmatch(r"[1-5] tahun", text.lower()))
        or not re.fullmatch(r"(?:(?:19|20)\d\d)?", measured.parted(text)[2])
        or text in (":", "=")
        or len(text) > _LONG_HEADING
    )


def _goes_on(above: list[Row], row: Row, exact: bool) -> bool:
    """Whether a row goes on with the headings above it."""
    cells = row.own()
    if _numbers_columns(row) or not cells or row.index - above[-1].index > 1:
        return False
    reach = max(c.last_row for r in above for p in r.own() for c in p.cells)
    covered = row.index <= reach
    spanning = any(p.last_column > p.column for r in above for p in r.own())
    if len(cells) == 1 and not covered and re.fullmatch(r"[1-4]\.?", cells[0].value):
        return False
    if exact and _parts_figures(above, row):
        return True
    for piece in cells:
        text = words(piece.text)
        if _is_data(piece):
            return False
        if _SUBHEAD.fullmatch(text) or _SUBHEAD.fullmatch(piece.value.lower().strip(" .()")):
            continue
        over = [r.pieces[piece.column] for r in above if piece.column in r.pieces]
        upper = [
            p.text for p in (over[-1:] if exact else over) if exact or p.last_column == piece.last_column
        ]
        if upper and upper[-1].endswith("-") and piece.text[:1].islower():
            continue  # the rest of a word
        whole = re.sub(r"\b[1-5] tahun\b", "tahun", names.folded(" ".join([*upper, piece.text])))
        pieces = join_broken(whole.split())
        if all(
            p in VOCABULARY or re.fullmatch(r"(?:19|20)\d\d|opd|skpd|pd|k|rp|n|ke|ribu|juta", p)
            for p in pieces
        ) or (not exact and all(p in VOCABULARY or _begins_word(p) for p in pieces)):
            continue
        if covered and meaning([piece.text]) is not None:
            continue
        if covered and exact and len(piece.text) < _LONG_HEADING and not names.is_figure(piece.value):
            continue
        return False
    if not exact or covered:
        return True
    # In a workbook without merged cells: sub headings stand under a heading that leaves cells free beside it.
    return (
        spanning
        or any(p.column not in above[-1].pieces for p in cells)
        or all(_SUBHEAD.fullmatch(words(p.text)) or meaning([p.text]) is None for p in cells)
    )


def _parts_figures(above: list[Row], row: Row) -> bool:
    """Whether a row of words, in columns of figures and free ones alone, says of what the figures below them are."""
    cells = row.own()
    if len(cells) < 2 or any(
        _is_data(p) or names.is_empty(p.text) or re.match(r"\W*\d", p.value) for p in cells
    ):
        return False
    roles = {c: meaning(texts) for c, texts in heading_parts(above, True).items()}
    figures = {c for c, role in roles.items() if role is not None and role.key in ("nilai", "pagu")}
    return (
        bool(figures)
        and min(figures) <= min(p.column for p in cells)
        and all(p.column in figures or p.column not in roles for p in cells)
        and all(len(p.value.split()) <= 5 for p in cells)
    )


def _begins_word(piece: str) -> bool:
    """Whether a piece may go on in the next line: narrow columns break words where their edge is."""
    return any(word.startswith(piece) for word in VOCABULARY)


def is_numbering(row: Row) -> bool:
    """Whether a row numbers the columns: 1 2 3, (1) (2) (3), also with 5=4/3 among them."""
    texts = [p.value.strip(" ().[]") for p in row.own()]
    if len(texts) < 2:
        return False
    figures = [
        int(m[1]) if (m := re.match(r"(\d{1,2})(?:\s*[a-z]?)?(?:\s*=.*)?$", t)) else None for t in texts
    ]
    if all(f is not None for f in figures):
        steps = [b - a for a, b in pairwise(figures) if a is not None and b is not None]
        return figures[0] in (1, 2) and all(0 <= s <= 2 for s in steps) and sum(steps) >= len(steps) * 0.7
    letters = "".join(texts).lower()
    return all(len(t) == 1 for t in texts) and letters in "abcdefghijklmnopqrstuvwxyz"


def _numbers_columns(row: Row) -> bool:
    """Whether a row right below headings numbers the columns, also where some are left out: 2, 3, 7, 8."""
    if is_numbering(row):
        return True
    texts = [p.value.strip(" ().[]") for p in row.own()]
    if len(texts) < 4 or not all(re.fullmatch(r"\d{1,2}", t) for t in texts):
        return False
    figures = [int(t) for t in texts]
    return figures[0] <= 3 and all(a < b for a, b in pairwise(figures))


def _is_subheads(row: Row) -> bool:
    """Whether all that a row says are the shortest headings: K, Rp, %."""
    own = row.own()
    return len(own) > 1 and all(
        re.fullmatch(
            r"(?:k|rp|%|kinerja|anggaran|keuangan|fisik|target|realisasi)\.?", p.value.lower().strip(" ().")
        )
        for p in own
    )


def heading_parts(heads: list[Row], exact: bool) -> dict[int, list[str]]:
    """Return the texts of the heading of each column, from the top down.

    A cell of an upper row reaches over the free cells right of it where a lower row has headings.
    """
    if not heads:
        return {}
    columns = lay.columns_of(heads)
    filled: list[dict[int, Piece]] = []
    for n, row in enumerate(heads):
        line = dict(row.pieces)
        below = {c for r in heads[n + 1 :] for c, p in r.pieces.items() if p.own}
        last: Piece | None = None
        for column in columns:
            if column in line:
                last = line[column]
            elif last is not None and column in below and last.column in below:
                line[column] = last
        filled.append(line)
    out: dict[int, list[str]] = {}
    for column in columns:
        seen: list[Piece] = []
        for line in filled:
            piece = line.get(column)
            if piece is not None and all(piece.cells != s.cells for s in seen):
                seen.append(piece)
        out[column] = _stacked(seen, exact)
    return out


def _stacked(pieces: list[Piece], exact: bool) -> list[str]:
    """Return the parts of a heading; lines of one printed cell are one part."""
    parts: list[str] = []
    wide = False
    for piece in pieces:
        narrow = piece.last_column == piece.column
        broken = parts and not wide and narrow and _one_text(parts[-1], piece.text, exact)
        if broken:
            parts[-1] += "\n" + piece.text
        else:
            parts.append(piece.text)
        wide = not narrow
    return parts


def _one_text(upper: str, lower: str, exact: bool) -> bool:
    """Whether two cells above one another are lines of one heading: apart they say less than together."""
    if not exact:
        return True
    one, other, both = meaning([upper]), meaning([lower]), meaning([upper + "\n" + lower])
    return both is not None and (one is None or other is None) and not _SUBHEAD.fullmatch(words(lower))
