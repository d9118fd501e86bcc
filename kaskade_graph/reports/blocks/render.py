"""A report in any of the formats, by name: for use cases whose report is blocks and nothing else."""

from __future__ import annotations

from kaskade_graph.errors import Lang
from kaskade_graph.reports.blocks.model import Report

FORMATS = ("text", "markdown", "html", "xlsx", "docx", "pdf")
"""The formats; the first is the default."""
OUTLINE = ("text", "json", "md", "html", "docx", "pdf")
"""Formats of a report that has no tables, which a workbook is made of; JSON is the report's own."""
ENDINGS = {"txt": "text", "md": "markdown", "htm": "html"}
"""File endings that mean a format of another name."""


_ANY = 1_000_000
"""Columns that no text of a report reaches."""


def render(
    report: Report, format_: str, lang: Lang, *, width: int | None = 100, color: bool = False
) -> str | bytes:
    """Return ``report`` in one of :data:`FORMATS`; ``width`` is that of the terminal, None for any."""
    if format_ in ("markdown", "md"):
        from kaskade_graph.reports.blocks import markdown

        return markdown.write(report)
    if format_ == "html":
        from kaskade_graph.reports.blocks import html

        return html.write(report, lang)
    if format_ == "xlsx":
        from kaskade_graph.reports.blocks import xlsx

        return xlsx.write(report)
    if format_ == "docx":
        from kaskade_graph.reports.blocks import docx

        return docx.write(report)
    if format_ == "pdf":
        from kaskade_graph.reports.blocks import pdf

        return pdf.write(report)
    from kaskade_graph.reports.blocks import text

    return text.write(report, width if width is not None else _ANY, color=color)
