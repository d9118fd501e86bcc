"""Sheets as PDF: the fonts embedded, an outline, the same sheets the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from kaskade_graph.reports.drawing.boxes import Petak
from kaskade_graph.reports.drawing.sheets import DrawnSheet
from kaskade_graph.reports.drawing_letters import font, plain


def to_pdf(lembaran: Sequence[DrawnSheet], judul: str) -> bytes:
    """Return a document with one page for each sheet."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    first = lembaran[0] if lembaran else DrawnSheet(1, judul, (), (), (), ())
    canvas = Canvas(
        out,
        pagesize=(first.lebar, first.tinggi),
        invariant=1,
        initialFontName=font("biasa"),
        pageCompression=1,
    )
    canvas.setTitle(plain(judul))
    canvas.setAuthor("kaskade")
    there = {s.nomor for s in lembaran}
    for lembar in lembaran or [first]:
        canvas.setPageSize((lembar.lebar, lembar.tinggi))
        canvas.bookmarkPage(_key(lembar.nomor))
        canvas.addOutlineEntry(plain(lembar.judul), _key(lembar.nomor), 0)
        draw(canvas, lembar)
        for at in (t for t in lembar.kotak if t.menuju in there):
            box = (at.x, lembar.tinggi - at.y - at.kotak.tinggi, at.x + at.kotak.lebar, lembar.tinggi - at.y)
            canvas.linkRect("", _key(at.menuju or 0), box, Border="[0 0 0]")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw(canvas: Any, lembar: DrawnSheet) -> None:
    """Draw a sheet on the page that a reportlab canvas is at."""
    high = lembar.tinggi
    for line in lembar.garis:
        canvas.setStrokeColor(line.warna)
        canvas.setLineWidth(line.tebal)
        (x, y), *rest = line.titik
        for to_x, to_y in rest:
            canvas.line(x, high - y, to_x, high - to_y)
            x, y = to_x, to_y
    for petak in lembar.petak:
        _rectangle(canvas, petak, high)
    for word in lembar.tulisan:
        canvas.setFont(font(word.huruf), word.ukuran)
        canvas.setFillColor(word.warna)
        canvas.drawString(word.x, high - word.y, word.teks)


def _rectangle(canvas: Any, petak: Petak, high: float) -> None:
    if petak.isi:
        canvas.setFillColor(petak.isi)
    if petak.garis:
        canvas.setStrokeColor(petak.garis)
        canvas.setLineWidth(petak.tebal)
        canvas.setDash(*((4, 3) if petak.putus else ()))
    canvas.rect(
        petak.x,
        high - petak.y - petak.tinggi,
        petak.lebar,
        petak.tinggi,
        stroke=int(bool(petak.garis)),
        fill=int(bool(petak.isi)),
    )
    if petak.putus:
        canvas.setDash()


def _key(nomor: int) -> str:
    return f"lembar-{nomor}"
