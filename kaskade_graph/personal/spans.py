"""Personal data within a line: what it is, where it stands, and the line without it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class PersonalKind(StrEnum):
    """Kinds of personal data; the value is what stands in their place, in brackets."""

    NAMA = "nama"
    NIP = "NIP"
    NIK = "NIK"

    @property
    def mask(self) -> str:
        """What is shown instead."""
        return f"[{self.value}]"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Letters ``start`` up to ``end`` of one line, and what they are."""

    start: int
    end: int
    jenis: PersonalKind


def span_of(match: re.Match[str], group: str, jenis: PersonalKind = PersonalKind.NAMA) -> Span:
    """Return where a group of a match stands in its line."""
    return Span(match.start(group), match.end(group), jenis)


def put(line: str, spans: Sequence[Span]) -> str:
    """Return ``line`` with its spans replaced by what stands for them."""
    out, at = [], 0
    for span in merged(spans):
        out += [line[at : span.start], span.jenis.mask]
        at = span.end
    return "".join([*out, line[at:]])


def merged(spans: Sequence[Span]) -> list[Span]:
    """Return spans in order, those that touch as one of the kind of the first."""
    out: list[Span] = []
    for span in sorted(set(spans)):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end), out[-1].jenis)
        else:
            out.append(span)
    return out
