"""XLS, the binary workbook of old Excel, by xlrd."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.importers.blocks import PLAIN, Block, Hints, Kind
from kaskade_graph.importers.formats.archive import damaged, locked, too_large
from kaskade_graph.importers.formats.marks import raised
from kaskade_graph.importers.formats.sheet import MAX_CELLS, Content, Sheet, address
from kaskade_graph.importers.formats.xlsx_styles import GENERAL, NumberFormat, moment, number_format

_FIFTEEN = 15


def read_xls(data: bytes, name: str) -> tuple[list[Block], list[Teks]]:
    """Return the sheets of an XLS workbook as grids, with what there is to tell.

    Raises :class:`InputError` when it is damaged, locked, or larger than the limits.
    """
    import xlrd

    try:
        return _read(xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=_Silent()), name)
    except InputError:
        raise
    except Exception as error:  # what xlrd raises on damaged parts is not enumerable
        if "encrypt" in str(error).lower():
            raise locked(name) from None
        raise damaged(name, f"{type(error).__name__}: {error}") from None


def _read(book: Any, name: str) -> tuple[list[Block], list[Teks]]:
    blocks: list[Block] = []
    notes: list[Teks] = []
    count = 0
    for one in book.sheets():
        sheet = _sheet(book, one, notes)
        count += len(sheet.cells)
        if count > MAX_CELLS:
            raise too_large(name, Teks(f"lebih dari {MAX_CELLS} sel", f"more than {MAX_CELLS} cells"))
        blocks += sheet.blocks(name)
        notes += sheet.notes()
    return blocks, notes


class _Silent:
    def write(self, _: str) -> None:
        """Take what the library prints, and keep none of it."""

    def flush(self) -> None:
        """There is nothing to flush."""


def _sheet(book: Any, one: Any, notes: list[Teks]) -> Sheet:
    import xlrd

    sheet = Sheet(one.name, hidden=one.visibility != 0)
    failed: list[str] = []
    known: dict[int, tuple[NumberFormat, Hints, bool]] = {}
    for row in range(one.nrows):
        for column, cell in enumerate(one.row(row)):
            if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            index = cell.xf_index
            if index not in known:
                known[index] = _style(book, index)
            form, hints, struck = known[index]
            content = _content(book, cell, form, hints)
            runs = one.rich_text_runlist_map.get((row, column))
            if runs or struck:
                content, left_out = _marked(book, content, runs or [], struck)
                sheet.struck += left_out
            if cell.ctype == xlrd.XL_CELL_ERROR:
                failed.append(address(row, column))
            if content.text.strip():
                sheet.cells[row, column] = content
    sheet.merges = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in one.merged_cells]
    sheet.hidden_rows = {row for row, info in one.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column for column, info in one.colinfo_map.items() if info.hidden}
    if failed:
        told = ", ".join(failed[:5])
        notes.append(
            Teks(
                f"lembar {one.name!r}: rumus yang gagal di {told}",
                f"sheet {one.name!r}: formulas that fail at {told}",
            )
        )
    return sheet


def _content(book: Any, cell: Any, form: NumberFormat, hints: Hints) -> Content:
    import xlrd

    value = cell.value
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        text, number = form.show(_decimal(value), bool(book.datemode))
        return Content(text, number, hints, Kind.DATE if number is None else None)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return Content(moment(_decimal(value), bool(book.datemode)), None, hints, Kind.DATE)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Content("TRUE" if value else "FALSE", None, hints, Kind.YES_NO)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Content(xlrd.error_text_from_code.get(value, "#ERR"), None, hints, Kind.FAILED)
    return Content(str(value).replace("\r\n", "\n").replace("\r", "\n"), None, hints)


def _marked(book: Any, content: Content, runs: list[tuple[int, int]], struck: bool) -> tuple[Content, bool]:
    """Return a cell without what is struck out, and whether anything was; ``runs`` are where its fonts begin."""
    if not runs:
        return replace(content, text="" if struck else content.text), struck
    kept, left_out = [] if struck else [content.text[: runs[0][0]]], struck
    for (at, index), end in zip(runs, [at for at, _ in runs[1:]] + [len(content.text)], strict=True):
        font, text = _font(book, index), content.text[at:end]
        left_out = left_out or bool(font.struck_out and text.strip())
        kept += [] if font.struck_out else [raised(text) if font.escapement == 1 else text]
    return replace(content, text="".join(kept)), left_out


def _font(book: Any, index: int) -> Any:
    return book.font_list[min(index, len(book.font_list) - 1)]


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.{_FIFTEEN}g}")


def _style(book: Any, index: int | None) -> tuple[NumberFormat, Hints, bool]:
    """Return how a format prints numbers, the hints it gives, and whether it strikes out."""
    if index is None or index >= len(book.xf_list):
        return GENERAL, PLAIN, False
    xf = book.xf_list[index]
    code = book.format_map.get(xf.format_key)
    fill = None
    if xf.background.fill_pattern:
        rgb = book.colour_map.get(xf.background.pattern_colour_index)
        fill = "".join(f"{part:02x}" for part in rgb) if rgb and tuple(rgb) != (255, 255, 255) else None
    border = any(getattr(xf.border, f"{side}_line_style") for side in ("left", "right", "top", "bottom"))
    font = _font(book, xf.font_index)
    hints = Hints(bool(font.bold or font.weight >= 600), fill, border, xf.alignment.indent_level)
    return number_format(code.format_str) if code else GENERAL, hints, bool(font.struck_out)
