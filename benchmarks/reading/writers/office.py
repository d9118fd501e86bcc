"""DOCX by python-docx and XLSX by openpyxl; other office formats are converted from them by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from benchmarks.reading.page import Break, Page, Para, Table, spread
from benchmarks.reading.truth import number


def to_docx(page: Page, path: Path) -> None:
    """Write a page as DOCX, merged cells and all."""
    document = docx.Document()
    section = document.sections[0]
    if page.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(33), Cm(21.5)
    section.left_margin = section.right_margin = Cm(1.5)
    width = (33 if page.landscape else 21.5) - 3
    for block in page.blocks:
        if isinstance(block, Break):
            document.add_page_break()
        elif isinstance(block, Para):
            _docx_paragraph(document, block)
        else:
            _docx_table(document, block, width)
            document.add_paragraph()
    document.save(str(path))


def _docx_paragraph(document, block: Para) -> None:  # type: ignore[no-untyped-def]
    p = document.add_paragraph()
    run = p.add_run(block.text)
    run.font.size = Pt(10)
    if block.style == "title":
        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if block.style == "right":
        p.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run.bold = block.style in ("title", "heading")
    p.paragraph_format.left_indent = Cm(0.6 * block.indent)


def _docx_table(document, table: Table, width: float) -> None:  # type: ignore[no-untyped-def]
    made = document.add_table(rows=len(table.rows), cols=table.columns)
    if table.ruled:
        made.style = "Table Grid"
    made.autofit = False
    total = sum(table.widths)
    size = 9 if table.columns < 8 else 7 if table.columns < 12 else 6
    rows = [list(r.cells) for r in made.rows]
    for x, w in enumerate(table.widths):
        made.columns[x].width = Cm(width * w / total)
        for line in rows:
            line[x].width = Cm(width * w / total)
    for y, x, cell in spread(table):
        target = rows[y][x]
        if cell.rows > 1 or cell.columns > 1:
            target = target.merge(rows[y + cell.rows - 1][x + cell.columns - 1])
        lines = cell.text.split("\n")
        for n, text in enumerate(lines):
            p = target.paragraphs[0] if n == 0 else target.add_paragraph()
            run = p.add_run(text)
            run.font.size = Pt(size)
            run.bold = cell.bold
    for y in range(table.heads):
        _repeat(made.rows[y])


def _repeat(row) -> None:  # type: ignore[no-untyped-def]
    from docx.oxml import OxmlElement

    mark = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(mark)


def to_xlsx(page: Page, path: Path, sheet: str = "Sheet1") -> None:
    """Write a page as XLSX: paragraphs as lines of cells, tables with merged cells, numbers as numbers."""
    book = openpyxl.Workbook()
    at = book.active
    assert at is not None
    at.title = sheet
    y = 1
    thin = Side(style="thin")
    for n, block in enumerate(page.blocks):
        if isinstance(block, Break):
            if n:
                at, y = book.create_sheet(_sheet(block.name, book.sheetnames)), 1
            else:
                at.title = _sheet(block.name, [])
        elif isinstance(block, Para):
            cell = at.cell(y, 1, block.text)
            cell.font = Font(bold=block.style in ("title", "heading"))
            y += 1
        else:
            _xlsx_table(at, block, y, thin)
            y += len(block.rows) + 1
    book.save(path)


def _sheet(name: str, taken: list[str]) -> str:
    short = name[:28]
    return short if short not in taken else f"{short[:25]} {len(taken)}"


def _xlsx_table(sheet, table: Table, top: int, thin: Side) -> None:  # type: ignore[no-untyped-def]
    for y, x, cell in spread(table):
        value: object = cell.text or None
        plain = number(cell.text) if cell.numeric and cell.text else None
        at = sheet.cell(top + y, 1 + x)
        if plain is not None:
            value = float(plain) if plain % 1 else int(plain)
            at.number_format = "#,##0.00" if plain % 1 else "#,##0" if plain > 9999 else "General"
        at.value = value
        at.font = Font(bold=cell.bold)
        at.alignment = Alignment(wrap_text=True, vertical="top")
        if cell.fill:
            at.fill = PatternFill("solid", fgColor=cell.fill)
        if table.ruled:
            at.border = Border(thin, thin, thin, thin)
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_cells(
                start_row=top + y,
                start_column=1 + x,
                end_row=top + y + cell.rows - 1,
                end_column=x + cell.columns,
            )
    for x, w in enumerate(table.widths):
        letter = openpyxl.utils.get_column_letter(1 + x)
        sheet.column_dimensions[letter].width = max(8, 12 * w)
        sheet.column_dimensions[letter].hidden = x in table.hidden_columns
    for y in table.hidden_rows:
        sheet.row_dimensions[top + y].hidden = True


def convert(paths: list[Path], ending: str, out: Path) -> None:
    """Convert files by LibreOffice, many at once; raises CalledProcessError when it fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                program,
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                ending,
                "--outdir",
                str(out),
                *map(str, paths),
            ],
            check=True,
            capture_output=True,
            timeout=900,
        )
