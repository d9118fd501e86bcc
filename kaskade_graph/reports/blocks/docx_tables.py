"""Tables of the Word document. Rows are made as XML: python-docx looks through all cells for each one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from kaskade_graph.reports.blocks.docx_styles import GELAP
from kaskade_graph.reports.blocks.model import Cell, Signatures, Table
from kaskade_graph.reports.blocks.model import cell as as_cell
from kaskade_graph.reports.worksheet_columns import WARNA

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EMU_DXA = 635
_INDENT = 170
"""One level of indentation, in twentieths of a point."""


def add_table(document: Any, tabel: Table, room: int) -> None:
    """Add ``tabel``, ``room`` EMU wide; its headings stand on every page, and no row is torn apart."""
    widths = [int(room / _EMU_DXA * w / sum(tabel.widths)) for w in tabel.widths]
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    table._tbl.tblPr.append(_borders())
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width * _EMU_DXA
    heads = [Cell(text, bold=True) for text in tabel.heads]
    table._tbl.append(_row(heads, widths, tabel.numbers, head=True))
    for n, cells in enumerate(tabel.rows, 1):
        total = tabel.total and n == len(tabel.rows)
        row = [as_cell(c, bold=total) for c in cells]
        table._tbl.append(_row(row, widths, tabel.numbers, fill="EEF1F4" if total else None))


def _borders() -> Any:
    from docx.oxml import parse_xml

    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFC5CC"/>' for side in sides)
    return parse_xml(f'<w:tblBorders xmlns:w="{_W}">{lines}</w:tblBorders>')


def _row(
    cells: Iterable[Cell],
    widths: Iterable[int],
    numbers: tuple[int, ...],
    *,
    head: bool = False,
    fill: str | None = None,
) -> Any:
    from docx.oxml import parse_xml

    parts = [
        _cell(cell, width, right=at in numbers, head=head, fill=fill)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    once = "<w:tblHeader/>" if head else ""
    return parse_xml(f'<w:tr xmlns:w="{_W}"><w:trPr><w:cantSplit/>{once}</w:trPr>{"".join(parts)}</w:tr>')


def _cell(cell: Cell, width: int, *, right: bool, head: bool, fill: str | None) -> str:
    colour = GELAP if head else WARNA[cell.colour].removeprefix("#") if cell.colour else fill
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' if colour else ""
    margins = "".join(f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in (("top", 40), ("bottom", 40)))
    indent = f'<w:ind w:left="{cell.indent * _INDENT}"/>' if cell.indent else ""
    align = '<w:jc w:val="right"/>' if right else ""
    looks = ("<w:b/>" if cell.bold else "") + ('<w:color w:val="FFFFFF"/>' if head else "")
    keep = "<w:keepNext/>" if head else ""
    mark = looks + ("<w:strike/>" if cell.side == "old" else '<w:u w:val="single"/>')
    lines = [[(part, mark if marked else looks) for part, marked in line] for line in cell.lines()]
    above = [[(cell.above, f"<w:b/>{looks}")]] if cell.above else []
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="IsiTabel"/>{keep}{indent}{align}</w:pPr>{"".join(map(_run, line))}</w:p>'
        for line in (*above, *lines)
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shading}'
        f"<w:tcMar>{margins}</w:tcMar></w:tcPr>{paragraphs}</w:tc>"
    )


def _run(part: tuple[str, str]) -> str:
    text, look = part
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def keep_together(document: Any, block: Signatures, room: int) -> None:
    """Add the place for signatures: columns without lines, on one page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    spacer = document.add_paragraph(style="Normal")
    spacer.paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=len(block.columns))
    table.autofit = False
    for cell, lines in zip(table.rows[0].cells, block.columns, strict=True):
        cell.width = room // len(block.columns)
        for n, text in enumerate(lines):
            line = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
            line.text = text
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.paragraph_format.space_after = 0
            line.paragraph_format.keep_with_next = True
