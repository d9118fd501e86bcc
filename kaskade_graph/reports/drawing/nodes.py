"""A cascade as nodes and edges with short names, for the formats that other programs lay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kaskade_graph.errors import Lang
from kaskade_graph.reports.drawing.contents import LEPAS, SELURUH, Bagan, BoxContents, Cabang, Ringkas

PANJANG = 400
"""Characters of a text that such a drawing shows."""


@dataclass(slots=True)
class NodeLink:
    """Nodes, in the order of the cascade, by name; edges from an element to what it supports."""

    simpul: list[tuple[str, BoxContents]] = field(default_factory=list)
    sisi: list[tuple[str, str]] = field(default_factory=list)


def kaitan(bagan: Bagan, nomor: int) -> NodeLink:
    """Return the graph of a drawing; ``nomor`` keeps the names of several apart. An element is one node."""
    out = NodeLink()
    branches = list(_walk(bagan.akar, None))
    full = {c.isi.iri: c.isi for c, _ in reversed(branches)}
    full |= {c.isi.iri: c.isi for c, _ in branches if not c.isi.ulang}
    names = {iri: f"k{nomor}n{n}" for n, iri in enumerate(dict.fromkeys(c.isi.iri for c, _ in branches), 1)}
    out.simpul = [(name, full[iri]) for iri, name in names.items()]
    edges = ((names[c.isi.iri], names[above.isi.iri]) for c, above in branches if above is not None)
    out.sisi = list(dict.fromkeys(edges))
    return out


def _walk(akar: list[Cabang], above: Cabang | None) -> Iterator[tuple[Cabang, Cabang | None]]:
    for one in akar:
        yield one, above
        yield from _walk(one.anak, one)


def notes(bagan: Bagan, nomor: int, lang: Lang) -> Iterator[tuple[str, list[str]]]:
    """Yield nodes for what belongs to no element, by name: loose indikator, and findings on the whole document."""
    if bagan.lepas:
        yield f"k{nomor}lepas", [LEPAS.pick(lang), *map(shortened, bagan.lepas)]
    if bagan.temuan:
        yield f"k{nomor}dokumen", [SELURUH.pick(lang), *_found(bagan.temuan, lang)]


def lines(isi: BoxContents, lang: Lang) -> Iterator[str]:
    """Yield what a box says, line by line; no text longer than :data:`PANJANG`."""
    yield shortened(isi.kepala)
    yield from map(shortened, (isi.nama, *isi.rincian, *isi.sasaran))
    yield from (shortened(f"• {text}") for text in isi.indikator)
    yield from _found(isi.temuan, lang)


def _found(temuan: Iterable[Ringkas], lang: Lang) -> Iterator[str]:
    for one in temuan:
        yield f"{one.teks(lang)}: {one.daftar(lang)}"


def shortened(text: str) -> str:
    """Return ``text``, cut where a drawing would be nothing but it."""
    return text if len(text) <= PANJANG else f"{text[:PANJANG]}…"
