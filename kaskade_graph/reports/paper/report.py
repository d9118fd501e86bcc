"""The report as a whole: the page that is signed, the chapters, the annexes; as Word document and as PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang
from kaskade_graph.reports.blocks import docx, pdf
from kaskade_graph.reports.blocks.model import Block, NewPage, Report
from kaskade_graph.reports.paper import chapters, details, front
from kaskade_graph.reports.paper.tree import cascade
from kaskade_graph.reports.paper.words import Words


def to_docx(hasil: Sequence[Hasil], lang: Lang = "id") -> bytes:
    """Return the report as a Word document; the same findings give the same bytes."""
    return docx.write(naskah(hasil, lang))


def to_pdf(hasil: Sequence[Hasil], lang: Lang = "id") -> bytes:
    """Return the report as PDF; the same findings give the same bytes."""
    return pdf.write(naskah(hasil, lang))


def naskah(hasil: Sequence[Hasil], lang: Lang = "id") -> Report:
    """Return the report on one cascade or several; no date, name or number stands in it that nobody gave."""
    words = Words(lang)
    title = words.say(
        "Naskah Hasil Evaluasi Kaskade Kinerja", "Report on the Evaluation of a Performance Cascade"
    )
    about = (
        words.kaskade(hasil[0])
        if len(hasil) == 1
        else words.say(f"{len(hasil)} kaskade", f"{len(hasil)} cascades")
    )
    return Report(
        title=f"{title}: {about}",
        head=f"{title} · {about}",
        page=(words.say("Halaman", "Page"), words.say("dari", "of")),
        blocks=tuple(_blocks(hasil, words)),
    )


def _blocks(hasil: Sequence[Hasil], words: Words) -> Iterator[Block]:
    yield from front.front(hasil, words)
    yield NewPage()
    yield from chapters.chapters(hasil, words)
    yield NewPage(landscape=True)
    number = 1
    for annex in (details.report, details.informational, cascade):
        blocks = list(annex(hasil, words, number))
        number += bool(blocks)
        yield from blocks
