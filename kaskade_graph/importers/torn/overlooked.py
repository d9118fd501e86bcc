"""A check on every reading: what the text plainly has, and the reading has not.

Official names of program, kegiatan and sub kegiatan, official codes before a name, and programs in capitals
are told from other text without any grammar. When such a line did not become an element, or a whole level is
empty, the layout was not understood, and the reading says so instead of passing for a certain one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kaskade_graph.errors import Teks
from kaskade_graph.importers import labels
from kaskade_graph.importers.document import Line
from kaskade_graph.importers.torn.lexer import Kind, Token, official_level
from kaskade_graph.importers.torn.parsed import Parsed
from kaskade_graph.importers.torn.values import code_and_name, split_number
from kaskade_graph.likeness import likeness
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.text import fold, shown

_LEVELS = (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
_CAPITALS = re.compile(r"PROGRAM\s+[A-Z]{3,}[A-Z/,.\s()-]+$")
_SAME = 0.9
_FEW = 0.05
"""Up to this share of the elements of a level, what was overlooked is a remark and not a failure."""
_MANY_SASARAN = 8
"""More sasaran strategis than any unit has: its limit is about what fits one page of a Perjanjian Kinerja."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Overlooked:
    """A line that names an element which the reading does not have."""

    jenis: Jenis
    nama: str
    line: Line


def overlooked(tokens: Iterable[Token], parsed: Parsed) -> list[Overlooked]:
    """Return the names of activities in ``tokens`` that no head of ``parsed`` has, each once."""
    placed: dict[str, Jenis] = {}
    used = {id(t) for head in parsed.heads for t in head.name}
    for head in parsed.heads:
        placed.setdefault(fold(code_and_name(head)[1]), head.jenis)
    found: dict[str, Overlooked] = {}
    for token in tokens:
        if token.kind not in (Kind.TEXT, Kind.COLUMN) or id(token) in used:
            continue
        code, _, name = split_number(token.text)
        jenis = _level(code, name)
        key = fold(name)
        if jenis is None or key in found or any(likeness(key, other) >= _SAME for other in placed):
            continue
        found[key] = Overlooked(jenis, name, token.line)
    return list(found.values())


def judge(found: list[Overlooked], kaskade: Kaskade) -> tuple[list[Teks], list[Teks]]:
    """Return why the reading is a bad one, and what is merely to be looked at."""
    problems: list[Teks] = []
    remarks: list[Teks] = []
    for jenis in _LEVELS:
        here = [o for o in found if o.jenis is jenis]
        count = sum(1 for _ in kaskade.of(jenis))
        if here:
            into = problems if len(here) > _FEW * (count + len(here)) else remarks
            into.append(_said(here, jenis, count))
    sasaran = sum(1 for _ in kaskade.of(Jenis.SASARAN_STRATEGIS))
    if sasaran > _MANY_SASARAN and not any(True for j in _LEVELS for _ in kaskade.of(j)):
        problems.append(
            Teks(
                f"{sasaran} Sasaran Strategis dan tidak satu pun Program, Kegiatan atau Sub Kegiatan terbaca: "
                "mungkin tingkat unsurnya tidak dikenali",
                f"{sasaran} Sasaran Strategis and not one Program, Kegiatan or Sub Kegiatan were read: the levels "
                "were perhaps not recognised",
            )
        )
    return problems, remarks


def doubt(kaskade: Kaskade, problems: list[Teks]) -> None:
    """Mark the sasaran strategis of a cascade without activities as uncertain, when ``problems`` say why."""
    if not problems or any(True for j in _LEVELS for _ in kaskade.of(j)):
        return
    unsure = {u.iri for u in kaskade.of(Jenis.SASARAN_STRATEGIS)}
    why = "tingkat unsur mungkin salah: " + problems[0].id
    kaskade.bukti = [
        replace(k, keyakinan=0.5, alasan=why) if k.unsur in unsure and k.keyakinan > 0.5 else k
        for k in kaskade.bukti
    ]


def _level(code: str | None, name: str) -> Jenis | None:
    if code is not None and re.match(r"[A-Z]", name):
        return labels.SEGMENTS.get(code.count(".") + 1)
    if _CAPITALS.match(name):
        return Jenis.PROGRAM
    return official_level(name) if len(name.split()) > 1 else None


def _said(here: list[Overlooked], jenis: Jenis, count: int) -> Teks:
    what = jenis.teks
    where = "; ".join(_where(here))
    more = f" dan {len(here) - _SHOWN} lagi" if len(here) > _SHOWN else ""
    more_en = f" and {len(here) - _SHOWN} more" if len(here) > _SHOWN else ""
    return Teks(
        f"{len(here)} nama {what.id} tertulis tetapi tidak terbaca sebagai unsur (yang terbaca {count}): "
        f"{where}{more}. Periksa tata letaknya, atau isi templat (kaskade template)",
        f"{len(here)} names of {what.en} are printed but were not read as elements ({count} were read): "
        f"{where}{more_en}. Check the layout, or fill in the template (kaskade template)",
    )


def _where(here: list[Overlooked]) -> Iterator[str]:
    for one in here[:_SHOWN]:
        at = f"baris {one.line.line}" if one.line.line else (one.line.cell or "?")
        yield f"{at} {shown(one.nama[:60])!r}"
