"""PDF by reportlab: ruled and unruled tables over pages, and boxes joined by lines."""

from __future__ import annotations

from html import escape
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as RTable

from benchmarks.reading.page import Break, Page, Para, Table, spread
from benchmarks.reading.truth import LEVEL_NAMES, Element


def to_pdf(page: Page, path: Path, ruled: bool) -> None:
    """Write a page as PDF; ``ruled`` draws the lines of the tables. Cells joined downwards break over pages."""
    size = landscape(A4) if page.landscape else A4
    made = SimpleDocTemplate(
        str(path), pagesize=size, leftMargin=30, rightMargin=30, topMargin=36, bottomMargin=36, invariant=1
    )
    width = size[0] - 60
    flow: list = []  # type: ignore[type-arg]
    for block in page.blocks:
        if isinstance(block, Break):
            flow.append(PageBreak())
        elif isinstance(block, Para):
            flow.append(Paragraph(escape(block.text), _style(block)))
        else:
            flow += [_table(block, width, ruled and block.ruled), Spacer(1, 10)]
    made.build(flow)


def _style(block: Para) -> ParagraphStyle:
    bold = block.style in ("title", "heading")
    align = {"title": 1, "right": 2}.get(block.style, 0)
    return ParagraphStyle(
        "p",
        fontName="Helvetica-Bold" if bold else "Helvetica",
        fontSize=9,
        leading=11,
        alignment=align,
        leftIndent=14 * block.indent,
        spaceAfter=3,
    )


def _table(table: Table, width: float, ruled: bool) -> RTable:
    """Return the flowable; a span that is deeper than a page would not break, so spans are cut to one row."""
    size = 7.5 if table.columns < 8 else 6 if table.columns < 12 else 4.6
    total = sum(table.widths)
    style = ParagraphStyle("c", fontName="Helvetica", fontSize=size, leading=size * 1.18)
    bold = ParagraphStyle("b", parent=style, fontName="Helvetica-Bold")
    data: list[list] = [[""] * table.columns for _ in table.rows]  # type: ignore[type-arg]
    commands: list[tuple] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]  # type: ignore[type-arg]
    for y, x, cell in spread(table):
        text = escape(cell.text).replace("\n", "<br/>")
        data[y][x] = Paragraph(text, bold if cell.bold else style)
        if ruled:
            commands.append(("BOX", (x, y), (x + cell.columns - 1, y + cell.rows - 1), 0.5, colors.black))
        if cell.columns > 1 or (cell.rows > 1 and y < table.heads):
            commands.append(
                ("SPAN", (x, y), (x + cell.columns - 1, y + (cell.rows if y < table.heads else 1) - 1))
            )
    return RTable(
        data, [width * w / total for w in table.widths], repeatRows=table.heads, style=TableStyle(commands)
    )


def to_boxes(elements: list[Element], title: str, path: Path) -> None:
    """Draw a tree of boxes side by side, three levels deep, joined by lines; one page for each top box."""
    canvas = Canvas(str(path), pagesize=landscape(A4), invariant=1)
    tops = [e for e in elements if e.parent is None or e.parent not in {o.idx for o in elements}]
    for top in tops:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawCentredString(420, 565, title)
        _branch(canvas, top, elements, 30, 812, 520)
        canvas.showPage()
    canvas.save()


def _branch(
    canvas: Canvas, e: Element, elements: list[Element], left: float, right: float, top: float
) -> tuple[float, float]:
    width = min(190.0, right - left - 10)
    middle = (left + right) / 2
    lines = _lines(e, width)
    height = 9 * len(lines) + 8
    canvas.rect(middle - width / 2, top - height, width, height)
    canvas.setFont("Helvetica", 7)
    for n, line in enumerate(lines):
        canvas.drawString(middle - width / 2 + 4, top - 10 - 9 * n, line)
    below = [o for o in elements if o.parent == e.idx]
    step = (right - left) / max(1, len(below))
    for n, child in enumerate(below):
        x, y = _branch(canvas, child, elements, left + n * step, left + (n + 1) * step, top - height - 40)
        canvas.line(middle, top - height, x, y)
    return middle, top


def _lines(e: Element, width: float) -> list[str]:
    most = int(width / 3.6)
    text = [
        f"{LEVEL_NAMES[e.level].upper()}",
        e.nama,
        *(f"{n}. {i.nama}" for n, i in enumerate(e.indikator, 1)),
    ]
    out: list[str] = []
    for piece in text:
        line = ""
        for word in piece.split():
            if len(line) + len(word) + 1 > most and line:
                out.append(line)
                line = ""
            line = f"{line} {word}".strip()
        out.append(line)
    return out
