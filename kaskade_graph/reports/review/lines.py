"""A reading without a page behind it (torn pages, filled templates): its lines in order, in the same colours."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.importers.account import Baris, Laporan
from kaskade_graph.importers.blocks import Spot
from kaskade_graph.reports.html_page import text
from kaskade_graph.reports.review.places import anchor, link, place

_HEADS = (Teks("Tempat", "Place"), Teks("Teks", "Text"), Teks("Menjadi", "Became"))


def lines_of(laporan: Laporan, lang: Lang) -> Iterator[str]:
    """Yield what was not read, then every line with what it became."""
    yield f"<h2>{text(Teks('Yang tidak terbaca', 'Not read').pick(lang))}</h2>"
    unread = [f"<li>{link(_spot(b), lang)}: {text(b.tempat.text)}</li>" for b in laporan.tak_terbaca]
    yield (
        f"<ul>{''.join(unread)}</ul>"
        if unread
        else f"<p>{text(Teks('Tidak ada.', 'Nothing.').pick(lang))}</p>"
    )
    yield f"<h2>{text(Teks('Dokumen baris demi baris', 'The document line by line').pick(lang))}</h2>"
    head = "".join(f"<th>{text(h.pick(lang))}</th>" for h in _HEADS)
    yield f'<table class="daftar"><thead><tr>{head}</tr></thead><tbody>'
    seen: set[str] = set()
    for baris in laporan.baris:
        yield _row(baris, seen, lang)
    yield "</tbody></table>"


def _row(baris: Baris, seen: set[str], lang: Lang) -> str:
    spot = _spot(baris)
    name = anchor(spot)
    target = "" if name in seen else f' id="{name}"'
    seen.add(name)
    kind, said = _fate(baris, lang)
    cells = (place(spot, lang), baris.tempat.text, said)
    return f'<tr class="{kind}"{target}>' + "".join(f"<td>{text(c)}</td>" for c in cells) + "</tr>"


def _fate(baris: Baris, lang: Lang) -> tuple[str, str]:
    if baris.menjadi:
        return "lain", "; ".join(baris.menjadi)
    if baris.diabaikan is None:
        return "belum", Teks("tidak terbaca", "not read").pick(lang)
    return "struktur", baris.diabaikan


def _spot(baris: Baris) -> Spot:
    at = baris.tempat
    return Spot(line=at.line, page=at.page, cell=at.cell)
