"""What ODT and ODS share: the archive opened, and the text of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.importers.formats.archive import Archive, damaged, locked, open_archive

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MAX_SPACES = 1_000


@dataclass(slots=True)
class Odf:
    """An open document: the ``body`` of its content, and the roots that hold its styles."""

    archive: Archive
    body: Any
    styles: list[Any]


def open_odf(data: bytes, name: str, body: str, kind: Teks) -> Odf:
    """Open an ODF file whose content is ``office:<body>``; ``kind`` names what was expected.

    Raises :class:`InputError` when it is damaged, locked, another kind of document, or larger than the limits.
    """
    archive = open_archive(data, name)
    if "META-INF/manifest.xml" in archive:
        manifest = archive.xml("META-INF/manifest.xml")
        if any(True for _ in manifest.iter("{*}encryption-data")):
            raise locked(name)
    if "content.xml" not in archive:
        raise damaged(name, Teks("bagian content.xml tidak ada", "part content.xml is missing"))
    content = archive.xml("content.xml")
    found = content.find(f"{OFFICE}body/{OFFICE}{body}")
    if found is None:
        raise damaged(name, Teks(f"bukan {kind.id}", f"not {kind.en}"))
    styles = [content]
    if "styles.xml" in archive:
        styles.append(archive.xml("styles.xml"))
    return Odf(archive, found, styles)


@dataclass(slots=True)
class Inline:
    """``text`` of a paragraph, and what is anchored in it: text ``boxes`` and foot``notes``.

    ``pictures`` and ``comments`` are counted. ``bold`` is true when all letters stand in bold spans.
    """

    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    pictures: int = 0
    comments: int = 0
    bold: bool = False


class Inliner:
    """Reads paragraphs; ``bold`` are the names of text styles that are bold."""

    def __init__(self, bold: frozenset[str]) -> None:
        self._bold = bold

    def read(self, paragraph: Any, bold: bool = False) -> Inline:
        """Return what is printed in a ``text:p`` or ``text:h``; ``bold`` when its style is."""
        found = Inline()
        parts: list[tuple[str, bool]] = []
        self._collect(paragraph, bold, parts, found)
        found.text = "".join(text for text, _ in parts)
        letters = [b for text, b in parts if text.strip()]
        found.bold = bool(letters) and all(letters)
        return found

    def _collect(self, element: Any, bold: bool, parts: list[tuple[str, bool]], found: Inline) -> None:
        if element.text:
            parts.append((_flat(element.text), bold))
        for child in element:
            self._child(child, bold, parts, found)
            if child.tail:
                parts.append((_flat(child.tail), bold))

    def _child(self, child: Any, bold: bool, parts: list[tuple[str, bool]], found: Inline) -> None:
        tag = child.tag
        if tag == TEXT + "s":
            count = child.get(TEXT + "c", "1")
            parts.append((" " * min(int(count), _MAX_SPACES) if count.isdecimal() else " ", bold))
        elif tag == TEXT + "tab":
            parts.append(("\t", bold))
        elif tag == TEXT + "line-break":
            parts.append(("\n", bold))
        elif tag == TEXT + "note":
            found.notes.append(child)
        elif tag == OFFICE + "annotation":
            found.comments += 1
        elif tag == DRAW + "image":
            found.pictures += 1
        elif tag == DRAW + "text-box" or (tag.startswith(DRAW) and child.find(TEXT + "p") is not None):
            found.boxes.append(child)
        elif tag in (TEXT + "ruby-text", OFFICE + "annotation-end", TEXT + "tracked-changes"):
            return
        else:
            style = child.get(TEXT + "style-name")
            self._collect(child, bold or style in self._bold, parts, found)


def _flat(text: str) -> str:
    """Line ends and tabs in the file are white space; several spaces are one (ODF 1.2, 6.1.2)."""
    if "\n" in text or "\t" in text or "\r" in text or "  " in text:
        lead = " " if text[0].isspace() else ""
        trail = " " if text[-1].isspace() and text.strip() else ""
        return lead + " ".join(text.split()) + trail
    return text


def styles_of(odf: Odf, family: str) -> Iterator[tuple[str, Any]]:
    """Yield name and element of each style of a family (``paragraph``, ``table-cell`` ...)."""
    for root in odf.styles:
        for style in root.iter(STYLE + "style"):
            if style.get(STYLE + "family") == family:
                yield style.get(STYLE + "name", ""), style


def bold_styles(odf: Odf, family: str) -> frozenset[str]:
    """Return the names of the styles of a family that are bold, their own or by the style they are based on."""
    own: dict[str, bool | None] = {}
    parent: dict[str, str] = {}
    for name, style in styles_of(odf, family):
        properties = style.find(STYLE + "text-properties")
        weight = None if properties is None else properties.get(FO + "font-weight")
        own[name] = (
            None if weight is None else weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= 600)
        )
        parent[name] = style.get(STYLE + "parent-style-name", "")
    out = set()
    for name in own:
        at = name
        for _ in range(20):
            if own.get(at) is not None or at not in parent:
                break
            at = parent[at]
        if own.get(at):
            out.add(name)
    return frozenset(out)
