"""The pages of a PDF: its outline, heads and numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from kaskade_graph.reports.blocks import model as b
from kaskade_graph.reports.drawing_letters import font, plain

MARGIN = 62.0
"""2.2 cm, in points."""
GELAP, ABU, GARIS = "#1F3A5F", "#404A57", "#BFC5CC"


def new_document(out: io.BytesIO, judul: str) -> Any:
    """Return an empty document that notes headings for its outline as they are placed."""
    from reportlab.platypus import BaseDocTemplate

    class OutlinedDocument(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
        def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - the name is reportlab's
            """Tell the outline of a heading."""
            level = getattr(flowable, "level", None)
            if level is not None:
                text, key = flowable.getPlainText(), f"judul-{flowable.number}"
                self.canv.bookmarkPage(key)
                # An outline has no gaps: a heading of the third level below one of the first is of its second.
                self.outlined = min(level, getattr(self, "outlined", 0) + 1)
                self.canv.addOutlineEntry(text, key, self.outlined - 1, closed=self.outlined > 1)

    return OutlinedDocument(out, invariant=1, title=judul, author="kaskade", initialFontName=font("biasa"))


def decorated(isi: b.Report) -> Callable[[Any, Any], None]:
    """Return what draws the head and the page number; how many pages there are, the second pass knows."""
    numbers: dict[str, int] = {}

    def decorate(canvas: Any, document: Any) -> None:
        across, high = canvas._pagesize
        canvas.saveState()
        canvas.setFont(font("biasa"), 7.5)
        canvas.setFillColor(ABU)
        if document.page > 1:
            canvas.drawString(MARGIN, high - 36, plain(isi.head)[:120])
        page, of = isi.page
        total = numbers.get("pages")
        text = f"{page} {document.page} {of} {total}" if total else f"{page} {document.page}"
        canvas.drawRightString(across - MARGIN, 30, plain(text))
        canvas.restoreState()
        numbers["pages"] = max(numbers.get("pages", 0), document.page)

    return decorate
