"""The order in which a document is to be read: tables are unrolled, so that the grammar sees one stream.

Three kinds of table occur amid torn text; every other is for the reader of tables:

* *one row per indikator*, under a row of column titles ("Tujuan SKPD | Indikator | Penjelasan"): every cell
  gets the label that its column title stands for;
* *one column per element* ("Sub Kegiatan 1 | Sub Kegiatan 2 | ..."): read column by column;
* anything else: read row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaskade_graph.importers.document import Cell, Document, Line, Paragraph, Table
from kaskade_graph.importers.torn.lexer import Kind, Token, lex
from kaskade_graph.model import Jenis

_ELEMENTS = {Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN}
Row = tuple[Cell, ...]


def stream(document: Document) -> list[Token]:
    """Return every token of the document in reading order.

    ``lane`` of a token changes with each column that is read on its own.
    """
    out: list[Token] = []
    for lane, part in enumerate(_parts(document)):
        blank = True
        for block in part.lines if isinstance(part, _Run) else ():
            if not block.text.strip():
                blank = True
            for token in lex(block):
                token.after_blank, blank = blank, False
                out.append(token)
        if isinstance(part, Table):
            out += _unroll(part, lane * 1000)
    return out


@dataclass(slots=True)
class _Run:
    """Consecutive lines outside tables."""

    lines: list[Line]


def _parts(document: Document) -> list[_Run | Table]:
    """Runs of paragraphs, and tables; one that goes on after a page break or a blank line is one table."""
    parts: list[_Run | Table] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if not parts or isinstance(parts[-1], Table):
                parts.append(_Run([]))
            last = parts[-1]
            assert isinstance(last, _Run)
            last.lines.append(block.line)
            continue
        before = _table_before(parts)
        if before is not None and _goes_on(before, block):
            while parts[-1] is not before:
                parts.pop()
            parts[-1] = Table(_joined(before.rows, block.rows))
        else:
            parts.append(block)
    return parts


def _joined(rows: tuple[Row, ...], more: tuple[Row, ...]) -> tuple[Row, ...]:
    """Put rows together; a row that was broken at the end of a page becomes one again."""
    last, first = rows[-1], more[0]
    pages = [next((line.page for cell in row for line in cell.lines), None) for row in (last, first)]
    if pages[0] == pages[1] or len(last) != len(first) or not _goes_on_within(last, first):
        return rows + more
    whole = tuple(Cell(a.lines + b.lines) for a, b in zip(last, first, strict=True))
    return (*rows[:-1], whole, *more[1:])


def _goes_on_within(last: Row, first: Row) -> bool:
    """Whether a row is the rest of the one before: text in mid-sentence, under text, and not in all columns."""
    filled = [(a, b) for a, b in zip(last, first, strict=True) if b.lines]
    sentence = any(b.lines[0].text.lstrip()[:1].islower() for _, b in filled)
    return sentence and all(a.lines for a, _ in filled) and len(filled) < sum(bool(a.lines) for a in last)


def _table_before(parts: Sequence[_Run | Table]) -> Table | None:
    """The table just before, when only blank lines stand between."""
    for part in reversed(parts):
        if isinstance(part, Table):
            return part
        if any(line.text.strip() for line in part.lines):
            return None
    return None


def _goes_on(before: Table, table: Table) -> bool:
    if len(before.rows[0]) != len(table.rows[0]) or len(table.rows[0]) < 2:
        return False
    first = _labels(table.rows[0])
    starts_anew = any(t is not None and t.kind is Kind.HEAD and t.jenis is Jenis.PROGRAM for t in first)
    return not starts_anew and _columns(table.rows[0]) is None


def _unroll(table: Table, lane: int) -> Iterator[Token]:
    titles = [n for n, row in enumerate(table.rows) if _columns(row)]
    if titles:
        yield from _by_row(table.rows[: titles[0]])
        for start, end in zip(titles, [*titles[1:], len(table.rows)], strict=True):
            yield from _by_title(table.rows[start], table.rows[start + 1 : end])
    elif any(sum(_begins_element(cell) for cell in row) >= 2 for row in table.rows):
        yield from _by_column(table, lane)
    else:
        yield from _by_row(table.rows)


def _by_row(rows: Sequence[Row]) -> Iterator[Token]:
    for row in rows:
        for cell in row:
            yield from _cell(cell)


def _by_column(table: Table, lane: int) -> Iterator[Token]:
    for column in range(max(len(row) for row in table.rows)):
        for row in table.rows:
            if column < len(row):
                for token in _cell(row[column]):
                    token.lane = lane + column + 1
                    yield token


def _by_title(titles: Row, rows: Sequence[Row]) -> Iterator[Token]:
    """Rows under column titles: before each cell stands the label of its column."""
    columns = _columns(titles) or []
    for cell in titles:
        for token in _cell(cell):
            token.became.append("judul kolom")
            token.kind = Kind.COLUMN
            yield token
    for row in rows:
        if _heading(row):
            for token in _by_row([row]):
                token.became.append("judul bagian, tanpa isi")
                token.kind = Kind.COLUMN
                yield token
            continue
        for label, cell in zip(columns, row, strict=False):
            tokens = list(_cell(cell))
            if not tokens:
                continue
            if label is None:
                number = all(token.text.strip(" .)").isdigit() for token in tokens)
                for token in tokens:
                    token.kind = Kind.COLUMN
                    if number:
                        token.became.append("nomor urut")
            else:
                mark = Token(label.kind, label.text, tokens[0].line, label.jenis, properti=label.properti)
                mark.bound = True
                yield mark
            for token in tokens:
                token.bound = True
                yield token


def _cell(cell: Cell) -> Iterator[Token]:
    for line in cell.lines:
        yield from lex(line)


def _heading(row: Row) -> bool:
    """Whether a row only says what the next part of its table is: "SASARAN"."""
    tokens = list(_by_row([row]))
    return len(tokens) == 1 and tokens[0].kind is Kind.HEAD and tokens[0].nomor is None


def _labels(row: Row) -> list[Token | None]:
    """The label that each cell of a row consists of, None for a cell that is more or less than one label."""
    labels: list[Token | None] = []
    for cell in row:
        tokens = [t for t in _cell(cell) if t.kind is not Kind.TEXT or t.text.strip("()0123456789 ")]
        labels.append(tokens[0] if len(tokens) == 1 and tokens[0].kind is not Kind.TEXT else None)
    return labels


def _columns(row: Row) -> list[Token | None] | None:
    """The meaning of each column when ``row`` is a row of column titles, else None.

    Titles name different things, indikator among them, and are not numbered like "Indikator ... 1".
    """
    labels = _labels(row)
    kinds = {(t.kind, t.jenis, t.properti) for t in labels if t is not None}
    if len(kinds) < 2 or not any(k is Kind.INDIKATOR for k, _, _ in kinds):
        return None
    unknown = [cell for cell, label in zip(row, labels, strict=True) if label is None and any(_cell(cell))]
    if len(unknown) > len(row) // 2 or any(t is not None and t.nomor for t in labels):
        return None
    return labels


def _begins_element(cell: Cell) -> bool:
    first = next(_cell(cell), None)
    return first is not None and first.kind is Kind.HEAD and first.jenis in _ELEMENTS
