"""Letters that a format sets apart: struck out they are withdrawn, raised they mark a note."""

from __future__ import annotations

import re
from dataclasses import replace

from kaskade_graph.errors import Teks
from kaskade_graph.importers.blocks import Block, Blocks, Cell, Grid, Paragraph

_PLAIN, _HIGH = "0123456789()abcde", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉ"
_RAISED = str.maketrans(_PLAIN, _HIGH)
_MARK = re.compile(r"\s*(?:[\d()*,]{1,5}|\(?[a-e]\)?)\s*")
_TAGGED = re.compile(r"<(s|strike|del|sup)\b[^<>]{0,200}>([^<>]{0,500})</\1>", re.IGNORECASE)
# A power of a unit (m², km³), of a letter in a formula and of an oxide in careless print is no mark.
_NOTE = re.compile(
    rf"(?<=[\w.)%])(?<!\b[A-Za-z])(?<!\b[A-Z]O)(?<!\b[khcdm]m)(?: ?[{_HIGH}]+|(?<!\*)\s?\*{{1,3}}\)?)(?=[ \t]*$)"
    rf"|(?<=\w\w\w)[{_HIGH}]+(?=\W)",
    re.MULTILINE,
)
_ANY = re.compile(rf"[*{_HIGH}]")
_HEADING = re.compile(r"^#{1,6} +(?=\S)")
_STRESSED = re.compile(r"\s*(\*{1,3}|_{1,3})(\w[^*_\n]*)\1\s*$")
"""Marks of Markdown: of a heading, and of a text that is stressed as a whole."""
_FORMULA = re.compile(r"[=Σ√^]|x̄")


def struck_out(count: int) -> list[Teks]:
    """Return what there is to tell of ``count`` texts that are struck out: they are not read."""
    return (
        [Teks(f"{count} teks yang dicoret tidak dibaca", f"{count} texts struck out are not read")]
        if count
        else []
    )


def raised(text: str) -> str:
    """Return a text that stands raised with the characters that say so, where it is short enough for a mark.

    >>> raised("2"), raised("1)"), raised("catatan")
    ('²', '¹⁾', 'catatan')
    """
    return text.translate(_RAISED) if _MARK.fullmatch(text) else text


def without_marks(blocks: Blocks) -> Blocks:
    """Return blocks without the marks of notes and without what tags in their texts strike out; both are told."""
    taken = _Taken()

    def bare(cell: Cell) -> Cell:
        text = _STRESSED.sub(r"\2", taken.off(cell.text))
        return cell if text == cell.text else replace(cell, text=text)

    out: list[Block] = []
    for block in blocks.blocks:
        if isinstance(block, Paragraph):
            out.append(replace(block, text=_HEADING.sub("", taken.off(block.text))))
        elif isinstance(block, Grid):
            out.append(replace(block, cells=[bare(cell) for cell in block.cells]))
        else:
            out.append(replace(block, cells=tuple(bare(cell) for cell in block.cells)))
    return replace(blocks, blocks=out, notes=[*blocks.notes, *taken.told()])


class _Taken:
    """Takes marks off texts and counts them."""

    def __init__(self) -> None:
        self.marks = self.struck = 0

    def off(self, text: str) -> str:
        """Return a text without marks of notes and without what its tags strike out.

        >>> _Taken().off("Nilai SAKIP¹"), _Taken().off("75 *)"), _Taken().off("m²"), _Taken().off("<s>70</s> 75")
        ('Nilai SAKIP', '75', 'm²', ' 75')
        """
        if "<" in text:
            text = _TAGGED.sub(self._tag, text)
        if not _ANY.search(text) or _FORMULA.search(text):
            return text
        if text.count("*") > 3 or re.search(r"\*+\w", text):
            return text  # signs of bold letters, of multiplication
        text, count = _NOTE.subn("", text)
        self.marks += count
        return text

    def _tag(self, match: re.Match[str]) -> str:
        if match[1].lower() == "sup":
            return raised(match[2])
        self.struck += bool(match[2].strip())
        return ""

    def told(self) -> list[Teks]:
        """Return what there is to tell of what was taken off."""
        count = self.marks
        marks = Teks(
            f"{count} tanda catatan (¹, *) bukan bagian dari teksnya",
            f"{count} marks of notes (¹, *) are no part of their texts",
        )
        return [*struck_out(self.struck), *([marks] if count else [])]
