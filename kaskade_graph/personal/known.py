"""Names that were told for certain, found wherever else they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kaskade_graph.personal.names import CALLED_AFTER, DEGREE_END, DEGREES, PREFIX, TITLE_ONLY
from kaskade_graph.personal.spans import PersonalKind, Span, put


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds ``names`` anywhere, titles aside; names of one word are too like other words."""
    known = set()
    for name in names:
        words = [w for w in DEGREE_END.sub("", name.strip(" ,.")).split() if not TITLE_ONLY.match(w)]
        if len(words) > 1:
            known.add(" ".join(words))
    if not known:
        return None
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in sorted(known, key=_longest))
    return re.compile(rf"(?<!\w)(?:{PREFIX})*(?:{either})(?!\w)(?:{DEGREES})?", re.I)


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def places(pattern: re.Pattern[str], line: str) -> list[Span]:
    """Return where in a line names stand, but for places and bodies that are called after them."""
    found = (m for m in pattern.finditer(line) if not CALLED_AFTER.search(line[: m.start()]))
    return [Span(*m.span(), PersonalKind.NAMA) for m in found]


class Known:
    """Names that were told for certain, to be found wherever else they stand. Those of one word are left out."""

    def __init__(self, names: Iterable[str]) -> None:
        self._pattern = pattern_of(names)

    def masked(self, text: str) -> tuple[str, list[Span]]:
        """Return ``text`` with the names masked, and their spans within its lines."""
        if self._pattern is None or not self._pattern.search(text):
            return text, []
        lines = text.split("\n")
        found = [places(self._pattern, line) for line in lines]
        return "\n".join(map(put, lines, found)), [span for spans in found for span in spans]
