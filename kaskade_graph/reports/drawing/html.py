"""Sheets as one HTML page: nothing is loaded and nothing runs; each sheet is printed on A3."""

from __future__ import annotations

from collections.abc import Sequence

from kaskade_graph.errors import Lang
from kaskade_graph.reports import html_page
from kaskade_graph.reports.drawing import svg
from kaskade_graph.reports.drawing.sheets import DrawnSheet

_STYLE = (
    "body{margin:0;background:#5b6570}section{margin:1rem auto;max-width:110rem;background:#fff}"
    "svg{display:block;width:100%;height:auto}nav{font:15px/1.5 sans-serif;background:#fff;padding:.6rem 1rem}"
    "nav ol{margin:0;padding-left:1.6rem}"
    "@page{size:A3 landscape;margin:0}"
    "@media print{body{background:#fff}nav{display:none}section{margin:0;max-width:none;break-after:page;"
    "break-inside:avoid}section:last-child{break-after:auto}svg{width:420mm;height:296.9mm}}"
)


def to_html(lembaran: Sequence[DrawnSheet], judul: str, lang: Lang = "id") -> str:
    """Return the page; with several sheets, a list of them leads to each."""
    there = {s.nomor for s in lembaran}
    pages = "".join(_sheet(lembar, there) for lembar in lembaran)
    contents = "".join(
        f'<li><a href="#lembar-{s.nomor}">{html_page.text(s.judul)}</a></li>' for s in lembaran
    )
    nav = f"<nav><ol>{contents}</ol></nav>\n" if len(lembaran) > 1 else ""
    style = f"{_STYLE}{svg.style(svg.used(lembaran))}"
    return html_page.page(judul, lang, style, f"{nav}{pages}", fonts=True)


def _sheet(lembar: DrawnSheet, there: set[int]) -> str:
    links = "".join(
        f'<a href="#lembar-{t.menuju}"><rect x="{t.x:.2f}" y="{t.y:.2f}" width="{t.kotak.lebar:.2f}" '
        f'height="{t.kotak.tinggi:.2f}" fill="#FFFFFF" fill-opacity="0">'
        f"<title>{html_page.text(t.nama)}</title></rect></a>\n"
        for t in lembar.kotak
        if t.menuju in there
    )
    name = html_page.text(lembar.judul)
    return (
        f'<section id="lembar-{lembar.nomor}" aria-label="{name}">\n'
        f'<svg viewBox="0 0 {lembar.lebar} {lembar.tinggi}">\n'
        f"{''.join(svg.shapes(lembar))}{links}</svg>\n</section>\n"
    )
