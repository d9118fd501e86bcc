"""Words that a narrow cell broke in the middle: put together where the geometry leaves no room for a letter."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import pairwise

from kaskade_graph.importers.formats.words import Box, Word, joined

_SHORT = 3
_WORDS = frozenset(
    ("di", "ke", "yg", "dan", "per", "dll", "pd", "dg", "tdk", "utk", "dgn", "dr", "se", "ini", "itu")
)
"""Words as short as the end of a broken one."""


def unbroken(lines: list[list[Word]], box: Box, whole: Set[str]) -> str:
    """Return the lines of a cell as text, a word that was broken over two of them joined.

    Only a word that is longer than the cell is wide is broken: it stands alone on its line and fills it to the last
    letter. Its rest is short, or the joined word stands elsewhere on the page (``whole``, casefolded) while its first
    part does not.
    """
    out = [joined(line) for line in lines[:1]]
    for before, line in pairwise(lines):
        text = joined(line)
        if _broken(before, line[0].text, box, whole):
            out[-1] += text
        else:
            out.append(text)
    return "\n".join(out)


def _broken(before: list[Word], rest: str, box: Box, whole: Set[str]) -> bool:
    if len(before) != 1:
        return False
    first = before[0]
    letter = (first.right - first.left) / len(first.text)
    margin = max(first.left - box.left, 0.0)
    if len(first.text) < _SHORT or first.right + 0.9 * letter <= box.right - margin:
        return False
    if re.fullmatch(r"[\d.]*\d[.,]?\d*", first.text) and re.fullmatch(r"\d{1,3}", rest):
        return len(re.split(r"[.,]", first.text)[-1]) < 3
    if not (first.text[-1].isalpha() and re.match(r"[a-z]+", rest)):
        return False
    end = re.match(r"[a-z]+", rest)
    assert end is not None
    if (first.text + end[0]).casefold() in whole:
        return first.text.casefold() not in whole - {first.text.casefold()}
    return len(end[0]) <= _SHORT and end[0] not in _WORDS
