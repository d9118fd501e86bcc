"""The annex with the cascade itself as a picture, with the number of findings of each element."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.reports.blocks.model import Block, Heading, Picture
from kaskade_graph.reports.drawing.contents import Bagan, bagan, per_unsur
from kaskade_graph.reports.paper.words import Words


def cascade(hasil: Sequence[Hasil], words: Words, number: int) -> Iterator[Block]:
    """Yield the annex of a report on one cascade, nothing when its result does not carry it."""
    pohon = hasil[0].pohon if len(hasil) == 1 else None
    if pohon is not None:
        yield Heading(1, words.say(f"Lampiran {number}. Pohon kinerja", f"Annex {number}. The cascade"))
        yield _picture(bagan(pohon, words.lang, per_unsur(hasil[0].temuan)), words)


def _picture(drawn: Bagan, words: Words) -> Picture:
    """Return the first sheet of the drawn tree: the whole of a small cascade, of a large one the overview."""
    from kaskade_graph.reports.drawing.png import to_png
    from kaskade_graph.reports.drawing.sheets import ikhtisar

    caption = words.say(
        "Pohon kinerja dengan jumlah temuan; lembar A3 selengkapnya: kaskade tree --findings",
        "The cascade with the number of findings; all sheets in A3: kaskade tree --findings",
    )
    return Picture(caption, to_png([ikhtisar(drawn, words.lang)], drawn.judul))
