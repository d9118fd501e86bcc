"""Cascades as a Mermaid flowchart, for Markdown pages, wikis and issue trackers that draw it.

Arrows point up, as ``kin:mendukung`` does; the Tujuan stands left. Every letter of a label that could mean
something to Mermaid, Markdown or HTML is written as a character code, so a label is only text.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kaskade_graph.errors import Lang
from kaskade_graph.model import RANTAI
from kaskade_graph.reports.drawing.boxes import PUTIH, WARNA_JENJANG
from kaskade_graph.reports.drawing.contents import Bagan
from kaskade_graph.reports.drawing.nodes import NodeLink, kaitan, lines, notes, shortened
from kaskade_graph.text import shown, squeeze

_WIDEST = 60
_PLAIN = frozenset(" ,/-")


def to_mermaid(baganan: Sequence[Bagan], lang: Lang = "id") -> str:
    """Return one flowchart; several cascades are boxes in it."""
    out = ["flowchart RL"]
    for n, bagan in enumerate(baganan, 1):
        title = label([shortened(bagan.judul), bagan.edisi])
        out += [
            f'  subgraph k{n}["{title}"]',
            "    direction RL",
            *_body(kaitan(bagan, n), bagan, n, lang),
            "  end",
        ]
    for jenis in RANTAI:
        out.append(f"  classDef {jenis.value} fill:{PUTIH},stroke:{WARNA_JENJANG[jenis]},text-align:left")
    return "\n".join(out) + "\n"


def _body(graph: NodeLink, bagan: Bagan, n: int, lang: Lang) -> Iterator[str]:
    for name, isi in graph.simpul:
        yield f'    {name}["{label(list(lines(isi, lang)))}"]:::{isi.jenis.value}'
    for name, texts in notes(bagan, n, lang):
        yield f'    {name}["{label(texts)}"]'
    for below, above in graph.sisi:
        yield f"    {below} --> {above}"


def label(texts: Sequence[str]) -> str:
    r"""Return lines of text as they stand between the quotation marks of a label.

    >>> label(['a "b" <i>', "1. x"])
    'a #34;b#34; #60;i#62;<br/>1#46; x'
    """
    wrapped = [part for text in texts for part in textwrap.wrap(shown(squeeze(text)), _WIDEST) or [""]]
    return "<br/>".join("".join(map(_letter, line)) for line in wrapped)


def _letter(letter: str) -> str:
    return letter if letter.isalnum() or letter in _PLAIN else f"#{ord(letter)};"
