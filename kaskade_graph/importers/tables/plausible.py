"""Doubts about a whole reading, before anything is called read: what no cascade looks like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kaskade_graph.errors import Teks
from kaskade_graph.importers.tables.builder import Builder
from kaskade_graph.importers.tables.elements import JENIS, Node
from kaskade_graph.importers.tables.headings.columns import MEASURE
from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.headings.roles import LEVELS
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.rows import bodies, names
from kaskade_graph.text import shown

_INSTRUCTS = re.compile(
    r"[(<\[]?\s*(?:diisi\w*|isi(?:kan|lah)|isi (?:dengan|nama|sesuai)|(?:tulis|cantum|urai|sebut)kan)\b",
    re.IGNORECASE,
)
"""How the guidance of a form begins."""
_MANY = 30
_FEW = 4


def is_cascade(builder: Builder, plans: Iterable[Plan] = ()) -> bool:
    """Say whether anything read is told to be of a cascade by itself: an official name or code, a measure, or a table
    with a column for each of several levels."""
    instructed = sum(_INSTRUCTS.match(n.name) is not None for n in builder.nodes)
    if instructed * 2 > len(builder.nodes):
        return False  # a form with guidance how to fill it in
    if any(len({p.roles[c].key for c in p.name_columns} & set(LEVELS)) > 1 for p in plans):
        return True
    for node in builder.nodes:
        if node.code or builder.register.level(node.name):
            return True
    measures = [m for m in builder.measures if MEASURE.search(m.name)]
    return bool(measures) and len(measures) * 4 >= len(builder.measures)


def is_another_table(builder: Builder, unread: int, every: int) -> bool:
    """Say whether what was read is the little that another kind of table has in common: no indikator, and most of its
    text without a meaning here, as in a list of procurements by program."""
    return not builder.measures and unread * 3 > every


def doubts(builder: Builder) -> list[Teks]:
    """Return what makes the reading implausible; any of it makes the reading a bad one."""
    out: list[Teks] = []
    odd = [n for n in builder.nodes if (n.name or not n.holders) and not _is_name(n.name)]
    odd_measures = [m.name for m in builder.measures if not _is_name(m.name)]
    for what, text, where in [*((JENIS[n.level].teks.id, n.name, n) for n in odd)]:
        at = _where(where)
        out.append(
            Teks(
                f"{at}: {shown(text[:60])!r} tidak mungkin nama {what}",
                f"{at}: {shown(text[:60])!r} cannot be the name of a {what}",
            )
        )
    for text in odd_measures[:5]:
        out.append(
            Teks(
                f"{shown(text[:60])!r} tidak mungkin nama indikator",
                f"{shown(text[:60])!r} cannot be the name of an indikator",
            )
        )
    out += _one_level(builder)
    out += _crowded(builder)
    out += _as_many_objectives(builder)
    return out


def _where(node: Node) -> str:
    spot = node.where.spot if node.where else None
    if spot is None:
        return "?"
    if spot.cell:
        return f"{spot.sheet}!{spot.cell}" if spot.sheet else spot.cell
    return f"baris {spot.line}"


def _is_name(text: str) -> bool:
    """Whether a text may be a name: letters, no figure, no heading word alone."""
    if names.is_figure(text) or not re.search(r"[A-Za-z]{2}", text) or bodies.is_total_word(text):
        return False
    if _INSTRUCTS.match(text):
        return False
    role = meaning([text])
    return role is None or role.certainty < 1.0 or len(text.split()) > 2


def _one_level(builder: Builder) -> list[Teks]:
    """All rows of one level, though official names say otherwise."""
    if len(builder.nodes) < 4:
        return []
    levels = Counter(n.level for n in builder.nodes)
    level, count = levels.most_common(1)[0]
    if count < len(builder.nodes):
        return []
    official = Counter(lv for n in builder.nodes if (lv := builder.register.level(n.name)) is not None)
    other = sum(c for lv, c in official.items() if lv != level)
    if other * 3 < count:
        return []
    return [
        Teks(
            f"semua {count} baris terbaca sebagai {JENIS[level].teks.id}, padahal {other} namanya resmi "
            f"pada tingkat lain",
            f"all {count} rows were read as {JENIS[level].teks.en}, though {other} of the names are "
            f"official on another level",
        )
    ]


def _as_many_objectives(builder: Builder) -> list[Teks]:
    """As many sasaran of the unit as there are kegiatan and sub kegiatan: they are statements of these, misplaced."""
    levels = Counter(n.level for n in builder.nodes)
    objectives, work = levels["sasaran_strategis"], levels["kegiatan"] + levels["sub_kegiatan"]
    if work < _FEW or objectives < work:
        return []
    return [
        Teks(
            f"{objectives} sasaran strategis untuk {work} kegiatan dan sub kegiatan: "
            "mungkin sasaran milik tiap kegiatan",
            f"{objectives} sasaran strategis for {work} kegiatan and sub kegiatan: "
            "perhaps they are those of each kegiatan",
        )
    ]


def _crowded(builder: Builder) -> list[Teks]:
    counts = Counter(id(m.holder) for m in builder.measures)
    crowded = [n for n in builder.nodes if counts[id(n.draft.sasaran or n.draft)] > _MANY]
    return [
        Teks(
            f"{counts[id(n.draft.sasaran or n.draft)]} indikator pada satu unsur ({shown(n.name[:60])}): "
            f"mungkin unsur di antaranya tidak terbaca",
            f"{counts[id(n.draft.sasaran or n.draft)]} indikator on one element ({shown(n.name[:60])}): "
            f"elements between them were perhaps not read",
        )
        for n in crowded
    ]


def odd_codes(builder: Builder) -> list[Teks]:
    """Return the codes whose last part has more digits than any edition gives it: two parts run together, mostly."""
    out: list[Teks] = []
    for node in builder.nodes:
        last = (node.code or "").rsplit(".", 1)[-1]
        if node.code is None or len(last) in (2, 4) or not last.isdigit() or len(last) < 3:
            continue
        near = sorted(builder.register.codes(node.level, node.name))
        nearest = f"; terdekat: {near[0]}" if near else ""
        nearest_en = f"; nearest: {near[0]}" if near else ""
        code = shown(node.code)
        out.append(
            Teks(
                f"{_where(node)}: bagian terakhir kode {code} {len(last)} angka, bukan 2 atau 4{nearest}",
                f"{_where(node)}: the last part of {code} has {len(last)} digits, editions have 2 or 4{nearest_en}",
            )
        )
    return out


def unlinked(builder: Builder) -> list[Teks]:
    """Name the elements whose link to what is above them is not printed, where there are several to choose from."""
    out: list[Teks] = []
    for at, level in enumerate(LEVELS[1:], 1):
        above = [n for n in builder.nodes if n.level == LEVELS[at - 1]]
        loose = [n for n in builder.nodes if n.level == level and not n.parents]
        if len(above) < 2 or not loose:
            continue
        listed = ", ".join(shown(n.name[:50]) for n in loose[:_FEW]) + (", ..." if len(loose) > _FEW else "")
        kind, upper = JENIS[level].teks, JENIS[LEVELS[at - 1]].teks
        out.append(
            Teks(
                f"Kaitan {len(loose)} {kind.id} ke {upper.id} tidak tercetak dan tidak ditebak: {listed}",
                f"The links of {len(loose)} {kind.en} to a {upper.en} are not printed and not guessed: {listed}",
            )
        )
    return out
