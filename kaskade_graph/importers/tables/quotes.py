"""Where a value was read: the cells or lines, their exact text and place, and how sure the reading is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kaskade_graph.importers.blocks import Spot
from kaskade_graph.importers.draft import Place, Reading
from kaskade_graph.importers.tables.ledger import Source
from kaskade_graph.importers.tables.rows.lay import Piece, spot_range


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a value was read: its sources, its exact text and place; how sure the reading is, and why not more."""

    sources: tuple[Source, ...]
    text: str
    spot: Spot
    certainty: float = 1.0
    reason: str | None = None

    def reading(self, value: object) -> Reading:
        """Return the reading of a value here."""
        return Reading(value, self.text, place_of(self.spot), self.certainty, self.reason)

    def doubted(self, certainty: float, reason: str) -> Quote:
        """Return this with a lower certainty, keeping the lower of the two."""
        return self if certainty >= self.certainty else replace(self, certainty=certainty, reason=reason)


def place_of(spot: Spot) -> Place:
    """Return a place of the source as evidence holds it."""
    lines = (spot.line, spot.last_line or spot.line) if spot.line else None
    return Place(lines, spot.page, spot.sheet, spot.cell, *(spot.file or ()))


def quote(piece: Piece, certainty: float = 1.0, reason: str | None = None) -> Quote:
    """Return the quotation of a piece of a table."""
    return Quote(tuple(piece.cells), piece.quote, spot_range(piece), certainty, reason)
