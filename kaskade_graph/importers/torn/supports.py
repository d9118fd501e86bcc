"""What a program supports, or a sasaran: as the document says, else by layout, else by evidence.

A page that prints several sasaran and then its programs does not say which program supports which. One is
chosen by its wording and its number, with a certainty that tells the choice from a statement, and the others
are listed. Several parents are given only where the document itself states several.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kaskade_graph.importers.labels import Support
from kaskade_graph.importers.torn.lexer import Token
from kaskade_graph.importers.torn.parsed import Head
from kaskade_graph.importers.torn.values import split_number, text
from kaskade_graph.importers.torn.wording import Wording
from kaskade_graph.likeness import likeness
from kaskade_graph.model import RANTAI, Jenis
from kaskade_graph.text import fold

_SAME_WORDS = 0.85
_NUMBER, _SUPPORTING = 0.6, 0.3
_SUPPORTING_PROGRAM = re.compile(r"\bpenunjang urusan pemerintahan\b")
_ACCOUNTABILITY = re.compile(
    r"\b(?:akuntabilitas|sakip|akip|lkjip|reformasi birokrasi|tata kelola perangkat)\b"
)
Words = Callable[[Head], str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One parent: how sure, why when it is not certain, what else was possible, and the words that state it."""

    head: Head
    keyakinan: float = 1.0
    alasan: str | None = None
    lain: tuple[Head, ...] = ()
    tokens: tuple[Token, ...] = ()


def stated(head: Head, above: Sequence[Head]) -> tuple[list[Chosen], str | None]:
    """Return the parents that ``head`` names itself, and what it names that is not there."""
    found: list[Chosen] = []
    missing: str | None = None
    for token in head.support:
        assert token.dukung is not None
        for one in token.dukung.nomor or ("",):
            parent = _referred(token.dukung, one, above)
            if parent is None:
                missing = missing or token.text
            elif all(c.head is not parent for c in found):
                found.append(Chosen(parent, tokens=(token,)))
    return found, missing


def choose(head: Head, heads: Sequence[Head], words: Words, same: Callable[[Head], object]) -> list[Chosen]:
    """Return what ``head`` supports among ``heads``, all those of the document in reading order.

    ``words`` gives all the words of a head, its indikator included; ``same`` what tells elements apart, for
    one may be printed on several pages. Empty when nothing of the level above is printed before it.
    """
    level = RANTAI[RANTAI.index(head.jenis) - 1]
    above = [h for h in heads if h.jenis is level]
    found, missing = stated(head, above)
    if found:
        return found
    before = [h for h in above if h.index < head.index]
    run = _distinct(_run_before(head, heads, level), same)
    if len(run) == 1 and missing is None:
        return [Chosen(run[0])]
    if not head.support and _stated_elsewhere(head, heads):
        return []
    candidates = run or _distinct(before, same)
    if not candidates:
        return []
    if missing is not None:
        why = f"tertulis {missing!r}, yang tidak ada dalam dokumen; dipilih menurut isi"
    elif run:
        why = f"di atasnya tercetak {len(run)} {level.teks.id}; dokumen tidak menyebut yang mana; dipilih menurut isi"
    else:
        why = f"halaman ini tidak memuat {level.teks.id}; dipilih menurut isi dari halaman sebelumnya"
    if len(candidates) == 1:
        return [Chosen(candidates[0], 0.7, why.replace("dipilih menurut isi", "diambil"))]
    return [_by_content(head, candidates, words, why)]


def _referred(said: Support, nomor: str, above: Sequence[Head]) -> Head | None:
    if said.jenis is not None and above and said.jenis is not above[0].jenis:
        return None
    if nomor:
        return next((h for h in above if _number(h) == _plain(nomor)), None)
    near = [
        (likeness(fold(said.kata), fold(split_number(text(h.name))[2])), -n, h) for n, h in enumerate(above)
    ]
    best = max(near, key=lambda n: n[:2], default=None)
    return best[2] if best is not None and best[0] >= _SAME_WORDS else None


def _number(head: Head) -> str | None:
    number = head.label.nomor or split_number(text(head.name))[1]
    return _plain(number) if number else None


def _plain(number: str) -> str:
    return number.upper().strip(" .").lstrip("0")


def _run_before(head: Head, heads: Sequence[Head], level: Jenis) -> list[Head]:
    """The heads of ``level`` printed in a row last before ``head``, on its page."""
    run: list[Head] = []
    for other in reversed(heads):
        if other.index >= head.index:
            continue
        if other.page != head.page:
            break
        if other.jenis is level:
            run.append(other)
        elif run:
            break
    return run[::-1]


def _stated_elsewhere(head: Head, heads: Sequence[Head]) -> bool:
    """Whether the document states what most others of this level support: then silence is a statement too."""
    others = [h for h in heads if h.jenis is head.jenis and h is not head]
    return sum(bool(h.support) for h in others) * 2 > len(others) > 1


def _distinct(heads: Sequence[Head], same: Callable[[Head], object]) -> list[Head]:
    return list({same(h): h for h in reversed(heads)}.values())[::-1]


def _by_content(head: Head, candidates: Sequence[Head], words: Words, why: str) -> Chosen:
    """Choose by wording, number, and what a supporting program is for."""
    mine = words(head)
    wording = Wording([mine, *(words(c) for c in candidates)])
    scores = []
    for n, one in enumerate(candidates):
        theirs = words(one)
        score = (wording.similarity(mine, theirs) + wording.similarity(theirs, mine)) / 2
        if _under(_number(head), _number(one)):
            score += _NUMBER
        if _SUPPORTING_PROGRAM.search(fold(text(head.name))) and _ACCOUNTABILITY.search(fold(theirs)):
            score += _SUPPORTING
        scores.append((score, -n, one))
    scores.sort(key=lambda s: (-s[0], -s[1]))
    margin = scores[0][0] - scores[1][0]
    sure = round(min(0.75, 0.5 + margin / 2), 2)
    best = scores[0][2]
    return Chosen(best, sure, f"{why} ({_share(scores[0][0])})", tuple(s[2] for s in scores[1:]))


def _share(score: float) -> str:
    return "tidak ada yang menonjol" if score < 0.1 else f"nilai kecocokan {min(score, 1.0):.2f}"


def _under(number: str | None, above: str | None) -> bool:
    """Whether a number is a dotted continuation of another: 2.1 of 2."""
    return bool(number and above and number.startswith(above + "."))
