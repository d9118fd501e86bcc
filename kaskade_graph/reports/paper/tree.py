"""The annex with the cascade itself: every element under the one it supports, with its sasaran and indikator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.reports.blocks.model import Block, Cell, Heading, Picture, Table
from kaskade_graph.reports.drawing.contents import LEPAS, Bagan, Cabang, bagan, per_unsur
from kaskade_graph.reports.paper.words import Words


def cascade(hasil: Sequence[Hasil], words: Words, number: int) -> Iterator[Block]:
    """Yield the annex, nothing when no result carries its cascade."""
    drawn = [h for h in hasil if h.pohon is not None]
    if drawn:
        yield Heading(1, words.say(f"Lampiran {number}. Pohon kinerja", f"Annex {number}. The cascade"))
    for one in drawn:
        if one.pohon is not None:
            tree = bagan(one.pohon, words.lang, per_unsur(one.temuan))
            if len(drawn) == 1:
                yield _picture(tree, words)
            yield _table(tree, words, words.kaskade(one) if len(hasil) > 1 else "")


def _picture(drawn: Bagan, words: Words) -> Picture:
    """Return the first sheet of the drawn tree: the whole of a small cascade, of a large one the overview."""
    from kaskade_graph.reports.drawing.png import to_png
    from kaskade_graph.reports.drawing.sheets import ikhtisar

    caption = words.say(
        "Pohon kinerja dengan jumlah temuan; lembar A3 selengkapnya: kaskade tree --findings",
        "The cascade with the number of findings; all sheets in A3: kaskade tree --findings",
    )
    return Picture(caption, to_png([ikhtisar(drawn, words.lang)], drawn.judul))


def _table(drawn: Bagan, words: Words, caption: str) -> Table:
    rows = [row for top in drawn.akar for row in _rows(top, 0, words)]
    if drawn.lepas:
        rows.append((Cell(LEPAS.pick(words.lang), bold=True), "", _listed(drawn.lepas, words), ""))
    heads = (
        words.say("Unsur", "Element"),
        words.say("Sasaran", "Sasaran"),
        words.say("Indikator", "Indikator"),
        words.say("Temuan", "Findings"),
    )
    return Table(caption, heads, tuple(rows), (5, 4, 4.4, 1.8))


def _rows(cabang: Cabang, depth: int, words: Words) -> Iterator[tuple[str | Cell, ...]]:
    isi = cabang.isi
    again = words.say(" (sudah dimuat di atas)", " (listed above)") if isi.ulang else ""
    said = "\n".join(r.teks(words.lang) for r in isi.temuan)
    yield (
        Cell(words.cut(f"{isi.kepala}: {isi.nama}") + again, indent=min(depth, 6), bold=depth < 3),
        _listed(isi.sasaran, words),
        _listed(isi.indikator, words),
        Cell(said, colour=isi.temuan[0].keparahan if isi.temuan else None),
    )
    for child in cabang.anak:
        yield from _rows(child, depth + 1, words)


def _listed(texts: Sequence[str], words: Words) -> str:
    names = [words.cut(text) for text in texts]
    return names[0] if len(names) == 1 else "\n".join(f"{n}. {name}" for n, name in enumerate(names, 1))
