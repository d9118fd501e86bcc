"""Cascades in the DOT language of Graphviz. Arrows point up, as ``kin:mendukung`` does; the Tujuan stands left."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kaskade_graph.errors import Lang
from kaskade_graph.reports.drawing.boxes import WARNA_JENJANG
from kaskade_graph.reports.drawing.contents import Bagan
from kaskade_graph.reports.drawing.nodes import NodeLink, kaitan, lines, notes, shortened
from kaskade_graph.reports.office_text import plain
from kaskade_graph.text import squeeze

_WIDEST = 44
_HEAD = """digraph kaskade {
  rankdir=RL; ranksep=0.6; nodesep=0.15;
  node [shape=box, fontname="DejaVu Sans", fontsize=9, margin="0.1,0.06"];
  edge [color="#8A96A3", arrowsize=0.6];
"""


def to_dot(baganan: Sequence[Bagan], lang: Lang = "id") -> str:
    """Return one directed graph; several cascades are clusters in it."""
    parts = [_HEAD]
    for n, bagan in enumerate(baganan, 1):
        parts.append(
            f"  subgraph cluster_{n} {{\n    label={quoted([shortened(bagan.judul), bagan.edisi])};\n"
        )
        parts += [f"    {line};\n" for line in _body(kaitan(bagan, n), bagan, n, lang)]
        parts.append("  }\n")
    return "".join([*parts, "}\n"])


def _body(graph: NodeLink, bagan: Bagan, n: int, lang: Lang) -> Iterator[str]:
    for name, isi in graph.simpul:
        yield f'{name} [label={quoted(list(lines(isi, lang)))}, color="{WARNA_JENJANG[isi.jenis]}"]'
    for name, texts in notes(bagan, n, lang):
        yield f"{name} [label={quoted(texts)}, style=dashed]"
    yield from (f"{below} -> {above}" for below, above in graph.sisi)


def quoted(texts: Sequence[str]) -> str:
    r"""Return lines of text as a quoted string, each set flush left.

    Neither an escape of DOT nor a character reference of HTML is left in them.

    >>> quoted(['a "b" \\N', "<i> &lt;"])
    '"a \\"b\\" \\\\N\\l<i> &amp;lt;\\l"'
    """
    wrapped = [part for text in texts for part in textwrap.wrap(plain(squeeze(text)), _WIDEST) or [""]]
    safe = (w.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for w in wrapped)
    return '"' + "".join(f"{w}\\l" for w in safe) + '"'
