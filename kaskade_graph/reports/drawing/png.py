"""Sheets as one PNG, one below the other: the PDF, rasterised by PDFium."""

from __future__ import annotations

import io
from collections.abc import Sequence

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.reports.drawing.pdf import to_pdf
from kaskade_graph.reports.drawing.sheets import DrawnSheet

TITIK = 150
"""Dots per inch."""
TERBANYAK = 24
"""Sheets that a picture holds: it is then some 40,000 pixels high."""
_SELA = 24


def to_png(lembaran: Sequence[DrawnSheet], judul: str) -> bytes:
    """Return the picture; raises :class:`UsageError` for more than :data:`TERBANYAK` sheets."""
    if len(lembaran) > TERBANYAK:
        raise UsageError(
            Teks(
                f"{len(lembaran)} lembar tidak muat dalam satu PNG (paling banyak {TERBANYAK})",
                f"{len(lembaran)} sheets do not fit one PNG (at most {TERBANYAK})",
            ),
            Teks(
                "Pakai --format pdf, pilih kaskade dengan --scope, atau satu lembar dengan --page.",
                "Use --format pdf, choose cascades with --scope, or one sheet with --page.",
            ),
        )
    import pypdfium2
    from PIL import Image

    document = pypdfium2.PdfDocument(to_pdf(lembaran, judul))
    try:
        pages = [page.render(scale=TITIK / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()
    high = sum(p.height for p in pages) + _SELA * (len(pages) - 1)
    picture = Image.new("RGB", (max(p.width for p in pages), high), "#5B6570")
    y = 0
    for page in pages:
        picture.paste(page, (0, y))
        y += page.height + _SELA
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(TITIK, TITIK))
    return out.getvalue()
