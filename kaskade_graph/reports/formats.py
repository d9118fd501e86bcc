"""The formats an audit can be reported in, by name: what each is called, its file endings, what makes it.

A format is one module of this package with one function::

    def to_x(hasil: Sequence[Hasil], lang: Lang) -> str      # a text format
    def to_x(hasil: Sequence[Hasil], lang: Lang) -> bytes    # a binary format: ``biner`` is True

``hasil`` has one :class:`Hasil` a cascade, in the order they were read; nothing else reaches the function, so
the same findings give the same bytes. The module is imported when its format is asked for, and not before.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang

Writer = Callable[[Sequence[Hasil], Lang], str | bytes]


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """One format: its name, the module and function that make it, and the file endings that mean it.

    ``akhiran`` are endings without the first dot, besides ``nama`` itself; ``biner`` says that the result is
    bytes that no terminal can show.
    """

    nama: str
    modul: str
    fungsi: str
    akhiran: tuple[str, ...] = ()
    biner: bool = False

    def render(self, hasil: Sequence[Hasil], lang: Lang) -> str | bytes:
        """Return the report of ``hasil`` in this format."""
        module = importlib.import_module(f"kaskade_graph.reports.{self.modul}")
        return cast(Writer, getattr(module, self.fungsi))(hasil, lang)


BENTUK: dict[str, ReportFormat] = {
    b.nama: b
    for b in (
        ReportFormat("text", "findings", "to_text", ("txt",)),
        ReportFormat("json", "findings_json", "to_json"),
        ReportFormat("sarif", "sarif", "to_sarif", ("sarif.json",)),
        ReportFormat("junit", "junit", "to_junit", ("xml", "junit.xml")),
        ReportFormat("ttl", "shacl_report", "to_ttl"),
        ReportFormat("jsonld", "shacl_report", "to_jsonld"),
        ReportFormat("markdown", "findings", "to_markdown", ("md",)),
        ReportFormat("html", "findings", "to_html", ("htm",)),
        ReportFormat("xlsx", "worksheet", "to_xlsx", biner=True),
        ReportFormat("docx", "paper.report", "to_docx", biner=True),
        ReportFormat("pdf", "paper.report", "to_pdf", biner=True),
    )
}
"""Every format by its name; the first is what is printed when none is asked for."""

ENDINGS: dict[str, str] = {akhiran: b.nama for b in BENTUK.values() for akhiran in (*b.akhiran, b.nama)}
"""The format that a file ending means."""
