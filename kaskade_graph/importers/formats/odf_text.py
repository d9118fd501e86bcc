"""What ODT and ODS share: the archive opened, and the text of a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.importers.formats.archive import Archive, damaged, locked, open_archive
from kaskade_graph.importers.formats.marks import raised

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

    ``pictures``, ``comments`` and texts ``struck`` out are counted. ``bold`` is true when all letters stand in bold
    spans.
    """

    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    pictures: int = 0
    comments: int = 0
    struck: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Letters:
    bold: bool
    struck: bool


class Inliner:
    """Reads paragraphs of a document by its text styles."""

    def __init__(self, odf: Odf) -> None:
        self._bold = bold_styles(odf, "text")
        self._struck = struck_styles(odf, "text")
        self._raised = _styles_that(odf, "text", (STYLE + "text-position",), _is_raised)

    def read(self, paragraph: Any, bold: bool = False, struck: bool = False) -> Inline:
        """Return what is printed in a ``text:p`` or ``text:h``; ``bold`` and ``struck`` when its style is."""
        found = Inline()
        parts: list[tuple[str, bool]] = []
        self._collect(paragraph, _Letters(bold, struck), parts, found)
        found.text = "".join(text for text, _ in parts)
        letters = [b for text, b in parts if text.strip()]
        found.bold = bool(letters) and all(letters)
        return found

    def _collect(self, element: Any, as_: _Letters, parts: list[tuple[str, bool]], found: Inline) -> None:
        def add(text: str | None) -> None:
            if text and as_.struck:
                found.struck += bool(text.strip())
            elif text:
                parts.append((_flat(text), as_.bold))

        add(element.text)
        for child in element:
            self._child(child, as_, parts, found)
            add(child.tail)

    def _child(self, child: Any, as_: _Letters, parts: list[tuple[str, bool]], found: Inline) -> None:
        tag, bold = child.tag, as_.bold
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
            self._span(child, as_, parts, found)

    def _span(self, span: Any, as_: _Letters, parts: list[tuple[str, bool]], found: Inline) -> None:
        style = span.get(TEXT + "style-name")
        first = len(parts)
        inner = _Letters(as_.bold or bool(self._bold.get(style)), self._struck.get(style, as_.struck))
        self._collect(span, inner, parts, found)
        if self._raised.get(style):
            parts[first:] = [(raised("".join(text for text, _ in parts[first:])), inner.bold)]


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


def bold_styles(odf: Odf, family: str) -> dict[str, bool]:
    """Return whether each style of a family is bold, where it or the style it is based on says so."""
    return _styles_that(odf, family, (FO + "font-weight",), _is_bold)


def struck_styles(odf: Odf, family: str) -> dict[str, bool]:
    """Return whether each style of a family strikes its text out, where it or the style it is based on says so."""
    keys = (STYLE + "text-line-through-type", STYLE + "text-line-through-style")
    return _styles_that(odf, family, keys, lambda line: line != "none")


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= 600)


def _is_raised(position: str) -> bool:
    return position.startswith("super") or (position[:1].isdigit() and not position.startswith("0"))


def _styles_that(
    odf: Odf, family: str, keys: tuple[str, ...], holds: Callable[[str], bool]
) -> dict[str, bool]:
    """Return whether one of the text properties ``keys`` of a style holds, by style; the first one said counts."""
    own: dict[str, bool] = {}
    parent: dict[str, str] = {}
    for name, style in styles_of(odf, family):
        properties = style.find(STYLE + "text-properties")
        said = None if properties is None else next((v for k in keys if (v := properties.get(k))), None)
        if said is not None:
            own[name] = holds(said)
        parent[name] = style.get(STYLE + "parent-style-name", "")
    out = {}
    for name in parent:
        at = name
        for _ in range(20):
            if at in own or at not in parent:
                break
            at = parent[at]
        if at in own:
            out[name] = own[at]
    return out
