"""What an audit does not hold against the office: absences and broken chains beside text that was not read.

The reader's gap is no gap of the document. What was not read stands in the evidence (``kin:belumTerbaca``), so
this holds for graphs as for documents. It is said once, by KSK520, with what was withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rule import Cacat
from kaskade_graph.model import Kutipan
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN

VALUES = frozenset(f"KSK{n}" for n in (101, 102, 103, 113, 114, 125, 201, 202, 203, 204, 205, 206, 208, 209))
"""Rules that miss a value of one element: the value may be the unread text of the same table or page."""
LINKS = frozenset(f"KSK{n}" for n in (104, 106, 112, 122, 301, 302, 303, 304, 305, 308, 315, 316, 319))
"""Rules that miss an element or a link: what is missing may be any unread text of the document."""
FIGURES = frozenset(("KSK201", "KSK205", "KSK206"))
"""Rules that an unread figure alone can hide something from: a target, its unit, a field that is left empty."""
NEAR = 3
"""Rows of a table that a cell may reach over: farther away, its text is no value of an element."""
_TABLE = re.compile(r"tabel \d+")
_ROW = re.compile(r"(?:baris |^[A-Z]{1,3})(\d+)")
_OF_FIGURES = frozenset(("rupiah", "persen", "juta", "miliar", "milyar", "ribu"))
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Gap:
    """An unread text: where it stands, and whether it says something in words, so that it may name an element."""

    place: tuple[str, str]
    row: int | None
    words: bool


def unread(ctx: Konteks) -> list[Kutipan]:
    """Return the quotations of what was not read, in the order of the source."""
    return ctx.kutipan(ctx.kaskade.iri, KIN.belumTerbaca)


def withhold(ctx: Konteks, found: dict[str, list[Cacat]]) -> dict[str, list[Cacat]]:
    """Take out of ``found`` (defects by code) what stands beside unread text; return it by code."""
    gaps = list(_gaps(ctx)) if ctx.once(unread) else []
    out: dict[str, list[Cacat]] = {}
    named = any(g.words for g in gaps)
    for code in (VALUES | LINKS) & found.keys() if gaps else ():
        near = [g for g in gaps if g.words or code in FIGURES]
        hidden = [c for c in found[code] if (named if code in LINKS else _beside(ctx, c, near))]
        if hidden:
            out[code] = hidden
            found[code] = [c for c in found[code] if c not in hidden]
    return out


def _gaps(ctx: Konteks) -> Iterator[Gap]:
    """Yield what unread text may hide; text that only repeats a name or a statement that was read hides nothing."""
    known = {fold(e.label) for e in ctx.kaskade.unsur.values() if e.label}
    known |= {fold(i.label) for i in ctx.kaskade.indikator.values() if i.label}
    for kutipan in ctx.once(unread):
        said = fold(kutipan.teks)
        if said in known or fold(kutipan.teks.partition(":")[2].strip()) in known:
            continue
        words = [w for w in _WORD.findall(kutipan.teks) if fold(w) not in _OF_FIGURES]
        yield Gap(_place(kutipan), _row(kutipan), len(words) > 1)


def _beside(ctx: Konteks, cacat: Cacat, gaps: list[Gap]) -> bool:
    quoted = list(_quotations(ctx, cacat.unsur))
    places = {_place(k) for k in quoted}
    rows = [row for k in quoted if (row := _row(k)) is not None]
    return any(
        not quoted
        or not gap.place[1]
        or (
            gap.place in places
            and (gap.row is None or not rows or min(rows) - NEAR <= gap.row <= max(rows) + NEAR)
        )
        for gap in gaps
    )


def _quotations(ctx: Konteks, iri: str) -> Iterable[Kutipan]:
    """The quotations of an element, or of what it belongs to where it has none."""
    for at in (iri, *reversed(ctx.graf.path(iri)[:-1])):
        found = ctx.kutipan(at)
        if found:
            return found
    return ()


def _place(kutipan: Kutipan) -> tuple[str, str]:
    """The file and the part of it that a text stands in: its sheet, else its table, else its page."""
    table = _TABLE.match(kutipan.sel or "")
    page = f"hlm. {kutipan.halaman}" if kutipan.halaman else ""
    return kutipan.sha256, kutipan.lembar or (table.group() if table else page)


def _row(kutipan: Kutipan) -> int | None:
    found = _ROW.search(kutipan.sel or "")
    return int(found[1]) if found else None
