"""The text of one DOCX paragraph: runs, breaks and tabs, as a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_UNSEEN = {
    W + name
    for name in ("pPr", "rPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "sdtPr", "rt")
}
"""Properties, deletions under review, field codes, and the small print over East Asian text."""


@dataclass(slots=True)
class Inline:
    """``text`` of a paragraph, with line breaks, and the text ``boxes`` anchored in it."""

    text: str = ""
    boxes: list[Any] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return the physical lines; one blank line for a paragraph without text."""
        return self.text.split("\n")

    def prefix(self, label: str) -> None:
        """Put the number or bullet of the paragraph before its text; Word shows none where there is none."""
        if label and self.text.strip():
            self.text = f"{label} {self.text}"


def inline(paragraph: Any) -> Inline:
    """Return what is printed in the ``w:p`` element ``paragraph``."""
    found = Inline()
    parts: list[str] = []
    _collect(paragraph, parts, found.boxes)
    found.text = "".join(parts)
    return found


def _collect(element: Any, parts: list[str], boxes: list[Any]) -> None:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            continue
        if tag in (W + "t", _MATH_TEXT):
            # A line end inside w:t is white space of the file, not of the document.
            parts.append((child.text or "").replace("\n", " ").replace("\r", " "))
        elif tag in _CHARACTERS:
            parts.append(_CHARACTERS[tag])
        elif tag == W + "txbxContent":
            boxes.append(child)
        elif tag == MC + "AlternateContent":
            # The same content twice, for new and for old programs.
            _collect(child[:1], parts, boxes)
        else:
            _collect(child, parts, boxes)


def number(element: Any, *path: str) -> int | None:
    """Return the ``w:val`` at ``path`` as :func:`value` does, as a number; None for none."""
    text = value(element, *path)
    return int(text) if text is not None and text.isascii() and text.isdigit() else None


def value(element: Any, *path: str) -> str | None:
    """Return the ``w:val`` at ``path`` (names without prefix) below ``element``, None for none."""
    found = element.find("/".join(W + name for name in path))
    return None if found is None else found.get(W + "val")
