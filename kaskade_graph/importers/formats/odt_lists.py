"""The numbers and bullets of lists in ODT: printed, yet not in the text of the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaskade_graph.importers.formats.docx_numbering import formatted
from kaskade_graph.importers.formats.odf_text import STYLE, TABLE, TEXT, Odf

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LEVELS = 10
_THROUGH = {
    TEXT + name
    for name in (
        "section",
        "index-body",
        "table-of-content",
        "illustration-index",
        "user-index",
        "alphabetical-index",
    )
}


class Lists:
    """Goes through the paragraphs and tables of a container, giving each paragraph of a list its label."""

    def __init__(self, odf: Odf) -> None:
        self._styles: dict[str, list[Any]] = {}
        for root in odf.styles:
            for style in root.iter(TEXT + "list-style"):
                self._styles[style.get(STYLE + "name", "")] = list(style)
        self._counts: dict[str, list[int]] = {}
        """How far each list style has counted, for lists that go on from the one before."""

    def items(self, container: Any) -> Iterator[tuple[Any, str, int]]:
        """Yield each paragraph, heading and table with its label (empty for none) and level of list from 0."""
        for child in container:
            if child.tag in (TEXT + "p", TEXT + "h", TABLE + "table"):
                yield child, "", 0
            elif child.tag == TEXT + "list":
                yield from self._list(child, child.get(TEXT + "style-name", ""), 0, None)
            elif child.tag in _THROUGH:
                yield from self.items(child)

    def _list(
        self, element: Any, style: str, level: int, counts: list[int] | None
    ) -> Iterator[tuple[Any, str, int]]:
        style = element.get(TEXT + "style-name") or style
        if counts is None:
            goes_on = element.get(TEXT + "continue-numbering") == "true" or element.get(
                TEXT + "continue-list"
            )
            counts = self._counts.get(style, [0] * _LEVELS) if goes_on else [0] * _LEVELS
            self._counts[style] = counts
        if level >= _LEVELS:
            level = _LEVELS - 1
        for item in element:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            label = self._label(item, style, level, counts)
            for child in item:
                if child.tag == TEXT + "list":
                    yield from self._list(child, style, level + 1, counts)
                elif child.tag in (TEXT + "p", TEXT + "h", TABLE + "table"):
                    yield child, label, level
                    label = ""

    def _label(self, item: Any, style: str, level: int, counts: list[int]) -> str:
        if item.tag == TEXT + "list-header" or not any(c.tag != TEXT + "list" for c in item):
            return ""
        levels = self._styles.get(style, [])
        found = next((one for one in levels if one.get(TEXT + "level") == str(level + 1)), None)
        if found is None:
            return ""
        if found.tag == TEXT + "list-level-style-bullet":
            return "-"
        start = item.get(TEXT + "start-value") or (
            "" if counts[level] else found.get(TEXT + "start-value", "1")
        )
        counts[level] = int(start) if start.isdecimal() and len(start) < 7 else counts[level] + 1
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        form = _FORMS.get(found.get(STYLE + "num-format", ""), "")
        if not form:
            return ""
        shown = found.get(TEXT + "display-levels", "1")
        first = max(0, level + 1 - (int(shown) if shown.isdecimal() and len(shown) < 3 else 1))
        number = ".".join(formatted(max(1, counts[at]), form) for at in range(first, level + 1))
        return f"{found.get(STYLE + 'num-prefix', '')}{number}{found.get(STYLE + 'num-suffix', '')}"
