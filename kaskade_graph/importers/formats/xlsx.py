"""XLSX and XLSM: sheets as grids, values as last computed, rows parsed one by one.

Why not openpyxl: docs/decisions/0015-reading-tables.md.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Context, Decimal
from typing import Any

from lxml import etree

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Block, Kind, Paragraph, Spot
from kaskade_graph.importers.column_letters import MAX_COLUMNS, column_number
from kaskade_graph.importers.formats.archive import (
    Archive,
    broken_xml,
    damaged,
    open_archive,
    related,
    too_large,
)
from kaskade_graph.importers.formats.cell_boxes import MAX_BORDERED, drawn_in_cells
from kaskade_graph.importers.formats.marks import raised
from kaskade_graph.importers.formats.sheet import MAX_ROWS, Content, Sheet, address
from kaskade_graph.importers.formats.xlsx_drawings import drawing_blocks
from kaskade_graph.importers.formats.xlsx_styles import Style, on, read_styles, read_theme

MAX_ELEMENTS = 3_000_000
"""Most cells of a file, empty ones with a format included."""
_KIND = Teks("buku kerja Excel (.xlsx)", "an Excel workbook (.xlsx)")
_FIFTEEN = Context(prec=15)
"""A spreadsheet works with and shows 15 digits."""
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")
_Runs = tuple[tuple[str, bool | None], ...]
"""Pieces of a text, and whether each is struck out: None where its cell says it."""
_BLANK = " \t\r\n\xa0"
# Codes in headers and footers: &L, &"Arial,Bold", &12, &P; && is an ampersand.
_PAGE_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f]{6}|[A-JM-QS-Z+-]|(&)|([LCR]))')


@dataclass(slots=True)
class _Book:
    """What all sheets of a workbook share, and what there is to tell."""

    archive: Archive
    styles: list[Style] = field(default_factory=list)
    strings: list[_Runs] = field(default_factory=list)
    epoch_1904: bool = False
    elements: int = 0
    notes: list[Teks] = field(default_factory=list)


def read_xlsx(data: bytes, name: str) -> tuple[list[Block], list[Teks]]:
    """Return the sheets of a workbook as grids, with what there is to tell.

    Cells hold the value last computed; a percentage is the number shown. Text in drawings, headers and footers
    stands as paragraphs beside the grid. Raises :class:`InputError` when the workbook is damaged, locked, or
    larger than the limits.
    """
    archive = open_archive(data, name)
    main = archive.main_part(_KIND)
    book = _Book(archive)
    relations = archive.relations(main)
    parts = dict(relations.values())
    theme = read_theme(archive.xml(parts["theme"])) if "theme" in parts else []
    if "styles" in parts:
        book.styles = read_styles(archive.xml(parts["styles"]), theme)
    if "sharedStrings" in parts:
        strings = archive.xml(parts["sharedStrings"])
        book.strings = [_runs(one) for one in strings.iterfind("{*}si")]
    workbook = archive.xml(main)
    for properties in workbook.iterfind("{*}workbookPr"):
        book.epoch_1904 = properties.get("date1904") in ("1", "true")
    blocks: list[Block] = []
    sheets = 0
    for one in workbook.iterfind("{*}sheets/{*}sheet"):
        found = related(one, relations)
        if found is None or found[0] not in ("worksheet", "chartsheet"):
            title = one.get("name", "")
            book.notes.append(Teks(f"lembar {title!r} tidak ada isinya", f"sheet {title!r} has no content"))
            continue
        sheets += 1
        hidden = one.get("state", "visible") != "visible"
        blocks += _Worksheet(book, one.get("name", ""), found[1], hidden).blocks()
    if not sheets:
        raise damaged(name, Teks("tidak ada lembar di dalamnya", "there is no sheet in it"))
    return blocks, book.notes


class _Worksheet:
    """One sheet while it is read."""

    def __init__(self, book: _Book, title: str, part: str, hidden: bool) -> None:
        self.book, self.part = book, part
        self.sheet = Sheet(title, hidden=hidden)
        self.row = -1
        self.uncomputed: list[str] = []
        self.failed: list[str] = []
        self.above: list[Paragraph] = []
        self.below: list[Paragraph] = []

    def blocks(self) -> list[Block]:
        """Read the sheet: headers, grids, drawings, footers."""
        self._parse()
        boxes = drawn_in_cells(self.sheet)
        drawn = drawing_blocks(self.book.archive, self.part, self.sheet, self.book.notes)
        self.book.notes += [*self.sheet.notes(), *self._notes()]
        grids = list(self.sheet.blocks(self.book.archive.name))
        return [*self.above, *grids, *([boxes] if boxes else []), *drawn, *self.below]

    def _parse(self) -> None:
        archive = self.book.archive
        source = io.BytesIO(archive.xml_bytes(self.part))
        tags = ("{*}row", "{*}mergeCell", "{*}col", "{*}headerFooter")
        try:
            for _, element in etree.iterparse(source, tag=tags, resolve_entities=False, no_network=True):
                kind = element.tag.rpartition("}")[2]
                if kind == "row":
                    self._row(element)
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
                elif kind == "mergeCell":
                    self._merge(element.get("ref", ""))
                elif kind == "col":
                    self._column(element)
                else:
                    self._page_texts(element)
        except etree.XMLSyntaxError as error:
            raise broken_xml(error, archive.name, self.part) from None

    def _row(self, row: Any) -> None:
        number = row.get("r", "")
        self.row = int(number) - 1 if number.isdecimal() and len(number) < 8 else self.row + 1
        if not 0 <= self.row < MAX_ROWS:
            raise self._damaged(f"baris {number}", f"row {number}")
        if row.get("hidden") in ("1", "true"):
            self.sheet.hidden_rows.add(self.row)
        column = -1
        for cell in row:
            reference = cell.get("r")
            if reference is None:
                column += 1
            else:
                column = column_number(reference.rstrip("0123456789"))
            if not 0 <= column < MAX_COLUMNS:
                raise self._damaged(f"sel {reference}", f"cell {reference}")
            self._cell(cell, column)
        self.book.elements += len(row)
        if self.book.elements > MAX_ELEMENTS:
            count = MAX_ELEMENTS // 1_000_000
            what = Teks(f"lebih dari {count} juta sel", f"over {count} million cells")
            raise too_large(self.book.archive.name, what)

    def _cell(self, cell: Any, column: int) -> None:
        styles = self.book.styles
        index = cell.get("s", "0")
        known = index.isdecimal() and len(index) < 7 and int(index) < len(styles)
        style = styles[int(index)] if known else _NO_STYLE
        if style.sides and len(self.sheet.borders) <= MAX_BORDERED:
            self.sheet.borders[self.row, column] = style.sides
        if not len(cell):
            return
        kind = cell.get("t", "n")
        value: str | _Runs | None = None
        formula: str | None = None
        for child in cell:
            part = child.tag.rpartition("}")[2]
            if part == "v":
                value = child.text or ""
            elif part == "is":
                value = _runs(child)
            elif part == "f":
                formula = child.text or ""
        if formula is not None and not value and kind != "str":
            self.uncomputed.append(address(self.row, column))
            content = Content(f"={formula}", None, style.hints, Kind.UNCOMPUTED)
        elif value is None:
            return
        else:
            text, number = self._value(kind, value, style, column)
            dated = number is None and style.format.date and kind == "n"
            content = Content(text, number, style.hints, Kind.DATE if dated else _KINDS.get(kind))
        if content.text.strip(_BLANK):
            self.sheet.cells[self.row, column] = content

    def _value(self, kind: str, value: str | _Runs, style: Style, column: int) -> tuple[str, Decimal | None]:
        """Return a value as text, and as a number where it is one; what is struck out is left out and counted."""
        if kind == "s" and isinstance(value, str):
            value = self._shared(value, column)
        runs = ((value, None),) if isinstance(value, str) else value
        kept = [text for text, struck in runs if not (style.struck if struck is None else struck)]
        if len(kept) < len(runs):
            self.sheet.struck += 1
            value = "".join(kept)
            if not value.strip(_BLANK):
                return "", None
        if not isinstance(value, str) or kind == "s":
            return "".join(kept), None
        if kind == "n":
            try:
                number = _FIFTEEN.create_decimal(value.strip())
            except ArithmeticError:
                number = Decimal("NaN")
            if not number.is_finite() or abs(number.adjusted()) > 300:
                return value, None
            return style.format.show(number, self.book.epoch_1904)
        if kind == "b":
            return "TRUE" if value.strip() in ("1", "true") else "FALSE", None
        if kind == "e":
            self.failed.append(address(self.row, column))
        return _lines(_unescaped(value)), None

    def _shared(self, value: str, column: int) -> _Runs:
        """Return the shared text that a cell points to by its number."""
        index = int(value) if value.strip().isdecimal() and len(value) < 10 else -1
        if not 0 <= index < len(self.book.strings):
            where = address(self.row, column)
            raise self._damaged(
                f"sel {where} menunjuk teks {value[:20]} yang tidak ada",
                f"cell {where} points to text {value[:20]}, which is not there",
            )
        return self.book.strings[index]

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _CELL.match(first), _CELL.match(last or first)
        if start is None or end is None:
            raise self._damaged(f"sel gabungan {reference[:40]}", f"merged cell {reference[:40]}")
        self.sheet.merges.append(
            (
                int(start.group(2)) - 1,
                column_number(start.group(1)),
                int(end.group(2)) - 1,
                column_number(end.group(1)),
            )
        )

    def _column(self, element: Any) -> None:
        first, last = element.get("min", ""), element.get("max", "")
        if element.get("hidden") in ("1", "true") and first.isdecimal() and last.isdecimal():
            self.sheet.hidden_columns.update(range(int(first[:6]) - 1, min(int(last[:6]), MAX_COLUMNS)))

    def _page_texts(self, element: Any) -> None:
        for one in element:
            kind = one.tag.rpartition("}")[2]
            into, place = (self.above, "kepala") if kind.endswith("Header") else (self.below, "kaki")
            text = _PAGE_CODE.sub(lambda m: "&" if m.group(1) else "\n" if m.group(2) else "", one.text or "")
            spot = Spot(sheet=self.sheet.name, cell=f"{place} halaman")
            into += [Paragraph(line, spot) for line in text.splitlines() if line.strip()]

    def _notes(self) -> Iterator[Teks]:
        title = self.sheet.name or ""
        if self.uncomputed:
            told = _some(self.uncomputed)
            yield Teks(
                f"lembar {title!r}: rumus yang hasilnya belum tersimpan di {told}; buka di Excel atau LibreOffice, "
                "simpan, lalu baca lagi",
                f"sheet {title!r}: formulas whose result was never stored at {told}; open it in Excel or "
                "LibreOffice, save it, and read it again",
            )
        if self.failed:
            told = _some(self.failed)
            yield Teks(
                f"lembar {title!r}: rumus yang gagal di {told}",
                f"sheet {title!r}: formulas that fail at {told}",
            )

    def _damaged(self, id_: str, en: str) -> Exception:
        return damaged(self.book.archive.name, Teks(f"{self.part}: {id_}", f"{self.part}: {en}"))


_NO_STYLE = Style()
_KINDS = {"b": Kind.YES_NO, "e": Kind.FAILED, "d": Kind.DATE}


def _some(cells: list[str]) -> str:
    return ", ".join(cells[:5]) + (f", ... ({len(cells)})" if len(cells) > 5 else "")


def _runs(element: Any) -> _Runs:
    """Return the pieces of a shared or inline string, phonetic guides left out; plain ones are joined."""
    out: list[tuple[str, bool | None]] = []
    for child in element:
        kind = child.tag.rpartition("}")[2]
        if kind not in ("t", "r"):
            continue
        font = child.find("{*}rPr")
        struck = None if font is None else on(font.find("{*}strike"))
        text = child.text or "" if kind == "t" else "".join(t.text or "" for t in child.iterfind("{*}t"))
        if font is not None and font.find("{*}vertAlign[@val='superscript']") is not None:
            text = raised(text)
        if out and out[-1][1] is struck:
            text = out.pop()[0] + text
        out.append((text, struck))
    return tuple((_lines(_unescaped(text)), struck) for text, struck in out)


def _unescaped(text: str) -> str:
    """Undo ``_xHHHH_``, how an XLSX file writes characters that XML has no place for.

    >>> _unescaped("a_x000D_b"), _unescaped("_x005F_x0041_")
    ('a\\rb', '_x0041_')
    """
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match.group(1), 16)
    return match.group() if 0xD800 <= code <= 0xDFFF else chr(code)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
