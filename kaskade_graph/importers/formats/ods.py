"""ODS: sheets as grids; what is repeated is repeated only where it holds text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Block, Hints, Kind, Paragraph, Spot
from kaskade_graph.importers.column_letters import MAX_COLUMNS
from kaskade_graph.importers.formats.archive import damaged, too_large
from kaskade_graph.importers.formats.odf_text import (
    DRAW,
    FO,
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    Inliner,
    bold_styles,
    open_odf,
    struck_styles,
    styles_of,
)
from kaskade_graph.importers.formats.sheet import MAX_CELLS, MAX_ROWS, Content, Sheet, plain

_KIND = Teks("lembar kerja LibreOffice (.ods)", "a LibreOffice spreadsheet (.ods)")
_REPEAT = 100
"""A row or cell with text repeated more often than this was not written by a person."""
_HIDDEN = ("collapse", "filter")


def read_ods(data: bytes, name: str) -> tuple[list[Block], list[Teks]]:
    """Return the sheets of an ODS file as grids, with what there is to tell.

    A cell's text is the one shown; its number is the value stored, of a percentage the one shown. Raises
    :class:`InputError` when it is damaged, locked, or larger than the limits.
    """
    odf = open_odf(data, name, "spreadsheet", _KIND)
    reader = _Reader(name, odf)
    blocks: list[Block] = []
    notes: list[Teks] = []
    for table in odf.body.iterfind(TABLE + "table"):
        sheet, boxes = reader.sheet(table)
        blocks += [*sheet.blocks(name), *boxes]
        notes += sheet.notes()
    if reader.comments:
        notes.append(Teks("komentar sel tidak dibaca", "cell comments are not read"))
    return blocks, notes


class _Reader:
    def __init__(self, name: str, odf: Any) -> None:
        self.name = name
        self.inliner = Inliner(odf)
        self.struck = struck_styles(odf, "table-cell")
        bold = bold_styles(odf, "table-cell")
        self.hints = {
            style: _hints(element, bool(bold.get(style))) for style, element in styles_of(odf, "table-cell")
        }
        self.off = {style for style, element in styles_of(odf, "table") if _not_displayed(element)}
        self.comments = 0
        self.count = 0

    def sheet(self, table: Any) -> tuple[Sheet, list[Block]]:
        """Return a sheet and the text of the shapes that lie over it."""
        sheet = Sheet(table.get(TABLE + "name", ""), hidden=table.get(TABLE + "style-name") in self.off)
        defaults = self._columns(table, sheet)
        row = 0
        for element, hidden in _rows(table):
            times = self._times(element, "number-rows-repeated", MAX_ROWS)
            hidden = hidden or element.get(TABLE + "visibility") in _HIDDEN
            cells = list(self._cells(element, defaults, sheet))
            if row + (times if cells else 0) > MAX_ROWS:
                raise damaged(self.name, Teks(f"baris {row + times}", f"row {row + times}"))
            for at in range(row, row + (min(times, _REPEAT) if cells else 0)):
                if hidden:
                    sheet.hidden_rows.add(at)
                for column, content, height, width in cells:
                    sheet.cells[at, column] = content
                    if height > 1 or width > 1:
                        sheet.merges.append((at, column, at + height - 1, column + width - 1))
            self.count += len(cells) * min(times, _REPEAT)
            if self.count > MAX_CELLS:
                raise too_large(
                    self.name, Teks(f"lebih dari {MAX_CELLS} sel", f"more than {MAX_CELLS} cells")
                )
            row += times
        return sheet, list(self._boxes(table, sheet))

    def _columns(self, table: Any, sheet: Sheet) -> list[tuple[int, str]]:
        """Note the hidden columns; return where each default style of cells begins."""
        column = 0
        starts: list[tuple[int, str]] = []
        for element in table.iter(TABLE + "table-column"):
            times = self._times(element, "number-columns-repeated", MAX_COLUMNS)
            if element.get(TABLE + "visibility") in _HIDDEN:
                sheet.hidden_columns.update(range(column, min(column + times, MAX_COLUMNS)))
            starts.append((column, element.get(TABLE + "default-cell-style-name", "")))
            column += times
        return starts

    def _cells(
        self, row: Any, defaults: list[tuple[int, str]], sheet: Sheet
    ) -> Iterator[tuple[int, Content, int, int]]:
        """Yield column, content, rows and columns of the filled cells of a row of ``sheet``."""
        column = 0
        row_style = row.get(TABLE + "default-cell-style-name")
        for cell in row:
            if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                continue
            times = self._times(cell, "number-columns-repeated", MAX_COLUMNS)
            style = cell.get(TABLE + "style-name") or row_style or _style_at(defaults, column)
            text, struck = self._text(cell, bool(self.struck.get(style)))
            sheet.struck += struck
            if text.strip():
                hints = self.hints.get(style, _PLAIN)
                kind = _kind(cell, text)
                shown = cell.get(OFFICE + "date-value", text) if kind is Kind.DATE else text
                content = Content(shown, _number(cell), hints, kind)
                height = self._times(cell, "number-rows-spanned", MAX_ROWS)
                width = self._times(cell, "number-columns-spanned", MAX_COLUMNS)
                for at in range(column, min(column + min(times, _REPEAT), MAX_COLUMNS)):
                    yield at, content, height, width
            column += times

    def _text(self, cell: Any, out: bool) -> tuple[str, bool]:
        """Return the text of a cell without what is struck out, and whether any was; ``out`` when its style is."""
        lines = []
        struck = False
        for paragraph in cell.iterfind(TEXT + "p"):
            found = self.inliner.read(paragraph, struck=out)
            self.comments += found.comments
            struck = struck or found.struck > 0
            lines.append(found.text)
        self.comments += cell.find(OFFICE + "annotation") is not None
        if not lines and cell.get(OFFICE + "value-type"):
            for key in ("string-value", "date-value", "time-value", "boolean-value", "value"):
                if cell.get(OFFICE + key):
                    return "" if out else str(cell.get(OFFICE + key)), out
        return "\n".join(lines).strip("\n"), struck

    def _boxes(self, table: Any, sheet: Sheet) -> Iterator[Block]:
        for shapes in (table.find(TABLE + "shapes"), table):
            if shapes is None:
                continue
            for shape in shapes.iter():
                if not isinstance(shape.tag, str) or not shape.tag.startswith(DRAW):
                    continue
                if shapes is table and shape.getparent().tag == TABLE + "shapes":
                    continue
                text = "\n".join(self.inliner.read(p).text for p in shape.iterfind(TEXT + "p"))
                if text.strip():
                    yield Paragraph(text, Spot(sheet=sheet.name, cell="kotak"))

    def _times(self, element: Any, name: str, most: int) -> int:
        text = element.get(TABLE + name, "1")
        if not text.isdecimal() or len(text) > 8:
            raise damaged(self.name, f"{name}={text[:20]}")
        return max(1, min(int(text), most))


_PLAIN = Hints()


def _rows(table: Any, hidden: bool = False) -> Iterator[tuple[Any, bool]]:
    """Yield the rows of a table and whether a group hides them."""
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child, hidden
        elif child.tag in (TABLE + "table-row-group", TABLE + "table-header-rows", TABLE + "table-rows"):
            yield from _rows(child, hidden or child.get(TABLE + "display") == "false")


def _style_at(defaults: list[tuple[int, str]], column: int) -> str:
    return next((style for start, style in reversed(defaults) if start <= column), "")


def _kind(cell: Any, text: str) -> Kind | None:
    if text.startswith("Err:") or (text.startswith("#") and cell.get(TABLE + "formula")):
        return Kind.FAILED
    return {"date": Kind.DATE, "time": Kind.DATE, "boolean": Kind.YES_NO}.get(
        cell.get(OFFICE + "value-type", "")
    )


def _number(cell: Any) -> Decimal | None:
    kind = cell.get(OFFICE + "value-type")
    if kind not in ("float", "percentage", "currency"):
        return None
    try:
        number = Decimal(cell.get(OFFICE + "value", ""))
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return None
    number = number * 100 if kind == "percentage" else number
    return Decimal(plain(number))


def _hints(style: Any, bold: bool) -> Hints:
    properties = style.find(STYLE + "table-cell-properties")
    paragraph = style.find(STYLE + "paragraph-properties")
    fill = "" if properties is None else properties.get(FO + "background-color", "")
    border = properties is not None and any(
        key.startswith(FO + "border") and value != "none" for key, value in properties.attrib.items()
    )
    margin = "" if paragraph is None else paragraph.get(FO + "margin-left", "")
    return Hints(
        bold=bold,
        fill=fill[1:].lower() if fill.startswith("#") and len(fill) == 7 and fill != "#ffffff" else None,
        border=border,
        indent=levels(margin),
    )


def levels(length: str) -> int:
    """Return a length of ODF in levels of indentation: a quarter of an inch each.

    >>> levels("0.5in"), levels("1.27cm"), levels("x")
    (2, 2, 0)
    """
    for unit, points in (("cm", 28.35), ("mm", 2.835), ("in", 72.0), ("pt", 1.0)):
        if length.endswith(unit):
            try:
                return max(0, min(99, round(float(length[: -len(unit)]) * points / 18)))
            except (ValueError, OverflowError):
                return 0
    return 0


def _not_displayed(style: Any) -> bool:
    properties = style.find(STYLE + "table-properties")
    return properties is not None and properties.get(TABLE + "display") == "false"
