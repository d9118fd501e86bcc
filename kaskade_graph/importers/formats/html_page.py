"""HTML, also named .xls as web applications do, and MHTML: paragraphs and tables as a browser lays them out."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import PLAIN, Block, Grid, Hints, Paragraph, Spot
from kaskade_graph.importers.formats.archive import damaged
from kaskade_graph.importers.formats.marks import raised, struck_out
from kaskade_graph.importers.formats.spans import Spanned, lay

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_FILL = re.compile(r"background(?:-color)?\s*:\s*#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_COLOUR = re.compile(r"#?([0-9a-f]{6})$", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "datalist", "iframe", "object"})
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "  # noqa: SIM905
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary "
    "table tbody td tfoot th thead tr ul".split()
)
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_STRUCK = frozenset({"s", "strike", "del"})
_MAX_SPAN = 1_000
_DATA_CELLS = 3
"""Cells of a row from which on it is one of a table, and no layout."""


def read_html(data: bytes, name: str) -> tuple[list[Block], list[Teks]]:
    """Return the paragraphs and tables of an HTML page; of MHTML, of each page in it.

    ``<br>`` and the end of a block end a line; ``rowspan`` and ``colspan`` are kept; tables in cells stand by
    themselves after the outer one; what the page hides by its style is marked hidden. Lists get their numbers
    and bullets. Raises :class:`InputError` when nothing of it can be parsed.
    """
    blocks: list[Block] = []
    pictures = struck = 0
    for page in _pages(data):
        text = _decoded(page)
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
        if root is None:
            continue
        walk = _Walk(len([b for b in blocks if isinstance(b, Grid)]))
        walk.title(root)
        walk.element(root, PLAIN)
        walk.end_line(PLAIN)
        blocks += walk.blocks
        pictures += walk.pictures
        struck += walk.struck
    if not blocks:
        raise damaged(name, Teks("HTML tanpa isi", "HTML without content"))
    notes = [Teks(f"{pictures} gambar tidak dibaca", f"{pictures} pictures are not read")] if pictures else []
    return blocks, [*notes, *struck_out(struck)]


def _pages(data: bytes) -> Iterator[bytes]:
    """Yield the HTML in ``data``: itself, or the pages in it when it is MHTML."""
    if not re.match(rb"\s*(MIME-Version|Content-Type|From|X-\w+):", data[:400], re.IGNORECASE):
        yield data
        return
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                charset = part.get_content_charset()
                yield payload if charset is None else f'<meta charset="{charset}">'.encode() + payload


def _decoded(data: bytes) -> str:
    """Return a page as text: by its byte order mark, the encoding it names, UTF-8, or Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    named = _CHARSET.search(data[:4096])
    for encoding in ([named.group(1).decode("ascii")] if named else []) + ["utf-8"]:
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


@dataclass(slots=True)
class _Lines:
    """Text that is being gathered: finished ``lines``, and the pieces of the line that is not yet ended."""

    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0

    def add(self, text: str, bold: bool, keep: bool = False) -> None:
        if keep:
            first, *rest = text.split("\n")
            self.pieces.append(first)
            for line in rest:
                self.end()
                self.pieces.append(line)
        else:
            text = _SPACE.sub(" ", text)
            if text.startswith(" ") and (not self.pieces or self.pieces[-1].endswith(" ")):
                text = text[1:]
            if text:
                self.pieces.append(text)
        if text.strip():
            self.letters += 1
            self.bold += bold

    def end(self) -> None:
        line = "".join(self.pieces).rstrip()
        self.pieces = []
        if line:
            self.lines.append(line)


