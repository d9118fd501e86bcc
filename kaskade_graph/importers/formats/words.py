"""Words and rules on a page, in points from its top left corner, whatever they were found by (PDF, OCR)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True)
class Word:
    """A word, the rectangle it takes, and how sure its letters are (below 1 when they were guessed)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool = False
    certainty: float = 1.0

    @property
    def middle(self) -> float:
        """The height of its middle, from the top of the page."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """About the size of its font."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: ``at`` is its height (or its distance from the left when ``upright``)."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Whether the middle of ``word`` lies inside."""
        return (
            self.left <= (word.left + word.right) / 2 <= self.right and self.top <= word.middle <= self.bottom
        )

    @property
    def area(self) -> float:
        """In square points."""
        return (self.right - self.left) * (self.bottom - self.top)


Segment = tuple[float, float, float, float]
"""A line from one point (left, top) to another."""


@dataclass(slots=True)
class Page:
    """What stands on a page: words, rules, filled rectangles with their colour, the share that pictures cover."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[tuple[Box, str]] = field(default_factory=list)
    slants: list[Segment] = field(default_factory=list)
    """Lines that are neither level nor upright, from end to end."""
    pictured: float = 0.0


def visual_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Group words that stand at one height into lines, from the top, each from the left."""
    lines: list[list[Word]] = []
    middle = 0.0
    for word in sorted(words, key=lambda w: (w.middle, w.left, w.text)):
        # Half a line height apart is another line; less is a raised or smaller word of the same.
        if lines and abs(word.middle - middle) <= 0.5 * min(word.height, lines[-1][0].height):
            lines[-1].append(word)
            middle = median(w.middle for w in lines[-1][-8:])
        else:
            lines.append([word])
            middle = word.middle
    return [sorted(line, key=lambda w: (w.left, w.right, w.text)) for line in lines]


def joined(words: Sequence[Word]) -> str:
    """Return the text of a line or of a cell's share of it."""
    return " ".join(word.text for word in words)


def around(words: Sequence[Word]) -> tuple[float, float, float, float]:
    """Return the rectangle around some words: left, top, right, bottom, to a tenth of a point."""
    return (
        round(min(w.left for w in words), 1),
        round(min(w.top for w in words), 1),
        round(max(w.right for w in words), 1),
        round(max(w.bottom for w in words), 1),
    )
