"""Short reports in sections of indented lines: for the terminal, and as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.reports.markdown_text import escape
from kaskade_graph.text import shown


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of a section: how deep it stands, its text, and whether a dot stands before it."""

    tingkat: int
    teks: str
    titik: bool = False


@dataclass(frozen=True, slots=True)
class Bab:
    """A section: its heading and its lines."""

    judul: str
    butir: tuple[SectionLine, ...]


def to_text(chapters: Iterable[Bab], width: int | None = None) -> str:
    """Return the sections for a terminal, the first as the heading of all; wrapped at ``width``, or not at all."""
    heading, *sections = chapters
    lines = [heading.judul, *(f"  {b.teks}" for b in heading.butir)]
    for bab in sections:
        lines += ["", bab.judul]
        lines += [f"{'    ' * b.tingkat}{'• ' if b.titik else ''}{b.teks}" for b in bab.butir]
    return "\n".join(part for line in lines for part in _wrapped(shown(line), width)) + "\n"


def to_markdown(chapters: Iterable[Bab]) -> str:
    """Return the sections as Markdown, in which texts of the cascade are only text."""
    heading, *sections = chapters
    lines = [f"# {escape(heading.judul)}", ""]
    if heading.butir:
        lines += [*(f"{escape(b.teks)}  " for b in heading.butir), ""]
    for n, bab in enumerate(sections):
        lines += [*([""] if n else []), f"## {escape(bab.judul)}", ""]
        lines += [f"{'  ' * (b.tingkat - 1)}- {escape(b.teks)}" for b in bab.butir]
    return "\n".join(lines) + "\n"


def listed(parts: Sequence[str], lang: Lang) -> str:
    """Return ``parts`` as they stand in a sentence."""
    also = Teks("dan", "and").pick(lang)
    return f" {also} ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])}, {also} {parts[-1]}"


def _wrapped(line: str, width: int | None) -> list[str]:
    if width is None or len(line) <= width:
        return [line]
    indent = line[: len(line) - len(line.lstrip(" •"))]
    return textwrap.wrap(line, width, subsequent_indent=" " * len(indent) or "  ", break_on_hyphens=False)
