"""Cards: rows of a label and its value, one element or indikator a card; and the same turned on its side.

A card has no row of headings: what a column holds elsewhere, a row says here. Several cards may stand below one
another in one grid, each in a grid of its own, or beside one another (a value a column).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.headings.roles import LEVELS, LIKELY, Role
from kaskade_graph.importers.tables.rows import names
from kaskade_graph.importers.tables.rows.lay import Piece, Row
from kaskade_graph.importers.tables.rows.levels import marked_level

_LONGEST_LABEL = 80
_FEWEST = 3
_MOST_KNOWN = 0.6
_BEFORE = re.compile(r"^(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s*(?=\D)|^[•·▪\-–]\s+")
_ALONE = re.compile(r"(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]?")
_ANCHORS = frozenset((*LEVELS, "indikator", "sasaran", "sasaran_program", "sasaran_kegiatan"))
_MEASURE = re.compile(r"(?:jumlah|persentase|indeks|nilai|tingkat|rasio|angka|cakupan|rata)\b", re.IGNORECASE)
_SIGNED = re.compile(r"mengetahui|pihak (?:pertama|kedua)|\bnip\b|\.{5,}|…", re.IGNORECASE)
_HEADINGS = frozenset(
    (*_ANCHORS, "sasaran_sub_kegiatan", "nama", "satuan", "nilai", "formulasi", "kode", "pagu")
)


@dataclass(frozen=True, slots=True)
class Said:
    """One label with its value, or with its values in the columns that they stand in; ``role`` None: not known."""

    label: Piece
    role: Role | None
    values: tuple[Piece, ...]
    rest: tuple[Piece, ...] = ()
    """Numbers before the label, colons behind it."""

    @property
    def name(self) -> str:
        """The label, without a number before it and a colon behind."""
        return bare(self.label.value)


def bare(label: str) -> str:
    """Return a label without number and colon.

    >>> bare("3. Satuan Ukur :")
    'Satuan Ukur'
    """
    return _BEFORE.sub("", label.strip()).rstrip(" :=")


def said(row: Row, within: bool = False) -> list[Said]:
    """Return the labels of a row with their values, none when the row is no row of a card.

    ``within`` a card a label with one value is that, though its value may be a heading elsewhere ("Activity").
    """
    own = row.own()
    rest = tuple(p for p in own if p.value in (":", "="))
    pieces = [p for p in own if p.value not in (":", "=")]
    if len(pieces) > 2 and _ALONE.fullmatch(pieces[0].value):
        rest, pieces = (pieces[0], *rest), pieces[1:]
    if len(pieces) < 2 or len(pieces[0].value) > _LONGEST_LABEL:
        return []
    roles = [_role(p.value) for p in pieces]
    if len(pieces) > 2 and len(pieces) % 2 == 0 and all(roles[::2]) and not any(roles[1::2]):
        return [
            Said(a, r, (b,), rest if n == 0 else ())
            for n, (a, r, b) in enumerate(zip(pieces[::2], roles[::2], pieces[1::2], strict=True))
        ]
    # Several headings side by side are a row of headings.
    if (
        not (within and len(pieces) == 2)
        and roles[0] is not None
        and any(map(_is_heading, pieces[1:], roles[1:]))
    ):
        return []
    return [Said(pieces[0], roles[0], tuple(pieces[1:]), rest)]


def _is_heading(piece: Piece, role: Role | None) -> bool:
    """Whether a text right of a label is a heading itself, and no value: "Indeks capaian SPM" is a value."""
    return (
        role is not None
        and role.key in _HEADINGS
        and role.certainty > LIKELY
        and len(piece.value.split()) <= 4
        and not _MEASURE.match(piece.value)
    )


@lru_cache(maxsize=16384)
def _role(text: str) -> Role | None:
    if len(text) > _LONGEST_LABEL or names.is_figure(text):
        return None
    role = meaning([bare(text)])
    return role if role is not None and (role.certainty >= LIKELY or role.key == "sasaran") else None


def known(label: str) -> bool:
    """Say whether a text is a label that is known."""
    return _role(label) is not None


def stretches(rows: list[Row]) -> Iterator[tuple[int, int]]:
    """Yield where cards stand among rows: the first row, and the one behind the last."""
    at = 0
    while at < len(rows):
        end = _reach(rows, at)
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _reach(rows: list[Row], start: int) -> int:
    """Return where the cards that begin at a row end; ``start`` itself when none begin."""
    first = said(rows[start])
    if not first or first[0].role is None:
        return start
    known: list[str] = []
    unknown = 0
    end = start
    for at in range(start, len(rows)):
        here = said(rows[at], within=len(known) >= _FEWEST)
        if not here and len([p for p in rows[at].own() if p.value != ":"]) > 1:
            break
        for one in here:
            if one.role is not None:
                known.append(one.role.key + (one.role.level or ""))
                end = at + 1
            else:
                unknown += 1
                # A label that is not known, right below those that are: of the card, and told.
                if end == at and len(one.values) == 1 and not _SIGNED.search(rows[at].text):
                    end = at + 1
        if unknown > _FEWEST and unknown * _MOST_KNOWN > len(known):
            break
    while end < len(rows) and _goes_on(rows[end]):
        end += 1
    if _ragged(rows[start:end]):
        return start
    enough = len(known) >= _FEWEST and len(set(known)) >= min(_FEWEST, 2 if not unknown else _FEWEST)
    return end if enough and any(k in _ANCHORS for k in known) else start


def _ragged(rows: list[Row]) -> bool:
    """Whether many labels have several values though no cards stand beside one another: a table, not cards."""
    found = [s for row in rows for s in said(row)]
    several = sum(len(s.values) > 1 for s in found)
    return several * 4 > len(found) and not columns(rows)


def _goes_on(row: Row) -> bool:
    """Whether a row is a further value of the label above: the label reaches down to it."""
    own = row.own()
    return len(own) == 1 and any(not p.own and p.column < own[0].column for p in row.pieces.values())


_NAMES = re.compile(r"(?:pernyataan|uraian|rumusan|nama|isi|bunyi)\b(?!.*indikator)", re.IGNORECASE)
_SUPPORTS = re.compile(
    r"(?:mendukung|menunjang|induk|turunan dari|kinerja (?:di )?atas(?:nya)?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class OfLevel:
    """A card of an indikator that says in rows of its own whose it is: the ``level``, the ``name`` of the element and
    what that supports (None where it is not said); ``rest`` are its other rows."""

    level: str
    told: Said
    name: Said
    supports: Said | None
    rest: tuple[Said, ...]


def each(rows: list[Row]) -> list[list[Said]]:
    """Return the cards of a stretch, each begun by the label that begins the first."""
    found = [one for row in rows for one in said(row, within=True)]
    out: list[list[Said]] = []
    for one in found:
        if not out or one.name.casefold() == found[0].name.casefold():
            out.append([])
        out[-1].append(one)
    return out


def of_level(card: list[Said]) -> OfLevel | None:
    """Return a card as one that says whose its indikator is, None where it does not: a kamus indikator has one an
    indikator, for all levels, and names the element below the indikator."""
    single = [s for s in card if len(s.values) == 1]
    told = next((s for s in single if _is_level(s)), None)
    name = next((s for s in single if s is not told and _NAMES.match(s.name)), None)
    if told is None or name is None or len(single) < len(card):
        return None
    if not any(s.role is not None and s.role.key == "indikator" for s in single):
        return None
    level = marked_level(told.values[0].value)
    supports = next((s for s in single if _SUPPORTS.match(s.name)), None)
    rest = tuple(s for s in single if s not in (told, name, supports))
    return None if level is None else OfLevel(level, told, name, supports, rest)


def _is_level(one: Said) -> bool:
    role = meaning([one.name])
    return role is not None and role.key == "tingkat" and marked_level(one.values[0].value) is not None


def columns(rows: list[Row]) -> list[int]:
    """Return the columns of values where cards stand beside one another, one column when they do not."""
    several = [s for row in rows for s in said(row) if s.role is not None and len(s.values) > 1]
    if not any(s.role is not None and s.role.key in _ANCHORS for s in several):
        return []
    widths = [len(s.values) for row in rows for s in said(row) if s.role is not None]
    return (
        sorted({v.column for s in several for v in s.values})
        if widths and sum(w > 1 for w in widths) * 2 > len(widths)
        else []
    )
