"""A text without what is personal in it."""

from __future__ import annotations

from kaskade_graph.personal.finding import find, may_hold
from kaskade_graph.personal.spans import Span, put


def mask(text: str) -> str:
    """Return ``text`` with all that is personal in it replaced; the number of its lines stays.

    >>> mask("Camat Sokaraja\\nBudi Santoso, S.Sos\\nNIP. 19650101 199003 1 001")
    'Camat Sokaraja\\n[nama]\\nNIP. [NIP]'
    """
    return masked(text)[0]


def masked(text: str) -> tuple[str, list[Span]]:
    """Return what :func:`mask` does, and what was found, as spans within lines."""
    if not may_hold(text):
        return text, []
    lines = text.split("\n")
    found = find(lines)
    if not any(found):
        return text, []
    return "\n".join(put(line, spans) for line, spans in zip(lines, found, strict=True)), [
        span for spans in found for span in spans
    ]
