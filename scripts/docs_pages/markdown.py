"""Small pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.text import squeeze

GENERATED = Teks(
    "<!-- Dibuat oleh scripts/build_docs.py dari sumbernya; jangan disunting di sini. -->",
    "<!-- Made by scripts/build_docs.py from the source; do not edit here. -->",
)


def cell(text: str) -> str:
    """Return text that is safe in a cell of a table."""
    return squeeze(text).replace("|", "\\|").replace("<", "&lt;")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table; cells are Markdown already."""
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows)]


def page(lang: Lang, title: str, *parts: Iterable[str]) -> str:
    """Return a whole page."""
    lines = [GENERATED.pick(lang), "", f"# {title}", ""]
    for part in parts:
        lines += [*part, ""]
    return "\n".join(lines).rstrip("\n") + "\n"
