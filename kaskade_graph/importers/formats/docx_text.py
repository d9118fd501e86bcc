"""The text of one DOCX paragraph: runs, breaks and tabs, as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kaskade_graph.importers.formats.marks import raised

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
_DELETED = {W + "del", W + "moveFrom"}
_UNSEEN = {
    W + name
    for name in ("pPr", "rPr", "delText", "instrText", "delInstrText", "sdtPr", "sdtEndPr", "rt", "tblPr")
}
"""Properties, field codes, and the small print over East Asian text."""
THROUGH = {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo", W + "smartTag"}
"""Elements around paragraphs, rows and cells that do not matter to what is read."""


@dataclass(slots=True)
class Inline:
    """``text`` of a paragraph with line breaks, the text ``boxes`` anchored in it, and what is not printed.

    ``bold`` is true when all its letters are; ``hidden`` is text with the property vanish; ``deleted``, ``struck``
    and ``pictures`` count deletions under review, texts struck out and pictures; ``notes`` are the ids of
    footnotes and endnotes.
    """

    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    bold: bool = False
    hidden: str = ""
    deleted: int = 0
    struck: int = 0
    pictures: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)


def inline(paragraph: Any, bold: bool = False) -> Inline:
    """Return what is printed in the ``w:p`` element ``paragraph``; ``bold`` when its style is."""
    found = Inline()
    state = _Collector(found, bold)
    state.collect(paragraph)
    found.text = "".join(state.parts)
    found.bold = state.letters > 0 and state.bold_letters == state.letters
    return found


class _Collector:
    def __init__(self, found: Inline, bold: bool) -> None:
        self.found, self.style_bold = found, bold
        self.parts: list[str] = []
        self.letters = self.bold_letters = 0

    def collect(self, element: Any, bold: bool | None = None, hidden: bool = False) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "t" or tag == _MATH_TEXT:
                self._text(child.text or "", self.style_bold if bold is None else bold, hidden)
            elif tag == W + "r":
                properties = child.find(W + "rPr")
                if properties is None:
                    self.collect(child, None, False)
                elif any(switch(properties.find(W + name)) for name in ("strike", "dstrike")):
                    # What is struck out was withdrawn by who wrote it.
                    self.found.struck += any((t.text or "").strip() for t in child.iter(W + "t"))
                else:
                    vanish = switch(properties.find(W + "vanish"))
                    first = len(self.parts)
                    self.collect(child, switch(properties.find(W + "b")), bool(vanish))
                    if value(properties, "vertAlign") == "superscript":
                        self.parts[first:] = [raised("".join(self.parts[first:]))]
            elif tag in _CHARACTERS:
                if not hidden:
                    self.parts.append(_CHARACTERS[tag])
            elif tag in _UNSEEN or not isinstance(tag, str):
                continue
            else:
                self._other(child, tag, bold, hidden)

    def _text(self, text: str, bold: bool, hidden: bool) -> None:
        # A line end inside w:t is white space of the file, not of the document.
        text = text.replace("\n", " ").replace("\r", " ")
        if hidden:
            self.found.hidden += text
            return
        self.parts.append(text)
        if text.strip():
            self.letters += 1
            self.bold_letters += bold

    def _other(self, child: Any, tag: str, bold: bool | None, hidden: bool) -> None:
        if tag == W + "txbxContent":
            self.found.boxes.append(child)
        elif tag == MC + "AlternateContent":
            # The same content twice, for new and for old programs.
            self.collect(child[:1], bold, hidden)
        elif tag in _DELETED:
            self.found.deleted += any(t.text for t in child.iter(W + "delText", W + "t"))
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            self.found.notes.append((tag[len(W) : -len("Reference")], child.get(W + "id", "")))
        else:
            self.found.pictures += tag.endswith(("}blip", "}imagedata"))
            self.collect(child, bold, hidden)


def children(element: Any, tags: set[str]) -> Iterator[Any]:
    """Yield the children with one of ``tags``, looking through what only wraps them."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in THROUGH:
            yield from children(child, tags)
        elif child.tag == MC + "AlternateContent":
            yield from children(child[0] if len(child) else child, tags)


def number(element: Any, *path: str) -> int | None:
    """Return the ``w:val`` at ``path`` as :func:`value` does, as a number; None for none."""
    text = value(element, *path)
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 8 else None


def value(element: Any, *path: str) -> str | None:
    """Return the ``w:val`` at ``path`` (names without prefix) below ``element``, None for none."""
    found = element.find("/".join(W + name for name in path))
    return None if found is None else found.get(W + "val")


def on(element: Any, *path: str) -> bool | None:
    """Return whether the switch at ``path`` is on, None when it is not there."""
    return switch(element.find("/".join(W + name for name in path)))


def switch(element: Any) -> bool | None:
    """Return whether an element that is a switch is on, None for no element."""
    return None if element is None else element.get(W + "val", "1") not in ("0", "false", "off")