class _Walk:
    """Walks the tree once; tables met inside a cell wait in ``inner`` until the outer one is done."""

    def __init__(self, tables: int) -> None:
        self.blocks: list[Block] = []
        self.tables = tables
        self.pictures = self.struck = 0
        self.line = _Lines()
        self.at: int | None = None
        self.cell_of: str | None = None
        self.inner: list[Block] = []
        self.counts: dict[Any, int] = {}

    def title(self, root: Any) -> None:
        for one in root.iter("title"):
            text = _SPACE.sub(" ", "".join(one.itertext())).strip()
            if text:
                self.blocks.append(
                    Paragraph(text, Spot(line=one.sourceline, cell="title"), Hints(hidden=True))
                )
            return

    def end_line(self, hints: Hints) -> None:
        """End the line that is being gathered; outside a cell it becomes a paragraph."""
        self.line.end()
        if self.cell_of is None:
            bold = self.line.letters > 0 and self.line.bold == self.line.letters
            for text in self.line.lines:
                self.blocks.append(Paragraph(text, Spot(line=self.at), Hints(bold=bold, hidden=hints.hidden)))
            self.line = _Lines()
            self.at = None

    def element(self, element: Any, hints: Hints, keep: bool = False) -> None:
        """Gather what is in ``element``; ``keep`` in preformatted text."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNSEEN or (
            tag == "input" and (element.get("type") or "text").lower() not in ("text", "number")
        ):
            return
        if tag in _STRUCK or "line-through" in (element.get("style") or ""):
            # What is struck out was withdrawn by who wrote it.
            self.struck += bool("".join(element.itertext()).strip())
            return
        hidden = _is_hidden(element)
        if hidden and not hints.hidden:
            self._apart(element, keep)
            return
        if tag == "table":
            self._table(element, hints)
            return
        if tag == "br":
            self.end_line(hints)
            return
        self.pictures += tag == "img"
        hints = _own(element, tag, hints)
        block = tag in _BLOCKS
        if block:
            self.end_line(hints)
        if tag == "sup":
            text = "".join(element.itertext())
            if (mark := raised(text)) != text:
                self._text(mark, element, hints)
                return
        if tag == "li":
            self._text(self._marker(element), element, hints)
        if tag == "input":
            self._text(element.get("value") or "", element, hints)
        if tag == "select":
            self._selected(element, hints)
            return
        keep = keep or tag in ("pre", "textarea")
        self._text(element.text, element, hints, keep)
        for child in element:
            self.element(child, hints, keep)
            self._text(child.tail, element, hints, keep)
        if block:
            self.end_line(hints)

    def _text(self, text: str | None, element: Any, hints: Hints, keep: bool = False) -> None:
        if text:
            if self.at is None and text.strip():
                self.at = element.sourceline
            self.line.add(text, hints.bold, keep)

    def _marker(self, item: Any) -> str:
        """Return the number or bullet that a browser puts before an item of a list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "- "
        number = self.counts[parent] = _whole(
            item.get("value"), self.counts.get(parent, _whole(parent.get("start"), 1) - 1) + 1
        )
        kind = parent.get("type") or "1"
        if kind in ("a", "A") and 0 < number <= 26:
            letter = chr(96 + number)
            return f"{letter if kind == 'a' else letter.upper()}. "
        return f"{number}. "

    def _selected(self, element: Any, hints: Hints) -> None:
        """Of a list to choose from, what is chosen is shown: the first when nothing is."""
        options = list(element.iter("option"))
        chosen = [o for o in options if o.get("selected") is not None] or options[:1]
        self._text(" ".join("".join(o.itertext()) for o in chosen), element, hints)

    def _apart(self, element: Any, keep: bool) -> None:
        """Gather hidden content by itself: it is no part of the line that it stands in."""
        line, at, cell, blocks = self.line, self.at, self.cell_of, self.blocks
        self.line, self.at, self.cell_of, self.blocks = _Lines(), None, None, []
        self.element(element, Hints(hidden=True), keep)
        self.end_line(Hints(hidden=True))
        found = self.blocks
        self.line, self.at, self.cell_of, self.blocks = line, at, cell, blocks
        (self.blocks if cell is None else self.inner).extend(found)

    def _table(self, table: Any, hints: Hints) -> None:
        self.end_line(hints)
        line, at, cell, blocks, inner = self.line, self.at, self.cell_of, self.blocks, self.inner
        self.tables += 1
        # A table in a row of several cells is of that row; in a row of one or two cells it is laid out there.
        place = f"{cell} tabel" if cell and " kolom " in cell else f"tabel {self.tables}"
        rows: list[list[Spanned]] = []
        hidden: set[int] = set()
        for caption in table.iterfind("caption"):
            self.cell_of, self.blocks = None, blocks if cell is None else inner
            self.element(caption, hints)
        self.inner = []
        for row in _rows(table):
            if hints.hidden or _is_hidden(row):
                hidden.add(len(rows))
            cells = list(_cells(row))
            where = f"{place} baris {len(rows) + 1} kolom " if len(cells) >= _DATA_CELLS else "x"
            at_row = len(rows) in hidden
            rows.append(
                [self._cell(one, hints, at_row, where + str(n)) for n, one in enumerate(cells, start=1)]
            )
        grid = lay(rows, place, hidden, Spot(line=table.sourceline, cell=place))
        found: list[Block] = [grid] if grid.cells else []
        found += self.inner
        self.line, self.at, self.cell_of, self.blocks, self.inner = line, at, cell, blocks, inner
        (self.blocks if cell is None else self.inner).extend(found)

    def _cell(self, cell: Any, hints: Hints, hidden: bool, place: str) -> Spanned:
        self.line, self.at, self.cell_of = _Lines(), None, place
        own = _own(cell, cell.tag, Hints(hidden=hidden))
        self._text(cell.text, cell, own)
        for child in cell:
            self.element(child, own)
            self._text(child.tail, cell, own)
        self.line.end()
        bold = self.line.letters > 0 and self.line.bold == self.line.letters
        fill = _FILL.search(cell.get("style") or "") or _COLOUR.match(cell.get("bgcolor") or "")
        return Spanned(
            "\n".join(self.line.lines),
            _span(cell.get("rowspan"), 0xFFFF),
            _span(cell.get("colspan"), 1),
            Hints(bold, fill.group(1).lower() if fill else None, hidden=hidden or _is_hidden(cell)),
            self.at or cell.sourceline,
        )


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterfind("tr")


def _cells(row: Any) -> Iterator[Any]:
    return (child for child in row if child.tag in ("td", "th"))


def _own(element: Any, tag: str, hints: Hints) -> Hints:
    style = (element.get("style") or "").replace(" ", "").lower()
    bold = hints.bold or tag in _BOLD or "font-weight:bold" in style or "font-weight:700" in style
    return hints if bold == hints.bold else Hints(bold=bold, hidden=hints.hidden)


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else default


def _span(text: str | None, zero: int) -> int:
    if text is None or not text.strip().isdecimal() or len(text) > 6:
        return 1
    return min(int(text), zero if zero > 1 else _MAX_SPAN) or zero
