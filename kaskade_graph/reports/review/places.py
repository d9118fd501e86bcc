"""How the page names a place of the document, and the link to it."""

from __future__ import annotations

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.importers.blocks import Spot
from kaskade_graph.reports.html_page import text


def place(spot: Spot, lang: Lang = "id") -> str:
    """Return where a text stands.

    >>> place(Spot(sheet="A", cell="D4")), place(Spot(line=7, page=2), "en")
    ('A!D4', 'p. 2 line 7')
    """
    if spot.cell:
        return f"{spot.sheet}!{spot.cell}" if spot.sheet else spot.cell
    page = f"{Teks('hlm.', 'p.').pick(lang)} {spot.page}" if spot.page else ""
    line = f"{Teks('baris', 'line').pick(lang)} {spot.line}" if spot.line else ""
    return f"{page} {line}".strip() or "?"


def anchor(spot: Spot) -> str:
    """Return the anchor of a place, of letters that every browser takes.

    >>> anchor(Spot(sheet="A", cell="D4"))
    't-A-21D4'
    """
    return "t-" + "".join(c if c.isascii() and c.isalnum() else f"-{ord(c):x}" for c in place(spot))


def link(spot: Spot, lang: Lang) -> str:
    """Return a link to a place in the page."""
    return f'<a href="#{anchor(spot)}">{text(place(spot, lang))}</a>'
