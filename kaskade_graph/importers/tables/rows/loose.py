"""Rows of a grid made from aligned text: the lines of one printed row joined, each in its column."""

from __future__ import annotations

import re

from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.rows import lay, names
from kaskade_graph.importers.tables.rows.lay import Row

_FIGURES = ("nilai", "target", "realisasi", "tipe", "pagu", "nomor", "arah")


def join(rows: list[Row], plan: Plan) -> list[Row]:
    """Return the rows with the lines of each joined: a line that neither names nor measures anew goes on."""
    out: list[list[Row]] = []
    numbered = _numbered(rows, plan)
    for row in rows:
        begins = _is_numbered(row, plan) if numbered else bool(out) and _begins(row, out[-1], plan)
        if out and not begins:
            out[-1].append(row)
        else:
            out.append([row])
    return [lay.joined_rows(group) for group in out]


def _numbered(rows: list[Row], plan: Plan) -> bool:
    """Whether each printed row begins with its number: 1, 2, 3 down a table that measures nothing."""
    if plan.columns("indikator") or not plan.columns("nomor"):
        return False
    numbers = [n for row in rows if (n := _number(row, plan)) is not None]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _number(row: Row, plan: Plan) -> int | None:
    for column in plan.columns("nomor"):
        piece = row.pieces.get(column)
        if piece is not None and (match := re.fullmatch(r"(\d{1,2})\.?", piece.value)):
            return int(match[1])
    return None


def _is_numbered(row: Row, plan: Plan) -> bool:
    own = row.own()
    words = [p.value for p in own if not names.is_figure(p.value)]
    total = len(words) == 1 and re.match(r"(?:jumlah|total|sub)\b", words[0], re.IGNORECASE) is not None
    return _number(row, plan) is not None or total or _is_section(row, plan)


def _begins(row: Row, group: list[Row], plan: Plan) -> bool:
    """Whether a line is the first of a printed row."""
    if _is_section(row, plan):
        return True
    if _is_section(group[-1], plan):
        return True
    if _in_brackets(row, group, plan):
        return False
    columns = {c for c, p in row.pieces.items() if p.own}
    before = {c for r in group for c in r.pieces}
    figures = {
        c
        for c in columns
        if plan.roles.get(c) and plan.roles[c].key in _FIGURES and not _unit_of(row, c, group)
    }
    starts = any(_starts_name(row, c) for c in plan.name_columns if c in columns)
    if starts and (figures or not _dangling(group, plan)):
        return True
    if figures:
        # Several figures at once begin a row; one that the row still lacks may be printed lower in it.
        return bool(figures & before) or len(figures) > 1 or len(columns) > 1 + len(figures)
    measured = [c for c in plan.columns("indikator") if c in columns]
    return (
        bool(measured)
        and not starts
        and all(_capital(row, c) for c in measured)
        and len(columns) >= 3
        and _full(group, plan)
    )


def _unit_of(row: Row, column: int, group: list[Row]) -> bool:
    """Whether a text in a column of figures goes on with the figure above it: "415" and below it "orang"."""
    text, above = row.pieces[column].value, group[-1].pieces.get(column)
    if text[:1].islower() or (text[:1] == "/" and above is not None):
        return True
    return above is not None and text[:1].isalpha() and re.fullmatch(r"[\d.,]+", above.value) is not None


def _in_brackets(row: Row, group: list[Row], plan: Plan) -> bool:
    """Whether a name has opened a bracket that this line goes on in: "(mendukung" and below it "Sasaran 2)"."""
    return any(
        row.pieces[c].own
        and (so_far := " ".join(r.pieces[c].value for r in group if c in r.pieces)).count("(")
        > so_far.count(")")
        and ")" in row.pieces[c].value.partition("(")[0]
        for c in plan.name_columns
        if c in row.pieces
    )


def _full(group: list[Row], plan: Plan) -> bool:
    """Whether a row has all its figures already and its indikator goes no further: a rise of letters begins anew."""
    last = group[-1]
    return not any(c in last.pieces for c in plan.columns("indikator"))


def _capital(row: Row, column: int) -> bool:
    return row.pieces[column].text[:1].isupper()


def _starts_name(row: Row, column: int) -> bool:
    text = row.pieces[column].value
    name = names.split_name(text)
    return (
        bool(
            name.level
            or name.code
            or (
                re.match(r"(?:sub\s*kegiatan|kegiatan|program|tujuan|sasaran)\b", text, re.IGNORECASE)
                and text[:1].isupper()
                and name.code
            )
        )
        or bool(re.match(r"(?:sub\s*kegiatan)$", text, re.IGNORECASE))
        or (name.number is not None and text[:1].isdigit())
    )


def _dangling(group: list[Row], plan: Plan) -> bool:
    """Whether the name so far is a label alone, whose code or name comes on the next line."""
    text = " ".join(r.pieces[c].value for r in group for c in plan.name_columns if c in r.pieces)
    return bool(
        re.fullmatch(r"(?:sub\s*kegiatan|kegiatan|program|tujuan|sasaran)\s*[\d.]*", text, re.IGNORECASE)
    )


def _is_section(row: Row, plan: Plan) -> bool:
    """Whether a line is one text across several columns."""
    own = row.own()
    return len(own) == 1 and own[0].last_column - own[0].column >= max(2, len(plan.roles) // 3)
