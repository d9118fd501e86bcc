"""Which element supports which: position, columns, numbers and official names together.

On an ordinary page an element belongs to the last one of the level above, and nothing may overrule what the
page says: an auditor wants to see a sub kegiatan under the wrong kegiatan, not have it put right. Only where
position cannot be right (several kegiatan in a row, then "Sub Kegiatan 1" several times: columns read row
by row) do the official nomenclature, the order of columns and the numbers decide.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kaskade_graph.importers.official import Officials
from kaskade_graph.importers.torn.parsed import Head
from kaskade_graph.importers.torn.wording import Wording
from kaskade_graph.model import Jenis
from kaskade_graph.text import shown

_COLUMN, _NUMBER, _WORDS, _NEAREST = 0.3, 0.15, 0.2, 0.05
"""Weights beside official agreement, which counts 1: a name found in the nomenclature decides alone."""


@dataclass(slots=True)
class Attached:
    """The parent of a head (None: no element of the level above is printed before it), and how sure."""

    parent: Head | None
    keyakinan: float = 1.0
    alasan: str | None = None
    lain: tuple[Head, ...] = ()


def attach(heads: list[Head], officials: Officials) -> dict[int, Attached]:
    """Return the parent of every Kegiatan and SubKegiatan, keyed by ``id(head)``."""
    attached: dict[int, Attached] = {}
    for block in _blocks(heads):
        for above, below in ((Jenis.PROGRAM, Jenis.KEGIATAN), (Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)):
            attached |= _attach_level(block, above, below, officials)
    return attached


def _blocks(heads: list[Head]) -> list[list[Head]]:
    """Cut before a Program that follows a Kegiatan: what stands there belongs to programs further on."""
    blocks: list[list[Head]] = [[]]
    for head in heads:
        if head.jenis is Jenis.PROGRAM and any(h.jenis is Jenis.KEGIATAN for h in blocks[-1]):
            blocks.append([])
        blocks[-1].append(head)
    return blocks


def _attach_level(block: list[Head], above: Jenis, below: Jenis, officials: Officials) -> dict[int, Attached]:
    parents = [h for h in block if h.jenis is above]
    children = [h for h in block if h.jenis is below]
    if not parents:
        return {id(child): Attached(None) for child in children}
    positional = {id(child): _before(child, parents) for child in children}
    if _torn(parents, children, positional, officials):
        return _by_evidence(block, parents, children, officials)
    return {id(child): _by_position(child, positional[id(child)], parents, officials) for child in children}


def _before(child: Head, parents: list[Head]) -> Head | None:
    """The last parent before the child: in its own column of a table, else anywhere."""
    earlier = [p for p in parents if p.index < child.index]
    lane = child.label.lane
    same = [p for p in earlier if lane and p.label.lane and p.label.lane % 1000 == lane % 1000]
    return (same or earlier or [None])[-1]  # type: ignore[list-item]


def _torn(
    parents: list[Head], children: list[Head], positional: dict[int, Head | None], officials: Officials
) -> bool:
    """Whether position cannot be right: a parent without children while another has numbers twice, or the
    nomenclature gives several children to a parent that has none by position."""
    groups: dict[int, list[Head]] = defaultdict(list)
    for child in children:
        groups[id(positional[id(child)])].append(child)
    childless = [p for p in parents if id(p) not in groups]
    if not childless:
        return False
    numbers = [[c.label.nomor for c in group if c.label.nomor] for group in groups.values()]
    repeated = any(len(set(ns)) < len(ns) for ns in numbers)
    elsewhere = sum(
        any(
            officials.under(c, p) > officials.under(c, positional[id(c)] or p)
            for p in childless
            if p.index < c.index
        )
        for c in children
    )
    return repeated or elsewhere >= 2


def _by_position(child: Head, parent: Head | None, parents: list[Head], officials: Officials) -> Attached:
    if parent is None:
        return Attached(None, 0.5, "tidak ada unsur setingkat di atasnya sebelum baris ini")
    rivals = [p for p in parents if p is not parent and officials.under(child, p) >= 0.9]
    if rivals and officials.under(child, parent) < 0.5:
        other = " ".join(t.text for t in rivals[0].name)
        reason = f"menurut letak di halaman; menurut nomenklatur induknya {shown(other)!r}"
        return Attached(parent, 0.8, reason, tuple(rivals))
    return Attached(parent)


def _by_evidence(
    block: list[Head], parents: list[Head], children: list[Head], officials: Officials
) -> dict[int, Attached]:
    wording = Wording(h.words() for h in block)
    count: dict[int, int] = defaultdict(int)
    taken: set[int] = set()
    number: str | None = None
    attached: dict[int, Attached] = {}
    for child in children:
        if child.label.nomor != number:
            number, taken = child.label.nomor, set()
        ready = [p for p in parents if p.index < child.index]
        if not ready:
            attached[id(child)] = Attached(
                None, 0.5, "tidak ada unsur setingkat di atasnya sebelum baris ini"
            )
            continue
        expected = [p for p in ready if id(p) not in taken and _fits(child, count[id(p)])]
        scores = [
            (
                officials.under(child, p)
                + (_COLUMN if expected and p is expected[0] else 0.0)
                + (_NUMBER if p in expected else 0.0)
                + _WORDS * wording.similarity(child.words(), p.words())
                + (_NEAREST if p is ready[-1] else 0.0),
                -p.index,
                p,
            )
            for p in ready
        ]
        scores.sort(key=lambda s: (-s[0], -s[1]))
        parent = scores[0][2]
        attached[id(child)] = _explain(child, scores, officials)
        count[id(parent)] += 1
        taken.add(id(parent))
    return attached


def _fits(child: Head, so_far: int) -> bool:
    """Whether the child's number is the next one of a parent that has ``so_far`` children."""
    last = (child.label.nomor or "").rsplit(".", 1)[-1]
    return last.isdigit() and int(last) == so_far + 1


def _explain(child: Head, scores: list[tuple[float, int, Head]], officials: Officials) -> Attached:
    best, _, parent = scores[0]
    official = officials.under(child, parent)
    margin = best - scores[1][0] if len(scores) > 1 else best
    rivals = tuple(p for score, _, p in scores[1:4] if score > best - 0.3)
    if official >= 0.85:
        sure = round(min(0.97, 0.6 + official * 0.37), 2)
        return Attached(parent, sure, "tata letak kolom terurai; induk menurut nomenklatur resmi", rivals)
    sure = round(min(0.75, 0.5 + margin / 2), 2)
    reason = (
        "tata letak kolom terurai; nama tidak ada dalam nomenklatur: induk menurut urutan kolom dan nomor"
    )
    return Attached(parent, sure, reason, rivals)
