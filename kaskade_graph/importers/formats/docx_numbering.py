"""The numbers and bullets that Word makes: printed, yet not in the text of the paragraphs.

They tell the members of a list apart (two indikator under one heading), so they are made again here from
``numbering.xml`` (ECMA-376, part 1, section 17.9). A level with another format than those below gets none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from kaskade_graph.importers.formats.docx_styles import Styles
from kaskade_graph.importers.formats.docx_text import W, number, value

_LEVELS = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """Counts the lists of one document; ask for the label of every paragraph once, in order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        """``root`` is the root of the numbering part, None when there is none."""
        self._lists = _read_lists(root)
        self._styles = styles
        self._counts: dict[str, list[int | None]] = {}

    def label(self, paragraph: Any) -> tuple[str, int]:
        """Return the label of the ``w:p`` element ``paragraph``, such as ``a.`` or ``-``, and its level.

        The label is empty for a paragraph in no list.
        """
        list_id, level = self._list_of(paragraph)
        levels = self._lists.get(list_id, ("", []))[1]
        if level >= len(levels):
            return "", 0
        # Lists made from one definition go on counting together.
        counts = self._counts.setdefault(self._lists[list_id][0], [None] * _LEVELS)
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        if levels[level].form == "bullet":
            return "-", level
        return _filled(levels, counts, level), level

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        list_id, level = _list_properties(paragraph)
        if list_id is None:
            style = self._styles.of(value(paragraph, "pPr", "pStyle"))
            list_id = style.list_id
            level = style.level if level is None else level
        return list_id or "0", level or 0


def _filled(levels: list[_Level], counts: list[int | None], level: int) -> str:
    """Put the counts into the pattern of a level, such as ``%1.%2``."""

    def count_of(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        if index >= len(levels):
            return ""
        count = counts[index]
        return formatted(levels[index].start if count is None else count, levels[index].form)

    text = re.sub(r"%([1-9])", count_of, levels[level].text)
    return text if re.search(r"\w", text) else ""


def formatted(count: int, form: str) -> str:
    """Return a number as a list prints it; ``form`` is the name of a format in DOCX (``lowerLetter``)."""
    letters = {"lowerLetter": str.lower, "upperLetter": str.upper}
    if form in letters and 1 <= count <= 26 * 9:
        return letters[form](chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1))
    romans = {"lowerRoman": str.lower, "upperRoman": str.upper}
    if form in romans and 1 <= count < 4000:
        return romans[form](_roman(count))
    return str(count) if form in ("decimal", "decimalZero") else ""


def _roman(count: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        out += letters * (count // size)
        count %= size
    return out


def _list_properties(element: Any) -> tuple[str | None, int | None]:
    """Return the list and level that a paragraph or style names; list ``0`` takes it out of a list."""
    return value(element, "pPr", "numPr", "numId"), number(element, "pPr", "numPr", "ilvl")


def _read_lists(root: Any) -> dict[str, tuple[str, list[_Level]]]:
    """Map the id of each list to the id of its definition and its levels."""
    if root is None:
        return {}
    definitions = {
        found.get(W + "abstractNumId"): [_level(lvl) for lvl in found.findall(W + "lvl")[:_LEVELS]]
        for found in root.findall(W + "abstractNum")
    }
    out: dict[str, tuple[str, list[_Level]]] = {}
    for found in root.findall(W + "num"):
        definition, list_id = value(found, "abstractNumId") or "", str(found.get(W + "numId"))
        levels = list(definitions.get(definition, []))
        starts = _restarts(found)
        for index, start in starts.items():
            if index < len(levels):
                levels[index] = replace(levels[index], start=start)
        # A list that starts anew counts for itself.
        out[list_id] = (f"{definition}/{list_id}" if starts else definition, levels)
    return out


def _restarts(element: Any) -> dict[int, int]:
    """Return the levels that the list ``element`` starts anew, and with which number."""
    out = {}
    for found in element.findall(W + "lvlOverride"):
        level, start = str(found.get(W + "ilvl")), number(found, "startOverride")
        if level.isdigit() and start is not None:
            out[int(level)] = start
    return out


def _level(element: Any) -> _Level:
    start = number(element, "start")
    form, text = value(element, "numFmt"), value(element, "lvlText")
    return _Level(form or "", text or "", 1 if start is None else start)
