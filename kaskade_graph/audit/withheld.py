"""What an audit does not hold against the office: absences and broken chains beside text that was not read.

The reader's gap is no gap of the document. What was not read stands in the evidence (``kin:belumTerbaca``), so
this holds for graphs as for documents. It is said once, by KSK520, with what was withheld.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rule import Cacat
from kaskade_graph.model import Kutipan
from kaskade_graph.vocab import KIN

VALUES = frozenset(f"KSK{n}" for n in (101, 102, 103, 113, 114, 125, 201, 202, 203, 204, 205, 206, 208, 209))
"""Rules that miss a value of one element: the value may be the unread text of the same table or page."""
LINKS = frozenset(f"KSK{n}" for n in (104, 106, 112, 122, 301, 302, 303, 304, 305, 308, 315, 316, 319))
"""Rules that miss an element or a link: what is missing may be any unread text of the document."""
_TABLE = re.compile(r"tabel \d+")


def unread(ctx: Konteks) -> list[Kutipan]:
    """Return the quotations of what was not read, in the order of the source."""
    return ctx.kutipan(ctx.kaskade.iri, KIN.belumTerbaca)


def withhold(ctx: Konteks, found: dict[str, list[Cacat]]) -> Counter[str]:
    """Take out of ``found`` (defects by code) what stands beside unread text; return how many of each code."""
    texts = ctx.once(unread)
    out: Counter[str] = Counter()
    if not texts:
        return out
    places = {_place(k) for k in texts}
    for code in (VALUES | LINKS) & found.keys():
        kept = [c for c in found[code] if code in VALUES and not _beside(ctx, c, places)]
        if len(kept) != len(found[code]):
            out[code] = len(found[code]) - len(kept)
            found[code] = kept
    return out


def _beside(ctx: Konteks, cacat: Cacat, places: set[tuple[str, str]]) -> bool:
    own = {_place(k) for k in _quotations(ctx, cacat.unsur)}
    return not own or not own.isdisjoint(places) or any(not where for _, where in places)


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
