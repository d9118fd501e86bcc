"""Words with coordinates, in points from the top left of the page, and the visual lines they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the rectangle it takes."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height of its middle, from the top of the page."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """About the size of its font."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Whether the middle of ``word`` lies inside."""
        return self.x0 <= (word.x0 + word.x1) / 2 <= self.x1 and self.top <= word.middle <= self.bottom

    @property
    def area(self) -> float:
        """In square points."""
        return (self.x1 - self.x0) * (self.bottom - self.top)


def visual_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Group words that stand at one height into lines, from the top, each from the left."""
    lines: list[list[Word]] = []
    middle = 0.0
    for word in sorted(words, key=lambda w: (w.middle, w.x0, w.text)):
        # Half a line height apart is another line; less is a raised or smaller word of the same.
        if lines and abs(word.middle - middle) <= 0.5 * min(word.height, lines[-1][0].height):
            lines[-1].append(word)
            middle = median(w.middle for w in lines[-1][-8:])
        else:
            lines.append([word])
            middle = word.middle
    return [sorted(line, key=lambda w: (w.x0, w.x1, w.text)) for line in lines]


def joined(words: Sequence[Word]) -> str:
    """Return the text of a line or of a cell's share of it."""
    return " ".join(word.text for word in words)
