"""What a table's rows teach before they are read: levels by weak evidence, words before names, running numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.importers.tables.headings.roles import LEVELS
from kaskade_graph.importers.tables.ledger import Ledger
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.rows import bodies, lay, names
from kaskade_graph.importers.tables.rows.bodies import Kind
from kaskade_graph.importers.tables.rows.lay import Piece, Row
from kaskade_graph.importers.tables.rows.levels import Calibration, Evidence
from kaskade_graph.importers.tables.rows.row_codes import RowCodes

_WORDS = (("kegiatan", "kegiatan "), ("sub_kegiatan", "sub kegiatan "))


def learn(plan: Plan, rows: list[Row], register: Register, ledger: Ledger) -> Calibration:
    """Return what tells the level of a row in a table; ``plan.learnt`` takes the rest of what its rows teach."""
    codes = RowCodes(plan, register, ledger)
    if bodies.has_accounts(rows, plan):
        plan.learnt[bodies.ACCOUNTS] = "rekening"
    evidence = list(_evidence(plan, rows, register, codes))
    levels = Calibration(evidence, bodies.levels_named(plan), register)
    for key, level in [(k[1], v) for k, v in plan.learnt.items() if k[0] == "tingkat"]:
        assert isinstance(key, tuple)
        levels.meaning[key] = level
    levels.untold = list(dict.fromkeys(levels.weak(e)[0] for e in evidence if levels.level(e) is None))
    _words(plan, rows, evidence, levels)
    _numbers(plan, rows, codes, levels)
    return levels


def _evidence(plan: Plan, rows: list[Row], register: Register, codes: RowCodes) -> Iterator[Evidence]:
    for row in rows:
        if bodies.kind(row, plan, register, Kind.DATA) is not Kind.DATA:
            continue
        for column in plan.columns("nama"):
            piece = _begun(row, column)
            if piece is not None:
                yield codes.evidence(row, column, piece, names.split_name(piece.text))


def _begun(row: Row, column: int) -> Piece | None:
    """Return what begins on a row in a column and says something."""
    piece = row.pieces.get(column)
    return piece if piece is not None and piece.own and not names.is_empty(piece.text) else None


def _words(plan: Plan, rows: list[Row], evidence: list[Evidence], levels: Calibration) -> None:
    """Learn whether the table puts the word of level before every name of that level."""
    for level, word in _WORDS:
        texts = [
            e.name.text for e in evidence if (found := levels.level(e)) is not None and found.key == level
        ]
        for column in plan.columns(level):
            texts += [names.split_name(p.text).text for p in lay.pieces_in(rows, column)]
        if texts and all(t.lower().startswith(word) for t in texts):
            plan.learnt["kata", level] = word


def _numbers(plan: Plan, rows: list[Row], codes: RowCodes, levels: Calibration) -> None:
    """Learn of which levels the column of numbers counts the elements: 1, 2, 3 on each, and no running number."""
    if not plan.columns("nomor"):
        return
    found: dict[str, list[str]] = {}
    for row in rows:
        number = codes.number(row)
        for column in plan.name_columns if number is not None else ():
            piece = _begun(row, column)
            key = _level(plan, row, column, piece, codes, levels) if piece is not None else None
            if key is not None and number is not None and number not in found.setdefault(key, []):
                found[key].append(number)
    for key, numbers in found.items():
        if _counts(numbers) and (len(numbers) > 1 or key in LEVELS[:2]):
            plan.learnt["urut", key] = "nomor"


def _counts(numbers: list[str]) -> bool:
    """Whether numbers count: 1, 2, 3, or 1.1, 1.2, 2.1 below what is counted above."""
    if not all(re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*", number) for number in numbers):
        return False
    parts = [tuple(map(int, number.split("."))) for number in numbers]
    if len({len(part) for part in parts}) > 1 or parts != sorted(parts):
        return False
    under: dict[tuple[int, ...], list[int]] = {}
    for *above, last in parts:
        under.setdefault(tuple(above), []).append(last)
    return all(counted == list(range(1, len(counted) + 1)) for counted in under.values())


def _level(
    plan: Plan, row: Row, column: int, piece: Piece, codes: RowCodes, levels: Calibration
) -> str | None:
    level = levels.level(codes.evidence(row, column, piece, names.split_name(piece.text)))
    key = plan.roles[column].key
    return key if key in LEVELS else level.key if level else None
