"""Finding personal data in lines: numbers, titled names, and names where the form of a document puts them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kaskade_graph.personal.known import pattern_of, places
from kaskade_graph.personal.names import AFTER, BEFORE, NOT_NAME, is_name, titled
from kaskade_graph.personal.numbers import GAP, numbers_in
from kaskade_graph.personal.spans import PersonalKind, Span, merged, span_of

_FAR = 4
_BLOCK = 12
_NAME_LABEL = re.compile(
    r"^[\s\d.)]*(?:nama(?:\s+(?:lengkap|pejabat|pegawai|pns|asn|terang))?)\s*(?:[:=\t]|\s{2,})[\s:=]*(?P<value>\S.*?)\s*$",
    re.I,
)
_COMPANION = re.compile(
    r"^[\s\d.)]*(?:nip|nik|jabatan|pangkat|golongan|gol\b|unit kerja|selanjutnya disebut|selaku)", re.I
)
_BLOCK_START = re.compile(
    r"^\s*(?:.{0,60}\b)?(?:pihak\s+(?:pertama|kesatu|kedua)|mengetahui|menyetujui|disetujui|atasan langsung"
    r"|pejabat (?:penilai|yang dinilai)|yang membuat)\b[^.]{0,40}$",
    re.I,
)
_RANK = re.compile(
    r"^\W*(?:pembina|penata|pengatur|juru|pangkat|golongan|gol\b|[IV]{1,3}\s*/\s*[a-e]\b)", re.I
)
_BEFORE_NIP = re.compile(r"[\s,.:;(]*N\.?\s?I\.?\s?P\.?[\s.:=]*$", re.I)
# What any finding needs: digits enough, a title, a label, or the beginning of a block.
_MAY = re.compile(
    rf"\d(?:{GAP}\d){{8}}|\bN\.?I\.?[PK]\b|\bnama\b|\bpihak\b|mengetahui|menyetujui|\b{BEFORE}\.|,\s*{AFTER}",
    re.I,
)


def find(lines: Sequence[str]) -> list[list[Span]]:
    """Return for each line what is personal in it. ``lines`` stand below each other, as in the document."""
    found: list[list[Span]] = [numbers_in(line) for line in lines]
    names: list[list[Span]] = [list(titled(lines, at)) for at in range(len(lines))]
    parts = [_segments(line) for line in lines]
    for at, numbers in enumerate(found):
        for number in numbers:
            if number.jenis is PersonalKind.NIP:
                _beside(lines, parts, at, number, names)
    for at, line in enumerate(lines):
        if _labelled(lines, at):
            match = _NAME_LABEL.match(line)
            if match and is_name(match["value"]):
                names[at].append(span_of(match, "value"))
        if _BLOCK_START.match(line):
            _of_block(lines, parts, at, names)
    _again(lines, names)
    return [merged([*numbers, *name]) for numbers, name in zip(found, names, strict=True)]


def _segments(line: str) -> list[tuple[int, int]]:
    """Return the pieces of a line that stand apart: by tabs or by wide spaces."""
    return [m.span() for m in re.finditer(r"[^\s](?:[^\t\n]*?[^\s])?(?=\t|\s{2,}|\s*$)", line)]


def _beside(
    lines: Sequence[str],
    parts: Sequence[list[tuple[int, int]]],
    at: int,
    number: Span,
    names: list[list[Span]],
) -> None:
    """Find the name that a NIP belongs to: before it on its line, else the nearest above it in its column."""
    before = lines[at][: number.start]
    bare = _BEFORE_NIP.sub("", before)
    start = max((s for s, e in parts[at] if s < number.start), default=0)
    tail = bare[start:]
    if tail.strip(" \t.,:;/-()"):
        piece = tail if is_name(tail, alone=False) else tail.rpartition(",")[2] if "," in tail else tail
        offset = start + tail.rfind(piece)
        if is_name(piece):
            lead = len(piece) - len(piece.lstrip())
            names[at].append(Span(offset + lead, offset + len(piece.rstrip()), PersonalKind.NAMA))
            return
        return
    for up in range(at - 1, max(-1, at - 1 - _FAR), -1):
        here = [(s, e) for s, e in parts[up]]
        if not here:
            continue
        s, e = min(here, key=lambda part: _distance(part, start))
        text = lines[up][s:e]
        if _RANK.match(text):
            continue
        if is_name(text):
            names[up].append(Span(s, e, PersonalKind.NAMA))
        return


def _distance(part: tuple[int, int], column: int) -> int:
    start, end = part
    return 0 if start <= column <= end else min(abs(start - column), abs(end - column))


def _labelled(lines: Sequence[str], at: int) -> bool:
    """Whether a line ``Nama : ...`` is of a person: post, rank or number stand near it."""
    if not _NAME_LABEL.match(lines[at]):
        return False
    near = [*lines[max(0, at - 2) : at], *lines[at + 1 : at + 1 + _FAR]]
    return any(_COMPANION.match(line) for line in near)


def _of_block(
    lines: Sequence[str], parts: Sequence[list[tuple[int, int]]], at: int, names: list[list[Span]]
) -> None:
    """Find the names of a signature block that begins at a line: short pieces shaped as names, up to its end."""
    for down in range(at + 1, min(len(lines), at + 1 + _BLOCK)):
        line = lines[down]
        if len(line.strip()) > 120 and len(parts[down]) < 2:
            return
        above = lines[down - 1].strip(" ,.").lower()
        for s, e in parts[down]:
            if is_name(line[s:e], alone=False) and above.rpartition(" ")[2] not in NOT_NAME:
                names[down].append(Span(s, e, PersonalKind.NAMA))


def _again(lines: Sequence[str], names: list[list[Span]]) -> None:
    """Add the other places of the names that were found."""
    pattern = pattern_of(
        line[span.start : span.end] for line, spans in zip(lines, names, strict=True) for span in spans
    )
    if pattern is not None:
        for line, spans in zip(lines, names, strict=True):
            spans += places(pattern, line)


def may_hold(text: str) -> bool:
    """Say whether ``text`` needs a closer look."""
    return _MAY.search(text) is not None


def find_each(texts: Sequence[str], names: Sequence[str] = ()) -> list[list[list[Span]]]:
    """Return for each of ``texts``, which do not stand together, the spans of its lines.

    A name that one of them tells for certain is found in all, and so are ``names``.
    """
    lines = [text.split("\n") for text in texts]
    found: list[list[list[Span]]] = [
        find(one) if _MAY.search(text) else [[] for _ in one] for text, one in zip(texts, lines, strict=True)
    ]
    told = [
        line[span.start : span.end]
        for one, spans in zip(lines, found, strict=True)
        for line, here in zip(one, spans, strict=True)
        for span in here
        if span.jenis is PersonalKind.NAMA
    ]
    pattern = pattern_of([*told, *names])
    if pattern is None:
        return found
    return [
        [merged([*here, *places(pattern, line)]) for line, here in zip(one, spans, strict=True)]
        for one, spans in zip(lines, found, strict=True)
    ]
